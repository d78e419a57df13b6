"""Stored results that are not what the cells of their formulas give."""

from collections.abc import Iterator
from decimal import Decimal

from dqcheck.tables.formulas.evaluation import slack_of
from dqcheck.tables.formulas.formula_faults import FormulaFault
from dqcheck.tables.formulas.formula_sheet import STRANGE, FormulaSheet
from dqcheck.tables.formulas.stored_values import WIDE, Amount

_NOISE_OF_RESULT = Decimal("1e-9")
_MOST_ROUNDED = 10
"""Decimals of a stored result up to which it may have been rounded when it was saved."""
_HALF, _ONE, _TWO = Decimal("0.5"), Decimal(1), Decimal(2)


def result_faults(sheet: FormulaSheet) -> Iterator[FormulaFault]:
    """For each formula that can be reckoned again: what its cells give, and whether that is what is stored."""
    for cell, number in sheet.numbers.items():
        if number == STRANGE or (stored := sheet.stored(cell)) is None:
            continue
        given = sheet.evaluator.amount(sheet.expressions[number], *cell)
        if given is not None:
            holds = same_number(stored, given)
            yield FormulaFault(
                kind="result",
                cell=cell,
                given=given.value,
                slack=slack_between(stored, given, holds=holds),
                holds=holds,
            )


def slack_between(stored: Amount, given: Amount, *, holds: bool) -> Decimal:
    """The gap that is none: where both are the same number, more than lies between them."""
    slack = slack_of(given)
    return max(slack, WIDE.multiply(_TWO, abs(WIDE.subtract(stored.value, given.value)))) if holds else slack


def same_number(stored: Amount, given: Amount) -> bool:
    """Whether a stored number is a reckoned one: but for what binary arithmetic loses, and for the rounding to the
    decimals that it is stored with."""
    gap = abs(WIDE.subtract(stored.value, given.value))
    if gap <= slack_of(given):
        return True
    exponent = stored.value.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    if places > _MOST_ROUNDED:
        return gap <= _NOISE_OF_RESULT * abs(given.value)
    return gap <= _HALF.scaleb(-places) and given.value != given.value.quantize(_ONE.scaleb(-places), context=WIDE)
