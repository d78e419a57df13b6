"""A stated total against the sum over units, for the kinds that gather the units of a table."""

from collections.abc import Iterator

from dqcheck.checks.base import Terms, Values
from dqcheck.checks.grading import balance, numbers, sum_of, undecided, unit_of, wanted_sum
from dqcheck.checks.table_rows import GROUP
from dqcheck.model.verdict import Outcome, Verdict
from dqcheck.numerals.intervals import Interval

MOST_SUSPECTS = 30
"""Of more values none alone is suspected."""


def added_up(sentence: str, values: Values, terms: Terms) -> Verdict:
    """The verdict on a total against the sum of the values that it stands for; ``sentence`` leads the name of
    what it says."""
    if GROUP in values:
        return undecided("no-group")
    if len(values["total"]) > 1:
        return undecided("several-rows")
    stated, units = numbers(values["total"]), numbers(values["of"])
    if stated is None or units is None:
        return undecided("not-a-number")
    outcome, expected, gap, allowed = balance(stated[0], units, (), terms)
    # A sum of many roundings, or within a tolerance, holds with a gap: it is never said to be the very figure.
    said = "near" if outcome is Outcome.PASS and gap else outcome.value
    return Verdict(
        outcome=outcome,
        note=f"{sentence}.{said}",
        observed=stated[0].value,
        expected=expected,
        discrepancy=gap,
        allowed=allowed,
        unit=stated[0].unit or unit_of(units),
        facts={"arithmetic": sum_of(units, ()), "count": len(units)},
    )


def solutions(values: Values, terms: Terms) -> Iterator[tuple[str, int, Interval]]:
    """What would repair the total, or one of not too many values."""
    if len(values["total"]) > 1 or GROUP in values:
        return
    stated, units = numbers(values["total"]), numbers(values["of"])
    if stated is None or units is None:
        return
    yield "total", 0, wanted_sum([(1, unit) for unit in units], terms.rounding)
    if len(units) > MOST_SUSPECTS:
        return
    for at in range(len(units)):
        others = [(-1, unit) for i, unit in enumerate(units) if i != at]
        yield "of", at, wanted_sum([(1, stated[0]), *others], terms.rounding)
