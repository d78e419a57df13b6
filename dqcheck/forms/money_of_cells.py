"""The money of a column whose field, header and unit line name none: what most of its cells show beside digits."""

from collections import Counter
from collections.abc import Sequence

from dqcheck.forms.cell_looks import ColumnLook
from dqcheck.language.types.units import UnitWords
from dqcheck.model.document import Raw
from dqcheck.numerals.pieces import split
from dqcheck.numerals.units import MONEY, printed_unit

_SHARE = 0.5
"""Share of the numbers of a column from which on the money that they show is that of the column."""


def money_of_cells(cells: Sequence[Raw], look: ColumnLook | None, words: UnitWords) -> str | None:
    """The money that most cells show by their text or format, where all that show some agree; else None."""
    shown: Counter[str | None] = Counter()
    for index, cell in enumerate(cells):
        if type(cell) is str:
            pieces = split(cell)
            if pieces is not None:
                shown[_money(pieces.before, words) or _money(pieces.unit, words)] += 1
        elif type(cell) in (int, float):
            how = look.at(index) if look is not None and look.dressed else None
            shown[None if how is None else _money(how.before, words) or _money(how.behind, words)] += 1
    named = [money for money in shown if money is not None]
    return named[0] if len(named) == 1 and shown[named[0]] >= _SHARE * shown.total() else None


def _money(text: str, words: UnitWords) -> str | None:
    """The money that a text beside digits names, without its scale."""
    unit = printed_unit(text, None, words) if text else None
    return unit.code if unit is not None and unit.dimension in MONEY else None
