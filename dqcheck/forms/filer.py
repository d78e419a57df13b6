"""Who filed a workbook: the reporting unit that its sheets, titles or file name speak of."""

from collections.abc import Iterable, Mapping
from pathlib import PurePath

from dqcheck.forms.communes import UnitName, UnitNames
from dqcheck.forms.found import FieldCell, Recognition, Region
from dqcheck.forms.grid import blank, cell_of
from dqcheck.language.vi.administration import UNIT_NAMING
from dqcheck.model.document import Sheet, Workbook
from dqcheck.model.place import Place, cell_address
from dqcheck.model.record import record
from dqcheck.numerals.folding import normalise

_TITLE_ROWS = 12
"""Rows of a sheet in which its titles stand."""
_TITLE_CHARACTERS = 200
"""Characters of the longest title."""


@record
class Filer:
    """A unit as it is named somewhere in a workbook: what it stands for, the text, the place."""

    found: UnitName
    text: str
    place: Place


def of_sheet(sheet: Sheet, names: UnitNames, before: int) -> Filer | None:
    """The unit named in the title rows (those before ``before``) or by the sheet's own name."""
    for row in range(min(before, _TITLE_ROWS, len(sheet.rows))):
        for column, cell in enumerate(sheet.rows[row]):
            if type(cell) is not str or blank(cell) or len(cell) > _TITLE_CHARACTERS:
                continue
            text = normalise(cell)
            if text.endswith(":") and isinstance(beside := cell_of(sheet, row, column + 1), str):
                text = f"{text} {normalise(beside)}"
            found = names.find(text)
            if found is None and names.codes and UNIT_NAMING.title.fullmatch(text):
                found = names.resolve(text)
            if found is not None:
                return Filer(found=found, text=text, place=Place(sheet=sheet.name, cell=cell_address(row, column)))
    found = names.find(sheet.name, strict=False)
    return Filer(found=found, text=sheet.name, place=Place(sheet=sheet.name)) if found is not None else None


def of_file(workbook: Workbook, names: UnitNames) -> Filer | None:
    """The unit that the name of the file mentions, or that of its folder."""
    path = PurePath(workbook.path or workbook.source)
    for text in (path.stem, path.parent.name):
        found = names.find(text, strict=False) if text else None
        if found is not None:
            return Filer(found=found, text=text, place=Place())
    return None


def of_cell(sheet: Sheet, cell: FieldCell, names: UnitNames) -> Filer | None:
    """The unit written as a value of a form of labels and values."""
    raw = cell_of(sheet, cell.row, cell.column)
    if not isinstance(raw, str) or blank(raw):
        return None
    place = Place(sheet=sheet.name, cell=cell_address(cell.row, cell.column), row_label=cell.label)
    return Filer(found=names.resolve(raw), text=raw, place=place)


def top_of(region: Region) -> int:
    """The first row of a region: titles stand above it."""
    return region.header.top if region.header else min((cell.row for cell in region.cells.values()), default=0)


def of_workbook(
    workbook: Workbook,
    recognition: Recognition,
    keys: Iterable[tuple[int, FieldCell]],
    names: UnitNames,
    known: Mapping[int, Filer | None],
) -> Filer | None:
    """The one unit of a workbook: as its forms state it, else its titles, else its file name. None when the sheets name
    several or none. ``known`` is what is named above the first region of each sheet."""
    stated = [filer for index, cell in keys if (filer := of_cell(workbook.sheets[index], cell, names)) is not None]
    if not stated:
        tops: dict[int, list[int]] = {}
        for region in recognition.regions:
            tops.setdefault(region.sheet, []).append(top_of(region))
        for index, sheet in enumerate(workbook.sheets):
            if index not in tops and _lists_units(sheet, names):
                continue
            own = tops.get(index, [_TITLE_ROWS])
            filer = known[index] if index in known and own[0] == min(own) else of_sheet(sheet, names, min(own))
            if filer is not None:
                stated.append(filer)
    distinct = {(f.found.status, f.found.name, f.found.candidates) for f in stated}
    if len(distinct) > 1:
        return None
    return stated[0] if stated else of_file(workbook, names)


def _lists_units(sheet: Sheet, names: UnitNames) -> bool:
    """Whether a sheet names several units where titles stand: a list to choose from says nothing of who filed it."""
    texts = (cell for row in sheet.rows[:_TITLE_ROWS] for cell in row if isinstance(cell, str) and not blank(cell))
    found = (names.find(normalise(text)) for text in texts if len(text) <= _TITLE_CHARACTERS)
    return len({one.name for one in found if one is not None and one.status == "known"}) > 1
