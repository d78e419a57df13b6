"""Which files of folders are read, and which others may be somebody's report."""

from collections.abc import Sequence
from pathlib import Path

from dqcheck import sources
from dqcheck.sources import datasets

TABLES = frozenset(f".{ending}" for ending, kind in sources.ENDINGS.items() if kind == "workbook")
REPORTS = frozenset(f".{ending}" for ending, kind in sources.ENDINGS.items() if kind == "narrative") - {".md"}
"""Endings of files that are looked for in a folder; a file named by itself may have any."""

UNREAD = frozenset(
    {".zip", ".rar", ".7z", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic", ".bmp", ".ppt", ".pptx", ".htm",
     ".html", ".mht", ".eml", ".msg", ".numbers", ".pages", ".wps", ".et"}
)  # fmt: skip
"""Endings of files that a unit may have sent its report in, and that are not read."""


def visible(file: Path, folder: Path) -> bool:
    """Whether a file of a folder is neither hidden nor a lock file of Office."""
    return not any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)


def unread(paths: Sequence[Path]) -> tuple[str, ...]:
    """What lies in the folders of a batch and may be somebody's report, but is of no kind that is read."""
    return _inside(paths, UNREAD)


def beside_parts(paths: Sequence[Path]) -> tuple[str, ...]:
    """Workbooks and reports that lie in folders which are one table in parts."""
    return _inside([path for path in paths if datasets.is_dataset(path)], (TABLES | REPORTS) - {".parquet"})


def _inside(paths: Sequence[Path], endings: frozenset[str]) -> tuple[str, ...]:
    """The files with some endings in folders, as their paths there."""
    found = (
        sources.printable(file.relative_to(path).as_posix())
        for path in paths
        if path.is_dir()
        for file in path.rglob("*")
        if file.suffix.lower() in endings and visible(file, path) and file.is_file()
    )
    return tuple(sorted(set(found)))
