"""Files that dqcheck writes: each whole or not at all, so that nobody takes half a report for a report."""

from pathlib import Path

from dqcheck.errors import UsageError


def write(path: Path, data: bytes) -> None:
    """Write a file; one that is there is replaced only when all of ``data`` is on the disk. Raises UsageError when it
    cannot be written."""
    target = path.resolve()  # a link stays a link
    partial = target.with_name(f".{target.name}.part")
    try:
        try:
            partial.write_bytes(data)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritten(path, error) from error


def make(folder: Path) -> None:
    """Make a folder and those it lies in, where they are not there. Raises UsageError when it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritten(folder, error) from error


def _unwritten(path: Path, error: OSError) -> UsageError:
    reason = error.strerror or str(error)
    return UsageError("error.cannot-write", f"{path}: cannot be written ({reason}).", path=str(path), reason=reason)
