"""A total that is broken down in several ways, each of which adds up to it by itself."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from dqcheck.checks.base import Terms, Values
from dqcheck.checks.grading import balance, numbers, sum_of, undecided, unit_of
from dqcheck.model.quantity import Missing, Quantity, Value
from dqcheck.model.verdict import Outcome, Verdict

Splits = Sequence[Sequence[str]]
"""The fields of each breakdown; one that is written ``-name`` is subtracted."""

_BEST = (Outcome.PASS, Outcome.WITHIN_ROUNDING, Outcome.UNDECIDED, Outcome.FAIL)


def unsigned(part: str) -> str:
    """The field of a part, without its sign."""
    return part.removeprefix("-").strip()


def faults(total: str, splits: Splits, hold: str | None, *, exhaustive: bool) -> Iterator[str]:
    """What is wrong with breakdowns, one English sentence each, led by the parameter."""
    if not splits:
        if hold:
            yield "hold: says how many of splits must add up; give splits"
        return
    if any(len(own) < 2 for own in splits):
        yield "splits: each is a list of two fields or more, such as [[men, women], [town, country]]"
    elif len(splits) < 2:
        yield "splits: there is only one; give it as parts"
    if len({tuple(sorted(own)) for own in splits}) < len(splits):
        yield "splits: two of them are the same"
    if any(unsigned(part) == total for own in splits for part in own):
        yield f"splits: {total!r} is a part of itself"
    if not exhaustive:
        yield "exhaustive: speaks of parts; every one of splits is the whole of the total"


def judge(values: Values, splits: Splits, hold: Literal["any", "all"] | None, terms: Terms) -> Verdict:
    """The verdict on a total and its breakdowns, whose parts are the values of the role ``splits`` in their order."""
    stated, parts = values["total"][0], iter(values["splits"])
    if not isinstance(stated, Quantity):
        return undecided("not-a-number")
    verdicts = [_one(stated, own, [next(parts) for _ in own], terms) for own in splits]
    ranked = sorted(verdicts, key=lambda one: (_BEST.index(one.outcome), abs(one.discrepancy or 0)))
    if hold == "all":
        failed = next((one for one in verdicts if one.outcome is Outcome.FAIL), None)
        return failed or ranked[-1]
    best = ranked[0]
    if best.outcome is not Outcome.FAIL:
        return best
    sums = tuple(one.expected for one in verdicts if isinstance(one.expected, Decimal))
    return Verdict(
        outcome=Outcome.FAIL,
        note="total.no-split",
        observed=best.observed,
        expected=best.expected,
        discrepancy=best.discrepancy,
        allowed=best.allowed,
        unit=best.unit,
        facts={**best.facts, "sums": sums},
    )


def _one(stated: Quantity, fields: Sequence[str], values: Sequence[Value], terms: Terms) -> Verdict:
    """The verdict on one breakdown; undecided where a part of it is missing."""
    missing = next((value for value in values if isinstance(value, Missing)), None)
    if missing is not None:
        return undecided(missing.reason.value)
    parts = numbers(values)
    if parts is None:
        return undecided("not-a-number")
    plus = [part for name, part in zip(fields, parts, strict=True) if not name.startswith("-")]
    less = [part for name, part in zip(fields, parts, strict=True) if name.startswith("-")]
    outcome, expected, gap, allowed = balance(stated, plus, less, terms)
    return Verdict(
        outcome=outcome,
        note=f"total.{outcome}",
        observed=stated.value,
        expected=expected,
        discrepancy=gap,
        allowed=allowed,
        unit=stated.unit or unit_of(parts),
        facts={"arithmetic": sum_of(plus, less)},
    )
