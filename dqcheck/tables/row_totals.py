"""Totals down the columns of a table: a row against the rows under it, a total row against the rows it closes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.prose.figures.block import Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.making import claim
from dqcheck.tables.row_labels import begins_total
from dqcheck.tables.understanding import Row, UnderstoodTable, formula
from dqcheck.tables.wordings import WORDS

_NEAR_SHARE = Decimal("0.1")
"""How far, as a share of itself, a total may be from its parts, to be meant as theirs."""


@dataclass(slots=True, eq=False)
class Sum:
    """One total of a column with its parts. ``sure`` says that the table names the parts (a formula, a total row)."""

    row: Row
    column: int
    total: Mark
    parts: list[Mark]
    sure: bool
    holds: bool


def column_totals(table: UnderstoodTable) -> Iterator[Claim]:
    """The totals of a table: those that hold, and those that do not where the same rows add up in other columns."""
    found: dict[tuple[int, str], list[Sum]] = {}
    for row in table.rows:
        for name, parts, sure in _readings(table, row):
            sums = [made for column in table.columns if (made := _sum(table, row, column, parts, sure))]
            if len(row.figures) == 1 and not any(made.holds for made in sums):
                sums = [made for column in table.columns if (made := _shifted(row, column, parts))]
            if sums:
                found[row.index, name] = sums
    for row in table.rows:
        best: list[Sum] = []
        for (index, name), sums in found.items():
            if index != row.index:
                continue
            if name.startswith("theo"):
                yield from _decide(sums, found)
            elif not best or sum(made.holds for made in sums) > sum(made.holds for made in best):
                best = sums
        if best:
            yield from _decide(best, found)


def _decide(sums: Sequence[Sum], found: dict[tuple[int, str], list[Sum]]) -> Iterator[Claim]:
    held = [made for made in sums if made.holds]
    for made in held:
        yield claim("total", {"total": [made.total], "parts": made.parts})
    failed = [made for made in sums if not made.holds and made.sure]
    if not failed:
        return
    if not held:
        others = [made for group in found.values() for made in group if made.row is not sums[0].row]
        column = failed[0].column
        supported = sum(o.holds for o in others if o.column == column) >= 1 and failed[0].sure and len(others) > 0
        if not supported:
            return
    elif len(held) < len(failed):
        return
    for made in failed:
        gap = fitting.gap(made.total, made.parts)
        if abs(gap) <= _NEAR_SHARE or (made.sure and len(held) >= 2):
            yield claim("total", {"total": [made.total], "parts": made.parts}, doubt=True)


def _sum(table: UnderstoodTable, row: Row, column: int, parts: Sequence[Row], sure: bool) -> Sum | None:
    total = row.figures.get(column)
    if total is None or total.kind == "percent" or total.value == 0 or not additive(column, table):
        return None
    marks = [part.figures[column] for part in parts if column in part.figures]
    if len(marks) < 2 and not (len(marks) == 1 and (len(parts) >= 2 or sure)):
        return None
    if any(mark.kind == "percent" for mark in marks):
        return None
    return Sum(row, column, total, marks, sure, fitting.sums(total, marks))


_QUOTIENT = re.compile(r"%|=\s*\(?\d+\)?\s*[/:]|\d\s?/\s?\d")


def additive(column: int, table: UnderstoodTable) -> bool:
    """True for a column whose figures can be added up: no percentages, prices or averages."""
    header = table.header[column]
    return not _QUOTIENT.search(header) and not WORDS.columns.rates.search(header)


def _shifted(row: Row, column: int, parts: Sequence[Row]) -> Sum | None:
    """A row whose only figure stands in another column because its cells were merged: only what holds is taken."""
    total = next(iter(row.figures.values()))
    if total.kind == "percent" or column in row.figures:
        return None
    marks = []
    for part in parts:
        if column in part.figures:
            marks.append(part.figures[column])
        elif len(part.figures) == 1:
            marks.append(next(iter(part.figures.values())))
    if len(marks) < 2 or not fitting.sums(total, marks):
        return None
    return Sum(row, column, total, marks, False, True)


def _readings(table: UnderstoodTable, row: Row) -> Iterator[tuple[str, list[Row], bool]]:
    """The rows that may be the parts of a row, most certain first."""
    if names := formula(row):
        named = [_named(table, row, name) for name in names]
        if all(other is not None for other in named):
            yield "formula", [other for other in named if other is not None], True
    for child in row.children:
        if WORDS.rows.divided_by.match(child.label):
            yield f"theo{child.index}", [child], True
    if row.children:
        plain = [child for child in row.children if not child.some]
        if len(plain) >= 2:
            yield (
                "children",
                plain,
                not any(child.some for child in row.children) and len({c.style for c in plain}) == 1,
            )
        if len(plain) != len(row.children) and len(row.children) >= 2:
            yield "all", row.children, False
        some = [child for child in row.children if child.some]
        if len(some) == 1 and some[0].children and len(some[0].children) >= 2:
            yield "some", some[0].children, False
        if some and not some[0].children:
            after = row.children[row.children.index(some[0]) :]
            if len(after) >= 2:
                yield "trailing", after, False
        for count in range(len(row.children) - 1, 1, -1):
            yield f"first{count}", row.children[:count], False
            if len(row.children) - count > 3:
                break
    siblings = row.parent.children if row.parent else table.roots
    after = siblings[siblings.index(row) + 1 :]
    if row.style == "plain" and after and after[0].style != "plain":
        run = [other for other in after if other.style == after[0].style]
        if len(run) >= 2:
            yield "under", run, False
    if begins_total(row.label):
        own = [child for child in row.children if not child.some]
        for count in (1, 2, 3):
            if len(own) + count >= 2 and len(after) >= count:
                yield f"beside{count}", [*own, *after[:count]], False
    if row.total:
        roots = [other for other in table.roots if other is not row and not other.total]
        earlier = [other for other in roots if other.index < row.index]
        later = [other for other in roots if other.index > row.index]
        for name, parts in (("above", earlier), ("below", later)):
            if len(parts) >= 2:
                yield name, parts, True
                styles = {part.style for part in parts}
                if len(styles) > 1:
                    for style in sorted(styles):
                        chosen = [part for part in parts if part.style == style]
                        if len(chosen) >= 2:
                            yield f"{name}-{style}", chosen, True
        leaves = [other for other in table.rows if not other.children and not other.total and other.index < row.index]
        if len(leaves) >= 2 and len(leaves) != len(earlier):
            yield "leaves", leaves, False


def _named(table: UnderstoodTable, row: Row, name: str) -> Row | None:
    return next((other for other in table.rows if other is not row and other.number.strip("* .") == name), None)
