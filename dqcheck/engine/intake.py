"""From paths to what the rules judge: read every file, recognise its form, bind its tables, extract its claims.

One bad file never stops the others: it is kept with the sentence that says what is wrong.
"""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dqcheck import messages, sources
from dqcheck.engine.file_reading import FileRead, Forms, large_file, read_file, says, unread_file
from dqcheck.engine.folder_files import REPORTS, TABLES, visible
from dqcheck.errors import SourceError, UsageError
from dqcheck.forms import Bound, FormDefect
from dqcheck.forms.merging import SharedHeaders, sharing
from dqcheck.model.claim import Extraction, FormulaReading, TableReading
from dqcheck.model.how_far import Counted, Progress
from dqcheck.model.limits import LIMITS, Limits
from dqcheck.model.record import record
from dqcheck.model.report import InputFile, UnreadPart
from dqcheck.model.rule import Ruleset
from dqcheck.sources import databases, datasets

if TYPE_CHECKING:
    from dqcheck.engine.children import Call
    from dqcheck.engine.reading_cache import ReadingCache
    from dqcheck.engine.screens.chosen_engine import Engine
    from dqcheck.engine.screens.filed_frame import FiledFrame

FEWEST_FOR_WORKERS = 8
"""Reports from which on the start of further processes is paid back."""
MOST_WORKERS = 8
BRIEF = 1 << 18
"""Bytes of a file that is read so soon that another may wait behind it."""
LARGE = 8 << 20
"""Bytes of a file for each of which, when they are full, it may take the allowed time once more."""

LEAST_MEMORY = 512
"""MiB that any file may take to be read."""
OF_A_PAGE_FILE = 1 << 8
"""Bytes of memory that a byte of a .pdf may come to."""


@record
class Intake:
    """Everything that was sent, read. ``bound`` maps the name of a ruleset to the workbooks filed on its form;
    ``frames`` are the tables that are too large for that, ``unread`` is what no form, and no reader, could take;
    ``beside`` is what workbooks on a form state where no rule of it speaks. ``stopped``: the user ended the reading
    before every file was read."""

    files: tuple[InputFile, ...] = ()
    bound: Mapping[str, tuple[Bound, ...]] = field(default_factory=dict)
    defects: tuple[FormDefect, ...] = ()
    narratives: tuple[Extraction, ...] = ()
    frames: "tuple[FiledFrame, ...]" = ()
    unread: tuple[UnreadPart, ...] = ()
    tables: tuple[TableReading, ...] = ()
    beside: tuple[TableReading, ...] = ()
    formulas: tuple[FormulaReading, ...] = ()
    stopped: bool = False


def expand(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files of a batch, those named and those in folders, in the order of their paths: no result depends on how
    they were named. Office's lock files (``~$``) and hidden files are left out of folders. Raises UsageError for a
    folder with nothing to check."""
    found: list[Path] = []
    for path in paths:
        if databases.is_address(path):
            found += _tables(path)
            continue
        if not path.is_dir() or datasets.is_dataset(path):
            found.append(path)
            continue
        inside = [file for file in path.rglob("*") if _wanted(file, path)]
        if not inside:
            english = f"{path}: the folder holds no workbook and no report to check."
            raise UsageError("error.folder-empty", english, path=str(path))
        found += inside
    return tuple(sorted(set(found)))


def _tables(path: Path) -> Sequence[Path]:
    """The tables of a database that was named; the database itself where it cannot be opened, which is told of it."""
    address = databases.address_of(path)
    assert address is not None
    try:
        return [one.path for one in databases.tables_of(address)]
    except SourceError:
        return [path]


def _wanted(file: Path, folder: Path) -> bool:
    return visible(file, folder) and file.suffix.lower() in TABLES | REPORTS and file.is_file()


def take(
    files: Sequence[Path],
    forms: Forms,
    *,
    limits: Limits = LIMITS,
    progress: Progress | None = None,
    large: bool = False,
    engine: "Engine | None" = None,
    cache: "ReadingCache | None" = None,
    on_interrupt: Counted | None = None,
    on_cache: Counted | None = None,
) -> Intake:
    """Read the files of a batch. ``forms`` gives the rulesets to recognise forms by; it is asked only when the batch
    holds a workbook. What is large or odd, and many files, are read by other processes within ``limits``. ``large``:
    large tables are left where they are and given as frames, flat ones of any size where an ``engine`` is asked for.
    What ``cache`` holds is not read again; how many files that is, and of how many, ``on_cache`` is told.
    With ``on_interrupt``, which is then called, Ctrl-C ends the reading and gives what was read until then."""
    pool = _pool(len(files), forms, limits, cache)
    names = _names(files)
    read: dict[Path, FileRead] = {}
    stopped = False
    try:
        for path, item in _thin(_read(_seen(files, names, pool, large=large, engine=engine), pool)):
            if progress is not None:
                progress(len(read), len(files), names[path])
            read[path] = item
    except KeyboardInterrupt:
        if on_interrupt is None or not read:
            raise
        stopped = len(read) < len(files)
        on_interrupt(len(read), len(files))
    if cache is not None:
        cache.tidy()
        if on_cache is not None:
            on_cache(sum(item.kept for item in read.values()), len(files))
    found = [read.get(path) or _not_reached(path, names[path]) for path in files]
    return replace(_together(found), stopped=stopped)


def _thin(read: Iterator[tuple[Path, FileRead]]) -> Iterator[tuple[Path, FileRead]]:
    """What came of the files, with the headers that they have in common once."""
    headers = SharedHeaders()
    for path, item in read:
        yield path, item if item.bound is None else replace(item, bound=sharing(item.bound, headers))


def _not_reached(path: Path, name: str) -> FileRead:
    """What is told of a file that was not reached: of all of them the same, so that they are one line."""
    item = unread_file(path, name, messages.local("error.not-reached"))
    return replace(item, file=replace(item.file, unreached=True))


@record
class _Pool:
    """How a batch is read: by how many ``workers``, ``every`` file or only what is odd."""

    forms: Forms
    limits: Limits
    cache: "ReadingCache | None"
    workers: int
    every: bool


def _pool(files: int, forms: Forms, limits: Limits, cache: "ReadingCache | None") -> _Pool:
    workers = _workers()
    every = workers > 1 and files >= FEWEST_FOR_WORKERS
    return _Pool(forms=forms, limits=limits, cache=cache, workers=min(workers, MOST_WORKERS), every=every)


class _Waiting(NamedTuple):
    """A file to be read, with the rulesets for a workbook."""

    path: Path
    name: str
    looked: sources.Looked
    key: str | None


def _workers() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _seen(
    files: Sequence[Path], names: Mapping[Path, str], pool: _Pool, *, large: bool, engine: "Engine | None"
) -> Iterator[tuple[Path, FileRead] | _Waiting]:
    """What is known of each file without reading it: that it cannot be read, what came of it before; else that it
    waits."""
    for path in files:
        name = names[path]
        if databases.is_address(path) or datasets.is_dataset(path):
            found = large_file(path, name, None, pool.forms, engine) if large else None
            yield path, found or unread_file(path, name, messages.local("error.database-only-alone", {"file": name}))
            continue
        try:
            # A child looks through its files itself; what may be large is read here.
            looked = sources.glance(path) if pool.every else sources.look(path)
            looked = sources.look(path) if large and looked.may_be_large and not looked.through else looked
        except SourceError as error:
            yield path, unread_file(path, name, messages.local(error.key, error.facts))
            continue
        if large and (frame := large_file(path, name, looked, pool.forms, engine)) is not None:
            yield path, frame
            continue
        key = pool.cache.key(path, name, looked, pool.forms) if pool.cache is not None else None
        kept = pool.cache.kept(key) if pool.cache is not None and key is not None else None
        yield _Waiting(path, name, looked, key) if kept is None else (path, replace(kept, kept=True))


def _read(seen: Iterator[tuple[Path, FileRead] | _Waiting], pool: _Pool) -> Iterator[tuple[Path, FileRead]]:
    """What came of each file, as it comes: what is odd, or every file, by children, the rest here."""
    here: list[_Waiting] = []
    known: list[tuple[Path, FileRead]] = []

    def apart() -> Iterator[_Waiting]:
        for one in seen:
            if not isinstance(one, _Waiting):
                known.append(one)
            elif pool.every or one.looked.odd:
                yield one
            else:
                here.append(one)

    for path, item in _apart(apart(), pool):
        yield from _emptied(known)
        yield path, item
    yield from _emptied(known)
    for one in here:
        yield one.path, _kept(pool.cache, one.key, one, read_file(one.path, one.name, pool.forms, one.looked))


def _emptied(known: list[tuple[Path, FileRead]]) -> Iterator[tuple[Path, FileRead]]:
    found, known[:] = tuple(known), ()
    return iter(found)


def _kept(cache: "ReadingCache | None", key: str | None, one: _Waiting, item: FileRead) -> FileRead:
    """What came of a file, kept for the next run."""
    if cache is not None and key is not None:
        cache.keep(key, one.path, item)
    return item


def _apart(waiting: Iterator[_Waiting], pool: _Pool) -> Iterator[tuple[Path, FileRead]]:
    """Read files in child processes. One that its child does not survive is told as a file that cannot be read."""
    first = next(waiting, None)
    if first is None:
        return
    from dqcheck.engine.children import Lost, run

    waiting = chain([first], waiting)
    given: list[_Waiting | None] = []
    calls = _calls(waiting, given, pool)
    try:
        for number, answer in run(calls, pool.workers, pool.limits.memory):
            one, given[number] = given[number], None
            assert one is not None
            if isinstance(answer, Lost):
                what = "error.too-slow" if answer.timed_out else "error.reader-died"
                facts = {"file": one.name, "seconds": _seconds(one, pool), "memory": _memory(one, pool)}
                answer = unread_file(one.path, one.name, messages.local(what, facts))
            yield one.path, answer if answer is not None else read_file(one.path, one.name, pool.forms, one.looked)
    except OSError:  # this system starts no processes, or not from here
        for left in (*(one for one in given if one is not None), *waiting):
            yield left.path, _kept(pool.cache, left.key, left, read_file(left.path, left.name, pool.forms))


def _calls(waiting: Iterator[_Waiting], given: list[_Waiting | None], pool: _Pool) -> "Iterator[Call]":
    """The calls of children, made when one is free; ``given`` takes the files in their order."""
    from dqcheck.engine.children import Before, Call

    # Rulesets are sent to a child once, and only where a workbook is to be recognised by them.
    before: Before | None = None
    for one in waiting:
        if one.looked.is_workbook and before is None:
            before = Before(_learn, (tuple(pool.forms()),))
        given.append(one)
        arguments, limits = (one, pool.cache), (_seconds(one, pool), _memory(one, pool))
        brief = one.looked.size <= BRIEF
        yield Call(_in_child, arguments, *limits, brief=brief, before=before if one.looked.is_workbook else None)


def _seconds(one: _Waiting, pool: _Pool) -> int:
    """The time that a child may take to read a file."""
    return pool.limits.seconds * (1 + one.looked.size // LARGE)


def _memory(one: _Waiting, pool: _Pool) -> int:
    """The memory, in MiB, that a child may take for a file. A .pdf may draw itself for ever and say no size of what it
    holds: it has a share of the limit and as much again as its bytes could need."""
    whole = pool.limits.memory
    if one.looked.media != "pdf":
        return whole
    return min(whole, max(LEAST_MEMORY, whole // 8) + (OF_A_PAGE_FILE * one.looked.size >> 20))


def _together(given: Sequence[FileRead]) -> Intake:
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


def _with_agreement(read: Sequence[FileRead]) -> Sequence[FileRead]:
    """What came of all files, those of no known form held against each other; of those that say nothing still no
    reading is kept."""
    at = [number for number, item in enumerate(read) if item.reading is not None]
    readings = [item.reading for item in read if item.reading is not None]
    agreed: Sequence[TableReading] = readings
    if sum(bool(one.named) for one in readings) > 1:
        from dqcheck.tables.cellwise.same_figures import between_files

        agreed = between_files(readings)
    done = _told_elsewhere(read, readings)
    for number, before, one in zip(at, readings, agreed, strict=True):
        item = done[number]
        if one is not before and item.bound is None and item.extraction is None:
            done[number] = replace(item, reading=one, unread=())
        elif not (says(one, item.formulas) or one.dates_undecided):
            done[number] = replace(item, reading=None)
    return done


def _told_elsewhere(read: Sequence[FileRead], readings: Sequence[TableReading]) -> list[FileRead]:
    """What came of all files, the reports with what of them is told again elsewhere in the batch."""
    done = list(read)
    at = [number for number, item in enumerate(read) if item.extraction is not None]
    texts = [item.extraction for item in read if item.extraction is not None]
    if len(texts) > 1 or (texts and any(one.named for one in readings)):
        from dqcheck import narratives

        for number, claims in narratives.told_elsewhere(texts, readings).items():
            text = replace(texts[number], claims=(*texts[number].claims, *claims))
            done[at[number]] = replace(read[at[number]], extraction=text)
    return done


def _names(files: Sequence[Path]) -> Mapping[Path, str]:
    """How each file is called in findings: its name, with as much of its folder as tells it from its namesakes."""
    shown = {path: Path(databases.redacted(str(path))) for path in files}
    alike = Counter(path.name for path in shown.values())
    return {p: sources.printable(one.name if alike[one.name] == 1 else one.as_posix()) for p, one in shown.items()}


_LEARNT: list[Ruleset] = []
"""In a child the rulesets that it was sent."""


def _learn(rulesets: Sequence[Ruleset]) -> None:
    _LEARNT[:] = rulesets


def _in_child(one: _Waiting, cache: "ReadingCache | None") -> FileRead | None:
    """What came of a file; None for one that may be read in any process."""
    try:
        if sources.rehearse(one.path, one.looked):
            return None
    except SourceError as error:
        return unread_file(one.path, one.name, messages.local(error.key, error.facts))
    return _kept(cache, one.key, one, read_file(one.path, one.name, lambda: _LEARNT, one.looked))
