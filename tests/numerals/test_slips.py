"""Slips of the pen are found when they alone explain a value, and never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.model.quantity import Quantity
from dqcheck.numerals.intervals import Interval, point
from dqcheck.numerals.slips import POINT_POWERS, SLIP_DIGITS, UNIT_POWERS, slip


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


@pytest.mark.parametrize("power", [3, -3, 6, -6, 9, -9])
def test_every_unit_is_taken_for_another(power: int) -> None:
    assert power in UNIT_POWERS and len(UNIT_POWERS) == 6
    meant = Decimal(15).scaleb(power)
    assert slip(written("15", "0.1"), point(meant)) == ("unit-slip", meant)


@pytest.mark.parametrize("power", [1, -1, 2, -2])
def test_a_point_slips_by_one_or_two_digits(power: int) -> None:
    assert power in POINT_POWERS and len(POINT_POWERS) == 4
    meant = Decimal("87.25").scaleb(power)
    assert slip(written("87.25", "0.01"), point(meant)) == ("decimal-point", meant)


@pytest.mark.parametrize(
    ("text", "meant", "cause"),
    [
        ("-2451", "-2415", "transposed"),
        ("-966", "-960", "one-digit"),
        ("-1226", "-126", "digit-repeated"),
        ("1", "7", "one-digit"),
        ("1", "0", "one-digit"),
        ("12", "1", "digit-repeated"),
        ("12", "2", "digit-repeated"),
        ("26", "126", "digit-missing"),
        ("12", "126", "digit-missing"),
        ("9", "10", None),
        ("10", "1", "digit-repeated"),
        ("2051", "251", "digit-repeated"),
        ("201", "21", "digit-repeated"),
        ("20", "2", "digit-repeated"),
        ("102", "12", "digit-repeated"),
        ("102", "2", None),
        ("21", "12", "transposed"),
        ("120", "102", "transposed"),
        ("101", "1", None),
        ("12", "112", "digit-missing"),
        ("99", "999", "digit-missing"),
    ],
)
def test_digits_of_a_written_number(text: str, meant: str, cause: str | None) -> None:
    found = slip(written(text), point(Decimal(meant)))
    assert found == (None if cause is None else (cause, Decimal(meant)))


def test_the_length_of_what_is_wanted_leaves_no_slip_out() -> None:
    assert slip(written("966"), Interval(low=Decimal("959.5"), high=Decimal("960.5"))) == ("one-digit", Decimal(960))
    assert slip(written("996"), Interval(low=Decimal("999.5"), high=Decimal("1000.5"))) is None
    assert slip(written("1"), Interval(low=Decimal("-0.5"), high=Decimal("0.5"))) == ("one-digit", Decimal(0))
    assert slip(written("966"), Interval(low=Decimal(9661), high=None)) is None
    assert slip(written("12"), Interval(low=None, high=Decimal(-11))) == ("sign", Decimal(-12))
