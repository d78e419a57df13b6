"""The pytest plugin, run by pytest itself; and the assertion for ruleset authors."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from small_form import RULESET
from xlsxwriter import Workbook

import dqcheck
from dqcheck import waivers
from dqcheck.testing import assert_sound

ROOT = Path(__file__).resolve().parents[2]
RULES = (
    RULESET
    + """\
    because: {vi: Cộng dồn., en: They add up.}
    examples:
      - {data: {received: "5", carried: "2", new: "3"}, expect: pass}
      - {data: {received: "6", carried: "2", new: "3"}, expect: EXPECT}
"""
)


def pytest_run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    plugin = [] if installed() else ["-p", "dqcheck.integrations.pytest_plugin"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *plugin, "-p", "no:cacheprovider", "-rA", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )


def installed() -> bool:
    from importlib.metadata import entry_points

    return any(point.name == "dqcheck" for point in entry_points(group="pytest11"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "small.yaml").write_text(RULES.replace("EXPECT", "fail"), encoding="utf-8")
    (tmp_path / "batch.csv").write_text("Đơn vị,Tổng số,Kỳ trước,Mới\nXã A,6,2,3\nXã B,5,2,3\n", encoding="utf-8")
    return tmp_path


def test_every_rule_is_a_test(folder: Path) -> None:
    done = pytest_run(folder, "--dqcheck", "batch.csv", "--dqcheck-rules", "small.yaml")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "FAILED batch.csv::small/received-total-mismatch[2]" in done.stdout
    assert "Xã A: " in done.stdout and "Xã B: " not in done.stdout
    assert "small/dossiers-unit-missing" in done.stdout
    assert "1 failed, 5 passed" in done.stdout


def test_the_configuration_of_the_project_holds(folder: Path) -> None:
    (folder / "dqcheck.toml").write_text('rules = ["small.yaml"]\nlang = "en"\n', encoding="utf-8")
    assert "a gap of 1" in pytest_run(folder, "--dqcheck", "batch.csv").stdout
    report = dqcheck.check(folder / "batch.csv", rules=folder / "small.yaml")
    entries = [waivers.entry_for(finding, reason="x", by="y") for finding in report.findings]
    waivers.save(folder / "dqcheck-waivers.yaml", entries)
    done = pytest_run(folder, "--dqcheck", "batch.csv")
    assert done.returncode == 0, done.stdout
    assert "6 passed" in done.stdout


def test_a_file_that_cannot_be_read_is_a_failing_test(folder: Path) -> None:
    done = pytest_run(folder, "--dqcheck", "nothing.csv", "--dqcheck-rules", "small.yaml")
    assert done.returncode == 1, done.stdout
    assert "FAILED nothing.csv::read" in done.stdout
    assert "1 failed" in done.stdout


def test_every_discrepancy_is_a_test_of_its_file_and_row(folder: Path) -> None:
    (folder / "data").mkdir()
    head = "Đơn vị,Tổng số,Kỳ trước,Mới\n"
    (folder / "data" / "one.csv").write_text(head + "Xã A,6,2,3\nXã B,5,2,3\nXã C,7,2,3\n", encoding="utf-8")
    with Workbook(folder / "data" / "two.xlsx") as book:
        sheet = book.add_worksheet("Biểu 1")
        sheet.write_row(0, 0, head.strip().split(","))
        sheet.write_row(1, 0, ["Xã D", 9, 2, 3])
    words = ("--dqcheck", "data", "--dqcheck-rules", "small.yaml")
    done = pytest_run(folder, *words)
    for place in ("one.csv::small/received-total-mismatch[2]", "one.csv::small/received-total-mismatch[4]"):
        assert f"FAILED data/{place}" in done.stdout
    assert "FAILED data/two.xlsx::small/received-total-mismatch[Biểu 1!B2]" in done.stdout
    assert "3 failed" in done.stdout
    assert "1 failed" in pytest_run(folder, *words, "-k", "Biểu").stdout


def test_many_discrepancies_of_a_rule_are_a_few_tests(folder: Path) -> None:
    rows = "".join(f"Xã {number},9,2,3\n" for number in range(50))
    (folder / "batch.csv").write_text("Đơn vị,Tổng số,Kỳ trước,Mới\n" + rows, encoding="utf-8")
    done = pytest_run(folder, "--dqcheck", "batch.csv", "--dqcheck-rules", "small.yaml", "--dqcheck-lang", "en")
    assert "21 failed" in done.stdout
    assert "FAILED ::small/received-total-mismatch[+30] - 30 more points" in done.stdout


def test_a_run_that_judged_nothing_is_a_failing_test(folder: Path) -> None:
    (folder / "batch.csv").write_text("Đơn vị,Tổng số,Kỳ trước,Mới\n", encoding="utf-8")
    done = pytest_run(folder, "--dqcheck", "batch.csv", "--dqcheck-rules", "small.yaml")
    assert done.returncode == 1, done.stdout


def test_the_notation_of_the_configuration_holds(folder: Path) -> None:
    (folder / "dqcheck.toml").write_text('rules = ["small.yaml"]\nnumbers = "en"\n', encoding="utf-8")
    (folder / "batch.csv").write_text('Đơn vị,Tổng số,Kỳ trước,Mới\nXã A,"1,005","1,002",3\n', encoding="utf-8")
    assert pytest_run(folder, "--dqcheck", "batch.csv").returncode == 0


def test_a_rule_without_its_column_is_a_failing_test(folder: Path) -> None:
    (folder / "batch.csv").write_text("Đơn vị,Tổng số,Kỳ trước\nXã A,5,2\n", encoding="utf-8")
    done = pytest_run(folder, "--dqcheck", "batch.csv", "--dqcheck-rules", "small.yaml", "--dqcheck-lang", "en")
    assert done.returncode == 1, done.stdout
    assert "FAILED ::small/received-total-mismatch" in done.stdout
    assert "column missing: “new”" in done.stdout


def test_a_ruleset_that_is_not_there_is_a_mistake_of_the_call(folder: Path) -> None:
    done = pytest_run(folder, "--dqcheck", "batch.csv", "--dqcheck-rules", "nothing")
    assert done.returncode == pytest.ExitCode.USAGE_ERROR, done.stdout + done.stderr


def test_a_sound_ruleset_and_one_with_a_wrong_example(folder: Path) -> None:
    assert_sound(folder / "small.yaml")
    (folder / "small.yaml").write_text(RULES.replace("EXPECT", "pass"), encoding="utf-8")
    with pytest.raises(AssertionError, match="received-total-mismatch"):
        assert_sound(folder / "small.yaml")
    (folder / "small.yaml").write_text("ruleset: 3", encoding="utf-8")
    with pytest.raises(dqcheck.RulesetError):
        assert_sound(folder / "small.yaml")
