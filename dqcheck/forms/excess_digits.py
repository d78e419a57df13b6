"""Figures with more decimals than the form asks for: they are told, for the form's own decimals are what is judged."""

from collections.abc import Sequence
from decimal import Decimal

from dqcheck.forms.cell_looks import ColumnLook
from dqcheck.forms.cell_values import as_shown
from dqcheck.forms.context import Context
from dqcheck.forms.found import FormDefect
from dqcheck.forms.grid import At
from dqcheck.model.document import Raw
from dqcheck.model.place import Place, cell_address
from dqcheck.model.quantity import Quantity, Value
from dqcheck.model.record import record
from dqcheck.model.rule import Field, Severity, TableForm
from dqcheck.numerals.units import unit_named, vocabulary


@record
class FiledColumn:
    """What was filed in a field: raw cells and the values that were read; ``at`` says where they stand on the sheet,
    ``unit`` in what unit they are."""

    sheet: str
    label: str
    at: Sequence[At]
    cells: Sequence[Raw]
    values: Sequence[Value]
    unit: str | None = None


def tell(context: Context, form: TableForm, field: Field, filed: FiledColumn, submission: str) -> None:
    """Tell once for a column which typed figures have more decimals than the field; what a formula gives is no typed
    figure, and a column of a frame has no cells."""
    asked = field.decimals
    if asked is None or field.type not in ("number", "percent", "money") or context.typed:
        return
    doubtful = [at for at, cell in enumerate(filed.cells) if _may_exceed(cell, asked, percent=field.type == "percent")]
    if not doubtful:
        return
    look = context.look(filed.sheet, filed.at, filed.cells)
    found = [
        (index, figure)
        for index in doubtful
        if type(value := filed.values[index]) is Quantity
        and (figure := _excess(index, filed.cells[index], value, field, asked, filed.unit, look)) is not None
        and not context.computed(filed.sheet, *filed.at[index])
    ]
    if not found:
        return
    first, figure = found[0]
    context.notices.append(
        FormDefect(
            key="form.excess-digits",
            severity=Severity.INFO,
            source=context.workbook.source,
            place=Place(sheet=filed.sheet, cell=cell_address(*filed.at[first])),
            submission=submission,
            facts={
                "column": filed.label,
                "decimals": asked,
                "count": len(found),
                "figure": figure,
                "sheet": filed.sheet,
            },
            table=form.name,
            field=field.name,
        )
    )


def _may_exceed(cell: Raw, asked: int, *, percent: bool) -> bool:
    """Whether a cell may show too many decimals: said quickly, for nearly no cell does. A share of one has two decimals
    more than the percentage that it is shown as."""
    if type(cell) is float:
        return round(cell, asked + 2 if percent and -1 <= cell <= 1 else asked) != cell
    return type(cell) is str and ("," in cell or "." in cell)


def _excess(
    index: int, cell: Raw, value: Quantity, field: Field, asked: int, unit: str | None, look: ColumnLook | None
) -> str | Decimal | None:
    """A figure with too many decimals as it is shown; None where it has no more than are asked for."""
    if isinstance(cell, str):
        known = unit_named(unit, vocabulary(field.own_units)) if unit else None
        return cell if _more_decimals(value.value / (known.scale if known is not None else 1), asked) else None
    if not isinstance(cell, int | float):
        return None
    shown = as_shown(cell, field, unit, None if look is None else look.at(index))
    return shown if _more_decimals(shown, asked) else None


def _more_decimals(value: Decimal, asked: int) -> bool:
    exponent = value.normalize().as_tuple().exponent
    return isinstance(exponent, int) and -exponent > asked
