"""Frames of pandas as frames of polars, for columns that are of one type by value."""

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dqcheck.engine.screens.frame_faults import type_unknown
from dqcheck.forms.frame import is_blank, plain_cell

if TYPE_CHECKING:
    import polars as pl

MOST_WHOLE = 2.0**53
"""Whole numbers that a float holds exactly are smaller."""


def as_polars(frame: Any) -> "pl.DataFrame | None":
    """A frame of pandas (opened by narwhals) as one of polars, or None when it has a column of Python objects.

    pandas makes floats of whole numbers with a gap among them: a column of floats with gaps and nothing but whole
    numbers is one of whole numbers.
    """
    import polars as pl

    columns = []
    for name, dtype in frame.collect_schema().items():
        if not isinstance(name, str):
            continue  # numbered and nested names are no field's
        column = _column(frame[name], dtype)
        if column is None:
            return None
        columns.append(column.alias(name))
    return pl.DataFrame(columns)


def by_values(frame: Any) -> "pl.DataFrame":
    """A frame of pandas with columns of Python objects (opened by narwhals) as one of polars. Raises UsageError for a
    column with values of several types."""
    import polars as pl

    made = {}
    for name, dtype in frame.collect_schema().items():
        typed = _column(frame[name], dtype)
        made[name] = _of_values(name, frame[name].to_list()) if typed is None else typed
    return pl.DataFrame(made)


def _of_values(name: str, values: list[Any]) -> "pl.Series":
    """A column of values of one type, numbers with and without a fraction among them."""
    import polars as pl

    given = [_own_clock(plain_cell(value)) for value in values]
    types = {type(value) for value in given if value is not None}
    try:
        if types <= {int, float} or types <= {int, Decimal} or len(types) == 1:
            made = pl.Series(values=given, strict=len(types) < 2)
            if made.dtype != pl.Object:
                return made
    except (OverflowError, TypeError, ValueError, pl.exceptions.PolarsError):
        pass
    raise type_unknown(name, ", ".join(sorted(one.__name__ for one in types)))


def _own_clock(value: Any) -> Any:
    """A moment as the clocks of its zone show it; any other value as it is."""
    if isinstance(value, dt.datetime):
        return dt.datetime.combine(value.date(), value.time())
    return value


def of_whole_numbers(frame: Any) -> list[str]:
    """The columns of floats of a frame of pandas (opened by narwhals) that are of whole numbers with a gap."""
    floats = [name for name, dtype in frame.collect_schema().items() if isinstance(name, str) and dtype.is_float()]
    read = {name: _column(frame[name], frame.collect_schema()[name]) for name in floats}
    return [name for name, column in read.items() if column is not None and column.dtype.is_integer()]


def _column(series: Any, dtype: Any) -> "pl.Series | None":
    import narwhals as nw
    import polars as pl

    native = series.to_native()
    if dtype.is_integer():
        return _with_gaps(native, str(dtype).lower(), 0)
    if dtype.is_float():
        values = native.to_numpy(dtype="float32" if dtype == nw.Float32 else "float64", na_value=float("nan"))
        return _whole(pl.Series(values=_own(values)).fill_nan(None))
    if dtype == nw.Boolean:
        return _with_gaps(native, "bool", fill=False)
    if dtype == nw.Datetime:
        return None if dtype.time_zone else pl.Series(values=_own(native.to_numpy(dtype="datetime64[us]")))
    if dtype == nw.String or isinstance(dtype, nw.Categorical | nw.Enum):
        texts = [text if type(text) is str or not is_blank(text) else None for text in series.to_list()]
        plain = all(text is None or type(text) is str for text in texts)
        return _of_texts(texts) if plain else None
    return _of_one_type(series.to_list()) if dtype == nw.Object else None


def _own(values: Any) -> Any:
    """Values of our own: those of a pandas frame may change before the findings on them are told."""
    return values.copy()


def _whole(floats: "pl.Series") -> "pl.Series":
    """A column of floats with gaps as one of whole numbers, where it holds no others."""
    import polars as pl

    present = floats.drop_nulls()
    if not 0 < len(present) < len(floats):
        return floats
    whole = ((present == present.round(0)) & (present.abs() < MOST_WHOLE)).all()
    return floats.cast(pl.Int64) if whole else floats


def _of_one_type(values: list[Any]) -> "pl.Series | None":
    """A column of Python objects that are all of one type, or None."""
    import polars as pl

    given = [None if is_blank(value) else value for value in values]
    types = {type(value) for value in given if value is not None}
    if not types or len(types) > 1 or not types <= {int, float, str, bool, dt.date}:
        return None
    if types == {str}:
        return _of_texts(given)
    try:
        made = pl.Series(values=given, strict=True)
        return _whole(made) if types == {float} else made
    except (OverflowError, pl.exceptions.PolarsError):  # whole numbers of more than 64 bits
        return None


def _of_texts(texts: list[Any]) -> "pl.Series":
    """A column of texts; half a character, of which no text in UTF-8 is made, becomes the mark of a lost one."""
    import polars as pl

    try:
        return pl.Series(values=texts, dtype=pl.String)
    except UnicodeEncodeError:
        lost = [t if t is None else t.encode("utf-8", "surrogatepass").decode("utf-8", "replace") for t in texts]
        return pl.Series(values=lost, dtype=pl.String)


def _with_gaps(native: Any, kind: str, fill: object) -> "pl.Series":
    """A column of pandas that may have gaps, of a type that knows none."""
    import polars as pl

    made = pl.Series(values=_own(native.to_numpy(dtype=kind, na_value=fill)))
    gaps = native.isna()
    if not gaps.any():
        return made
    return made.to_frame("x").select(pl.when(pl.Series(values=~gaps.to_numpy(dtype=bool))).then(pl.col("x")))["x"]
