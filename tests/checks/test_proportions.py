"""What percentages and growth share: the step a figure shows, and the gap that would have been accepted."""

from decimal import Decimal

import pytest
from making import EXACT, count, number, terms

from dqcheck.checks.proportions import allowance, quotient, step
from dqcheck.model.quantity import Quantity


@pytest.mark.parametrize(
    ("stated", "decimals", "shown"),
    [
        (number("89.36"), None, "0.01"),
        (number("89"), None, "1"),
        (count("89.36"), None, "0.01"),
        (count(89), None, "1"),
        (Quantity(text="", value=Decimal("1E+2")), None, "1"),
        (number("89.36"), 1, "0.1"),
        (number("89.36"), 2, "0.01"),
        (number("89.36"), 3, "0.01"),
        (number("89.36"), 0, "1"),
    ],
)
def test_the_step_of_a_percentage(stated, decimals, shown):
    assert step(stated, decimals) == Decimal(shown)


@pytest.mark.parametrize(
    ("given", "below", "above"),
    [
        (terms("half-up"), "0.05", "0.05"),
        (terms("half-even"), "0.05", "0.05"),
        (terms("truncate"), "0.1", "0"),
        (terms("any"), "0.1", "0.05"),
        (EXACT, "0", "0"),
        (terms("half-up", abs="2"), "2", "2"),
        (terms("half-up", abs="0.01"), "0.05", "0.05"),
        (terms("half-up", pct="10"), "5", "5"),
    ],
)
def test_the_gap_that_would_have_been_accepted(given, below, above):
    step_, expected = Decimal("0.1"), Decimal(50)
    assert allowance(step_, Decimal("-0.3"), expected, given) == Decimal(below)
    assert allowance(step_, Decimal("0.3"), expected, given) == Decimal(above)
    assert allowance(step_, Decimal(0), expected, given) == Decimal(above)


def test_a_quotient_is_printed_with_sixteen_digits():
    assert quotient(Decimal(1), Decimal(3)) == Decimal("33.33333333333333")
    assert quotient(Decimal(1), Decimal(8)) == Decimal("12.5")
