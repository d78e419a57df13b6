"""The order of the findings of a frame, held as columns: a million of them take some hundred bytes each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import polars as pl

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


def cases_of(homes: Iterable[Sequence[int]], named: Mapping[int, Iterable[Case]]) -> "pl.DataFrame":
    """The cases of rules in their order, each with the ``homes`` of its own, by their records; ``named`` are those of
    rules that relate records, by the rule's place."""
    import polars as pl

    made = [pl.DataFrame(schema=_case_types())]
    for index, own in enumerate(homes):
        if index in named:
            made.append(pl.DataFrame(list(named[index]), schema=_case_types(), orient="row"))
            continue
        frame = pl.DataFrame({"home": list(own)}, schema={"home": pl.UInt32})
        made.append(frame.select(pl.lit(index, dtype=pl.UInt32).alias("rule"), "home", pl.lit("").alias("field")))
    return pl.concat(made).sort("home", "rule", "field")


def listed_cases(frame: "pl.DataFrame") -> list[Case]:
    """The cases of a frame of ``rule``, ``home`` and ``field``."""
    return [Case(*row) for row in frame.select("rule", "home", "field").iter_rows()]


class FindingsOrder:
    """Cases in the order of a report, each under the fingerprint that tells it from others with the same one."""

    def __init__(self, blocks: Iterable[Sequence[CaseKey]]) -> None:
        import polars as pl

        made = [pl.DataFrame(schema=_key_types()), *(_columns(block) for block in blocks)]
        ordered = pl.concat(made, rechunk=False).sort(PLACE)
        self._frame = ordered.select("rule", "home", "field", "mark", number=pl.int_range(1, pl.len() + 1).over("mark"))

    def __len__(self) -> int:
        return len(self._frame)

    def part(self, start: int, stop: int) -> list[tuple[Case, str]]:
        """The cases from one place to another."""
        return list(self._told(self._frame[start:stop]))

    def at(self, places: Sequence[int]) -> list[tuple[Case, str]]:
        """The cases of some places."""
        return list(self._told(self._frame[list(places)]))

    def of(self, chosen: Iterable[Case]) -> list[tuple[Case, str]]:
        """Some of the cases."""
        wanted = set(chosen)
        return [item for item in self._told(self._frame) if item[0] in wanted]

    @staticmethod
    def _told(frame: "pl.DataFrame") -> Iterator[tuple[Case, str]]:
        for rule, home, field, mark, number in frame.iter_rows():
            yield Case(rule, home, field), mark if number == 1 else f"{mark}-{number}"


def _columns(block: Sequence[CaseKey]) -> "pl.DataFrame":
    """The keys of some cases. Values are compared one after the other: no text holds what parts them."""
    import polars as pl

    rows = [(*key[:4], "\0".join(key.values), *key.case) for key in block]
    return pl.DataFrame(rows, schema=_key_types(), orient="row")


def _case_types() -> "pl.Schema":
    import polars as pl

    return pl.Schema({"rule": pl.UInt32, "home": pl.UInt32, "field": pl.String})


def _key_types() -> dict[str, Any]:
    import polars as pl

    texts = {"unit": pl.String, "severity": pl.UInt8, "name": pl.String, "mark": pl.String, "values": pl.String}
    return {**texts, **_case_types()}
