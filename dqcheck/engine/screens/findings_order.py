"""The order of the findings of a frame, held as columns: the order of their reporting units at once, and that of the
findings of a unit when somebody asks for it, so that a million of them take some twenty bytes each."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from dqcheck.engine.screens.row_keys import PARTED

if TYPE_CHECKING:
    import polars as pl

AT_A_TIME = 16_384
"""Cases of which the exact order is found at a time."""

PLACE = ("unit", "severity", "name", "mark", "values", "rule", "home", "field")
"""What findings stand in order by: as ``reporting.in_order``, and at last by their rule and record."""


class Case(NamedTuple):
    """A failing case: its rule (by its place in the list), its first record (by its place among the kept ones) and,
    where a rule relates records, the field of its first value."""

    rule: int
    home: int
    field: str = ""


class CaseKey(NamedTuple):
    """What a case stands in order by: its reporting unit as it is compared, the rank of its severity, the name of its
    rule, its fingerprint, and the values compared."""

    unit: str
    severity: int
    name: str
    mark: str
    values: tuple[str, ...]
    case: Case


def listed_cases(frame: "pl.DataFrame") -> list[Case]:
    """The cases of a frame of ``rule``, ``home`` and ``field``."""
    return [Case(*row) for row in frame.select("rule", "home", "field").iter_rows()]


def framed(cases: Sequence[Case]) -> "pl.DataFrame":
    """Cases as a frame."""
    import polars as pl

    return pl.DataFrame(list(cases), schema=case_types(), orient="row")


def keys_of(given: Sequence[CaseKey]) -> "pl.DataFrame":
    """Keys as a frame. Values are compared one after the other: no text holds what parts them."""
    import polars as pl

    rows = [(*key[:4], PARTED.join(key.values), *key.case) for key in given]
    return pl.DataFrame(rows, schema=key_types(), orient="row")


def in_place(keys: "pl.DataFrame") -> "pl.DataFrame":
    """Cases in the order of a report, each with its fingerprint and the number that tells it from others with the same
    one."""
    import polars as pl

    ordered = keys.sort(PLACE).select("rule", "home", "field", "mark")
    return ordered.with_columns(number=pl.int_range(1, pl.len() + 1).over("mark"))


def told_apart_by(frame: "pl.DataFrame") -> Iterator[tuple[Case, str]]:
    """Cases in place, each under the fingerprint that is its own."""
    for rule, home, field, mark, number in frame.iter_rows():
        yield Case(rule, home, field), mark if number == 1 else f"{mark}-{number}"


class FindingsOrder:
    """All cases of a frame in the order of a report: by their reporting units at once, those of a unit when somebody
    asks for them. ``cases`` are ``unit`` (as it is compared), ``rule``, ``home`` and ``field``, and ``keys`` makes the
    keys of some of them."""

    # No record: it remembers the part that it gave last.
    def __init__(self, cases: "pl.DataFrame", keys: "Callable[[pl.DataFrame], pl.DataFrame]") -> None:
        ordered = cases.sort("unit", maintain_order=True)
        self._starts = _parts(ordered["unit"])
        self._cases, self._keys = ordered.drop("unit"), keys
        self._last: tuple[int, pl.DataFrame] | None = None

    def part(self, start: int, stop: int) -> Iterator[tuple[Case, str]]:
        """The cases from one place to another."""
        return self.at(range(start, min(stop, len(self._cases))))

    def at(self, places: Sequence[int]) -> Iterator[tuple[Case, str]]:
        """The cases of some places."""
        import polars as pl

        for part, own in groupby(places, key=lambda place: bisect_right(self._starts, place) - 1):
            frame, start = self._part(part), self._starts[part]
            yield from told_apart_by(frame[pl.Series([place - start for place in own], dtype=pl.UInt32)])

    def _part(self, part: int) -> "pl.DataFrame":
        if self._last is None or self._last[0] != part:
            start, stop = [*self._starts, len(self._cases)][part : part + 2]
            self._last = part, in_place(self._keys(self._cases[start:stop]))
        return self._last[1]


def _parts(units: "pl.Series") -> list[int]:
    """Where parts of whole units begin, of not many more than ``AT_A_TIME`` cases unless a unit has more."""
    starts: list[int] = []
    start = 0
    for length in units.rle().struct.field("len").to_list():
        if not starts or start - starts[-1] >= AT_A_TIME:
            starts.append(start)
        start += length
    return starts


def case_types() -> "pl.Schema":
    """The types of what a case is known by."""
    import polars as pl

    return pl.Schema({"rule": pl.UInt32, "home": pl.UInt32, "field": pl.String})


def key_types() -> dict[str, Any]:
    """The types of keys."""
    import polars as pl

    texts = {"unit": pl.String, "severity": pl.UInt8, "name": pl.String, "mark": pl.String, "values": pl.String}
    return {**texts, **case_types()}
