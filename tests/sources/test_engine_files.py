"""Flat files are read alike by every engine: texts as texts, short lines with blanks, no record of blanks alone."""

from pathlib import Path

import polars as pl
import pytest

from dqcheck.sources import datasets, engine_files
from dqcheck.sources.plain_delimited import PlainText, plain_text

TEXT = 'a;"b ""c""";\n01;"x;""y\nz";9\n\n;;\n"short";2\n;3;\n'
RECORDS = [("01", 'x;"y\nz', "9"), ("short", "2", None), (None, "3", None)]


@pytest.fixture
def text(tmp_path) -> tuple[Path, PlainText]:
    path = tmp_path / "it's.csv"
    path.write_text(TEXT, encoding="utf-8-sig")
    found = plain_text(path)
    assert found is not None and found.blanks
    return path, found


def test_a_delimited_text_is_read_as_text(text) -> None:
    relation = engine_files.delimited_relation(*text)
    assert (relation.columns, relation.fetchall()) == (["a", 'b "c"', "column3"], RECORDS)


def test_records_without_blanks_are_all_read(tmp_path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a;b\n1;2\n;3\n", encoding="utf-8")
    found = plain_text(path)
    assert found is not None and engine_files.delimited_relation(path, found).fetchall() == [("1", "2"), (None, "3")]


def test_a_parquet_file_is_read(tmp_path) -> None:
    path = tmp_path / "it's [1].parquet"
    pl.DataFrame({"n": [1, 2]}).write_parquet(path)
    assert engine_files.parquet_relation(path).fetchall() == [(1,), (2,)]


@pytest.mark.needs("java")
@pytest.mark.localhost
def test_spark_reads_the_same(text, tmp_path, spark) -> None:
    assert list(map(tuple, engine_files.spark_delimited(*text, spark).collect())) == RECORDS
    pl.DataFrame({"n": [1, 2]}).write_parquet(tmp_path / "n.parquet")
    assert list(map(tuple, engine_files.spark_parquet(tmp_path / "n.parquet", spark).collect())) == [(1,), (2,)]
    for province in ("01", "04"):
        inside = tmp_path / "all" / f"province={province}"
        inside.mkdir(parents=True)
        columns = {"n": [1, 2], "more": [1, 2]} if province == "04" else {"n": [1, 2]}
        pl.DataFrame(columns).write_parquet(inside / "part.parquet")
    table = datasets.parted(tmp_path / "all")
    read = engine_files.spark_dataset(table, spark).select("province", "n").collect()
    assert sorted(map(tuple, read)) == [("01", 1), ("01", 2), ("04", 1), ("04", 2)]


def test_folders_above_a_file_name_none_of_its_columns(tmp_path) -> None:
    folder = tmp_path / "year=2024"
    folder.mkdir()
    pl.DataFrame({"year": [2025]}).write_parquet(folder / "a.parquet")
    (folder / "a.csv").write_text("year,n\n2025,1\n")
    text = plain_text(folder / "a.csv")
    assert text is not None
    assert engine_files.parquet_relation(folder / "a.parquet").fetchall() == [(2025,)]
    assert engine_files.delimited_relation(folder / "a.csv", text).fetchall() == [("2025", "1")]
