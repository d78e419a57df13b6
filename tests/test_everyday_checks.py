"""The page of ten everyday checks says what dqcheck says today, beside what was measured of the others."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_the_page_is_fresh() -> None:
    command = [sys.executable, "bench/everyday_checks.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_check_fails_in_every_library() -> None:
    measured = json.loads((ROOT / "bench" / "everyday" / "measured.json").read_text(encoding="utf-8"))
    assert set(measured) == {"pandera", "pointblank", "dataframely", "great_expectations"}
    for library, found in measured.items():
        assert len(found["told"]) == 10 and found["version"], library
        for text in found["told"].values():
            assert "Error: " in text.splitlines()[0] or '"success": false' in text, (library, text)
