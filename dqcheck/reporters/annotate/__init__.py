"""Annotated copies of the submitted workbooks.

Every offending cell is filled and commented, and a first sheet lists the discrepancies with links to the cells. The
parts of the original are edited in place, so that formulas, formats, charts, pictures and everything else that this
module does not know survive; the original file is only read. The bytes depend on the file and the report alone.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dqcheck import output
from dqcheck.errors import SourceError
from dqcheck.messages import sentence
from dqcheck.model.record import record
from dqcheck.model.report import InputFile, Report
from dqcheck.model.text import Language
from dqcheck.reporters import overview
from dqcheck.reporters.annotate.cell_marks import CellMark, Marked, marked
from dqcheck.sources.faults import fault

if TYPE_CHECKING:
    from dqcheck.reporters.annotate.package import Package

EDITED = (".xlsx", ".xlsm")
"""Formats whose parts are edited; the values of the others are copied into an .xlsx."""

CONVERTED = (".xls", ".xlsb", ".ods", ".csv")

MALFORMED = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What is raised where a part of a workbook lacks what it must have, or has what it must not have."""


@record
class Copies:
    """What was written, in the order of the report's files, and what could not be, as sentences."""

    paths: tuple[Path, ...]
    notes: tuple[str, ...]


def write(report: Report, folder: Path, language: Language = "vi", kept: Iterable[Path] = ()) -> Copies:
    """Write an annotated copy of every workbook of the report into a folder, which is made where it is not there.

    A copy has the name of its original; values-only copies of other formats add ``.xlsx`` to it. Raises UsageError
    when a copy would take the place of a file that was checked or of one of those ``kept``, or the folder cannot be
    written.
    """
    planned = plan(report.files, folder)
    output.apart([target for _, target in planned], (*(Path(file.path) for file in report.files), *kept))
    paths, notes = [], []
    output.make(folder)
    for file, target in planned:
        try:
            content, note = _copy(report, file, language)
        except SourceError as error:
            notes.append(f"{file.source}: {sentence(error.key, language, error.facts)}")
            continue
        output.write(target, content)
        paths.append(target)
        notes += note
    left = [file.source for file in report.files if not file.problem and _ending(file) == ".parquet"]
    notes += [sentence("annotate.not-copied", language, {"file": name}) for name in left]
    return Copies(paths=tuple(paths), notes=tuple(notes))


def plan(files: Sequence[InputFile], folder: Path) -> list[tuple[InputFile, Path]]:
    """The workbooks that get a copy, and where. Files of one name from several folders keep their folders' names in
    theirs."""
    planned: list[tuple[InputFile, Path]] = []
    taken: set[str] = set()
    for file in files:
        ending = _ending(file)
        if file.problem is not None or ending not in (*EDITED, *CONVERTED):
            continue
        name = "-".join(part for part in Path(file.source).parts if part not in ("/", "\\", "..", "."))
        name += "" if ending in EDITED else ".xlsx"
        number, stem = 1, name
        while name.casefold() in taken:
            number += 1
            name = f"{Path(stem).stem}-{number}{Path(stem).suffix}"
        taken.add(name.casefold())
        planned.append((file, folder / name))
    return planned


def _copy(report: Report, file: InputFile, language: Language) -> tuple[bytes, list[str]]:
    """The annotated copy of one workbook, and what has to be said of it. A workbook whose parts do not fit together is
    copied with its values alone. Raises SourceError when it can no longer be read, or not copied at all."""
    try:
        return annotated(report, file, language), []
    except MALFORMED as error:
        if _ending(file) not in EDITED:
            raise fault("uncopied", Path(file.path)) from error
    try:
        content = annotated(report, file, language, whole=False)
    except MALFORMED as error:
        raise fault("uncopied", Path(file.path)) from error
    return content, [sentence("annotate.values-only", language, {"file": file.source})]


def annotated(report: Report, file: InputFile, language: Language = "vi", *, whole: bool = True) -> bytes:
    """The annotated copy of one workbook; not ``whole``, with its values alone. Raises SourceError when it can no
    longer be read, and one of ``MALFORMED`` where its parts do not fit together."""
    from dqcheck.reporters.annotate import comments, listing, plain_copy, worksheet
    from dqcheck.reporters.annotate.package import Package

    path = Path(file.path)
    edited = whole and _ending(file) in EDITED
    package = Package.open(path) if edited else Package.from_bytes(path, plain_copy.workbook(path))
    found = marked(report, file.source, package.sheets, language)
    package.insert_first_sheet(listing.sheet_name(package.sheets, language))
    styles = worksheet.FillStyles(package)
    for part, marks in _by_part(found, package).items():
        sheet = worksheet.CellSheet(package, part)
        for mark in marks:
            sheet.fill(mark.cell, mark.severity, styles)
        comments.write(package, sheet, marks, author=report.event.tool)
    listing.write(package, styles, found, overview.event_line(report, language), file.source, language)
    styles.save()
    return package.save()


def _by_part(found: Marked, package: "Package") -> dict[str, list[CellMark]]:
    parts: dict[str, list[CellMark]] = {}
    for mark in found.marks:
        parts.setdefault(package.sheets[mark.sheet], []).append(mark)
    return parts


def _ending(file: InputFile) -> str:
    return Path(file.path).suffix.lower()
