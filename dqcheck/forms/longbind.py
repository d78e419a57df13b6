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
from dqcheck.forms.grid import blank, cell_of, some
from dqcheck.forms.labels import enumerated, spellings, vocabulary
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
class LongRow:
    """A row of a long table: its number on the sheet, the field that its indicator is, the indicator and the unit as
    printed."""

    row: int
    field: str
    label: str
    unit: str = ""


@record
class _Series:
    """A column of values: what its heading says, and the column."""

    member: Member
    column: Column


@record
class _Strata:
    """Rows of a long table that belong together: the values of the fields ``by`` which they are told apart, whose they
    are, and the rows of each field."""

    values: Mapping[str, Value]
    submission: str
    rows: Mapping[str, Sequence[LongRow]]


def bind_long(context: Context, region: Region, form: TableForm) -> list[Table]:
    """The records of a long table, and those whose texts say total as the table ``.total``."""
    sheet = context.workbook.sheets[region.sheet]
    printed = region.form or form
    rows = _rows(sheet, region, form)
    if not rows:
        return []
    by = [name for name in form.pivot.by if name in region.columns] if form.pivot is not None else []
    apart = replace(region, columns={name: region.columns[name] for name in by})
    columns = typed_columns(context, sheet, apart, printed, [one.row for one in rows])
    key = region.columns.get(form.key or "")
    at = [one.row for one in rows]
    says_total = _says_total(by, columns, len(rows))
    names = record_names(context, sheet, region, printed, key, Rows(records=at, totals=()), columns)
    if form.key in by:
        columns = {**columns, form.key or "": names.values}
    groups = _groups(rows, by, columns, names.submissions)
    total = [group for group in groups if _is_total(group, says_total)]
    made = _table(context, region, form, [group for group in groups if not _is_total(group, says_total)])
    tables = [made] if made.submissions else []
    if total:
        # Of totals over several things at once nobody can tell what each adds up.
        told_apart = tuple(name for name in by if name not in says_total)
        adds: Sequence[tuple[int, ...] | None]
        found = _table(context, region, form, total, dropped=tuple(says_total))
        adds = [None if len(says_total) == 1 else ()] * len(found.submissions)
        tables.append(replace(found, name=form.name + TOTAL, adds=adds, within=(*told_apart, *form.headed)))
    return tables


def _rows(sheet: Sheet, region: Region, form: TableForm) -> list[LongRow]:
    """The rows whose indicator is a field of the form."""
    header, at = region.header, region.columns[INDICATOR].index
    assert header is not None and form.pivot is not None
    unit = region.columns.get(UNIT)
    own = {name: field for name, field in form.fields.items() if name not in (*form.pivot.by, *form.headed)}
    known = vocabulary(replace(form, fields=own))
    found: list[LongRow] = []
    for row in range(header.start, min(header.end, len(sheet.rows))):
        cell = cell_of(sheet, row, at)
        if not isinstance(cell, str) or blank(cell):
            continue
        name = _field_of(cell, known)
        if name is not None:
            beside = cell_of(sheet, row, unit.index) if unit is not None else None
            printed = normalise(beside) if isinstance(beside, str) else ""
            found.append(LongRow(row=row, field=name, label=normalise(cell), unit=printed))
    return found


def _field_of(text: str, known: Mapping[str, tuple[str, ...]]) -> str | None:
    """The field that an indicator is, None where it is none or might be several."""
    for written in (text, enumerated(text)[1]):
        for spelling in spellings(written):
            names = known.get(spelling, ())
            if names:
                return names[0] if len(names) == 1 else None
    return None


def _says_total(by: Sequence[str], columns: Mapping[str, Sequence[Value]], count: int) -> Sequence[str]:
    """The fields in which some row says total instead of a name."""
    return [
        name
        for name in by
        if any(isinstance(value := columns[name][row], Label) and is_total(value.text) for row in range(count))
    ]


def _is_total(group: _Strata, fields: Sequence[str]) -> bool:
    return any(is_total(group.values[name].text) for name in fields)


def _groups(
    rows: Sequence[LongRow], by: Sequence[str], columns: Mapping[str, Sequence[Value]], submissions: Sequence[str]
) -> list[_Strata]:
    """The rows put together that are alike in every field ``by``, in the order in which they begin."""
    found: dict[tuple[object, ...], tuple[int, dict[str, list[LongRow]]]] = {}
    for index, one in enumerate(rows):
        identity = (submissions[index], *(_identity(columns[name][index]) for name in by))
        found.setdefault(identity, (index, {}))[1].setdefault(one.field, []).append(one)
    return [
        _Strata(values={name: columns[name][first] for name in by}, submission=submissions[first], rows=fields)
        for first, fields in found.values()
    ]


def _identity(value: Value) -> object:
    """What two values that say the same have in common."""
    if isinstance(value, Label):
        return fold(value.value)
    if isinstance(value, Quantity):
        return value.value
    return (value.first, value.last) if isinstance(value, Day) else fold(value.text)


def _table(
    context: Context, region: Region, form: TableForm, groups: Sequence[_Strata], *, dropped: Sequence[str] = ()
) -> Table:
    """A table of a record for each group and column of values; without the fields ``dropped``."""
    series = _series(region)
    records = [(group, one) for group in groups for one in series]
    submissions = [group.submission for group, _ in records]
    by = [name for name in groups[0].values if name not in dropped] if groups else []
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


def _record_name(group: _Strata, by: Sequence[str]) -> str:
    return " / ".join(text for name in by if (text := normalise(group.values[name].text)))


def _series(region: Region) -> list[_Series]:
    """The columns of values, the only one or one for each heading of a family."""
    if VALUE in region.columns:
        return [_Series(member={}, column=region.columns[VALUE])]
    named = [(member, region.columns.get(spread_name(VALUE, at))) for at, member in enumerate(region.members)]
    return [_Series(member=member, column=column) for member, column in named if column is not None]


def _by_cell(group: _Strata, column: Column) -> FieldCell:
    """The cell that says of which record the first row of a group is."""
    first = min(row.row for rows in group.rows.values() for row in rows)
    return FieldCell(row=first, column=column.index, label="", head=column.text)


def _cell(group: _Strata, name: str, series: _Series) -> FieldCell | None:
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
    records: Sequence[tuple[_Strata, _Series]],
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
