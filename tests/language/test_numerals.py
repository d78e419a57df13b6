"""What each language brings to the reading of numbers, and that it is complete."""

from collections.abc import Sized
from dataclasses import fields, is_dataclass
from decimal import Decimal

import pytest

from dqcheck.language.currencies import CODES, SHARED_SIGNS
from dqcheck.language.en.numerals import NUMERALS as ENGLISH
from dqcheck.language.types.numerals import NumeralWords
from dqcheck.language.vi.numerals import NUMERALS as VIETNAMESE
from dqcheck.model.quantity import Missing, MissingReason, Qualifier, Quantity
from dqcheck.numerals.numbers import NumberType, parse_number, read_numeral
from dqcheck.numerals.units import Unit, parse_unit
from dqcheck.numerals.words import parse_words

MAY_BE_EMPTY = {"joined", "before", "linking", "own"}
LANGUAGES = pytest.mark.parametrize("words", [VIETNAMESE, ENGLISH], ids=["vi", "en"])


def empty(words: object, path: str) -> list[str]:
    """The fields of a record, and of the records in it, that hold nothing."""
    found: list[str] = []
    for item in fields(words):  # type: ignore[arg-type]
        value = getattr(words, item.name)
        if is_dataclass(value):
            found += empty(value, f"{path}.{item.name}")
        elif isinstance(value, Sized) and not len(value) and item.name not in MAY_BE_EMPTY:
            found.append(f"{path}.{item.name}")
    return found


@LANGUAGES
def test_every_field_is_filled(words: NumeralWords) -> None:
    assert empty(words, "") == []


@LANGUAGES
def test_every_name_is_in_the_form_in_which_it_is_looked_up(words: NumeralWords) -> None:
    units = words.units
    names = {
        *units.scales,
        *units.amounts,
        *units.currency_names,
        *(name for _, known in units.units.values() for name in known),
    }
    for name in (*names, *words.qualifiers, *words.lone_qualifiers, *words.nil, *words.not_available):
        assert name == " ".join(name.casefold().split())
    assert not set(words.nil) & set(words.not_available)
    assert words.estimates <= set(words.qualifiers)
    assert set(units.currency_names.values()) <= CODES | set(SHARED_SIGNS)
    assert [len(name) for name in units.before] == sorted(map(len, units.before), reverse=True)


@LANGUAGES
def test_every_unit_is_found_by_its_name(words: NumeralWords) -> None:
    for dimension, (code, names) in words.units.units.items():
        assert "1" in names.values(), f"no name of {code}"
        for name, factor in names.items():
            assert parse_unit(name, words.units) == Unit(code=code, dimension=dimension, scale=Decimal(factor))


def test_both_languages_know_the_same_qualifiers_and_dimensions() -> None:
    assert set(VIETNAMESE.qualifiers.values()) == set(ENGLISH.qualifiers.values()) == set(Qualifier)
    assert set(VIETNAMESE.units.units) <= set(ENGLISH.units.units)


@pytest.mark.parametrize(
    ("text", "kind", "value", "quantum"),
    [
        ("1,226", "count", "1226", "0"),
        ("10,300.89", "number", "10300.89", "0.01"),
        ("87.25%", "percent", "87.25", "0.01"),
        ("1,226.5%", "percent", "1226.5", "0.1"),
        ("15.13 billion", "money", "15130000000", "10000000"),
        ("VND 15.13 bn", "money", "15130000000", "10000000"),
        ("VND15 million", "money", "15000000", "1000000"),
        ("-1,226", "count", "-1226", "0"),
        ("1 226", "count", "1226", "0"),
        ("12.5k", "number", "12500", "100"),
        ("nil", "count", "0", "0"),
    ],
)
def test_an_english_number(text: str, kind: NumberType, value: str, quantum: str) -> None:
    result = parse_number(text, type=kind, words=ENGLISH)
    assert isinstance(result, Quantity), result
    assert (result.value, result.quantum, result.text) == (Decimal(value), Decimal(quantum), text)


@pytest.mark.parametrize("text", ["US$5.2 million", "US$ 5.2 mn", "5.2 million US dollars", "USD 5,200,000"])
def test_money_of_another_country_keeps_its_name(text: str) -> None:
    result = parse_number(text, type="number", words=ENGLISH)
    assert isinstance(result, Quantity)
    assert (result.value, result.unit) == (Decimal(5_200_000), "USD")


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("about 200", Qualifier.ABOUT),
        ("an estimated 200", Qualifier.ABOUT),
        ("nearly 200", Qualifier.NEARLY),
        ("More than 200", Qualifier.OVER),
        ("fewer than 200", Qualifier.UNDER),
        ("no fewer than 200", Qualifier.AT_LEAST),
        ("from 200", Qualifier.AT_LEAST),
        ("up to 200", Qualifier.AT_MOST),
        ("≥ 200", Qualifier.AT_LEAST),
    ],
)
def test_an_english_qualifier(text: str, qualifier: Qualifier) -> None:
    result = parse_number(text, words=ENGLISH)
    assert isinstance(result, Quantity)
    assert (result.value, result.qualifier) == (Decimal(200), qualifier)


@pytest.mark.parametrize("text", ["n/a", "..", ":", "x", "[x]", "N/A", "…", "not available"])
def test_english_marks_for_no_figure(text: str) -> None:
    assert parse_number(text, words=ENGLISH) == Missing(text=text, reason=MissingReason.NOT_AVAILABLE)


@pytest.mark.parametrize(
    ("text", "readings"),
    [("87,25", ("87.25",)), ("1.226.500", ("1226500",)), ("1,22", ("1.22",)), ("1.226,50", ("1226.50",))],
)
def test_what_english_notation_forbids_is_not_bent_into_a_number(text: str, readings: tuple[str, ...]) -> None:
    assert read_numeral(text, notation=ENGLISH.notation) == tuple(map(Decimal, readings))


@pytest.mark.parametrize(
    ("text", "code", "dimension", "scale"),
    [
        ("Unit: VND million", "đồng", "money", "1000000"),
        ("(in thousands)", "", "scale", "1000"),
        ("USD million", "USD", "usd", "1000000"),
        ("million USD", "USD", "usd", "1000000"),
        ("£ billion", "GBP", "gbp", "1000000000"),
        ("in $ million", "$", "$", "1000000"),
        ("in US$ million", "USD", "usd", "1000000"),
        ("thousand tonnes", "t", "mass", "1000"),
        ("percentage points", "pp", "points", "1"),
        ("households", "households", "count", "1"),
        ("million passengers", "passengers", "count", "1000000"),
    ],
)
def test_an_english_unit(text: str, code: str, dimension: str, scale: str) -> None:
    assert parse_unit(text, ENGLISH.units) == Unit(code=code, dimension=dimension, scale=Decimal(scale))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two billion four hundred and fifty million", 2_450_000_000),
        ("Forty-five thousand", 45_000),
        ("nineteen hundred", 1_900),
        ("one hundred and five", 105),
        ("three trillion", 3 * 10**12),
    ],
)
def test_english_number_words(text: str, value: int) -> None:
    assert parse_words(text, ENGLISH.number_words) == value


@pytest.mark.parametrize("text", ["", "two three", "twenty eleven", "ten two", "million", "households", "and"])
def test_english_words_that_are_no_number(text: str) -> None:
    assert parse_words(text, ENGLISH.number_words) is None
