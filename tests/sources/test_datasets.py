"""A folder of partitioned parquet is one table; what its folders name is text, whatever reads it."""

from pathlib import Path

import polars as pl
import pytest

from dqcheck.sources import datasets


@pytest.fixture
def folder(tmp_path) -> Path:
    for province in ("01", "04", "a=b c"):
        inside = tmp_path / "all" / "year=2025" / f"province={province.replace('=', '%3D')}"
        inside.mkdir(parents=True)
        pl.DataFrame({"n": [1, 2]}).write_parquet(inside / "part.parquet")
    return tmp_path / "all"


def test_a_folder_of_parts_is_one_table(folder, tmp_path) -> None:
    assert datasets.is_dataset(folder)
    assert not datasets.is_dataset(tmp_path) and not datasets.is_dataset(folder / "year=2025" / "province=01")
    assert datasets.parts_of(folder) == ("year", "province")
    assert len(datasets.files_of(folder)) == 3


def test_codes_of_folders_keep_their_zeros_in_every_engine(folder) -> None:
    expected = [(province, "2025", n) for province in ("01", "04", "a=b c") for n in (1, 2)]
    of_polars = datasets.scan(folder).select("province", "year", "n").collect()
    assert of_polars.rows() == expected
    assert datasets.relation(folder, "parquet").project("province, year, n").fetchall() == expected


def test_the_digest_of_a_folder_is_that_of_its_files(folder) -> None:
    before = datasets.sha256_of(folder)
    assert datasets.sha256_of(folder) == before
    pl.DataFrame({"n": [1, 3]}).write_parquet(folder / "year=2025" / "province=01" / "part.parquet")
    assert datasets.sha256_of(folder) != before


def test_a_delimited_text_is_read_as_text(tmp_path) -> None:
    path = tmp_path / "it's.csv"
    path.write_text('a;b\n01;"x;""y"\n;3\n', encoding="utf-8")
    assert datasets.relation(path, "csv").fetchall() == [("01", 'x;"y'), (None, "3")]


@pytest.mark.needs("java")
@pytest.mark.localhost
def test_spark_reads_the_same(folder, tmp_path, spark) -> None:
    read = datasets.spark_frame(folder, "parquet", spark).select("province", "year", "n").collect()
    assert sorted(map(tuple, read)) == datasets.relation(folder, "parquet").project("province, year, n").fetchall()
    path = tmp_path / "b.csv"
    path.write_text('a;b\n01;"x;""y\nz"\n;3\n', encoding="utf-8")
    assert list(map(tuple, datasets.spark_frame(path, "csv", spark).collect())) == [("01", 'x;"y\nz'), (None, "3")]
