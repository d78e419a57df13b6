"""A draft looks at the first rows of a long sheet, and says so."""

from pathlib import Path

import pytest
from click import Command
from click.testing import CliRunner

from dqcheck.cli import draft, init
from dqcheck.drafting import first_rows as module
from dqcheck.drafting.first_rows import first_rows, is_long
from dqcheck.model.document import Sheet, Workbook


def test_a_long_sheet_is_cut_with_its_merged_ranges_and_a_short_one_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 3)
    long = Sheet(name="a", rows=[[n] for n in range(5)], merged=((0, 0, 2, 0), (2, 0, 3, 0)))
    short = Sheet(name="b", rows=[["x"]] * 3)
    book = Workbook(source="a.xlsx", path="a.xlsx", media="xlsx", sheets=(long, short))
    cut = first_rows(book)
    assert is_long(book) and not is_long(cut)
    assert [list(row) for row in cut.sheets[0].rows] == [[0], [1], [2]] and cut.sheets[0].merged == ((0, 0, 2, 0),)
    assert cut.sheets[1] is short and first_rows(cut) is cut


@pytest.mark.parametrize("command", [draft.command, init.command])
def test_the_command_says_that_it_saw_the_first_rows_only(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 30)
    lines = ["Đơn vị,Nam,Nữ,Tổng số", *(f"Xã {n},{n},{2 * n},{3 * n}" for n in range(1, 40))]
    (tmp_path / "long.csv").write_text("\n".join(lines), encoding="utf-8")
    words = [str(tmp_path / "long.csv"), "-o", str(tmp_path / "made"), "--lang", "en"]
    told = CliRunner().invoke(command, words)
    assert told.exit_code == 0, told.output
    assert "drafted from the first 30 rows of long.csv" in told.output
    assert (tmp_path / "made" / "ruleset.yaml").exists()
