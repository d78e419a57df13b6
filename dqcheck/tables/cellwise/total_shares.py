"""Rows or columns of shares in a total of their own: each figure of a column in percent of the column's total (``Cơ
cấu``, ``Tỷ trọng``), each figure of a row in percent of the row's."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dqcheck.tables.cellwise.cell_statements import HUNDRED, CellRelation, CellStatement, Oriented
from dqcheck.tables.relations.number_lines import Flags, Indices, Numbers
from dqcheck.tables.wordings import WORDS

_BEFORE, _BEHIND = 6, 3
"""Positions before and behind shares among which what they are shares of stands."""
_MOST_TARGETS = 200
_MOST_TOTALS = 16
"""Lines that are tried as the total."""
_MOST_BLOCKS = 12
_FEWEST_LINES = 3
_FEWEST_DIFFERENT = 3
"""Different shares without which lines that hold are little more than one."""
_FEWEST_NAMED = 2
"""Lines, and different shares of two digits at least, where the shares are called so and their total is stated too."""
_TWO_DIGITS = 9.5
_MOST_FAILURES_SHARE = 0.25
_SURE_LINES = 5
_SURE_FAILURES_SHARE = 0.15
_ROUNDING_REACH = 0.51
_HARDLY_OFF = 2.0
"""Steps by which a share that was reckoned from other roundings may be off."""
_FEWEST_HARDLY_OFF = 2
_ABOUT = 0.06
"""Share of a figure by which it may be off and still shows in which notation it is."""
_LARGE = 400
"""Lines beyond which a table has one total, and a sample of them tells whether to look at all."""
_SAMPLE = 64
_PROMISING_SHARE = 0.5
_SCALES = (100.0, 1.0)


@dataclass(slots=True, eq=False)
class _Block:
    """Shares of one total: the position of the figures, the line of the total, and the lines that bear it out."""

    whole: int
    total: int
    scale: float
    holds: Flags


def total_shares(data: Oriented, known: Collection[int]) -> Iterator[CellRelation]:
    """The shares along one axis that are borne out, but for positions that are ``known`` to be quotients of others."""
    filled = data.filled
    rates = data.says(WORDS.formulas.percent) | data.says(WORDS.cells.share)
    said = [at for at in filled if at not in known and rates[at]]
    for target in said[:_MOST_TARGETS]:
        own = filled.index(target)
        near = [at for at in filled[max(0, own - _BEFORE) : own + _BEHIND + 1] if at != target]
        near = [at for at in near if not rates[at]]
        blocks = _blocks(data, target, sorted(near, key=lambda at: (abs(at - target), at)))
        for block, fails in _with_failures(data, target, blocks):
            yield _relation(data, target, block, fails)


def _blocks(data: Oriented, target: int, near: Sequence[int]) -> list[_Block]:
    """The totals whose shares are stated, the one with most lines first; a line is a share of one of them. What is no
    total by its name is one only where the label says that shares of a total are stated."""
    share = bool(data.says(WORDS.cells.share)[target])
    given = data.given[target]
    stated, left = data.values[target], given.copy()
    found: list[_Block] = []
    lines, called = np.nonzero(given)[0], data.across_say(WORDS.relations.total)
    sample = lines[:: max(1, len(lines) // _SAMPLE)] if len(lines) > _LARGE else None
    for scale in _SCALES:
        totals = _totals(data, target, scale)
        stating = called & _is_whole(data, target, scale)
        while len(found) < _MOST_BLOCKS:
            best: _Block | None = None
            for whole in near:
                for total in totals:
                    if sample is not None and not _promising(data, target, whole, total, scale, sample):
                        continue
                    holds = _holding(data, target, whole, total, scale) & left
                    enough = _enough(stated[holds] / data.steps[target, holds], named=share and bool(stating[total]))
                    if enough and (best is None or holds.sum() > best.holds.sum()):
                        best = _Block(whole, total, scale, holds)
            if best is None:
                break
            found.append(best)
            left &= ~best.holds
        if found:
            break
    return [one for one in found if share or called[one.total]]


def _is_whole(data: Oriented, target: int, scale: float) -> Flags:
    """The lines whose share is the whole."""
    near = np.abs(data.values[target] - scale) <= data.steps[target] * _ROUNDING_REACH
    whole: Flags = data.given[target] & near
    return whole


def _enough(steps: Numbers, *, named: bool) -> bool:
    """Whether shares that hold, in the steps to which they are stated, are enough."""
    if len(steps) >= _FEWEST_LINES:
        return len(np.unique(steps)) >= _FEWEST_DIFFERENT
    return named and len(np.unique(steps[np.abs(steps) >= _TWO_DIGITS])) >= _FEWEST_NAMED


def _totals(data: Oriented, target: int, scale: float) -> list[int]:
    """The lines that may be the total: those that are called so, and those whose share is the whole."""
    whole = _is_whole(data, target, scale)
    called = np.nonzero(data.across_say(WORDS.relations.total))[0].tolist()
    lines = dict.fromkeys([*np.nonzero(whole)[0].tolist()[:_MOST_TOTALS], *called[: _MOST_TOTALS // 2], *called[-4:]])
    return list(lines)[:_MOST_TOTALS]


def _holding(data: Oriented, target: int, whole: int, total: int, scale: float) -> Flags:
    """The lines whose figure is the share that is stated, zeros and the total itself left out."""
    base = data.values[whole, total]
    if not data.given[whole, total] or base == 0:
        return np.zeros(data.values.shape[1], dtype=bool)
    near = _near(data, target, whole, base, scale)
    near &= data.given[target] & data.given[whole] & (data.values[target] != 0)
    near[total] = False
    return near


def _promising(data: Oriented, target: int, whole: int, total: int, scale: float, sample: Indices) -> bool:
    """Whether some lines of a long table bear it out as those of one total would."""
    base = data.values[whole, total]
    if not data.given[whole, total] or base == 0:
        return False
    gap = np.abs(data.values[target, sample] - data.values[whole, sample] / base * scale)
    return bool((gap <= _ROUNDING_REACH * data.steps[target, sample] + 1e-9).mean() >= _PROMISING_SHARE)


def _near(data: Oriented, target: int, whole: int, base: float, scale: float, reach: float = _ROUNDING_REACH) -> Flags:
    """The lines whose figure is a share of the base, to so many steps."""
    figures: Numbers = data.values[whole]
    expected = figures / base * scale
    decimals = (figures != np.round(figures)) | (base != np.round(base))
    spread = np.where(decimals, np.abs(expected) * 0.5 * data.steps[whole] * (1 / np.maximum(np.abs(figures), 1e-9)), 0)
    near: Flags = np.abs(data.values[target] - expected) <= reach * data.steps[target] + spread + 1e-9
    return near


def _with_failures(data: Oriented, target: int, blocks: Sequence[_Block]) -> Iterator[tuple[_Block, Indices]]:
    """Each total with the lines among its own that no total explains, but for those with too many."""
    explained = np.zeros(data.values.shape[1], dtype=bool)
    for block in blocks:
        explained |= block.holds
        explained[block.total] = True
    for block in blocks:
        lines = np.nonzero(block.holds)[0]
        inside = np.zeros_like(explained)
        inside[max(0, lines[0] - 1) : lines[-1] + 2] = True
        fails = inside & ~explained & data.given[target] & data.given[block.whole] & (data.values[block.whole] != 0)
        fails &= ~_of_another_kind(data, target, block, fails)
        called = data.across_say(WORDS.relations.total)[block.total]
        one = fails.sum() == 1 and called and _is_whole(data, target, block.scale)[block.total]
        if one or fails.sum() <= _MOST_FAILURES_SHARE * (fails.sum() + len(lines)):
            explained |= fails
            yield block, np.nonzero(fails)[0]


def _of_another_kind(data: Oriented, target: int, block: _Block, fails: Flags) -> Flags:
    """Lines that fail but are no wrong shares: those in the other notation (0,2 where others have 20), and those that
    are hardly off, where several are: they were reckoned from figures nearer the truth than those that are printed."""
    base = data.values[block.whole, block.total]
    other = next(scale for scale in _SCALES if scale != block.scale)
    stated, expected = data.values[target], data.values[block.whole] / base * other
    found: Flags = np.abs(stated - expected) <= _ABOUT * np.abs(stated)
    hardly = fails & _near(data, target, block.whole, base, block.scale, reach=_HARDLY_OFF)
    return found | hardly if hardly.sum() >= _FEWEST_HARDLY_OFF else found


def _relation(data: Oriented, target: int, block: _Block, fails: Indices) -> CellRelation:
    failing, holding = set(fails.tolist()), np.nonzero(block.holds)[0].tolist()
    sure = len(holding) >= _SURE_LINES and len(failing) <= max(1, _SURE_FAILURES_SHARE * (len(failing) + len(holding)))
    if data.across_say(WORDS.relations.total)[block.total] and data.values[target, block.total]:
        if not _is_whole(data, target, block.scale)[block.total]:
            failing.add(block.total)  # its own share is the whole; that it is says nothing
    statements = [
        CellStatement(
            roles={
                "stated": (data.cell(target, line),),
                "part": (data.cell(block.whole, line),),
                "whole": (data.cell(block.whole, block.total),),
            },
            holds=line not in failing,
        )
        for line in sorted([*failing, *holding])
    ]
    scale = HUNDRED if block.scale == _SCALES[0] else HUNDRED / HUNDRED
    return CellRelation(claim="table-share", statements=tuple(statements), doubt=not sure, scale=scale)
