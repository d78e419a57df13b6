"""What is told of the rows and columns of a table beside its values."""

from collections.abc import Mapping, Sequence

from dqcheck.forms.context import Context
from dqcheck.forms.found import Column, Region
from dqcheck.forms.grid import some
from dqcheck.forms.row_kinds import Rows
from dqcheck.forms.units_of_columns import measures_of, told_unit
from dqcheck.model.document import Sheet
from dqcheck.model.place import Place, cell_address
from dqcheck.model.rule import Severity, TableForm

_SINGLY_ROWS = 20
"""Hidden records that are told one by one; more are told together."""


def rows(context: Context, sheet: Sheet, region: Region, form: TableForm, found: Rows) -> None:
    """Rows that the figures alone show to be totals, and rows that only break others down."""
    first = min(region.columns.values(), key=lambda column: column.index)
    header = region.header
    if header is not None and header.tags is not None:
        facts: dict[str, object] = {"sheet": sheet.name, "row": header.tags + 1}
        place = at(sheet, header.tags, first)
        tell(context, region, form, "form.row-of-tags", Severity.INFO, place, facts, notice=True)
    if region.corner:
        facts = {"sheet": sheet.name, "field": form.fields[region.corner].called}
        place = at(sheet, header.top if header else 0, region.columns[region.corner])
        tell(context, region, form, "form.corner-blank", Severity.INFO, place, facts, notice=True)
    unsaid = [total for total in found.totals if total.unsaid]
    if unsaid:
        names = tuple(f"{total.label} ({total.row + 1})" for total in unsaid)
        facts = {"sheet": sheet.name, "count": len(unsaid), "rows": some(names)}
        place = at(sheet, unsaid[0].row, first)
        tell(context, region, form, "form.row-is-total", Severity.INFO, place, facts, notice=True)
    if found.parts:
        facts = {"sheet": sheet.name, "count": len(found.parts), "row": found.parts[0] + 1}
        place = at(sheet, found.parts[0], first)
        tell(context, region, form, "form.rows-are-parts", Severity.INFO, place, facts, notice=True)


def hidden(context: Context, sheet: Sheet, region: Region, records: Sequence[int], submissions: Sequence[str]) -> None:
    """Hidden rows and columns whose figures were read."""
    details = context.telling(sheet.name)
    if details is None:
        return
    hidden = [index for index, row in enumerate(records) if details.hidden_row(sheet.name, row)]
    form = context.ruleset.tables[region.table]
    key = region.columns.get(form.key or "") or next(iter(region.columns.values()))
    groups = [[index] for index in hidden] if len(hidden) <= _SINGLY_ROWS else [hidden]
    for group in groups:
        facts = {"sheet": sheet.name, "row": records[group[0]] + 1, "count": len(group)}
        alone = submissions[group[0]] if len(group) == 1 else None
        place = at(sheet, records[group[0]], key)
        tell(context, region, form, "form.hidden-row", Severity.INFO, place, facts, notice=True, submission=alone)
    for name, column in region.columns.items():
        if details.hidden_column(sheet.name, column.index):
            facts = {"sheet": sheet.name, "column": column.text}
            place = at(sheet, region.header.top if region.header else 0, column)
            tell(context, region, form, "form.hidden-column", Severity.INFO, place, facts, notice=True, field=name)


def units(context: Context, sheet: Sheet, region: Region, form: TableForm) -> None:
    """Two units stated for one column, and units that nobody knows."""
    for name, measured in measures_of(form, region.columns, region.unit_line).items():
        told = told_unit(measured)
        if told is not None:
            key, facts = told
            column = region.columns[name]
            place = at(sheet, region.header.bottom if region.header else 0, column)
            facts = {"column": column.text, "sheet": sheet.name, **facts}
            tell(context, region, form, key, Severity.WARNING, place, facts, field=name, text=column.text)


def tell(
    context: Context,
    region: Region,
    form: TableForm,
    key: str,
    severity: Severity,
    place: Place,
    facts: Mapping[str, object],
    *,
    notice: bool = False,
    submission: str | None = None,
    field: str = "",
    text: str = "",
) -> None:
    """Gather a defect of a table, or a notice, at a place of its sheet."""
    unit = submission or context.submission(context.filer_of(region.sheet))
    defect = context.of_table(form, key, severity, place, facts, submission=unit, field=field, text=text)
    (context.notices if notice else context.defects).append(defect)


def at(sheet: Sheet, row: int, column: Column) -> Place:
    """The place of a cell."""
    return Place(sheet=sheet.name, cell=cell_address(row, column.index), column_label=column.text)
