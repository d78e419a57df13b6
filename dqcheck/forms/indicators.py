"""The rows of a long table: which field of the form each indicator is."""

from collections.abc import Mapping
from dataclasses import replace

from dqcheck.forms.found import Column, Header
from dqcheck.forms.grid import blank, cell_of
from dqcheck.forms.labels import enumerated, spellings, vocabulary
from dqcheck.model.document import Sheet
from dqcheck.model.record import record
from dqcheck.model.rule import TableForm
from dqcheck.numerals.folding import normalise


@record
class LongRow:
    """A row of a long table: its number on the sheet, the field that its indicator is, the indicator and the unit as
    printed."""

    row: int
    field: str
    label: str
    unit: str = ""


def long_rows(sheet: Sheet, header: Header, form: TableForm, indicator: Column, unit: Column | None) -> list[LongRow]:
    """The rows below a header whose indicator is a field of the form. What is merged over several rows holds for
    each."""
    known = of_indicators(form)
    names = _merged(sheet, indicator)
    units = _merged(sheet, unit) if unit is not None else {}
    found: list[LongRow] = []
    for row in range(header.start, min(header.end, len(sheet.rows))):
        cell = cell_of(sheet, names.get(row, row), indicator.index)
        name = field_of(cell, known) if isinstance(cell, str) and not blank(cell) else None
        if name is not None:
            beside = cell_of(sheet, units.get(row, row), unit.index) if unit is not None else None
            printed = normalise(beside) if isinstance(beside, str) else ""
            found.append(LongRow(row=row, field=name, label=normalise(str(cell)), unit=printed))
    return found


def _merged(sheet: Sheet, column: Column) -> Mapping[int, int]:
    """The row in which a cell is written, of every row that it is merged over in a column."""
    spans = [span for span in sheet.merged if span[1] == column.index and span[2] > span[0]]
    return {row: first for first, _, last, _ in spans for row in range(first, min(last, len(sheet.rows) - 1) + 1)}


def of_indicators(form: TableForm) -> Mapping[str, tuple[str, ...]]:
    """The fields of a long table that stand in its column of indicators, by every folded spelling of their labels."""
    own = {name: field for name, field in form.fields.items() if name not in form.identifying}
    return vocabulary(replace(form, fields=own))


def field_of(text: str, known: Mapping[str, tuple[str, ...]]) -> str | None:
    """The field that an indicator is, None where it is none or might be several."""
    for written in (text, enumerated(text)[1]):
        for spelling in spellings(written):
            names = known.get(spelling, ())
            if names:
                return names[0] if len(names) == 1 else None
    return None
