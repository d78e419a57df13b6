"""A frame is judged alike whether it is screened or not."""

from collections import Counter
from dataclasses import replace
from typing import Any

from dqcheck.column_checks import ColumnCheck
from dqcheck.engine.screens.frame_judging import judge_filed, of_frame
from dqcheck.engine.screens.judged_columns import file_columns


def judged(frame: Any, checks: list[ColumnCheck], direct: int, key: str | None = None) -> Any:
    """What becomes of a frame: counts of every rule, and all findings."""
    filed = file_columns(frame, checks, key=key)
    made = judge_filed(filed, filed.ruleset.rules, direct=direct)
    part = of_frame(made, filed.ruleset)
    counted = [(t.rule.id, t.met, _positive(t.outcomes), _positive(t.reasons), t.lacking) for t in made.tallies]
    findings = sorted(part.later if part.later is not None else part.findings, key=repr)
    rows = {name: sorted(made.failing.of(name)["row"].to_list()) for name in made.failing.rules}
    return counted, sorted(map(told, findings)), rows, made.coverage


def assert_alike(frame: Any, checks: list[ColumnCheck], key: str | None = None) -> None:
    for small, large in zip(judged(frame, checks, 20_000, key), judged(frame, checks, 0, key), strict=True):
        assert small == large


def _positive(counts: Any) -> Any:
    return Counter({key: count for key, count in counts.items() if count})


def told(finding: Any) -> str:
    """A finding as it is compared: equal ones are numbered in the order in which they stand, and the sum of a column of
    floats, of which a finding is told its share, is one of floats (``test_graded`` compares the shares)."""
    bare = replace(finding, fingerprint=finding.fingerprint.split("-")[0], follows=None, influence=None)
    return repr(bare)
