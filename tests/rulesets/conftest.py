"""Rulesets written to a folder for one test; nothing of the user's own cache is touched."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

HEAD = """\
ruleset: demo
version: 2025.1
title: {vi: Thử, en: Demo}
period: {from: 2025-01-01, to: 2025-09-30}
codelists:
  kinds: {codes: [KH, QĐ]}
tables:
  t:
    title: {vi: Bảng, en: Table}
    key: unit
    fields:
      unit: {label: [Đơn vị, Tên xã], required: true, unique: true}
      a: {label: Cột a, type: count, missing: zero, at_least: 0}
      b: {label: Cột b, type: count}
      c: {label: Cột c, type: count}
      d: {label: Cột d, type: count}
      rate: {label: Tỷ lệ, type: percent, decimals: 2}
      money: {label: Kinh phí, type: money, unit: triệu đồng, at_most: 5000000}
      day: {label: Ngày, type: date}
      kind: {label: Loại, codelist: kinds, format: "[A-ZĐ]+"}
"""


@pytest.fixture(autouse=True)
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


@pytest.fixture
def head() -> str:
    """The head of the ruleset that ``write`` writes; another field may follow."""
    return HEAD


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a ruleset: its head and, by topic, the text of further files."""

    def to_folder(head: str = HEAD, **topics: str) -> Path:
        folder = tmp_path / "demo"
        folder.mkdir(exist_ok=True)
        (folder / "ruleset.yaml").write_text(head, encoding="utf-8")
        for name, text in topics.items():
            (folder / f"{name}.yaml").write_text(dedent(text), encoding="utf-8")
        return folder

    return to_folder
