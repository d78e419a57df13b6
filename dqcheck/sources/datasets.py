"""Folders of parquet files that are one table, parted by the values that its folders name (``province=04/...``).

What a folder names is text, in every engine: a code keeps its zeros.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from dqcheck.errors import UsageError
from dqcheck.sources.faults import fault, printable

FILES = "*.parquet"


def is_dataset(path: Path) -> bool:
    """Whether a folder holds one table in parts."""
    return path.is_dir() and any(True for one in path.glob(f"*=*/**/{FILES}") if one.is_file())


def files_of(path: Path) -> Sequence[Path]:
    """The files of a dataset, in the order of their paths; none that are hidden."""
    every = (one for one in path.rglob(FILES) if one.is_file())
    return sorted(one for one in every if not any(p.startswith((".", "_")) for p in one.relative_to(path).parts))


def parts_of(path: Path) -> tuple[str, ...]:
    """The columns that the folders of a dataset name."""
    first = files_of(path)[0].relative_to(path)
    return tuple(unquote(part.partition("=")[0]) for part in first.parts[:-1] if "=" in part)


class DatasetRows:
    """Which file of a dataset holds a row, both counted from zero; nothing is opened before somebody asks."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def at(self, row: int) -> tuple[str, int]:
        """The file of a row of the whole, as its path in the folder, and the row there."""
        number = bisect_right(self._starts, row) - 1
        return printable(self._files[number].relative_to(self._path).as_posix()), row - self._starts[number]

    @cached_property
    def _files(self) -> Sequence[Path]:
        return files_of(self._path)

    @cached_property
    def _starts(self) -> Sequence[int]:
        import polars as pl

        counts = [pl.scan_parquet(one, glob=False).select(pl.len()).collect().item() for one in self._files]
        return list(accumulate(counts[:-1], initial=0))


def sha256_of(path: Path) -> str:
    """The SHA-256 of the bytes of all files of a dataset, with their places in it. Raises SourceError for what cannot
    be opened."""
    whole = hashlib.sha256()
    for file in files_of(path):
        try:
            with file.open("rb") as opened:
                digest = hashlib.file_digest(opened, "sha256").hexdigest()
        except OSError as error:
            raise fault("not-readable", file) from error
        whole.update(f"{file.relative_to(path).as_posix()} {digest}\n".encode())
    return whole.hexdigest()


def scan(path: Path) -> Any:
    """A dataset as a lazy frame of polars."""
    import polars as pl

    texts = dict.fromkeys(parts_of(path), pl.String)
    return pl.scan_parquet(list(files_of(path)), glob=False, hive_partitioning=True, hive_schema=texts)


def relation(path: Path, kind: str) -> Any:
    """A dataset, a parquet file or a delimited text (all of it text) as a relation of DuckDB. Raises UsageError where
    DuckDB is not installed."""
    try:
        import duckdb
    except ImportError as error:
        english = 'duckdb is not installed: pip install "dqcheck[duckdb]".'
        raise UsageError("error.engine-not-installed", english, library="duckdb", extra="duckdb") from error
    base = duckdb.connect(config={"autoinstall_known_extensions": "false"})
    if kind == "csv":
        asked = f"header = true, all_varchar = true, quote = '\"', escape = '\"', delim = {_text(_delimiter(path))}"
        return base.sql(f"from read_csv({_text(str(path))}, {asked})")
    files = files_of(path) if path.is_dir() else [path]
    listed = ", ".join(_text(str(one)) for one in files)
    parted = str(path.is_dir()).lower()
    return base.sql(f"from read_parquet([{listed}], hive_partitioning = {parted}, hive_types_autocast = false)")


def _delimiter(path: Path) -> str:
    """What stands between the values of a delimited text."""
    from dqcheck.sources.delimited import sniff

    with path.open("rb") as file:
        head = file.read(1 << 16)
    return sniff((head[: head.rfind(b"\n") + 1] or head).decode("utf-8-sig"))


def _text(value: str) -> str:
    """A text in SQL."""
    return "'" + value.replace("'", "''") + "'"


def spark_frame(path: Path, kind: str, session: Any) -> Any:
    """A dataset, a parquet file or a delimited text (all of it text) as a frame of Spark."""
    where = f"file:{path.resolve()}"
    if kind == "csv":
        options = {"quote": '"', "escape": '"', "multiLine": True}  # a text in quotes may have several lines
        return session.read.csv(where, header=True, sep=_delimiter(path), **options)
    read = session.read.parquet(where)
    parts = parts_of(path) if path.is_dir() else ()
    if not parts:
        return read
    from pyspark.sql.types import StringType, StructField, StructType

    fields = [StructField(one.name, StringType()) if one.name in parts else one for one in read.schema.fields]
    return session.read.schema(StructType(fields)).parquet(where)
