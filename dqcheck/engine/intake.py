"""From paths to what the rules judge: read every file, recognise its form, bind its tables, extract its claims.

One bad file never stops the others: it is kept with the sentence that says what is wrong.
"""

import itertools
import os
import pickle
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from dqcheck import messages, sources
from dqcheck.engine.beside_forms import beside_form
from dqcheck.errors import SourceError, UsageError
from dqcheck.forms import Bound, FormDefect, bind, of_unknown, recognise
from dqcheck.model.claim import Extraction, FormulaReading, TableReading
from dqcheck.model.document import Narrative, Remark, Workbook
from dqcheck.model.limits import LIMITS, Limits
from dqcheck.model.record import record
from dqcheck.model.report import InputFile, UnreadPart
from dqcheck.model.rule import Ruleset
from dqcheck.model.text import LocalText
from dqcheck.sources import databases, datasets

if TYPE_CHECKING:
    from dqcheck.engine.screens.chosen_engine import Engine
    from dqcheck.engine.screens.filed_frame import FiledFrame

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
LARGE = 8 << 20
"""Bytes of a file for each of which, when they are full, it may take the allowed time once more."""

Progress = Callable[[int, int, str], None]


@record
class Intake:
    """Everything that was sent, read. ``bound`` maps the name of a ruleset to the workbooks filed on its form;
    ``frames`` are the tables that are too large for that, ``unread`` is what no form, and no reader, could take;
    ``beside`` is what workbooks on a form state where no rule of it speaks."""

    files: tuple[InputFile, ...] = ()
    bound: Mapping[str, tuple[Bound, ...]] = field(default_factory=dict)
    defects: tuple[FormDefect, ...] = ()
    narratives: tuple[Extraction, ...] = ()
    frames: "tuple[FiledFrame, ...]" = ()
    unread: tuple[UnreadPart, ...] = ()
    tables: tuple[TableReading, ...] = ()
    beside: tuple[TableReading, ...] = ()
    formulas: tuple[FormulaReading, ...] = ()


@record
class _Read:
    """What came of one file."""

    file: InputFile
    bound: Bound | None = None
    defects: tuple[FormDefect, ...] = ()
    extraction: Extraction | None = None
    frame: "FiledFrame | None" = None
    unread: tuple[UnreadPart, ...] = ()
    reading: TableReading | None = None
    beside: TableReading | None = None
    formulas: FormulaReading | None = None


def expand(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files of a batch, those named and those in folders, in the order of their paths: no result depends on how
    they were named. Office's lock files (``~$``) and hidden files are left out of folders. Raises UsageError for a
    folder with nothing to check."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir() or datasets.is_dataset(path):
            found += databases.paths_of(path) if databases.is_address(path) else [path]
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
        sources.printable(file.relative_to(path).as_posix())
        for path in paths
        if path.is_dir()
        for file in path.rglob("*")
        if file.suffix.lower() in UNREAD and _visible(file, path) and file.is_file()
    )
    return tuple(sorted(set(found)))


def take(
    files: Sequence[Path],
    forms: Callable[[], Sequence[Ruleset]],
    *,
    limits: Limits = LIMITS,
    progress: Progress | None = None,
    large: bool = False,
    engine: "Engine | None" = None,
) -> Intake:
    """Read the files of a batch. ``forms`` gives the rulesets to recognise forms by; it is asked only when the batch
    holds a workbook. What is large or odd, and many reports, are read by other processes within ``limits``. ``large``:
    large tables are left where they are and given as frames, flat ones of any size where an ``engine`` is asked for."""
    names = _names(files)
    done: dict[Path, _Read] = {}
    plain: dict[Path, sources.Looked] = {}
    apart: dict[Path, sources.Looked] = {}
    for path in files:
        found = _looked_at(path, names[path], forms, engine, large=large)
        if isinstance(found, _Read):
            done[path] = found
        else:
            (apart if found.odd else plain)[path] = found
    workers = _workers()
    if workers > 1 and len(plain) + len(apart) >= FEWEST_FOR_WORKERS:
        apart |= plain
    read_apart = _apart(apart, names, forms, min(workers, MOST_WORKERS), limits)
    read_here = ((path, _one(path, names[path], forms, looked)) for path, looked in plain.items() if path not in apart)
    read: dict[Path, _Read] = {}
    for path, item in itertools.chain(done.items(), read_apart, read_here):
        if progress is not None:
            progress(len(read), len(files), names[path])
        read[path] = item if item is not None else _one(path, names[path], forms, apart[path])
    return _together([read[path] for path in files])


def _looked_at(
    path: Path, name: str, forms: Callable[[], Sequence[Ruleset]], engine: "Engine | None", *, large: bool
) -> "_Read | sources.Looked":
    """What came of a path that needs no reading: of a large table, of a table that an engine holds, of what cannot be
    read. Of all others what they are."""
    if databases.is_address(path) or datasets.is_dataset(path):
        alone = messages.local("error.database-only-alone", {"file": name})
        return (_large(path, name, None, forms, engine) if large else None) or _unread(path, name, alone)
    try:
        looked = sources.look(path)
    except SourceError as error:
        return _unread(path, name, messages.local(error.key, error.facts))
    return (_large(path, name, looked, forms, engine) if large else None) or looked


def _workers() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _apart(
    files: Mapping[Path, sources.Looked],
    names: Mapping[Path, str],
    forms: Callable[[], Sequence[Ruleset]],
    workers: int,
    limits: Limits,
) -> Iterator[tuple[Path, _Read | None]]:
    """Read files in child processes. One that its child does not survive is told as a file that cannot be read; None
    comes of one that can be read here."""
    if not files:
        return
    from dqcheck.engine.children import Call, Lost, run

    paths = tuple(files)
    left = dict.fromkeys(paths)
    # What a child is sent is copied: rulesets only where a workbook is to be recognised by them.
    tables = [looked.is_workbook for looked in files.values()]
    given: Callable[[], Sequence[Ruleset]] = partial(_rulesets, pickle.dumps(tuple(forms()))) if any(tables) else tuple
    seconds = [limits.seconds * (1 + looked.size // LARGE) for looked in files.values()]
    calls = [
        Call(_in_child, (path, names[path], given if table else tuple), time)
        for path, table, time in zip(paths, tables, seconds, strict=True)
    ]
    try:
        for number, answer in run(calls, workers, limits.memory):
            path = paths[number]
            del left[path]
            if isinstance(answer, Lost):
                what = "error.too-slow" if answer.timed_out else "error.reader-died"
                facts = {"file": names[path], "seconds": seconds[number], "memory": limits.memory}
                answer = _unread(path, names[path], messages.local(what, facts))
            yield path, answer
    except OSError:  # this system starts no processes, or not from here
        for path in left:
            yield path, _one(path, names[path], forms)


def _together(given: Sequence[_Read]) -> Intake:
    read = _with_agreement(given)
    bound: dict[str, list[Bound]] = {}
    for item in read:
        if item.bound is not None:
            bound.setdefault(item.bound.ruleset, []).append(item.bound)
    return Intake(
        files=tuple(item.file for item in read),
        bound={name: tuple(given) for name, given in bound.items()},
        defects=tuple(defect for item in read for defect in item.defects),
        narratives=tuple(item.extraction for item in read if item.extraction is not None),
        frames=tuple(item.frame for item in read if item.frame is not None),
        unread=tuple(part for item in read for part in item.unread),
        tables=tuple(item.reading for item in read if item.reading is not None),
        beside=tuple(item.beside for item in read if item.beside is not None),
        formulas=tuple(item.formulas for item in read if item.formulas is not None),
    )


def _names(files: Sequence[Path]) -> Mapping[Path, str]:
    """How each file is called in findings: its name, with as much of its folder as tells it from its namesakes."""
    shown = {path: Path(databases.redacted(str(path))) for path in files}
    alike = Counter(path.name for path in shown.values())
    return {p: sources.printable(one.name if alike[one.name] == 1 else one.as_posix()) for p, one in shown.items()}


def _one(path: Path, name: str, forms: Callable[[], Sequence[Ruleset]], looked: sources.Looked | None = None) -> _Read:
    try:
        known = looked or sources.look(path)
        digest = sources.sha256(path)
        document = replace(sources.read(path, known), source=name)
        if isinstance(document, Workbook):
            read = _workbook(document, name, digest, forms())
        else:
            read = _narrative(document, name, digest)
        return _remarked(read, document.remarks) if document.remarks else read
    except SourceError as error:
        problem = messages.local(error.key, error.facts)
    except MemoryError:
        problem = messages.local("error.too-much-memory", {"file": name})
    except Exception as error:  # a fault of dqcheck itself is none of the file's, and costs one file only
        import logging

        logging.getLogger("dqcheck").debug("%s", path, exc_info=True)
        problem = messages.local("error.internal", {"file": name, "detail": f"{type(error).__name__}: {error}"})
    return _unread(path, name, problem)


def _large(
    path: Path,
    name: str,
    looked: sources.Looked | None,
    forms: Callable[[], Sequence[Ruleset]],
    engine: "Engine | None",
) -> _Read | None:
    """A large table as a frame, or one that an engine holds (``looked`` at is no file then); None for other files."""
    if looked is not None and looked.media not in ("parquet", "csv"):
        return None
    from dqcheck.engine.engine_tables import framed_table

    try:
        found = framed_table(path, name, looked, engine, forms())
    except SourceError as error:
        return _unread(path, name, messages.local(error.key, error.facts))
    if found is None:
        return None
    where = sources.printable(databases.redacted(str(path)))
    file = InputFile(source=name, path=where, sha256=found.sha256, ruleset=found.ruleset)
    if found.ruleset is None and databases.is_address(path):
        # A database holds many tables that nobody meant for a form.
        return _Read(file=replace(file, remarks=(messages.local("frame.of-no-form", {"file": name}),)))
    return _Read(file=file, frame=found.frame, defects=found.defects)


def _remarked(read: _Read, remarks: Sequence[Remark]) -> _Read:
    """What came of a file, with what its reader has to tell; by what was lost, it was read only in part."""
    told: dict[bool, list[LocalText]] = {True: [], False: []}
    for one in remarks:
        place = LocalText(vi=messages.place_text(one.place, "vi"), en=messages.place_text(one.place, "en"))
        told[one.lost].append(messages.local(one.key, {"file": read.file.source, "place": place, **one.facts}))
    parts = tuple(UnreadPart(source=read.file.source, reason="read-in-part", why=why) for why in told[True])
    file = replace(read.file, remarks=tuple(told[False]), incomplete=bool(told[True]))
    return replace(read, file=file, unread=(*parts, *read.unread))


@lru_cache(maxsize=1)
def _rulesets(pickled: bytes) -> tuple[Ruleset, ...]:
    """The rulesets that a child was sent, made once however many files it reads."""
    found: tuple[Ruleset, ...] = pickle.loads(pickled)  # noqa: S301  # from the process that started this one
    return found


def _in_child(path: Path, name: str, forms: Callable[[], Sequence[Ruleset]]) -> _Read | None:
    try:
        looked = sources.look(path)
        return None if sources.rehearse(path, looked) else _one(path, name, forms, looked)
    except SourceError as error:
        return _unread(path, name, messages.local(error.key, error.facts))


def _unread(path: Path, name: str, problem: LocalText) -> _Read:
    return _Read(
        file=InputFile(source=name, path=sources.printable(databases.redacted(str(path))), sha256="", problem=problem),
        unread=(UnreadPart(source=name, reason="file-unreadable", why=problem),),
    )


def _workbook(workbook: Workbook, name: str, digest: str, rulesets: Sequence[Ruleset]) -> _Read:
    recognition = recognise(workbook, rulesets)
    file = InputFile(source=name, path=sources.printable(workbook.path), sha256=digest, ruleset=recognition.ruleset)
    ruleset = next((one for one in rulesets if one.name == recognition.ruleset), None)
    formulas = _formulas(workbook)
    if ruleset is None:
        from dqcheck.tables.any_table import read_tables

        reading = read_tables(workbook)
        if formulas is not None:
            reading = _settled(reading, formulas)
        said = _says(reading, formulas)
        return _Read(
            file=file,
            defects=recognition.defects,
            reading=reading if said or reading.named else None,
            unread=() if said else of_unknown(workbook),
            formulas=formulas,
        )
    bound = bind(workbook, recognition, ruleset)
    beside = beside_form(workbook, bound, ruleset)
    if beside is not None and formulas is not None:
        beside = _settled(beside, formulas)
    return _Read(
        file=file, bound=bound, defects=recognition.defects, unread=bound.unread, beside=beside, formulas=formulas
    )


def _settled(reading: TableReading, formulas: FormulaReading) -> TableReading:
    from dqcheck.tables.formulas.precedence import settled_by_formulas

    return settled_by_formulas(reading, formulas)


def _with_agreement(read: Sequence[_Read]) -> Sequence[_Read]:
    """What came of all files, those of no known form held against each other; of those that say nothing still no
    reading is kept."""
    at = [number for number, item in enumerate(read) if item.reading is not None]
    readings = [item.reading for item in read if item.reading is not None]
    agreed: Sequence[TableReading] = readings
    if sum(bool(one.named) for one in readings) > 1:
        from dqcheck.tables.cellwise.same_figures import between_files

        agreed = between_files(readings)
    done = list(read)
    for number, before, one in zip(at, readings, agreed, strict=True):
        item = read[number]
        if one is not before and item.bound is None and item.extraction is None:
            done[number] = replace(item, reading=one, unread=())
        elif not _says(one, item.formulas):
            done[number] = replace(item, reading=None)
    return done


def _says(reading: TableReading, formulas: FormulaReading | None) -> bool:
    return bool(reading.claims or reading.counted or (formulas is not None and formulas.claims))


def _formulas(workbook: Workbook) -> FormulaReading | None:
    """What the formulas of a workbook show; None when it has none."""
    told = sources.details(workbook)
    given = {sheet.name: told.written_formulas(sheet.name) for sheet in workbook.sheets}
    written = {name: one for name, one in given.items() if one is not None}
    if not written:
        return None
    from dqcheck.tables.formulas.formula_reading import read_formulas

    return read_formulas(workbook, written)


def _narrative(narrative: Narrative, name: str, digest: str) -> _Read:
    from dqcheck import narratives

    extraction, reading = narratives.with_tables(narrative, narratives.extract(narrative))
    return _Read(
        file=InputFile(source=name, path=sources.printable(narrative.path), sha256=digest, ruleset="narrative"),
        extraction=extraction,
        reading=reading if reading.claims else None,
    )
