"""A project that uses dqcheck, as its type checker sees it: ``tests/user_project`` is one, strictly typed."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROJECT = ROOT / "tests" / "user_project"

WRONG = {
    'dqcheck.total("t", ["a"], severty="error")': "severty",
    'dqcheck.total("t", ["a"], severity="eror")': "severity",
    'dqcheck.percentage("rate", part="a")': "whole",
    'dqcheck.range("a", at_least="5")': "at_least",
    'dqcheck.type("a", "integer")': "type",
    "dqcheck.totl()": "totl",
    "dqcheck.check_frame(1, 5)": "check_frame",
    "load(3)": "load",
}  # fmt: skip
"""Lines with one mistake each, and a word of what is said of it."""


def mypy(file: Path) -> list[str]:
    """What mypy says of a file of the project."""
    options = ["--config-file", str(PROJECT / "pyproject.toml"), "--cache-dir", str(ROOT / ".mypy_cache")]
    command = [sys.executable, "-m", "mypy", *options, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    return [line for line in done.stdout.splitlines() if "error:" in line]


def test_a_users_project_is_strictly_typed() -> None:
    assert mypy(PROJECT / "pipeline.py") == []


def test_a_users_mistakes_are_seen_before_anything_runs(tmp_path: Path) -> None:
    text = (PROJECT / "pipeline.py").read_text(encoding="utf-8")
    sample = tmp_path / "mistaken.py"
    sample.write_text("\n".join([text, *WRONG]) + "\n", encoding="utf-8")
    first = len(text.splitlines()) + 2
    told = mypy(sample)
    lines = {int(line.split(":")[1]) for line in told}
    assert lines == {first + at for at in range(len(WRONG))}, "\n".join(told)
    assert [word for word in WRONG.values() if not any(word in line for line in told)] == []
