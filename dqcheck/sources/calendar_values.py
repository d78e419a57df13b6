"""Values of columns as Python's own. Engines know days that Python's calendar does not have (an ``infinity`` of a
database, a year before the first): these become texts, which nobody takes for a day."""

from typing import Any

EARLIER, LATER = "< 0001-01-01", "> 9999-12-31"
BEYOND = frozenset({EARLIER, LATER})
FIRST_DAY, LAST_DAY = -719_162, 2_932_896
"""The first and the last day that Python knows, counted from the first of January 1970."""
_TICKS = {"ms": 86_400_000, "us": 86_400_000_000}
"""How finely moments are counted, by day. In nanoseconds 64 bits reach no further than the calendar."""


def listed(column: Any) -> list[Any]:
    """The values of a column of a frame that was carried out, of polars or as narwhals has it."""
    if not column.dtype.is_temporal():
        return list(column.to_list())
    import polars as pl

    held: Any = column if isinstance(column, pl.Series) else column.to_native()
    moments = isinstance(held, pl.Series) and isinstance(held.dtype, pl.Datetime)
    if moments and held.dtype.time_zone is not None:
        held = held.dt.replace_time_zone(None)
    in_a_day = _TICKS.get(held.dtype.time_unit) if moments else 1
    if not isinstance(held, pl.Series) or not (moments or held.dtype == pl.Date) or in_a_day is None:
        return list(column.to_list())
    ticks = held.to_physical()
    earlier, later = ticks < FIRST_DAY * in_a_day, ticks >= (LAST_DAY + 1) * in_a_day
    if not (earlier | later).any():
        return held.to_list()
    values: list[Any] = held.to_frame("x").select(pl.when(~(earlier | later)).then(pl.col("x")))["x"].to_list()
    for strange, text in ((earlier, EARLIER), (later, LATER)):
        for at in strange.arg_true().to_list():
            values[at] = text
    return values


def in_calendar(column: Any) -> list[Any]:
    """The values of a column, without days that Python's calendar does not have."""
    values = listed(column)
    return [one for one in values if one not in BEYOND] if column.dtype.is_temporal() else values


def rows_of(frame: Any) -> list[tuple[Any, ...]]:
    """The records of a frame that was carried out."""
    return list(zip(*(listed(frame[name]) for name in frame.columns), strict=True))
