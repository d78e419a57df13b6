"""No record of a frame is left to the judge because few were kept: grades are held to the judge on small frames."""

import pytest

from dqcheck.engine.screens import graded


@pytest.fixture(autouse=True)
def always_graded(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is told of few records is told by grades too."""
    monkeypatch.setattr(graded, "FEW", -1)
