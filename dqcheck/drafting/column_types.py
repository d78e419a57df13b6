"""What the cells of a column are: its type, unit and decimals, from its labels, the unit line, and the cells
themselves."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from dqcheck.drafting.table_parts import TablePart
from dqcheck.forms.found import Column, UnitLine
from dqcheck.forms.grid import blank, is_number
from dqcheck.forms.labels import brackets
from dqcheck.forms.units_of_columns import measure
from dqcheck.model.document import Raw
from dqcheck.model.quantity import Day
from dqcheck.model.record import record
from dqcheck.model.rule import Field, FieldType, TableForm
from dqcheck.model.text import LocalText
from dqcheck.numerals.dates import parse_date
from dqcheck.numerals.folding import fold
from dqcheck.numerals.units import MONEY, printed_unit, unit_named
from dqcheck.tables.wordings import WORDS, folded

_MOST_CELLS = 5000
"""Cells of a column that are looked at."""
_TYPE_SHARE = 0.6
"""Share of the written cells from which on their type is that of the column."""
_WHOLE_SHARE = 0.97
"""Share of the numbers that are whole from which on a column counts: a few others are slips ..."""
_FEWEST_FOR_SLIPS = 30
"""... where there are so many."""
_MOST_DECIMALS = 6
_FEWEST_RUNNING = 3
"""Numbers that run on from the one before, for a column to count its rows."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_REMARKS = frozenset(folded(WORDS.columns.remarks))
_FORM = TableForm(name="", title=LocalText(vi="", en=""), fields={})


@record
class Typed:
    """The type of a column with its unit and decimals, where it has them."""

    type: FieldType
    unit: str | None = None
    decimals: int | None = None


def is_identifier(column: Column) -> bool:
    """Whether a label says that a column holds codes, telephone numbers or the like: digits that are no amounts."""
    return any(WORDS.columns.identifiers.search(label) for label in column.labels[-1:])


def typed(
    cells: Sequence[tuple[TablePart, int, Raw]], column: Column, line: UnitLine | None, shared: Collection[str] = ()
) -> Typed:
    """What a column is. ``cells`` are those below its header, each with its part and row; ``shared`` are texts that
    several columns have in brackets."""
    written = [one for one in cells if not blank(one[2])][:_MOST_CELLS]
    if not written:
        return Typed(type="text")
    numbers = [(part, row) for part, row, _ in written if part.grid.given[row, part.column_of(column)]]
    if len(numbers) < _TYPE_SHARE * len(written):
        days = sum(_is_day(cell) for _, _, cell in written)
        return Typed(type="date" if days >= _TYPE_SHARE * len(written) else "text")
    named = [inner for label in reversed(column.labels) for inner in brackets(label)]
    if _is_percent(written, column, named):
        return Typed(type="percent", decimals=_decimals(written, column, percent=True))
    whole = [
        float(part.grid.values[row, part.column_of(column)]).is_integer()  #
        for part, row in numbers
    ]
    if all(whole) and (is_identifier(column) or _is_year(numbers, column) or _runs_on(numbers, column)):
        return Typed(type="text")
    counts = all(whole) or (len(whole) >= _FEWEST_FOR_SLIPS and sum(whole) >= _WHOLE_SHARE * len(whole))
    decimals = None if counts else _decimals(written, column, percent=False)
    own = [one for one in named if _may_be_unit(one, column, shared)]
    unit = _unit((*own, *(line.units if line else ())), counts=counts)
    known = unit_named(unit) if unit else None
    if known is not None and known.dimension in MONEY:
        return Typed(type="money", unit=unit, decimals=decimals)
    return Typed(type="count" if counts else "number", unit=unit, decimals=decimals)


def _is_day(cell: Raw) -> bool:
    return isinstance(cell, dt.date) or (isinstance(cell, str) and isinstance(parse_date(cell), Day))


def _is_percent(written: Iterable[tuple[TablePart, int, Raw]], column: Column, named: Sequence[str]) -> bool:
    field = Field(name="", label=(), type="percent")
    if measure(field, _FORM, column.labels, None).in_percent or "%" in named:
        return True
    stored = [(part, row) for part, row, cell in written if is_number(cell)]
    typed_ = [cell.strip() for _, _, cell in written if isinstance(cell, str)]
    if stored:
        shown = sum(part.is_percent(row, column) for part, row in stored)
        return shown > len(stored) / 2
    return sum(text.endswith("%") for text in typed_) > len(typed_) / 2


def _decimals(written: Iterable[tuple[TablePart, int, Raw]], column: Column, *, percent: bool) -> int | None:
    """The decimals that most cells show; None where more than slips show more."""
    found: Counter[int] = Counter()
    for part, row, cell in written:
        shown = part.decimals(row, column) if is_number(cell) else None
        if shown is None and part.grid.given[row, part.column_of(column)]:
            shown = max(0, -int(part.grid.step(row, part.column_of(column)).adjusted()))
            if percent and is_number(cell) and part.is_percent(row, column):
                shown = max(0, shown - 2)
        if shown is not None and shown <= _MOST_DECIMALS:
            found[shown] += 1
    usual = found.most_common(1)[0][0] if found else 0
    finer = sum(count for shown, count in found.items() if shown > usual)
    return usual if found and finer <= (1 - _WHOLE_SHARE) * found.total() else None


def _is_year(numbers: Sequence[tuple[TablePart, int]], column: Column) -> bool:
    """Whether a column is called one of years and holds nothing else."""
    if WORDS.columns.years.search(column.labels[-1]) is None:
        return False
    values = (part.grid.values[row, part.column_of(column)] for part, row in numbers)
    return all(_FIRST_YEAR <= value <= _LAST_YEAR for value in values)


def _runs_on(numbers: Sequence[tuple[TablePart, int]], column: Column) -> bool:
    """Whether the numbers of a column are 1, 2, 3 and so on, perhaps from one again: they name what follows them."""
    values = [float(part.grid.values[row, part.column_of(column)]) for part, row in numbers]
    runs = sum(after - before == 1 for before, after in pairwise(values))
    again = sum(after == 1 for after in values[1:])
    return values[0] == 1 and runs >= _FEWEST_RUNNING and runs + again == len(values) - 1


def _may_be_unit(text: str, column: Column, shared: Collection[str]) -> bool:
    """Whether a text in brackets may be the unit of a column: what measures; a thing that is counted only where the
    label names it as well or several columns are counted in it, for any remark looks like one."""
    known = printed_unit(text, None)
    if known is None or known.dimension != "count":
        return True
    if fold(text) in _REMARKS:
        return False
    named = fold(" ".join(column.labels).replace(f"({text})", " "))
    return text in shared or f" {fold(text)} " in f" {named} "


def _unit(printed: Iterable[str], *, counts: bool) -> str | None:
    """The first of the units printed above a column that may be its own: what measures, or what is counted."""
    for text in printed:
        known = printed_unit(text, None)
        if (
            known is None
            or known.dimension in ("percent", "any", "scale")
            or (known.dimension == "count" and not counts)
        ):
            continue
        return text
    return None
