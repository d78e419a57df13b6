"""Long delimited texts by their columns, and what only the reader of cells tells rightly."""

from pathlib import Path

import pytest

from dqcheck import sources
from dqcheck.sources import caution
from dqcheck.sources.long_texts import open_long_text

HEAD = "xã,n,rate,day,note\n"
LINES = ["Xã A,12,1.5,2025-01-31,\n", "Xã B,1.234,-2,2025-02-30, \n", '"Xã C, D",007,"3,25",2025-03-01,\n']


@pytest.fixture(autouse=True)
def short_is_long(monkeypatch):
    monkeypatch.setattr(caution, "FEWEST_RECORDS", 2)


def opened(tmp_path: Path, text: str | bytes):
    path = tmp_path / "dai.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return open_long_text(path)


@pytest.mark.parametrize("change", [str, lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n")])
def test_a_long_text_is_its_columns_as_written(tmp_path, change):
    sheet = opened(tmp_path, change(HEAD + "".join(LINES) + ",,,,\n"))
    assert sheet is not None and sheet.name == "dai"
    assert [(one.name, one.holds, one.values.to_list()) for one in sheet.columns] == [
        ("xã", "text", ["Xã A", "Xã B", "Xã C, D"]),
        ("n", "number", ["12", "1.234", "007"]),
        ("rate", "number", ["1.5", "-2", "3,25"]),
        ("day", "day", ["2025-01-31", "2025-02-30", "2025-03-01"]),
        ("note", "blank", [None, None, None]),
    ]
    assert all(one.written and one.decimals_at_most(0) for one in sheet.columns)
    (read,) = sources.read(tmp_path / "dai.csv").sheets
    assert [list(row) for row in sheet.head] == [list(row) for row in read.rows]


@pytest.mark.parametrize(("cell", "holds"), [("1e5", "text"), ("5%", "text"), ("1.226.000", "number"), (".5", "text")])
def test_a_column_holds_numbers_where_all_are_plainly_numbers(tmp_path, cell, holds):
    sheet = opened(tmp_path, "a;b\n" + f"Xã A;{cell}\n" + "Xã B;2\n" * 3)
    assert sheet is not None and sheet.columns[1].holds == holds


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "".join(LINES[:2]) + ",,,,\n",
        HEAD.replace("rate", "n") + "".join(LINES),
        HEAD.replace("rate", "") + "".join(LINES),
        HEAD + "".join(LINES) + "Xã E,1,2,3,4,5\n",
        HEAD + "".join(LINES) + 'Xã E,1,"2,3\n',
        HEAD + "".join(LINES) + "Xã\rE,1,2\n",
        "sep=,\n" + HEAD + "".join(LINES),
        (HEAD + "".join(LINES)).encode("utf-16"),
        (HEAD + "".join(LINES)).encode() + b"X\xe3 F,1,2\n",
        "a,b\n" + "\n" * 9,
    ],
)
def test_what_is_short_or_not_plain_is_left_to_the_reader_of_cells(tmp_path, text):
    assert opened(tmp_path, text) is None


def test_a_sheet_is_asked_for_where_it_is_long_and_worth_the_reading(tmp_path, monkeypatch):
    path = tmp_path / "dai.csv"
    path.write_text(HEAD + "".join(LINES))
    looked = sources.look(path)
    assert sources.long_sheet(path, looked, lambda first: first.columns[0].name == "xã") is not None
    assert sources.long_sheet(path, looked, lambda _: False) is None
    assert sources.long_sheet(path, looked._replace(odd=True), lambda _: True) is None
    monkeypatch.setattr(caution, "FEWEST_RECORDS", 4)
    assert sources.long_sheet(path, looked, lambda _: True) is None
