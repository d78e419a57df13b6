"""Flat tables as lazy frames, and parquet as a sheet."""

import datetime as dt
from decimal import Decimal

import polars as pl
import pytest

from dqcheck import sources
from dqcheck.errors import SourceError
from dqcheck.sources import parquet


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "hồ sơ.parquet"
    pl.DataFrame(
        {"Xã": ["A", None], "Số": [12, 13], "Ngày": [dt.date(2025, 9, 1), None], "Tiền": [Decimal("1.50"), Decimal(2)]}
    ).write_parquet(path)
    return path


def test_a_sheet_of_a_parquet_file(table):
    (sheet,) = sources.read(table).sheets
    assert (sheet.name, len(sheet.rows)) == ("hồ sơ", 3)
    assert list(sheet.rows) == [
        ("Xã", "Số", "Ngày", "Tiền"),
        ("A", 12, dt.date(2025, 9, 1), Decimal("1.50")),
        (None, 13, None, Decimal("2.00")),
    ]
    assert sheet.rows[-1][1] == 13
    assert sheet.rows[1:2] == [("A", 12, dt.date(2025, 9, 1), Decimal("1.50"))]
    with pytest.raises(IndexError):
        sheet.rows[3]


def test_rows_are_collected_in_blocks(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "_BLOCK", 10)
    path = tmp_path / "a.parquet"
    pl.DataFrame({"n": range(35)}).write_parquet(path)
    assert [row[0] for row in sources.read(path).sheets[0].rows] == ["n", *range(35)]


def test_a_lazy_frame_of_a_parquet_file(table):
    frame = sources.frame(table)
    assert isinstance(frame, pl.LazyFrame)
    assert frame.filter(pl.col("Số") > 12).collect().height == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_lazy_frame_of_delimited_text_is_all_text(tmp_path, encoding):
    path = tmp_path / "a.csv"
    path.write_bytes("Xã;Số\nMột;08\nHai;1.226\n".encode(encoding))
    assert sources.frame(path).collect().rows() == [("Một", "08"), ("Hai", "1.226")]


def test_a_report_is_no_frame(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("a")
    with pytest.raises(SourceError) as caught:
        sources.frame(path)
    assert caught.value.key == "error.unsupported"
