"""The formulas of a workbook, read for what they declare and for what is wrong with them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dqcheck.model.claim import Claim, FormulaReading
from dqcheck.model.document import Workbook
from dqcheck.model.formulas import Position, WrittenFormulas
from dqcheck.model.place import cell_address
from dqcheck.tables.formulas.formula_claims import formula_claim
from dqcheck.tables.formulas.formula_faults import FormulaFault
from dqcheck.tables.formulas.formula_sheet import STRANGE, FormulaSheet
from dqcheck.tables.formulas.neighbour_faults import neighbour_faults
from dqcheck.tables.formulas.range_faults import range_faults
from dqcheck.tables.formulas.result_faults import result_faults
from dqcheck.tables.formulas.stored_values import StoredValues
from dqcheck.tables.formulas.totals_in_line import totals_in_line

MOST_HELD = 20_000
"""Cells of the formulas of a workbook that hold which are kept one by one; more formulas are only counted."""
_FEWEST_STALE = 3
_MOST_STALE = 8
"""Results of a sheet that are not what their cells give from which on it was not reckoned before it was saved."""
_CHANGED = ("source.struck", "source.covered", "source.raised")
"""Remarks of a reader that took cells for blank or for texts with which formulas reckon."""
_ORDER = ("result", "twice", "short", "beyond", "typed", "unlike", "hidden")


def read_formulas(workbook: Workbook, written: Mapping[str, WrittenFormulas]) -> FormulaReading:
    """What the formulas of a workbook show; ``written`` are those of each sheet that has any."""
    changed = any(remark.key in _CHANGED for remark in workbook.remarks)
    values = StoredValues(workbook, {name: frozenset(one.uncached) for name, one in written.items()})
    stated: list[Claim] = []
    counted: dict[str, int] = {}
    faulty: set[tuple[str | None, str | None]] = set()
    declared: set[tuple[str | None, str | None]] = set()
    seen = left = kept = 0
    for sheet in workbook.sheets:
        if sheet.name not in written:
            continue
        formulas = FormulaSheet(sheet, written[sheet.name], values)
        given = [number for cell, number in formulas.numbers.items() if formulas.stored(cell) is not None]
        seen += len(given)
        left += given.count(STRANGE)
        for fault in _of_sheet(formulas, changed=changed):
            claim = None
            if fault.holds and fault.kind == "result":
                declared.add((sheet.name, cell_address(*fault.cell)))
            if not fault.holds and fault.kind != "hidden":
                faulty |= {(sheet.name, cell_address(*cell)) for cell in (fault.cell, *fault.alike)}
            if not fault.holds or kept < MOST_HELD:
                claim = formula_claim(formulas, fault, workbook.source)
            if claim is not None:
                stated.append(claim)
                kept += sum(map(len, claim.roles.values()))
            else:
                counted[f"formula-{fault.kind}"] = counted.get(f"formula-{fault.kind}", 0) + fault.holds
    return FormulaReading(
        source=workbook.source,
        seen=seen,
        left=left,
        claims=tuple(stated),
        faulty=frozenset(faulty),
        declared=frozenset(declared - faulty),
        counted=counted,
    )


def _of_sheet(sheet: FormulaSheet, *, changed: bool) -> Iterator[FormulaFault]:
    """What holds and what does not in a sheet: at most one fault a cell, those of one kind and formula together. In a
    ``changed`` one no result is stale: its program reckoned with what the reader left out."""
    results = list(result_faults(sheet))
    stale = [one for one in results if not one.holds and not changed]
    yield from (one for one in results if one.holds)
    if len(stale) > _MOST_STALE or (len(stale) >= _FEWEST_STALE and 2 * len(stale) > len(results)):
        yield replace(stale[0], alike=tuple(one.cell for one in stale[1:]))
        return
    others = [*range_faults(sheet), *neighbour_faults(sheet), *totals_in_line(sheet)]
    yield from (one for one in others if one.holds)
    first: dict[Position, FormulaFault] = {}
    for one in sorted([*stale, *(one for one in others if not one.holds)], key=lambda one: _ORDER.index(one.kind)):
        first.setdefault(one.cell, one)
    yield from _together(sheet, list(first.values()))


def _together(sheet: FormulaSheet, faults: Sequence[FormulaFault]) -> Iterator[FormulaFault]:
    """Faults of one kind in cells that share a formula, as one: the first, with the other cells."""
    groups: dict[object, list[FormulaFault]] = {}
    for fault in faults:
        row, column = fault.cell
        key: object = fault.cell
        if fault.kind != "typed":
            offsets = tuple((down - row, across - column) for down, across in fault.cells)
            if fault.kind == "hidden":
                offsets = ()
            key = (fault.kind, sheet.numbers.get(fault.cell), fault.wanted, offsets)
        groups.setdefault(key, []).append(fault)
    for group in groups.values():
        yield replace(group[0], alike=tuple(one.cell for one in group[1:])) if len(group) > 1 else group[0]
