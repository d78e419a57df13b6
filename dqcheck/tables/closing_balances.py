"""Rows or columns that are called the closing balance of others: what was there at the opening, what came, less what
went (``Tồn đầu kỳ``, ``Nhập``, ``Xuất``, ``Tồn cuối kỳ``)."""

from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np

from dqcheck.tables.counted_things import may_be_rounded
from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.table_patterns import Axis
from dqcheck.tables.told_relations import HeldRelation, Told, held
from dqcheck.tables.wordings import WORDS

_MOST_FLOWS = 5
"""Figures between opening and closing up to which each is tried with both signs."""
_MOST_TRIED = 40
"""Figures between opening and closing of which one that came and one that went are tried where there are more."""
_MOST_BALANCES = 40
_FEWEST_LINES = 3
"""Lines that must bear a balance out where words do not say what came and what went ..."""
_FEWEST_TOLD_LINES = 2
"""... and where they do."""
_MOST_FAILURES_SHARE = 0.34
_MOST_TOLD_FAILURES = 2
"""Lines that may fail where words say what came and went, fewer than hold: one wrong figure shows in its own line and
in that of the totals."""

Signs = tuple[int, ...]
"""For each flow 1 where it came, -1 where it went, 0 where it takes no part."""


def balances(table: Labelled, axis: Axis, known: Sequence[Told]) -> Iterator[HeldRelation]:
    """The balances along one axis that are borne out, but for positions that are ``known`` to be something else."""
    labels, rates = table.labels(axis), table.says(WORDS.formulas.percent, axis)
    figures = table.figures if axis == "rows" else table.figures.T
    filled = [int(at) for at in np.nonzero(figures.any(axis=1))[0]]
    taken = {one.target for one in known if one.axis == axis}
    for opening, closing in _ends(table, axis, [at for at in filled if not rates[at]])[:_MOST_BALANCES]:
        if closing in taken:
            continue
        flows = [at for at in filled if opening < at < closing and not rates[at]]
        lines = tuple(int(line) for line in np.nonzero(figures[closing] & figures[opening])[0])
        if flows and lines:
            few = len(flows) <= _MOST_FLOWS
            chosen = _signed(labels, flows) if few else _one_of_each(labels, flows[:_MOST_TRIED])
            found = _best(table, axis, opening, closing, flows, lines, chosen)
            if found is not None:
                yield found


def _ends(table: Labelled, axis: Axis, amounts: Sequence[int]) -> list[tuple[int, int]]:
    """Each position called an opening balance with the closing one that comes next."""
    found, opening = [], None
    opens, closes = table.says(WORDS.rows.opening, axis), table.says(WORDS.rows.closing, axis)
    for at in amounts:
        if opens[at]:
            opening = at
        elif closes[at] and opening is not None:
            found.append((opening, at))
            opening = None
    return found


def _signed(labels: Sequence[str], flows: Sequence[int]) -> Iterator[Signs]:
    """Every way in which each of a few flows may have come, have gone or be counted in another of them."""
    told = [_sign(labels[at]) for at in flows]
    return product(*(((sign, 0) if sign else (1, -1, 0)) for sign in told))


def _one_of_each(labels: Sequence[str], flows: Sequence[int]) -> Iterator[Signs]:
    """One of many flows that came and one that went: the others break these down."""
    told = [_sign(labels[at]) for at in flows]
    for came, sign in enumerate(told):
        for went, other in enumerate(told):
            if came != went and sign >= 0 and other <= 0:
                yield tuple(1 if at == came else -1 if at == went else 0 for at in range(len(flows)))


def _best(
    table: Labelled,
    axis: Axis,
    opening: int,
    closing: int,
    flows: Sequence[int],
    lines: tuple[int, ...],
    chosen: Iterator[Signs],
) -> HeldRelation | None:
    """The flows with their signs, as words say or else as most lines have it."""
    labels = table.rows if axis == "rows" else table.columns
    told = [_sign(labels[at]) for at in flows]
    best: tuple[int, int, HeldRelation] | None = None
    counted = not may_be_rounded(table)
    for signs in chosen:
        plus = (opening, *(at for at, sign in zip(flows, signs, strict=False) if sign > 0))
        less = tuple(at for at, sign in zip(flows, signs, strict=False) if sign < 0)
        if len(plus) + len(less) < 2:
            continue
        said = len(flows) <= _MOST_FLOWS and all(sign == own for sign, own in zip(signs, told, strict=True))
        relation = Told(
            kind="sum", axis=axis, target=closing, plus=plus, less=less, lines=lines, stated=False, doubt=not said,
            counted=counted,
        )  # fmt: skip
        one = held(table, relation)
        enough = one.telling >= (_FEWEST_TOLD_LINES if said else _FEWEST_LINES)
        few = len(one.fails) <= _MOST_FAILURES_SHARE * (one.telling + len(one.fails))
        enough &= few or (said and len(one.fails) <= _MOST_TOLD_FAILURES and len(one.fails) < one.telling)
        rank = (one.telling, sum(map(abs, signs)))
        if enough and (best is None or rank > best[:2]):
            best = (*rank, one)
    return best[2] if best else None


def _sign(label: str) -> int:
    """1 for what comes, -1 for what goes, 0 where its name does not say."""
    words = WORDS.formulas
    came, went = words.came.search(label) is not None, words.went.search(label) is not None
    return came - went
