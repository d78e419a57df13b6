"""Long worksheets as frames: their header is recognised as that of any workbook, their records are screened.

A sheet is taken so only where the reader of cells would read every value alike and take every row for a record; any
other is left to it.
"""

from dataclasses import replace
from functools import reduce
from operator import or_
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dqcheck import forms, sources
from dqcheck.engine.large_tables import ABOUT_COLUMNS, LargeTable, plain_region, unread_columns
from dqcheck.forms import plain_records
from dqcheck.model.document import Sheet, Workbook
from dqcheck.model.rule import DATES, NUMBERS, Ruleset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dqcheck.engine.screens.filed_frame import FiledFrame
    from dqcheck.forms.found import Region
    from dqcheck.sources.long_sheets import LongSheet

SHOWN = 30
"""Records by which the header is recognised."""


def filed_sheet(path: Path, name: str, looked: sources.Looked, rulesets: "Sequence[Ruleset]") -> LargeTable | None:
    """The only sheet of a workbook as a large table; None where it is not long, not plain or of no known form. Raises
    SourceError for a file that is damaged."""
    sheet = sources.long_sheet(
        path, looked, lambda first: forms.recognise(_preview(first, path, name), rulesets).ruleset is not None
    )
    if sheet is None:
        return None
    preview = _preview(sheet, path, name)
    recognition = forms.recognise(preview, rulesets)
    ruleset = next((one for one in rulesets if one.name == recognition.ruleset), None)
    region = plain_region(recognition, ruleset) if ruleset is not None else None
    if ruleset is None or region is None or not _plain(sheet, region, ruleset):
        return None
    bound = forms.bind(preview, recognition, ruleset)
    form = ruleset.tables[region.table]
    filed_by = set(bound.tables[form.name].submissions) if form.name in bound.tables else set()
    if bound.unread or bound.unit is not None or (form.key is None and filed_by != {name}):
        return None
    return LargeTable(
        ruleset=ruleset.name,
        sha256=sources.sha256(path),
        frame=_filed(sheet, region, ruleset, name),
        defects=tuple(replace(one, submission=name) for one in bound.defects if one.key in ABOUT_COLUMNS),
    )


def _preview(sheet: "LongSheet", path: Path, name: str) -> Workbook:
    """The first records as a text that has no formats: all that those of the sheet say is known."""
    head = Sheet(name=sheet.name, rows=sheet.head[: SHOWN + 1])
    return Workbook(source=name, path=str(path), media="csv", sheets=(head,))


def _plain(sheet: "LongSheet", region: "Region", ruleset: Ruleset) -> bool:
    """Whether every row is surely a record, and every value of the form is read as it is stored."""
    form = ruleset.tables[region.table]
    special = region.form is not None or region.versions or region.corner or form.headed or form.unfolds
    if special or (region.header is not None and region.header.tags is not None):
        return False
    columns = {name: sheet.columns[column.index] for name, column in region.columns.items()}
    if form.key is not None and (form.key not in columns or columns[form.key].values.null_count()):
        return False
    if not all(
        plain_records.fits(form.fields[name], form, region.columns[name].labels, column)
        for name, column in columns.items()
    ):
        return False
    return _all_records(sheet, region, ruleset)


def _all_records(sheet: "LongSheet", region: "Region", ruleset: Ruleset) -> bool:
    """Whether every row is surely a record: of a unit that is listed, or with a number and a text that labels
    nothing else."""
    form, names = ruleset.tables[region.table], forms.unit_names(ruleset)
    lead = plain_records.leading(region, form)
    texts = [(at, sheet.columns[at].values) for at in lead.texts if sheet.columns[at].holds == "text"]
    if names.codes and form.key is not None:
        own = region.columns[form.key].index
        keys = next((values.unique().to_list() for at, values in texts if at == own), ())
        others = (text for at, values in texts if at != own for text in values.unique().drop_nulls())
        return len(keys) > 1 and plain_records.all_listed(names, keys, others)
    figures = [sheet.columns[at].values for at in lead.figures if sheet.columns[at].holds == "number"]
    if not texts or not figures:
        return False
    numbered = reduce(or_, (values.is_not_null() for values in figures))
    named = reduce(or_, (values.is_not_null() for _, values in texts))
    if not (numbered & named).all():
        return False
    return plain_records.none_tells({text for _, values in texts for text in values.unique().drop_nulls()})


def _filed(sheet: "LongSheet", region: "Region", ruleset: Ruleset, name: str) -> "FiledFrame":
    """The sheet as the table of a form."""
    import polars as pl

    from dqcheck.engine.screens.filed_frame import SheetCells, filed_opened
    from dqcheck.engine.screens.opened_frames import open_frame

    form, names = ruleset.tables[region.table], [column.name for column in sheet.columns]
    own = {field: names[column.index] for field, column in region.columns.items()}
    read = [sheet.columns[column.index].values for column in region.columns.values()]
    frame = pl.DataFrame(
        [
            _typed(values.rename(label), form.fields[field].type)
            for values, (field, label) in zip(read, own.items(), strict=True)
        ]
    )
    filed = filed_opened(open_frame(frame), form, ruleset, own, name)
    columns = {field: (column.index, column.text) for field, column in region.columns.items()}
    cells = SheetCells(sheet=sheet.name, first=1, columns=columns)
    return replace(filed, cells=cells, told=(*filed.told, *unread_columns(names, filed, name)))


def _typed(values: Any, kind: str) -> Any:
    """A column in the type of its field: a blank one is a text."""
    import polars as pl

    if values.null_count() < len(values):
        return values
    return values.cast(pl.Float64 if kind in NUMBERS else pl.Date if kind in DATES else pl.String)
