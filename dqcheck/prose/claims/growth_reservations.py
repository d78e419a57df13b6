"""Signs in the wording that a change was never meant to be that of the values near it."""

import re
from decimal import Decimal

from dqcheck.numerals.folding import fold
from dqcheck.prose.claims.stated_claims import HUNDRED, Stated, apart
from dqcheck.prose.figures.block import ADDITIVE
from dqcheck.prose.phrases.answered_lists import is_answer
from dqcheck.prose.phrases.named_ends import named_ends
from dqcheck.prose.phrases.nearby import between, opens_clause

CLOSE_POINTS = Decimal(5)
"""By how many points, or percent of a value, a change is missed that is meant all the same."""
_CLAUSE = 40
"""Characters before a change in which its clause says what it is of."""


def as_ratio(stated: Stated) -> bool:
    """The percentage is the new value as one of the earlier (``tương đương 212% so với cùng kỳ``)."""
    now, before, said = stated.value("now"), stated.value("before"), stated.one("stated")
    if said.rises is False:
        return False  # nothing falls to what it falls by
    return stated.claim.kind == "growth" and bool(before) and abs(HUNDRED * now / before - said.value) <= said.step


def of_target(stated: Stated) -> bool:
    """The figure may be the target that was passed, not by how much (``đạt 91%, vượt chỉ tiêu 90%``)."""
    mark = stated.one("stated")
    now, before = stated.value("now"), stated.value("before")
    if stated.claim.kind == "growth" and stated.one("now").kind in ADDITIVE and before:
        if abs(HUNDRED * (now - before) / before - mark.value) <= CLOSE_POINTS:
            return False  # so near that it is by how much
    return mark.block.words.reservations.beyond_target.search(mark.block.text[: mark.start]) is not None


def of_other_things(stated: Stated) -> bool:
    """The percentage is one of things that stand right behind it and have no part in the levels (``900 tonnes ... 860
    tonnes, a loss of 2% of its customers``)."""
    mark = stated.one("stated")
    named = mark.block.words.reservations.base.match(mark.block.text, mark.end)
    against = mark.block.words.rates.growth.against_value
    if named is None or against.search(mark.block.text[mark.end : named.start("base")]):
        return False
    begin, _ = mark.block.sentence(mark.start)
    known = set(fold(mark.block.text[begin : mark.start]).split())
    return known.isdisjoint(fold(named["base"]).split()[-1:])


def far_growth(stated: Stated) -> bool:
    """The change is nowhere near that of the two values, which were found apart from it."""
    now, before, said = stated.value("now"), stated.value("before"), stated.value("stated")
    if not before or _is_derived(stated):
        return False
    growth = stated.claim.kind == "growth"
    given = HUNDRED * (now - before) / before if growth else now - before
    near = CLOSE_POINTS if growth else abs(now) * CLOSE_POINTS / HUNDRED
    return abs(abs(given) - abs(said)) > near and apart(given, said)


def _is_derived(stated: Stated) -> bool:
    """True when an amount beside the change tells the earlier value."""
    return stated.claim.roles["before"][0].where == stated.claim.roles["now"][0].where


def beyond_clause(stated: Stated) -> bool:
    """Another clause, or another change, stands between the change and both values."""
    mark = stated.one("stated")
    values = [stated.one("now"), stated.one("before")]
    if _is_derived(stated) or stated.agreed or any(value.block is not mark.block for value in values):
        return False
    if named_ends(mark, values) == tuple(values) or is_answer(mark, *values):
        return False
    nearest = min(values, key=lambda value: abs(value.order - mark.order))
    first, last = sorted((nearest, mark), key=lambda one: one.order)
    gap = between(first, last)
    others = mark.block.marks[first.order + 1 : last.order]
    another = mark.block.words.reservations.another_clause.search(gap)
    apart = another is not None or (
        ";" in gap and mark.kind != "duration" and not (last is mark and opens_clause(mark))
    )
    same = any(other.is_change and other.kind == mark.kind for other in others)
    return apart or (". " in gap and bool(others)) or same


def of_each_period(stated: Stated) -> bool:
    """The change is that of each year (``trung bình năm tăng 7.550 người``)."""
    mark = stated.one("stated")
    clause = re.split(r"[,;(]", mark.block.text[max(0, mark.start - _CLAUSE) : mark.start])[-1]
    return mark.block.words.reservations.each_period.search(clause) is not None


def of_another_start(stated: Stated) -> bool:
    """The change names what it is against, which is no time or plan, and which nothing in the sentence before it
    names (``từ 39.800 đồng lên 40.700 đồng, tăng 2,78% so với tham chiếu``)."""
    mark, before = stated.one("stated"), stated.one("before")
    words = mark.block.words
    named = words.reservations.start.match(mark.block.text, mark.end)
    if named is None or (before.block is mark.block and before.start >= mark.end):
        return False
    base = named["base"]
    if words.rates.growth.of_time.search(base) or words.rates.growth.of_plan.search(base):
        return False
    begin, _ = mark.block.sentence(mark.start)
    known = {*mark.block.text[begin : mark.start].lower().split(), *words.reservations.places}
    return not known.issuperset(base.lower().split())
