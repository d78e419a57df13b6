"""Error localisation: the fewest values whose change repairs every failing relation and breaks none that holds.

The principle of Fellegi and Holt (1976), on values: a changed value must be one that all its relations allow, and a
relation that breaks costs half of what one more wrong value does, for who errs once may have computed with the error.
The search is exact and bounded: more than ``MOST_WRONG`` wrong values in one connected group is told as unknown rather
than guessed.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_CEILING, Decimal
from itertools import combinations
from typing import Protocol

from dqcheck.model.dataset import Ref
from dqcheck.model.quantity import ZERO, Quantity, Value
from dqcheck.model.record import record
from dqcheck.numerals.intervals import EVERYTHING, Interval, contains, intersection
from dqcheck.numerals.slips import slip

MOST_WRONG = 3
MOST_CANDIDATES = {1: 60, 2: 36, 3: 16}
"""Of how many values so many are chosen: some 600 ways at most."""
COST = 8
"""The cost of changing one value of which nothing is known."""
COST_OF_A_BREAK = 4
"""The cost of a relation that holds and would not any more."""
COST_OF_A_PASS = 2
"""How much dearer a value gets for each relation that holds with it and does not say which values it allows."""
MOST_GAIN = 3
"""A value gets cheaper for each failing relation that a single slip in it explains, and when it is out of proportion,
up to so many."""


class Solvable(Protocol):
    """A relation between values, as it was judged."""

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The values that it relates."""

    def allowed(self, changed: Mapping[Ref, Decimal]) -> Mapping[Ref, Interval]:
        """For each value that alone could be changed so that it holds, what it would have to be, once others are
        ``changed``."""


@record
class Repair:
    """Values that would be changed, each with what it would have to be; None where nothing says what."""

    wanted: Mapping[Ref, Interval | None]
    cost: int


class Localiser:
    """Failing relations that hang together, and those with the same values that hold. ``values`` are all values by
    identity, ``malformed`` those that everybody sees to be wrong, ``unlikely`` those that are out of proportion to the
    values around them."""

    def __init__(
        self,
        failing: Sequence[Solvable],
        holding: Sequence[Solvable],
        values: Mapping[Ref, Value],
        malformed: Collection[Ref] = (),
        unlikely: Collection[Ref] = (),
    ) -> None:
        self._failing, self._values, self._malformed, self._unlikely = failing, values, malformed, unlikely
        self._signed = {
            (ref.table, ref.field) for ref, one in values.items() if isinstance(one, Quantity) and one.value < 0
        }
        self._shared = Counter(ref for one in failing for ref in set(one.refs))
        self._of: dict[Ref, list[tuple[Solvable, bool]]] = {ref: [] for ref in self._shared}
        for fails, relations in ((True, failing), (False, holding)):
            for one in relations:
                for ref in set(one.refs) & self._of.keys():
                    self._of[ref].append((one, fails))
        self._alone: dict[int, Mapping[Ref, Interval]] = {}

    def repairs(self) -> tuple[Repair, ...]:
        """The repairs of least cost; several where they tie, none where the search would be too wide."""
        # Of very many values those in several relations are looked at first: another one explains no more.
        order = sorted(self._shared, key=lambda ref: (-min(self._shared[ref], 2), self._passes(ref), repr(ref)))
        sets = [frozenset(one.refs) for one in self._failing]
        best: list[Repair] = []
        for size in range(1, MOST_WRONG + 1):
            if best and best[0].cost < size * (COST - MOST_GAIN):
                break
            for chosen in combinations(sorted(order[: MOST_CANDIDATES[size]], key=repr), size):
                if all(not refs.isdisjoint(chosen) for refs in sets):
                    found = self._repair(chosen)
                    if found is not None and (not best or found.cost <= best[0].cost):
                        best = [*(best if best and best[0].cost == found.cost else ()), found]
        return tuple(best)

    def _passes(self, ref: Ref) -> int:
        return sum(not fails for _, fails in self._of[ref])

    def _allowed(self, one: Solvable, changed: Mapping[Ref, Decimal]) -> Mapping[Ref, Interval]:
        if changed:
            return one.allowed(changed)
        if id(one) not in self._alone:
            self._alone[id(one)] = one.allowed({})
        return self._alone[id(one)]

    def _repair(self, chosen: Sequence[Ref]) -> Repair | None:
        """What the chosen values would have to be, and what that costs; None where no values repair what fails."""
        wanted = {ref: self._possible(ref) for ref in chosen}
        settled: dict[Ref, Decimal] = {}
        told: set[Ref] = set()
        for ref, allowed in self._told(chosen, True, wanted, settled):
            if allowed is None:
                continue
            narrowed = self._narrowed(ref, wanted[ref], allowed)
            if narrowed is None:
                return None
            told.add(ref)
            wanted[ref] = narrowed
        breaks = passes = 0
        for ref, allowed in self._told(chosen, False, wanted, settled):
            # Where nothing that fails says what a value would have to be, nobody knows whether it breaks what holds.
            if allowed is None or ref not in told:
                passes += 1
            elif (narrowed := self._narrowed(ref, wanted[ref], self._with_own(ref, allowed))) is not None:
                wanted[ref] = narrowed
            else:
                breaks += 1
        known = {ref: one if ref in told else None for ref, one in wanted.items()}
        cost = sum(self._cost(ref, known[ref]) for ref in chosen)
        return Repair(wanted=known, cost=cost + COST_OF_A_BREAK * breaks + COST_OF_A_PASS * passes)

    def _told(
        self, chosen: Sequence[Ref], fails: bool, wanted: Mapping[Ref, Interval], settled: dict[Ref, Decimal]
    ) -> Iterator[tuple[Ref, Interval | None]]:
        """What relations say of a chosen value, the others in them being ``settled``: a value is, once nothing else is
        left to it, and then a relation of two of them tells of the other. None where it does not say."""
        waiting = {id(one): one for ref in chosen for one, of in self._of[ref] if of is fails}
        while waiting:
            ready = {}
            for key, one in waiting.items():
                own = [ref for ref in chosen if ref in one.refs]
                left = [ref for ref in own if ref not in settled]
                if len(left) < 2:
                    ready[key] = (left or own)[0], own
            for key, (ref, own) in ready.items():
                changed = {other: settled[other] for other in own if other != ref}
                yield ref, self._allowed(waiting.pop(key), changed).get(ref)
            new = {ref: low for ref in chosen if ref not in settled and (low := _only(wanted[ref])) is not None}
            settled |= new
            if not ready and not new:
                return

    def _cost(self, ref: Ref, wanted: Interval | None) -> int:
        if ref in self._malformed:
            return 0
        value = self._values[ref]
        slipped = wanted is not None and isinstance(value, Quantity) and slip(value, wanted) is not None
        gain = (self._shared[ref] if slipped else 0) + (ref in self._unlikely)
        return COST - min(gain, MOST_GAIN)

    def _possible(self, ref: Ref) -> Interval:
        """What is not below zero stays so, unless others of its field are below zero."""
        value = self._values[ref]
        if (ref.table, ref.field) in self._signed or not isinstance(value, Quantity):
            return EVERYTHING
        return Interval(low=ZERO, high=None)

    def _with_own(self, ref: Ref, allowed: Interval) -> Interval:
        """What a relation that holds allows, with the value that it has: a tolerance let it hold."""
        value = self._values[ref]
        if not isinstance(value, Quantity) or contains(allowed, value.value):
            return allowed
        if allowed.low is not None and value.value <= allowed.low:
            return Interval(low=value.value, high=allowed.high, high_closed=allowed.high_closed)
        return Interval(low=allowed.low, low_closed=allowed.low_closed, high=value.value)

    def _narrowed(self, ref: Ref, known: Interval, allowed: Interval) -> Interval | None:
        """What both allow; None where they have nothing in common, or no whole number of a value that is counted."""
        both = intersection(known, allowed)
        value = self._values[ref]
        counted = isinstance(value, Quantity) and not value.quantum and value.value == value.value.to_integral_value()
        if both is None or not counted or both.low is None or both.high is None:
            return both
        whole = both.low.to_integral_value(ROUND_CEILING)
        whole += whole == both.low and not both.low_closed
        return both if contains(both, whole) else None


def groups(failing: Sequence[Iterable[Ref]]) -> list[list[int]]:
    """Indexes of the failing relations that hang together through shared values, in ascending order."""
    above = list(range(len(failing)))

    def root(index: int) -> int:
        while above[index] != index:
            above[index] = above[above[index]]
            index = above[index]
        return index

    first: dict[Ref, int] = {}
    for index, refs in enumerate(failing):
        for ref in refs:
            above[root(index)] = root(first.setdefault(ref, index))
    found: dict[int, list[int]] = {}
    for index in range(len(failing)):
        found.setdefault(root(index), []).append(index)
    return list(found.values())


def _only(where: Interval) -> Decimal | None:
    """The one value of an interval that holds no other."""
    return where.low if where.low == where.high else None
