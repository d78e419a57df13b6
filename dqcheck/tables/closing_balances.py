"""Rows or columns that are called the closing balance of others: what was there at the opening, what came, less what
went (``Tồn đầu kỳ``, ``Nhập``, ``Xuất``, ``Tồn cuối kỳ``)."""

from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np

from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.table_patterns import Axis
from dqcheck.tables.told_relations import HeldRelation, Told, held
from dqcheck.tables.wordings import WORDS

_MOST_FLOWS = 5
"""Figures between opening and closing up to which each is tried with both signs."""
_MOST_BALANCES = 40
_FEWEST_LINES = 3
"""Lines that must bear a balance out where words do not say what came and what went ..."""
_FEWEST_TOLD_LINES = 2
"""... and where they do."""
_MOST_FAILURES_SHARE = 0.34


def balances(table: Labelled, axis: Axis, known: Sequence[Told]) -> Iterator[HeldRelation]:
    """The balances along one axis that are borne out, but for positions that are ``known`` to be something else."""
    labels = table.rows if axis == "rows" else table.columns
    figures = table.figures if axis == "rows" else table.figures.T
    filled = [int(at) for at in np.nonzero(figures.any(axis=1))[0]]
    taken = {one.target for one in known if one.axis == axis}
    for opening, closing in _ends(labels, filled)[:_MOST_BALANCES]:
        if closing in taken:
            continue
        flows = [at for at in filled if opening < at < closing and not _is_rate(labels[at])]
        lines = tuple(int(line) for line in np.nonzero(figures[closing] & figures[opening])[0])
        if 0 < len(flows) <= _MOST_FLOWS and lines:
            found = _best(table, axis, opening, closing, flows, lines)
            if found is not None:
                yield found


def _ends(labels: Sequence[str], filled: Sequence[int]) -> list[tuple[int, int]]:
    """Each position called an opening balance with the closing one that comes next."""
    words, found, opening = WORDS.rows, [], None
    for at in filled:
        if _is_rate(labels[at]):
            continue
        if words.opening.search(labels[at]):
            opening = at
        elif words.closing.search(labels[at]) and opening is not None:
            found.append((opening, at))
            opening = None
    return found


def _is_rate(label: str) -> bool:
    return WORDS.formulas.percent.search(label) is not None


def _best(
    table: Labelled, axis: Axis, opening: int, closing: int, flows: Sequence[int], lines: tuple[int, ...]
) -> HeldRelation | None:
    """The flows with their signs, as words say or else as most lines have it; what is counted in another of them
    takes no part."""
    labels = table.rows if axis == "rows" else table.columns
    told = [_sign(labels[at]) for at in flows]
    best: tuple[int, int, HeldRelation] | None = None
    for signs in product(*(((sign, 0) if sign else (1, -1, 0)) for sign in told)):
        plus = (opening, *(at for at, sign in zip(flows, signs, strict=True) if sign > 0))
        less = tuple(at for at, sign in zip(flows, signs, strict=True) if sign < 0)
        if len(plus) + len(less) < 2:
            continue
        said = all(sign == own for sign, own in zip(signs, told, strict=True))
        relation = Told(
            kind="sum", axis=axis, target=closing, plus=plus, less=less, lines=lines, stated=False, doubt=not said
        )  # fmt: skip
        one = held(table, relation)
        enough = one.telling >= (_FEWEST_TOLD_LINES if said else _FEWEST_LINES)
        enough &= len(one.fails) <= _MOST_FAILURES_SHARE * (one.telling + len(one.fails))
        rank = (one.telling, sum(map(abs, signs)))
        if enough and (best is None or rank > best[:2]):
            best = (*rank, one)
    return best[2] if best else None


def _sign(label: str) -> int:
    """1 for what comes, -1 for what goes, 0 where its name does not say."""
    words = WORDS.formulas
    came, went = words.came.search(label) is not None, words.went.search(label) is not None
    return came - went
