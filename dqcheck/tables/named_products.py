"""Amounts of small tables, told by what their rows or columns are called: ``Số lượng``, ``Đơn giá``, ``Thành tiền``;
area, yield and output.

A pattern needs more lines than such a table has; the words for what one costs and what all come to make up for them.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import numpy as np

from dqcheck.tables.named_quotients import MOST_LINES, best_of
from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.table_patterns import Axis
from dqcheck.tables.told_relations import HeldRelation, Told
from dqcheck.tables.wordings import WORDS

_NEAR = 3
"""Positions around a price among which the quantity stands, and behind it the amount."""
_FEWEST_LINES = 2
_SCALES = tuple(Decimal(10) ** power for power in (0, -3, 3, -6, -1, 1))


def named_products(table: Labelled, axis: Axis, known: Sequence[Told]) -> Iterator[HeldRelation]:
    """The products along one axis whose price and amount are called so and which enough lines bear out, but for
    amounts that are ``known`` to be something else."""
    figures = table.figures if axis == "rows" else table.figures.T
    if int(figures.any(axis=0).sum()) > MOST_LINES:
        return
    filled = [int(at) for at in np.nonzero(figures.any(axis=1))[0]]
    words = WORDS.relations
    prices = table.says(words.each, axis) & ~table.says(WORDS.formulas.percent, axis)
    amounts, unlike = table.says(words.worth, axis) & ~prices, table.says(words.unlike, axis)
    taken = {one.target for one in known if one.axis == axis}
    whole = [at for at in filled if at not in taken and amounts[at]]
    for price in (at for at in filled if prices[at]):
        for amount in sorted(whole, key=lambda at: abs(at - price))[:_NEAR]:
            lines = tuple(int(line) for line in np.nonzero(figures[amount] & figures[price])[0])
            others = [at for at in filled if at not in (price, amount) and 0 < abs(at - price) <= _NEAR]
            readings = [
                Told(
                    kind="product", axis=axis, target=amount, plus=(quantity, price), less=(), lines=lines,
                    scale=scale, stated=False, counted=True,
                )
                for quantity in others
                if not unlike[quantity]
                for scale in _SCALES
            ]  # fmt: skip
            found = best_of(table, amount, readings, _FEWEST_LINES)
            if found is not None:
                yield found
                break
