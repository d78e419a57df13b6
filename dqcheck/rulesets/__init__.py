"""Rulesets: YAML to records, where shipped rulesets lie, the rules that a form implies, and a ruleset's own faults."""

from dataclasses import replace
from typing import TYPE_CHECKING

from dqcheck.rulesets.locate import shipped

if TYPE_CHECKING:
    from pathlib import Path

    from dqcheck.errors import Problem
    from dqcheck.model.rule import Rule, Ruleset

__all__ = ["built", "faults", "implied", "load", "schema", "selfcheck", "shipped"]


def load(name_or_path: "str | Path") -> "Ruleset":
    """Load a ruleset by its shipped name, or from a file or folder.

    Raises UsageError when there is none, RulesetError with every problem when it is wrong.
    """
    from dqcheck.rulesets.loader import load as read

    return read(name_or_path)


def built(ruleset: "Ruleset") -> "Ruleset":
    """A ruleset that was built or changed in Python, its rules told what the form knows of their fields. Raises
    RulesetError with every mistake in it: a rule that names a field wrongly would else decide nothing, in silence."""
    from dqcheck.errors import RulesetError
    from dqcheck.rulesets.cross_references import mistakes
    from dqcheck.rulesets.loader import completed

    if problems := mistakes(ruleset):
        raise RulesetError(problems)
    rules = tuple(completed(rule, ruleset) for rule in ruleset.rules)
    return ruleset if all(a is b for a, b in zip(rules, ruleset.rules, strict=True)) else replace(ruleset, rules=rules)


def faults(name_or_path: "str | Path") -> "tuple[Problem, ...]":
    """Everything that is wrong with a ruleset: what keeps it from being loaded, and what ``selfcheck`` finds in the
    rest. Raises UsageError when there is none."""
    from dqcheck.rulesets.soundness import faults as examine

    return examine(name_or_path)


def implied(ruleset: "Ruleset") -> "tuple[Rule, ...]":
    """The structural rules that the form's fields imply: required, unique, type, range, codelist, format."""
    from dqcheck.rulesets.structural import implied as derive

    return derive(ruleset)


def selfcheck(ruleset: "Ruleset") -> "tuple[Problem, ...]":
    """A ruleset's own faults: unknown fields, duplicate ids, circular, contradictory or double counting totals, bounds
    that can never fail."""
    from dqcheck.rulesets.soundness import selfcheck as examine

    return examine(ruleset)


def schema() -> dict[str, object]:
    """The JSON Schema of a ruleset file, derived from the declarations."""
    from dqcheck.rulesets.editor_schema import schema as derive

    return derive()
