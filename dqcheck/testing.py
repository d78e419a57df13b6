"""For authors of rulesets: assert in one line, in any test runner, that a ruleset is sound and judges its examples."""

from pathlib import Path

from dqcheck import rulesets
from dqcheck.model.rule import Ruleset


def assert_sound(ruleset: str | Path | Ruleset) -> None:
    """Assert that a ruleset has no faults of its own and that every example is judged as it says. The AssertionError
    lists everything that is wrong; a ruleset that cannot be loaded raises RulesetError."""
    from dqcheck.engine.told_examples import differences

    loaded = ruleset if isinstance(ruleset, Ruleset) else rulesets.load(ruleset)
    wrong = [str(problem) for problem in rulesets.selfcheck(loaded)]
    wrong += [difference.en for difference in differences(loaded)]
    if wrong:
        raise AssertionError("\n".join(wrong))
