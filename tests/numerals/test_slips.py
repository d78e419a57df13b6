"""Slips of the pen are found when they alone explain a value, and never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.model.quantity import Quantity
from dqcheck.numerals.intervals import Interval, point
from dqcheck.numerals.slips import SLIP_DIGITS, slip


def written(text: str, quantum: str = "0") -> Quantity:
    return Quantity(text=text, value=Decimal(text), quantum=Decimal(quantum))


@pytest.mark.parametrize(
    ("text", "meant", "cause"),
    [
        ("966", "960", "one-digit"),
        ("2451", "2415", "transposed"),
        ("15130000000", "15130000", "unit-slip"),
        ("-58", "58", "sign"),
        ("1226", "126", "digit-repeated"),
        ("126", "1226", "digit-missing"),
    ],
)
def test_slip_is_named(text: str, meant: str, cause: str) -> None:
    assert slip(written(text), point(Decimal(meant))) == (cause, Decimal(meant))


def test_decimals_as_printed_are_digits_too() -> None:
    assert slip(written("9.07", "0.01"), point(Decimal("9.70"))) == ("transposed", Decimal("9.70"))


def test_several_values_of_one_kind_are_no_answer() -> None:
    wanted = Interval(low=Decimal(960), high=Decimal(965))
    assert slip(written("966"), wanted) is None


def test_unrelated_value_has_no_slip() -> None:
    assert slip(written("7758"), point(Decimal(12345))) is None


@given(st.integers(min_value=10, max_value=10**9), st.integers(min_value=0, max_value=8))
def test_a_transposition_is_always_undone_by_a_single_slip(number: int, at: int) -> None:
    digits = str(number)
    at %= len(digits) - 1
    swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    if swapped == digits or swapped.startswith("0"):
        return
    found = slip(written(swapped), point(Decimal(number)))
    assert found is not None
    assert found[1] == number


def test_a_decimal_point_left_out_of_what_is_measured() -> None:
    assert slip(written("8725", "1"), point(Decimal("87.25"))) == ("decimal-point", Decimal("87.25"))


def test_nobody_meant_a_fraction_of_what_is_counted() -> None:
    wanted = Interval(low=Decimal("8.9"), high=Decimal("9.1"))
    assert slip(written("901"), wanted) is None
    assert slip(written("901", "1"), wanted) == ("decimal-point", Decimal("9.01"))


@pytest.mark.parametrize(
    ("text", "meant", "cause"),
    [("15", "15000000000", "unit-slip"), ("15", "0.015", "unit-slip"), ("150", "1500", "decimal-point")],
)
def test_a_power_of_ten(text: str, meant: str, cause: str) -> None:
    assert slip(written(text, "0.001"), point(Decimal(meant))) == (cause, Decimal(meant))


def test_longer_numbers_are_not_searched() -> None:
    fits = "1" * (SLIP_DIGITS - 1) + "2"
    assert slip(written(fits), point(Decimal("1" * (SLIP_DIGITS - 2) + "21"))) is not None
    longer = "1" + fits
    assert slip(written(longer), point(Decimal("1" + "1" * (SLIP_DIGITS - 2) + "21"))) is None


def test_a_wanted_value_without_an_end_is_searched_all_the_same() -> None:
    assert slip(written("966"), Interval(low=Decimal(967), high=None)) is None
    assert slip(written("-5"), Interval(low=Decimal(5), high=None)) == ("sign", Decimal(5))
