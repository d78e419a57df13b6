"""The rows that a total may add up: the run beside it, all above or below, those of the first level."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from dqcheck.model.record import record

_MOST_PAIRS = 400_000
"""Totals times records beyond which only the rows right beside a total are looked at."""

Way = tuple[str, tuple[int, ...]]
"""The name of a way to read a total, and the rows that it adds up then."""


@record
class Ways:
    """The rows of a table among which totals stand, by their numbers in ascending order: ``records`` may be added up,
    ``tops`` are those of them that stand under no other record, ``breaks`` end a run (headings and totals)."""

    records: Sequence[int]
    tops: Sequence[int]
    breaks: Sequence[int]

    def inside(self, at: int) -> bool:
        """Whether a total stands between records."""
        return 0 < bisect_left(self.records, at) < len(self.records)

    def of(self, at: int, partial: bool) -> Iterator[Way]:
        """The ways to read the total in a row, the likelier first; a ``partial`` one adds up a run rather than all."""
        middle = bisect_left(self.records, at)
        before, after = bisect_left(self.breaks, at), bisect_right(self.breaks, at)
        last = self.breaks[before - 1] if before else -1
        following = self.breaks[after] if after < len(self.breaks) else max(self.records, default=0) + 1
        runs = [
            ("run above", tuple(self.records[bisect_right(self.records, last) : middle])),
            ("run below", tuple(self.records[middle : bisect_left(self.records, following)])),
        ]
        yield from _told(runs if len(self.breaks) * len(self.records) > _MOST_PAIRS else self._all(at, partial, runs))

    def _all(self, at: int, partial: bool, runs: Sequence[Way]) -> Sequence[Way]:
        middle, top = bisect_left(self.records, at), bisect_left(self.tops, at)
        inside = self.inside(at)
        wholes = [("all above", tuple(self.records[:middle])), ("all below", tuple(self.records[middle:]))]
        tops = [("top above", tuple(self.tops[:top])), ("top below", tuple(self.tops[top:]))]
        if partial:
            return (*runs, *wholes) if not inside else runs
        return (*runs, *wholes, *tops) if inside else (*wholes, *runs, *tops)


def _told(ways: Sequence[Way]) -> Iterator[Way]:
    """Each set of rows once."""
    seen: set[tuple[int, ...]] = set()
    for way, rows in ways:
        if rows and rows not in seen:
            seen.add(rows)
            yield way, rows
