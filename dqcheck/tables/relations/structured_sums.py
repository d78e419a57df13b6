"""What labels, blocks and the outline of the rows say where figures alone do not suffice: totals that no pattern has
found, whose lines hold in part and fail by slips of the pen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf, log10

import numpy as np

from dqcheck.tables.relations.candidates import MOST_SLIPS, Between, SumCandidate, candidates, failing_lines
from dqcheck.tables.relations.likely_slips import chance_digits, exchanged, repairing
from dqcheck.tables.relations.number_lines import FLOAT_NOISE, Flags, NumberLines
from dqcheck.tables.relations.runs import runs
from dqcheck.tables.relations.total_blocks import BLOCK, MOST_NEAREST, NEAREST, blocks, nearest

OUTLINED = "outlined"
_CHANCE_DIGITS = 1.0
"""Digits of a total beyond what slips would hit by chance, where no line holds."""
_FEWEST_PROVEN, _PROVEN_SHARE = 3, 0.6
"""Totals of an outline that hold, and their share, from which on the outline says what adds up."""
_HELD_FOR_ONE, _BLOCK_DIGITS = 2, 1.0
"""Lines of a labelled block that hold to the digit for each that fails, and the digits of evidence of them."""
_SLIP_ODDNESS = 2.0
"""How odd a sum may look of which lines fail by slips."""

_HUNDRED, _FEWEST_SHARES = 100.0, 3

Group = tuple[int, tuple[int, ...]]
"""A total and its parts."""


@dataclass(slots=True, eq=False)
class KnownSums:
    """The sums that are believed so far, with the positions that were searched, those of them that have had their say,
    the digits of evidence that a sum needs, and the positions that may be totals."""

    active: Sequence[int]
    consumed: Flags
    found: Sequence[SumCandidate]
    needed: float
    possible: Flags


def slips(lines: NumberLines, one: SumCandidate) -> int:
    """The number of lines that fail by a likely slip of the pen, or because figures of two of them were exchanged."""
    failing = failing_lines(lines, one.target, one.parts)
    exact = one.exact == one.holds
    found = sum(bool(repairing(lines, one.target, one.parts, line, exact=exact)) for line in failing)
    if len(failing) == 2 and found < 2 and exact and exchanged(lines, one.target, one.parts, failing):
        return 2
    return found


def structured(lines: NumberLines, known: KnownSums, groups: Sequence[Group]) -> list[SumCandidate]:
    """The totals, none of which is ``known``, that labels, blocks and the ``groups`` of an outline say."""
    targets = {one.target for one in known.found}
    best: dict[int, SumCandidate] = {}
    held: dict[int, SumCandidate] = {}
    for one in (*_outlined(lines, known, groups), *_in_blocks(lines, known)):
        if _mostly_held(one):
            held.setdefault(one.target, one)
        elif one.target not in targets and (one.target not in best or best[one.target].score < one.score):
            best[one.target] = one
    return list((held | best).values())


def _outlined(lines: NumberLines, known: KnownSums, groups: Sequence[Group]) -> Iterator[SumCandidate]:
    apart = Between(lines, np.ones(lines.count, dtype=bool))
    outlined = list(candidates(lines, groups, apart, 0.0, OUTLINED))
    proven = sum(bool(one.holds) and not one.fails for one in outlined)
    proven = proven if proven >= _PROVEN_SHARE * len({one.target for one in outlined}) else 0
    for one in outlined:
        one.slips = slips(lines, one) if one.fails <= MOST_SLIPS else 0
        if _said(lines, known, one, len(groups), proven):
            yield one


def _in_blocks(lines: NumberLines, known: KnownSums) -> Iterator[SumCandidate]:
    targets = {one.target for one in known.found}
    left = [one for one in known.active if not known.consumed[one] or one in targets or lines.totals[one]]
    nobody: Flags = np.zeros(lines.count, dtype=bool)
    open_totals = [one for one in left if lines.totals[one] and one not in targets]
    asked = lines.totals.copy()
    asked[list(targets)] = False
    if not asked.any():
        return
    among = {tuple(left): known.consumed, tuple(known.active): nobody}
    among.setdefault(tuple(np.nonzero(lines.filled)[0].tolist()), nobody)
    for positions, consumed in among.items():
        between = Between(lines, consumed)
        found = [
            *blocks(lines, positions, asked, between, known.needed - 2),
            *runs(lines, positions, between, known.needed, strides=(1,), possible=known.possible & asked),
            *(nearest(lines, positions, open_totals, between, known.needed) if consumed is known.consumed else ()),
        ]
        for one in found:
            if one.oddness > _SLIP_ODDNESS or not asked[one.target]:
                continue
            if one.fails and one.fails <= MOST_SLIPS:
                one.slips = one.fails if _of_hundred(lines, one) else slips(lines, one)
            tried = MOST_NEAREST * len(open_totals) if one.kind == NEAREST else 1
            if _said(lines, known, one, tried) or _mostly_held(one):
                yield one


def _mostly_held(one: SumCandidate) -> bool:
    """Whether a labelled total of a block holds to the digit on most lines, and fails on one by more than a slip."""
    held = one.slips < one.fails and one.holds >= _HELD_FOR_ONE * one.fails and one.exact == one.holds
    return held and one.kind == BLOCK and one.digits >= _BLOCK_DIGITS


def _of_hundred(lines: NumberLines, one: SumCandidate) -> bool:
    """Whether a block states the shares of a whole: on each line its total is a hundred, or its parts come to that."""
    chosen = list(one.parts)
    given = lines.given[one.target] & lines.given[chosen].any(axis=0)
    if len(chosen) < _FEWEST_SHARES or not one.holds or (lines.values[chosen] < 0).any():
        return False
    worst = 0.5 * (lines.steps[one.target] + lines.slack(chosen)) + FLOAT_NOISE * _HUNDRED
    stated = lines.values[one.target] == _HUNDRED
    near = np.abs(lines.values[chosen].sum(axis=0) - _HUNDRED) <= worst
    return bool((stated | near)[given].all() and (stated & near)[given].any())


def _said(lines: NumberLines, known: KnownSums, one: SumCandidate, tried: int = 1, proven: int = 0) -> bool:
    """Whether a labelled total of a block is to be believed: its lines hold, or those that do not fail by slips that
    are no chance where so many were ``tried``, or where so many others of the outline are ``proven``."""
    bare = one.kind == NEAREST and not one.holds
    if one.slips < one.fails or (one.kind not in (BLOCK, OUTLINED) and not one.believed and not bare):
        return False
    if one.holds:
        return one.holds >= one.fails or one.kind == OUTLINED
    if any({one.target, *one.parts} == {other.target, *other.parts} for other in known.found):
        return False  # the same figures add up to another of them: this one is what is left
    if (lines.unsettled(one.target, one.parts) & lines.given[one.target]).any():
        return False  # hidden parts leave open what adds up
    failing = failing_lines(lines, one.target, one.parts)
    if (lines.values[list(one.parts)][:, failing] == lines.values[one.target, failing]).any(axis=0).all():
        return False  # one of them is stated again
    needed = _CHANCE_DIGITS + log10(max(tried, 1)) if proven < _FEWEST_PROVEN else -inf
    return bool(failing) and all(chance_digits(lines, one.target, one.parts, line) >= needed for line in failing)
