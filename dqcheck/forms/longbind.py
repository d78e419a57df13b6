"""Bind a long table: a row holds one figure and the name of what it is; rows of the same unit, period and so on are one
record."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dqcheck.forms import row_notices
from dqcheck.forms.cell_values import column_values, plain
from dqcheck.forms.context import Context
from dqcheck.forms.families import INDICATOR, UNIT, VALUE, Member, spread_name
from dqcheck.forms.found import Column, FieldCell, Region
from dqcheck.forms.gathered import gathered_values
from dqcheck.forms.grid import cell_of, some
from dqcheck.forms.indicators import LongRow, long_rows
from dqcheck.forms.location import GatheredLocator
from dqcheck.forms.row_kinds import Rows
from dqcheck.forms.rowbind import record_names, typed_columns
from dqcheck.model.dataset import TOTAL, Table
from dqcheck.model.document import Sheet
from dqcheck.model.place import Place, cell_address
from dqcheck.model.quantity import Day, Label, Missing, MissingReason, Quantity, Value
from dqcheck.model.record import record
from dqcheck.model.rule import Severity, TableForm
from dqcheck.numerals.folding import fold, normalise
from dqcheck.tables.row_labels import is_total


@record
class _Series:
    """A column of values: what its heading says, and the column."""

    member: Member
    column: Column


@record
class _Stratum:
    """Rows of a long table that belong together: the values of the fields ``by`` which they are told apart, whose they
    are, and the rows of each field."""

    values: Mapping[str, Value]
    submission: str
    rows: Mapping[str, Sequence[LongRow]]


def bind_long(context: Context, region: Region, form: TableForm) -> list[Table]:
    """The records of a long table, and those whose names say total as the table ``.total``."""
    header, pivot = region.header, form.pivot
    assert header is not None and pivot is not None
    sheet = context.workbook.sheets[region.sheet]
    rows = long_rows(sheet, header, form, region.columns[INDICATOR], region.columns.get(UNIT))
    by = [name for name in pivot.by if name in region.columns]
    totalled = {index: names for index, row in enumerate(rows) if (names := _totalled(sheet, region, by, row))}
    records = _strata(context, region, form, by, [row for index, row in enumerate(rows) if index not in totalled])
    tables = [_table(context, region, form, records)] if records else []
    if totalled:
        names = [name for name in by if any(name in given for given in totalled.values())]
        left = [name for name in by if name not in names]
        totals = _strata(context, region, form, left, [rows[index] for index in totalled])
        made = _table(context, region, form, totals)
        # Of totals over several things nobody can tell what each adds up.
        adds: Sequence[tuple[int, ...] | None] = [None if len(names) == 1 else ()] * len(made.submissions)
        tables.append(replace(made, name=form.name + TOTAL, adds=adds, within=(*left, *form.headed)))
    return tables


def _totalled(sheet: Sheet, region: Region, by: Sequence[str], row: LongRow) -> Sequence[str]:
    """The fields that say total in a row, where others have a name."""
    cells = ((name, cell_of(sheet, row.row, region.columns[name].index)) for name in by)
    return [name for name, cell in cells if isinstance(cell, str) and is_total(cell)]


def _strata(
    context: Context, region: Region, form: TableForm, by: Sequence[str], rows: Sequence[LongRow]
) -> list[_Stratum]:
    """The rows put together that are alike in every field ``by``, in the order in which they begin."""
    if not rows:
        return []
    sheet = context.workbook.sheets[region.sheet]
    apart = replace(region, columns={name: region.columns[name] for name in by})
    printed, at = region.form or form, [one.row for one in rows]
    columns = typed_columns(context, sheet, apart, printed, at, spans=True)
    submissions: Sequence[str] = [context.submission(context.filer_of(region.sheet))] * len(rows)
    if form.key in by or form.key not in region.columns:
        key = apart.columns.get(form.key or "")
        names = record_names(context, sheet, region, printed, key, Rows(records=at, totals=()), columns)
        submissions = names.submissions
        if form.key is not None and form.key in by:
            columns[form.key] = names.values
    return _groups(rows, by, columns, submissions)


def _groups(
    rows: Sequence[LongRow], by: Sequence[str], columns: Mapping[str, Sequence[Value]], submissions: Sequence[str]
) -> list[_Stratum]:
    """The rows put together that are alike in every field ``by``, in the order in which they begin."""
    found: dict[tuple[object, ...], tuple[int, dict[str, list[LongRow]]]] = {}
    for index, one in enumerate(rows):
        identity = (submissions[index], *(_identity(columns[name][index]) for name in by))
        found.setdefault(identity, (index, {}))[1].setdefault(one.field, []).append(one)
    return [
        _Stratum(values={name: columns[name][first] for name in by}, submission=submissions[first], rows=fields)
        for first, fields in found.values()
    ]


def _identity(value: Value) -> object:
    """What two values that say the same have in common."""
    if isinstance(value, Label):
        return fold(value.value)
    if isinstance(value, Quantity):
        return value.value
    return (value.first, value.last) if isinstance(value, Day) else fold(value.text)


def _table(context: Context, region: Region, form: TableForm, groups: Sequence[_Stratum]) -> Table:
    """A table of a record for each group and column of values."""
    series = _series(region)
    records = [(group, one) for group in groups for one in series]
    submissions = [group.submission for group, _ in records]
    by = list(groups[0].values)
    columns: dict[str, Sequence[Value]] = {name: [group.values[name] for group, _ in records] for name in by}
    cells: dict[str, Sequence[FieldCell | None]] = {
        name: [_by_cell(group, region.columns[name]) for group, _ in records] for name in by
    }
    for name in form.headed:
        columns[name] = column_values([one.member.get(name) for _, one in records], form.fields[name])
    present = dict.fromkeys(name for name in form.fields for group in groups if name in group.rows)
    for name in present:
        cells[name] = [_cell(group, name, one) for group, one in records]
        unit = submissions[0] if len(set(submissions)) == 1 else context.submission(context.filer_of(region.sheet))
        read = gathered_values(context, region, form, form.fields[name], cells[name], unit)
        columns[name] = _once(context, region, form, name, records, read)
    return Table(
        name=form.name,
        columns=columns,
        submissions=submissions,
        locator=GatheredLocator(
            file=context.workbook.source,
            sheet=context.workbook.sheets[region.sheet].name,
            cells=cells,
            names=[_record_name(group, by) for group, _ in records],
        ),
    )


def _record_name(group: _Stratum, by: Sequence[str]) -> str:
    return " / ".join(text for name in by if (text := normalise(group.values[name].text)))


def _series(region: Region) -> list[_Series]:
    """The columns of values, the only one or one for each heading of a family."""
    if VALUE in region.columns:
        return [_Series(member={}, column=region.columns[VALUE])]
    named = [(member, region.columns.get(spread_name(VALUE, at))) for at, member in enumerate(region.members)]
    return [_Series(member=member, column=column) for member, column in named if column is not None]


def _by_cell(group: _Stratum, column: Column) -> FieldCell:
    """The cell that says of which record the first row of a group is."""
    first = min(row.row for rows in group.rows.values() for row in rows)
    return FieldCell(row=first, column=column.index, label="", head=column.text)


def _cell(group: _Stratum, name: str, series: _Series) -> FieldCell | None:
    rows = group.rows.get(name)
    if not rows:
        return None
    one = rows[0]
    return FieldCell(row=one.row, column=series.column.index, label=one.label, unit=one.unit, head=series.column.text)


def _once(
    context: Context,
    region: Region,
    form: TableForm,
    name: str,
    records: Sequence[tuple[_Stratum, _Series]],
    read: Sequence[Value],
) -> Sequence[Value]:
    """The values of a field, none for a record in which its indicator stands more than once: nobody can tell which of
    the figures is meant. It is told once for the field."""
    sheet = context.workbook.sheets[region.sheet]
    values = list(read)
    twice = [index for index, (group, _) in enumerate(records) if len(group.rows.get(name, ())) > 1]
    for index in twice:
        group, series = records[index]
        texts = tuple(plain(cell_of(sheet, one.row, series.column.index)) for one in group.rows[name])
        values[index] = Missing(text=" | ".join(texts), reason=MissingReason.AMBIGUOUS, candidates=texts)
    if twice:
        group, series = records[twice[0]]
        second = group.rows[name][1]
        place = Place(
            sheet=sheet.name,
            cell=cell_address(second.row, series.column.index),
            row_label=second.label,
            column_label=series.column.text,
        )
        facts = {
            "table": form.title,
            "field": form.fields[name].called,
            "record": _record_name(group, list(group.values)) or group.submission,
            "rows": some(tuple(str(one.row + 1) for one in group.rows[name])),
            "count": len(twice),
            "sheet": sheet.name,
        }
        unit, text = group.submission, values[twice[0]].text
        row_notices.tell(
            context,
            region,
            form,
            "form.indicator-repeated",
            Severity.ERROR,
            place,
            facts,
            submission=unit,
            field=name,
            text=text,
        )
    return values
