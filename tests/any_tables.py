"""Tables of no form for tests: a text with a line a row, read for what its figures say of each other."""

from dqcheck.model.claim import Claim, TableReading
from dqcheck.model.document import Sheet, Workbook
from dqcheck.tables.any_table import read_tables
from dqcheck.tables.number_grid import NumberGrid, number_grid
from dqcheck.tables.number_labels import Labelled, labelled
from dqcheck.tables.table_patterns import Axis, TablePattern, along


def sheet(text: str, *, typed: bool = False) -> Sheet:
    """A sheet whose cells stand between semicolons; ``typed`` ones that are numbers are stored as numbers."""
    rows = [tuple(cell or None for cell in line.split(";")) for line in text.strip("\n").splitlines()]
    if typed:
        rows = [tuple(_stored(cell) for cell in row) for row in rows]
    return Sheet(name="Bảng", rows=tuple(rows))


def _stored(cell: str | None) -> str | int | float | None:
    if cell is None or not cell.lstrip("-").replace(".", "", 1).isdecimal():
        return cell
    return float(cell) if "." in cell else int(cell)


def grid(text: str, *, typed: bool = False) -> NumberGrid:
    """The numbers of a text."""
    return number_grid(sheet(text, typed=typed))


def table(text: str, *, typed: bool = False) -> Labelled:
    """The numbers of a text with their labels."""
    return labelled(grid(text, typed=typed))


def patterns(text: str, axis: Axis, *, typed: bool = False) -> tuple[TablePattern, ...]:
    """The patterns along one axis of a text."""
    return along(table(text, typed=typed), axis).patterns


def said(text: str, axis: Axis, kind: str = "sum", *, typed: bool = False) -> dict[int, set[int]]:
    """Targets and parts of the patterns of one kind."""
    return {one.target: set(one.parts) for one in patterns(text, axis, typed=typed) if one.kind == kind}


def reading(text: str, *, typed: bool = False, most_held: int | None = None) -> TableReading:
    """What a text states as a workbook."""
    book = Workbook(source="bang.csv", path="", media="csv", sheets=(sheet(text, typed=typed),))
    return read_tables(book, most_held=most_held)


def cells(claim: Claim) -> dict[str, tuple[str, ...]]:
    """The cells of a claim by role."""
    return {role: tuple(str(one.place.cell) for one in figures) for role, figures in claim.roles.items()}
