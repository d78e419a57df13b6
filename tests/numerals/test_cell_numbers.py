"""Cells typed as text, read in the notation that was inferred for them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.language.vi.numerals import NUMERALS
from dqcheck.model.quantity import Missing, MissingReason, Quantity
from dqcheck.numerals.cell_numbers import counts_whole_things, read_cell
from dqcheck.numerals.notations import NOTATIONS, NotationName
from dqcheck.numerals.numbers import NumberType, parse_number

NAMES = st.sampled_from([None, *NOTATIONS])
KINDS = st.sampled_from(["count", "number", "percent", "money"])


def read(text: str, kind: NumberType = "number", name: NotationName | None = "vi", unit: str | None = None) -> object:
    found = read_cell(text, type=kind, unit=unit, notation=NOTATIONS[name] if name else None)
    return (found.reason, found.candidates) if isinstance(found, Missing) else (str(found.value), found.unit)


@pytest.mark.parametrize(
    ("text", "kind", "name", "expected"),
    [
        ("84.63", "percent", "en", ("84.63", "%")),
        ("84.63%", "percent", "plain", ("84.63", "%")),
        ("84.63", "percent", "vi", (MissingReason.UNREADABLE, ("84.63",))),
        ("1.234", "percent", "en", ("1.234", "%")),
        ("1.226", "percent", "vi", (MissingReason.AMBIGUOUS, ("1226", "1.226"))),
        ("1,226", "percent", "en", (MissingReason.AMBIGUOUS, ("1.226", "1226"))),
        ("1.234", "money", None, (MissingReason.OPEN, ("1234", "1.234"))),
        ("-1,234", "number", None, (MissingReason.OPEN, ("-1.234", "-1234"))),
        ("10,766", "count", "en", ("10766", None)),
        ("10,766", "count", None, ("10766", None)),
        ("10,766", "count", "vi", (MissingReason.UNREADABLE, ("10766",))),
        ("12,5", "count", None, (MissingReason.UNREADABLE, ("12.5",))),
        ("1.226.5", "number", "vi", (MissingReason.UNREADABLE, ("1226.5",))),
        ("(12)", "count", "en", (MissingReason.AMBIGUOUS, ("12", "-12"))),
        ("(1,234.5)", "money", "en", ("-1234.5", "đồng")),
        ("-", "count", "en", ("0", None)),
        ("1½", "number", "vi", ("1.5", None)),
        ("1⅓", "number", "vi", (MissingReason.UNREADABLE, ())),
        ("12a", "count", "vi", ("12", None)),
        ("1.2E6", "number", "en", ("1.2E+6", None)),
        ("#N/A", "number", "en", (MissingReason.NOT_AVAILABLE, ())),
        ("hai", "number", "vi", (MissingReason.UNREADABLE, ())),
        ("  ", "number", "vi", (MissingReason.BLANK, ())),
    ],
)
def test_a_cell_in_its_notation(text: str, kind: NumberType, name: NotationName | None, expected: object) -> None:
    assert read(text, kind, name) == expected


@pytest.mark.parametrize(
    ("text", "kind", "unit", "expected"),
    [
        ("US$5m", "number", None, ("5000000", "USD")),
        ("$5 million", "number", None, ("5000000", "$")),
        ("5 million", "money", None, ("5000000", "đồng")),
        ("VND 5bn", "money", None, ("5000000000", "đồng")),
        ("1,234", "money", "$ million", ("1234000000", "$")),
        ("$1,234", "money", "$ million", ("1234000000", "$")),
        ("$1,234", "money", "USD million", ("1234000000", "USD")),
        ("$5m", "money", "AUD", ("5000000", "AUD")),
        ("US$5", "money", "$ million", (MissingReason.UNREADABLE, ())),
        ("$1,234 thousand", "money", "$ million", ("1234000", "$")),
        ("€5", "money", "$ million", (MissingReason.UNREADABLE, ())),
        ("5 tonnes", "number", "tấn", ("5", "tấn")),
        ("5 kg/ha", "number", "tạ/ha", ("0.05", "tạ/ha")),
        ("5 t/ha", "number", "tạ/ha", ("50", "tạ/ha")),
        ("5.5 thousand", "count", "người", ("5500", "người")),
        ("5.5", "count", "thousand người", ("5500", "người")),
        ("1,234", "count", "thousand người", ("1234000", "người")),
    ],
)
def test_units_of_both_languages(text: str, kind: NumberType, unit: str | None, expected: tuple[str, str]) -> None:
    found = read(text, kind, "en", unit)
    assert isinstance(found, tuple)
    assert found == expected or (Decimal(found[0]), found[1]) == (Decimal(expected[0]), expected[1])


def test_marks_that_a_form_declares_come_first() -> None:
    assert read_cell("-", missing=frozenset({"-"})) == Missing(text="-", reason=MissingReason.NOT_AVAILABLE)
    assert read_cell("K", missing=frozenset({"k"})) == Missing(text="K", reason=MissingReason.NOT_AVAILABLE)


def test_counts_of_whole_things() -> None:
    assert counts_whole_things(None) and counts_whole_things("hồ sơ")
    assert not counts_whole_things("nghìn người") and not counts_whole_things("%") and not counts_whole_things("tỷ")


@given(st.text(alphabet="0123456789., '-+%()½aE$", max_size=12), KINDS)
def test_no_notation_gives_what_another_reading_would_contradict(text: str, kind: NumberType) -> None:
    """What is read without knowing the notation is read alike by every notation that reads it."""
    unknown = read_cell(text, type=kind, notation=None)
    if isinstance(unknown, Quantity):
        for notation in NOTATIONS.values():
            known = read_cell(text, type=kind, notation=notation)
            assert not isinstance(known, Quantity) or known.value == unknown.value


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2), st.sampled_from(["number", "money", "percent"]))
def test_vietnamese_notation_is_read_as_in_prose(value: Decimal, kind: NumberType) -> None:
    text = f"{value:,}".replace(",", "_").replace(".", ",").replace("_", ".")
    assert read_cell(text, type=kind) == parse_number(text, type=kind, words=NUMERALS)


@given(st.text(max_size=20), NAMES, KINDS)
def test_any_text_has_an_answer(text: str, name: NotationName | None, kind: NumberType) -> None:
    found = read_cell(text, type=kind, notation=NOTATIONS[name] if name else None)
    assert found.text == text
    if isinstance(found, Missing) and found.reason in (MissingReason.OPEN, MissingReason.AMBIGUOUS):
        assert len(set(found.candidates)) > 1
