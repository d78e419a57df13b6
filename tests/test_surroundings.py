"""Results depend on what was sent and on the rules alone: not on locale, time zone, hash seed, nor on the order of
files."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import dqcheck

SURROUNDINGS = [
    {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "0"},
    {"LC_ALL": "vi_VN.UTF-8", "TZ": "Asia/Ho_Chi_Minh", "PYTHONHASHSEED": "1"},
    {"LC_ALL": "de_DE.UTF-8", "TZ": "America/St_Johns", "PYTHONHASHSEED": "4242"},
    {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "random"},
    {"LC_ALL": "nowhere", "TZ": "Nowhere/Nothing", "PYTHONHASHSEED": "7", "PYTHONUTF8": "1"},
]
ROOT = Path(__file__).resolve().parents[1]
INPUTS = ["fixtures/submissions.xlsx", "fixtures/communes", "fixtures/narratives/01-ba-to.docx"]


def without_time(report):
    return report | {"event": {key: value for key, value in report["event"].items() if key != "at"}}


@pytest.fixture(scope="module")
def reports():
    found = []
    for surroundings in SURROUNDINGS:
        done = subprocess.run(
            [sys.executable, "-m", "dqcheck", "run", *INPUTS, "--format", "json"],
            cwd=ROOT,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", **surroundings},
            capture_output=True,
            timeout=300,
        )
        assert done.returncode == 1, done.stderr
        found.append(json.loads(done.stdout))
    return found


@pytest.mark.parametrize("at", range(1, len(SURROUNDINGS)))
def test_locale_time_zone_and_hash_seed_change_nothing(reports, at):
    assert len(reports[0]["findings"]) > 10
    assert without_time(reports[at]) == without_time(reports[0])


def test_the_order_of_files_changes_no_finding(root):
    files = [*sorted((root / "fixtures/communes").iterdir()), root / "fixtures/submissions.xlsx"]

    def told(paths):
        report = dqcheck.check(paths)
        return sorted(repr(finding) for finding in report.findings), report.ok

    expected = told(files)
    assert told(files[::-1]) == expected
    assert told(files[3:] + files[:3]) == expected
