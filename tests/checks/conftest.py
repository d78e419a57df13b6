"""Lets the tests of check kinds share ``making``; no record is left to the judge because few were kept."""

import sys
from pathlib import Path

import pytest

from dqcheck.engine.screens import graded

sys.path.insert(0, str(Path(__file__).resolve().parent))


@pytest.fixture(autouse=True)
def always_graded(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is told of few records is told by grades too, so that these are held to the judge."""
    monkeypatch.setattr(graded, "FEW", -1)
