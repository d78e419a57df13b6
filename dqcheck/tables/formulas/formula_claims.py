"""What formulas show, as claims for the judge: each with its cells."""

from collections.abc import Iterator, Sequence

from dqcheck import messages
from dqcheck.model.claim import Claim, Figure
from dqcheck.model.formulas import Position
from dqcheck.model.place import Place, cell_address
from dqcheck.model.quantity import ZERO, Quantity
from dqcheck.model.text import LocalText
from dqcheck.numerals.numbers import from_number
from dqcheck.tables.formulas.cell_names import row_name
from dqcheck.tables.formulas.declared_sums import area_of, cell_count, cells_of, references, sheet_of
from dqcheck.tables.formulas.formula_faults import FormulaFault
from dqcheck.tables.formulas.formula_sheet import FormulaSheet
from dqcheck.tables.formulas.formula_spelling import spelt
from dqcheck.tables.formulas.stored_values import UnknowableError
from dqcheck.tables.formulas.syntax import Expression

ROLES = {"twice": "counted_twice", "short": "left_out", "beyond": "beyond", "hidden": "hidden"}
"""The roles of the cells that make the difference; those of other faults are parts."""
MOST_PARTS = 400
"""Cells of a formula up to which they are evidence; of more its text tells enough."""
_MOST_NAMED = 8
_MOST_SPELT = 120


def formula_claim(sheet: FormulaSheet, fault: FormulaFault, source: str) -> Claim | None:
    """The claim of a fault, or of a formula that holds; None where the cell's number cannot be told exactly."""
    stated = _figure(sheet, fault.cell, source)
    if stated is None:
        return None
    told = fault.wanted if fault.cell not in sheet.numbers else sheet.expression(fault.cell)
    own, exact = sheet.expression(fault.cell), sheet.stored(fault.cell)
    cut = abs(stated.value.value - exact.value) if exact is not None and isinstance(stated.value, Quantity) else ZERO
    roles: dict[str, tuple[Figure, ...]] = {"stated": (stated,)}
    parts = fault.cells or tuple(_parts(fault.wanted or own, fault.cell))
    figures = tuple(one for at in parts if (one := _figure(sheet, at, source)) is not None)
    if figures:
        roles[ROLES.get(fault.kind, "parts")] = figures
    return Claim(
        kind=f"formula-{fault.kind}",
        roles=roles,
        params={"value": fault.given, "slack": fault.slack + cut},
        doubt=fault.doubt,
        facts={
            "formula": _short(spelt(told, *fault.cell)) if told is not None else "",
            "wanted": _short(spelt(fault.wanted, *fault.cell)) if fault.wanted is not None else "",
            "neighbours": fault.neighbours,
            "also": _also(fault.alike),
        },
    )


def _short(text: str) -> str:
    return text if len(text) <= _MOST_SPELT else text[: _MOST_SPELT - 1] + "…"


def _also(alike: Sequence[Position]) -> LocalText:
    """That further cells have the same fault."""
    if not alike:
        return LocalText(vi="", en="")
    named = ", ".join(cell_address(*cell) for cell in alike[:_MOST_NAMED])
    cells = named if len(alike) <= _MOST_NAMED else named + ", …"
    told = messages.local("formula.also", {"count": len(alike), "cells": cells})
    return LocalText(vi=f" {told.vi}", en=f" {told.en}")


def _parts(expression: Expression | None, cell: Position) -> Iterator[Position]:
    """The filled cells that a formula refers to, where they stand in its own sheet and are not too many."""
    if expression is None:
        return
    given = list(references(expression))
    areas = [area_of(one, cell) for one in given]
    if any(map(sheet_of, given)) or sum(map(cell_count, areas)) > MOST_PARTS:
        return
    yield from dict.fromkeys(at for area in areas for at in cells_of(area) if at != cell)


def _figure(sheet: FormulaSheet, cell: Position, source: str) -> Figure | None:
    try:
        raw = sheet.values.raw(sheet.name, *cell)
    except UnknowableError:
        return None
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        return None
    value = from_number(raw, type="number")
    if not isinstance(value, Quantity):
        return None
    row, column = row_name(sheet.sheet, *cell), sheet.names.above(*cell)
    place = Place(sheet=sheet.name, cell=cell_address(*cell), row_label=row or None, column_label=column or None)
    label = " / ".join(one for one in (row, column) if one)
    return Figure(value=value, source=source, place=place, quote="", label=label, paragraph=-1 - cell[0], start=cell[1])
