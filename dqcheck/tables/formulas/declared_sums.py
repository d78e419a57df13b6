"""Which cells a formula adds up, and how two formulas differ."""

from collections.abc import Iterator

from dqcheck.model.formulas import Position
from dqcheck.tables.formulas.syntax import AreaReference, CellReference, Constant, Expression, Operation

Reference = CellReference | AreaReference
Area = tuple[int, int, int, int]
"""First row, first column, last row and last column, counted from zero."""


def references(expression: Expression) -> Iterator[Reference]:
    """All references of a formula, in their order."""
    if isinstance(expression, Operation):
        for one in expression.operands:
            yield from references(one)
    elif not isinstance(expression, Constant):
        yield expression


def added_up(expression: Expression) -> tuple[Reference, ...] | None:
    """The references of a formula that does nothing but add them up; None for any other."""
    if isinstance(expression, CellReference | AreaReference):
        return (expression,)
    if not isinstance(expression, Operation) or expression.name not in ("SUM", "+"):
        return None
    found: list[Reference] = []
    for one in expression.operands:
        if isinstance(one, AreaReference) and expression.name == "+":
            return None
        parts = added_up(one)
        if parts is None:
            return None
        found += parts
    return tuple(found)


def is_sum(expression: Expression) -> bool:
    """Whether a formula does nothing but add up at least two cells."""
    parts = added_up(expression)
    return parts is not None and (len(parts) > 1 or isinstance(parts[0], AreaReference))


def is_linear(expression: Expression) -> bool:
    """Whether a formula only adds and subtracts cells."""
    if isinstance(expression, Operation):
        return expression.name in ("SUM", "+", "-", "negative") and all(map(is_linear, expression.operands))
    return not isinstance(expression, Constant)


def area_of(reference: Reference, cell: Position) -> Area:
    """The range that a reference means in the formula of a cell."""
    if isinstance(reference, AreaReference):
        return reference.at(*cell)
    row, column = reference.at(*cell)
    return row, column, row, column


def sheet_of(reference: Reference) -> str:
    """The sheet that a reference names; empty for that of the formula."""
    return reference.first.sheet if isinstance(reference, AreaReference) else reference.sheet


def differing(one: Expression, other: Expression) -> list[tuple[Reference, Reference]] | None:
    """The references in which two formulas differ; None where they differ in anything else."""
    if isinstance(one, Operation) and isinstance(other, Operation):
        if one.name != other.name or len(one.operands) != len(other.operands):
            return None
        found: list[tuple[Reference, Reference]] = []
        for left, right in zip(one.operands, other.operands, strict=True):
            pairs = differing(left, right)
            if pairs is None:
                return None
            found += pairs
        return found
    if one == other:
        return []
    for kind in (AreaReference, CellReference):
        if isinstance(one, kind) and isinstance(other, kind):
            return [(one, other)]
    return None


def is_corrected(expression: Expression, other: Expression) -> bool:
    """Whether a formula is another one with a constant added or taken away."""
    return (
        isinstance(expression, Operation)
        and expression.name in ("+", "-")
        and expression.operands[0] == other
        and isinstance(expression.operands[1], Constant)
    )


def within(inner: Area, outer: Area) -> bool:
    """Whether a range lies in another one."""
    return inner[0] >= outer[0] and inner[1] >= outer[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def cells_of(area: Area) -> Iterator[Position]:
    """The cells of a range, row by row."""
    for row in range(area[0], area[2] + 1):
        for column in range(area[1], area[3] + 1):
            yield row, column


def cell_count(area: Area) -> int:
    """How many cells a range has."""
    return (area[2] - area[0] + 1) * (area[3] - area[1] + 1)
