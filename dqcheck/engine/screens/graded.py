"""The records that a pass kept, graded for every rule at once; what a grade does not decide is left to the judge."""

from collections.abc import Mapping, Sequence
from typing import Any

from dqcheck.checks.screening import all_of
from dqcheck.engine.screens.opened_frames import ROW
from dqcheck.engine.screens.plain_columns import PlainColumn, either
from dqcheck.engine.screens.plan import Screen
from dqcheck.engine.screens.record_filter import Screened
from dqcheck.model.record import record


@record
class Graded:
    """What a rule comes to. ``judged`` are the places (among the kept records) of those that the judge must decide,
    ``fails`` and ``mild`` of those that were graded so; ``within``, ``blank``, ``skipped`` and ``passed``
    count the other records of the whole frame. ``absent`` says that ``passed`` are undecided for want of a column."""

    judged: Sequence[int]
    fails: Sequence[int]
    mild: Sequence[int]
    within: int
    blank: int
    skipped: int
    passed: int
    absent: bool = False


def grade(passed: Screened, screens: Mapping[int, Screen]) -> Mapping[int, Graded]:
    """Grade the kept records by the screens of rules (by their place in the list)."""
    return {index: _of_rule(passed, one, passed.survivors) for index, one in screens.items()}


def odd_places(frame: Any, columns: Mapping[str, PlainColumn | None]) -> list[int]:
    """The places of kept records with a value that only a judge can read."""
    odd = either(one.odd for one in columns.values() if one is not None and one.odd is not None)
    return [] if odd is None else frame.select(odd=odd)["odd"].arg_true().to_list()


def _of_rule(passed: Screened, one: Screen, frame: Any) -> Graded:
    import narwhals as nw

    no = nw.col(ROW) < 0
    judged = no if one.judged is None else one.judged
    skipped = no if one.skipped is None else one.skipped
    blank = no if one.blank is None else one.blank & ~skipped
    left = {"judged": judged, "blank": judged & blank, "skipped": judged & skipped}
    if one.grades is not None:
        decided = all_of([~judged, ~skipped, ~blank])
        for name in ("fails", "within", "mild"):
            condition = getattr(one.grades, name)
            if condition is not None:
                left[name] = condition.fill_null(value=False) & decided
    masks = frame.select(**left)
    fails = masks["fails"] if "fails" in left else None
    at = {name: masks[name].arg_true().to_list() for name in ("judged", "fails") if name in left}
    mild = (masks["mild"] & fails).arg_true().to_list() if "mild" in left else []
    within = int(masks["within"].sum()) if "within" in left else 0
    blanks = passed.blank.get(one.lacks, 0) - int(masks["blank"].sum()) if one.blank is not None else 0
    skips = passed.skipped.get(one.lacks, 0) - int(masks["skipped"].sum()) if one.skipped is not None else 0
    failing = at.get("fails", [])
    return Graded(
        judged=at["judged"],
        fails=failing,
        mild=mild,
        within=within,
        blank=blanks,
        skipped=skips,
        passed=passed.length - len(at["judged"]) - len(failing) - within - blanks - skips,
        absent=one.absent,
    )
