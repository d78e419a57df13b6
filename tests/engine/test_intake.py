"""Which files of a batch are read, and what they are called."""

from pathlib import Path

import pytest

from dqcheck.engine.intake import expand, take, unread
from dqcheck.errors import UsageError


def made(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")


def test_a_folder_gives_what_is_read_in_order_of_name(tmp_path: Path) -> None:
    made(tmp_path, "b.xlsx", "a.docx", "in/c.CSV", "~$a.docx", ".hidden/d.xlsx", "notes.md", "scan.jpg", "in/all.zip")
    found = expand([tmp_path, tmp_path / "b.xlsx"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a.docx", "b.xlsx", "in/c.CSV"]
    assert unread([tmp_path]) == ("in/all.zip", "scan.jpg")


def test_a_file_named_by_itself_may_have_any_ending_and_a_folder_must_hold_something(tmp_path: Path) -> None:
    made(tmp_path, "notes.md")
    assert expand([tmp_path / "notes.md"]) == (tmp_path / "notes.md",)
    with pytest.raises(UsageError, match="no workbook and no report"):
        expand([tmp_path])


def test_files_of_one_name_are_told_apart_by_their_folders_and_one_bad_file_stops_no_other(tmp_path: Path) -> None:
    made(tmp_path, "x/report.xlsx", "y/report.xlsx", "z.xlsx")
    (tmp_path / "y" / "list.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    taken = take(expand([tmp_path]), list)
    names = [file.source for file in taken.files]
    assert names == [str(tmp_path / "x/report.xlsx"), "list.csv", str(tmp_path / "y/report.xlsx"), "z.xlsx"]
    assert [file.problem is None for file in taken.files] == [False, True, False, False]
