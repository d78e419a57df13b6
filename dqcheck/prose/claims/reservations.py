"""Reservations: signs in the wording that figures which do not fit each other were never meant to.

Each is a question about one claim that fails; those of a kind are listed at the end. They look at the words that stand
between and behind the figures, never at what would be convenient: a reservation that drops faults costs as much as an
alarm that is false.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import chain

from dqcheck.model.quantity import Qualifier, Quantity
from dqcheck.numerals.folding import fold
from dqcheck.prose.claims import common_bases
from dqcheck.prose.claims.growth_reservations import (
    as_ratio,
    beyond_clause,
    far_growth,
    of_another_start,
    of_each_period,
    of_other_things,
    of_target,
)
from dqcheck.prose.claims.stated_claims import HUNDRED, POINT_SHARE, Stated, apart
from dqcheck.prose.figures.block import Mark
from dqcheck.prose.figures.surroundings import noun_phrase
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.nearby import between, words_before, words_since_figure, words_since_quantity

NEAR_POINTS = Decimal("0.5")
"""By how many points a percentage is missed that can be of nothing else."""
_OPEN = frozenset({Qualifier.OVER, Qualifier.UNDER, Qualifier.NEARLY, Qualifier.AT_LEAST, Qualifier.AT_MOST})
_GROUP_DIGITS = 3


def rivalled(stated: Stated) -> bool:
    """Another statement of the same figures holds."""
    return stated.rivals


def open_ended(stated: Stated) -> bool:
    """A figure is only a bound of what is meant (``hơn``, ``dưới``)."""
    figures = chain.from_iterable(stated.claim.roles.values())
    return any(isinstance(one.value, Quantity) and one.value.qualifier in _OPEN for one in figures)


def unbounded(stated: Stated) -> bool:
    """A figure is a bound of what is meant, and not only nearly it (``gần``): that has both ends."""
    figures = chain.from_iterable(stated.claim.roles.values())
    open_ = _OPEN - {Qualifier.NEARLY}
    return any(isinstance(one.value, Quantity) and one.value.qualifier in open_ for one in figures)


def vague(stated: Stated) -> bool:
    """A figure is only about so large, and the reading itself is in doubt."""
    return stated.claim.doubt and any(mark.qualifier is not None for mark in stated.marks)


# Percentages


def far_off(stated: Stated) -> bool:
    """The percentage is nowhere near that of the two figures."""
    part, whole, said = stated.value("part"), stated.value("whole"), stated.value("stated")
    given = HUNDRED * part / whole if whole else Decimal(0)
    if said and abs(given / said / 1000 - 1) <= POINT_SHARE and stated.one("part").kind == "money":
        return False  # told in a unit a thousand times too large
    return (given > 2 * HUNDRED and said <= HUNDRED) or apart(given, said)


def of_another_base(stated: Stated) -> bool:
    """The percentage names what it is of, and that is not what the whole counts."""
    mark, whole = stated.one("stated"), stated.one("whole")
    words = mark.block.words.reservations
    named = words.base.match(mark.block.text, mark.end)
    if named is None:
        return False
    if whole.start >= mark.end and whole.block is mark.block:
        return False  # it is the figure named there
    if _of_plan(mark, whole):
        return False
    if abs(HUNDRED * stated.value("part") - stated.value("stated") * stated.value("whole")) <= (
        NEAR_POINTS * abs(stated.value("whole"))
    ):
        return False  # so near that it can be no other
    wanted = [word for word in fold(named["base"]).split() if word not in _folded(words.places)]
    begin, end = whole.block.sentence(whole.start)
    known = set(fold(whole.block.text[begin : mark.start if whole.block is mark.block else end]).split())
    return any(word not in known for word in wanted)


def _of_plan(mark: Mark, whole: Mark) -> bool:
    """True for a percentage that names a plan as what it is of, and a whole that is called one."""
    rates = mark.block.words.rates
    against = rates.percentages.against.match(mark.block.text, mark.end)
    return bool(against and against["plan"] and rates.growth.planned.search(words_since_quantity(whole)))


def _folded(words: frozenset[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def of_what_follows(stated: Stated) -> bool:
    """The percentage is one of the noun behind it (``100% năng lượng tái tạo``), which no other figure counts."""
    mark = stated.one("stated")
    words = mark.block.words
    explained = words.rates.percentages.explained.match(mark.block.text, mark.end)
    if explained and any(_follows(stated.one(role), mark) for role in ("part", "whole")):
        return False  # a figure behind it explains it
    if words.reservations.goal.match(mark.block.text, mark.end) or words.reservations.base.match(
        mark.block.text, mark.end
    ):
        return False
    noun = noun_phrase(words.figures.nouns, mark.block.text, mark.end)
    if not noun or not mark.block.text[mark.end :].lstrip()[:1].islower():
        return False
    head = noun.split()[0]
    others = (stated.one("part"), stated.one("whole"))
    return not any(head in other.noun.split() or f" {head} " in f" {other.label.lower()} " for other in others)


def _follows(mark: Mark, stated: Mark) -> bool:
    return mark.block is stated.block and 0 < mark.start - stated.end <= mark.block.words.rates.reach.phrase_characters


def of_each(stated: Stated) -> bool:
    """The percentage says what each of the counted things has (``12/18 thôn có tỷ lệ hộ khá trên 90%``)."""
    mark, part = stated.one("stated"), stated.one("part")
    if mark.block is not part.block or part.start > mark.start:
        return False
    first = part.part_of or part
    gap = between(first, mark)
    joined = not any(sign in gap for sign in (*",;(:–-", ". "))
    return joined and bool(mark.block.words.reservations.relative.search(gap))


def of_voters(stated: Stated) -> bool:
    """The percentage tells how an assembly voted, so it is of all its members."""
    mark, part = stated.one("stated"), stated.one("part")
    begin, end = mark.block.sentence(mark.start)
    votes = mark.block.words.reservations.votes
    if fitting.percent_slipped(mark, part, stated.one("whole")):
        return False
    return part.is_fraction and bool(votes.search(mark.block.text, begin, end))


def of_rival(stated: Stated) -> bool:
    """Another percentage beside it is that of the two figures."""
    mark, part, whole = stated.one("stated"), stated.one("part"), stated.one("whole")
    near = mark.block.marks[max(0, mark.order - 2) : mark.order + 3]
    return any(
        other is not mark and other.kind == "percent" and fitting.percent(other, part, whole)
        for other in near
        if min(part.start, mark.start) <= other.start or other.start < mark.end + 80
    )


def of_several_rates(stated: Stated) -> bool:
    """Another percentage stands right before it, and the figures that both may be of behind them (``72% dân số thành
    thị và 54% dân số, tương đương 108 triệu trên 217 triệu``)."""
    mark, part = stated.one("stated"), stated.one("part")
    if part.block is not mark.block or part.start < mark.end or not mark.order:
        return False
    other = mark.block.marks[mark.order - 1]
    joined = mark.block.words.sums.totals.last_joined.search(between(other, mark))
    return other.kind == "percent" and joined is not None and not any(sign in between(other, mark) for sign in ",;.(")


def of_several_bases(stated: Stated) -> bool:
    """The percentages name what they are of, each another thing."""
    base = stated.marks[0].block.words.reservations.base
    named = [base.match(mark.block.text, mark.end) for mark in stated.marks]
    bases = {fold(found["base"]).strip() for found in named if found is not None}
    return len(bases) > 1


def of_common_base(stated: Stated) -> bool:
    """Another percentage of the sentence is of the same other base, and neither names what it is of."""
    mark = stated.one("stated")
    named = mark.block.words.reservations.base_list.match(mark.block.text, mark.end)
    return not named and common_bases.is_of_another(mark, stated.one("part"), stated.one("whole"))


def elsewhen(stated: Stated) -> bool:
    """Words of another time stand between the part and the percentage, or part and whole are of different years."""
    mark, part, whole = stated.one("stated"), stated.one("part"), stated.one("whole")
    words = mark.block.words.reservations
    if part.block is mark.block and part.end < mark.start and words.elsewhen.search(between(part, mark)):
        return True
    return _year(part) != _year(whole) and bool(_year(part)) and bool(_year(whole))


def _year(mark: Mark) -> str:
    """The year told right behind a figure, empty without one."""
    for other in mark.block.marks[mark.order + 1 : mark.order + 2]:
        if other.kind == "year" and other.start - mark.end <= mark.block.words.rates.reach.beside_characters // 2:
            return other.text
    return ""


def of_two_parts(stated: Stated) -> bool:
    """Part and whole are parts of a total that holds, each beside the other, so that the percentage is of the total."""
    return stated.agreed


def of_siblings(stated: Stated) -> bool:
    """Part and whole are two classes of one noun, one told right after the other (``57 hộ nghèo, 21 hộ cận nghèo``), or
    opposites by name: both are parts of something else."""
    part, whole = stated.one("part"), stated.one("whole")
    if part.block is not whole.block or part.start < whole.end:
        return False
    if _are_opposites(words_since_quantity(whole), words_since_quantity(part), part):
        return True
    one, other = f"{whole.noun} ", f"{part.noun} "
    classes = not one.startswith(other) and not other.startswith(one) and whole.head == part.head != ""
    gap = between(whole, part).strip().removeprefix(whole.noun).strip()
    return classes and (gap == "," or part.block.words.sums.totals.last_joined.fullmatch(f" {gap} ") is not None)


def of_the_rest(stated: Stated) -> bool:
    """A figure behind the percentage is what is left of the whole."""
    mark = stated.one("stated")
    rest = mark.block.words.sums.totals.rest
    behind = (one for one in (stated.one("part"), stated.one("whole")) if one.block is mark.block)
    return any(one.start > mark.end and rest.search(words_since_figure(one)) for one in behind)


# Totals and parts


def of_fewer_kinds(stated: Stated) -> bool:
    """The wording says of how many kinds the total is, and they are not all told, or that the parts are only some."""
    total, parts = stated.one("total"), stated.roles["parts"]
    words = total.block.words.reservations
    first = parts[0]
    if first.block is total.block:
        opener = between(total, first) if first.start > total.end else ""
    else:
        above = total.block.text[total.end :]
        opener = above
    found = words.kinds.search(opener.rstrip(": ")) or words.kinds.search(words_before(total))
    if found is not None:
        count = found["count"].lower()
        number = int(count) if count.isdigit() else words.counts[count]
        if number != len(parts):
            return True
    return bool(words.foremost.search(opener))


def of_other_times(stated: Stated) -> bool:
    """A part is of another time than the one before it."""
    words = stated.one("total").block.words.reservations
    return any(words.elsewhen.search(words_since_quantity(part)) for part in stated.roles["parts"][1:])


def otherwise_written(stated: Stated) -> bool:
    """The figures fit when one whose point parts three digits is read with that point as a decimal one."""
    total, parts = stated.roles.get("total"), stated.roles.get("parts")
    if not total or not parts or stated.claim.roles.get("less"):
        return False
    group = total[0].block.words.figures.numerals.notation.group
    for mark in stated.marks:
        digits = mark.block.text[mark.start : mark.stop]
        if digits.count(group) != 1 or len(digits.rpartition(group)[2]) != _GROUP_DIGITS:
            continue
        added = sum((part.base / 1000 if part is mark else part.base for part in parts), Decimal(0))
        if added == (total[0].base / 1000 if total[0] is mark else total[0].base):
            return True
    return False


def of_opposites(stated: Stated) -> bool:
    """Part and whole are named as two classes that exclude each other (men and women), or are balances, of which one
    may well be more than all together."""
    part, whole = stated.one("part"), stated.one("whole")
    one, other = words_since_figure(part), words_since_figure(whole)
    totals = part.block.words.sums.totals
    if any(word.search(one) for pair in totals.balances[1:] for word in pair):
        return True
    return _are_opposites(one, other, part)


def _are_opposites(one: str, other: str, mark: Mark) -> bool:
    """True for the words of two figures of which one names a class and the other its opposite."""
    return any(
        (first.search(one) and second.search(other) and not second.search(one))
        or (second.search(one) and first.search(other) and not first.search(one))
        for first, second in mark.block.words.sums.totals.opposites
    )


def of_two_things(stated: Stated) -> bool:
    """The words before a fraction name two things with a stroke between them (``hiện có/được giao``)."""
    part = stated.one("part")
    return part.part_of is not None and bool(part.block.words.reservations.of_two.search(words_before(part)))


def far_parts(stated: Stated) -> bool:
    """The part is many times the whole."""
    return apart(stated.value("part"), stated.value("whole"))


def in_other_sentence(stated: Stated) -> bool:
    """Part and whole stand in different sentences and are not counted in the same noun."""
    part, whole = stated.one("part"), stated.one("whole")
    together = part.block is whole.block and part.block.sentence(part.start) == whole.block.sentence(whole.start)
    return not together and (not part.head or part.noun.split()[:2] != whole.noun.split()[:2])


def far_product(stated: Stated) -> bool:
    """The product is nowhere near that of the factors."""
    value = Decimal(1)
    for factor in stated.roles["factors"]:
        value *= factor.base
    scale = stated.claim.params.get("scale", Decimal(1))
    return isinstance(scale, Decimal) and apart(value, stated.one("stated").base)


def of_extremes(stated: Stated) -> bool:
    """A factor is the greatest or the least of many."""
    words = stated.one("stated").block.words.reservations
    return any(words.extreme.search(words_since_quantity(factor)) for factor in stated.roles["factors"])


Reservation = Callable[[Stated], bool]


def of_some(stated: Stated) -> bool:
    """True for parts whose shares of the total are told and hold: they are some of its parts; and for a part that is
    lost where the total is rounded, which adds up to nothing (a price, and what was earned)."""
    least = stated.one("total").step * stated.one("total").scale
    return stated.agreed or any(0 < part.base < least for part in stated.roles.get("parts", ()))


def with_unknown(stated: Stated) -> bool:
    """A part is told of which nobody knows how much it is (``phát sinh vài hộ``, ``several left``)."""
    blocks = {id(mark.block): mark.block for mark in stated.marks}
    if len(blocks) > 1:
        return False
    block = stated.marks[0].block
    begin, _ = block.sentence(min(mark.start for mark in stated.marks))
    _, end = block.sentence(max(mark.start for mark in stated.marks))
    return block.words.sums.remainders.some.search(block.text[begin:end]) is not None


def of_one_of_them(stated: Stated) -> bool:
    """What is left is that of one place or kind among others (``riêng xã Bình An còn 12 hồ sơ``), which no figure
    before it is of."""
    rest, whole = stated.roles["parts"][-1], stated.one("total")
    words, ahead = rest.block.words, words_since_quantity(rest)
    if rest.block is not whole.block or rest.start < whole.start:
        return False
    if words.sums.parts.mainly.search(ahead):
        return True
    named = words.reservations.one_place.search(ahead)
    return named is not None and named["name"] not in words_since_quantity(whole)


RESERVATIONS: Mapping[str, Sequence[Reservation]] = {
    "percentage": (
        rivalled, far_off, of_another_base, of_common_base, of_what_follows, of_each, of_voters, of_rival, elsewhen,
        of_several_rates, of_two_parts, of_siblings, of_the_rest, open_ended,
    ),
    "growth": (rivalled, as_ratio, of_other_things, of_target, of_another_start, far_growth, beyond_clause, open_ended),
    "growth-amount": (
        rivalled, of_each_period, of_target, of_another_start, far_growth, beyond_clause, open_ended,
    ),
    "shares": (of_several_bases,),
    "total": (with_unknown, of_some, of_fewer_kinds, of_other_times, otherwise_written, open_ended),
    "part": (of_opposites, of_two_things, far_parts, in_other_sentence, open_ended),
    "product": (of_extremes, unbounded),
    "flow": (with_unknown, of_one_of_them, open_ended),
}  # fmt: skip
"""What may speak against each kind of claim."""
