"""Numbers of documents and their dates."""

import datetime as dt
from bisect import bisect_right
from collections import Counter, abc
from dataclasses import field
from itertools import pairwise
from typing import ClassVar

from dqcheck.checks.base import OPERAND, OPTIONAL, Check, Combination, Tables, Terms, Values, records, resolve
from dqcheck.checks.grading import undecided
from dqcheck.model.dataset import Ref, Table
from dqcheck.model.quantity import Day, Label, Missing, Quantity, Value
from dqcheck.model.record import record
from dqcheck.model.verdict import Outcome, Verdict
from dqcheck.numerals.folding import fold

MOST_NAMED = 20
"""Missing numbers named in a finding."""


@record
class Sequence(Check):
    """Document numbers and their dates do not rise together within an issuer and series.

    Records are grouped by submission and the fields of ``by``; numbering restarts each year. The fewest documents are
    blamed: all outside the longest run of dates that do not fall when the documents stand in the order of their numbers
    (longest non-decreasing subsequence; Fredman 1975). Where several longest runs exist, documents that are in some of
    them only are told as tied (fact ``tied``) and not blamed. ``gapless``: every number from the smallest to the
    largest of a year occurs once. Records without a number or a full date take no part.
    """

    kind: ClassVar[str] = "sequence"
    gathers: ClassVar[bool] = True
    judges_missing: ClassVar[bool] = True

    number: str = field(default="", metadata=OPERAND)
    date: str | None = field(default=None, metadata=OPTIONAL)
    by: tuple[str, ...] = field(default=(), metadata=OPTIONAL)
    gapless: bool = False

    def fields(self) -> abc.Mapping[str, tuple[str, ...]]:
        roles = {"number": (self.number,)}
        if self.date:
            roles["date"] = (self.date,)
        return roles

    def problems(self) -> tuple[str, ...]:
        if self.claim is None and not self.date and not self.gapless:
            return ("date: give a date field, or gapless: true",)
        return ()

    def combinations(self, tables: Tables) -> abc.Iterator[Combination]:
        table = tables.get(resolve(self.number, self.table)[0])
        if table is None:
            return
        roles = {role: resolve(names[0], self.table)[1] for role, names in self.fields().items()}
        groups: dict[tuple[str, ...], list[int]] = {}
        for row in records(self, table):
            if all(_present(table, name, row) for name in roles.values()):
                key = (table.submissions[row], *(_text(table, resolve(name, self.table)[1], row) for name in self.by))
                groups.setdefault(key, []).append(row)
        for rows in groups.values():
            yield {
                role: tuple(Ref(table=table.name, row=row, field=name) for row in rows) for role, name in roles.items()
            }

    def judge(self, values: Values, terms: Terms) -> Verdict:
        numbers = [leading_number(value) for value in values["number"]]
        dates = values.get("date", ())
        if not numbers or (dates and len(dates) != len(numbers)):
            return undecided("absent")
        known = [i for i, number in enumerate(numbers) if number is not None]
        missing, repeated, twice = _unbroken(numbers, dates) if self.gapless else ((), (), set())
        blamed: set[int] = set()
        tied: set[int] = set()
        years: dict[int, list[tuple[int, dt.date, int]]] = {}
        for i in known:
            date = dates[i] if dates else None
            if isinstance(date, Day) and date.first == date.last:
                years.setdefault(date.first.year, []).append((numbers[i] or 0, date.first, i))
        for documents in years.values():
            documents.sort()
            odd, unsure = out_of_order([date.toordinal() for _, date, _ in documents])
            blamed.update(documents[i][2] for i in odd)
            tied.update(documents[i][2] for i in unsure)
        if not known or (dates and not self.gapless and not years):
            return undecided("absent")
        facts: dict[str, object] = {}
        if blamed or tied:
            note = "sequence.fail" if blamed else "sequence.tied"
            facts |= {
                "blamed": _named(values, sorted(blamed)),
                "tied": _named(values, sorted(tied)),
                "near": _near(years, blamed | tied),
            }
        elif missing:
            note = "sequence.gap"
        elif repeated:
            note = "sequence.repeated"
        else:
            return Verdict(outcome=Outcome.PASS, note="sequence.pass", facts={"count": len(known)})
        facts |= {"missing": tuple(map(str, missing[:MOST_NAMED])), "repeated": tuple(map(str, repeated[:MOST_NAMED]))}
        if not (blamed or tied) and not missing:
            blamed = twice
        roles = ("number", "date") if dates else ("number",)
        return Verdict(
            outcome=Outcome.FAIL,
            note=note,
            suspects=tuple((role, i) for role in roles for i in sorted(blamed)),
            facts=facts,
        )


def out_of_order(keys: abc.Sequence[int]) -> tuple[list[int], list[int]]:
    """Positions outside every longest non-decreasing subsequence, and those in some but not all of them.

    >>> out_of_order([1, 5, 2, 3])
    ([1], [])
    >>> out_of_order([2, 1])
    ([], [0, 1])
    """
    ends = _lengths(keys)
    starts = list(reversed(_lengths([-key for key in reversed(keys)])))
    longest = max(ends, default=0)
    on_some = [i for i in range(len(keys)) if ends[i] + starts[i] - 1 == longest]
    rivals: dict[int, int] = {}
    for i in on_some:
        rivals[ends[i]] = rivals.get(ends[i], 0) + 1
    members = set(on_some)
    return [i for i in range(len(keys)) if i not in members], [i for i in on_some if rivals[ends[i]] > 1]


def _lengths(keys: abc.Sequence[int]) -> list[int]:
    """For each position the length of the longest non-decreasing subsequence that ends there."""
    tails: list[int] = []
    lengths: list[int] = []
    for key in keys:
        at = bisect_right(tails, key)
        if at == len(tails):
            tails.append(key)
        else:
            tails[at] = key
        lengths.append(at + 1)
    return lengths


def leading_number(value: Value) -> int | None:
    """The number of a document: 171 of ``171/QĐ-UBND``, 8 of ``08``; None when there is none."""
    if isinstance(value, Quantity):
        return int(value.value) if value.value == value.value.to_integral_value() else None
    if isinstance(value, Label):
        text = value.value.strip()
        digits = text[: next((i for i, c in enumerate(text) if not ("0" <= c <= "9")), len(text))]
        return int(digits) if digits and len(digits) < 10 else None
    return None


def _unbroken(
    numbers: abc.Sequence[int | None], dates: abc.Sequence[Value]
) -> tuple[tuple[int, ...], tuple[int, ...], set[int]]:
    """Numbers that are missing and those that occur twice within a year, and the indexes of the latter. Without dates
    all are of one year."""
    years: dict[int, list[int]] = {}
    for i, number in enumerate(numbers):
        date = dates[i] if dates else None
        if number is not None and (date is None or isinstance(date, Day)):
            years.setdefault(date.first.year if date is not None else 0, []).append(i)
    missing: list[int] = []
    repeated: list[int] = []
    twice: set[int] = set()
    for _, members in sorted(years.items()):
        gaps, again = _gaps([number for i in members if (number := numbers[i]) is not None])
        missing += gaps
        repeated += again
        several = set(again)
        twice.update(i for i in members if numbers[i] in several)
    return tuple(missing), tuple(repeated), twice


def _gaps(numbers: abc.Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Numbers that are missing between the smallest and the largest (at most a few), and those that occur twice."""
    counts = Counter(numbers)
    ordered = sorted(counts)
    missing: list[int] = []
    for before, after in pairwise(ordered):
        missing.extend(range(before + 1, min(after, before + 2 + MOST_NAMED)))
    return tuple(missing), tuple(number for number in ordered if counts[number] > 1)


def _named(values: Values, at: abc.Sequence[int]) -> tuple[str, ...]:
    """Documents as a sentence names them: number and date as written."""
    dates = values.get("date", ())
    return tuple(
        f"{values['number'][i].text.strip()} ({dates[i].text.strip()})" if dates else values["number"][i].text.strip()
        for i in at
    )


def _near(years: abc.Mapping[int, list[tuple[int, dt.date, int]]], odd: set[int]) -> tuple[int, ...]:
    """Indexes of the nearest documents in order before and after each odd one: those that show the contradiction."""
    near: set[int] = set()
    for documents in years.values():
        run = [i for _, _, i in documents]
        for way in (run, run[::-1]):
            near.update(i for i, following in pairwise(way) if i not in odd and following in odd)
    return tuple(sorted(near))


def _present(table: Table, name: str, row: int) -> bool:
    column = table.columns.get(name)
    return column is not None and not isinstance(column[row], Missing)


def _text(table: Table, name: str, row: int) -> str:
    column = table.columns.get(name)
    return "" if column is None else fold(column[row].text)
