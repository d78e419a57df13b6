"""Slips of the pen are found when they alone explain a value, and never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.model.quantity import Quantity
from dqcheck.numerals import slips
from dqcheck.numerals.intervals import Interval, point
from dqcheck.numerals.slips import POINT_POWERS, SLIP_DIGITS, UNIT_POWERS, may_be_transposed, slip


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
    ("text", "quantum", "meant", "cause"),
    [
        ("58", "0", "-58", "sign"),
        ("15", "0", "15000", "unit-slip"),
        ("15000000", "0", "15", "unit-slip"),
        ("15", "0", "15000000", "unit-slip"),
        ("15000000000", "0", "15", "unit-slip"),
        ("15", "0", "15000000000", "unit-slip"),
        ("-2451", "0", "-2415", "transposed"),
        ("150", "0", "15", "digit-repeated"),
        ("87.25", "0.01", "872.5", "decimal-point"),
        ("87.25", "0.01", "8725", "decimal-point"),
        ("8725", "1", "872.5", "decimal-point"),
        ("-1226", "0", "-126", "digit-repeated"),
        ("12", "0", "412", "digit-missing"),
        ("12", "0", "142", "digit-missing"),
        ("12", "0", "102", "digit-missing"),
        ("12", "0", "124", "digit-missing"),
        ("412", "0", "12", "digit-repeated"),
        ("5", "0", "0", "one-digit"),
        ("0", "0", "7", "one-digit"),
        ("10", "0", "90", "one-digit"),
        ("987654321", "0", "987654329", "one-digit"),
    ],
)
def test_each_slip_with_its_sign_and_size(text: str, quantum: str, meant: str, cause: str) -> None:
    assert slip(written(text, quantum), point(Decimal(meant))) == (cause, Decimal(meant))


def test_no_digit_is_put_before_nothing() -> None:
    assert slip(written("10"), point(Decimal(1))) == ("digit-repeated", Decimal(1))  # never 01
    assert slip(written("102"), point(Decimal(2))) is None
    assert slip(written("10"), Interval(low=Decimal("0.5"), high=Decimal("10.5"))) == ("digit-repeated", Decimal(1))
    assert slip(written("25"), Interval(low=Decimal("4.5"), high=Decimal("10.5"))) == ("digit-repeated", Decimal(5))
    assert slip(written("5"), point(Decimal(5000000000000))) is None


def test_a_slip_must_give_one_value_of_an_open_interval_too() -> None:
    assert slip(written("58"), Interval(low=None, high=Decimal(-58))) == ("sign", Decimal(-58))
    assert slip(written("21"), Interval(low=None, high=Decimal(12))) == ("sign", Decimal(-21))
    assert slip(written("21"), Interval(low=Decimal(900), high=None)) is None
    assert slip(written("21"), Interval(low=None, high=Decimal(-500))) is None
    assert slip(written("966"), Interval(low=Decimal(960), high=Decimal(961))) is None
    assert slip(written("966"), Interval(low=Decimal("959.5"), high=Decimal("960.5"))) == ("one-digit", Decimal(960))


def test_values_of_both_signs_and_of_other_lengths() -> None:
    around = Interval(low=Decimal(-9), high=Decimal(1))
    assert slip(written("12"), around) == ("digit-repeated", Decimal(1))
    up = Interval(low=Decimal("99.5"), high=Decimal("100.5"))
    assert slip(written("10", "1"), up) == ("decimal-point", Decimal(100))
    assert slip(written("101"), Interval(low=Decimal("99.2"), high=Decimal("100.4"))) == ("one-digit", Decimal(100))


def test_numbers_of_more_than_eighteen_digits_are_not_taken_apart() -> None:
    assert slip(written("1" * 18), point(Decimal("1" * 17 + "2"))) == ("one-digit", Decimal("1" * 17 + "2"))
    assert slip(written("1" * 19), point(Decimal("1" * 18 + "2"))) is None
    assert slip(written("1.5"), point(Decimal("5.1"))) is None  # no whole number of its steps


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


def test_the_room_that_a_number_is_given_is_no_digit_of_it() -> None:
    given = Quantity(text="18224", value=Decimal(18224), quantum=Decimal(8))
    assert slip(given, Interval(low=Decimal(1823), high=Decimal(1828))) == ("digit-repeated", Decimal(1824))
    huge = Quantity(text="", value=Decimal(10) ** 40, quantum=Decimal("0.5"))
    assert slip(huge, point(Decimal(10) ** 38 * 5)) is None


def test_of_several_slips_within_roundings_the_one_that_fits_to_the_digit_is_meant() -> None:
    near = Interval(low=Decimal(74405), high=Decimal(74615))
    assert slip(written("744510", "10"), near) == ("digit-repeated", Decimal(74510))
    off = Interval(low=Decimal(74401), high=Decimal(74615))
    assert slip(written("744510", "10"), off) is None


@given(
    st.integers(min_value=10, max_value=10**7),
    st.sampled_from(("0.01", "1", "1E+3", "2", "25")),
    st.integers(min_value=-90, max_value=90),
    st.sampled_from(("0", "0.5", "1.5")),
)
def test_no_transposition_is_left_out_by_a_look_at_its_digits(number: int, step: str, nines: int, room: str) -> None:
    quantum = Decimal(step)
    value, width = number * quantum, Decimal(room) * quantum
    wanted = Interval(low=value + 9 * nines * quantum - width, high=value + 9 * nines * quantum + width)
    assert wanted.low is not None and wanted.high is not None
    told = slip(Quantity(text="", value=value, quantum=quantum), wanted, {"transposed"})
    assert told is None or may_be_transposed(value, quantum, wanted.low, wanted.high)


@pytest.mark.parametrize(
    ("value", "step", "wanted", "may"),
    [
        ("2451", "1", "2415", True),
        ("2451", "1", "2416", False),
        ("24510", "10", "24150", True),
        ("2451", "2", "2416", True),
        ("24.51", "0.01", "24.52", False),
        ("2451", "10", "2416", True),
    ],
)
def test_other_digits_are_no_transposition(value: str, step: str, wanted: str, may: bool) -> None:
    meant = Decimal(wanted)
    assert may_be_transposed(Decimal(value), Decimal(step), meant, meant) is may


@given(
    st.decimals(min_value=-99_999, max_value=99_999, places=1),
    st.sampled_from(["0", "0.1", "1", "100"]),
    st.decimals(min_value=-99_999, max_value=99_999, places=2),
    st.decimals(min_value=0, max_value=20, places=2),
)
def test_what_lies_beyond_what_is_wanted_need_not_be_tried(
    value: Decimal, quantum: str, low: Decimal, room: Decimal
) -> None:
    quantity, wanted = written(str(value), quantum), Interval(low=low, high=low + room)
    with pytest.MonkeyPatch.context() as patched:
        found = slip(quantity, wanted)
        patched.setattr(slips, "_steps_within", lambda *_: (0, 10 ** (SLIP_DIGITS + 1)))
        assert found == slip(quantity, wanted)
