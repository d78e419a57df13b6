"""The values of cells of one field, read as their workbook shows them."""

from collections.abc import Sequence

from dqcheck.forms.cell_values import VIETNAMESE, column_values
from dqcheck.forms.context import Context
from dqcheck.forms.file_notations import Key
from dqcheck.forms.grid import At
from dqcheck.forms.units_of_columns import Measure
from dqcheck.model.document import Raw
from dqcheck.model.quantity import Value
from dqcheck.model.rule import Field


def filed_values(
    context: Context, field: Field, unit: Measure, sheet: str, at: Sequence[At], cells: Sequence[Raw], key: Key
) -> Sequence[Value]:
    """The values of ``cells`` that stand ``at`` places of a sheet; ``key`` is that of their column among those whose
    notation is known."""
    # Only texts ask how they are written, and few columns have some.
    has_texts = str in set(map(type, cells))
    return column_values(
        cells,
        field,
        unit=unit.unit,
        in_percent=unit.in_percent or context.typed,
        typed=context.typed,
        look=context.look(sheet, at, cells),
        texts=context.texts(sheet, at, cells),
        silence=context.silence(sheet, at),
        written=context.notations.written(key) if has_texts else VIETNAMESE,
    )
