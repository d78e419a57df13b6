"""The relations that are believed of a table, each as it is shown to whoever wants to see what was understood."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from dqcheck import rulesets
from dqcheck.checks.base import Check
from dqcheck.checks.operands import claimed
from dqcheck.model.claim import Claim
from dqcheck.model.place import cell_address, column_letters
from dqcheck.model.record import record
from dqcheck.model.verdict import Outcome
from dqcheck.tables.any_table import Believed
from dqcheck.tables.cellwise.cell_statements import Cell, CellRelation, cell_claims
from dqcheck.tables.cellwise.date_pairs import date_claims
from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.pattern_claims import claims
from dqcheck.tables.statements import Outcomes
from dqcheck.tables.table_patterns import Axis, TablePattern
from dqcheck.tables.told_relations import HeldRelation, Told, told_claims

_LISTED_PARTS = 4
"""Parts of a sum that are written one by one; longer runs by their first and last."""


@record
class SeenRelation:
    """A relation as it is shown: ``formula`` in column letters or row numbers, or the cells that it tells; the label of
    what is stated, in how many lines or cells it holds, and the cells stated where it fails. ``declared``: the table
    states it itself. ``derived`` are the cells that others give, row and column from zero."""

    kind: str
    formula: str
    stated: str
    holds: int
    failing: tuple[str, ...]
    declared: bool = False
    derived: tuple[Cell, ...] = ()
    suspects: tuple[Cell, ...] = ()


def seen_relations(table: Labelled, believed: Believed, source: str) -> Iterator[SeenRelation]:
    """Everything that is believed of a table: what it declares itself, what its figures show, what single cells are to
    each other, days in order."""
    for told in believed.told:
        if (len(told.holds) or len(told.fails)) and not told.doubted:
            yield _of_told(table, told, _failing(told_claims(table, told, source, keep_held=False)))
    for found in believed.found:
        nothing = np.zeros_like(found.holds)
        yield _of_pattern(table, found, _failing(claims(table, [found], source, held=[nothing])))
    for cells in believed.cellwise:
        yield _of_cells(cells, _failing(cell_claims(table, cells, source, keep_held=False)))
    yield from _of_dates(list(date_claims(table, source, keep_held=True)))


def _failing(told: Iterable[Claim]) -> tuple[Cell, ...]:
    """The cells that claims are about which fail, by the judge: a line with a figure that is not stated is no
    failure."""
    ruleset = rulesets.load("tables")
    rules = {rule.params.claim: rule for rule in ruleset.rules if isinstance(rule.params, Check)}
    return tuple(
        _about(claim)
        for claim in told
        if claim.kind in rules and claimed(rules[claim.kind], claim, ruleset).outcome is Outcome.FAIL
    )


def _about(claim: Claim) -> Cell:
    """The cell that a claim is about: that of its first role."""
    first = next(iter(claim.roles.values()))[0]
    return -1 - first.paragraph, first.start


def _of_told(table: Labelled, one: HeldRelation, failing: tuple[Cell, ...]) -> SeenRelation:
    told = one.told
    return SeenRelation(
        kind="balance" if told.kind == "sum" and told.less else told.kind,
        formula=_told_formula(told, one),
        stated=_label(table, told.axis, told.target),
        holds=len(one.holds),
        failing=_addresses(failing),
        declared=told.stated,
        derived=tuple(
            (told.target, line) if told.axis == "rows" else (line, told.target) for line in one.holds.tolist()
        ),
        suspects=failing,
    )


def _of_pattern(table: Labelled, one: Outcomes, failing: tuple[Cell, ...]) -> SeenRelation:
    pattern = one.pattern
    return SeenRelation(
        kind=pattern.kind,
        formula=formula(pattern),
        stated=_label(table, pattern.axis, pattern.target),
        holds=int(one.holds.sum()),
        failing=_addresses(failing),
        derived=tuple(pattern.cell(pattern.target, line) for line in np.nonzero(one.holds)[0].tolist()),
        suspects=failing,
    )


def _of_cells(one: CellRelation, failing: tuple[Cell, ...]) -> SeenRelation:
    cells = tuple(next(iter(statement.roles.values()))[0] for statement in one.statements)
    return SeenRelation(
        kind=one.claim.removeprefix("table-"),
        formula=_area(cells),
        stated="",
        holds=one.holding,
        failing=_addresses(failing),
        derived=tuple(cell for cell, statement in zip(cells, one.statements, strict=True) if statement.holds),
        suspects=failing,
    )


def _of_dates(told: Sequence[Claim]) -> Iterator[SeenRelation]:
    """Days in order, by the two columns in which they stand."""
    pairs: dict[tuple[int, ...], list[Claim]] = {}
    for claim in told:
        pairs.setdefault(tuple(figure.start for figure in claim.roles["values"]), []).append(claim)
    for columns, given in pairs.items():
        failing = _failing(given)
        yield SeenRelation(
            kind="dates",
            formula=" ≤ ".join(map(column_letters, columns)),
            stated="",
            holds=len(given) - len(failing),
            failing=_addresses(failing),
            suspects=failing,
        )


def _addresses(cells: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(cell_address(row, column) for row, column in cells)


def _area(cells: Sequence[Cell]) -> str:
    """Cells by the corners of the area that they stand in."""
    rows, columns = [row for row, _ in cells], [column for _, column in cells]
    first, last = cell_address(min(rows), min(columns)), cell_address(max(rows), max(columns))
    return first if first == last else f"{first}:{last}"


def _label(table: Labelled, axis: Axis, position: int) -> str:
    return " ".join((table.columns if axis == "columns" else table.rows)[position].split())


def _name(axis: Axis, position: int) -> str:
    return column_letters(position) if axis == "columns" else str(position + 1)


def _listed(names: Sequence[str]) -> str:
    return " + ".join(names if len(names) <= _LISTED_PARTS else [*names[:2], "…", names[-1]])


def _told_formula(told: Told, one: HeldRelation) -> str:
    """A relation that a table states, in column letters or row numbers: ``C = D + E − F``."""
    plus, less = ([_name(told.axis, at) for at in given] for given in (told.plus, told.less))
    scale = "" if one.scale == 1 else f" × {one.scale}"
    if told.kind == "product":
        right = f"{' × '.join(plus)}{scale}"
    elif told.kind == "change":
        right = f"({plus[0]} − {less[0]}) / {less[0]}{scale}"
    elif told.kind == "quotient":
        right = f"{plus[0]} / {less[0]}{scale}"
    else:
        right = " − ".join([_listed(plus), *less])
    return f"{_name(told.axis, told.target)} = {right}"


def formula(pattern: TablePattern) -> str:
    """A pattern in column letters or row numbers: ``C = D + E``, ``12 = 13 + … + 20``, ``H = G / F × 100``."""
    parts = [_name(pattern.axis, part) for part in pattern.parts]
    scale = "" if pattern.scale == 1 else f" × {pattern.scale}"
    if pattern.kind == "sum":
        told = _listed(parts)
    elif pattern.kind == "average":
        told = f"({_listed(parts)}) / {len(parts)}"
    elif pattern.kind == "product":
        told = f"{' × '.join(parts)}{scale}"
    elif pattern.kind == "change":
        told = f"({parts[0]} − {parts[1]}) / {parts[1]}{scale}"
    else:
        told = f"{parts[0]} / {parts[1]}{scale}"
    return f"{_name(pattern.axis, pattern.target)} = {told}"
