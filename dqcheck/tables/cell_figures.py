"""The figures of cells of a table, as claims hold them."""

from decimal import Decimal

from dqcheck.model.claim import Figure
from dqcheck.model.place import Place, cell_address
from dqcheck.model.quantity import Label, Missing, Quantity
from dqcheck.numerals.intervals import EXACT
from dqcheck.tables.number_labels import Labelled


def cell_figure(
    table: Labelled,
    source: str,
    cell: tuple[int, int],
    *,
    exact: bool,
    axis: str = "",
    room: Decimal | None = None,
) -> Figure:
    """The figure of a cell (row, column); a label where it states no number. ``exact`` whole numbers count. ``axis`` is
    the one along which it is added up: it may have been rounded coarsely; ``room`` is the share of its step that a
    whole number is left for roundings."""
    along = axis if axis in table.rounded else ""
    key = (source, cell, exact, along, room)
    figure = table.told.get(key)
    if figure is None:
        figure = table.told[key] = _figure(table, source, cell, exact=exact, axis=along, room=room)
    return figure


def _figure(
    table: Labelled, source: str, cell: tuple[int, int], *, exact: bool, axis: str, room: Decimal | None
) -> Figure:
    row, column = cell
    grid = table.grid
    step = Decimal(int(table.rounded[axis][cell])) if axis in table.rounded else None
    coarser = step if step is not None and step > grid.step(row, column) else None
    value: Quantity | Missing | Label = grid.quantity(row, column, exact=exact, step=coarser, room=room)
    if isinstance(value, Missing):
        value = Label(text=value.text, value=" ".join(value.text.split()))
    row_label, column_label = table.row_name(row), table.column_at(row, column)
    place = Place(
        sheet=grid.sheet.name,
        cell=cell_address(row, column),
        row_label=row_label or None,
        column_label=column_label or None,
    )
    return Figure(
        value=value,
        source=source,
        place=place,
        quote=table.quote(row),
        label=f"{row_label} / {column_label}" if row_label and column_label else row_label or column_label,
        paragraph=-1 - row,
        start=column,
        malformed=bool(grid.malformed[row, column]),
    )


def in_percent(figure: Figure, scale: Decimal) -> Figure:
    """A stated percentage, in percent also where the cell stores a fraction: it is shown as programs show it."""
    value = figure.value
    if not isinstance(value, Quantity):
        return figure
    factor = 100 / scale
    percent = EXACT.multiply(value.value, factor)
    if factor != 1:
        percent = percent.quantize(Decimal(1)) if percent == percent.to_integral_value() else percent.normalize()
    value = Quantity(
        text=f"{percent:f}%".replace(".", ",") if value.stored and factor != 1 else value.text,
        value=percent,
        quantum=EXACT.multiply(value.quantum, factor),
        unit="%",
        stored=value.stored,
    )
    return Figure(
        value=value,
        source=figure.source,
        place=figure.place,
        quote=figure.quote,
        label=figure.label,
        paragraph=figure.paragraph,
        start=figure.start,
        malformed=figure.malformed,
    )
