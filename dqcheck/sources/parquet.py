"""Parquet files through polars: a sheet whose rows are fetched when asked for, or a lazy frame."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from dqcheck.model.document import CellError, Raw, Remark, Sheet, Workbook
from dqcheck.model.record import record
from dqcheck.sources.calendar_values import rows_of
from dqcheck.sources.faults import fault, printable
from dqcheck.sources.plain_delimited import is_utf8, look_through

if TYPE_CHECKING:
    import polars as pl

_BLOCK = 65_536
_MOST_READ = 1 << 30
"""Bytes of a file that is read into memory as it is."""
_LARGE_PARQUET = 1 << 20
_LARGE_DELIMITED = 1 << 23
"""Bytes from which on a file may be a large table: with less it is read as a worksheet."""
_RECORDS_OF_A_SHEET = 20_000
SHOWN = 30
"""Records by which the header of a large table is recognised."""
_USUAL_CELLS = 1 << 20
_CELLS_A_BYTE = 16
_MOST_PRECISION = 38
"""Digits of the longest decimals that polars reads."""
_INTERVALS = "POLARS_IMPORT_INTERVAL_AS_STRUCT"


class LazyRows(Sequence[Sequence[Raw]]):
    """The rows of a frame as a sheet: row 0 holds the column names. Blocks of rows are collected when asked for.

    Columns that cannot be read, ``unreadable`` with their types, hold an error in each cell.
    """

    def __init__(
        self, path: Path, frame: "pl.LazyFrame", names: tuple[str, ...], height: int, unreadable: Mapping[str, str]
    ) -> None:
        self._path, self._frame, self._names, self._height = path, frame, names, height
        self._unreadable = {names.index(name): CellError(text=kind) for name, kind in sorted(unreadable.items())}
        self._block: tuple[int, list[tuple[Raw, ...]]] = (-1, [])

    def __len__(self) -> int:
        return self._height + 1

    @overload
    def __getitem__(self, index: int) -> Sequence[Raw]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Sequence[Raw]]: ...
    def __getitem__(self, index: int | slice) -> Sequence[Raw] | Sequence[Sequence[Raw]]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError(index)
        if index == 0:
            return self._names
        block, at = divmod(index - 1, _BLOCK)
        if self._block[0] != block:
            with _no_panic(self._path):
                self._block = (block, rows_of(self._frame.slice(block * _BLOCK, _BLOCK).collect()))
        return self._whole(self._block[1][at]) if self._unreadable else self._block[1][at]

    def _whole(self, read: Sequence[Raw]) -> Sequence[Raw]:
        cells = list(read)
        for at in sorted(self._unreadable):
            cells.insert(at, self._unreadable[at])
        return tuple(cells)

    def __iter__(self) -> Iterator[Sequence[Raw]]:
        return (self[at] for at in range(len(self)))


@record
class OpenedTable:
    """A large flat table: its lazy frame (of polars, or of the engine that holds it), the names of its columns, and its
    first records."""

    frame: Any
    names: tuple[str, ...]
    head: Sequence[Sequence[Raw]]


def open_large(path: Path, kind: str, size: int) -> OpenedTable | None:
    """A table as a lazy frame, or None when it is not large. Raises SourceError when it is damaged."""
    if size < (_LARGE_PARQUET if kind == "parquet" else _LARGE_DELIMITED):
        return None
    with _no_panic(path):  # with it comes polars: a small file must not wait for that
        return _large_parquet(path) if kind == "parquet" else _large_delimited(path)


def _large_parquet(path: Path) -> OpenedTable | None:
    import polars as pl

    asked = pl.scan_parquet(path, glob=False)
    if asked.select(pl.len()).collect().item() <= _RECORDS_OF_A_SHEET or _unreadable(asked):
        return None
    # A scan of which nobody has asked anything yet is read faster when its records are numbered.
    return _begun_table(pl.scan_parquet(path, glob=False))


def _large_delimited(path: Path) -> OpenedTable | None:
    """A delimited text; None where the reader of cells must tell of it. Its first records are read while every line is
    looked at: of what is not plain nothing counts that was read, nor that it could not be."""
    ended = look_through(path)
    if ended is None:
        return None
    frame = scan_delimited(path)
    try:
        found = _begun_table(frame)
    except BaseException as error:
        if not (isinstance(error, Exception) or _is_panic(error)) or ended() is not None:
            raise
        return None
    plain = ended()
    return None if plain is None else _begun_table(_of_values(frame)) if plain.blanks else found


def _of_values(frame: "pl.LazyFrame") -> "pl.LazyFrame":
    """The records that have a value."""
    import polars as pl

    return frame.filter(pl.any_horizontal(pl.all() != ""))


def _begun_table(frame: "pl.LazyFrame") -> OpenedTable | None:
    """A frame with its first records; None without columns."""
    head = frame.head(SHOWN).collect()
    return OpenedTable(frame=frame, names=tuple(head.columns), head=rows_of(head)) if head.width else None


def open_parquet(path: Path) -> OpenedTable | None:
    """A parquet file of any size as a lazy frame; None where it has no columns, or one that cannot be read. Raises
    SourceError when it is damaged."""
    import polars as pl

    with _no_panic(path):
        if _unreadable(pl.scan_parquet(path, glob=False)):
            return None
        return _begun_table(pl.scan_parquet(path, glob=False))


def require_columns(path: Path) -> None:
    """Raises SourceError for a parquet file that is damaged, has no columns or two of a name."""
    import polars as pl

    with _no_panic(path):
        if not pl.scan_parquet(path, glob=False).collect_schema().names():
            raise fault("empty-workbook", path)


def read_parquet(path: Path) -> Workbook:
    """The file as a workbook of one sheet named after the file; columns that cannot be read are told. Raises
    SourceError when it is damaged or empty."""
    frame, names, height, unreadable = _opened(path)
    if not names:
        raise fault("empty-workbook", path)
    sheet = Sheet(name=printable(path.stem), rows=LazyRows(path, frame, names, height, unreadable))
    remarks = (Remark(key="source.columns", facts={"columns": tuple(unreadable)}),) if unreadable else ()
    return Workbook(source=path.name, path=str(path), media="parquet", sheets=(sheet,), remarks=remarks)


def rehearse(path: Path) -> bool:
    """Decode all of a file once and keep nothing: whether it can then be read with no more than its size lets expect.
    False, and nothing is decoded, for a file that tells of far more cells than its bytes usually hold. Raises
    SourceError when it is damaged; what is worse ends the process."""
    _allow_intervals()
    import polars as pl

    frame, names, height, _ = _opened(path)
    if len(names) * height > max(_USUAL_CELLS, path.stat().st_size * _CELLS_A_BYTE):
        return False
    with _no_panic(path):
        frame.select(pl.all().hash().max()).collect(engine="streaming")
    return True


def _allow_intervals() -> None:
    """Tell polars before it starts that columns of intervals are no reason to end: it looks at them even when nobody
    asks for them."""
    os.environ.setdefault(_INTERVALS, "1")


def _opened(path: Path) -> "tuple[pl.LazyFrame, tuple[str, ...], int, Mapping[str, str]]":
    """The frame of a file without the columns that cannot be read, the names of all its columns, its number of rows,
    and the types of the columns that cannot be read."""
    _allow_intervals()
    import polars as pl

    with _no_panic(path):
        # Read rather than mapped: a map of a file that is cut meanwhile ends the process.
        small = path.stat().st_size <= _MOST_READ
        frame = pl.scan_parquet(path.read_bytes() if small else path, glob=False)
        names = tuple(frame.collect_schema().names())
        unreadable = _unreadable(frame)
        frame = frame.drop(list(unreadable))
        return frame, names, int(frame.select(pl.len()).collect().item()), unreadable


def _unreadable(frame: "pl.LazyFrame") -> dict[str, str]:
    """The columns of a file that polars cannot decode, with their types: decimals of too many digits, intervals."""
    _allow_intervals()
    import polars as pl

    found: dict[str, str] = {}
    for name, kind in frame.collect_schema().items():
        long = isinstance(kind, pl.Decimal) and (kind.precision or 0) > _MOST_PRECISION
        if long or (kind.is_nested() and not _decodes(frame, name)):
            found[name] = str(kind)
    return found


def _decodes(frame: "pl.LazyFrame", name: str) -> bool:
    import polars as pl

    try:
        frame.select(name).head(1).collect()
    except pl.exceptions.PolarsError:
        return False
    return True


def _is_panic(error: BaseException) -> bool:
    """Whether an error is a panic of polars, which is no ``Exception``."""
    return type(error).__name__ == "PanicException"


@contextmanager
def _no_panic(path: Path) -> Iterator[None]:
    """Tell what polars says of a damaged file."""
    _allow_intervals()
    import polars as pl

    try:
        yield
    except pl.exceptions.DuplicateError as error:
        raise fault("columns-twice", path) from error
    except (pl.exceptions.PolarsError, OSError, ValueError) as error:
        raise fault("damaged", path, detail="incomplete") from error
    except BaseException as error:
        if not _is_panic(error):
            raise
        if _INTERVALS in str(error):  # polars was started by someone else
            raise fault("intervals", path) from error
        raise fault("damaged", path, detail="content") from error


def scan(path: Path) -> "pl.LazyFrame":
    """A parquet file as a lazy frame with the types it declares, without columns that cannot be read. Raises
    SourceError when it is damaged."""
    with _no_panic(path):
        import polars as pl

        frame = pl.scan_parquet(path, glob=False)
        return frame.drop(list(_unreadable(frame)))


def scan_delimited(path: Path) -> "pl.LazyFrame":
    """A delimited text file as a lazy frame whose columns are all text."""
    _allow_intervals()
    import polars as pl

    from dqcheck.sources.delimited import sniff
    from dqcheck.sources.texts import read_text

    with path.open("rb") as file:
        head = file.read(1 << 16)
    # a character may be cut at the end of the sample: the line that it stands in is left out
    sample = head[: head.rfind(b"\n") + 1] or head
    if is_utf8(sample):
        return pl.scan_csv(path, glob=False, infer_schema=False, separator=sniff(sample.decode("utf-8-sig")))
    text = read_text(path).text
    return pl.read_csv(text.encode(), infer_schema=False, separator=sniff(text)).lazy()
