"""One pass over a large frame: it keeps the records that may fail some rule, and counts what the others lack."""

from collections.abc import Mapping
from typing import Any

from dqcheck.engine.screens.opened_frames import ROW, Frame, collect_all
from dqcheck.engine.screens.plain_columns import PlainColumn, either
from dqcheck.engine.screens.plan import Lacks, Screen
from dqcheck.model.record import record

LARGEST_SUM = 2.0**62
"""Whole numbers of 64 bits of which the sum is surely one of 64 bits."""


@record
class Screened:
    """What one pass left: the number of records, those that were kept in their order (``ROW`` and a column a field),
    how many of all records a rule that lacks what its screen ``lacks`` finds blank and skips, how many values are
    written ``present`` by field, and the ``sums`` of the plain numbers of all records in the field's own unit."""

    length: int
    survivors: Any
    blank: Mapping[Lacks, int]
    skipped: Mapping[Lacks, int]
    present: Mapping[str, int]
    sums: Mapping[str, Any]


def screen(frame: Frame, screens: Mapping[int, Screen], columns: Mapping[str, PlainColumn | None]) -> Screened:
    """Carry out the screens of rules (by their place in the list) on a frame whose columns are named by field."""
    import narwhals as nw

    odd = [one.odd for one in columns.values() if one is not None and one.odd is not None]
    keep = either([*(one.keep for one in screens.values() if one.keep is not None), *odd])
    kept = frame.filter(keep if keep is not None else nw.col(ROW) < 0)  # what is odd is kept once, for all rules
    counts = {key: count.alias(str(at)) for at, (key, count) in enumerate(_counts(screens, columns).items())}
    survivors, counted = collect_all(kept, frame.select(*counts.values()))
    every = dict(zip(counts, _only_row(counted), strict=True))

    def of(what: str) -> dict[Any, Any]:
        return {of: value for (head, of), value in every.items() if head == what}

    near, length = of("near"), int(every["length", ""])
    return Screened(
        length=length,
        survivors=survivors.sort(ROW),
        blank=of("blank"),
        skipped=of("skipped"),
        present={name: length - int(count) for name, count in of("null").items()},
        sums={
            name: float(near[name]) if abs(near.get(name, 0)) >= LARGEST_SUM else total
            for name, total in of("sum").items()
        },
    )


def _counts(screens: Mapping[int, Screen], columns: Mapping[str, PlainColumn | None]) -> dict[tuple[str, Any], Any]:
    """What is counted in a pass: what, and of which field or for which rules; those that lack the same share it."""
    import narwhals as nw

    counts: dict[tuple[str, Any], Any] = {("length", ""): nw.len()}
    for one in screens.values():
        if one.skipped is not None:
            counts["skipped", one.lacks] = one.skipped.sum()
        if one.blank is not None:
            counts["blank", one.lacks] = (one.blank if one.skipped is None else one.blank & ~one.skipped).sum()
    for name, column in columns.items():
        counts["null", name] = nw.col(name).null_count()
        if column is not None and column.number:
            counts["sum", name] = column.total
            if column.near is not None:
                counts["near", name] = column.near
    return counts


def _only_row(frame: Any) -> list[Any]:
    """The values of a frame of one record; the sum of nothing is zero."""
    return [frame[name].to_list()[0] or 0 for name in frame.columns]
