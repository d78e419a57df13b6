"""The frame that was judged, to tell whether another one is the same: findings name rows by their number."""

from collections.abc import Mapping
from typing import Any

from dqcheck.checks.engine_words import of_polars, words_of
from dqcheck.engine.screens.lazy_engines import has_rows
from dqcheck.engine.screens.opened_frames import ROW, Frame, collect, collect_all, open_frame
from dqcheck.errors import UsageError
from dqcheck.messages import local


class JudgedSource:
    """A frame as it was handed in and as it was ``opened``: ``columns`` are those that were judged, its own names by
    the name that they have in it."""

    # No record: a report is looked through for texts, and a frame is none.
    def __init__(self, *, handed_in: Any, opened: Frame, columns: Mapping[str, str]) -> None:
        self.handed_in, self._opened, self._columns = handed_in, opened, columns

    def require(self, frame: Any) -> None:
        """Raises UsageError, and says what differs, when a frame is not the one that was judged: in the number of its
        rows, or in a value of a column that was judged; and for one whose records have no numbers. A frame that nobody
        can change is known by being the same."""
        if frame is self.handed_in and not _changes(frame):
            return
        if not has_rows(self._opened):
            english = (
                "The engine that holds this frame keeps no order, so that its records have no numbers to tell them by."
            )
            raise UsageError("error.frame-unordered", english)
        found = self._difference(open_frame(frame))
        if found is not None:
            told = local(f"difference.{found[0]}", found[1])
            english = f"This is not the frame that was checked: {told.en}."
            raise UsageError("error.other-frame", english, difference=told)

    def _difference(self, given: Frame) -> tuple[str, Mapping[str, object]] | None:
        names = [one for one in self._columns.values() if one != ROW]
        present = set(given.collect_schema().names())
        lost = next((name for name in names if name not in present), None)
        if lost is not None:
            return "column", {"column": lost}
        length, judged = (_length(one) for one in (given, self._opened))
        if length != judged:
            return "rows", {"rows": length, "judged": judged}
        fields = {field: name for field, name in self._columns.items() if name != ROW}
        mine = self._opened.select(*fields)
        other = given.select(*(words_of(given).col(name).alias(field) for field, name in fields.items()))
        differing = next((field for field in fields if not _alike(mine.select(field), other.select(field))), None)
        return None if differing is None else ("values", {"column": fields[differing]})


def _length(frame: Frame) -> int:
    return int(collect(frame.select(words_of(frame).len().alias("count")))["count"].to_list()[0])


def _alike(one: Frame, other: Frame) -> bool:
    """Whether two columns of one length hold the same values."""
    import polars as pl

    held = [_series(frame) for frame in collect_all(one, other)] if type(one) is type(other) else None
    if held is None:
        held = [_series(collect(frame)) for frame in (one, other)]
    first, second = held
    if isinstance(first, pl.Series) and isinstance(second, pl.Series):
        return first.equals(second, check_dtypes=False) if first.dtype == second.dtype else _listed(first, second)
    return _listed(first, second)


def _series(frame: Any) -> Any:
    held = frame[frame.columns[0]]
    return held if of_polars(frame) else held.to_native()


def _listed(first: Any, second: Any) -> bool:
    """Values one by one: a blank is like a blank, whatever stands for it."""
    from dqcheck.forms.frame import plain_cell

    pairs = zip(first.to_list(), second.to_list(), strict=True)
    return all(one is other or plain_cell(one) == plain_cell(other) for one, other in pairs)


def _changes(frame: Any) -> bool:
    """Whether a frame can be changed where it stands: all but those of polars and arrow."""
    return type(frame).__module__.partition(".")[0] not in ("polars", "pyarrow")
