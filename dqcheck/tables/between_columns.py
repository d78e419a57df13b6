"""Relations between the columns of a table, found because they hold in most of its rows: sums, differences, products,
percentages. A row in which such a relation fails is a probable fault."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from dqcheck.model.claim import Claim
from dqcheck.prose.figures.block import Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.making import claim
from dqcheck.tables.understanding import Row, UnderstoodTable
from dqcheck.tables.wordings import WORDS

_ROWS = WORDS.rows
_WIDEST_COLUMNS = 12
"""Columns beyond which relations between three columns are not looked for."""
_FEWEST_FIGURES = 3
"""Figures of a row, and columns of a table, that can be in a relation."""
_FEWEST_HELD = 3
"""Rows in which a relation must hold where there are more than these or where it fails."""
_TRIED_COLUMNS = 8
"""Columns of which any three are tried."""
_HIGHEST_PERCENTAGE = 500
"""A number from which on it is no percentage, unless it is written as one."""


@dataclass(slots=True, eq=False)
class Relation:
    """A relation between columns: ``stated`` is what the others give. ``test`` tells whether a row fits."""

    kind: str
    stated: int
    others: tuple[int, ...]
    signs: tuple[int, ...] = ()
    held: int = 0
    failed: int = 0

    def marks(self, row: Row) -> tuple[Mark, list[Mark]] | None:
        """The figures of a row, when it has them all."""
        stated = row.figures.get(self.stated)
        others = [row.figures[c] for c in self.others if c in row.figures]
        return (stated, others) if stated is not None and len(others) == len(self.others) else None


def row_relations(table: UnderstoodTable) -> Iterator[Claim]:
    """The claims of the relations between columns that hold in most rows."""
    columns = table.columns
    if len(columns) < _FEWEST_FIGURES or len(columns) > _WIDEST_COLUMNS:
        return
    rows = [row for row in table.rows if len(row.figures) >= _FEWEST_FIGURES]
    if len(rows) < 2:
        return
    adding = [row for row in rows if not _tells_rates(row)]
    kept: list[Relation] = []
    for relation in _candidates(table, rows):
        _count(relation, _fitting_rows(relation, rows, adding))
        if relation.held < max(2, 2 * relation.failed):
            continue
        if relation.held < _FEWEST_HELD and (relation.failed or len(rows) > _FEWEST_HELD):
            continue
        kept.append(relation)
    for relation in _independent(kept):
        for row in _fitting_rows(relation, rows, adding):
            yield from _claims(relation, row)


def _fitting_rows(relation: Relation, rows: list[Row], adding: list[Row]) -> list[Row]:
    """The rows that a relation can speak of: rates and means neither add up nor subtract, and are not among those
    ``adding``."""
    return rows if relation.kind in ("percentage", "growth") else adding


def _tells_rates(row: Row) -> bool:
    return any(told.search(row.label) for told in (_ROWS.growth, _ROWS.ratio, _ROWS.mean))


def _independent(kept: list[Relation]) -> list[Relation]:
    """One relation for each stated column and each set of columns, of a sum and its inverse difference only the better,
    earlier one; and a second sum of other columns (men and women, town and country) where it never fails."""
    out: list[Relation] = []
    seen: set[frozenset[int]] = set()
    for relation in sorted(
        kept,
        key=lambda r: (-(r.held - r.failed), r.kind != "percentage", len(r.others), -r.stated),
    ):
        columns = frozenset((relation.stated, *relation.others))
        rivals = [other for other in out if other.stated == relation.stated]
        apart = (
            relation.kind == "sum"
            and not relation.failed
            and relation.held >= _FEWEST_HELD
            and all(other.kind == "sum" and not set(other.others) & set(relation.others) for other in rivals)
        )
        if columns not in seen and (not rivals or apart):
            seen.add(columns)
            out.append(relation)
    return out


def _candidates(table: UnderstoodTable, rows: list[Row]) -> Iterator[Relation]:
    columns = table.columns
    percent = {c for c in columns if _percentages([row.figures[c] for row in rows if c in row.figures])}
    amounts = [c for c in columns if not _written_percent([row.figures[c] for row in rows if c in row.figures])]
    for c in columns:
        if c in percent:
            for part in amounts:
                for whole in amounts:
                    if part != whole and c not in (part, whole):
                        yield Relation("percentage", c, (part, whole))
                        yield Relation("growth", c, (part, whole))
        if c in amounts:
            rest = [a for a in amounts if a != c]
            for a, b in combinations(rest, 2):
                yield Relation("sum", c, (a, b), (1, 1))
                yield Relation("product", c, (a, b))
            for a in rest:
                for b in rest:
                    if a < b:
                        yield Relation("difference", c, (a, b), (1, -1))
                        yield Relation("difference", c, (b, a), (1, -1))
            if len(rest) >= 3:
                for chosen in combinations(rest[:_TRIED_COLUMNS], 3):
                    yield Relation("product", c, chosen)
                    yield Relation("sum", c, chosen, (1, 1, 1))
                before = [a for a in rest if a < c]
                if len(before) > 3:
                    yield Relation("sum", c, tuple(before), (1,) * len(before))
                after = [a for a in rest if a > c]
                if len(after) > 3:
                    yield Relation("sum", c, tuple(after), (1,) * len(after))


def _percentages(marks: list[Mark]) -> bool:
    """True for a column that may hold percentages: written so, or small numbers most of which have decimals."""
    if _written_percent(marks):
        return True
    small = sum(abs(mark.value) < _HIGHEST_PERCENTAGE for mark in marks)
    return small * 5 >= len(marks) * 4 and sum(0 < mark.step < 1 for mark in marks) * 2 > len(marks)


def _written_percent(marks: list[Mark]) -> bool:
    return sum(mark.kind == "percent" for mark in marks) * 2 > len(marks)


def _count(relation: Relation, rows: list[Row]) -> None:
    """How many rows fit the relation and how many do not; rows that would fit any relation count for neither."""
    test = _TESTS[relation.kind]
    for row in rows:
        marks = relation.marks(row)
        if marks is None:
            continue
        stated, others = marks
        if _idle(relation, stated, others):
            continue
        if test(relation, stated, others):
            relation.held += 1
        else:
            relation.failed += 1
            if relation.failed > 2 and relation.failed * 2 > relation.held:
                return


def _idle(relation: Relation, stated: Mark, others: list[Mark]) -> bool:
    """True for a row that tells nothing: zeros, ones in a product, a part equal to its whole."""
    if relation.kind == "product":
        return (
            stated.value in (0, 1)
            or any(other.value == 0 for other in others)
            or sum(other.value == 1 for other in others) >= len(others) - 1
        )
    if relation.kind in ("percentage", "growth"):
        return others[0].value == others[1].value or others[1].value == 0
    return sum(other.value == 0 for other in others) >= len(others) - 1 or stated.value == 0


def _sum_test(relation: Relation, stated: Mark, others: list[Mark]) -> bool:
    return fitting.sums(stated, others, relation.signs)


def _product_test(_: Relation, stated: Mark, others: list[Mark]) -> bool:
    low, high = fitting.bounds(stated)
    least, most = fitting.bounds(others[0])
    for other in others[1:]:
        first, last = fitting.bounds(other)
        least, most = least * first, most * last
    return low <= most and least <= high


def _percent_test(_: Relation, stated: Mark, others: list[Mark]) -> bool:
    return fitting.percent(stated, others[0], others[1]) and (stated.value < 0) == (others[0].value < 0)


def _growth_test(_: Relation, stated: Mark, others: list[Mark]) -> bool:
    if others[1].value <= 0:
        return False
    exact = 100 * (others[0].value - others[1].value) / others[1].value
    return abs(exact - stated.value) <= stated.step


_TESTS: dict[str, Callable[[Relation, Mark, list[Mark]], bool]] = {
    "sum": _sum_test,
    "difference": _sum_test,
    "product": _product_test,
    "percentage": _percent_test,
    "growth": _growth_test,
}


def _claims(relation: Relation, row: Row) -> Iterator[Claim]:
    marks = relation.marks(row)
    if marks is None:
        return
    stated, others = marks
    fits = _TESTS[relation.kind](relation, stated, others)
    if relation.kind in ("percentage", "growth"):
        if others[1].value == 0:
            return
        if relation.kind == "percentage":
            yield claim("percentage", {"stated": [stated], "part": [others[0]], "whole": [others[1]]}, doubt=not fits)
        else:
            yield claim("growth", {"stated": [stated], "now": [others[0]], "before": [others[1]]}, doubt=not fits)
    elif relation.kind == "product":
        yield claim("product", {"stated": [stated], "factors": others}, doubt=not fits)
    elif relation.kind == "sum":
        yield claim("total", {"total": [stated], "parts": others}, doubt=not fits)
    else:
        yield claim("difference", {"total": [stated], "parts": others[:1], "less": others[1:]}, doubt=not fits)
