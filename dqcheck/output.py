"""Files that dqcheck writes: each whole or not at all, so that nobody takes half a report for a report, and never in
the place of a file that was read."""

import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path

from dqcheck.errors import UsageError

EVERYBODY = 0o666
"""Permissions of a new file, before the user's mask."""


def write(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write a file; one that is there is replaced only when all of ``data`` (or its pieces) is written.
    Raises UsageError when it cannot be written."""
    try:
        _replace(path.resolve(), data)  # a link stays a link
    except (OSError, RuntimeError, ValueError) as error:  # a circle of links, a name with a zero byte
        raise _unwritten(path, error) from error


def _replace(target: Path, data: bytes | Iterable[bytes]) -> None:
    """Write beside the target, then put it in its place. The name beside is nobody's to guess, and neither a file nor a
    link of that name is ever opened."""
    mode = _mode(target)
    beside = target.with_name(f".dqcheck-{os.urandom(8).hex()}.part")
    opened = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), EVERYBODY)
    try:
        _put(opened, data)
        if mode is not None:
            beside.chmod(mode)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _put(opened: int, data: bytes | Iterable[bytes]) -> None:
    """Write all of the data; a device that is full says so at the latest when its file is closed."""
    with os.fdopen(opened, "wb") as file:
        file.writelines([data] if isinstance(data, bytes) else data)


def _mode(target: Path) -> int | None:
    """The permissions of the file that is replaced. Raises OSError for what is there and is no file."""
    try:
        status = target.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        # A device is not to become a file.
        raise OSError("not a file")
    return stat.S_IMODE(status.st_mode)


def make(folder: Path) -> None:
    """Make a folder and those it lies in, where they are not there. Raises UsageError when it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise _unwritten(folder, error) from error


def apart(outputs: Sequence[Path], inputs: Iterable[Path]) -> None:
    """Raise UsageError when a file to write is a file that is read, or two are one: by whatever link or spelling of its
    path."""
    if not outputs:
        return
    taken: dict[object, Path | None] = dict.fromkeys(map(_identity, inputs))
    for path in outputs:
        identity = _identity(path)
        if identity in taken:
            twice = taken[identity] is not None
            english = f"{path}: two outputs would go to this file." if twice else f"{path}: this file is an input."
            raise UsageError("error.output-twice" if twice else "error.output-input", english, path=str(path))
        taken[identity] = path


def _identity(path: Path) -> object:
    """What a file is known by: its place on the disk, where it is there."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return os.path.normcase(os.path.realpath(path))
    return status.st_dev, status.st_ino


def _unwritten(path: Path, error: Exception) -> UsageError:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return UsageError("error.cannot-write", f"{path}: cannot be written ({reason}).", path=str(path), reason=reason)
