"""Parquet files through polars: a sheet whose rows are fetched when asked for, or a lazy frame."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, overload

from dqcheck.model.document import Raw, Sheet, Workbook
from dqcheck.model.record import record
from dqcheck.sources.faults import fault, printable

if TYPE_CHECKING:
    import polars as pl

_BLOCK = 65_536
_MOST_READ = 1 << 30
"""Bytes of a file that is read into memory as it is."""
_LARGE_PARQUET = 1 << 20
_LARGE_DELIMITED = 1 << 23
"""Bytes from which on a file may be a large table: with less it is read as a worksheet."""
_RECORDS_OF_A_SHEET = 20_000
_SHOWN = 100
"""Records by which the header of a large table is recognised."""
_USUAL_CELLS = 1 << 20
_CELLS_A_BYTE = 16


class LazyRows(Sequence[Sequence[Raw]]):
    """The rows of a frame as a sheet: row 0 holds the column names. Blocks of rows are collected when asked for."""

    def __init__(self, path: Path, frame: "pl.LazyFrame", names: tuple[str, ...], height: int) -> None:
        self._path, self._frame, self._names, self._height = path, frame, names, height
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
                self._block = (block, self._frame.slice(block * _BLOCK, _BLOCK).collect().rows())
        return self._block[1][at]

    def __iter__(self) -> Iterator[Sequence[Raw]]:
        return (self[at] for at in range(len(self)))


@record
class OpenedTable:
    """A large flat file: its lazy frame, the names of its columns, and its first records."""

    frame: "pl.LazyFrame"
    names: tuple[str, ...]
    head: Sequence[Sequence[Raw]]


def open_large(path: Path, kind: str, size: int) -> OpenedTable | None:
    """A table as a lazy frame, or None when it is not large. Raises SourceError when it is damaged."""
    import polars as pl

    if size < (_LARGE_PARQUET if kind == "parquet" else _LARGE_DELIMITED):
        return None
    with _no_panic(path):
        if kind == "parquet":
            frame = scan(path)
            if frame.select(pl.len()).collect().item() <= _RECORDS_OF_A_SHEET:
                return None
        else:
            with path.open("rb") as file:
                if file.read(8).removeprefix(b"\xef\xbb\xbf").lower().startswith(b"sep="):
                    return None
            frame = scan_delimited(path)
        names = tuple(frame.collect_schema().names())
        return OpenedTable(frame=frame, names=names, head=frame.head(_SHOWN).collect().rows()) if names else None


def read_parquet(path: Path) -> Workbook:
    """The file as a workbook of one sheet named after the file. Raises SourceError when it is damaged or empty."""
    frame, names, height = _opened(path)
    if not names:
        raise fault("empty-workbook", path)
    sheet = Sheet(name=printable(path.stem), rows=LazyRows(path, frame, names, height))
    return Workbook(source=path.name, path=str(path), media="parquet", sheets=(sheet,))


def rehearse(path: Path) -> bool:
    """Decode all of a file once and keep nothing: whether it can then be read with no more than its size lets expect.
    False, and nothing is decoded, for a file that tells of far more cells than its bytes usually hold. Raises
    SourceError when it is damaged; what is worse ends the process."""
    import polars as pl

    frame, names, height = _opened(path)
    if len(names) * height > max(_USUAL_CELLS, path.stat().st_size * _CELLS_A_BYTE):
        return False
    with _no_panic(path):
        frame.select(pl.all().hash().max()).collect(engine="streaming")
    return True


def _opened(path: Path) -> "tuple[pl.LazyFrame, tuple[str, ...], int]":
    """The frame of a file, the names of its columns and its number of rows."""
    import polars as pl

    with _no_panic(path):
        # Read rather than mapped: a map of a file that is cut meanwhile ends the process.
        frame = pl.scan_parquet(path.read_bytes(), glob=False) if path.stat().st_size <= _MOST_READ else scan(path)
        return frame, tuple(frame.collect_schema().names()), int(frame.select(pl.len()).collect().item())


@contextmanager
def _no_panic(path: Path) -> Iterator[None]:
    """Tell what polars says of a damaged file; a panic is no ``Exception``."""
    import polars as pl

    try:
        yield
    except (pl.exceptions.PolarsError, OSError, ValueError) as error:
        raise fault("damaged", path, detail="incomplete") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise fault("damaged", path, detail="content") from error


def scan(path: Path) -> "pl.LazyFrame":
    """A parquet file as a lazy frame with the types it declares."""
    import polars as pl

    return pl.scan_parquet(path, glob=False)


def scan_delimited(path: Path) -> "pl.LazyFrame":
    """A delimited text file as a lazy frame whose columns are all text."""
    import polars as pl

    from dqcheck.sources.delimited import sniff
    from dqcheck.sources.texts import read_text

    with path.open("rb") as file:
        head = file.read(1 << 16)
    if _is_utf8(head):
        # a character may be cut at the end of the sample: the line that it stands in is left out
        sample = head[: head.rfind(b"\n") + 1] or head
        return pl.scan_csv(path, glob=False, infer_schema=False, separator=sniff(sample.decode("utf-8-sig")))
    text = read_text(path)
    return pl.read_csv(text.encode(), infer_schema=False, separator=sniff(text)).lazy()


def _is_utf8(head: bytes) -> bool:
    try:
        (head[: head.rfind(b"\n") + 1] or head).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\x00" not in head
