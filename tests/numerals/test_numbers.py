"""Properties of reading numbers."""

from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work import an_end

from dqcheck.model.quantity import Missing, MissingReason, Quantity
from dqcheck.numerals.numbers import NumberType, from_number, parse_number


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
