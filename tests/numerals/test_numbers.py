"""Properties of reading numbers."""

from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work import an_end

from dqcheck.model.quantity import Missing, MissingReason, Qualifier, Quantity
from dqcheck.numerals.numbers import NumberType, from_number, parse_number, split_qualifier


def written(value: Decimal) -> str:
    """A number in Vietnamese notation."""
    whole, _, decimals = format(abs(value), "f").partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return ("-" if value < 0 else "") + grouped + ("," + decimals if decimals else "")


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_a_written_count_reads_back(number: int) -> None:
    assert parse_number(written(Decimal(number))) == Quantity(text=written(Decimal(number)), value=Decimal(number))


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_a_written_decimal_reads_back_with_its_precision(value: Decimal) -> None:
    result = parse_number(written(value), type="number")
    assert isinstance(result, Quantity)
    assert (result.value, result.quantum) == (value, Decimal("0.01"))


@given(st.decimals(min_value=0, max_value=10**6, places=3))
def test_money_is_scaled_exactly(value: Decimal) -> None:
    result = parse_number(written(value) + " tỷ đồng", type="money", unit="triệu đồng")
    assert isinstance(result, Quantity)
    assert (result.value, result.quantum, result.unit) == (value * 10**9, Decimal(10**6), "đồng")


@given(st.text())
def test_any_text_gives_a_value_or_a_reason(text: str) -> None:
    for kind in get_args(NumberType):
        result = parse_number(text, type=kind)
        assert isinstance(result, Quantity | Missing)
        assert result.text == text


@given(st.text(alphabet="0123456789.,- /%()", max_size=14))
def test_an_ambiguous_number_has_several_candidates_and_an_unreadable_one_at_most_one(text: str) -> None:
    result = parse_number(text, type="number")
    if isinstance(result, Missing):
        assert (len(result.candidates) > 1) == (result.reason is MissingReason.AMBIGUOUS)


@given(st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False, min_value=-1e12, max_value=1e12))
def test_a_stored_number_never_carries_float_noise(number: float) -> None:
    result = from_number(number, type="number")
    assert isinstance(result, Quantity)
    assert float(result.value) == pytest.approx(number, rel=1e-14, abs=0)
    assert len(result.value.normalize().as_tuple().digits) <= 15


def test_a_stored_sum_is_what_a_person_sees() -> None:
    result = from_number(0.1 + 0.2, type="number")
    assert isinstance(result, Quantity)
    assert (result.value, result.quantum, result.text) == (Decimal("0.3"), Decimal("0.1"), "0,3")


def test_a_stored_percentage_is_as_precise_as_the_cell_shows() -> None:
    shown = from_number(99.5726, type="percent", decimals=2, text="99,57%")
    assert shown == Quantity(text="99,57%", value=Decimal("99.57"), quantum=Decimal("0.01"), unit="%", stored=True)
    padded = from_number(99.5, type="percent", decimals=2)
    assert isinstance(padded, Quantity)
    assert padded.quantum == Decimal("0.01")


def test_a_fraction_is_no_count() -> None:
    assert from_number(12.0) == Quantity(text="12", value=Decimal(12), stored=True)
    broken = from_number(12.5)
    assert isinstance(broken, Missing)
    assert broken.candidates == ("12.5",)
    assert isinstance(from_number(float("nan")), Missing)


def test_hostile_digits_stay_cheap() -> None:
    with an_end():
        for text in (
            "9" * 1_000_000,
            "1." * 500_000,
            "1.000" * 200_000,
            "1 000 " * 200_000,
            "(" * 1_000_000,
            "-" * 1_000_000,
        ):
            assert isinstance(parse_number(text, type="number"), Missing)


def stored(number: float | int | Decimal, **given: Any) -> Quantity:
    result = from_number(number, **given)
    assert isinstance(result, Quantity)
    return result


def test_a_stored_number_is_cut_to_the_fifteen_digits_of_a_spreadsheet() -> None:
    assert stored(1234567890.123456, type="number").value == Decimal("1234567890.12346")
    assert stored(123456789012345.0, type="number").value == 123456789012345
    exact = Decimal("1234567890.1234567")
    assert stored(exact, type="number").value == exact
    assert stored(1e26, type="number").quantum == 1
    assert stored(1200.0, type="number").quantum == 1
    assert stored(Decimal("12.00"), type="number").text == "12"
    assert stored(Decimal("12.50"), type="number").quantum == Decimal("0.01")


def test_the_decimals_of_a_cell_are_the_step_of_its_number() -> None:
    shown = stored(0.126, type="number", decimals=2)
    assert (shown.value, shown.quantum, shown.text, shown.stored) == (Decimal("0.13"), Decimal("0.01"), "0,126", True)
    assert stored(0.125, type="number", decimals=2).value == Decimal("0.13")
    assert stored(0.5, type="number", decimals=1).value == Decimal("0.5")
    assert stored(7, type="number", decimals=2).quantum == Decimal("0.01")
    assert stored(0.126, type="number").quantum == Decimal("0.001")
    assert stored(7, decimals=2) == Quantity(text="7", value=Decimal(7), stored=True)
    assert stored(12.6, type="number", decimals=0).value == 13


def test_decimals_are_counted_in_the_unit_of_the_column() -> None:
    money = stored(15.126, type="money", unit="tỷ đồng", decimals=2)
    assert (money.value, money.quantum, money.unit) == (15_130_000_000, 10_000_000, "đồng")
    exact = stored(15.12, type="money", unit="tỷ đồng", decimals=2)
    assert (exact.value, exact.quantum) == (15_120_000_000, 10_000_000)
    assert stored(15.1, type="money", unit="tỷ đồng", decimals=2).quantum == 10_000_000


def test_a_longer_run_of_digits_is_no_quantity() -> None:
    assert stored_text("1" * 48) == int("1" * 48)
    assert stored_text("1" * 49) is None
    assert stored_text("12 " + "a" * 197) == 12
    assert stored_text("12 " + "a" * 198) is None


def stored_text(text: str) -> Decimal | None:
    result = parse_number(text)
    return result.value if isinstance(result, Quantity) else None


def test_what_is_infinite_is_unreadable() -> None:
    assert from_number(float("inf")) == Missing(text="inf", reason=MissingReason.UNREADABLE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("gần 200", (Qualifier.NEARLY, "200")),
        ("Không quá 200 hồ sơ mới nhận", (Qualifier.AT_MOST, "200 hồ sơ mới nhận")),
        ("ước đạt 200", (Qualifier.ABOUT, "200")),
        ("ước 200", (Qualifier.ABOUT, "200")),
        (">=200", (Qualifier.AT_LEAST, "200")),
        ("200 gần", (None, "200 gần")),
        ("hồ sơ 200", (None, "hồ sơ 200")),
        ("gần", (None, "gần")),
        ("", (None, "")),
    ],
)
def test_the_word_before_a_number(text: str, found: tuple[Qualifier | None, str]) -> None:
    assert split_qualifier(text) == found


def test_a_value_keeps_the_decimals_it_was_written_with() -> None:
    result = parse_number("12,50", type="number")
    assert isinstance(result, Quantity)
    assert str(result.value) == "12.50"
    scaled = parse_number("12,50", type="number", unit="nghìn ha")
    assert isinstance(scaled, Quantity)
    assert str(scaled.value) == "12500"
