"""Rows or columns that are called a change between two others (``Tăng/giảm so với cùng kỳ``): this period less the one
before, as their names or years say, with the sign."""

import re
from collections.abc import Iterator, Sequence
from itertools import permutations

import numpy as np

from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.table_patterns import Axis
from dqcheck.tables.told_relations import HeldRelation, Told, held
from dqcheck.tables.wordings import WORDS

_BEFORE, _BEHIND = 6, 2
"""Positions before and behind a change among which its two periods stand."""
_MOST_TARGETS = 200
_FEWEST_LINES = 2
_MOST_FAILURES_SHARE = 0.34
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def period_changes(table: Labelled, axis: Axis, known: Sequence[Told]) -> Iterator[HeldRelation]:
    """The changes along one axis that are borne out, but for positions that are ``known`` to be something else."""
    figures = table.figures if axis == "rows" else table.figures.T
    changes = table.says(WORDS.formulas.change, axis) & ~table.says(WORDS.formulas.percent, axis)
    filled = [int(at) for at in np.nonzero(figures.any(axis=1))[0]]
    taken = {one.target for one in known if one.axis == axis}
    targets = [at for at in filled if at not in taken and changes[at]]
    for target in targets[:_MOST_TARGETS]:
        lines = tuple(int(line) for line in np.nonzero(figures[target])[0])
        own = filled.index(target)
        near = [at for at in filled[max(0, own - _BEFORE) : own + _BEHIND + 1] if at != target and at not in targets]
        near = [
            at
            for at in near
            if not table.says(WORDS.relations.rate, axis)[at] and (figures[at] & figures[target]).any()
        ]
        found = _best(table, axis, target, near, lines)
        if found is not None:
            yield found


def _best(table: Labelled, axis: Axis, target: int, near: Sequence[int], lines: tuple[int, ...]) -> HeldRelation | None:
    """The two periods whose difference is stated, this one less the one before where names or years say which is which,
    else as the figures have it."""
    labels = table.labels(axis)
    both_ways = WORDS.formulas.both_ways.search(labels[target]) is not None
    best: tuple[int, int, HeldRelation] | None = None
    for now, before in permutations(near, 2):
        order = _order(labels[now], labels[before])
        if order < 0:
            continue
        told = Told(
            kind="difference", axis=axis, target=target, plus=(now,), less=(before,), lines=lines, stated=False,
            doubt=order == 0,
        )  # fmt: skip
        one = held(table, told)
        if one.reversed_ and not (order > 0 and both_ways):
            continue
        if order == 0 and len(one.fails):
            continue  # two figures somewhere that fit most lines are no periods
        support = len(one.fails) if one.reversed_ else one.telling
        enough = support >= _FEWEST_LINES and (
            one.reversed_ or len(one.fails) <= _MOST_FAILURES_SHARE * (one.telling + len(one.fails))
        )
        rank = (support, -abs(now - target) - abs(before - target))
        if enough and (best is None or rank > best[:2]):
            best = (*rank, one)
    return best[2] if best else None


def _order(now: str, before: str) -> int:
    """1 where labels say that the first period is the later one, -1 the earlier one, 0 where they say nothing."""
    words = WORDS.formulas
    earlier = (words.earlier.search(now) is not None, words.earlier.search(before) is not None)
    if earlier[0] != earlier[1]:
        return 1 if earlier[1] else -1
    years = [[int(one) for one in _YEAR.findall(label)] for label in (now, before)]
    if all(len(one) == 1 for one in years) and years[0] != years[1] and _YEAR.sub("", now) == _YEAR.sub("", before):
        return 1 if years[0] > years[1] else -1
    return 0
