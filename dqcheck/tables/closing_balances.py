"""Rows or columns that are called the closing balance of others: what was there at the opening, what came, less what
went (``Tồn đầu kỳ``, ``Nhập``, ``Xuất``, ``Tồn cuối kỳ``)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

import numpy as np

from dqcheck.tables.counted_things import may_be_rounded
from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.relations.number_lines import Indices
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
_SAME_GAP = 1e-6
_HIGHEST_RATE, _LEAST_AMOUNT = 200, 1000
"""Sizes of figures with decimals that may be rates, and of amounts among which they are."""
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
        lines = tuple(_of_amounts(table, axis, np.nonzero(figures[closing] & figures[opening])[0], opening, closing))
        if flows and lines:
            few = len(flows) <= _MOST_FLOWS
            chosen = _signed(labels, flows) if few else _one_of_each(labels, flows[:_MOST_TRIED])
            found = _best(table, axis, opening, closing, flows, lines, chosen)
            if found is not None:
                yield replace(found, told=replace(found.told, counted=not may_be_rounded(table)))


def _of_amounts(table: Labelled, axis: Axis, lines: Indices, opening: int, closing: int) -> list[int]:
    """The lines without those that look like rates among amounts (a comparison of two years in percent)."""
    values = np.abs((table.grid.values if axis == "rows" else table.grid.values.T)[[opening, closing]][:, lines])
    small = (values.max(axis=0, initial=0) <= _HIGHEST_RATE) & (values != np.round(values)).any(axis=0)
    amounts = 2 * (values.max(axis=0, initial=0) > _LEAST_AMOUNT).sum() > len(lines)
    found: list[int] = (lines[~small] if amounts else lines).tolist()
    return found


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
    for signs in chosen:
        plus = (opening, *(at for at, sign in zip(flows, signs, strict=False) if sign > 0))
        less = tuple(at for at, sign in zip(flows, signs, strict=False) if sign < 0)
        if len(plus) + len(less) < 2:
            continue
        said = len(flows) <= _MOST_FLOWS and all(sign == own for sign, own in zip(signs, told, strict=True))
        relation = Told(
            kind="sum", axis=axis, target=closing, plus=plus, less=less, lines=lines, stated=False, doubt=not said
        )  # fmt: skip
        one = held(table, relation)
        enough = one.telling >= (_FEWEST_TOLD_LINES if said else _FEWEST_LINES)
        few = len(one.fails) <= _MOST_FAILURES_SHARE * (one.telling + len(one.fails))
        enough &= few or (said and len(one.fails) < one.telling and _is_one_gap(table, one))
        rank = (one.telling, sum(map(abs, signs)))
        if enough and (best is None or rank > best[:2]):
            best = (*rank, one)
    return best[2] if best else None


def _is_one_gap(table: Labelled, one: HeldRelation) -> bool:
    """Whether the few lines that fail are all off by the same: those of one wrong figure and of the totals."""
    if len(one.fails) > _MOST_TOLD_FAILURES:
        return False
    values = table.grid.values if one.told.axis == "rows" else table.grid.values.T
    given = values[:, one.fails]
    gaps = given[one.told.target] - given[list(one.told.plus)].sum(axis=0) + given[list(one.told.less)].sum(axis=0)
    return bool(np.ptp(gaps) <= _SAME_GAP * np.abs(gaps).max())


def _sign(label: str) -> int:
    """1 for what comes, -1 for what goes, 0 where its name does not say."""
    words = WORDS.formulas
    came, went = words.came.search(label) is not None, words.went.search(label) is not None
    return came - went
