"""How readings of sums stand to each other: one inside another, one total stated twice, totals that cross, and readings
that explain the same figures and cannot both be meant."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping

from dqcheck.tables.relations.candidates import SumCandidate

_TWIN_DIGITS = 30.0
_FAR_DIGITS = 20.0
"""Digits of evidence of a total stated twice, and of one that shares parts with another."""


def nested(candidates: Iterable[SumCandidate]) -> set[tuple[int, frozenset[int]]]:
    """The candidates that add up the very parts of a total which stands among them: that total comes first, and then
    they may be read over it. A wrong figure in it would else go unseen, for its parts add up without it."""
    by_target: dict[int, list[SumCandidate]] = defaultdict(list)
    given = list(candidates)
    for one in given:
        by_target[one.target].append(one)
    totals = sorted(by_target)
    found: set[tuple[int, frozenset[int]]] = set()
    for one in given:
        if len(one.parts) < 3:
            continue
        parts, low, high = set(one.parts), min(one.target, *one.parts), max(one.target, *one.parts)
        among = totals[bisect_left(totals, low) : bisect_right(totals, high)]
        if any(
            len(other.parts) < len(parts) and other.oddness <= one.oddness + 1 and parts.issuperset(other.parts)
            for total in among
            if total not in parts and total != one.target
            for other in by_target[total]
        ):
            found.add(one.key)
    return found


def doubled(candidates: Iterable[SumCandidate], known: Iterable[SumCandidate]) -> set[tuple[int, frozenset[int]]]:
    """The candidates that add up a total and all of its parts: what they give is twice the total, which nobody adds."""
    by_target: dict[int, list[SumCandidate]] = defaultdict(list)
    for other in known:
        by_target[other.target].append(other)
    return {
        one.key
        for one in candidates
        for part in one.parts
        for other in by_target.get(part, ())
        if other.holds >= one.holds > 1 and len(other.parts) < len(one.parts) and set(one.parts) >= set(other.parts)
    }


def twin(one: SumCandidate, users: Mapping[int, SumCandidate]) -> bool:
    """Whether it states a total once more that stands right beside it."""
    other = users.get(one.parts[0])
    return (
        other is not None
        and other.target != one.target
        and frozenset(other.parts) == frozenset(one.parts)
        and one.oddness < 1.5
        and one.digits >= _TWIN_DIGITS
        and abs(one.target - other.target) <= 2
        and (one.target - one.parts[0]) * (other.target - one.parts[0]) > 0
    )


def crossing(one: SumCandidate, users: Mapping[int, SumCandidate]) -> bool:
    """Whether positions of like labels, each of another total, add up to one of their kind (the women of every
    province): it follows from the other totals, and shows with them which figure is wrong."""
    others = {id(users[part]) for part in one.parts if part in users}
    return one.kind.startswith("class ") and len(others) == len(one.parts) > 2


def clashes(one: SumCandidate, users: Mapping[int, SumCandidate], *, near: bool, labelled: bool) -> bool:
    """Whether it explains figures that another explains better. A ``labelled`` total may add up some of the parts of
    another."""
    mine = set(one.parts)
    for other in {id(users[part]): users[part] for part in one.parts if part in users}.values():
        shared = len(mine & set(other.parts))
        if other.target == one.target or shared == len(mine) == len(other.parts):
            return True
        sure = (labelled or not near) and one.digits >= _FAR_DIGITS and not one.fails
        sure = sure and shared < (max if labelled else min)(len(mine), len(other.parts))
        if shared >= 2 and not sure:
            return True
        if near and one.score < 0.6 * other.score:
            return True
    return False
