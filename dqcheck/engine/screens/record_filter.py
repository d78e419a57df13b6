"""One pass over a large frame: it keeps the records that may fail some rule, and counts the others."""

from collections.abc import Mapping, Sequence
from typing import Any

from dqcheck.engine.screens.opened_frames import ROW, Frame, collect_all
from dqcheck.engine.screens.plain_columns import PlainColumn, either
from dqcheck.engine.screens.plan import Screen
from dqcheck.model.record import record


@record
class Screened:
    """What one pass left: the number of records, the positions and values (by field) of the kept ones, and for each
    rule (by its place in the list) how many of the others it skips and how many have a blank operand. ``left_out`` is
    the number of values of the others by field, ``sums`` the sums of the plain numbers of all in the field's canonical
    unit."""

    length: int
    rows: Sequence[int]
    columns: Mapping[str, Sequence[Any]]
    blank: Mapping[int, int]
    skipped: Mapping[int, int]
    left_out: Mapping[str, int]
    sums: Mapping[str, Any]


def screen(frame: Frame, screens: Mapping[int, Screen], columns: Mapping[str, PlainColumn | None]) -> Screened:
    """Carry out the screens of rules (by their place in the list) on a frame whose columns are named by field."""
    import narwhals as nw

    odd = [one.odd for one in columns.values() if one is not None and one.odd is not None]
    keep = either([*(one.keep for one in screens.values() if one.keep is not None), *odd])
    kept = frame.filter(keep if keep is not None else nw.col(ROW) < 0)
    counts = {key: count.alias(" ".join(map(str, key))) for key, count in _counts(screens, columns).items()}
    survivors, counted = collect_all(kept, frame.select(*counts.values()))
    survivors = survivors.sort(ROW)
    every = dict(zip(counts, _only_row(counted), strict=True))
    among = dict(zip(counts, _only_row(survivors.select(*counts.values())), strict=True))

    def others(what: str) -> dict[Any, int]:
        return {of: int(every[what, of] - among[what, of]) for head, of in counts if head == what}

    return Screened(
        length=int(every["length", ""]),
        rows=survivors[ROW].to_list(),
        columns={name: survivors[name].to_list() for name in columns},
        blank=others("blank"),
        skipped=others("skipped"),
        left_out=others("present"),
        sums={of: total for (head, of), total in every.items() if head == "sum"},
    )


def _counts(screens: Mapping[int, Screen], columns: Mapping[str, PlainColumn | None]) -> dict[tuple[str, Any], Any]:
    """What is counted in a pass: what, and of which rule or field."""
    import narwhals as nw

    counts: dict[tuple[str, Any], Any] = {("length", ""): nw.len()}
    for index, one in screens.items():
        if one.skipped is not None:
            counts["skipped", index] = one.skipped.sum()
        if one.blank is not None:
            counts["blank", index] = (one.blank if one.skipped is None else one.blank & ~one.skipped).sum()
    for name, column in columns.items():
        counts["present", name] = (~nw.col(name).is_null()).sum()
        if column is not None and column.number:
            counts["sum", name] = column.total
    return counts


def _only_row(frame: Any) -> list[Any]:
    """The values of a frame of one record; the sum of nothing is zero."""
    return [frame[name].to_list()[0] or 0 for name in frame.columns]
