"""Flat tables as lazy frames, and parquet as a sheet."""

import datetime as dt
import subprocess
import sys
from decimal import Decimal

import polars as pl
import pytest

from dqcheck import sources
from dqcheck.errors import SourceError
from dqcheck.model.document import CellError
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


def test_a_column_of_too_many_digits_costs_only_itself(tmp_path):
    arrow = pytest.importorskip("pyarrow")
    path = tmp_path / "a.parquet"
    wide = arrow.array([Decimal("12.50"), None], arrow.decimal256(50, 2))
    table = arrow.table({"Xã": ["A", "B"], "Tiền": wide, "Số": [1, 2]})
    pytest.importorskip("pyarrow.parquet").write_table(table, path)
    book = sources.read(path)
    assert [row[0:1] + row[2:] for row in book.sheets[0].rows] == [("Xã", "Số"), ("A", 1), ("B", 2)]
    assert [type(row[1]) for row in book.sheets[0].rows] == [str, CellError, CellError]
    assert "50" in book.sheets[0].rows[1][1].text
    assert [(one.key, one.facts["columns"], one.lost) for one in book.remarks] == [("source.columns", ("Tiền",), False)]
    assert sources.frame(path).collect().columns == ["Xã", "Số"]
    assert parquet.rehearse(path)


def test_a_column_of_intervals_costs_only_itself(tmp_path):
    """In a process of its own, where polars is not yet started."""
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "a.parquet"
    duckdb.sql(f"COPY (SELECT 'A' AS unit, INTERVAL 3 DAY AS span, 5 AS n) TO '{path}' (FORMAT parquet)")
    code = (
        "import sys; from pathlib import Path; from dqcheck import sources\n"
        "book = sources.read(Path(sys.argv[1])); print(list(book.sheets[0].rows)[1][::2], book.remarks[0].facts)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "('A', 5) {'columns': ('span',)}"


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


@pytest.mark.parametrize(
    ("text", "large"),
    [
        ("a;b\n1;2\n3;4\n", True),
        ("a;b\n1;2\n3;4;5\n", False),  # polars itself cannot read it
        ("a;b\n" + "1;2\n" * 40 + "3;4;5\n", False),  # the line stands behind those that are read first
    ],
)
def test_a_large_text_is_opened_where_every_line_is_plain(text, large, tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "_LARGE_DELIMITED", 0)
    path = tmp_path / "a.csv"
    path.write_text(text)
    opened = parquet.open_large(path, "csv", len(text))
    assert (opened is not None) == large
    assert opened is None or (opened.names, list(opened.head)) == (("a", "b"), [("1", "2"), ("3", "4")])


def test_a_plain_text_that_polars_cannot_read_is_told(tmp_path, monkeypatch):
    def fails(path):
        raise pl.exceptions.ComputeError(str(path))

    monkeypatch.setattr(parquet, "_LARGE_DELIMITED", 0)
    monkeypatch.setattr(parquet, "scan_delimited", fails)
    path = tmp_path / "a.csv"
    path.write_text("a;b\n1;2\n")
    with pytest.raises(SourceError) as caught:
        parquet.open_large(path, "csv", 8)
    assert caught.value.key == "error.damaged"


def test_a_report_is_no_frame(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("a")
    with pytest.raises(SourceError) as caught:
        sources.frame(path)
    assert caught.value.key == "error.unsupported"


def test_an_interruption_is_no_fault_of_a_text(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "_LARGE_DELIMITED", 0)

    def interrupted(frame):
        raise KeyboardInterrupt

    monkeypatch.setattr(parquet, "_begun_table", interrupted)
    path = tmp_path / "t.csv"
    path.write_text("a,b\n1,2\n1,2,3\n")
    with pytest.raises(KeyboardInterrupt):
        parquet.open_large(path, "csv", path.stat().st_size)


def test_a_line_of_empty_quotation_marks_is_no_record(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "_LARGE_DELIMITED", 0)
    path = tmp_path / "t.csv"
    path.write_text('a,b\n1,2\n"",""\n3,\n')
    opened = parquet.open_large(path, "csv", path.stat().st_size)
    assert opened is not None and opened.frame.collect().rows() == [("1", "2"), ("3", None)]
