"""A frame as a table of a form: its columns under the names of the table's fields."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dqcheck import forms
from dqcheck.checks.base import Check, choosing, operands
from dqcheck.checks.engine_words import of_polars, words_of
from dqcheck.engine.screens.lazy_engines import dialect_of, has_rows
from dqcheck.engine.screens.opened_frames import ROW, SEEN, Frame, collect, frame_of, open_frame
from dqcheck.engine.screens.plain_columns import is_whole
from dqcheck.errors import UsageError
from dqcheck.forms import FormDefect
from dqcheck.model.dataset import Table
from dqcheck.model.record import record
from dqcheck.model.rule import DATES, NUMBERS, TEXTS, Rule, Ruleset, Severity, TableForm
from dqcheck.sources.calendar_values import listed


@record
class SheetCells:
    """Where the records of a frame stand on a worksheet: its name, the row of the first record counted from zero, and
    of each field the column with its header as printed."""

    sheet: str
    first: int
    columns: Mapping[str, tuple[int, str]]

    def locator(self, source: str, form: TableForm, table: Table, rows: Sequence[int | None]) -> forms.RowsLocator:
        """Where the records of a table stand that are these ``rows`` of the frame."""
        labels = forms.naming_columns(form, table.columns)
        at = [self.first + row for row in rows if row is not None]
        return forms.RowsLocator(file=source, sheet=self.sheet, rows=at, columns=self.columns, labels=labels)


@record
class FiledFrame:
    """A frame whose columns are named as the fields of a table, under the name of its ``source``; ``columns`` are the
    frame's own names by field, ``whole`` the fields whose columns hold whole numbers by their type, ``notations``
    how its texts write numbers and dates. ``cells`` says where it stands if it is a worksheet, ``parts`` which file
    holds a row if it lies in several. Where the frame was unfolded, ``places`` say where its values stood and
    ``unasked`` are the indicators that its table does not ask for. ``told`` is what is said of the engine that holds
    it; ``ordered`` is false where it came out of one that keeps no order. ``sha256`` waits for that of a file's bytes,
    which is made meanwhile."""

    frame: Frame
    form: TableForm
    ruleset: Ruleset
    columns: Mapping[str, str]
    whole: frozenset[str]
    source: str = ""
    notations: forms.FileNotations | None = None
    places: forms.FramePlaces | None = None
    unasked: tuple[str, ...] = ()
    told: tuple[FormDefect, ...] = ()
    ordered: bool = True
    cells: SheetCells | None = None
    parts: forms.PartsOfTable | None = None
    sha256: Callable[[], str] | None = None

    def lists(self, frame: Any) -> dict[str, Sequence[Any]]:
        """The values of a frame that was carried out, by field."""
        return {name: listed(frame[name]) for name in self.columns}

    def texts(self, frame: Any, fields: Collection[str] | None = None) -> dict[str, Sequence[Any]]:
        """The texts of a frame that was carried out which may say how its numbers and dates are written, by field: of
        all ``fields`` or some."""
        kinds, types = self.form.fields, frame.schema
        return {
            name: _telling(frame[name], dates=kinds[name].type in DATES)
            for name in (self.columns if fields is None else fields)
            if kinds[name].type in (*NUMBERS, *DATES) and not (types[name].is_numeric() or types[name].is_temporal())
        }

    def table(self, values: Mapping[str, Sequence[Any]], rows: Sequence[int] | None = None) -> Table:
        """The table of values, all of the frame or those of some ``rows``."""
        made = forms.table_from_columns(
            self.form,
            values,
            names=self.columns,
            rows=rows if self.has_rows else [None] * len(next(iter(values.values()), ())),
            units=forms.unit_names(self.ruleset),
            whole=self.whole,
            source=self.source,
            notations=self.notations,
            typed=self.cells is None,
        )
        if self.cells is not None:
            numbers = range(len(made.submissions)) if rows is None else rows
            return replace(made, locator=self.cells.locator(self.source, self.form, made, numbers))
        if self.places is None and self.parts is not None and self.has_rows:
            return replace(made, locator=forms.PartedLocator(base=made.locator, parts=self.parts))
        if self.places is None or not self.has_rows:
            return made
        at = forms.UnfoldedLocator(file=self.source, table=self.form.name, places=self.places, rows=rows)
        return replace(made, locator=at)

    def narrowed(self, rules: Sequence[Rule], why: Sequence[Rule]) -> "FiledFrame":
        """A frame that lies in an engine with only the columns that some ``rules`` need, for all of its records are to
        be fetched because of those that are ``why``; any other as it is."""
        dialect = dialect_of(self.frame)
        if dialect is None:
            return self
        asked = {field for rule in rules for field in fields_asked(rule, self.form.name)}
        kept = {name: one for name, one in self.columns.items() if name in asked or name in self.naming()}
        own = [one for one in self.frame.collect_schema().names() if one.removeprefix(SEEN) in (ROW, *kept)]
        facts = {
            "engine": dialect.title,
            "rules": forms.some([rule.qualified for rule in why]),
            "columns": forms.some(tuple(dict.fromkeys(one for one in kept.values() if one != ROW))),
        }
        told = FormDefect(key="frame.fetched", severity=Severity.INFO, source="", facts=facts)
        return replace(self, frame=self.frame.select(*own), columns=kept, told=(*self.told, told))

    @property
    def has_rows(self) -> bool:
        """Whether its records have numbers: an engine that keeps no order gives none."""
        return self.ordered and has_rows(self.frame)

    def rows_of(self, records: Sequence[int]) -> Sequence[int]:
        """The rows of the frame as it was handed in, on which records begin."""
        if self.places is None:
            return records
        name = next(iter(self.columns))
        return [self.places.at(record, name)[0] for record in records]

    def read_as(self, values: Mapping[str, Sequence[Any]]) -> "FiledFrame":
        """The frame with its texts of numbers and dates written as the ``values`` of some of its records are."""
        marks = self.ruleset.missing_marks
        return replace(self, notations=forms.frame_notations(self.form, values, self.ruleset.numbers, marks))

    def read_again(self, head: Any, kept: Any) -> "FiledFrame":
        """The frame with its texts written as all of them say where its ``head`` left that open: of a column in which
        no mark was known every text with one is among the records that were ``kept``, and so is every date that is
        not written as programs write it."""
        fields = self.form.fields
        known = {n for n in self.columns if fields[n].type not in (*DATES, "count") and self.decimal_mark(n)}
        others = self.columns.keys() - known
        first, every = self.texts(head, others), self.texts(kept, others)
        if not any(first.values()) and not any(every.values()):
            return self
        return self.read_as(self.texts(head, known) | every)

    def seen_as(self, other: "FiledFrame") -> bool:
        """Whether texts that the ``other`` saw as numbers are those numbers here."""
        marks = ((other.decimal_mark(name), self.decimal_mark(name)) for name in self.columns)
        return all(before is None or before == now for before, now in marks)

    @property
    def notices(self) -> tuple[FormDefect, ...]:
        """What has to be said of how it is read."""
        told = tuple(forms.notices(self.notations, "", "")) if self.notations is not None else ()
        told = (*self.told, *told)
        if not self.unasked:
            return told
        facts = {"table": self.form.title, "count": len(self.unasked), "names": forms.some(self.unasked)}
        unasked = FormDefect(key="frame.indicators-unasked", severity=Severity.INFO, source="", facts=facts)
        return (*told, unasked)

    def table_of(self, frame: Any, places: Sequence[int], fields: Sequence[str] | None = None) -> Table:
        """The table of some records of a frame that was carried out, with all of the fields or some."""
        held = frame[list(places)] if len(places) else frame.head(0)
        names = list(self.columns) if fields is None else list(fields)
        return self.table({name: listed(held[name]) for name in names}, held[ROW].to_list())

    def decimal_mark(self, field: str) -> str | None:
        """The decimal mark of the texts of a column; None where nothing says which."""
        written = self.notations.written(forms.column_key(self.form, field)) if self.notations is not None else None
        return written.notation.decimal if written is not None and written.notation is not None else None

    def naming(self) -> list[str]:
        """The fields that name a record: its key, its texts, and what else tells records apart."""
        fields, known = self.form.fields, (self.form.key, *self.form.identifying)
        return [name for name in self.columns if name in known or fields[name].type in TEXTS]


def _telling(texts: Any, *, dates: bool) -> Sequence[Any]:
    """The values of a column that may say how it is written: numbers of digits alone and dates that begin with their
    year, of which most columns are full, are the same in every notation."""
    if of_polars(texts) and texts.dtype == words_of(texts).String:
        texts = texts.filter(~texts.str.contains("^[0-9]{4}" if dates else "^[0-9]+$"))
    return texts.to_list()  # type: ignore[no-any-return]


def fields_asked(rule: Rule, table: str) -> set[str]:
    """The fields of a table that a rule speaks of, and those by which it chooses, groups, names or looks up records."""
    check = rule.params
    if not isinstance(check, Check):
        return set()
    own = {field for of, field in (*operands(check), *choosing(check)) if of == table}
    return (
        own
        | set(check.where)
        | set(check.naming_fields())
        | {name for pairs in check.lookup.values() for name in pairs}
    )


def filed_frame(
    frame: Any, form: TableForm, ruleset: Ruleset, source: str = "", columns: Mapping[str, str] | None = None
) -> FiledFrame:
    """A frame filed as a table of a form; ``columns`` are its own by field (default: those of the fields' names and
    labels). Raises UsageError when it has none."""
    opened = open_frame(frame)
    if form.unfolds:
        return _unfolded(opened, form, ruleset, source)
    columns = columns or forms.match_columns([name for name in opened.collect_schema().names() if name != ROW], form)
    if not columns:
        raise _no_columns(form)
    return filed_opened(opened, form, ruleset, columns, source)


def filed_opened(
    opened: Frame, form: TableForm, ruleset: Ruleset, columns: Mapping[str, str], source: str = ""
) -> FiledFrame:
    """A frame that is open, filed as a table of a form: its own ``columns`` by field."""
    words = words_of(opened)
    fielded = opened.select(ROW, *(words.col(column).alias(name) for name, column in columns.items()))
    whole = frozenset(name for name, dtype in fielded.collect_schema().items() if name != ROW and is_whole(dtype))
    return FiledFrame(frame=fielded, form=form, ruleset=ruleset, columns=columns, whole=whole, source=source)


def _no_columns(form: TableForm) -> UsageError:
    """What to say of a frame that is not of a table."""
    printed = (field.label[0] if field.label else field.name for field in forms.of_header(form).values())
    names = ", ".join(form.fields if not form.unfolds else printed)
    english = f"The frame has none of the columns of table {form.name}: {names}."
    return UsageError("error.frame-columns", english, table=form.name, names=names)


def _unfolded(opened: Frame, form: TableForm, ruleset: Ruleset, source: str) -> FiledFrame:
    """A frame with families of columns, or a long one, as one of a record a row. Raises UsageError when it is none."""
    held = collect(opened).sort(ROW)
    found = forms.unfolded(form, {name: listed(held[name]) for name in held.columns if name != ROW})
    if found is None:
        raise _no_columns(form)
    made = open_frame(frame_of(found.values))
    whole = frozenset(name for name, dtype in made.collect_schema().items() if name != ROW and is_whole(dtype))
    dialect = dialect_of(opened)
    facts = {"engine": dialect.title, "table": form.title} if dialect is not None else {}
    told = FormDefect(key="frame.fetched-to-unfold", severity=Severity.INFO, source="", facts=facts)
    return FiledFrame(
        frame=made,
        form=form,
        ruleset=ruleset,
        columns=found.names,
        whole=whole,
        source=source,
        places=found.places,
        unasked=found.unasked,
        told=(told,) if dialect is not None else (),
        ordered=has_rows(opened),
    )
