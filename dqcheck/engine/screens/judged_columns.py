"""A frame judged by checks of its columns: what its columns hold decides how they are read."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from dqcheck.checks.engine_words import words_of
from dqcheck.column_checks import ColumnCheck
from dqcheck.column_checks.column_ruleset import ColumnRuleset, Held, ruleset_of
from dqcheck.engine.screens.filed_frame import FiledFrame, filed_opened
from dqcheck.engine.screens.opened_frames import ROW, Frame, collect, open_frame
from dqcheck.forms.frame import plain_cell
from dqcheck.model.quantity import Missing, MissingReason
from dqcheck.model.rule import FieldType
from dqcheck.numerals.cell_numbers import read_cell
from dqcheck.numerals.date_orders import read_date
from dqcheck.sources.calendar_values import listed

SAMPLE = 200
"""Records whose texts are looked at to see whether a column writes numbers or dates."""

UNDECIDED = (MissingReason.OPEN, MissingReason.AMBIGUOUS)
"""A number is written, and it can be read in more than one way."""


def file_columns(
    frame: Any, checks: Sequence[ColumnCheck], *, key: str | None = None, table: str | None = None
) -> FiledFrame:
    """A frame filed as the table that checks of its columns speak of. Raises UsageError for what is no frame, and as
    ``column_checks.ruleset_of`` does."""
    opened = open_frame(frame)
    schema = {name: held_by(dtype) for name, dtype in opened.collect_schema().items() if name != ROW}
    texts = [name for name, held in schema.items() if held in ("text", "other")]
    known: ColumnRuleset = ruleset_of(checks, schema, key=key, table=table, looks_like=looks(opened, texts))
    columns = {**known.columns, **dict.fromkeys(known.rows, ROW)}
    return filed_opened(opened, known.form, known.ruleset, columns)


def held_by(dtype: Any) -> Held:
    """What a column holds by its type."""
    words = words_of(dtype)
    if dtype.is_numeric():
        return "number"
    if dtype == words.Date or dtype == words.Datetime:
        return "date"
    return "text" if dtype == words.String else "other"


def looks(frame: Frame, columns: Sequence[str]) -> Mapping[str, FieldType]:
    """What the first values of columns of texts read as: numbers, dates, or else texts."""
    if not columns:
        return {}
    head = collect(frame.select(*columns).head(SAMPLE))
    found: dict[str, FieldType] = {}
    for name in columns:
        values = [value for value in map(plain_cell, listed(head[name])) if value not in (None, "")]
        found[name] = _look(values)
    return found


def _look(values: Sequence[Any]) -> FieldType:
    """What more than half of the values are; the others are then told, and not taken for the rule."""
    numbers = sum(_is_number(value) for value in values)
    if 2 * numbers > len(values):
        return "number"
    return "date" if 2 * sum(_is_day(value) for value in values) > len(values) else "text"


def _is_number(value: Any) -> bool:
    if isinstance(value, str):
        read = read_cell(value, type="number", notation=None)
        return not isinstance(read, Missing) or read.reason in UNDECIDED
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _is_day(value: Any) -> bool:
    if isinstance(value, str):
        read = read_date(value)
        return not isinstance(read, Missing) or bool(read.candidates)
    return isinstance(value, dt.date)
