"""Large flat files as frames: their header is recognised as that of a workbook, their records stay where they are."""

from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from dqcheck import forms, sources
from dqcheck.engine.named_tables import NamedTable, named_by_fields
from dqcheck.forms import FormDefect, plain_records
from dqcheck.forms.units_of_columns import measure
from dqcheck.model.document import Raw, Sheet, Workbook
from dqcheck.model.record import record
from dqcheck.model.rule import Ruleset, Severity, TableForm
from dqcheck.sources.calendar_values import rows_of
from dqcheck.sources.meanwhile import begun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dqcheck.engine.screens.filed_frame import FiledFrame
    from dqcheck.forms.found import Recognition, Region
    from dqcheck.sources.parquet import OpenedTable

ABOUT_COLUMNS = ("form.column-missing", "form.header-ambiguous")
"""What is said of a file for its header alone."""

MOST_SEARCHED = 20_000
"""Records of a large table of no known form that are compared with each other: as many as a worksheet is read with."""


@record
class LargeTable:
    """A large table: the form that it is filed on and its ``frame`` (both None where none was recognised: then ``head``
    is a sheet of its first records, and it may have others ``beyond``), what is wrong with its filing, and the SHA-256
    of its bytes (none of a table of a database, nor where its ``frame`` gives it later)."""

    ruleset: str | None
    sha256: str = ""
    frame: "FiledFrame | None" = None
    defects: tuple[FormDefect, ...] = ()
    head: Workbook | None = None
    beyond: bool = False


def large_table(path: Path, name: str, looked: sources.Looked, rulesets: "Sequence[Ruleset]") -> LargeTable | None:
    """A flat file with more records than are read as those of a worksheet; None for others, and for those whose first
    lines are no plain header of one table. Raises SourceError for one that cannot be read."""
    opened = sources.large(path, looked)
    if opened is None:
        return _named_table(path, name, looked, rulesets)
    sha256 = begun(partial(sources.sha256, path))
    found = filed_table(opened, sources.printable(path.stem), path, name, rulesets, media=looked.media)
    if found is None or found.frame is None:
        return None if found is None else replace(found, sha256=sha256())
    return replace(found, frame=replace(found.frame, sha256=sha256))


def filed_table(
    opened: "OpenedTable",
    title: str,
    path: Path,
    name: str,
    rulesets: "Sequence[Ruleset]",
    *,
    media: "sources.Media" = "parquet",
) -> LargeTable | None:
    """A table whose first records were read, filed on the form that is recognised by its columns and by its ``title``,
    as a sheet is by its name; None where they are no plain header of one table."""
    head = Sheet(name=title, rows=[opened.names, *islice(opened.head, len(opened.head))])
    preview = Workbook(source=name, path=str(path), media=media, sheets=(head,))
    recognition = forms.recognise(preview, rulesets)
    if recognition.ruleset is None:
        named = named_by_fields(opened.names, title, rulesets)
        if named is not None:
            return _filed_by_fields(opened, named, name)
        return _of_no_form(opened, preview, recognition)
    ruleset = next(one for one in rulesets if one.name == recognition.ruleset)
    region = plain_region(recognition, ruleset)
    if region is None:
        return None
    from dqcheck.engine.screens.filed_frame import filed_frame

    form = ruleset.tables[region.table]
    if media == "csv" and region.form is None and not _texts_are_plain(opened, region, form):
        return None
    own = {field: opened.names[column.index] for field, column in region.columns.items()}
    columns = None if region.form is not None else own
    filed = filed_frame(opened.frame, form, ruleset, name, columns)
    # Of a table that has a column for each of its fields nothing is to be said.
    defects = () if form.fields.keys() <= own.keys() else forms.bind(preview, recognition, ruleset).defects
    return LargeTable(
        ruleset=ruleset.name,
        frame=replace(filed, told=(*filed.told, *unread_columns(opened.names, filed, name))),
        defects=tuple(replace(one, submission=name) for one in defects if one.key in ABOUT_COLUMNS),
    )


def _texts_are_plain(opened: "OpenedTable", region: "Region", form: TableForm) -> bool:
    """Whether the columns of a delimited text are read as those of a frame, by its first records."""
    cells = {field: (one.labels, [row[one.index] for row in opened.head]) for field, one in region.columns.items()}
    return plain_records.texts_are_plain(cells, form)


def _of_no_form(opened: "OpenedTable", preview: Workbook, recognition: "Recognition") -> LargeTable:
    """A table of no known form with its first records."""
    first = _first(opened.frame)
    sheet = replace(preview.sheets[0], rows=(opened.names, *first[:MOST_SEARCHED]))
    head, beyond = replace(preview, sheets=(sheet,)), len(first) > MOST_SEARCHED
    return LargeTable(ruleset=None, defects=recognition.defects, head=head, beyond=beyond)


def _named_table(path: Path, name: str, looked: sources.Looked, rulesets: "Sequence[Ruleset]") -> LargeTable | None:
    """A parquet file of any size whose columns are named as fields, as they would be if it were large."""
    opened = sources.opened_parquet(path) if looked.media == "parquet" else None
    title = sources.printable(path.stem)
    named = named_by_fields(opened.names, title, rulesets) if opened is not None else None
    if opened is None or named is None:
        return None
    found = filed_table(opened, title, path, name, rulesets)
    if found is None or found.frame is None or found.ruleset != named.ruleset.name:
        return None
    return replace(found, sha256=sources.sha256(path))


def _filed_by_fields(opened: "OpenedTable", named: NamedTable, name: str) -> LargeTable:
    """A table filed by the names of its columns, which is told."""
    from dqcheck.engine.screens.filed_frame import filed_frame

    filed = filed_frame(opened.frame, named.form, named.ruleset, name, named.columns)
    facts = {"file": name, "table": named.form.title}
    told = FormDefect(key="frame.by-fields", severity=Severity.INFO, source="", facts=facts)
    frame = replace(filed, told=(*filed.told, told, *unread_columns(opened.names, filed, name)))
    return LargeTable(ruleset=named.ruleset.name, frame=frame)


def _first(frame: object) -> "Sequence[Sequence[Raw]]":
    """The first records of a table that an engine holds, and one more where it has others."""
    from dqcheck.engine.screens.opened_frames import ROW, collect, open_frame

    return rows_of(collect(open_frame(frame).head(MOST_SEARCHED + 1)).drop(ROW))


def unread_columns(names: "Sequence[str]", filed: "FiledFrame", source: str) -> tuple[FormDefect, ...]:
    """The columns of a table that its form does not have; of one that was unfolded its indicators are told."""
    read = filed.columns.values()
    left = tuple(one for one in names if one not in read)
    if not left or filed.places is not None:
        return ()
    facts = {"file": source, "count": len(left), "names": forms.some(left)}
    return (FormDefect(key="frame.columns-unread", severity=Severity.INFO, source="", facts=facts),)


def plain_region(recognition: "Recognition", ruleset: Ruleset) -> "Region | None":
    """The one table that fills a sheet below its first line, in the units that its form expects; None otherwise."""
    if len(recognition.regions) != 1:
        return None
    (region,) = recognition.regions
    header, form = region.header, region.form or ruleset.tables[region.table]
    if header is None or (header.top, header.bottom, header.start) != (0, 0, 1):
        return None
    for name, column in region.columns.items():
        field = form.fields[name]
        found = measure(field, form, column.labels, header.unit_line)
        if found.conflict is not None or found.unit not in (None, field.unit):
            return None
    return region
