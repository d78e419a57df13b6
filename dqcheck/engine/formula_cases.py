"""The claims of formulas and tables, each under the reporting unit to whose row its cell belongs."""

from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import PurePath

from dqcheck import messages
from dqcheck.engine.tally import ClaimCase, Judged
from dqcheck.forms import Bound
from dqcheck.model.claim import FormulaReading, TableReading
from dqcheck.model.quantity import Quantity
from dqcheck.model.text import LocalText


def unit_cases(readings: Sequence[FormulaReading | TableReading], bounds: Sequence[Bound]) -> Iterator[ClaimCase]:
    """The claims of formulas and tables; ``bounds`` are the workbooks that were filed on a form."""
    of_file = {one.source: one for one in bounds}
    units: dict[str, Mapping[tuple[str, int], str]] = {}
    for reading in readings:
        bound = of_file.get(reading.source)
        plain = PurePath(reading.source).stem if bound is None else bound.unit or reading.source
        for claim in reading.claims:
            name = plain
            if bound is not None and bound.unit is None:
                stated = next(iter(claim.roles.values()))[0]
                rows = units.get(reading.source)
                if rows is None:
                    rows = units[reading.source] = _units_of_rows(bound)
                name = rows.get((stated.place.sheet or "", -stated.paragraph), plain)
            yield ClaimCase(submission=name, claim=claim)


def _units_of_rows(bound: Bound) -> Mapping[tuple[str, int], str]:
    """The reporting unit of each row of a workbook's tables, by sheet and number of the row."""
    from dqcheck.model.place import row_number

    found: dict[tuple[str, int], str] = {}
    for table in bound.tables.values():
        for name in list(table.columns)[:1]:
            for record, unit in enumerate(table.submissions):
                place = table.locator.place(record, name)
                if place.sheet is not None and place.cell is not None:
                    found[place.sheet, row_number(place.cell)] = unit
    return found


def contradicted(judged: Judged, declared: Container[tuple[str, str | None, str | None]]) -> bool:
    """Whether figures suggest something of a cell that is ``declared``, by file, sheet and address, to be what its
    formula gives: the cell is what the formula says. Where some of the figures are texts the doubt stays, for a
    formula passes over them."""
    case = judged.case
    if not isinstance(case, ClaimCase) or not case.claim.kind.startswith("table-"):
        return False
    stated, *others = [figure for given in case.claim.roles.values() for figure in given]
    if (stated.source, stated.place.sheet, stated.place.cell) not in declared:
        return False
    return all(not isinstance(one.value, Quantity) or one.value.stored for one in others)


def formula_notes(readings: Sequence[FormulaReading]) -> Iterator[LocalText]:
    """How many formulas of each file are of kinds that are left alone."""
    for one in readings:
        if one.left:
            yield messages.local("formula.left", {"file": one.source, "count": one.seen, "left": one.left})
