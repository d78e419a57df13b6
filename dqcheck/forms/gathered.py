"""The values of a field that stand anywhere on a sheet: beside its label in every column of a cross table, in the rows
of a long table that bear its name."""

from collections.abc import Sequence

from dqcheck.forms import excess_digits, file_notations
from dqcheck.forms.cell_values import ABSENT
from dqcheck.forms.context import Context
from dqcheck.forms.excess_digits import FiledColumn
from dqcheck.forms.filed_values import filed_values
from dqcheck.forms.format_notices import tell_formats
from dqcheck.forms.found import FieldCell, Region
from dqcheck.forms.grid import cell_of
from dqcheck.forms.units_of_columns import Measure, measure, told_unit
from dqcheck.model.place import Place, cell_address
from dqcheck.model.quantity import Value
from dqcheck.model.rule import Field, Severity, TableForm


def gathered_values(
    context: Context, region: Region, form: TableForm, field: Field, cells: Sequence[FieldCell | None], submission: str
) -> list[Value]:
    """The values of a field, a cell a record; absent where there is no cell. Cells under one unit whose texts are
    written alike are read together. What is strange about them is told of ``submission``."""
    values: list[Value] = [ABSENT] * len(cells)
    together: dict[tuple[Measure, file_notations.Key], list[int]] = {}
    for index, cell in enumerate(cells):
        if cell is not None:
            printed = [text for text in (cell.head, cell.label) if text]
            unit = measure(field, form, printed, region.unit_line, cell.unit)
            together.setdefault((unit, file_notations.key_of(region, cell.column)), []).append(index)
    for (unit, key), chosen in together.items():
        own = [cell for index in chosen if (cell := cells[index]) is not None]
        read = _read(context, region, form, field, own, unit, key, submission)
        for index, value in zip(chosen, read, strict=True):
            values[index] = value
    return values


def _read(
    context: Context,
    region: Region,
    form: TableForm,
    field: Field,
    cells: Sequence[FieldCell],
    unit: Measure,
    key: file_notations.Key,
    submission: str,
) -> Sequence[Value]:
    sheet = context.workbook.sheets[region.sheet]
    at = [cell.at for cell in cells]
    raw = [cell_of(sheet, *one) for one in at]
    values = filed_values(context, field, unit, sheet.name, at, raw, key)
    label = cells[0].label
    filed = FiledColumn(sheet=sheet.name, label=label, at=at, cells=raw, values=values, unit=unit.unit)
    excess_digits.tell(context, form, field, filed, submission)
    tell_formats(context, form, field, filed, submission)
    doubt = told_unit(unit)
    if doubt is not None:
        facts = {"column": label, "sheet": sheet.name, **doubt[1]}
        place = Place(sheet=sheet.name, cell=cell_address(*at[0]), row_label=label)
        key_of_defect, told = doubt[0], {"table": form.title, **facts}
        defect = context.of_table(form, key_of_defect, Severity.WARNING, place, told, field=field.name)
        if not any((one.key, one.facts) == (defect.key, defect.facts) for one in context.defects):
            context.defects.append(defect)
    return values
