"""What may be wrong with a formula, or with a number that stands where a formula should."""

from decimal import Decimal
from typing import Literal

from dqcheck.model.formulas import Position
from dqcheck.model.record import record
from dqcheck.tables.formulas.syntax import Expression

FaultKind = Literal["result", "twice", "short", "beyond", "typed", "unlike", "hidden"]


@record
class FormulaFault:
    """A cell with what it should hold. ``kind`` says why: the stored ``result`` is not what its cells give; the range
    counts a subtotal ``twice``, is too ``short`` or goes ``beyond`` its block; a number was ``typed`` among formulas;
    the formula is ``unlike`` its neighbours; the total counts ``hidden`` rows.

    ``given`` is the value that the cell should hold, ``slack`` how far binary arithmetic may be from it. ``cells`` are
    those that make the difference, ``wanted`` the formula of the neighbours, ``alike`` further cells with the same
    fault, ``neighbours`` the cells around that agree. ``holds`` says that nothing is wrong: it is stated as it should.
    """

    kind: FaultKind
    cell: Position
    given: Decimal
    slack: Decimal = Decimal(0)
    cells: tuple[Position, ...] = ()
    wanted: Expression | None = None
    alike: tuple[Position, ...] = ()
    neighbours: int = 0
    doubt: bool = False
    holds: bool = False
