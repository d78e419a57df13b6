"""Frames of pandas as frames of polars, for columns that are of one type by value."""

import datetime as dt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl

MOST_WHOLE = 2.0**53
"""Whole numbers that a float holds exactly are smaller."""


def as_polars(frame: Any) -> "pl.DataFrame | None":
    """A frame of pandas (opened by narwhals) as one of polars, or None when it has a column of Python objects.

    pandas makes floats of whole numbers with a gap among them: a column of floats with gaps and nothing but whole
    numbers is one of whole numbers.
    """
    import narwhals as nw
    import polars as pl

    columns = []
    for name, dtype in frame.collect_schema().items():
        if not isinstance(name, str):
            continue  # numbered and nested names are no field's
        column = _column(frame[name], dtype, nw)
        if column is None:
            return None
        columns.append(column.alias(name))
    return pl.DataFrame(columns)


def _column(series: Any, dtype: Any, nw: Any) -> "pl.Series | None":
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
        texts = [None if text is None or text != text else text for text in series.to_list()]
        plain = all(text is None or type(text) is str for text in texts)
        return pl.Series(values=texts, dtype=pl.String) if plain else None
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

    given = [None if value is None or value != value else value for value in values]
    types = {type(value) for value in given if value is not None}
    if not types or len(types) > 1 or not types <= {int, float, str, bool, dt.date}:
        return None
    try:
        made = pl.Series(values=given, strict=True)
        return _whole(made) if types == {float} else made
    except (OverflowError, pl.exceptions.PolarsError):  # whole numbers of more than 64 bits
        return None


def _with_gaps(native: Any, kind: str, fill: object) -> "pl.Series":
    """A column of pandas that may have gaps, of a type that knows none."""
    import polars as pl

    made = pl.Series(values=_own(native.to_numpy(dtype=kind, na_value=fill)))
    gaps = native.isna()
    if not gaps.any():
        return made
    return made.to_frame("x").select(pl.when(pl.Series(values=~gaps.to_numpy(dtype=bool))).then(pl.col("x")))["x"]
