"""Delimited text: encodings, delimiters, and cells that stay as written."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqcheck import sources
from dqcheck.sources.delimited import sniff
from dqcheck.sources.texts import TextFile, decode

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
        ('Xã;Số\n"Xã Một,\nthôn Đông, thôn Tây";5\n"Xã Hai,\nthôn Nam, thôn Bắc";6\n', ";"),
        ('Xã,Số\n"a;b\nc;d",5\n"a;b\nc;d",6\n', ","),
        ('a;b\n1;"không đóng\n2;3\n', ";"),
    ],
)
def test_delimiters(text, delimiter):
    assert sniff(text) == delimiter


def test_quoted_cells_hold_delimiters_and_line_breaks(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('Xã;Ghi chú\nA;"dòng 1\ndòng 2; ""trích"""\n', encoding="utf-8")
    assert rows(path)[1] == ["A", 'dòng 1\ndòng 2; "trích"']


@pytest.mark.parametrize(
    ("text", "kept", "line", "lines"),
    [
        ('Xã;Số\nA;1\n"B;2\nC;3\nD;4\n', 2, 3, 3),
        ('Xã;Số\nA;1\n"B;2\nC;3\n"D;4\nE;5\n', 2, 3, 4),
        ('Xã;Số\nA;"x ""y\nB;2', 1, 2, 2),
        ('sep=;\nXã;Số\n"B;2\nC;3\n', 1, 3, 2),
        ('"Xã;Số\nA;1\n', 0, 1, 2),
        ('Xã;Số\nA;1\nB;"2', 2, 3, 1),
        ('Xã;Số\nA;1\nB;"2\n\n', 2, 3, 1),
        ('Xã;Số\nA;1\nB;"2"', 3, None, 0),
    ],
)
def test_a_quotation_mark_that_is_not_closed_is_told_and_ends_what_is_read(tmp_path, text, kept, line, lines):
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    read = sources.read(path)
    assert len(read.sheets[0].rows) == kept
    assert [(one.key, one.facts["line"], one.facts["count"], one.lost) for one in read.remarks] == (
        [("source.unclosed-quote", line, lines, True)] if line else []
    )


@pytest.mark.parametrize(
    "text",
    [
        'Xã;Ghi chú\nA;"dòng 1\ndòng 2; ""trích"""\nB;x\n',
        'Xã;Ghi chú\nA;5" rưỡi\nB;"x" y\n"";"\n"\n',
        '"a\nb";c;"d\ne"\n',
    ],
)
def test_quotation_marks_that_are_closed_are_not_told(tmp_path, text):
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    assert sources.read(path).remarks == ()


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
        assert decode(data) == TextFile(text=text)
