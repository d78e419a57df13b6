"""What came of files, kept between runs in a folder that the user names: a second run reads only what changed.

An entry is found by the content of the file, its path and name, the code and libraries that read it and, for a
workbook, the rulesets that it may be recognised by: when any of them changes, another entry is asked for, so that none
is ever stale. It holds what a submission says, and nobody is surprised by copies of that: nothing is kept unless a
folder is named.

Entries are believed only in a folder and a file of this user's own that nobody else may write, and behind a checksum.
They are pickled, and read by a reader that makes records of dqcheck, numbers and dates, and calls nothing else: an
entry that asks for more is dropped like a broken one, in silence, and the file is read again.
"""

import io
import pickle
import stat
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from dqcheck import kept_entries, sources
from dqcheck.engine.file_reading import FileRead
from dqcheck.errors import SourceError, UsageError
from dqcheck.model.record import record
from dqcheck.model.rule import Ruleset

VERSION = "1"
"""Changes when the form of an entry does."""
ENDING = ".read"
MOST_ENTRIES = 50_000
"""Entries from which on the oldest half goes: a nation's batches of some periods."""
LARGEST_ENTRY = 1 << 26
"""Bytes of the largest entry that is kept or read."""
DIGEST = 64
"""Characters of a digest in hexadecimal digits: each half of a key."""
LIBRARIES = ("python-calamine", "pypdfium2", "polars", "numpy")
"""Libraries on whose version it depends what is read."""
UNCERTAIN = frozenset({"parquet", "doc", "rtf", "odt"})
"""Kinds of files that are never kept: tables that are left where they are, and what another program converts."""

_PLAIN = frozenset(
    {("decimal", "Decimal"), ("datetime", "date"), ("datetime", "datetime"), ("datetime", "time"),
     ("datetime", "timedelta"), ("builtins", "frozenset"), ("builtins", "set"),
     ("collections", "Counter")}
)  # fmt: skip
"""What an entry may make besides records."""


@record
class ReadingCache:
    """A folder of entries. Raises UsageError (``opened``) for one that others may write or that cannot be made."""

    folder: Path
    tool: str = ""

    @staticmethod
    def opened(folder: Path, tool: str = "") -> "ReadingCache":
        """The cache in a folder, which is made where there is none; ``tool`` is the version that reads."""
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            own = kept_entries.is_own(folder.stat(), stat.S_ISDIR)
        except OSError as error:
            english = f"{folder}: the folder of the cache cannot be made ({error.strerror})."
            raise UsageError("error.cache-folder", english, path=str(folder), reason=error.strerror) from error
        if not own:
            english = f"{folder}: others may write into the folder of the cache, so nothing in it can be believed."
            raise UsageError("error.cache-shared", english, path=str(folder))
        return ReadingCache(folder=folder, tool=tool)

    def key(self, path: Path, name: str, looked: sources.Looked, forms: Callable[[], Sequence[Ruleset]]) -> str | None:
        """Under what a file is kept; None for one that is not."""
        if looked.media in UNCERTAIN:
            return None
        try:
            content = sources.sha256(path)
        except SourceError:
            return None
        rulesets = [_of_ruleset(one) for one in forms()] if looked.is_workbook else []
        parts = (VERSION, self.tool, code(), content, name, str(path), looked.media, *rulesets)
        return content + sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def kept(self, key: str) -> FileRead | None:
        """What came of a file; None where nothing is kept that can be believed."""
        body = kept_entries.believed(self._entry(key), key, largest=LARGEST_ENTRY)
        return None if body is None else _read(body)

    def keep(self, key: str, path: Path, item: FileRead) -> None:
        """Keep what came of a file, whole or not at all: nothing that went wrong, and nothing of a file that was
        changed while it was read."""
        if item.file.problem is not None or item.frame is not None:
            return
        body = pickle.dumps(item, protocol=pickle.HIGHEST_PROTOCOL)
        if len(body) > LARGEST_ENTRY or _read(body) is None:
            return
        try:
            if key.startswith(sources.sha256(path)):
                kept_entries.write(self._entry(key), key, body)
        except (OSError, SourceError):
            pass

    def tidy(self) -> None:
        """Drop the oldest half of the entries when there are many."""
        try:
            kept_entries.tidy(self.folder.glob(f"*{ENDING}"), MOST_ENTRIES)
        except OSError:
            pass

    def _entry(self, key: str) -> Path:
        return self.folder / f"{key[DIGEST:]}{ENDING}"


class _RefusedError(Exception):
    """An entry asks for something that no file comes to."""


class _Records(pickle.Unpickler):
    """Makes records of dqcheck, numbers and dates, and nothing else."""

    def find_class(self, module_name: str, global_name: str) -> Any:
        if (module_name, global_name) in _PLAIN:
            return super().find_class(module_name, global_name)
        if module_name.startswith("dqcheck.") and "." not in global_name:
            found = super().find_class(module_name, global_name)
            its_own = isinstance(found, type) and found.__module__ == module_name
            if its_own and (is_dataclass(found) or issubclass(found, Enum)):
                return found
        raise _RefusedError(f"{module_name}.{global_name}")


def _read(body: bytes) -> FileRead | None:
    """An entry; None for what is none."""
    try:
        found = _Records(io.BytesIO(body)).load()
    except Exception:  # noqa: BLE001  # whatever is wrong with it, the file is read again
        return None
    return found if isinstance(found, FileRead) else None


@lru_cache(maxsize=1)
def code() -> str:
    """The code that reads: its files as they are, the libraries and the Python below it."""
    from importlib.metadata import PackageNotFoundError, version

    told = [sys.version]
    for name in LIBRARIES:
        try:
            told.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            told.append(name)
    package = Path(__file__).parents[1]
    for path in sorted(package.rglob("*.py")):
        status = path.stat()
        told.append(f"{path.relative_to(package).as_posix()} {status.st_size} {status.st_mtime_ns}")
    return sha256("\0".join(told).encode()).hexdigest()


_KEPT: list[tuple[Ruleset, str]] = []
"""The rulesets used last, with what they are known by."""


def _of_ruleset(ruleset: Ruleset) -> str:
    for known, digest in _KEPT:
        if known is ruleset:
            return digest
    found = sha256()
    _add(found.update, ruleset)
    _KEPT[:] = [(ruleset, found.hexdigest()), *_KEPT[:15]]
    return _KEPT[0][1]


def _add(update: Callable[[bytes], object], value: object) -> None:
    """Add a value and all that it holds to a digest, alike in every process: sets have no order there."""
    kind = type(value)
    update(f"\0{kind.__module__}.{kind.__qualname__}(".encode())
    if isinstance(value, Enum):
        update(value.name.encode())
    elif is_dataclass(value) and not isinstance(value, type):
        for item in fields(value):
            update(item.name.encode())
            _add(update, getattr(value, item.name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            _add(update, key)
            _add(update, item)
    elif isinstance(value, list | tuple):
        for item in value:
            _add(update, item)
    elif isinstance(value, set | frozenset):
        for digest in sorted(map(_digest, value)):
            update(digest)
    elif isinstance(value, type):
        update(f"{value.__module__}.{value.__qualname__}".encode())
    elif value is None or isinstance(value, str | int | float) or kind.__module__ in ("decimal", "datetime"):
        update(repr(value).encode("utf-8", "surrogatepass"))
    else:  # a pattern, a wording: what it is made of, which is the same wherever it is
        update(pickle.dumps(value))
    update(b")")


def _digest(value: object) -> bytes:
    found = sha256()
    _add(found.update, value)
    return found.digest()
