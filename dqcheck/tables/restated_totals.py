"""Rows that are called a breakdown of the row they are numbered under (``Theo mục đích vay``, ``Theo nguồn vay`` under
``Tổng mức vay``): each states the same amount again."""

from collections.abc import Iterator, Sequence

import numpy as np

from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.outlined_groups import outlined_groups
from dqcheck.tables.row_numbering import split_mark
from dqcheck.tables.told_relations import HeldRelation, Told, held
from dqcheck.tables.wordings import WORDS

_FEWEST_LINES = 2


def restated_totals(table: Labelled, known: Sequence[Told]) -> Iterator[HeldRelation]:
    """The rows that more columns than not show to be the same as the row they break down."""
    if not any(map(_is_breakdown, table.rows)):
        return
    taken = {one.target for one in known if one.axis == "rows"}
    for whole, below in outlined_groups(table):
        if whole in taken:
            continue
        for row in below:
            if not _is_breakdown(table.rows[row]):
                continue
            lines = tuple(int(line) for line in np.nonzero(table.figures[whole] & table.figures[row])[0])
            told = Told(
                kind="sum", axis="rows", target=whole, plus=(row,), less=(), lines=lines, stated=False, doubt=True
            )  # fmt: skip
            one = held(table, told)
            if one.telling >= _FEWEST_LINES and one.telling > len(one.fails):
                yield one


def _is_breakdown(label: str) -> bool:
    return WORDS.rows.divided_by.match(split_mark(label)[1]) is not None
