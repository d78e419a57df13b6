"""Bind a recognised workbook: typed tables of values with their places, and the defects of the filing."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from dqcheck.forms import file_notations, unread
from dqcheck.forms.abbreviations import abbreviated
from dqcheck.forms.communes import UnitNames, unit_names
from dqcheck.forms.context import Context, Details
from dqcheck.forms.families import base_name
from dqcheck.forms.filer import Filer, of_file, of_sheet, of_workbook, top_of
from dqcheck.forms.found import Bound, FormDefect, Recognition, Region
from dqcheck.forms.grid import some
from dqcheck.forms.labels import TOTALS, bare
from dqcheck.forms.merging import concatenate
from dqcheck.forms.unfolding import bind_table
from dqcheck.messages import sentence
from dqcheck.model.dataset import PART, Table, form_of
from dqcheck.model.document import Workbook
from dqcheck.model.place import Place
from dqcheck.model.quantity import Label
from dqcheck.model.rule import MissingPolicy, Ruleset, Severity, TableForm
from dqcheck.model.text import LANGUAGES

_INSPECTED = ("xlsx", "xlsm", "xlsb", "xls", "ods")


def bind(workbook: Workbook, recognition: Recognition, ruleset: Ruleset, *, details: Details | None = None) -> Bound:
    """The tables of a workbook that was recognised as filed on ``ruleset``.

    ``details`` tells number formats, formulas and hidden rows; by default they are read from the file itself when a
    value depends on them. Raises SourceError when the file's parts are damaged.
    """
    if details is None and workbook.media in _INSPECTED:
        from dqcheck.sources import details as inspect

        details = inspect(workbook)
    names = unit_names(ruleset)
    filers = _filers(workbook, recognition, names)
    keys = [
        (region.sheet, cell)
        for region in recognition.regions
        if (cell := region.cells.get(ruleset.tables[region.table].key or "")) is not None
    ]
    context = Context(
        workbook=workbook,
        ruleset=ruleset,
        names=names,
        details=details,
        filer=of_workbook(workbook, recognition, keys, names, filers),
        filers=filers,
        notations=file_notations.of_workbook(workbook, recognition, ruleset),
    )
    parts: dict[str, list[Table]] = {}
    for region in recognition.regions:
        form = ruleset.tables[region.table]
        bound = bind_table(context, region, form) if region.header is not None else _pairs(context, region, form)
        for table in bound:
            parts.setdefault(table.name, []).append(table)
    tables = {name: _joined(found) for name, found in parts.items()}
    _tell_columns(context, recognition, tables)
    left = unread.of_workbook(
        workbook, recognition.regions, (one for found in parts.values() for one in found if not one.name.endswith(PART))
    )
    _tell_sheets(context, recognition, {part.sheet for part in left})
    told = file_notations.notices(context.notations, workbook.source, context.submission(context.filer))
    context.notices.extend(told)
    unit = _one_unit(context, tables)
    if unit is not None:
        tables = {name: _filed_by(unit, table, context) for name, table in tables.items()}
    _tell_file_name(context, unit)
    return Bound(
        source=workbook.source,
        ruleset=ruleset.name,
        tables=tables,
        blank=frozenset(region.table for region in recognition.regions) - {form_of(name) for name in tables},
        unit=unit,
        defects=tuple(context.defects),
        notices=tuple(context.notices),
        unused=recognition.unused,
        unread=left,
    )


def _filers(workbook: Workbook, recognition: Recognition, names: UnitNames) -> Mapping[int, Filer | None]:
    """The unit that each sheet of labels and values, or without a column of units, names for itself."""
    found: dict[int, Filer | None] = {}
    for region in recognition.regions:
        if region.sheet not in found:
            found[region.sheet] = of_sheet(workbook.sheets[region.sheet], names, top_of(region))
    return found


def _joined(parts: Sequence[Table]) -> Table:
    """The records of several regions; pieces of one record (labels in one row, values below, then more labels) are
    put together."""
    if len(parts) > 1 and all(len(part.submissions) == 1 for part in parts):
        names = [name for part in parts for name in part.columns]
        shared = {name for name in names if names.count(name) > 1}
        same = len({part.submissions[0] for part in parts}) == 1
        if same and all(
            isinstance(part.columns[name][0], Label) for part in parts for name in shared & part.columns.keys()
        ):
            places: dict[str, Place] = {}
            for part in parts:
                for name in part.columns:
                    at = part.locator.place(0, name)
                    places.setdefault(name, at)
            if len({place.sheet for place in places.values()}) == 1 and not _texts_differ(parts, shared):
                columns = {name: values for part in reversed(parts) for name, values in part.columns.items()}
                locator = _Pieces(parts[0].locator.source(0), places)
                return replace(parts[0], columns=columns, locator=locator)
    return concatenate(parts)


def _texts_differ(parts: Sequence[Table], shared: set[str]) -> bool:
    return any(len({part.columns[name][0].text for part in parts if name in part.columns}) > 1 for name in shared)


class _Pieces:
    """Places of a record that stands in several pieces."""

    def __init__(self, file: str, places: Mapping[str, Place]) -> None:
        self._file = file
        self._places = places

    def source(self, row: int) -> str:
        """Name of the file."""
        return self._file

    def place(self, row: int, field: str) -> Place:
        """Place of the value of a field."""
        return self._places.get(field, Place())


def _tell_columns(context: Context, recognition: Recognition, tables: Mapping[str, Table]) -> None:
    """Fields of the tables found that no sheet has, or that several columns claim."""
    by_table: dict[str, list[Region]] = {}
    for region in recognition.regions:
        by_table.setdefault(region.table, []).append(region)
    for table, regions in by_table.items():
        form = context.ruleset.tables[table]
        unsure = next((region for region in regions if region.header is None and not region.cells), None)
        if unsure is not None:
            _tell_values(context, unsure, form)
            continue
        have = {base_name(name) for region in regions for name in (*region.columns, *region.cells)}
        if have.issuperset(form.fields):
            continue
        # Headings and indicators give fields too.
        have |= {*form.headed, *(tables[table].columns if form.pivot is not None and table in tables else ())}
        sheet = context.workbook.sheets[regions[0].sheet].name
        proposals = tuple(one for region in regions for one in region.proposals if one.field not in have)
        if proposals:
            context.defects.append(abbreviated(context.workbook.source, form, Place(sheet=sheet), proposals))
            have |= {one.field for one in proposals}
        for name, field in form.fields.items():
            if name in have:
                continue
            doubtful = next((region.ambiguous[name] for region in regions if name in region.ambiguous), None)
            printed = field.label[0] if field.label else name
            facts: dict[str, object] = {"table": form.title, "field": field.called, "label": printed, "sheet": sheet}
            place = Place(sheet=sheet)
            if doubtful is not None:
                facts["columns"] = doubtful
                severity = Severity.ERROR if field.required else Severity.WARNING
                defect = context.of_table(form, "form.header-ambiguous", severity, place, facts, field=name)
            elif name == form.key or (field.missing is MissingPolicy.SKIP and not field.required):
                continue
            else:
                severity = Severity.ERROR if field.required else Severity.WARNING
                near = _near(field.label or (name,), recognition.unmatched)
                facts |= {"near": near} if near else {}
                defect = context.of_table(form, "form.column-missing", severity, place, facts, field=name)
                if near:
                    defect = replace(defect, sentence="form.column-missing.near")
            context.defects.append(defect)


def _tell_values(context: Context, region: Region, form: TableForm) -> None:
    """Labels of which nobody can say which column holds their values."""
    sheet = context.workbook.sheets[region.sheet].name
    heads = tuple(column.head for column in region.values if column.head)
    facts = {"table": form.title, "sheet": sheet, "columns": some(heads), "count": len(region.ambiguous)}
    defect = context.of_table(form, "form.values-ambiguous", Severity.ERROR, Place(sheet=sheet), facts)
    if form.columns:
        wanted = {"wanted": some(form.columns)}
        defect = replace(defect, facts=facts | wanted, sentence="form.values-ambiguous.columns")
    context.defects.append(defect if heads else replace(defect, sentence="form.values-ambiguous.bare"))


def _near(labels: Sequence[str], unmatched: Sequence[str]) -> str | None:
    """A header that no field has taken and that reads much like one of the labels, or like the last piece of one."""
    from difflib import get_close_matches

    by_name = {bare(text): text for text in unmatched}
    leaves = (bare(label.rpartition(" / ")[2]) for label in labels)
    wanted = dict.fromkeys((*map(bare, labels), *(leaf for leaf in leaves if leaf not in TOTALS)))
    found = (near for text in wanted for near in get_close_matches(text, by_name, n=1, cutoff=0.75))
    best = next(found, None)
    return by_name[best] if best is not None else None


def _tell_sheets(context: Context, recognition: Recognition, told: Container[str | None]) -> None:
    """Hidden sheets that were read, and sheets without a number that were not; ``told`` are those with some. A sheet of
    texts that nobody sees, or that dqcheck wrote into the form itself, is no news."""
    used = {region.sheet for region in recognition.regions}
    hidden = {sheet.name for sheet in context.workbook.sheets if not sheet.visible}
    guides = {sentence("blank.guide-sheet", language) for language in LANGUAGES}
    for index, sheet in enumerate(context.workbook.sheets):
        if index in used and not sheet.visible:
            context.notices.append(_notice(context, "form.hidden-sheet", sheet.name))
    for name in recognition.unused:
        if name not in told and name not in hidden and name not in guides:
            context.notices.append(_notice(context, "form.sheet-unused", name))


def _filed_by(unit: str, table: Table, context: Context) -> Table:
    """A table of a workbook of one unit: without a column that names units its records are those of that unit."""
    if context.ruleset.tables[form_of(table.name)].key is not None:
        return table
    source = context.workbook.source
    return replace(table, submissions=[unit if one == source else one for one in table.submissions])


def _pairs(context: Context, region: Region, form: TableForm) -> list[Table]:
    from dqcheck.forms.pairbind import bind_pairs  # forms of labels and values are few

    return bind_pairs(context, region, form)


def _one_unit(context: Context, tables: Mapping[str, Table]) -> str | None:
    """The unit of all records, when they are all of one."""
    found = {name for table in tables.values() for name in table.submissions}
    found.discard(context.workbook.source)
    if not found and context.filer is not None and context.filer.found.status == "known":
        return context.filer.found.name
    return next(iter(found)) if len(found) == 1 else None


def _tell_file_name(context: Context, unit: str | None) -> None:
    """The file is named for another unit than the one it speaks of."""
    named = of_file(context.workbook, context.names)
    if unit is None or named is None or named.found.status != "known" or named.found.name == unit:
        return
    facts = {"file": context.workbook.source, "named": named.found.name, "unit": unit}
    context.defects.append(
        FormDefect(
            key="form.unit-mismatch",
            severity=Severity.WARNING,
            source=context.workbook.source,
            submission=unit,
            facts=facts,
            text=named.text,
        )
    )


def _notice(context: Context, key: str, sheet: str) -> FormDefect:
    return FormDefect(
        key=key,
        severity=Severity.INFO,
        source=context.workbook.source,
        place=Place(sheet=sheet),
        submission=context.submission(context.filer),
        facts={"sheet": sheet},
    )
