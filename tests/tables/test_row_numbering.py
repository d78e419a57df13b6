"""Numbers before labels, and the levels they make."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.numerals.folding import normalise
from dqcheck.tables import row_numbering
from dqcheck.tables.row_numbering import Placement, mark_of, parents, readings, split_mark


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I. Khu vực Đông", ("I", "Khu vực Đông")),
        ("1.Đất ở", ("1", "Đất ở")),
        ("1.2 Đất lúa", ("1.2", "Đất lúa")),
        ("1.2. Đất lúa", ("1.2", "Đất lúa")),
        ("a) Nam", ("a", "Nam")),
        ("đ) Khác", ("đ", "Khác")),
        ("- Nữ", ("-", "Nữ")),
        ("(2) Thu", ("2", "Thu")),
        ("12 xã", ("", "12 xã")),
        ("T.P Hội An", ("", "T.P Hội An")),
        ("Xã A", ("", "Xã A")),
        ("2025", ("", "2025")),
    ],
)
def test_a_number_is_set_apart_from_the_words(text, expected):
    assert split_mark(text) == expected


def test_a_number_in_a_cell_of_its_own():
    assert [mark_of(text) for text in ("IV.", "(1)", "A", "1.1.2", "-", "Xã", "1234", "")] == [
        "IV", "1", "A", "1.1.2", "-", "", "", ""]  # fmt: skip


def test_what_a_number_may_be():
    assert [one.style for one in readings("I")] == ["roman", "capital"]
    assert [one.style for one in readings("C")] == ["capital", "roman"]
    assert [(one.style, one.place) for one in readings("1.12")] == [("number.number", 12)]
    assert [(one.style, one.place) for one in readings("XIV")] == [("roman", 14)]
    assert readings("") == ()


def marks(*given):
    return parents([Placement(mark=mark) for mark in given])


def test_levels_follow_the_numbers():
    assert marks("I", "1", "2", "II", "1", "a", "b", "2") == [None, 0, 0, None, 3, 4, 4, 3]
    assert marks("1", "1.1", "1.1.1", "1.2", "2") == [None, 0, 1, 0, None]


def test_a_letter_goes_on_from_the_letters_before_it():
    assert marks("A", "1", "B", "1", "C", "1") == [None, 0, None, 2, None, 4]
    assert marks("H", "I") == [None, None]


def test_indents_and_weight_make_levels_too():
    rows = [Placement(bold=True), Placement(), Placement(), Placement(bold=True), Placement()]
    assert parents(rows) == [None, 0, 0, None, 3]
    rows = [Placement(), Placement(indent=2), Placement(indent=4), Placement(indent=2), Placement()]
    assert parents(rows) == [None, 0, 1, 0, None]


def test_a_number_that_begins_anew_below_others_begins_a_level() -> None:
    marks = ["I", "1", "1.1", "1.1.2", "1", "2", "1.2", "2", "II", "1"]
    assert parents([Placement(mark=mark) for mark in marks]) == [None, 0, 1, 2, 3, 3, 1, 0, None, 8]


NUMBERED = st.text(alphabet="IVXLCAĐađz0129.)]/:([-–+*• \u00a0Xã", max_size=24)


@given(NUMBERED)
def test_what_cannot_be_numbered_is_no_other_than_what_the_patterns_refuse(text: str) -> None:
    alone, before = row_numbering._MARK.fullmatch(normalise(text)), row_numbering._STOPPED.match(normalise(text))
    assert mark_of(text) == (alone["mark"] if alone else "")
    assert before is not None or split_mark(text) == ("", normalise(text))
    assert before is None or split_mark(text)[0] in ("", before["mark"])


def test_the_longest_number_is_one() -> None:
    assert mark_of("[100.200.300.400.)") == "100.200.300.400"
    assert split_mark("(100.200.300.400.) Đất") == ("100.200.300.400", "Đất")
