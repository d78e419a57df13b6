"""Delimited text: encodings, delimiters, and cells that stay as written."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqcheck import sources
from dqcheck.sources.delimited import sniff
from dqcheck.sources.texts import decode

TABLE = "Đơn vị;Hồ sơ;Tỷ lệ\nXã Một;1.226;99,57%\nXã Hai;08;12,5\n"


def rows(path):
    return sources.read(path).sheets[0].rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(tmp_path, encoding):
    path = tmp_path / "biểu 01.csv"
    path.write_bytes(TABLE.encode(encoding))
    book = sources.read(path)
    assert (book.media, book.sheets[0].name) == ("csv", "biểu 01")
    assert book.sheets[0].rows[1] == ["Xã Một", "1.226", "99,57%"]


def test_the_code_page_of_old_windows(tmp_path):
    path = tmp_path / "a.csv"
    # the code page writes tones as marks of their own: ô and an acute, ê and a dot below
    path.write_bytes(b"Ty\xec l\xea\xf2;S\xf4\xec h\xf4\xf2\n12,5;08\n")
    head = [unicodedata.normalize("NFC", cell) for cell in rows(path)[0]]
    assert head == ["Tý lệ", "Số hộ"]
    assert rows(path)[1] == ["12,5", "08"]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2,5\n3,5;4\n", ";"),
        ("a\tb;c\n1,5\t2\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ("BÁO CÁO\n(Kèm theo)\n\nTT,Xã,Số\n1,A,2\n2,B,3\n3,C,3\n", ","),
        ('a,b\n"x;y;z",2\n"x;y;z",3\n', ","),
        ("một cột\n1\n2\n", ","),
        ("", ","),
    ],
)
def test_delimiters(text, delimiter):
    assert sniff(text) == delimiter


def test_quoted_cells_hold_delimiters_and_line_breaks(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('Xã;Ghi chú\nA;"dòng 1\ndòng 2; ""trích"""\n', encoding="utf-8")
    assert rows(path)[1] == ["A", 'dòng 1\ndòng 2; "trích"']


def test_a_declared_delimiter_holds(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("sep=|\na|b,c\n", encoding="utf-8")
    assert rows(path) == [["a", "b,c"]]


def test_blank_cells_are_none_and_blank_rows_keep_their_place(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("\na; \n\nb;1\n;\n\n", encoding="utf-8")
    assert rows(path) == [[], ["a", None], [], ["b", "1"]]


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])), min_size=2, max_size=2
        ),
        min_size=1,
    )
)
def test_what_is_written_is_read(tmp_path_factory, cells):
    """Any table of two columns comes back with its texts, blank ones as None."""
    import csv

    path = tmp_path_factory.mktemp("csv") / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("sep=;\n")
        csv.writer(file, delimiter=";").writerows(cells)
    expected = [[cell if cell.strip() else None for cell in row] for row in cells]
    while expected and not any(expected[-1]):
        expected.pop()
    if expected:
        assert rows(path) == expected


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_utf8_is_never_taken_for_something_else(text):
    data = text.encode()
    if b"\x00" not in data and not text.startswith("\ufeff"):
        assert decode(data) == text
