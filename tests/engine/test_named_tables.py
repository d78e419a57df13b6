"""A table whose columns are named as fields is filed by these, whatever its size."""

from pathlib import Path

import duckdb
import polars as pl
import pytest

import dqcheck
from dqcheck.engine.named_tables import named_by_fields
from dqcheck.sources import parquet

RULES = """\
ruleset: flat
version: "1"
title: {vi: Bảng phẳng, en: Flat table}
tables:
  records:
    title: {vi: Bản ghi, en: Records}
    key: unit
    fields:
      unit: {label: [Đơn vị], type: text}
      whole: {label: [Tổng], type: count}
      a: {label: [Phần một], type: count}
      b: {label: [Phần hai], type: count}
  others:
    title: {vi: Khác, en: Others}
    key: unit
    fields:
      unit: {label: [Nơi], type: text}
      whole: {label: [Tất cả], type: count}
      a: {label: [Phần thứ nhất], type: count}
      spare: {label: [Dự phòng], type: count}
rules:
  - {id: whole-mismatch, title: {vi: Tổng chưa khớp, en: Total mismatch}, check: total,
     with: {table: records, total: whole, parts: [a, b]}}
"""
COLUMNS = {"unit": ["A", "B"], "whole": [3, 9], "a": [1, 4], "b": [2, 4]}


@pytest.fixture
def rules(tmp_path) -> Path:
    path = tmp_path / "flat.yaml"
    path.write_text(RULES, encoding="utf-8")
    return path


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("engine", ["auto", "duckdb"])
def test_a_parquet_of_any_size_is_filed_by_the_names_of_fields(rules, large, engine, tmp_path, monkeypatch) -> None:
    for name in ("_LARGE_PARQUET", "_RECORDS_OF_A_SHEET") if large else ():
        monkeypatch.setattr(parquet, name, 0)
    path = tmp_path / "sent.parquet"
    pl.DataFrame(COLUMNS | {"note": ["x", "y"]}).write_parquet(path)
    report = dqcheck.check(path, rules=str(rules), engine=engine)
    assert [one.submission for one in report.findings if one.check == "total"] == ["B"]
    notes = [note.en for note in report.notes]
    assert "sent.parquet: its columns are named as the fields of “Records” and were read as these." in notes
    assert "sent.parquet: 1 column that the form does not have was not read: note." in notes
    assert report.files[0].ruleset == "flat" and report.files[0].sha256


def test_a_table_of_a_database_is_filed_by_the_names_of_fields(rules, tmp_path) -> None:
    base = duckdb.connect(str(tmp_path / "kept.duckdb"))
    base.register("given", pl.DataFrame(COLUMNS).to_arrow())
    base.execute("create table records as from given")
    base.close()
    report = dqcheck.check(f"duckdb:{tmp_path / 'kept.duckdb'}?table=records", rules=str(rules))
    assert [one.submission for one in report.findings if one.check == "total"] == ["B"]


def test_labels_come_first_and_too_few_names_are_not_enough(rules) -> None:
    rulesets = [dqcheck.load_ruleset(rules)]

    def form(*names: str, title: str = "x") -> str | None:
        found = named_by_fields(names, title, rulesets)
        return None if found is None else found.form.name

    assert form("unit", "whole", "a", "b") == "records"
    assert form("unit", "whole", "a", "spare") == "others"
    assert form("unit", "whole", "a") is None, "two tables have these"
    assert form("unit", "whole", "a", title="others") == "others"
    assert form("whole", "a", "b") is None, "the key is not there"
    assert form("unit", "b") is None
    assert form("unit", "a", "b", *(f"column {n}" for n in range(9))) == "records", "most fields of the table are there"
    assert form("Đơn vị", "Tổng", "Phần một", "Phần hai") is None
