"""The findings of a large frame, told when they are looked at: exact in number at once, in blocks when asked for.

A record that fails is read and judged again when somebody asks what is wrong with it: with it all records that a case
of several records ties to it, and by all rules, so that what is told is what would be told of a small frame.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from typing import overload

from dqcheck.checks.base import Check, operands
from dqcheck.engine.diagnosing import diagnosed
from dqcheck.engine.findings import finding_of, identity_of, order_of, record_name
from dqcheck.engine.judging import judge_rule, judge_rules
from dqcheck.engine.reporting import in_order
from dqcheck.engine.screens.failing_records import FailingRecords
from dqcheck.engine.screens.findings_order import Case, CaseKey, FindingsOrder, cases_of, listed_cases
from dqcheck.engine.tally import Judged
from dqcheck.model.dataset import Ref, Table
from dqcheck.model.finding import Finding, FindingsLater
from dqcheck.model.record import record
from dqcheck.model.rule import Rule, Severity

BLOCK = 512
"""Findings that are told at a time."""

CHOSEN_AT_A_TIME = 4096


@record
class FrameTelling:
    """What is needed to tell the findings of a frame. ``failing`` holds the records, ``rules`` are those that are
    judged by record, in the order of ``failing.rules``; ``ties`` are groups of records (by place) that fail together;
    ``totals`` adds up all records of the frame."""

    failing: FailingRecords
    rules: Sequence[Rule]
    ties: Sequence[Collection[int]]
    totals: Callable[[], Mapping[tuple[str, str], Decimal]]


class FindingsOfFrame(FindingsLater):
    """All findings of a frame, in the order of a report."""

    def __init__(self, told: FrameTelling) -> None:
        self._told = told
        self._of_rules = [told.failing.rules[rule.qualified] for rule in told.rules]
        self._tied: dict[int, set[int]] = defaultdict(set)
        for group in told.ties:
            for place in group:
                self._tied[place].update(group)

    def __len__(self) -> int:
        return sum(len(one.homes) for one in self._of_rules)

    @property
    def severities(self) -> Mapping[Severity, int]:
        """The number of findings of each severity."""
        counts: Counter[Severity] = Counter()
        for one in self._of_rules:
            counts[one.rule.severity] += len(one.homes) - len(one.mild)
            counts[one.rule.severity.milder()] += len(one.mild)
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
        wanted: list[Case] = []
        for index, one in enumerate(self._of_rules):
            mild = set(one.mild)
            homes = list(one.homes[: most + len(mild)]) if mild else list(one.homes[:most])
            first = [Case(index, home) for home in sorted(homes, key=lambda home: (home in mild, home))[:most]]
            chosen.update(first)
            wanted += self._alike(index, first)
        by_home = sorted(set(wanted), key=lambda case: case.home)
        blocks = (by_home[start : start + CHOSEN_AT_A_TIME] for start in range(0, len(by_home), CHOSEN_AT_A_TIME))
        return in_order(tuple(self._tell(FindingsOrder(map(self._keys, blocks)).of(chosen))))

    def _alike(self, index: int, chosen: Sequence[Case]) -> Iterable[Case]:
        """Cases of a rule, and all others that may have the same fingerprints, which are numbered together."""
        told, rule = self._told, self._told.rules[index]
        check, homes = rule.params, list(self._of_rules[index].homes)
        naming, asked = (
            told.failing.filed.naming(),
            {field for _, field in operands(check)} if isinstance(check, Check) else (),
        )
        if not naming or len(homes) == len(chosen):
            return chosen
        every = [Case(index, home) for home in homes]
        if isinstance(check, Check) and check.gathers:
            return every
        table = told.failing.filed.table_of(told.failing.frame, homes, naming)
        own = next(iter(asked)) if len(asked) == 1 else ""
        columns = [(name, table.columns[name]) for name in naming]
        names = [record_name(table, columns, Ref(table=table.name, row=row, field=own)) for row in range(len(homes))]
        of_home = dict(zip(homes, names, strict=True))
        wanted = {of_home[case.home] for case in chosen}
        return [case for case in every if of_home[case.home] in wanted]

    @cached_property
    def _totals(self) -> Mapping[tuple[str, str], Decimal]:
        return self._told.totals()

    @cached_property
    def _order(self) -> FindingsOrder:
        every = cases_of(one.homes for one in self._of_rules)
        return FindingsOrder(self._keys(listed_cases(block)) for block in every.iter_slices(CHOSEN_AT_A_TIME))

    def _keys(self, block: Sequence[Case]) -> list[CaseKey]:
        """What some cases stand in order by."""
        told, keys = self._told, []
        places, table = self._table(case.home for case in block)
        tables = {table.name: table}
        at = {place: row for row, place in enumerate(places)}
        for index in sorted({case.rule for case in block}):
            rows = [at[case.home] for case in block if case.rule == index]
            for judged in judge_rule(told.rules[index], tables, told.failing.filed.ruleset, rows=rows).kept:
                case = Case(index, places[judged.case.home[1]])
                mark = identity_of(judged, tables, told.failing.filed.ruleset)
                keys.append(CaseKey(*order_of(judged, mark, tables), case=case))
        return keys

    def _tell(self, cases: "Iterable[tuple[Case, str]]") -> Iterator[Finding]:
        """Tell cases, in their order, under the fingerprints given."""
        told, asked = self._told, list(cases)
        if not asked:
            return  # nothing is added up for nobody
        places, table = self._table(case.home for case, _ in asked)
        tables, ruleset = {table.name: table}, told.failing.filed.ruleset
        tallies = judge_rules(told.rules, tables, ruleset)
        kept: list[Judged] = [judged for tally in tallies for judged in tally.kept]
        findings = diagnosed(
            [finding_of(judged, tables, ruleset) for judged in kept], tallies, tables, ruleset, self._totals
        )
        rules = [index for index, tally in enumerate(tallies) for _ in tally.kept]
        found = {
            Case(rule, places[judged.case.home[1]]): finding
            for rule, judged, finding in zip(rules, kept, findings, strict=True)
        }
        for case, mark in asked:
            yield replace(found[case], fingerprint=mark)

    def _table(self, wanted: Iterable[int]) -> tuple[Sequence[int], Table]:
        """A table of records and of all that are tied to them, and their places."""
        places = set(wanted)
        left = list(places)
        while left:
            new = self._tied.get(left.pop(), set()) - places
            places |= new
            left += new
        ordered = sorted(places)
        return ordered, self._told.failing.filed.table_of(self._told.failing.frame, ordered)
