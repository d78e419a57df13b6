"""Bind a table that has a record a row."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from types import MappingProxyType

from dqcheck.forms import excess_digits, file_notations, row_kinds, row_notices
from dqcheck.forms.context import Context
from dqcheck.forms.excess_digits import FiledColumn
from dqcheck.forms.filed_values import filed_values
from dqcheck.forms.format_notices import tell_formats
from dqcheck.forms.found import Column, Region
from dqcheck.forms.grid import CellRange, blank, cell_of, down, some
from dqcheck.forms.location import RowsLocator
from dqcheck.forms.units_of_columns import measures_of
from dqcheck.forms.value_columns import VERSIONS
from dqcheck.model.dataset import PART, TOTAL, Table
from dqcheck.model.document import Raw, Sheet
from dqcheck.model.identity import Identity
from dqcheck.model.place import Place
from dqcheck.model.quantity import Label, Missing, MissingReason, Quantity, Value
from dqcheck.model.record import record
from dqcheck.model.rule import NUMBERS, Severity, TableForm
from dqcheck.numerals.additivity import adds_up
from dqcheck.numerals.folding import fold, normalise
from dqcheck.tables.row_roles import Figures

_SAYS_NOTHING = (MissingReason.BLANK, MissingReason.NOT_AVAILABLE)
"""Cells over which a name holds; a formula without a result and an error may stand for another."""


@record
class RecordNames:
    """Who the records are of: the key as values, and the submission of each record."""

    values: Sequence[Value]
    submissions: Sequence[str]


def bind_rows(context: Context, region: Region, form: TableForm) -> list[Table]:
    """The records of a region as a table, and its total rows as the table ``<name>.total``."""
    sheet = context.workbook.sheets[region.sheet]
    key = region.columns.get(form.key or "")
    start = region.header.start if region.header is not None else 0
    inherited = _inherited(sheet, key, start)
    known = (lambda text: context.names.resolve(text).status != "unknown") if context.names.codes else None
    read, set_off = _FigureReader(context, sheet, region, form), _emphasis(context, sheet)
    found = row_kinds.sort(sheet, region, form, known, inherited, read, set_off)
    records, totals = list(found.records), [total.row for total in found.totals]
    tables: list[Table] = []
    if records:
        columns = typed_columns(context, sheet, region, form, records, known=read.known(records))
        names = record_names(context, sheet, region, form, key, found, columns)
        if form.key is not None:
            columns = {form.key: names.values, **{n: v for n, v in columns.items() if n != form.key}}
        tables.append(
            _table(context, sheet, region, form, records, columns, names.submissions, naming_columns(form, columns))
        )
        tables += _versions(context, sheet, region, form, records, names)
        row_notices.hidden(context, sheet, region, records, names.submissions)
    if totals:
        columns = typed_columns(context, sheet, region, form, totals)
        key_texts = columns.pop(form.key or "", None)
        of_record = dict(zip(records, tables[0].submissions, strict=True)) if tables else {}
        submissions = [_total_of(context, region, total, key, of_record) for total in found.totals]
        printed = [Label(text=total.label, value=normalise(total.label)) for total in found.totals]
        adds = [None if t.adds is None else tuple(row + 1 for row in t.adds) for t in found.totals]
        made = _table(context, sheet, region, form, totals, columns, submissions, [printed], ending=TOTAL)
        named = _called(context, form, key_texts)
        tables.append(replace(made, adds=adds, named=named))
    if found.parts:
        tables.append(_parts(context, sheet, region, form, found))
    row_notices.rows(context, sheet, region, form, found)
    row_notices.units(context, sheet, region, form)
    return tables


def _parts(context: Context, sheet: Sheet, region: Region, form: TableForm, found: row_kinds.Rows) -> Table:
    """The rows that only break a record down, as the table ``<name>.part``: they are of nobody but who filed the
    sheet."""
    rows = list(found.parts)
    columns = typed_columns(context, sheet, region, form, rows, told=False)
    key_texts = columns.pop(form.key or "", None)
    named = _called(context, form, key_texts)
    labels = [key_texts] if key_texts is not None else naming_columns(form, columns)
    submissions = [context.submission(context.filer_of(region.sheet))] * len(rows)
    made = _table(context, sheet, region, form, rows, columns, submissions, labels, ending=PART)
    return replace(made, named=named)


def _called(context: Context, form: TableForm, key: Sequence[Value] | None) -> dict[str, Sequence[Value]]:
    """What the key calls rows that are no records, units by the name on their list."""
    if form.key is None or key is None:
        return {}
    labels = [
        Label(text=cell.text, value=context.names.resolve(cell.value).name or cell.value)
        if isinstance(cell, Label)
        else cell
        for cell in key
    ]
    return {form.key: labels}


def _versions(
    context: Context, sheet: Sheet, region: Region, form: TableForm, records: list[int], names: RecordNames
) -> list[Table]:
    """The records as they were in the period before, as planned, and summed to date, where columns say so."""
    found: list[Table] = []
    for role, columns in region.versions.items():
        numbers = {name: column for name, column in columns.items() if form.fields[name].type in NUMBERS}
        if not numbers:
            continue
        apart = replace(region, columns=numbers)
        values = typed_columns(context, sheet, apart, form, records)
        if form.key is not None:
            values = {form.key: names.values, **values}
        labels = [names.values] if form.key is not None else []
        table = _table(context, sheet, apart, form, records, values, names.submissions, labels)
        found.append(replace(table, name=VERSIONS[role] + form.name))
    return found


def _table(
    context: Context,
    sheet: Sheet,
    region: Region,
    form: TableForm,
    records: Sequence[int],
    columns: dict[str, Sequence[Value]],
    submissions: Sequence[str],
    labels: Sequence[Sequence[Value]],
    *,
    ending: str = "",
) -> Table:
    return Table(
        name=form.name + ending,
        columns=columns,
        submissions=submissions,
        locator=RowsLocator(
            file=context.workbook.source,
            sheet=sheet.name,
            rows=records,
            columns=_printed(Identity(region.columns)),
            labels=labels,
        ),
    )


@lru_cache(maxsize=512)
def _printed(columns: Identity[Mapping[str, Column]]) -> Mapping[str, tuple[int, str]]:
    """The columns of fields as they are printed: workbooks on one form have them in common."""
    return {name: (column.index, column.text) for name, column in columns.of.items()}


def typed_columns(
    context: Context,
    sheet: Sheet,
    region: Region,
    form: TableForm,
    records: list[int],
    *,
    told: bool = True,
    spans: bool = False,
    known: Mapping[str, Sequence[Value]] = MappingProxyType({}),
) -> dict[str, Sequence[Value]]:
    """The values of the region's columns in the rows ``records``, by field. What is strange about them is ``told``;
    what is merged over several rows holds for each where it is a text, or whatever it is where it ``spans``. Values
    that are ``known`` are not read again."""
    taken = [sheet.rows[row] for row in records]
    submission = context.submission(context.filer_of(region.sheet))
    shortest = min(map(len, taken), default=0)
    measures = measures_of(form, region.columns, region.unit_line)
    found: dict[str, Sequence[Value]] = {}
    for name, column in region.columns.items():
        field = form.fields[name]
        index, at = column.index, down(records, column.index)
        if index < shortest:
            cells: list[Raw] = [row[index] for row in taken]
        else:
            cells = [row[index] if index < len(row) else None for row in taken]
        if (spans or field.type == "text") and sheet.merged:
            _inherit(sheet, index, records, cells)
        if field.carried:
            cells = _carried(context, sheet, region, index, records, cells)
        unit = measures[name]
        values = known.get(name)
        if values is None:
            values = filed_values(context, field, unit, sheet.name, at, cells, file_notations.key_of(region, index))
        found[name] = values
        if told and field.type in NUMBERS:
            filed = FiledColumn(sheet=sheet.name, label=column.text, at=at, cells=cells, values=values, unit=unit.unit)
            excess_digits.tell(context, form, field, filed, submission)
            tell_formats(context, form, field, filed, submission)
    return found


def _inherited(sheet: Sheet, key: Column | None, start: int) -> list[CellRange]:
    if key is None:
        return []
    return [span for span in sheet.merged if span[1] <= key.index <= span[3] and span[2] > span[0] >= start]


def _inherit(sheet: Sheet, column: int, records: Sequence[int], cells: list[Raw]) -> None:
    """A text merged over several rows holds for each of them."""
    spans = [span for span in sheet.merged if span[1] <= column <= span[3] and span[2] > span[0]]
    if not spans:
        return
    at = {row: index for index, row in enumerate(records)}
    for first, left, last, _ in spans:
        for row in range(first + 1, min(last, len(sheet.rows) - 1) + 1):
            index = at.get(row)
            if index is not None and blank(cells[index]):
                cells[index] = cell_of(sheet, first, left)


def _carried(
    context: Context, sheet: Sheet, region: Region, column: int, records: Sequence[int], cells: Sequence[Raw]
) -> list[Raw]:
    """The cells of a column in which a text holds until the next one, whatever rows stand between. Below a formula
    without a result and an error nobody knows what holds."""
    rows = list(range(region.header.start if region.header is not None else 0, max(records, default=-1) + 1))
    silence = context.silence(sheet.name, down(rows, column))
    above: dict[int, Raw] = {}
    text: Raw = None
    for index, row in enumerate(rows):
        cell = cell_of(sheet, row, column)
        if not blank(cell):
            text = cell
        elif silence is not None and silence(index).reason is not MissingReason.BLANK:
            text = None
        above[row] = text
    return [above[row] if blank(cell) else cell for row, cell in zip(records, cells, strict=True)]


def record_names(
    context: Context,
    sheet: Sheet,
    region: Region,
    form: TableForm,
    key: Column | None,
    rows: row_kinds.Rows,
    columns: dict[str, Sequence[Value]],
) -> RecordNames:
    """Who the records are of: as the key says, which is carried on where it is left out, else who filed the sheet."""
    records = rows.records
    filer = context.filer_of(region.sheet)
    own = context.submission(filer)
    if form.key is None:
        return RecordNames(values=(), submissions=[own] * len(records))
    if key is None:
        value: Value = Label(text=filer.text if filer else "", value=own)
        if filer is None:
            row_notices.tell(
                context,
                region,
                form,
                "form.unit-missing",
                Severity.ERROR,
                Place(sheet=sheet.name),
                {"sheet": sheet.name},
            )
        else:
            context.doubt_unit(filer.found, filer.text, filer.place, form.name)
        return RecordNames(values=[value] * len(records), submissions=[own] * len(records))
    values: list[Value] = []
    submissions: list[str] = []
    above: Label | None = None
    several = not form.fields[form.key].unique
    carried: list[int] = []
    completed = {} if context.names.codes else _completed(rows, columns[form.key])
    for row, cell in zip(records, columns[form.key], strict=True):
        if row in completed:
            above = Label(text=cell.text, value=completed[row])
            values.append(above)
            submissions.append(above.value)
        elif isinstance(cell, Label):
            found = context.names.resolve(cell.value)
            if found.status != "known":
                context.doubt_unit(found, cell.value, row_notices.at(sheet, row, key), form.name)
            above = Label(text=cell.text, value=found.name or cell.value)
            values.append(above)
            submissions.append(above.value)
        elif several and above is not None and isinstance(cell, Missing) and cell.reason in _SAYS_NOTHING:
            carried.append(row)
            values.append(above)
            submissions.append(above.value)
        else:
            above = None
            values.append(cell)
            submissions.append(own)
    if completed:
        facts = {"sheet": sheet.name, "count": len(completed), "names": some(tuple(completed.values()))}
        place = row_notices.at(sheet, min(completed), key)
        row_notices.tell(context, region, form, "form.labels-completed", Severity.INFO, place, facts, notice=True)
    if carried:
        facts = {"sheet": sheet.name, "count": len(carried)}
        place = row_notices.at(sheet, carried[0], key)
        row_notices.tell(context, region, form, "form.unit-carried", Severity.INFO, place, facts, notice=True)
    return RecordNames(values=values, submissions=submissions)


def _completed(rows: row_kinds.Rows, labels: Sequence[Value]) -> dict[int, str]:
    """The full names of records whose label occurs under several headings, by row: with the heading before it."""
    under: dict[str, list[tuple[int, str]]] = {}
    for row, value in zip(rows.records, labels, strict=True):
        if isinstance(value, Label) and row in rows.sections:
            under.setdefault(fold(value.value), []).append((row, f"{rows.sections[row]} / {value.value}"))
    return {row: name for given in under.values() if len({name for _, name in given}) > 1 for row, name in given}


def naming_columns(form: TableForm, columns: Mapping[str, Sequence[Value]]) -> list[Sequence[Value]]:
    """The columns by which a person knows a record: its unit, and the first text that every record must have."""
    naming = [name for name, field in form.fields.items() if name in columns and field.type == "text"]
    second = next((n for n in naming if n != form.key and form.fields[n].required), None)
    if second is None and form.key not in columns:
        second = next(iter(naming), None)
    return [columns[name] for name in (form.key, second) if name is not None and name in columns]


class _FigureReader:
    """Reads the figures of rows in the columns that can be added up: in those of counts, amounts and extensive
    quantities, or in all of numbers where there is none of these."""

    def __init__(self, context: Context, sheet: Sheet, region: Region, form: TableForm) -> None:
        own = [field for name, field in form.fields.items() if name in region.columns]
        fields = [field for field in own if adds_up(field)] or [field for field in own if field.additive]
        apart = replace(region, columns={field.name: region.columns[field.name] for field in fields})
        self._typed = partial(typed_columns, context, sheet, apart, form, told=False)
        self._columns, self._rows = apart.columns, list[int]()
        self._values: dict[str, Sequence[Value]] = {}

    def __call__(self, rows: Sequence[int]) -> Sequence[Figures]:
        """The figures of each row by column."""
        self._rows = list(rows)
        self._values = self._typed(self._rows)
        found: list[dict[int, Quantity]] = [{} for _ in rows]
        for name, values in self._values.items():
            column = self._columns[name].index
            for figures, value in zip(found, values, strict=True):
                if isinstance(value, Quantity):
                    figures[column] = value
        return found

    def known(self, rows: Sequence[int]) -> Mapping[str, Sequence[Value]]:
        """The columns that were read for these very rows."""
        return self._values if rows == self._rows else {}


def _emphasis(context: Context, sheet: Sheet) -> row_kinds.SetOff:
    """What tells whether labels are in bold or indented."""
    details = context.details

    def look(row: int, column: int) -> tuple[bool, int]:
        if details is None:
            return False, 0
        found = details.layout(sheet.name, row, column)
        return found.bold, found.indent

    return look


def _total_of(
    context: Context, region: Region, total: row_kinds.TotalRow, key: Column | None, of_record: Mapping[int, str]
) -> str:
    """The unit whose own total a row is: the one that it names, or that of all records that it adds up; else who filed
    the sheet."""
    cell = cell_of(context.workbook.sheets[region.sheet], total.row, key.index) if key is not None else None
    if isinstance(cell, str) and context.names.codes:
        found = context.names.resolve(cell)
        if found.status == "known":
            return found.name
    own = {of_record[row] for row in total.adds or () if row in of_record}
    if len(own) == 1 and len(total.adds or ()) > 1:
        return own.pop()
    return context.submission(context.filer_of(region.sheet))
