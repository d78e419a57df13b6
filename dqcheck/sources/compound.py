"""OLE compound files: the names of their streams, and the bytes of one.

Source: [MS-CFB] sections 2.2 (header), 2.3 (FAT), 2.4 (mini FAT), 2.5 (DIFAT) and 2.6 (directory).
"""

import struct
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from dqcheck.sources.faults import fault

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORKBOOKS = ("Workbook", "WORKBOOK", "Book", "BOOK")
"""The names that the stream of a workbook may have."""
_LAST = 0xFFFFFFFA
_MOST_SECTORS = 4096  # of the directory: 16,384 streams
_STREAM, _ROOT = 2, 5
_MINI = 64


class _Entry(NamedTuple):
    """An entry of the directory: its kind, where its bytes start, and how many they are."""

    name: str
    kind: int
    start: int
    size: int


class _Container:
    """Sectors and chains of a compound file; struct.error where they do not lead anywhere."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        (shift,) = struct.unpack_from("<H", data, 30)
        if shift not in (9, 12):
            raise struct.error
        self.size = 1 << shift
        self.directory, self.cutoff, self.mini_fat = struct.unpack_from("<I4xII", data, 48)

    def sector(self, number: int) -> bytes:
        at = (number + 1) * self.size
        part = self.data[at : at + self.size]
        if len(part) < 128:
            raise struct.error
        return part

    def chain(self, at: int) -> Iterator[int]:
        """The sectors that follow one another from ``at``."""
        for _ in range(len(self.data) // self.size + 1):
            if at >= _LAST:
                return
            yield at
            block, index = divmod(at, self.size // 4)
            if block >= len(self.difat):
                return
            (at,) = struct.unpack_from("<I", self.data, (self.difat[block] + 1) * self.size + 4 * index)

    @cached_property
    def difat(self) -> list[int]:
        """The sectors that hold the FAT: 109 in the header, more in a chain of their own."""
        found = [number for number in struct.unpack_from("<109I", self.data, 76) if number < _LAST]
        at, count = struct.unpack_from("<II", self.data, 68)
        for _ in range(min(count, _MOST_SECTORS)):
            if at >= _LAST:
                break
            *more, at = struct.unpack_from(f"<{self.size // 4}I", self.data, (at + 1) * self.size)
            found += [number for number in more if number < _LAST]
        return found

    def entries(self) -> Iterator[_Entry]:
        """The directory, storages and streams of all levels."""
        for count, number in enumerate(self.chain(self.directory)):
            if count == _MOST_SECTORS:
                return
            sector = self.sector(number)
            for at in range(0, len(sector) - 127, 128):
                length, kind = struct.unpack_from("<HB", sector, at + 64)
                if 2 <= length <= 64:
                    start, size = struct.unpack_from("<II", sector, at + 116)
                    yield _Entry(sector[at : at + length - 2].decode("utf-16-le", "replace"), kind, start, size)

    def content(self, entry: _Entry) -> bytes:
        """The bytes of a stream; short ones lie in small pieces in the stream of the root."""
        if entry.size >= self.cutoff or entry.kind == _ROOT:
            return self._joined(entry.start)[: entry.size]
        root = next(found for found in self.entries() if found.kind == _ROOT)
        pool, fat = self.content(root), self._joined(self.mini_fat)
        pieces: list[bytes] = []
        at = entry.start
        while at < _LAST and len(pieces) * _MINI < entry.size:
            pieces.append(pool[at * _MINI : (at + 1) * _MINI])
            (at,) = struct.unpack_from("<I", fat, 4 * at)
        return b"".join(pieces)[: entry.size]

    def _joined(self, start: int) -> bytes:
        size = self.size
        return b"".join([self.data[(number + 1) * size : (number + 2) * size] for number in self.chain(start)])


def streams(path: Path | str) -> frozenset[str]:
    """Names of all streams and storages in the file. Raises SourceError when the container is damaged."""
    try:
        return frozenset(entry.name for entry in _open(path).entries())
    except (struct.error, OSError, ValueError) as error:
        raise fault("damaged", path, detail="incomplete") from error


def stream(path: Path | str, names: Sequence[str]) -> bytes:
    """The bytes of the stream that has the first of the names that is there.

    Raises SourceError when there is none, or when the container is damaged.
    """
    try:
        container = _open(path)
        found = {entry.name: entry for entry in container.entries() if entry.kind == _STREAM}
        for name in names:
            if name in found:
                return container.content(found[name])
    except (struct.error, OSError, ValueError, StopIteration) as error:
        raise fault("damaged", path, detail="incomplete") from error
    raise fault("damaged", path, detail="content")


def _open(path: Path | str) -> _Container:
    return _Container(Path(path).read_bytes())
