"""Properties of reading numbers."""

from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work import an_end

from dqcheck.language.en.numerals import NUMERALS as ENGLISH
from dqcheck.language.vi.numerals import NUMERALS
from dqcheck.model.quantity import Missing, MissingReason, Qualifier, Quantity
from dqcheck.numerals.numbers import (
    MOST_CHARACTERS,
    MOST_DIGITS,
    NumberType,
    as_float,
    from_number,
    parse_number,
    read_numeral,
    step,
)
from dqcheck.numerals.qualifiers import split_qualifier


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
    assert split_qualifier(text, NUMERALS) == found


def test_a_value_keeps_the_decimals_it_was_written_with() -> None:
    result = parse_number("12,50", type="number")
    assert isinstance(result, Quantity)
    assert str(result.value) == "12.50"
    scaled = parse_number("12,50", type="number", unit="nghìn ha")
    assert isinstance(scaled, Quantity)
    assert str(scaled.value) == "12500"


@pytest.mark.parametrize(
    ("token", "value"),
    [
        ("823", "823"), ("08", "8"), ("1.226", "1226"), ("1.226.500", "1226500"), ("10.300,89", "10300.89"),
        ("1226,5", "1226.5"), ("0,750", "0.750"), ("1,234", "1.234"),
    ],
)  # fmt: skip
def test_a_numeral_in_vietnamese_notation(token: str, value: str) -> None:
    assert read_numeral(token) == Decimal(value)


@pytest.mark.parametrize(
    ("token", "readings"),
    [
        ("87.25", ("87.25",)), ("0.750", ("0.750",)), ("01.234", ("1.234",)), ("1234.567", ("1234.567",)),
        ("1,226,500", ("1226500",)), ("1,226.50", ("1226.50",)), ("1.226.5", ("1226.5",)),
        ("1,22,500", ()), ("12,26.50", ()), ("12.26,5", ()), ("0.750,5", ()), ("1.2.3", ()), ("1.22.500", ()),
    ],
)  # fmt: skip
def test_what_the_notation_forbids(token: str, readings: tuple[str, ...]) -> None:
    assert read_numeral(token) == tuple(map(Decimal, readings))


def test_a_numeral_may_be_ambiguous_for_its_kind() -> None:
    assert read_numeral("1.226", "percent") == (Decimal(1226), Decimal("1.226"))
    assert read_numeral("1.226.500", "percent") == Decimal(1226500)
    assert read_numeral("1,234", "count") == (Decimal("1.234"), Decimal(1234))
    assert read_numeral("1,000", "count") == Decimal(1)
    assert read_numeral("12,34", "count") == Decimal("12.34")


def test_a_numeral_has_so_many_characters_and_no_more() -> None:
    assert read_numeral("9" * 2 * MOST_DIGITS) == Decimal("9" * 2 * MOST_DIGITS)
    assert read_numeral("9" * (2 * MOST_DIGITS + 1)) == ()


@pytest.mark.parametrize(("value", "shown"), [("1200", "1"), ("0.750", "0.001"), ("10300.89", "0.01"), ("0", "1")])
def test_the_step_of_a_number_as_written(value: str, shown: str) -> None:
    assert step(Decimal(value)) == Decimal(shown)


def test_a_text_of_so_many_characters_states_a_number_and_a_longer_one_none() -> None:
    fits = "12 " + "a" * (MOST_CHARACTERS - 3)
    assert isinstance(parse_number(fits), Quantity)
    assert parse_number(fits + "a") == Missing(text=fits + "a", reason=MissingReason.UNREADABLE)


def test_zero_for_nothing_is_exact() -> None:
    assert parse_number("không", type="money") == Quantity(text="không", value=Decimal(0), unit="đồng")


@pytest.mark.parametrize(
    ("text", "kind", "unit", "value", "code"),
    [
        ("12", "number", "triệu", "12000000", None),
        ("12", "money", "tỷ", "12000000000", "đồng"),
        ("12", "count", "nghìn hộ", "12000", "hộ"),
        ("12 triệu hộ", "count", "hộ", "12000000", "hộ"),
        ("12 nghìn", "count", "hộ", "12000", "hộ"),
        ("12 km", "number", "m", "12000", "m"),
        ("12 ha", "number", None, "12", "ha"),
        ("12", "percent", None, "12", "%"),
    ],
)
def test_the_unit_that_holds(text: str, kind: NumberType, unit: str | None, value: str, code: str | None) -> None:
    result = parse_number(text, type=kind, unit=unit)
    assert isinstance(result, Quantity)
    assert (result.value, result.unit) == (Decimal(value), code)


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [("12 ha", "number", "km"), ("12 tỷ", "percent", None), ("12 ha", "money", None), ("12 !", "count", None)],
)
def test_a_unit_that_cannot_be_that_of_the_value(text: str, kind: NumberType, unit: str | None) -> None:
    assert parse_number(text, type=kind, unit=unit) == Missing(text=text, reason=MissingReason.UNREADABLE)


@pytest.mark.parametrize(
    ("number", "kind", "decimals", "value", "quantum", "text"),
    [
        (12.0, "number", None, "12", "1", "12"),
        (1e30, "number", None, "1E+30", "1E+30", "1" + "0" * 30),
        (1e26, "number", None, "1" + "0" * 26, "1", "1" + "0" * 26),
        (1e27, "number", None, "1E+27", "1E+27", "1" + "0" * 27),
        (12.345, "number", 1, "12.3", "0.1", "12,345"),
        (12.35, "number", 1, "12.4", "0.1", "12,35"),
        (12.5, "number", 2, "12.50", "0.01", "12,5"),
        (0.12345678901234567, "number", None, "0.123456789012346", "1E-15", "0,123456789012346"),
    ],
)
def test_a_stored_number(
    number: float, kind: NumberType, decimals: int | None, value: str, quantum: str, text: str
) -> None:
    assert from_number(number, type=kind, decimals=decimals) == Quantity(
        text=text, value=Decimal(value), quantum=Decimal(quantum), stored=True
    )


def test_a_stored_number_in_the_unit_of_its_column() -> None:
    shown = from_number(12.345, type="money", unit="triệu đồng", decimals=1)
    assert shown == Quantity(
        text="12,345",
        value=Decimal(12_300_000),
        quantum=Decimal(100_000),
        unit="đồng",
        stored=True,
        scale=Decimal(1_000_000),
    )


def test_a_decimal_keeps_its_digits() -> None:
    long = Decimal("0.1234567890123456789")
    result = from_number(long, type="number")
    assert isinstance(result, Quantity) and result.value == long


def test_a_decimal_without_decimals_is_as_precise_as_its_digits() -> None:
    assert from_number(Decimal(120), type="number", decimals=0) == Quantity(
        text="120", value=Decimal(120), quantum=Decimal(1), stored=True
    )


def test_the_notation_is_that_of_the_language() -> None:
    assert parse_number("1.226", words=ENGLISH) == Missing(
        text="1.226", reason=MissingReason.AMBIGUOUS, candidates=("1.226", "1226")
    )
    assert parse_number("1,226", words=ENGLISH) == Quantity(text="1,226", value=Decimal(1226))
    assert parse_number("1,226 ha", type="number", words=ENGLISH) == Quantity(
        text="1,226 ha", value=Decimal(1226), quantum=Decimal(1), unit="ha"
    )
    assert from_number(0.5, type="number", words=ENGLISH) == Quantity(
        text="0.5", value=Decimal("0.5"), quantum=Decimal("0.1"), stored=True
    )


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("$5", "5", "$"), ("us$ 5 million", "5000000", "USD"), ("USD 5.5k", "5500", "USD"), ("£1,226", "1226", "GBP")],
)
def test_a_unit_of_money_before_the_number(text: str, value: str, unit: str) -> None:
    result = parse_number(text, type="number", words=ENGLISH)
    assert isinstance(result, Quantity)
    assert (result.value, result.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["$", "$ five", "$$5", "5 $ $"])
def test_money_without_a_number(text: str) -> None:
    assert isinstance(parse_number(text, type="number", words=ENGLISH), Missing)


@pytest.mark.parametrize(
    ("number", "quantum"),
    [(2.0**53, 2), (-(2.0**60), 256), (2.0**53 - 1, 0), (2**60, 0), (Decimal(2**60), 0)],
)
def test_a_float_is_no_more_precise_than_it_holds_whole_numbers(number, quantum) -> None:
    found = as_float(number, from_number(number))
    assert isinstance(found, Quantity) and found.quantum == quantum
    missing = from_number(1.5)
    assert as_float(2.0**60, missing) is missing
