"""Files that are kept between runs, each with a checksum in front: believed only where they are this user's own and
nobody else may write them, written whole or not at all."""

import os
import stat
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

CHECKSUM = 64
"""Bytes of a checksum in hexadecimal digits, with which an entry begins."""
OTHERS = 0o022
"""Permissions of others to write."""

_READING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def is_own(status: os.stat_result, is_kind: Callable[[int], bool]) -> bool:
    """Whether a file is of a kind, and of this user alone."""
    if not is_kind(status.st_mode):
        return False
    # Windows keeps the user's folders to the user by itself.
    return not hasattr(os, "geteuid") or (status.st_uid == os.geteuid() and not status.st_mode & OTHERS)


def checksum(key: str, body: bytes) -> bytes:
    """What an entry of a key begins with."""
    return sha256(key.encode() + body).hexdigest().encode()


def believed(entry: Path, key: str, *, largest: int | None = None) -> bytes | None:
    """The body of an entry of ``largest`` bytes at most; None where there is none that can be believed."""
    try:
        opened = os.open(entry, _READING)
        with os.fdopen(opened, "rb") as file:
            status = os.fstat(opened)
            if not is_own(status, stat.S_ISREG) or (largest is not None and status.st_size > largest):
                return None
            data = file.read()
    except OSError:
        return None
    body = data[CHECKSUM:]
    return body if data[:CHECKSUM] == checksum(key, body) else None


def write(entry: Path, key: str, body: bytes) -> None:
    """Write an entry whole or not at all. Raises OSError."""
    beside = entry.with_name(f"{entry.name}.{os.urandom(8).hex()}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(checksum(key, body) + body)
        beside.replace(entry)
    finally:
        beside.unlink(missing_ok=True)


def tidy(entries: Iterable[Path], most: int) -> None:
    """Drop the oldest half of so many entries where there are more. Raises OSError."""
    found = list(entries)
    if len(found) > most:
        for old in sorted(found, key=lambda one: one.lstat().st_mtime)[: most // 2]:
            old.unlink(missing_ok=True)
