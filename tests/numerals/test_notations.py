"""Notations inferred from texts, and texts read in a notation."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.model.quantity import Missing, MissingReason, Qualifier
from dqcheck.numerals.notations import (
    NO_EVIDENCE,
    NOTATIONS,
    FigureNotation,
    NotationName,
    WrittenNumber,
    infer,
    read,
    readings,
    together,
)
from dqcheck.numerals.pieces import split

VI, EN, FR, CH, PLAIN = (NOTATIONS[name] for name in ("vi", "en", "fr", "ch", "plain"))
VALUES = st.decimals(min_value=-(10**12), max_value=10**12, places=3) | st.integers(-(10**12), 10**12).map(Decimal)


def written(value: Decimal, notation: FigureNotation, group: str = "") -> str:
    """A number in a notation."""
    whole, _, decimals = format(abs(value), "f").partition(".")
    grouped = f"{int(whole):,}".replace(",", group or notation.groups[:1])
    return ("-" if value < 0 else "") + grouped + (notation.decimal + decimals if decimals else "")


def value(text: str, notation: FigureNotation | None = None, *, counts: bool = False) -> Decimal | None:
    found = read(text, notation, counts=counts)
    return found.value if isinstance(found, WrittenNumber) else None


@given(VALUES, st.sampled_from(list(NOTATIONS.values())))
def test_what_is_written_in_a_notation_is_read_back_in_it(number: Decimal, notation: FigureNotation) -> None:
    found = read(written(number, notation), notation)
    assert isinstance(found, WrittenNumber)
    assert (found.value, found.decimals) == (number, max(-int(number.as_tuple().exponent), 0))


@given(VALUES, st.sampled_from(list(NOTATIONS.values())))
def test_without_a_notation_a_number_is_read_rightly_or_not_at_all(number: Decimal, notation: FigureNotation) -> None:
    text = written(number, notation)
    found = read(text)
    assert isinstance(found, WrittenNumber | Missing)
    if isinstance(found, WrittenNumber):
        assert found.value == number
    else:
        assert found.reason is MissingReason.AMBIGUOUS
        assert number in map(Decimal, found.candidates)


@given(st.lists(VALUES, min_size=1, max_size=20), st.sampled_from(list(NOTATIONS.values())))
def test_a_column_with_one_deciding_figure_is_read(numbers: list[Decimal], notation: FigureNotation) -> None:
    texts = [written(number, notation) for number in numbers]
    deciding = written(Decimal("1234567.25"), notation)
    inferred = infer([*texts, deciding]).notation
    assert inferred is not None
    assert inferred.decimal == notation.decimal
    assert [value(text, inferred) for text in texts] == numbers


@given(st.lists(VALUES, max_size=20), st.sampled_from(list(NOTATIONS.values())))
def test_what_is_inferred_from_texts_of_one_notation_is_never_wrong(
    numbers: list[Decimal], notation: FigureNotation
) -> None:
    texts = [written(number, notation) for number in numbers]
    evidence = infer(texts)
    if evidence.notation is None:
        assert all(value(text) in (None, number) for text, number in zip(texts, numbers, strict=True))
    else:
        assert [value(text, evidence.notation) for text in texts] == numbers
        assert all(text in texts for text in evidence.deciding)


@given(st.lists(st.sampled_from(["1,234", "1.5", "1.234.567", "12", "x", "1 234,5", "7,25"])), st.integers(0, 7))
def test_evidence_adds_up(texts: list[str], cut: int) -> None:
    whole, parts = infer(texts), together([infer(texts[:cut]), infer(texts[cut:])])
    assert (whole.sorts, whole.open, whole.notation) == (parts.sorts, parts.open, parts.notation)


@given(st.text(max_size=30))
def test_any_text_is_read_without_error(text: str) -> None:
    read(text)
    infer([text])


@pytest.mark.parametrize(
    ("texts", "name", "deciding"),
    [
        (["1.234", "1.226.000"], "vi", ("1.226.000",)),
        (["1,234", "84.63"], "en", ("84.63",)),
        (["84.63", "7.5"], "en", ("84.63", "7.5")),
        (["1 234,5", "12"], "fr", ("1 234,5",)),
        (["1'234.5"], "ch", ("1'234.5",)),
        (["0.123", "12.345"], "en", ("0.123",)),
        (["0,5", "1.250"], "vi", ("0,5",)),
        (["1234,567"], "vi", ("1234,567",)),
        (["75.98 %"], "en", ("75.98 %",)),
        (["$1,234.50"], "en", ("$1,234.50",)),
        (["1,234", "12,345"], None, ()),
        (["1.234"], None, ()),
        (["1 234", "12"], None, ()),
        (["12", "", "abc", "n/a"], None, ()),
        (["1.5", "1,5"], None, ("1.5", "1,5")),
        (["1.5", "2.5", "3.5", "1,5"], "en", ("1.5", "2.5", "3.5")),
        (["1.226.000", "1 234,5"], "vi", ("1.226.000", "1 234,5")),
    ],
)
def test_the_texts_that_leave_no_choice_decide(
    texts: list[str], name: NotationName | None, deciding: tuple[str, ...]
) -> None:
    evidence = infer(texts)
    assert evidence.notation == (NOTATIONS[name] if name else None)
    assert evidence.deciding == deciding


def test_what_decides_nothing_is_kept_with_its_number() -> None:
    evidence = infer(["1,234", "12", "10,000", "1,234"])
    assert (evidence.open, evidence.undecided, evidence.mixed) == (3, ("1,234", "10,000"), False)
    assert NO_EVIDENCE.notation is None
    assert infer(["1.5", "1,5"]).mixed


def test_a_count_with_decimals_is_no_count() -> None:
    assert infer(["10,766"], counts=True).notation == EN
    assert infer(["10.766"], counts=True).notation == VI
    assert value("10,000", counts=True) == 10000
    assert value("1.234", counts=True) == 1234
    assert value("12,5", counts=True) == Decimal("12.5")  # for whoever counts to refuse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(1,234)", "-1234"),
        ("−5", "-5"),
        ("- 5", "-5"),
        ("– 5", "-5"),
        ("+5", "5"),
        ("$1,234.5", "1234.5"),
        ("-$5", "-5"),
        ("$-5", "-5"),
        ("US$5m", "5"),
        ("£2,345", "2345"),
        ("USD 5", "5"),
        ("5 USD", "5"),
        ("€5", "5"),
        ("5 per cent", "5"),
        ("1½", "1.5"),
        ("1 ¼", "1.25"),
        ("½", "0.5"),
        ("-½", "-0.5"),
        ("1.2E6", "1200000"),
        ("5e-3", "0.005"),
        (".5", "0.5"),
        ("1\u202f234.5", "1234.5"),
        ("1\u00a0234", "1234"),
        ("1'234", "1234"),
        ("\u202d60\u202c", "60"),
        ("\u206660\u2069", "60"),
        ("60\ufe0f", "60"),
        ("không phát sinh", "0"),
    ],
)
def test_what_stands_around_digits(text: str, expected: str) -> None:
    assert value(text, EN) == Decimal(expected)


@pytest.mark.parametrize(
    ("text", "notes", "unit"),
    [
        ("12a", ("a",), ""),
        ("12*", ("*",), ""),
        ("12⁽¹⁾", ("⁽¹⁾",), ""),
        ("12²", ("²",), ""),
        ("12 (p)", ("(p)",), ""),
        ("12 r", ("r",), ""),
        ("12 [r]", ("[r]",), ""),
        ("1,234 (1)", ("(1)",), ""),
        ("12 ha (1)", ("(1)",), "ha"),
        ("12†*", ("†", "*"), ""),
        ("5 m²", (), "m²"),
        ("5k", (), "k"),
        ("5 t", (), "t"),
        ("12 hồ sơ", (), "hồ sơ"),
    ],
)
def test_marks_of_notes_are_told_and_are_no_units(text: str, notes: tuple[str, ...], unit: str) -> None:
    found = read(text, EN)
    assert isinstance(found, WrittenNumber)
    assert (found.notes, found.unit) == (notes, unit)


@pytest.mark.parametrize(
    "text",
    [
        "n/a",
        "..",
        "…",
        "–",
        "-",
        ":",
        "x",
        "[x]",
        "c",
        "S",
        "*",
        "***",
        "chưa có số liệu",
        "not available",
        "None",
        "NaN",
    ],
)
def test_what_says_that_there_is_no_figure(text: str) -> None:
    assert read(text) == Missing(text=text, reason=MissingReason.NOT_AVAILABLE)


def test_a_form_may_declare_marks_of_its_own() -> None:
    assert read("k.a.") is None
    assert read("K.A.", missing=frozenset({"k.a."})) == Missing(text="K.A.", reason=MissingReason.NOT_AVAILABLE)
    assert read(" ") == Missing(text=" ", reason=MissingReason.BLANK)


@pytest.mark.parametrize(
    "text", ["15/03/2025", "12-13", "1.2.3", "12 34", "45 (12 nữ)", "100 (1,5)", "Q1 2024", "2024/25", "\u202e12\u202c",
             "1" * 25, "1,2,3", "1E300", "$", "(-5)"]
)  # fmt: skip
def test_what_is_no_number(text: str) -> None:
    assert read(text) is None


def test_a_figure_in_another_notation_is_told_with_its_reading() -> None:
    assert read("84.63", VI) == Missing(text="84.63", reason=MissingReason.UNREADABLE, candidates=("84.63",))
    assert read("-1,234,567", VI) == Missing(
        text="-1,234,567", reason=MissingReason.UNREADABLE, candidates=("-1234567",)
    )
    assert read("1.234", FR) == Missing(text="1.234", reason=MissingReason.AMBIGUOUS, candidates=("1234", "1.234"))
    assert value("1.234", PLAIN) == Decimal("1.234")
    assert value("1 234", VI) == value("1'234", VI) == 1234
    assert value("1'234,5", VI) is None


def test_a_qualifier_is_kept() -> None:
    found = read("<5")
    assert isinstance(found, WrittenNumber)
    assert found.qualifier is Qualifier.UNDER


def test_readings() -> None:
    assert readings("12 345,6") == {"fr": Decimal("12345.6")}
    assert readings("abc") == {}
    assert split("abc") is None
