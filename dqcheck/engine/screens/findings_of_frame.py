"""The findings of a large frame, told when they are looked at: exact in number at once, in blocks when asked for.

A record that fails is read and judged again when somebody asks what is wrong with it: with it all records that a case
of several records ties to it, and by all rules, so that what is told is what would be told of a small frame.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, overload

from dqcheck.checks.base import Check, Tables, operands
from dqcheck.engine.diagnosing import diagnosed
from dqcheck.engine.findings import finding_of, identity_of, order_of
from dqcheck.engine.judging import judge_rule
from dqcheck.engine.reporting import in_order
from dqcheck.engine.screens.every_record import Related, moved, places_of
from dqcheck.engine.screens.failing_records import FailingRecords
from dqcheck.engine.screens.findings_order import (
    Case,
    CaseKey,
    FindingsOrder,
    framed,
    in_place,
    keys_of,
    listed_cases,
    told_apart_by,
)
from dqcheck.engine.screens.record_keys import RecordKeys
from dqcheck.engine.tally import Judged, Tally, held_case
from dqcheck.model.dataset import Table
from dqcheck.model.finding import Finding, FindingsLater
from dqcheck.model.record import record
from dqcheck.model.rule import Rule, Severity
from dqcheck.numerals.folding import fold

if TYPE_CHECKING:
    import polars as pl

BLOCK = 512
"""Findings that are told at a time."""

CHOSEN_AT_A_TIME = 4096
"""Cases whose records are read and judged again at a time, to know in what order they stand."""

KEYS_AT_A_TIME = 65_536
"""Records of which that is told from their columns at a time."""

OF_COLUMN = "%column"
"""In place of a field, in the case of a finding that is told once for a column."""


@record
class FrameTelling:
    """What is needed to tell the findings of a frame. ``failing`` holds the records, ``rules`` are those that are
    judged by record, in the order of ``failing.rules``; ``ties`` are groups of records (by place) that fail together;
    ``totals`` adds up all records of the frame. ``related`` are the cases, by the rule's place, of rules that are not
    judged on single records, ``of_columns`` the findings of rules that are told once for a column."""

    failing: FailingRecords
    rules: Sequence[Rule]
    ties: Sequence[Collection[int]]
    totals: Callable[[], Mapping[tuple[str, str], Decimal]]
    related: Mapping[int, Related] = field(default_factory=dict)
    of_columns: Mapping[int, Sequence[Finding]] = field(default_factory=dict)


class FindingsOfFrame(FindingsLater):
    """All findings of a frame, in the order of a report."""

    def __init__(self, told: FrameTelling) -> None:
        self._told = told
        self._of_rules = [told.failing.rules[rule.qualified] for rule in told.rules]
        self._tied: dict[int, list[Collection[int]]] = defaultdict(list)
        for group in told.ties:
            for place in group:
                self._tied[place].append(group)
        self._related: dict[int, dict[Case, Judged]] = {
            index: {_case(index, judged): judged for judged in one.kept} for index, one in told.related.items()
        }
        self._of_columns: dict[Case, Finding] = {
            Case(index, at, OF_COLUMN): finding
            for index, findings in told.of_columns.items()
            for at, finding in enumerate(findings)
        }

    def __len__(self) -> int:
        return sum(len(one.homes) for one in self._of_rules) + len(self._of_columns)

    @property
    def severities(self) -> Mapping[Severity, int]:
        """The number of findings of each severity."""
        counts: Counter[Severity] = Counter()
        for one in self._of_rules:
            counts[one.rule.severity] += len(one.homes) - len(one.mild)
            counts[one.rule.severity.milder()] += len(one.mild)
        counts.update(finding.severity for finding in self._of_columns.values())
        return counts

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | Sequence[Finding]:
        at = range(len(self))[index]
        if isinstance(at, int):
            return next(self._tell(self._order.at([at])))
        return tuple(self._tell(self._order.at(at)))

    def __iter__(self) -> Iterator[Finding]:
        for start in range(0, len(self), BLOCK):
            yield from self._tell(self._order.part(start, start + BLOCK))

    def first(self, most: int) -> tuple[Finding, ...]:
        """At most so many findings of each rule: those of the first records of its severest grade."""
        chosen: set[Case] = set()
        wanted: set[Case] = set()
        for index, one in enumerate(self._of_rules):
            mild = set(one.mild)
            homes = list(one.homes[: most + len(mild)]) if mild else list(one.homes[:most])
            first = [Case(index, home) for home in sorted(homes, key=lambda home: (home in mild, home))[:most]]
            if index in self._related:
                first = sorted(self._related[index])[:most]
            chosen.update(first)
            wanted.update(self._alike(index, first))
        of_columns = set(self._of_columns)
        ordered = told_apart_by(in_place(self._keys(framed([*wanted, *of_columns]))))
        return in_order(tuple(self._tell(item for item in ordered if item[0] in chosen or item[0] in of_columns)))

    def _alike(self, index: int, chosen: Sequence[Case]) -> Iterable[Case]:
        """Cases of a rule, and all others that may have the same fingerprints, which are numbered together."""
        told, rule = self._told, self._told.rules[index]
        check, homes = rule.params, list(self._of_rules[index].homes)
        if not told.failing.filed.naming() or len(homes) == len(chosen):
            return chosen
        if not self._by_record.speaks_for(rule) or index in self._related:
            return self._cases(index)
        asked = {field for _, field in operands(check)} if isinstance(check, Check) else ()
        names = self._by_record.names(homes, next(iter(asked)) if len(asked) == 1 else "")
        at = {home: place for place, home in enumerate(homes)}
        alike = names.is_in(names[[at[case.home] for case in chosen]].implode())
        return [Case(index, homes[place]) for place in alike.arg_true().to_list()]

    def _cases(self, index: int) -> Sequence[Case]:
        """The failing cases of a rule."""
        if index in self._related:
            return list(self._related[index])
        return [Case(index, int(home)) for home in self._of_rules[index].homes]

    @cached_property
    def _totals(self) -> Mapping[tuple[str, str], Decimal]:
        return self._told.totals()

    @cached_property
    def _kept_by_place(self) -> Mapping[int, "_ByPlace"]:
        own = self._told.failing.filed.form.name
        return {index: _ByPlace(one.kept, own) for index, one in self._told.related.items()}

    @cached_property
    def _held_by_place(self) -> Mapping[int, "_ByPlace"]:
        own = self._told.failing.filed.form.name
        return {index: _ByPlace([*one.held, *one.more()], own) for index, one in self._told.related.items()}

    @cached_property
    def _by_record(self) -> RecordKeys:
        return RecordKeys(self._told.failing)

    @cached_property
    def _order(self) -> FindingsOrder:
        import polars as pl

        made = []
        for index, one in enumerate(self._of_rules):
            if index in self._related:
                made.append(framed(list(self._related[index])))
                continue
            homes = pl.DataFrame({"home": list(one.homes)}, schema={"home": pl.UInt32})
            made.append(homes.select(pl.lit(index, dtype=pl.UInt32).alias("rule"), "home", pl.lit("").alias("field")))
        cases = pl.concat([framed([]), *made])
        own = cases.with_columns(unit=self._by_record.units.gather(cases["home"]))
        units = [fold(one.submission) for one in self._of_columns.values()]
        of_columns = framed(list(self._of_columns)).with_columns(unit=pl.Series(units, dtype=pl.String))
        return FindingsOrder(pl.concat([own, of_columns]), self._keys)

    def _keys(self, cases: "pl.DataFrame") -> "pl.DataFrame":
        """What some cases stand in order by."""
        import polars as pl

        of_columns = {key.case: key for key in self._column_keys()} if self._of_columns else {}
        judged: list[Case] = []
        made = [keys_of([])]
        for (index, field_), own in cases.group_by("rule", "field", maintain_order=True):
            rule = self._told.rules[index]
            if field_ == OF_COLUMN:
                made.append(keys_of([of_columns[case] for case in listed_cases(own)]))
            elif index not in self._related and self._by_record.speaks_for(rule):
                mild = pl.Series(list(self._of_rules[index].mild), dtype=pl.UInt32)
                blocks = own["home"].to_frame().iter_slices(KEYS_AT_A_TIME)
                made += [self._by_record.of(index, rule, one["home"].to_list(), mild) for one in blocks]
            else:
                judged += listed_cases(own)
        judged.sort(key=lambda case: case.home)  # a record is read once for all rules
        parts = (judged[start : start + CHOSEN_AT_A_TIME] for start in range(0, len(judged), CHOSEN_AT_A_TIME))
        return pl.concat([*made, *(keys_of(self._judged_keys(part)) for part in parts)])

    def _column_keys(self) -> list[CaseKey]:
        """What the findings that are told once for a column stand in order by."""
        return [
            CaseKey(
                unit=fold(one.submission),
                severity=one.severity.rank,
                name=one.rule,
                mark=one.fingerprint,
                values=tuple(item.value or item.text for item in one.evidence),
                case=case,
            )
            for case, one in self._of_columns.items()
        ]

    def _judged_keys(self, block: Sequence[Case]) -> list[CaseKey]:
        """What some cases stand in order by, once their records are read and judged again."""
        told, keys = self._told, []
        places, table = self._table(block)
        tables = {**told.failing.filed.ruleset.reference_tables, table.name: table}
        at = {place: row for row, place in enumerate(places)}
        for index in sorted({case.rule for case in block}):
            asked = {case for case in block if case.rule == index}
            for case, judged in self._judged(index, asked, tables, at, places):
                mark = identity_of(judged, tables, told.failing.filed.ruleset)
                keys.append(CaseKey(*order_of(judged, mark, tables), case=case))
        return keys

    def _judged(
        self, index: int, asked: Collection[Case], tables: Tables, at: Mapping[int, int], places: Sequence[int]
    ) -> Iterator[tuple[Case, Judged]]:
        """The verdicts on cases of one rule whose records stand in a table, at the rows ``at``."""
        told = self._told
        if index in self._related:
            own = told.failing.filed.form.name
            yield from ((case, moved(self._related[index][case], own, at.__getitem__)) for case in asked)
            return
        rows = sorted(at[case.home] for case in asked)
        for judged in judge_rule(told.rules[index], tables, told.failing.filed.ruleset, rows=rows).kept:
            yield Case(index, places[judged.case.home[1]]), judged

    def _tell(self, cases: "Iterable[tuple[Case, str]]") -> Iterator[Finding]:
        """Tell cases, in their order, under the fingerprints given."""
        asked = list(cases)
        found = self._of_columns | self._found([case for case, _ in asked if case not in self._of_columns])
        for case, mark in asked:
            yield replace(found[case], fingerprint=mark)

    def _found(self, asked: Sequence[Case]) -> dict[Case, Finding]:
        """The findings of cases, and of others that stand in the same records."""
        told = self._told
        if not asked:
            return {}  # nothing is added up for nobody
        places, table = self._table(asked)
        ruleset = told.failing.filed.ruleset
        tables = {**ruleset.reference_tables, table.name: table}
        tallies = self._tallies(tables, {place: row for row, place in enumerate(places)})
        kept = [(index, judged) for index, tally in enumerate(tallies) for judged in tally.kept]
        whole = [all(row < len(places) for row in places_of(judged, table.name)) for _, judged in kept]
        findings = diagnosed(
            [finding_of(one, tables, ruleset) if all_ else None for (_, one), all_ in zip(kept, whole, strict=True)],
            tallies,
            tables,
            ruleset,
            self._totals,
        )
        held = [one for one, all_ in zip(kept, whole, strict=True) if all_]
        return {
            _at(index, judged, places, related=index in self._related): finding
            for (index, judged), finding in zip(held, findings, strict=True)
        }

    def _tallies(self, tables: Tables, at: Mapping[int, int]) -> Sequence[Tally]:
        """What all rules say of the records of a table, which stand at the rows ``at``; of a rule that relates records
        every case that touches one of them. Records that are not in the table have numbers behind its rows."""
        told, own = self._told, self._told.failing.filed.form.name
        beyond = len(at)
        tallies = []
        for index, rule in enumerate(told.rules):
            if index not in self._related:
                tallies.append(judge_rule(rule, tables, told.failing.filed.ruleset))
                continue
            tally = Tally(rule=rule)

            def row(place: int) -> int:
                return at.get(place, beyond + place)

            tally.kept = [moved(one, own, row) for one in self._kept_by_place[index].of(at)]
            tally.held = [held_case(moved(one, own, row)) for one in self._held_by_place[index].of(at)]
            tallies.append(tally)
        return tallies

    def _table(self, wanted: Iterable[Case]) -> tuple[Sequence[int], Table]:
        """A table of the records of cases and of all that are tied to them, and their places."""
        own, places = self._told.failing.filed.form.name, set[int]()
        for case in wanted:
            places.add(case.home)
            if case.rule in self._related:
                places.update(places_of(self._related[case.rule][case], own))
        left, seen = list(places), set[int]()
        while left:
            for group in self._tied.get(left.pop(), ()):
                if id(group) not in seen:
                    seen.add(id(group))
                    new = set(group) - places
                    places |= new
                    left += new
        ordered = sorted(places)
        return ordered, self._told.failing.filed.table_of(self._told.failing.frame, ordered)


def _case(index: int, judged: Judged) -> Case:
    """The case of a verdict of a rule that relates records."""
    return Case(index, judged.case.home[1], next(judged.case.refs()).field)


def _at(index: int, judged: Judged, places: Sequence[int], *, related: bool) -> Case:
    """The case of a verdict on rows of a table that holds the records of ``places``."""
    field_ = next(judged.case.refs()).field if related else ""
    return Case(index, places[judged.case.home[1]], field_)


class _ByPlace:
    """Cases of several records, found by any of these."""

    def __init__(self, cases: Sequence[Judged], table: str) -> None:
        self._cases = cases
        self._at: dict[int, list[int]] = defaultdict(list)
        for number, one in enumerate(cases):
            for place in dict.fromkeys(places_of(one, table)):
                self._at[place].append(number)

    def of(self, places: Iterable[int]) -> list[Judged]:
        """The cases that are of some records, in their order."""
        found = {number for place in places for number in self._at.get(place, ())}
        return [self._cases[number] for number in sorted(found)]
