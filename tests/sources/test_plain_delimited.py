"""What may be left to a reader of columns, and what only the reader of cells tells rightly."""

from pathlib import Path

import pytest

from dqcheck.sources import plain_delimited
from dqcheck.sources.plain_delimited import look_through, plain_text

HEAD = "id,a,b\n"
LINE = "1,2,3\n"


def plain(tmp_path: Path, text: str | bytes) -> bool:
    path = tmp_path / "a.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return plain_text(path) is not None


@pytest.fixture(params=[1 << 20, 7, 40])
def _block(request, monkeypatch) -> None:
    monkeypatch.setattr(plain_delimited, "_BLOCK", request.param)


@pytest.mark.usefixtures("_block")
@pytest.mark.parametrize(
    "text",
    [
        HEAD + LINE * 9,
        (HEAD + LINE * 9).removesuffix("\n"),
        (HEAD + LINE * 9).replace("\n", "\r\n"),
        "\ufeff" + HEAD + LINE,
        HEAD + '"1","2","3"\n' * 3,
        HEAD + LINE + '1,"a, b","c ""d"" e"\n' + LINE,
        HEAD + LINE + '1,"two\nlines","x"\n' + LINE,
        HEAD + LINE + '1,"two\nlines, so","x"\n' + LINE,
        HEAD + LINE + '1,"",""\n' + LINE,
        HEAD + LINE + '1,"a\n\n\nb ""c""\n""\nd",2\n' * 3 + LINE,
        HEAD + LINE + "1,2\n" + LINE,  # a short line has blank cells for both readers
        HEAD.replace(",", ";") + "1;2,5;3\n" * 4,
        "xã,a,b\n" + "Xã Bình Thạnh,2,3\n" * 4,
        "one\n1\n2\n",
    ],
)
def test_what_is_plain(tmp_path: Path, text: str) -> None:
    assert plain(tmp_path, text)


@pytest.mark.usefixtures("_block")
@pytest.mark.parametrize(
    "text",
    [
        HEAD + LINE + "1,2,3,4\n" + LINE,
        HEAD + LINE + "1,2,3,4\n1,2\n" + LINE,
        HEAD + LINE + '1,"2,3\n' + LINE,
        HEAD + LINE + '1,2,"3',
        HEAD + LINE + '1,"2,3\n' + LINE * 2 + '1,2",3\n' + LINE,  # both marks look right: rows are swallowed
        HEAD + LINE + '1,5" x,6" y\n' + LINE,
        HEAD + LINE + '1,"a"b,3\n' + LINE,
        "sep=;\n" + LINE,
        (HEAD + LINE * 3).replace("\n", "\r"),
        HEAD + LINE + "1,2\r,3\n",
        "id,a,id\n" + LINE,
        (HEAD + LINE).encode() + b"1,\xff,3\n",
        (HEAD + LINE).encode("utf-16"),
    ],
)
def test_what_is_not(tmp_path: Path, text: str | bytes) -> None:
    assert not plain(tmp_path, text)


def test_a_record_without_an_end_is_not_looked_through_to_the_end(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(plain_delimited, "_LONGEST_RECORD", 50)
    monkeypatch.setattr(plain_delimited, "_BLOCK", 20)
    assert not plain(tmp_path, HEAD + '1,"' + "x\n" * 200)


def test_a_line_without_an_end_is_not_looked_through_to_the_end(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(plain_delimited, "_LONGEST_RECORD", 50)
    monkeypatch.setattr(plain_delimited, "_BLOCK", 20)
    assert plain(tmp_path, HEAD + "1,2," + "3" * 40 + "\n")
    assert not plain(tmp_path, HEAD + "1,2," + "3" * 200 + "\n")


def test_of_what_its_first_lines_tell_nothing_more_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes((HEAD + LINE).encode("utf-16"))
    assert look_through(path) is None
    path.write_text(HEAD + LINE, encoding="utf-8")
    ended = look_through(path)
    assert ended is not None and ended()


@pytest.mark.usefixtures("_block")
@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        (HEAD + LINE * 9, False),
        (HEAD + LINE + ",,4\n1,,\n" + LINE, False),
        (HEAD + LINE + "\n" + LINE, True),
        (HEAD + LINE + ",,\n" + LINE, True),
        ((HEAD + LINE + ",,\n" + LINE).replace("\n", "\r\n"), True),
        (HEAD + LINE * 9 + ",,", True),
        ("one\n1\n\n2\n", True),
        ("one;two\n1;2\n;\n", True),
    ],
)
def test_lines_without_a_value_are_seen(tmp_path: Path, text: str, blanks: bool) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode())
    found = plain_text(path)
    assert found is not None and found.blanks is blanks


def test_columns_without_a_name_may_be_several(tmp_path: Path) -> None:
    assert plain(tmp_path, "id,,\n" + LINE)
