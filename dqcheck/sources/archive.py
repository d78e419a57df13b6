"""Zip containers, read by part, with limits.

The standard ``zipfile`` takes longer to import than a workbook takes to read, and believes the sizes that an archive
declares. This reader knows what office files use (stored and deflated parts, ZIP64 sizes) and counts what it unpacks.
Source: APPNOTE 6.3.10, sections 4.3 to 4.5.
"""

import struct
import zlib
from collections.abc import Callable, Container, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar, cast

from dqcheck.errors import SourceError
from dqcheck.sources.faults import fault

Made = TypeVar("Made")
Maker = Callable[[Iterable[bytes], Path | str], Made]
"""What makes something of the bytes of a part, which are of the file of that path."""

LIMIT = 1 << 30
"""Bytes that the parts of one archive may unpack to."""
LARGE = 1 << 26
"""Bytes from which on what a part may hold is looked at closely."""
RATIO, RATIO_FROM = 400, 1 << 26
"""A part that unpacks to more than ``RATIO_FROM`` bytes may not do so by more than this ratio."""
DEFLATE_MAX = 1032
"""The largest ratio that deflate can reach."""

_EOCD, _CENTRAL, _LOCAL, _EOCD64, _LOCATOR64 = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04", b"PK\x06\x06", b"PK\x06\x07"
_CHUNK = 1 << 16
_SMALL, _KEEPING = 1 << 16, 1 << 22
"""Bytes of the largest part that is kept when it was unpacked, and of all that are."""


class ArchiveEntry(NamedTuple):
    """An entry of the central directory: sizes in bytes, offset of its local header."""

    packed: int
    size: int
    method: int
    flags: int
    offset: int


def alike(archive: "Archive", part: str, make: Maker[Made], plain: Callable[[bytes], bytes] = bytes) -> Made:
    """What ``make`` reads of the bytes of a part: of a small one, once for all files in which it is the same but for
    what ``plain`` takes out. A template that was filled a hundred times has the same styles and almost the same sheets.
    Nobody changes what is read. Raises what ``make`` does, of the file that it is asked for."""
    if archive.parts[part].size <= _SMALL:
        try:
            return cast(Made, _made(make, plain(archive.read(part))))
        except SourceError:  # of this file, then, not of the first that was like it
            pass
    return make(archive.chunks(part), archive.path)


@lru_cache(maxsize=128)
def _made(make: Maker[object], data: bytes) -> object:
    return make([data], "")


def opened(path: Path | str) -> "Archive":
    """The parts of a zip file: of a small one the same object until another is asked for, so that what one reader has
    unpacked the next finds. Raises as ``Archive`` does."""
    path = Path(path)
    try:
        status = path.stat()
    except OSError:
        return Archive(path)
    if status.st_size > _KEEPING:
        return Archive(path)
    return _last(path, status.st_mtime_ns, status.st_size, status.st_ino)


@lru_cache(maxsize=1)
def _last(path: Path, _time: int, _size: int, _inode: int) -> "Archive":
    return Archive(path)


class Archive:
    """The parts of a zip file by name. Raises SourceError when it is damaged, encrypted or a bomb."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        try:
            size = self.path.stat().st_size
            if size > LIMIT:
                raise fault("too-large", self.path, size=size >> 20)
            # Read rather than mapped: a map of a file that is cut meanwhile ends the process.
            self._data = self.path.read_bytes()
            self._kept: dict[str, bytes] = {}
            self._keeping = _KEEPING
            self._made: dict[Callable[[Archive], object], object] = {}
            self.parts = dict(self._directory())
        except (struct.error, IndexError, UnicodeDecodeError) as error:
            raise self._damaged() from error
        except OSError as error:
            raise fault("not-readable", self.path) from error

    @property
    def size(self) -> int:
        """Bytes that the parts unpack to, as declared; ``chunks`` stops where a part holds more."""
        return sum(part.size for part in self.parts.values())

    def once(self, make: "Callable[[Archive], Made]") -> Made:
        """What a function makes of the parts, made once."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(Made, self._made[make])

    def _damaged(self) -> Exception:
        return fault("damaged", self.path, detail="incomplete")

    def _directory(self) -> Iterator[tuple[str, ArchiveEntry]]:
        data = self._data
        end = data.rfind(_EOCD, max(0, len(data) - 65_557))
        if end < 0:
            raise self._damaged()
        count, size, start = struct.unpack_from("<HII", data, end + 10)
        if 0xFFFFFFFF in (size, start) or count == 0xFFFF:
            locator = data.rfind(_LOCATOR64, 0, end)
            if locator >= 0:
                (record,) = struct.unpack_from("<Q", data, locator + 8)
                if data[record : record + 4] != _EOCD64:
                    raise self._damaged()
                count, size, start = struct.unpack_from("<QQQ", data, record + 32)
        at, total = start, 0
        for _ in range(count):
            if data[at : at + 4] != _CENTRAL:
                raise self._damaged()
            flags, method, packed, full, n, extra, comment, offset = struct.unpack_from("<8xHH8xIIHHH8xI", data, at)
            name = data[at + 46 : at + 46 + n].decode("utf-8" if flags & 0x800 else "cp437")
            if 0xFFFFFFFF in (packed, full, offset):
                full, packed, offset = _wide(data[at + 46 + n : at + 46 + n + extra], full, packed, offset)
            total += full
            if total > LIMIT or (full > RATIO_FROM and full > RATIO * packed):
                raise fault("too-large", self.path, size=max(total, full) >> 20)
            if flags & 1:
                raise fault("encrypted", self.path)
            yield name, ArchiveEntry(packed, full, method, flags, offset)
            at += 46 + n + extra + comment

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, piece by piece; KeyError when it does not exist. A small part is unpacked once however
        often it is asked for."""
        part = self.parts[name]
        if name not in self._kept:
            bytes_ = max(part.size, part.packed)
            if bytes_ > min(_SMALL, self._keeping):
                yield from self._unpacked(part)
                return
            self._kept[name] = b"".join(self._unpacked(part))
            self._keeping -= bytes_
        if self._kept[name]:
            yield self._kept[name]

    def _unpacked(self, part: ArchiveEntry) -> Iterator[bytes]:
        data, at = self._data, part.offset
        if data[at : at + 4] != _LOCAL:
            raise self._damaged()
        n, extra = struct.unpack_from("<HH", data, at + 26)
        at += 30 + n + extra
        end = at + part.packed
        if end > len(data):
            raise self._damaged()
        if part.method == 0:
            yield data[at:end]
            return
        if part.method != 8:
            raise fault("damaged", self.path, detail="content")
        inflate = zlib.decompressobj(-15)
        produced, rest = 0, memoryview(data)[at:end]
        try:
            while rest and not inflate.eof:
                piece = inflate.decompress(rest[:_CHUNK], 1 << 20)
                rest = rest[_CHUNK:]
                while piece:
                    produced += len(piece)
                    if produced > part.size:  # it declares less than it holds
                        raise fault("damaged", self.path, detail="structure")
                    yield piece
                    piece = inflate.decompress(inflate.unconsumed_tail, 1 << 20) if inflate.unconsumed_tail else b""
        except zlib.error as error:
            raise self._damaged() from error
        if not inflate.eof:
            raise self._damaged()

    def read(self, name: str) -> bytes:
        """All bytes of a part; KeyError when it does not exist."""
        return b"".join(self.chunks(name))

    def verify(self, known: Container[str] = ()) -> None:
        """Unpack every part that may hold far more than it declares, for readers that believe the declared sizes;
        not those that are known to be right."""
        for name, part in self.parts.items():
            if part.method == 8 and part.packed * DEFLATE_MAX > max(LARGE, part.size) and name not in known:
                for _ in self.chunks(name):
                    pass


def _wide(extra: bytes, *sizes: int) -> tuple[int, ...]:
    """Sizes with those that do not fit 32 bits taken from the ZIP64 field (APPNOTE 4.5.3)."""
    at = 0
    while at + 4 <= len(extra):
        tag, length = struct.unpack_from("<HH", extra, at)
        if tag == 1:
            wide = iter(struct.unpack_from(f"<{length // 8}Q", extra, at + 4))
            return tuple(next(wide, size) if size == 0xFFFFFFFF else size for size in sizes)
        at += 4 + length
    return sizes
