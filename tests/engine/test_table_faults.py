"""A table that cannot be read to its end costs no other file of the batch, and is no fault of dqcheck."""

import duckdb
import polars as pl
import pytest

import dqcheck
from dqcheck.engine import large_tables
from dqcheck.engine.screens import frame_judging
from dqcheck.engine.table_faults import fault_of_table
from dqcheck.errors import SourceError, UsageError
from dqcheck.sources import parquet

RULES = """\
ruleset: flat
version: "1"
title: {vi: Bảng phẳng, en: Flat table}
tables:
  records:
    title: {vi: Bản ghi, en: Records}
    fields:
      unit: {label: [Đơn vị], type: text}
      whole: {label: [Tổng], type: count}
      a: {label: [Phần một], type: count}
      b: {label: [Phần hai], type: count}
rules:
  - {id: whole-mismatch, title: {vi: Tổng chưa khớp, en: Total mismatch}, check: total,
     with: {table: records, total: whole, parts: [a, b]}}
"""


def frame(count: int) -> pl.DataFrame:
    numbers = range(count)
    columns = {"Đơn vị": [f"Xã {n}" for n in numbers], "Tổng": [n * 7919 + (n == 3) for n in numbers]}
    return pl.DataFrame({**columns, "Phần một": [n * 7000 for n in numbers], "Phần hai": [n * 919 for n in numbers]})


@pytest.mark.parametrize("engine", ["auto", "duckdb"])
def test_a_file_that_is_damaged_in_its_middle_is_told_and_the_others_are_checked(engine, tmp_path, monkeypatch) -> None:
    for name in ("_LARGE_PARQUET", "_RECORDS_OF_A_SHEET"):
        monkeypatch.setattr(parquet, name, 0)
    monkeypatch.setattr(frame_judging, "DIRECT", 0)
    (tmp_path / "flat.yaml").write_text(RULES, encoding="utf-8")
    folder = tmp_path / "sent"
    folder.mkdir()
    frame(60).write_parquet(folder / "good.parquet")
    frame(5000).write_parquet(folder / "bad.parquet", row_group_size=500)
    held = bytearray((folder / "bad.parquet").read_bytes())
    held[len(held) // 2 : len(held) // 2 + 2000] = bytes(2000)
    (folder / "bad.parquet").write_bytes(held)
    report = dqcheck.check(folder, rules=str(tmp_path / "flat.yaml"), engine=engine)
    (unread,) = report.unread
    assert (unread.source, unread.reason) == ("bad.parquet", "file-unreadable")
    assert "could not be read to its end" in unread.why.en
    # What compares reports, or keeps a baseline, must not take its findings for corrected.
    assert {one.source: one.problem for one in report.files} == {"bad.parquet": unread.why, "good.parquet": None}
    assert report.partial and {one.evidence[0].source for one in report.findings if one.evidence} == {"good.parquet"}


def test_what_is_told_hangs_on_where_the_error_comes_from() -> None:
    def told(error):
        found = fault_of_table(error, "a.parquet")
        return None if found is None else found.en

    with pytest.raises(duckdb.Error) as wrong:
        duckdb.sql("select nothing")
    assert told(wrong.value).startswith("a.parquet: the table could not be read to its end")
    assert "could not be read to its end" in told(pl.exceptions.ComputeError("x"))
    assert "fault in dqcheck itself" in told(KeyError("x"))
    assert (
        told(SourceError("error.not-found", "", file="a.parquet"))
        == "a.parquet does not exist. Check the name and the folder."
    )
    assert told(UsageError("error.not-a-frame", "")) is None and told(KeyboardInterrupt()) is None


def test_a_file_that_goes_away_while_it_is_read_costs_no_other(tmp_path, monkeypatch) -> None:
    for name in ("_LARGE_PARQUET", "_RECORDS_OF_A_SHEET"):
        monkeypatch.setattr(parquet, name, 0)
    (tmp_path / "flat.yaml").write_text(RULES, encoding="utf-8")
    folder = tmp_path / "sent"
    folder.mkdir()
    for name in ("gone", "good"):
        frame(60).write_parquet(folder / f"{name}.parquet")
    own = large_tables.sources.sha256

    def digest(path):
        if path.stem == "gone":
            raise SourceError("error.not-found", "", file=path.name)
        return own(path)

    monkeypatch.setattr(large_tables.sources, "sha256", digest)
    report = dqcheck.check(folder, rules=str(tmp_path / "flat.yaml"))
    assert [(one.source, one.reason) for one in report.unread] == [("gone.parquet", "file-unreadable")]
    assert {one.evidence[0].source for one in report.findings if one.evidence} == {"good.parquet"}
    assert {one.source: bool(one.sha256) for one in report.files} == {"gone.parquet": False, "good.parquet": True}
