"""Run the ten checks of one library on the frame, and print as JSON what each failure says."""

import importlib
import json
import sys
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from sample import COLUMNS

CHECKS = (
    "required", "unique", "pattern", "codelist", "bounds", "order", "total", "part", "percentage", "growth",
)  # fmt: skip


def told(library: str) -> dict[str, object]:
    """The version of a library, and what each of its checks says."""
    module = importlib.import_module(f"with_{library}")
    frame = getattr(importlib.import_module(module.FRAME), "DataFrame")(COLUMNS)  # noqa: B009  # pandas or polars
    return {"version": version(module.PACKAGE), "told": {name: said(getattr(module, name), frame) for name in CHECKS}}


def said(check: object, frame: object) -> str:
    """What a check says of the frame: the exception that it raises, or else the result that it returns."""
    assert callable(check)
    try:
        return str(check(frame))
    except Exception as error:  # noqa: BLE001  # whatever a library raises is what it says
        return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    print("\n" + json.dumps(told(sys.argv[1]), ensure_ascii=False))
