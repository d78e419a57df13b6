"""Records that fail: in the library of the frame, and as one table in parts by rule."""

from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.dataset
import pytest

import dqcheck
from dqcheck.errors import UsageError

COLUMNS = {
    "unit": ["Xã A", "Xã B", "Xã C", "Xã D"],
    "total": [10, 7, 20, 9],
    "a": [4, 3, 9, 4],
    "b": [6, 3, 10, 5],
    "share": [40.0, 42.86, 44.0, 44.44],
}
CHECKS = [
    dqcheck.total("total", ["a", "b"], id="sum"),
    dqcheck.percentage("share", part="a", whole="total", decimals=2, severity="warning", id="share"),
]


@pytest.fixture
def report() -> dqcheck.ValidationReport:
    return dqcheck.check_frame(pl.DataFrame(COLUMNS), CHECKS, key="unit")


def read(path: Path) -> list[dict[str, Any]]:
    return pl.read_parquet(path / "**/*.parquet", hive_partitioning=True).sort("rule", "row").to_dicts()


@pytest.mark.parametrize(("library", "kind"), [(pl, pl.DataFrame), (pd, pd.DataFrame), (pa, pa.Table)])
def test_failing_records_are_of_the_library_of_the_frame(library: Any, kind: type) -> None:
    frame = library.table(COLUMNS) if library is pa else library.DataFrame(COLUMNS)
    found = dqcheck.check_frame(frame, CHECKS, key="unit").failing("sum")
    assert isinstance(found, kind)
    rows = found.to_pylist() if library is pa else pl.DataFrame(found).to_dicts()
    assert rows == [
        {"row": 1, "unit": "Xã B", "total": 7, "a": 3, "b": 3, "gap": 1.0},
        {"row": 2, "unit": "Xã C", "total": 20, "a": 9, "b": 10, "gap": 1.0},
    ]


def test_none_failing_keeps_the_types() -> None:
    found = dqcheck.check_frame(pd.DataFrame(COLUMNS)[:1], CHECKS, key="unit").failing("sum")
    assert len(found) == 0 and found["total"].dtype == "int64" and found["gap"].dtype == "float64"


def test_all_rules_are_one_table(report: dqcheck.ValidationReport, tmp_path: Path) -> None:
    report.write(tmp_path / "failing")
    assert sorted(one.name for one in (tmp_path / "failing").iterdir()) == ["rule=share", "rule=sum"]
    rows = read(tmp_path / "failing")
    assert [(row["rule"], row["severity"], row["row"], row["unit"]) for row in rows] == [
        ("share", "warning", 2, "Xã C"),
        ("sum", "error", 1, "Xã B"),
        ("sum", "error", 2, "Xã C"),
    ]
    assert rows[0]["b"] is None and rows[1]["share"] is None and list(rows[0])[-2:] == ["gap", "rule"]
    # Other libraries read the same table.
    query = f"select count(*), count(distinct rule) from read_parquet('{tmp_path}/failing/*/*.parquet')"
    assert duckdb.sql(query).fetchall() == [(3, 2)]
    assert pyarrow.dataset.dataset(tmp_path / "failing", partitioning="hive").count_rows() == 3


def test_a_rule_that_all_records_keep_has_a_part_without_rows(tmp_path: Path) -> None:
    good = pl.DataFrame(COLUMNS)[:1]
    dqcheck.check_frame(good, CHECKS, key="unit").write(tmp_path / "failing")
    made = pl.read_parquet(tmp_path / "failing/**/*.parquet", hive_partitioning=True)
    assert made.is_empty() and {"severity", "row", "unit", "total", "share", "gap", "rule"} <= set(made.columns)


def test_what_is_there_stays_unless_it_is_such_a_table_and_may_go(
    report: dqcheck.ValidationReport, tmp_path: Path
) -> None:
    report.write(tmp_path / "failing")
    with pytest.raises(UsageError) as caught:
        report.write(tmp_path / "failing")
    assert caught.value.key == "error.table-there"
    report.write(tmp_path / "failing", overwrite=True)
    assert len(read(tmp_path / "failing")) == 3
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("kept", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        report.write(tmp_path / "letters", overwrite=True)
    assert caught.value.key == "error.folder-used" and (tmp_path / "letters" / "a.txt").exists()
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        report.write(tmp_path / "file")
    assert caught.value.key == "error.cannot-write"
    assert not [one for one in tmp_path.iterdir() if one.name.startswith(".dqcheck")]


def test_columns_of_ours_give_way_to_those_of_the_frame(tmp_path: Path) -> None:
    frame = pl.DataFrame({"row": [1, 2], "gap": [3, 4], "rule": [4, 7]})
    report = dqcheck.check_frame(frame, dqcheck.total("rule", ["row", "gap"], id="sum"))
    assert report.failing("sum").to_dicts() == [{"dqcheck_row": 1, "rule": 7, "row": 2, "gap": 4, "dqcheck_gap": 1.0}]
    report.write(tmp_path / "failing")
    made = pl.read_parquet(tmp_path / "failing/**/*.parquet", hive_partitioning=True)
    assert made.select("dqcheck_rule", "rule", "dqcheck_gap").rows() == [("sum", 7, 1.0)]


def test_a_report_on_files_has_no_records(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        dqcheck.check(tmp_path).write(tmp_path / "failing")
    assert caught.value.key == "error.no-frame"


@pytest.mark.needs("java")
@pytest.mark.localhost
def test_spark_writes_the_table_and_reads_it(spark: Any, tmp_path: Path) -> None:
    frame = spark.createDataFrame(pl.DataFrame(COLUMNS).to_arrow())
    report, path = dqcheck.check_frame(frame, CHECKS, key="unit"), str(tmp_path / "failing")
    report.write(path)
    made = sorted(spark.read.parquet(path).select("rule", "severity", "unit").collect())
    assert [tuple(row) for row in made] == [
        ("share", "warning", "Xã C"),
        ("sum", "error", "Xã B"),
        ("sum", "error", "Xã C"),
    ]
    with pytest.raises(UsageError) as caught:
        report.write(path)
    assert caught.value.key == "error.table-there"
    dqcheck.check_frame(frame.limit(1), CHECKS, key="unit").write(path, overwrite=True)
    emptied = spark.read.parquet(path)
    assert emptied.count() == 0 and {"rule", "severity", "unit", "total", "share", "gap"} <= set(emptied.columns)
