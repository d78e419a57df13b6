"""The sums of a table along one axis: nested, found from the nearest outwards, each of them independent of the others.

What makes up a total has had its say and gives way to it; what then stands side by side may make up the next. A
candidate gives way where another explains the same figures better, and where it follows from what is believed.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import log10

import numpy as np

from dqcheck.tables.relations.candidates import Between, SumCandidate, candidate, pruned
from dqcheck.tables.relations.combinations import combinations
from dqcheck.tables.relations.contradictions import clashes, crossing, doubled, nested, twin
from dqcheck.tables.relations.elsewhere import elsewhere, near_pairs
from dqcheck.tables.relations.independence import Independent
from dqcheck.tables.relations.likeness import Tried, classes, repeated
from dqcheck.tables.relations.nil_parts import with_nil_parts
from dqcheck.tables.relations.number_lines import Flags, NumberLines
from dqcheck.tables.relations.register_rows import possible_totals
from dqcheck.tables.relations.runs import STRIDES, runs
from dqcheck.tables.relations.structured_sums import KnownSums, slips, structured

_RATE_BELOW = 100.5
_AMOUNTS_ABOVE = 1000
"""Sizes of figures that are no rates; figures with decimals of up to ``_RATE_BELOW`` beside them are."""
_ROUNDS = 14
"""Times that what is left is searched again: as many as totals are nested, and some."""
_FAR_SEARCHES = 3
"""Times that totals are looked for away from their parts."""
_NEAR_ODDNESS = 1.6
"""How odd a sum may look in the first round."""
_SLIP_ODDNESS = 2.0
"""How odd a sum may look of which lines fail by slips."""
_MANY_POSITIONS = 300
_CLASS_POSITIONS = 60
_CLASSED_POSITIONS = 200
_ODD_SHARE = 0.3
"""Share of the positions that may be totals of no neighbours; with more of them the figures hang together in ways that
are no sums, as those of a price list do."""
_SAID_DIGITS, _SAID_ODDNESS = 30.0, 4.0
"""Digits that a labelled total must have which stands away from its parts and is rounded, and how odd it may look."""
_REJOINED_DIGITS = 2.0
"""Digits of evidence beyond the usual where others than amounts by their label or looks take part in a sum."""
_REJOINED_ROUNDS = 3
_REST_DIGITS = 2.0
"""Digits of evidence beyond the usual of what two totals leave."""
_BETTER = 5.0
"""How much better another reading of a total must be for it to be waited for."""
_AGAIN_SCORE = 12.0
_SURE_SCORE = 25.0
"""How good a second reading of a total must be that looks odd."""


class _Search:
    """What is believed so far, and what it leaves to be searched."""

    def __init__(self, lines: NumberLines, others: Flags) -> None:
        self.lines = lines
        self.active = np.nonzero(lines.filled & ~others)[0].tolist()
        self.needed = 2.5 + 1.5 * log10(len(self.active) + 1)
        self.possible = possible_totals(lines, self.active, self.needed)
        self.found: list[SumCandidate] = []
        self.beside: list[SumCandidate] = []
        self.searched: list[int] = []
        self.independent = Independent()
        self.consumed: Flags = others.copy()
        self.twins: set[int] = set()
        self.tried = Tried(lines)
        self.said: set[tuple[int, frozenset[int]]] = set()

    def near(self) -> list[SumCandidate]:
        """Totals beside their parts, among what is left."""
        left = [one for one in self.active if not self.consumed[one]]
        if left == self.searched:
            return self.beside
        self.searched = left
        strides = STRIDES if len(self.active) <= _MANY_POSITIONS else STRIDES[:3]
        between = Between(self.lines, self.consumed)
        self.beside = runs(self.lines, left, between, self.needed, strides=strides, possible=self.possible)
        return self.beside

    def again(self) -> None:
        """Second readings of totals from the last search near them, of which the parts have no part in any other."""
        known = {one.target for one in self.found}
        self.take(
            [one for one in self.beside if one.target in known and one.score >= _AGAIN_SCORE], near=True, again=True
        )
        self.settle()

    def rests(self) -> None:
        """What stands right behind a total and is what it leaves of the total before it, or what both come to: income,
        costs, profit. It may have had its say in what follows."""
        filled = np.nonzero(self.lines.filled)[0]
        totals = sorted({one.target for one in self.found if one.target > max(one.parts)})
        found = []
        for before, total in pairwise(totals):
            behind = int(np.searchsorted(filled, total)) + 1
            if behind < len(filled):
                rest, needed = int(filled[behind]), self.needed + _REST_DIGITS
                found.append(candidate(self.lines, before, (total, rest), 0.0, needed, "rest"))
                found.append(candidate(self.lines, rest, (before, total), 0.0, needed, "rest"))
        self.take([one for one in found if not one.fails and one.exact == one.holds], near=True, again=True)

    def differences(self) -> None:
        """What one position is more than another near it, whatever else both have a part in and are called (target,
        existing, variance), where one of the three has had no say yet."""
        said = {position for one in self.found for position in (one.target, *one.parts)}
        filled = np.nonzero(self.lines.filled)[0].tolist()
        if said.issuperset(filled):
            return
        needed = self.needed + 2 * log10(len(filled) + 1) + 2
        found = near_pairs(self.lines, filled, Between(self.lines, np.ones(self.lines.count, dtype=bool)), needed)
        found = [one for one in found if not said.issuperset((one.target, *one.parts))]
        self.take([one for one in found if all(_varies(self.lines, part) for part in one.parts)], near=False)

    def rejoin(self, others: Flags, *, first: bool = False) -> bool:
        """Look among all positions, with those that were taken for others than amounts (a fee named a rate, earnings
        per share): they are where no line fails and most add up to the digit. Whether any are."""
        back = others & self.lines.filled
        if not back.any() or self.lines.count > _MANY_POSITIONS:
            return False
        active, needed = self.active, self.needed
        self.active, self.needed = np.nonzero(self.lines.filled)[0].tolist(), needed + _REJOINED_DIGITS
        self.consumed &= ~others
        known = len(self.found)
        for _ in range(_REJOINED_ROUNDS):
            found = [
                one
                for one in self.near()
                if back[[one.target, *one.parts]].any() and not one.fails and 2 * one.exact >= one.holds
            ]
            if not self.take(found, near=True, first=first):
                break
            self.settle()
        amounts = {one.target for one in self.found[known:]}
        self.active, self.needed = sorted(amounts.union(active)), needed
        self.consumed |= others
        self.consumed[[at for at in amounts if not any(at in one.parts for one in self.found)]] = False
        return bool(amounts)

    def far(self) -> list[SumCandidate]:
        """Totals away from their parts, of others than neighbours, and of positions that are alike."""
        left = [one for one in self.active if not self.consumed[one]]
        between = Between(self.lines, self.consumed)
        wide = self.needed + 2 * log10(len(self.active) + 1) + 2
        found = elsewhere(self.lines, left, self.active, between, wide, pairs=True, kind="")
        known = {one.target for one in self.found}
        said = [one for one in self.active if self.lines.totals[one] and one not in known]
        said_found = elsewhere(
            self.lines, self.active, said, between, wide, pairs=False, kind="said ", rounded=_SAID_DIGITS
        )
        found += [one for one in said_found if one.oddness <= _SAID_ODDNESS]
        found += combinations(self.lines, left, between, self.needed + 3)
        every: Flags = self.consumed.copy()
        every[self.active] = True
        nobody = Between(self.lines, every)
        for members in classes(self.lines, [one for one in self.active if self.possible[one]]):
            mine = [one for one in members if one not in self.twins]
            apart = nobody.with_back([one for one in mine if not self.consumed[one]])
            for one in (
                runs(self.lines, mine, apart, self.needed + 1, strides=(1,), kind="class ") if len(mine) > 2 else ()
            ):
                one.oddness += 1
                found.append(one)
            if 2 <= len(mine) <= _CLASS_POSITIONS and len(self.active) <= _CLASSED_POSITIONS:
                found += elsewhere(self.lines, mine, self.active, apart, self.needed + 3, pairs=False, kind="class ")
        return found

    def take(self, candidates: Iterable[SumCandidate], *, near: bool, first: bool = False, again: bool = False) -> int:
        """Believe the best of the candidates that do not contradict each other; how many. ``again`` are second readings
        of totals, which may stand farther away."""
        best: dict[tuple[int, frozenset[int]], SumCandidate] = {}
        for given in candidates:
            one = pruned(self.lines, given)
            if not one.believed and one.possible and one.oddness <= _SLIP_ODDNESS:
                one.slips = slips(self.lines, one)
            if one.believed and one.key not in self.said and (one.key not in best or best[one.key].score < one.score):
                best[one.key] = one
        if not best:
            return 0
        totals = {one.target: one for one in reversed(self.found)}
        behind = _direction([*best.values(), *self.found])
        users: dict[int, SumCandidate] = {}
        if not near:
            for one in self.found:
                for part in one.parts:
                    users.setdefault(part, one)
        taken = 0
        inner = doubled(best.values(), [*best.values(), *self.found])
        inner |= nested(best.values()) if near else set()
        rivals = Counter(frozenset(one.parts) for one in best.values())
        tops: dict[int, float] = {}
        for one in best.values():
            tops[one.target] = max(one.score, tops.get(one.target, one.score))
        for one in sorted(
            best.values(),
            key=lambda one: (
                not near and one.target in totals and rivals[frozenset(one.parts)] == 1,  # explained, it may wait
                -_rank(one, totals, behind),
                len(one.parts),
                one.target,
                one.parts,
            ),
        ):
            before = totals.get(one.target)
            if one.key in inner:
                continue
            if first and (one.oddness > _NEAR_ODDNESS or one.score < tops[one.target] - _BETTER):
                continue
            if before is not None and (
                set(before.parts) & set(one.parts)
                or (one.oddness > 0.5 and not again if near else one.oddness > 1 and one.score < _SURE_SCORE)
            ):
                continue
            again_stated = twin(one, users)
            labelled = bool(self.lines.totals[one.target])
            if not again_stated and clashes(one, users, near=near, labelled=labelled):
                continue
            if not self.independent.add(one) and not crossing(one, users):
                continue
            if again_stated:
                self.twins.add(one.target)
            self.believe(one)
            totals.setdefault(one.target, one)
            for part in one.parts:
                users.setdefault(part, one)
            taken += 1
        return taken

    def said_so_far(self) -> KnownSums:
        """What is believed, and which positions have had their say."""
        return KnownSums(self.active, self.consumed, self.found, self.needed, self.possible)

    def believe(self, one: SumCandidate) -> None:
        """Add one to what is believed."""
        self.said.add(one.key)
        self.found.append(one)

    def settle(self) -> int:
        """Add the patterns that repeat, and leave out from now on what has had its say; how many were added."""
        known = {one.target for one in self.found}
        added = 0
        for one in list(repeated(self.lines, self.found, self.tried)):
            one.slips = slips(self.lines, one) if one.fails else 0
            if one.slips == one.fails and one.target not in known and self.independent.add(one):
                known.add(one.target)
                self.believe(one)
                added += 1
        behind = _direction([one for one in self.found if len(one.parts) > 2])  # one of two may be a difference
        for one in self.found:
            self.consumed[_said_by(one, behind)] = True
        self.consumed[list(self.twins)] = True
        return added


def sums(
    lines: NumberLines, unlike: Flags | None = None, groups: Sequence[tuple[int, tuple[int, ...]]] = ()
) -> list[SumCandidate]:
    """The sums that are believed along one axis. ``unlike`` are positions whose label says that their figures are no
    amounts: they have no part in sums where others are. ``groups`` are totals and parts by the outline of the rows."""
    others = _no_amounts(lines, unlike)
    search = _Search(lines, others)
    if len(search.active) < 3:
        return []
    far, searches = False, 0
    for round_ in range(_ROUNDS):
        added = search.take(search.far() if far else search.near(), near=not far, first=not round_) + search.settle()
        if not round_:
            search.rejoin(others, first=True)
        if far:
            searches += 1
            if not added or searches == _FAR_SEARCHES:
                break
            far = False
        elif not added and round_:
            far = True
    search.again()
    search.rests()
    if search.rejoin(others):
        search.take(search.near(), near=True)
        search.settle()
    search.differences()
    odd = {id(one) for one in search.found if one.kind in ("pair", "run elsewhere", "combination")}
    for one in structured(lines, search.said_so_far(), groups):
        search.believe(one)
    found = search.found
    if len(odd) > max(3, _ODD_SHARE * len(search.active)):
        found = [one for one in found if id(one) not in odd]
    return with_nil_parts(lines, found)


def _no_amounts(lines: NumberLines, unlike: Flags | None) -> Flags:
    """Positions of rates among others of amounts, by their label or their looks; none where most are such."""
    fractional = lines.given & (lines.values != np.round(lines.values))
    small = lines.given & (np.abs(lines.values) <= _RATE_BELOW)
    given = np.maximum(lines.given.sum(axis=1), 1)
    looks = (2 * fractional.sum(axis=1) > given) & (small.sum(axis=1) > 0.9 * given) & (given > 1)
    large = np.abs(lines.values).max(axis=1, initial=0) > _AMOUNTS_ABOVE
    found: Flags = looks & bool(2 * large.sum() > lines.filled.sum())
    if unlike is not None:
        found = found | unlike
    if 2 * (found & lines.filled).sum() >= lines.filled.sum():
        return np.zeros(lines.count, dtype=bool)
    return found


def _varies(lines: NumberLines, position: int) -> bool:
    """Whether a position has several figures: an index is no sum of a change and a hundred."""
    return len(np.unique(lines.values[position, lines.given[position]])) > 2


def _direction(found: Sequence[SumCandidate]) -> int:
    """Whether totals of this table stand before their parts (1) or behind (-1), 0 where that is not clear."""
    near = [one.target < one.parts[0] for one in found if one.oddness < 0.5]
    before, behind = sum(near), len(near) - sum(near)
    if before > 1.5 * behind:
        return 1
    return -1 if behind > 1.5 * before else 0


def _said_by(one: SumCandidate, behind: int) -> list[int]:
    """The positions that have had their say with a sum: its parts. Where totals stand behind their parts, one before
    them is what something is taken away from, and what is left goes on: income, tax, income after tax."""
    rest = max(one.parts) if behind == -1 and one.target < min(one.parts) else None
    return [part for part in one.parts if part != rest]


def _rank(one: SumCandidate, totals: Mapping[int, SumCandidate], behind: int) -> float:
    usual = bool(behind) and (one.target < min(one.parts)) == (behind == 1)
    return one.score - (6.0 if one.target in totals else 0.0) + (1.5 if usual else 0.0)
