"""Columns of texts that hold numbers or dates: those that are plainly written are seen as what they are, and all others
are left to the reader of cells. Nothing is made of a plain text but a comparison: what is judged is read from the text.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from dqcheck.checks.engine_words import words_of
from dqcheck.diagnosis.influence import added_up
from dqcheck.engine.screens import lazy_engines
from dqcheck.engine.screens.filed_frame import FiledFrame
from dqcheck.engine.screens.opened_frames import SEEN, Frame, collect
from dqcheck.engine.screens.plain_columns import PlainColumn, guarded, plain_column
from dqcheck.model.record import record
from dqcheck.model.rule import DATES, NUMBERS, Field

ISO_LENGTH = 10
MOST_KEYS = 1 << 24
"""Records whose keys are held at once (nine bytes each)."""
MOST_DIGITS = 14
"""Longer texts of numbers are read by the reader of cells: floats hold all digits of shorter ones."""


def with_seen(filed: FiledFrame) -> FiledFrame:
    """A lazy frame with a further column for each of texts that its form knows to be numbers or dates."""
    schema = filed.frame.collect_schema()
    fields, text = filed.form.fields, words_of(filed.frame).String
    texts = [
        name
        for name in filed.columns
        if schema[name] == text and fields[name].type in (*NUMBERS, *DATES) and name not in filed.form.headed
    ]
    if not texts:
        return filed
    dialect = lazy_engines.dialect_of(filed.frame)
    if dialect is not None:
        return _seen_in_engine(filed, texts, dialect)
    seen = [_seen(fields[name], filed.decimal_mark(name)).alias(SEEN + name) for name in texts]
    frame: Any = filed.frame
    return replace(filed, frame=frame.with_columns(seen))


def _seen_in_engine(filed: FiledFrame, texts: Sequence[str], dialect: lazy_engines.Dialect) -> FiledFrame:
    """The same of a frame that lies in an engine of its own."""
    made = {}
    for name in texts:
        field, mark = filed.form.fields[name], filed.decimal_mark(name)
        whole = field.type == "count"
        number = lazy_engines.seen_number(dialect, name, mark, whole=whole, most_digits=MOST_DIGITS)
        made[SEEN + name] = lazy_engines.seen_day(dialect, name) if field.type in DATES else number
    frame: Any = filed.frame
    return replace(filed, frame=lazy_engines.with_columns(frame, made))


def _seen(field: Field, mark: str | None) -> Any:
    """What a text is seen as: a whole number, a float or a day; null where it is not plainly one. Without a decimal
    ``mark`` only digits are plain."""
    import polars as pl

    text = pl.col(field.name)
    if field.type in DATES:
        plain = text.str.len_bytes() == ISO_LENGTH
        return pl.when(plain).then(text.str.to_date("%Y-%m-%d", strict=False, cache=False))
    if field.type == "count":
        plain = text.str.len_bytes() < MOST_DIGITS
        return pl.when(plain).then(text.cast(pl.Int64, strict=False))
    if mark is None:
        plain = text.str.len_bytes() < MOST_DIGITS
        return pl.when(plain).then(text.cast(pl.Int64, strict=False).cast(pl.Float64))
    # What a program takes for a number and a person does not: 1e5, inf, .5 and 5. with nothing before or behind.
    plain = text.str.contains(rf"^-?[0-9]+(?:[{mark}][0-9]+)?$") & (text.str.len_bytes() < MOST_DIGITS)
    written = text if mark == "." else text.str.replace(mark, ".", literal=True)
    return pl.when(plain).then(written.cast(pl.Float64, strict=False))


def columns_of(filed: FiledFrame) -> dict[str, PlainColumn | None]:
    """The columns of a frame as screens see them, by field: not what headings say, which is a name."""
    schema = filed.frame.collect_schema()
    columns: dict[str, PlainColumn | None] = {}
    ends_on_overflow = lazy_engines.dialect_of(filed.frame) is not None
    for name in filed.columns:
        field = filed.form.fields[name]
        seen = schema.get(SEEN + name)
        if filed.cells is not None:  # a cell is as precise as it is written, whatever its field declares
            field = replace(field, decimals=None)
        plain = plain_column(field, schema[name]) if seen is None else _of_texts(field, seen)
        if ends_on_overflow and plain is not None and seen is None:
            plain = guarded(name, plain)
        columns[name] = None if name in filed.form.headed and field.type in (*NUMBERS, *DATES) else plain
    return columns


def _of_texts(field: Field, dtype: Any) -> PlainColumn | None:
    """A column of texts as what they are seen as. A text is as precise as it is written, so that only counts, which are
    exact, are of one precision."""
    words = words_of(dtype)
    text, seen = words.col(field.name), words.col(SEEN + field.name)
    made = plain_column(replace(field, name=SEEN + field.name, decimals=None), dtype)
    if made is None:
        return None
    odd = seen.is_null() & ~text.is_null()
    # All digits of a text are taken, unlike those of a float; only another unit may make its product inexact.
    scaled = made.odd is not None and made.scale != 1
    whole = made.whole if field.type == "count" else None
    return replace(
        made,
        null=text.is_null(),
        odd=odd | made.odd if scaled else odd,
        coarse=text.str.contains("[,.][0-9]*0$").fill_null(value=False) if dtype == words.Float64 else None,
        whole=replace(whole, bound=10 ** (MOST_DIGITS - 1)) if whole is not None else None,
    )


@record
class ToldApart:
    """Columns of which is known whether they identify a record. ``keys`` are all values of those that were asked, seen
    as numbers and days, where these are few enough to be held; ``length`` is then the number of records."""

    columns: Mapping[str, PlainColumn | None]
    keys: Frame | None = None
    length: int | None = None

    def keys_of(self, names: Iterable[str], frame: Frame) -> Frame:
        """The frame that holds the keys of some fields: those that were read, else all of the ``frame``."""
        if self.keys is None:
            return frame
        held = set(self.keys.collect_schema().names())
        return self.keys if all(SEEN + name in held for name in names) else frame


def told_apart(filed: FiledFrame, columns: Mapping[str, PlainColumn | None], keys: Iterable[str]) -> ToldApart:
    """The columns, of which those of texts identify a record only where all texts are plain: ``1.234`` may be the same
    as ``1234``. Texts are parsed anew whenever they are asked, so that keys are asked once."""
    schema = filed.frame.collect_schema()
    asked = {name: one for name in keys if SEEN + name in schema and (one := columns.get(name)) is not None}
    if not asked:
        return ToldApart(columns=columns)
    odd = {name: one.odd for name, one in asked.items()}
    seen = [words_of(filed.frame).col(SEEN + name) for name in asked]
    most = MOST_KEYS if lazy_engines.dialect_of(filed.frame) is None else 0  # an engine keeps its keys
    read = collect(filed.frame.select(*seen, **odd).head(most + 1))
    held = len(read) <= most
    found = read if held else collect(filed.frame.select(**{name: one.any() for name, one in odd.items()}))
    told = {name: replace(one, identifies=not found[name].any()) for name, one in asked.items()}
    return ToldApart(
        columns={**columns, **told},
        keys=read.select(*seen).lazy() if held else None,
        length=len(read) if held else None,
    )


def read_totals(filed: FiledFrame, frame: Any, columns: Mapping[str, PlainColumn | None]) -> Mapping[str, Decimal]:
    """What the odd values of numbers add up to, by field, in the canonical unit: all of them are in the kept
    ``frame``, and the reader of cells reads them."""
    found = {}
    for name, one in columns.items():
        if one is None or one.odd is None or not one.number:
            continue
        places = frame.select(odd=one.odd)["odd"].arg_true().to_list()
        values = filed.table_of(frame, places, [name]).columns[name] if places else ()
        found[name] = added_up(values)
    return found
