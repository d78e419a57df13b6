"""Every exit code, seen from outside as a script sees it."""

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from small_form import RULESET

from dqcheck.cli import command
from dqcheck.reporters.json_reading import parse

FIXTURES = Path(__file__).parents[2] / "fixtures"
SHEET = "Đơn vị,Tổng số,Kỳ trước,Mới\nXã A,2.415,63,2.352\nXã B,{total},36,900\n"


def run(*args: str | Path) -> Result:
    return CliRunner(catch_exceptions=False).invoke(command, ["run", *map(str, args)])


@pytest.fixture
def ruleset(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(RULESET, encoding="utf-8")
    return path


def sheet(folder: Path, total: str = "936") -> Path:
    path = folder / "batch.csv"
    path.write_text(SHEET.format(total=total), encoding="utf-8")
    return path


def test_nothing_found_is_zero(tmp_path: Path, ruleset: Path) -> None:
    result = run(sheet(tmp_path), "--rules", ruleset)
    assert result.exit_code == 0, result.output


def test_a_finding_is_one(tmp_path: Path, ruleset: Path) -> None:
    result = run(sheet(tmp_path, "963"), "--rules", ruleset)
    assert result.exit_code == 1
    assert "963" in result.output


def test_a_report_that_is_saved_is_printed_as_it_is_saved(tmp_path: Path, ruleset: Path) -> None:
    report = tmp_path / "report.json"
    result = run(sheet(tmp_path, "963"), "--rules", ruleset, "--format", "json", "-o", report)
    assert result.stdout == report.read_text(encoding="utf-8")
    assert len(parse(result.stdout).findings) == 1


def test_a_file_that_was_read_in_part_is_three(tmp_path: Path, ruleset: Path) -> None:
    path, report = tmp_path / "batch.csv", tmp_path / "report.json"
    path.write_text(SHEET.format(total="936").replace("Xã B", '"Xã B'), encoding="utf-8")
    result = run(path, "--rules", ruleset, "--lang", "en", "-o", report)
    assert result.exit_code == 3, result.output
    told = json.loads(report.read_text(encoding="utf-8"))
    assert told["inputs"][0]["incomplete"] is True
    (part,) = [part for part in told["coverage"]["unread"] if part["reason"] == "read-in-part"]
    assert "in line 3" in part["why"]["en"]
    assert [unit["status"] for unit in told["submissions"] if unit["name"] == "Xã A"] == ["incomplete"]
    assert parse(report.read_text(encoding="utf-8")).files[0].incomplete


@pytest.mark.parametrize(
    ("severity", "fail_on", "code"),
    [
        ("warning", "error", 0),
        ("warning", "warning", 1),
        ("error", "never", 0),
        ("info", "warning", 0),
        ("info", "info", 1),
    ],
)
def test_fail_on_is_the_threshold(tmp_path: Path, severity: str, fail_on: str, code: int) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(RULESET.replace("severity: error", f"severity: {severity}"), encoding="utf-8")
    assert run(sheet(tmp_path, "963"), "--rules", path, "--fail-on", fail_on).exit_code == code


def test_a_wrong_ruleset_is_two_and_tells_every_mistake(tmp_path: Path, ruleset: Path) -> None:
    text = ruleset.read_text(encoding="utf-8")
    text = (
        text.replace("check: total", "check: totl")
        .replace("type: count", "type: cuont", 1)
        .replace("version:", "versoin:")
    )
    ruleset.write_text(text, encoding="utf-8")
    result = run(sheet(tmp_path), "--rules", ruleset, "--lang", "en")
    assert result.exit_code == 2
    for nearest in ("total", "count", "version"):
        assert nearest in result.output
    assert result.output.count(f"{ruleset}:") >= 3
    assert "Traceback" not in result.output


def test_an_unknown_ruleset_is_two(tmp_path: Path) -> None:
    result = run(sheet(tmp_path), "--rules", "no-such", "--lang", "en")
    assert result.exit_code == 2
    assert "khcn-cds" in result.output


def test_an_unknown_selection_is_two(tmp_path: Path, ruleset: Path) -> None:
    result = run(sheet(tmp_path), "--rules", ruleset, "--select", "totale")
    assert result.exit_code == 2
    assert "total" in result.output


def test_an_empty_folder_is_two(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run(tmp_path / "empty").exit_code == 2


def bad_files(folder: Path) -> dict[str, Path]:
    truncated = folder / "truncated.xlsx"
    truncated.write_bytes((FIXTURES / "submissions-clean.xlsx").read_bytes()[:4000])
    renamed = folder / "renamed.xlsx"
    renamed.write_text("this is not a workbook\n" * 20, encoding="utf-8")
    empty = folder / "empty.xlsx"
    empty.write_bytes(b"")
    odd = folder / "zip.xlsx"
    with zipfile.ZipFile(odd, "w") as archive:
        archive.writestr("readme.txt", "nothing")
    return {"truncated": truncated, "renamed": renamed, "empty": empty, "zip": odd, "missing": folder / "missing.xlsx"}


@pytest.mark.parametrize("name", ["truncated", "renamed", "empty", "zip", "missing"])
def test_an_unreadable_input_is_three_and_the_others_are_checked(tmp_path: Path, ruleset: Path, name: str) -> None:
    bad = bad_files(tmp_path)[name]
    good = sheet(tmp_path, "963")
    out = tmp_path / "report.json"
    result = run(bad, good, "--rules", ruleset, "-o", out)
    assert result.exit_code == 3, result.output
    assert "Traceback" not in result.output
    report = json.loads(out.read_text(encoding="utf-8"))
    assert {item["source"]: item["problem"] is not None for item in report["inputs"]} == {
        bad.name: True,
        good.name: False,
    }
    assert [item["submission"] for item in report["findings"]] == ["Xã B"]
    assert bad.name in result.output


def test_an_unknown_layout_is_told_in_a_sentence_and_is_not_green(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("Tên cây,Chiều cao\nThông,12\nBách,9\nTùng,11\n", encoding="utf-8")
    result = run(path)
    assert result.exit_code == 3
    assert "other.csv" in result.output


def test_a_broken_rule_is_two_and_no_fault_of_the_data(
    tmp_path: Path, ruleset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dqcheck.checks.kinds.total import Total

    def broken(*_: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(Total, "judge", broken)
    out = tmp_path / "report.json"
    result = run(sheet(tmp_path), "--rules", ruleset, "-o", out)
    report = json.loads(out.read_text(encoding="utf-8"))
    assert result.exit_code == 2
    assert report["findings"] == []
    assert report["rule_errors"][0]["rule"] == "small/received-total-mismatch"


def test_select_and_ignore_by_rule_check_and_severity(tmp_path: Path, ruleset: Path) -> None:
    path = sheet(tmp_path, "963")
    for name in ("received-total-mismatch", "small/received-total-mismatch", "total"):
        assert run(path, "--rules", ruleset, "--select", name).exit_code == 1
        assert run(path, "--rules", ruleset, "--ignore", name).exit_code == 0
    assert run(path, "--rules", ruleset, "--select", "error").exit_code == 1


def test_quiet_prints_nothing(tmp_path: Path, ruleset: Path) -> None:
    assert run(sheet(tmp_path, "963"), "--rules", ruleset, "-q").output == ""


def test_several_outputs_from_one_run(tmp_path: Path, ruleset: Path) -> None:
    outs = [tmp_path / f"report.{ending}" for ending in ("json", "md", "csv", "html", "xlsx")]
    result = run(sheet(tmp_path, "963"), "--rules", ruleset, "-q", *(x for out in outs for x in ("-o", out)))
    assert result.exit_code == 1, result.output
    assert all(out.stat().st_size > 100 for out in outs)
