"""A formula as people write it, in the cell that it stands in."""

from dqcheck.model.place import cell_address, column_letters
from dqcheck.tables.formulas.relative_forms import LAST_ROW
from dqcheck.tables.formulas.syntax import AreaReference, CellReference, Constant, Expression, Operation

_RANKS = {"+": 1, "-": 1, "*": 2, "/": 2, "negative": 3, "%": 4}
_COMPARISON = 0
_HIGHEST = 5


def spelt(expression: Expression, row: int, column: int) -> str:
    """A formula with its ``=``, as it reads in a cell."""
    return "=" + _spelt(expression, row, column)


def _spelt(expression: Expression, row: int, column: int) -> str:
    if isinstance(expression, Constant):
        value = expression.value
        return '"' + value.replace('"', '""') + '"' if isinstance(value, str) else format(value, "f")
    if isinstance(expression, CellReference):
        return _sheet(expression) + _cell(expression, row, column)
    if isinstance(expression, AreaReference):
        top, left, bottom, right = expression.at(row, column)
        if (top, bottom) == (0, LAST_ROW):
            return f"{_sheet(expression.first)}{column_letters(left)}:{column_letters(right)}"
        first, last = (_cell(one, row, column) for one in (expression.first, expression.last))
        return f"{_sheet(expression.first)}{first}:{last}"
    return _operation(expression, row, column)


def _operation(operation: Operation, row: int, column: int) -> str:
    rank = _rank(operation)
    if rank == _HIGHEST:
        return f"{operation.name}({','.join(_spelt(one, row, column) for one in operation.operands)})"
    inner = [
        f"({text})" if _rank(one) < rank or (_rank(one) == rank and at) else text
        for at, one in enumerate(operation.operands)
        for text in [_spelt(one, row, column)]
    ]
    if operation.name == "negative":
        return "-" + inner[0]
    return inner[0] + "%" if operation.name == "%" else operation.name.join(inner)


def _rank(expression: Expression) -> int:
    if not isinstance(expression, Operation):
        return _HIGHEST
    name = expression.name
    return _RANKS.get(name, _HIGHEST if name.isalpha() else _COMPARISON)


def _sheet(reference: CellReference) -> str:
    name = reference.sheet
    if not name:
        return ""
    plain = name.isidentifier() and not name[-1].isdigit()
    return f"{name}!" if plain else "'" + name.replace("'", "''") + "'!"


def _cell(reference: CellReference, row: int, column: int) -> str:
    down, across = reference.at(row, column)
    if down < 0 or across < 0:
        return "#REF!"
    if not (reference.row_fixed or reference.column_fixed):
        return cell_address(down, across)
    letters = ("$" if reference.column_fixed else "") + column_letters(across)
    return letters + ("$" if reference.row_fixed else "") + str(down + 1)
