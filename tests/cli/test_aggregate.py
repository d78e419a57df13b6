"""``dqcheck aggregate``: totals of who may be added up, and never a word less about who is missing."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from small_form import RULESET

from dqcheck.cli import command

HEAD = "Đơn vị,Tổng số,Kỳ trước,Mới\n"
GOOD = "Xã A,10,4,6\nXã B,20,5,15\n"
BAD = "Xã C,31,1,29\n"


def run(folder: Path, text: str, output: str, *options: str) -> Result:
    (folder / "small.yaml").write_text(RULESET, encoding="utf-8")
    (folder / "batch.csv").write_text(HEAD + text, encoding="utf-8")
    words = ["aggregate", str(folder / "batch.csv"), "--rules", str(folder / "small.yaml"), "-o", str(folder / output)]
    return CliRunner(catch_exceptions=False).invoke(command, [*words, *options])


def test_only_accepted_submissions_are_added_up(tmp_path: Path) -> None:
    result = run(tmp_path, GOOD + BAD, "totals.json", "--lang", "en")
    data = json.loads((tmp_path / "totals.json").read_text(encoding="utf-8"))
    assert {t["field"]: (t["value"], t["submissions"]) for t in data["totals"]} == {
        "received": ("30", 2), "carried": ("9", 2), "new": ("21", 2),
    }  # fmt: skip
    assert data["missing"] == [{"name": "Xã C", "status": "needs-correction", "why": "needs correction (errors: 1)"}]
    assert data["complete"] is False
    assert result.exit_code == 1
    assert "Xã C: needs correction" in result.output


def test_missing_units_are_told_even_when_they_are_allowed(tmp_path: Path) -> None:
    result = run(tmp_path, GOOD + BAD, "totals.csv", "--allow-missing")
    assert result.exit_code == 0
    assert "Xã C" in result.output
    rows = list(csv.reader((tmp_path / "totals.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[-1][0] == "Xã C" and rows[-2][0] == "Chưa tổng hợp"


def test_all_there(tmp_path: Path) -> None:
    result = run(tmp_path, GOOD, "totals.xlsx")
    assert result.exit_code == 0, result.output
    totals, missing = load_workbook(tmp_path / "totals.xlsx").worksheets
    assert [row[4] for row in totals.iter_rows(min_row=2, values_only=True)] == [30, 9, 21]
    assert missing.max_row == 1


def test_nobody_to_add_up_is_no_success(tmp_path: Path) -> None:
    assert run(tmp_path, BAD, "totals.json", "--allow-missing").exit_code == 1


def test_another_ending_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    assert run(tmp_path, GOOD, "totals.pdf").exit_code == 2


def test_a_waived_discrepancy_is_added_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dqcheck import aggregate, check, waivers

    run(tmp_path, GOOD + BAD, "totals.json")
    book, rules = tmp_path / "batch.csv", tmp_path / "small.yaml"
    (finding,) = check(book, rules=rules).findings
    entry = waivers.entry_for(finding, reason="đã xác nhận", by="phòng")
    found = aggregate(book, rules=rules, waivers=[entry])
    assert found.complete
    assert [str(total.value) for total in found.totals] == ["61", "10", "50"]
