"""Snapshots of what people see: plain files under ``snapshots``, rewritten with ``UPDATE_SNAPSHOTS=1``."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))


@pytest.fixture
def snapshot() -> Callable[[str, str], None]:
    """Compare a text with the snapshot of that name."""

    def compare(name: str, text: str) -> None:
        path = HERE / "snapshots" / name
        if os.environ.get("UPDATE_SNAPSHOTS") == "1":
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        assert path.exists(), f"no snapshot {name}: run with UPDATE_SNAPSHOTS=1"
        assert text == path.read_bytes().decode("utf-8")

    return compare
