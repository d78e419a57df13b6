"""Annotated copies of the submitted workbooks.

Every offending cell is filled and commented, and a first sheet lists the discrepancies with links to the cells. The
parts of the original are edited in place, so that formulas, formats, charts, pictures and everything else that this
module does not know survive; the original file is only read. The bytes depend on the file and the report alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dqcheck import output
from dqcheck.errors import SourceError, UsageError
from dqcheck.messages import sentence
from dqcheck.model.report import InputFile, Report
from dqcheck.model.text import Language
from dqcheck.reporters import overview
from dqcheck.reporters.annotate.cell_marks import CellMark, Marked, marked

if TYPE_CHECKING:
    from dqcheck.reporters.annotate.package import Package

EDITED = (".xlsx", ".xlsm")
"""Formats whose parts are edited; the values of the others are copied into an .xlsx."""

CONVERTED = (".xls", ".xlsb", ".ods", ".csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """What was written, in the order of the report's files, and what could not be, as sentences."""

    paths: tuple[Path, ...]
    notes: tuple[str, ...]


def write(report: Report, folder: Path, language: Language = "vi") -> Copies:
    """Write an annotated copy of every workbook of the report into a folder, which is made where it is not there.

    A copy has the name of its original; values-only copies of other formats add ``.xlsx`` to it. Raises UsageError
    when a copy would take the place of a file that was checked, or the folder cannot be written.
    """
    planned = plan(report.files, folder)
    paths, notes = [], []
    output.make(folder)
    for file, target in planned:
        try:
            content = annotated(report, file, language)
        except SourceError as error:
            notes.append(f"{file.source}: {sentence(error.key, language, error.facts)}")
            continue
        output.write(target, content)
        paths.append(target)
    left = [file.source for file in report.files if not file.problem and _ending(file) == ".parquet"]
    notes += [sentence("annotate.not-copied", language, {"file": name}) for name in left]
    return Copies(paths=tuple(paths), notes=tuple(notes))


def plan(files: Sequence[InputFile], folder: Path) -> list[tuple[InputFile, Path]]:
    """The workbooks that get a copy, and where. Files of one name from several folders keep their folders' names in
    theirs. Raises UsageError when a copy would take the place of a file that was checked."""
    originals = {Path(file.path).resolve() for file in files}
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
        target = folder / name
        if target.resolve() in originals:
            english = f"{target}: the annotated copy would replace the file that was checked. Name another folder."
            raise UsageError("error.annotate-original", english, path=str(target))
        planned.append((file, target))
    return planned


def annotated(report: Report, file: InputFile, language: Language = "vi") -> bytes:
    """The annotated copy of one workbook. Raises SourceError when it can no longer be read."""
    from dqcheck.reporters.annotate import comments, listing, plain_copy, worksheet
    from dqcheck.reporters.annotate.package import Package

    path = Path(file.path)
    package = Package.open(path) if _ending(file) in EDITED else Package.from_bytes(path, plain_copy.workbook(path))
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
