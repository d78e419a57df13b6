"""Folders of parquet files that are one table, parted by the values that its folders name (``province=04/...``).

What a folder names is text, in every engine: a code keeps its zeros.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from dqcheck.errors import SourceError
from dqcheck.messages import sentence
from dqcheck.model.record import record
from dqcheck.sources.faults import fault, printable

if TYPE_CHECKING:
    import polars as pl

FILES = "*.parquet"
NOTHING = "__HIVE_DEFAULT_PARTITION__"
"""What a folder is called for records without a value."""


def is_dataset(path: Path) -> bool:
    """Whether a folder holds one table in parts."""
    return path.is_dir() and any(True for one in path.glob(f"*=*/**/{FILES}") if one.is_file())


def files_of(path: Path) -> Sequence[Path]:
    """The files of a dataset, in the order of their paths; none that are hidden."""
    every = (one for one in path.rglob(FILES) if one.is_file())
    return sorted(one for one in every if not any(p.startswith((".", "_")) for p in one.relative_to(path).parts))


@record
class PartedTable:
    """A dataset: its folder, its ``files``, the columns that its folders name (``keys``), those that every file holds,
    and those that only some hold (``left``), which are not read. ``alike`` says that all files hold the same."""

    path: Path
    files: Sequence[Path]
    keys: tuple[str, ...]
    columns: tuple[str, ...]
    left: tuple[str, ...]
    alike: bool

    @property
    def apart(self) -> bool:
        """Whether its files are read one by one: engines take folders above it for columns of it, too."""
        return any("=" in part for part in self.path.parts)

    def said_of(self, file: Path) -> Mapping[str, str | None]:
        """What folders say of a file, by the columns that they name."""
        said = (part.split("=", 1) for part in file.relative_to(self.path).parts[:-1] if "=" in part)
        return {unquote(name): None if value == NOTHING else unquote(value) for name, value in said}


def parted(path: Path) -> PartedTable:
    """What the files of a dataset hold. Raises SourceError for a file that is damaged or lies outside the folders that
    part the table, and for a column that is not of one kind in all files."""
    files = files_of(path)
    keys = next(filter(None, (_keys(file, path) for file in files)), ())
    schemas = [_schema(file, path) for file in files]
    for file in files:
        if _keys(file, path) != keys:
            raise _fault("outside", path, file)
    first = schemas[0]
    columns = tuple(name for name in first if name not in keys and all(name in other for other in schemas))
    for name in columns:
        for file, held in zip(files, schemas, strict=True):
            if not _of_one_kind(first[name], held[name]):
                raise _fault("types", path, file, column=name, kind=str(held[name]), other=str(first[name]))
    every = dict.fromkeys(name for held in schemas for name in held if name not in keys)
    left = tuple(name for name in every if name not in columns)
    alike = not left and all(held == first for held in schemas)
    return PartedTable(path=path, files=files, keys=keys, columns=columns, left=left, alike=alike)


def _keys(file: Path, path: Path) -> tuple[str, ...]:
    """The columns that the folders of a file name."""
    return tuple(unquote(part.partition("=")[0]) for part in file.relative_to(path).parts[:-1] if "=" in part)


def _schema(file: Path, path: Path) -> "dict[str, pl.DataType]":
    import polars as pl

    try:
        return dict(pl.scan_parquet(file, glob=False).collect_schema())
    except (pl.exceptions.PolarsError, OSError) as error:
        raise _fault("damaged", path, file) from error


def _of_one_kind(one: "pl.DataType", other: "pl.DataType") -> bool:
    """Whether values of two types may stand in one column: numbers of any kind, or values of one type."""
    return one == other or (one.is_numeric() and other.is_numeric())


def _fault(what: str, path: Path, file: Path, **facts: str) -> SourceError:
    told = {"file": printable(path.name), "part": printable(file.relative_to(path).as_posix()), **facts}
    return SourceError(f"error.part-{what}", sentence(f"error.part-{what}", "en", told), **told)


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


def scan(table: PartedTable) -> "pl.LazyFrame":
    """A dataset as a lazy frame of polars; numbers of several types are of the widest of them."""
    import polars as pl

    if table.apart:
        read = [_with_keys(pl.scan_parquet(file, glob=False), table.said_of(file)) for file in table.files]
        return pl.concat([one.select(*table.columns, *table.keys) for one in read], how="vertical_relaxed")
    how: dict[str, Any] = {
        "glob": False,
        "hive_partitioning": True,
        "hive_schema": dict.fromkeys(table.keys, pl.String),
    }
    if table.alike:
        return pl.scan_parquet(list(table.files), **how)
    asked = [*table.columns, *table.keys]
    return pl.concat([pl.scan_parquet(file, **how).select(asked) for file in table.files], how="vertical_relaxed")


def _with_keys(frame: "pl.LazyFrame", said: Mapping[str, str | None]) -> "pl.LazyFrame":
    import polars as pl

    return frame.with_columns(pl.lit(value, dtype=pl.String).alias(name) for name, value in said.items())
