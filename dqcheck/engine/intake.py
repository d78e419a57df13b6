"""From paths to what the rules judge: read every file, recognise its form, bind its tables, extract its claims.

One bad file never stops the others: it is kept with the sentence that says what is wrong.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path

from dqcheck import messages, sources
from dqcheck.errors import SourceError, UsageError
from dqcheck.forms import Bound, FormDefect, bind, recognise
from dqcheck.model.claim import Extraction
from dqcheck.model.document import Narrative, Workbook
from dqcheck.model.record import record
from dqcheck.model.report import InputFile
from dqcheck.model.rule import Ruleset

TABLES = frozenset(f".{ending}" for ending, kind in sources.ENDINGS.items() if kind == "workbook")
REPORTS = frozenset(f".{ending}" for ending, kind in sources.ENDINGS.items() if kind == "narrative") - {".md"}
"""Endings of files that are looked for in a folder; a file named by itself may have any."""

UNREAD = frozenset(
    {".zip", ".rar", ".7z", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic", ".bmp", ".ppt", ".pptx", ".htm",
     ".html", ".mht", ".eml", ".msg", ".numbers", ".pages", ".wps", ".et"}
)  # fmt: skip
"""Endings of files that a unit may have sent its report in, and that are not read."""

FEWEST_FOR_WORKERS = 8
"""Reports from which on the start of further processes is paid back."""
MOST_WORKERS = 8

Progress = Callable[[int, int, str], None]


@record
class Intake:
    """Everything that was sent, read. ``bound`` maps the name of a ruleset to the workbooks filed on its form."""

    files: tuple[InputFile, ...] = ()
    bound: Mapping[str, tuple[Bound, ...]] = field(default_factory=dict)
    defects: tuple[FormDefect, ...] = ()
    narratives: tuple[Extraction, ...] = ()


@record
class _Read:
    """What came of one file."""

    file: InputFile
    bound: Bound | None = None
    defects: tuple[FormDefect, ...] = ()
    extraction: Extraction | None = None


def expand(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files of a batch, those named and those in folders, in the order of their paths: no result depends on how
    they were named. Office's lock files (``~$``) and hidden files are left out of folders. Raises UsageError for a
    folder with nothing to check."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = [file for file in path.rglob("*") if _wanted(file, path)]
        if not inside:
            english = f"{path}: the folder holds no workbook and no report to check."
            raise UsageError("error.folder-empty", english, path=str(path))
        found += inside
    return tuple(sorted(set(found)))


def _wanted(file: Path, folder: Path) -> bool:
    return _visible(file, folder) and file.suffix.lower() in TABLES | REPORTS and file.is_file()


def _visible(file: Path, folder: Path) -> bool:
    return not any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)


def unread(paths: Sequence[Path]) -> tuple[str, ...]:
    """What lies in the folders of a batch and may be somebody's report, but is of no kind that is read."""
    found = (
        file.relative_to(path).as_posix()
        for path in paths
        if path.is_dir()
        for file in path.rglob("*")
        if file.suffix.lower() in UNREAD and _visible(file, path) and file.is_file()
    )
    return tuple(sorted(set(found)))


def take(files: Sequence[Path], forms: Callable[[], Sequence[Ruleset]], *, progress: Progress | None = None) -> Intake:
    """Read the files of a batch. ``forms`` gives the rulesets to recognise forms by; it is asked only when the batch
    holds a workbook."""
    names = _names(files)
    reports = [path for path in files if path.suffix.lower() in REPORTS]
    read: dict[Path, _Read] = {}
    done = 0
    for path, item in _reports(reports, names):
        if progress is not None:
            progress(done, len(files), path.name)
        read[path] = item
        done += 1
    for path in files:
        if path in read:
            continue
        if progress is not None:
            progress(done, len(files), path.name)
        read[path] = _one(path, names[path], forms)
        done += 1
    return _together([read[path] for path in files])


def _reports(paths: Sequence[Path], names: Mapping[Path, str]) -> Iterator[tuple[Path, _Read]]:
    """Read reports in prose, several at a time where there are enough of them to be worth the processes."""
    workers = min(
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, MOST_WORKERS
    )
    if len(paths) < FEWEST_FOR_WORKERS or workers < 2:
        for path in paths:
            yield path, _report(path, names[path])
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers) as pool:
        yield from zip(paths, pool.map(_report, paths, [names[path] for path in paths], chunksize=2), strict=True)


def _report(path: Path, name: str) -> _Read:
    return _one(path, name, list)


def _together(read: Sequence[_Read]) -> Intake:
    bound: dict[str, list[Bound]] = {}
    for item in read:
        if item.bound is not None:
            bound.setdefault(item.bound.ruleset, []).append(item.bound)
    return Intake(
        files=tuple(item.file for item in read),
        bound={name: tuple(given) for name, given in bound.items()},
        defects=tuple(defect for item in read for defect in item.defects),
        narratives=tuple(item.extraction for item in read if item.extraction is not None),
    )


def _names(files: Sequence[Path]) -> Mapping[Path, str]:
    """How each file is called in findings: its name, with as much of its folder as tells it from its namesakes."""
    alike = Counter(path.name for path in files)
    return {path: path.name if alike[path.name] == 1 else path.as_posix() for path in files}


def _one(path: Path, name: str, forms: Callable[[], Sequence[Ruleset]]) -> _Read:
    try:
        digest = sources.sha256(path)
        document = replace(sources.read(path), source=name)
        if isinstance(document, Workbook):
            return _workbook(document, name, digest, forms())
        return _narrative(document, name, digest)
    except SourceError as error:
        problem = messages.local(error.key, error.facts)
    except Exception as error:  # a fault of dqcheck itself is none of the file's, and costs one file only
        import logging

        logging.getLogger("dqcheck").debug("%s", path, exc_info=True)
        problem = messages.local("error.internal", {"file": name, "detail": f"{type(error).__name__}: {error}"})
    return _Read(file=InputFile(source=name, path=str(path), sha256="", problem=problem))


def _workbook(workbook: Workbook, name: str, digest: str, rulesets: Sequence[Ruleset]) -> _Read:
    recognition = recognise(workbook, rulesets)
    file = InputFile(source=name, path=workbook.path, sha256=digest, ruleset=recognition.ruleset)
    ruleset = next((one for one in rulesets if one.name == recognition.ruleset), None)
    if ruleset is None:
        return _Read(file=file, defects=recognition.defects)
    bound = bind(workbook, recognition, ruleset)
    return _Read(file=file, bound=bound, defects=recognition.defects)


def _narrative(narrative: Narrative, name: str, digest: str) -> _Read:
    from dqcheck import narratives

    extraction = narratives.extract(narrative)
    return _Read(
        file=InputFile(source=name, path=narrative.path, sha256=digest, ruleset="narrative"), extraction=extraction
    )
