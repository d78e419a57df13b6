"""The benchmark's data, its rules by hand, and the pages of growth that it draws."""

import json
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

import dqcheck

ROOT = Path(__file__).resolve().parents[1]
BENCH = ROOT / "bench"


def run(script: str, *words: object) -> None:
    subprocess.run([sys.executable, BENCH / script, *map(str, words)], check=True)


@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_the_rules_by_hand_count_as_dqcheck_does(ending, tmp_path: Path) -> None:
    data, answer = tmp_path / f"rows.{ending}", tmp_path / "answer.json"
    run("growth_data.py", "rows", data, 60_000)
    run("by_hand.py", data, answer)
    given = json.loads(answer.read_text(encoding="utf-8"))["rules"]
    scanned = pl.scan_parquet(data) if ending == "parquet" else pl.scan_csv(data, infer_schema=False)
    report = dqcheck.check_frame(scanned, dqcheck.load_ruleset(BENCH / "rules" / "w3"), table="records")
    failed = {one.rule.rpartition("/")[2].upper(): one.failed for one in report.rules}
    assert {rule: failed[rule] for rule in given if rule != "U1"} == {
        r: one["count"] for r, one in given.items() if r != "U1"
    }
    assert given["S1"]["count"] and given["U1"]["count"] and given["N1"]["count"]


def test_rulesets_and_workbooks_that_grow_are_right(tmp_path: Path) -> None:
    run("growth_data.py", "rules", tmp_path / "rules", 12, BENCH / "rules" / "w3" / "ruleset.yaml")
    assert len(dqcheck.load_ruleset(tmp_path / "rules").rules) >= 12
    run("growth_data.py", "files", tmp_path / "files", 3)
    report = dqcheck.check(tmp_path / "files", rules=[BENCH / "rules" / "files"])
    assert len(report.submissions) == 3 and not any(one.problem for one in report.files)


def test_the_pages_of_growth_are_fresh(tmp_path: Path) -> None:
    shown = ("speed.md", "toc-do.md", "growth.svg", "tang-truong.svg")
    before = {name: (ROOT / "docs" / name).read_text(encoding="utf-8") for name in shown}
    code = (
        "import growth_pages as g, json, pathlib; g.DOCS = pathlib.Path(r'{}'); "
        "g.draw(json.loads(g.MEASURED.read_text('utf-8')))"
    )
    for name, text in before.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    subprocess.run([sys.executable, "-c", code.format(tmp_path)], cwd=BENCH, check=True)
    assert {name: (tmp_path / name).read_text(encoding="utf-8") for name in shown} == before
