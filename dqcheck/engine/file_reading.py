"""What comes of one file: read, its form recognised, its tables bound, its claims extracted.

A bad file is kept with the sentence that says what is wrong.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dqcheck import messages, sources
from dqcheck.engine.beside_forms import beside_form, still_unread
from dqcheck.engine.table_faults import UNREADABLE, fault_of_table
from dqcheck.errors import SourceError
from dqcheck.forms import Bound, FormDefect
from dqcheck.model.claim import Extraction, FormulaReading, TableReading
from dqcheck.model.document import Narrative, Remark, Workbook
from dqcheck.model.record import record
from dqcheck.model.report import InputFile, UnreadPart
from dqcheck.model.rule import Ruleset
from dqcheck.model.text import LocalText
from dqcheck.sources import databases

if TYPE_CHECKING:
    from dqcheck.engine.screens.chosen_engine import Engine
    from dqcheck.engine.screens.filed_frame import FiledFrame
    from dqcheck.numerals.notations import FigureNotation


@record
class FileRead:
    """What came of one file; ``kept`` says that it was read by an earlier run."""

    file: InputFile
    bound: Bound | None = None
    defects: tuple[FormDefect, ...] = ()
    extraction: Extraction | None = None
    frame: "FiledFrame | None" = None
    unread: tuple[UnreadPart, ...] = ()
    reading: TableReading | None = None
    beside: TableReading | None = None
    formulas: FormulaReading | None = None
    kept: bool = field(default=False, compare=False)


Forms = Callable[[], Sequence[Ruleset]]
"""Gives the rulesets to recognise forms by; asked only for a workbook."""


def read_file(path: Path, name: str, forms: Forms, looked: sources.Looked | None = None) -> FileRead:
    """Read a file, which findings call ``name``. ``looked`` is what ``sources.look`` told of it just before."""
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
    return unread_file(path, name, problem)


def large_file(
    path: Path,
    name: str,
    looked: sources.Looked | None,
    forms: Forms,
    engine: "Engine | None",
) -> FileRead | None:
    """A large table as a frame, or one that an engine holds (``looked`` at is no file then); None for other files."""
    if looked is not None and not looked.may_be_large:
        return None
    try:
        found = None
        if looked is None or looked.is_flat:
            from dqcheck.engine.engine_tables import framed_table

            found = framed_table(path, name, looked, engine, forms())
        if found is None and looked is not None and (engine is None or not looked.is_flat):
            if not sources.may_be_long(path, looked):
                return None
            from dqcheck.engine.filed_sheets import filed_sheet

            found = filed_sheet(path, name, looked, forms())
    except BaseException as error:
        problem = fault_of_table(error, name)
        if problem is None:
            raise
        return unread_file(path, name, problem)
    if found is None:
        return None
    where = sources.printable(databases.redacted(str(path)))
    file = InputFile(source=name, path=where, sha256=found.sha256, ruleset=found.ruleset)
    if found.ruleset is None and databases.is_address(path):
        # A database holds many tables that nobody meant for a form.
        return FileRead(file=replace(file, remarks=(messages.local("frame.of-no-form", {"file": name}),)))
    if found.head is not None:
        return _first_records(file, found.head, found.defects, beyond=found.beyond)
    return FileRead(file=file, frame=found.frame, defects=found.defects)


def judged_files(
    files: "Iterable[InputFile]", frames: "Iterable[FiledFrame]", unread: Iterable[UnreadPart]
) -> tuple[InputFile, ...]:
    """The files of a batch as they are known in the end: those of large tables with the SHA-256 of their bytes, which
    was made while they were judged, and with the problem where they could not be read to their end."""
    digests = {one.source: digest for one in frames if (digest := _digest(one)) is not None}
    problems = {one.source: one.why for one in unread if one.reason == UNREADABLE}
    return tuple(
        replace(
            file,
            sha256=digests.get(file.source, file.sha256),
            problem=file.problem or problems.get(file.source),
        )
        for file in files
    )


def _digest(frame: "FiledFrame") -> str | None:
    """None where none is waited for, and of a file that is gone, which was told of when its table was judged."""
    try:
        return None if frame.sha256 is None else frame.sha256()
    except SourceError:
        return None


def _first_records(file: InputFile, head: Workbook, defects: tuple[FormDefect, ...], *, beyond: bool) -> FileRead:
    """What the first records of a large table of no known form say of each other; that there are others ``beyond``,
    which were not looked at, is told before all else."""
    from dqcheck.engine.large_tables import MOST_SEARCHED
    from dqcheck.tables.any_table import read_tables

    reading = read_tables(head)
    why = messages.local("unread.records-beyond", {"most": MOST_SEARCHED, "file": file.source})
    unread = (UnreadPart(source=file.source, reason="records-beyond", why=why),) if beyond else ()
    return FileRead(
        file=replace(file, incomplete=beyond),
        defects=defects,
        reading=reading if says(reading, None) else None,
        unread=unread,
    )


def _remarked(read: FileRead, remarks: Sequence[Remark]) -> FileRead:
    """What came of a file, with what its reader has to tell; by what was lost, it was read only in part."""
    told: dict[bool, list[LocalText]] = {True: [], False: []}
    for one in remarks:
        place = LocalText(vi=messages.place_text(one.place, "vi"), en=messages.place_text(one.place, "en"))
        told[one.lost].append(messages.local(one.key, {"file": read.file.source, "place": place, **one.facts}))
    parts = tuple(UnreadPart(source=read.file.source, reason="read-in-part", why=why) for why in told[True])
    file = replace(read.file, remarks=tuple(told[False]), incomplete=bool(told[True]))
    return replace(read, file=file, unread=(*parts, *read.unread))


def unread_file(path: Path, name: str, problem: LocalText) -> FileRead:
    """What is told of a file that was not read."""
    return FileRead(
        file=InputFile(source=name, path=sources.printable(databases.redacted(str(path))), sha256="", problem=problem),
        unread=(UnreadPart(source=name, reason=UNREADABLE, why=problem),),
    )


def _workbook(workbook: Workbook, name: str, digest: str, rulesets: Sequence[Ruleset]) -> FileRead:
    from dqcheck.forms import bind, of_unknown, recognise

    recognition = recognise(workbook, rulesets)
    file = InputFile(source=name, path=sources.printable(workbook.path), sha256=digest, ruleset=recognition.ruleset)
    ruleset = next((one for one in rulesets if one.name == recognition.ruleset), None)
    formulas = _formulas(workbook)
    if ruleset is None:
        from dqcheck.tables.any_table import read_tables

        reading = read_tables(workbook, told=_told_notation(rulesets))
        if formulas is not None:
            reading = _settled(reading, formulas)
        said = says(reading, formulas)
        return FileRead(
            file=file,
            defects=recognition.defects,
            reading=reading if said or reading.named or reading.dates_undecided else None,
            unread=() if said else of_unknown(workbook),
            formulas=formulas,
        )
    bound = bind(workbook, recognition, ruleset)
    beside = beside_form(workbook, bound, ruleset)
    if beside is not None and formulas is not None:
        beside = _settled(beside, formulas)
    unread = tuple(still_unread(bound, beside))
    return FileRead(
        file=file, bound=bound, defects=recognition.defects, unread=unread, beside=beside, formulas=formulas
    )


def _told_notation(rulesets: Sequence[Ruleset]) -> "FigureNotation | None":
    """The notation that somebody told for all rulesets there are; None where they do not have one in common."""
    from dqcheck.forms.file_notations import told_notation

    told = {one.numbers for one in rulesets}
    return told_notation(told.pop()) if len(told) == 1 else None


def _settled(reading: TableReading, formulas: FormulaReading) -> TableReading:
    from dqcheck.tables.formulas.precedence import settled_by_formulas

    return settled_by_formulas(reading, formulas)


def says(reading: TableReading, formulas: FormulaReading | None) -> bool:
    """Whether the tables or the formulas of a workbook of no known form say anything."""
    return reading.says or (formulas is not None and bool(formulas.claims))


def _formulas(workbook: Workbook) -> FormulaReading | None:
    """What the formulas of a workbook show; None when it has none."""
    told = sources.details(workbook)
    given = {sheet.name: told.written_formulas(sheet.name) for sheet in workbook.sheets}
    written = {name: one for name, one in given.items() if one is not None}
    if not written:
        return None
    from dqcheck.tables.formulas.formula_reading import read_formulas

    return read_formulas(workbook, written)


def _narrative(narrative: Narrative, name: str, digest: str) -> FileRead:
    from dqcheck import narratives

    extraction, reading = narratives.with_tables(narrative, narratives.extract(narrative))
    return FileRead(
        file=InputFile(source=name, path=sources.printable(narrative.path), sha256=digest, ruleset="narrative"),
        extraction=extraction,
        reading=reading if reading.claims or reading.named or reading.dates_undecided else None,
    )
