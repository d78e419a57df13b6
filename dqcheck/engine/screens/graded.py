"""The records that a pass kept, graded for every rule at once; what a grade does not decide is left to the judge."""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any

from dqcheck.engine.screens.plain_columns import PlainColumn, either
from dqcheck.engine.screens.plan import Screen
from dqcheck.engine.screens.record_filter import Screened
from dqcheck.model.record import record

FEW = 10
"""Records that a rule kept which its judge decides sooner than expressions are made for all of them."""


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
    """Grade the kept records by the screens of rules (by their place in the list). What a rule kept few of the judge
    decides, and of a rule that kept none nothing else is asked: most rules are of these."""
    frame = passed.survivors
    keeps = _told(frame, {index: one.keep for index, one in screens.items()})
    odds = _told(frame, {index: one.odd for index, one in screens.items()})
    asked: dict[int, dict[str, Any]] = {}
    known: dict[int, dict[str, Any]] = {}
    for index, one in screens.items():
        given = [told[index] for told in (keeps, odds) if index in told]
        if given and one.grades is not None and index in keeps and keeps[index].sum() > FEW:
            asked[index], known[index] = _conditions(one), {}
        elif given and (judged := one_of(*given)).any():
            asked[index], known[index] = _lacking(one), {"judged": judged}
    named = {f"{index} {name}": one for index, given in asked.items() for name, one in given.items()}
    told: Any = frame.select(**named) if named else {}
    for index, conditions in asked.items():
        known[index] |= {name: told[f"{index} {name}"] for name in conditions}
    return {index: _of_rule(passed, one, known.get(index, {})) for index, one in screens.items()}


def _told(frame: Any, conditions: Mapping[int, Any]) -> dict[int, Any]:
    """Of which records conditions are true, for those that are asked; those that are the same are asked once."""
    alike = {str(id(one)): one for one in conditions.values() if one is not None}
    told = frame.select(**alike) if alike and len(frame) else {}
    return {index: told[str(id(one))] for index, one in conditions.items() if str(id(one)) in told}


def _lacking(one: Screen) -> dict[str, Any]:
    """What says of a record that the rule is skipped or blank there."""
    asked = {"skipped": one.skipped, "blank": one.blank}
    return {name: condition.fill_null(value=False) for name, condition in asked.items() if condition is not None}


def _conditions(one: Screen) -> dict[str, Any]:
    """What is asked of each kept record where grades decide: each condition is carried out once."""
    given = {name: getattr(one.grades, name) for name in ("fails", "within", "mild")}
    met = one.speaks.meets
    asked = {name: c if c is None or met is None else met & c for name, c in given.items()}
    asked["judged"] = one.judged
    return _lacking(one) | {name: c.fill_null(value=False) for name, c in asked.items() if c is not None}


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


def one_of(*conditions: Any) -> Any:
    """True where one of the conditions is."""
    return reduce(or_, conditions)


def both(*conditions: Any) -> Any:
    """True where all conditions are."""
    return reduce(and_, conditions)
