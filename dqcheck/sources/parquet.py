"""Parquet files through polars: a sheet whose rows are fetched when asked for, or a lazy frame."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, overload

from dqcheck.model.document import Raw, Sheet, Workbook
from dqcheck.sources.faults import fault

if TYPE_CHECKING:
    import polars as pl

_BLOCK = 65_536


class LazyRows(Sequence[Sequence[Raw]]):
    """The rows of a frame as a sheet: row 0 holds the column names. Blocks of rows are collected when asked for."""

    def __init__(self, frame: "pl.LazyFrame", names: tuple[str, ...], height: int) -> None:
        self._frame, self._names, self._height = frame, names, height
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
            self._block = (block, self._frame.slice(block * _BLOCK, _BLOCK).collect().rows())
        return self._block[1][at]

    def __iter__(self) -> Iterator[Sequence[Raw]]:
        return (self[at] for at in range(len(self)))


def read_parquet(path: Path) -> Workbook:
    """The file as a workbook of one sheet named after the file. Raises SourceError when it is damaged or empty."""
    import polars as pl

    frame = scan(path)
    try:
        names = tuple(frame.collect_schema().names())
        height = int(frame.select(pl.len()).collect().item())
    except (pl.exceptions.PolarsError, OSError) as error:
        raise fault("damaged", path, detail="incomplete") from error
    if not names:
        raise fault("empty-workbook", path)
    sheet = Sheet(name=path.stem, rows=LazyRows(frame, names, height))
    return Workbook(source=path.name, path=str(path), media="parquet", sheets=(sheet,))


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
