"""A folder of partitioned parquet is one table; what its folders name is text, whatever reads it."""

from pathlib import Path

import polars as pl
import pytest

from dqcheck.errors import SourceError
from dqcheck.sources import datasets, engine_files


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
    table = datasets.parted(folder)
    assert (table.keys, table.columns, table.left, table.alike) == (("year", "province"), ("n",), (), True)
    assert len(datasets.files_of(folder)) == 3


def test_codes_of_folders_keep_their_zeros_in_every_engine(folder) -> None:
    expected = [(province, "2025", n) for province in ("01", "04", "a=b c") for n in (1, 2)]
    table = datasets.parted(folder)
    of_polars = datasets.scan(table).select("province", "year", "n").collect()
    assert of_polars.rows() == expected
    assert engine_files.dataset_relation(table).project("province, year, n").fetchall() == expected


def test_the_digest_of_a_folder_is_that_of_its_files(folder) -> None:
    before = datasets.sha256_of(folder)
    assert datasets.sha256_of(folder) == before
    pl.DataFrame({"n": [1, 3]}).write_parquet(folder / "year=2025" / "province=01" / "part.parquet")
    assert datasets.sha256_of(folder) != before


def part(folder: Path, province: str = "04") -> Path:
    return folder / "year=2025" / f"province={province}" / "part.parquet"


def test_numbers_of_several_types_are_read_as_they_are(folder) -> None:
    pl.DataFrame({"more": [1, 2], "n": [1.5, 2.0]}).write_parquet(part(folder))
    table = datasets.parted(folder)
    assert (table.columns, table.left) == (("n",), ("more",))
    expected = [("01", 1.0), ("01", 2.0), ("04", 1.5), ("04", 2.0), ("a=b c", 1.0), ("a=b c", 2.0)]
    assert datasets.scan(table).select("province", "n").collect().rows() == expected
    assert sorted(engine_files.dataset_relation(table).project("province, n").fetchall()) == expected


def test_a_part_that_is_none_of_the_table_is_named(folder) -> None:
    def refused() -> tuple[str, str]:
        with pytest.raises(SourceError) as told:
            datasets.parted(folder)
        return told.value.key, str(told.value.facts["part"])

    pl.DataFrame({"n": ["1", "2"]}).write_parquet(part(folder))
    assert refused() == ("error.part-types", "year=2025/province=04/part.parquet")
    part(folder).write_bytes(b"")
    assert refused() == ("error.part-damaged", "year=2025/province=04/part.parquet")
    pl.DataFrame({"n": [1]}).write_parquet(part(folder))
    pl.DataFrame({"n": [1]}).write_parquet(folder / "loose [1].parquet")
    assert refused() == ("error.part-outside", "loose [1].parquet")


@pytest.mark.parametrize("keyed", [False, True])
@pytest.mark.parametrize("alike", [False, True])
def test_folders_above_a_table_name_none_of_its_columns(keyed: bool, alike: bool, tmp_path: Path) -> None:
    folder = tmp_path / "year=2024" / "table"
    for at, province in enumerate(("01", "__HIVE_DEFAULT_PARTITION__")):
        inside = folder / f"province={province}" if keyed else folder
        inside.mkdir(parents=True, exist_ok=True)
        year = pl.Series([2025 + at], dtype=pl.Int64 if alike or at else pl.Int32)
        pl.DataFrame({"year": year}).write_parquet(inside / f"{at}.parquet")
    table = datasets.parted(folder)
    expected = [(2025, "01"), (2026, None)] if keyed else [(2025,), (2026,)]
    assert datasets.scan(table).collect().rows() == expected
    assert engine_files.dataset_relation(table).fetchall() == expected
