"""The records that a pass kept, graded for every rule at once; what a grade does not decide is left to the judge."""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import and_
from typing import Any

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
    asked = {index: _conditions(one) for index, one in screens.items()}
    named = {f"{index} {name}": one for index, given in asked.items() for name, one in given.items()}
    told: Any = passed.survivors.select(**named) if named else {}
    return {
        index: _of_rule(passed, screens[index], {name: told[f"{index} {name}"] for name in given})
        for index, given in asked.items()
    }


def _conditions(one: Screen) -> dict[str, Any]:
    """What is asked of each kept record: each condition is carried out once."""
    asked = {"judged": one.judged, "skipped": one.skipped, "blank": one.blank}
    if one.grades is not None:
        given = {name: getattr(one.grades, name) for name in ("fails", "within", "mild")}
        met = one.speaks.meets
        asked |= {name: c if c is None or met is None else met & c for name, c in given.items()}
    return {name: condition.fill_null(value=False) for name, condition in asked.items() if condition is not None}


def odd_places(frame: Any, columns: Mapping[str, PlainColumn | None]) -> list[int]:
    """The places of kept records with a value that only a judge can read."""
    odd = either(one.odd for one in columns.values() if one is not None and one.odd is not None)
    return [] if odd is None else frame.select(odd=odd)["odd"].arg_true().to_list()


def _of_rule(passed: Screened, one: Screen, told: Mapping[str, Any]) -> Graded:
    def at(*names: str) -> Sequence[int]:
        """The places where all of these conditions are true; nowhere where one is not asked."""
        if not all(name in told for name in names):
            return ()
        return both(*(told[name] for name in names)).arg_true().to_list()  # type: ignore[no-any-return]

    def decided(name: str) -> Any:
        """A condition on records that are neither judged nor blank nor skipped."""
        out = [~told[other] for other in ("judged", "skipped", "blank") if other in told]
        return both(told[name], *out)

    judged = at("judged")
    blank = passed.blank.get(one.counted, 0) - len(at("judged", "blank")) if one.blank is not None else 0
    if one.blank is not None and one.skipped is not None:
        blank += len(at("judged", "blank", "skipped"))
    skipped = passed.skipped.get(one.counted, 0) - len(at("judged", "skipped")) if one.skipped is not None else 0
    fails = decided("fails").arg_true().to_list() if "fails" in told else []
    mild = both(decided("fails"), told["mild"]).arg_true().to_list() if "mild" in told else []
    within = int(decided("within").sum()) if "within" in told else 0
    return Graded(
        judged=judged,
        fails=fails,
        mild=mild,
        within=within,
        blank=blank,
        skipped=skipped,
        passed=passed.met.get(one.speaks.scope, passed.length) - len(judged) - len(fails) - within - blank - skipped,
        absent=one.absent,
    )


def both(*conditions: Any) -> Any:
    """True where all conditions are."""
    return reduce(and_, conditions)
