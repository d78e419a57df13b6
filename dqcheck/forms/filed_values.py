"""The values of cells of one field, read as their workbook shows them."""

from collections.abc import Sequence

from dqcheck.forms.cell_values import VIETNAMESE, column_values
from dqcheck.forms.context import Context
from dqcheck.forms.file_notations import Key
from dqcheck.forms.grid import At
from dqcheck.forms.units_of_columns import Measure
from dqcheck.model.document import Raw
from dqcheck.model.quantity import Value
from dqcheck.model.rule import NUMBERS, TEXTS, Field


def filed_values(
    context: Context, field: Field, unit: Measure, sheet: str, at: Sequence[At], cells: Sequence[Raw], key: Key
) -> Sequence[Value]:
    """The values of ``cells`` that stand ``at`` places of a sheet; ``key`` is that of their column among those whose
    notation is known."""
    # Only texts ask how they are written, and few columns have some; of most sheets there is nothing more to ask.
    typed_in = field.type not in TEXTS and str in map(type, cells)
    silent, numbers = context.telling(sheet) is None, field.type in NUMBERS
    return column_values(
        cells,
        field,
        unit=unit.unit,
        in_percent=unit.in_percent or context.typed,
        typed=context.typed,
        look=context.look(sheet, at, cells) if numbers and not silent else None,
        texts=None if numbers or silent else context.texts(sheet, at, cells),
        silence=None if silent else context.silence(sheet, at),
        written=context.notations.written(key) if typed_in else VIETNAMESE,
    )
