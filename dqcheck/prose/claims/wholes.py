"""What a percentage is of: the part it speaks of and the whole, some clauses or sentences away."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from dqcheck.language.wording import Match
from dqcheck.model.record import record
from dqcheck.prose.figures.block import ADDITIVE, QUANTITIES, Block, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import alike, same_kind
from dqcheck.prose.phrases.items import Breakdown
from dqcheck.prose.phrases.nearby import between, figures_before, figures_behind, words_since_quantity

HUNDRED = Decimal(100)
_BRACKET_END = re.compile(r"(?:\s[^\W\d_]+){0,3}\s?\)")
TELLING_DIGITS = 3
"""Digits of a percentage from which on it seldom fits two figures by chance."""
SURE_DIGITS = 4
"""Digits of a percentage from which on it fits two figures by chance almost never."""
MOST_FIGURES = 150
"""Figures before a percentage that are tried as its whole."""
_NEAR_FIGURES = 12
"""Figures before a part among which one that counts the same is its whole."""
_RECENT_PERCENTAGES = 3
"""Percentages of a block whose wholes are tried for the next one."""
_SIBLING_FIGURES = 2
"""Figures behind a part among which its percentage stands."""
_MEANT_SHARE = Decimal("0.15")
"""By how much of itself a percentage of a plan may be missed, to be meant for the only plan near it."""
_PLAN_SENTENCES = 2
"""Sentences before that of a percentage in which its plan may stand."""
_PAIR = 2
"""A whole and a part."""
_ROLES = 2
"""A result and its plan."""
_NOUN_WORDS = 3
"""Words of a noun that tell what is counted."""
_ALMOST_POINTS = Decimal("0.5")
"""By how much a percentage may miss the only whole that the wording offers, to be meant for it."""
_ALMOST_SHARE = Decimal("0.02")
"""The same as a share of a small percentage."""
_VAGUE_SHARE = Decimal("0.005")
"""How far, as a share of itself, a percentage may be from that of figures that are only about so large."""


@record
class Base:
    """A part and the whole of which its percentage is; ``doubt`` where the figures do not say so."""

    part: Mark
    whole: Mark
    doubt: bool = False


def digits(stated: Mark) -> int:
    """How many digits a percentage shows: its protection against chance."""
    return len(stated.block.text[stated.start : stated.stop].replace(",", "").lstrip("0"))


def against(stated: Mark) -> Match | None:
    """The words behind a percentage of a plan or of another period."""
    return stated.block.words.rates.percentages.against.match(stated.block.text, stated.end)


def of_whole(
    document: Sequence[Block],
    stated: Mark,
    part: Mark,
    groups: Mapping[int, Sequence[Breakdown]],
    bases: Sequence[Base],
) -> Base | None:
    """The part that a percentage speaks of and a whole behind it, around it or before it. ``groups`` are those in which
    each figure is a part, ``bases`` those of the percentages before it."""
    other = against(stated)
    totals = [] if other else groups.get(id(part), ())
    told = [] if other else [base for base in reversed(bases[-_RECENT_PERCENTAGES:]) if alike(base.part, part)]
    named = _behind(stated, part)
    if named is not None and fitting.percent(stated, part, named):
        return Base(part=part, whole=named)
    if named is not None and other is not None:
        for told_before in figures_before(stated):
            plain = told_before.kind == named.kind and told_before.dimension == named.dimension
            if plain and not told_before.is_change and fits(stated, told_before, named):
                return Base(part=told_before, whole=named)
    for group in totals:
        if fits(stated, part, group.total) or fitting.truncated(stated, part, group.total):
            return Base(part=part, whole=group.total)
    if named is not None and _is_of_all(stated, named):
        return Base(part=part, whole=named, doubt=True)
    whole = next((base.whole for base in told if base.whole.base >= part.base and fits(stated, part, base.whole)), None)
    whole = whole or _earlier(document, stated, part, other) or (None if other else _later(stated, part))
    if whole is not None:
        return Base(part=part, whole=whole)
    if named is not None and _is_in_bracket(stated, part, named):
        return Base(part=part, whole=named, doubt=True)
    whole = _meant(stated, part, totals, told, other)
    return Base(part=part, whole=whole, doubt=True) if whole is not None else None


def _meant(
    stated: Mark, part: Mark, totals: Sequence[Breakdown], told: Sequence[Base], other: Match | None
) -> Mark | None:
    """The whole for which a percentage that is not that of any was meant."""
    takes = stated.block.words.rates.percentages.takes
    for group in totals:
        if _siblings_hold(group, part):
            return group.total
        beside = part.block is stated.block and takes.fullmatch(between(part, stated))
        if beside and len(group.parts) > 1 and group.holds() and not stated.qualifier:
            return group.total
    for base in told:
        if fitting.sums(base.whole, [base.part, part]) and not base.doubt:
            return base.whole  # the one leaves just the other
    meant = [base.whole for base in told if _same_noun(base.part, part)] + _single(totals, part)
    if not other:
        meant.extend(_same_before(part, stated))
    for whole in meant:
        if part.base <= whole.base and _almost(stated, part, whole):
            return whole
        if _are_alone(stated, part, whole):
            return whole
    if (only := _only(stated, part)) is not None and not other:
        return only
    begin, _ = stated.block.sentence(stated.start)
    shared = _shared([base for base in told if base.part.start >= begin])
    if shared is not None and part.base < shared.base and not stated.qualifier and _beside(part, stated):
        return shared
    return None


def _are_alone(stated: Mark, part: Mark, whole: Mark) -> bool:
    """True for a whole, some of its very things and their share that are told one right after the other (``2.215 hộ,
    trong đó hộ nghèo là 201 hộ, chiếm tỷ lệ 9,07%``): however far off, the percentage is of nothing else."""
    if whole.block is not stated.block or part.kind != "count" or not part.base < whole.base:
        return False
    if stated.value > HUNDRED:
        return False
    if _is_of_class(stated):
        return False
    if not whole.noun or part.head != whole.head or stated.qualifier or part.qualifier or whole.qualifier:
        return False
    block = stated.block
    between_them = [mark for mark in block.marks[whole.order + 1 : stated.order] if mark.kind in QUANTITIES]
    if between_them != [part] or block.sentence(whole.start) != block.sentence(stated.start):
        return False
    words, gap = block.words.rates.percentages, between(part, stated)
    return bool(words.takes.fullmatch(gap) or (not against(stated) and words.reaches.fullmatch(gap)))


def _is_of_class(stated: Mark) -> bool:
    """True for a percentage of a class that the words behind it name (``22% of those who voted``)."""
    return bool(stated.block.words.rates.shares.of_class.match(stated.block.text, stated.end))


def _only(stated: Mark, part: Mark) -> Mark | None:
    """The figure right before a part, the only one of its kind so far in its sentence and the one before it, where the
    percentage right behind the part is said to be its share: nothing else is told that it could be of."""
    block, words = stated.block, stated.block.words.rates.percentages
    gap = between(part, stated)
    if part.block is not block or stated.order != part.order + 1 or stated.value > HUNDRED:
        return None
    if not (words.takes.fullmatch(gap) or words.reaches.fullmatch(gap)) or part.is_fraction or part.per:
        return None
    begin, _ = block.sentence(stated.start)
    begin, _ = block.sentence(max(block.body, begin - 1))
    near = [mark for mark in block.marks[: stated.order] if begin <= mark.start and mark.kind in QUANTITIES]
    if len(near) != _PAIR or near[1] is not part or any(mark.qualifier is not None for mark in (stated, *near)):
        return None
    whole = near[0]
    plain = not (whole.is_change or whole.per or whole.is_fraction) and whole.kind == part.kind
    if _is_of_class(stated):
        return None
    named = block.words.reservations.base.match(block.text, stated.end)
    told = same_kind(part, whole) or (words.among.search(words_since_quantity(whole)) and not named)
    return whole if plain and told and part.base < whole.base else None


def of_plan(stated: Mark, part: Mark) -> Base | None:
    """The result and the plan of which a percentage is (``Kế hoạch: 86 buổi. Thực hiện 79 buổi, đạt 91,9% kế hoạch``),
    where one figure near before it is called a plan and no other."""
    other = against(stated)
    if other is None or not other["plan"] or stated.qualifier is not None:
        return None
    block = stated.block
    begin = block.sentence(stated.start)[0]
    for _ in range(_PLAN_SENTENCES):
        begin = block.sentence(max(block.body, begin - 1))[0]
    near = [
        mark
        for mark in block.marks[max(0, stated.order - _NEAR_FIGURES) : stated.order]
        if mark.start >= begin and mark.kind == part.kind and mark.dimension == part.dimension
        if mark.whole_of is None and mark.depth <= stated.depth and alike(mark, part)
    ]
    # A change may be planned itself: ``giao giảm 120 hộ, thực hiện giảm 118 hộ``.
    values = [mark for mark in near if not mark.is_change]
    told = values if len(values) > 1 else near
    plans = [mark for mark in told if block.words.rates.growth.planned.search(words_since_quantity(mark))]
    if len(plans) != 1 or len(told) != _ROLES:
        return None
    [plan], [result] = plans, [mark for mark in told if mark is not plans[0]]
    earlier = block.words.rates.growth.earlier.search(words_since_quantity(result))
    if plan.qualifier is not None or result.qualifier is not None or earlier:
        return None
    if fits(stated, result, plan):
        return Base(part=result, whole=plan)
    given = HUNDRED * result.base / plan.base if plan.base else stated.value
    meant = abs(given - stated.value) <= _MEANT_SHARE * stated.value or fitting.percent_slipped(stated, result, plan)
    return Base(part=result, whole=plan, doubt=True) if meant else None


def _beside(part: Mark, stated: Mark) -> bool:
    return stated.start - part.end < stated.block.words.rates.reach.phrase_characters


def _later(stated: Mark, part: Mark) -> Mark | None:
    """A whole told soon after the percentage, where that is written to four digits and holds:
    ``812 đơn xong (98,54%), đơn đến hạn 824``."""
    if digits(stated) < SURE_DIGITS:
        return None
    for mark in figures_behind(stated, stated.block.words.rates.reach.clause_characters):
        if mark.kind in ADDITIVE and mark.base > part.base and alike(mark, part) and fits(stated, part, mark):
            return mark
    return None


def _shared(told: Sequence[Base]) -> Mark | None:
    """The whole of which the last percentages all were, one after the other: a list of its shares."""
    wholes = {id(base.whole) for base in told}
    return told[0].whole if len(told) > 1 and len(wholes) == 1 else None


def _same_noun(one: Mark, other: Mark) -> bool:
    """True when two figures count things named by the same two words or more."""
    words = one.noun.split()[:_NOUN_WORDS]
    return len(words) > 1 and words == other.noun.split()[:_NOUN_WORDS]


def _single(groups: Sequence[Breakdown], part: Mark) -> list[Mark]:
    """The totals of which a figure is the only part told, counted in its noun or unit (``90 em, trong đó 80 em``)."""
    return [
        group.total
        for group in groups
        if len(group.parts) == 1 and group.total.head == part.head and (group.total.noun or part.kind == "money")
    ]


def _same_before(part: Mark, stated: Mark) -> Iterator[Mark]:
    """The nearest figure before the part that counts the same things, in its sentence or in the one before it."""
    block = part.block
    begin, _ = block.sentence(stated.start)
    first, _ = block.sentence(max(0, begin - 1))
    for mark in reversed(block.marks[max(0, part.order - _NEAR_FIGURES) : part.order]):
        if mark.start < first:
            return
        if mark.kind == part.kind == "count" and mark.head == part.head != "" and mark.whole_of is None:
            if not mark.is_change:
                yield mark
                return


def _almost(stated: Mark, part: Mark, whole: Mark) -> bool:
    """True for a percentage that is nearly that of part in whole, or is but for a slip, so that it was meant to be."""
    if not whole.base or stated.qualifier or part.qualifier or whole.qualifier or not _beside(part, stated):
        return False
    missed = abs(100 * part.base / whole.base - stated.value)
    return fitting.percent_slipped(stated, part, whole) or missed <= min(_ALMOST_POINTS, stated.value * _ALMOST_SHARE)


def part_before(stated: Mark) -> Mark | None:
    """The figure that a percentage speaks of: the nearest one before it in its sentence that is not inside a closed
    bracket."""
    words = stated.block.words.rates
    for mark in figures_before(stated, words.reach.clause_characters):
        if mark.kind in ADDITIVE and mark.whole_of is None and mark.depth <= stated.depth:
            gap = between(mark, stated)
            if ";" in gap and stated.depth == mark.depth and not words.percentages.another_rate.fullmatch(gap):
                return None
            if not mark.is_change:
                return mark
    return None


def _behind(stated: Mark, part: Mark) -> Mark | None:
    """A whole named behind the percentage: ``chiếm 62% tổng số 1.234 hộ``, ``đạt 59,9% chỉ tiêu (67.000 tỷ đồng)``."""
    words = stated.block.words.rates
    for mark in figures_behind(stated, words.reach.clause_characters):
        if mark.kind in ("percent", "points"):
            return None
        if mark.kind in ADDITIVE and mark.dimension == part.dimension and mark.base >= 0:
            gap = between(stated, mark)
            if mark.is_change or ";" in gap or (", " in gap and "(" not in gap):
                return None
            return mark if words.percentages.of.search(gap) or "(" in gap else None
    return None


def fits(stated: Mark, part: Mark, whole: Mark) -> bool:
    """True when a percentage is that of part in whole: closely, also where both are only about so large."""
    if not fitting.percent(stated, part, whole):
        return False
    if stated.qualifier is None and part.qualifier is None and whole.qualifier is None:
        return True
    gap = abs(100 * part.base / whole.base - stated.value) if whole.base else stated.value
    return gap <= (stated.step if stated.qualifier is None else stated.step * 2) + stated.value * _VAGUE_SHARE


def _is_of_all(stated: Mark, whole: Mark) -> bool:
    """True for a whole behind the percentage that can only be meant (``62% tổng số 1.234 hộ``)."""
    words = stated.block.words.rates
    gap = between(stated, whole)
    if words.percentages.of_value.fullmatch(gap):
        return whole.kind != "percent"
    return bool(words.percentages.of_all.match(gap)) and len(gap) < words.reach.phrase_characters and "," not in gap


def _is_in_bracket(stated: Mark, part: Mark, whole: Mark) -> bool:
    """True for a whole that stands alone in a bracket behind the name of what the figure right before it is a
    percentage of (``7.265 người, bằng 43,9% lực lượng lao động (18.640 người)``)."""
    words, block = stated.block.words.rates.percentages, stated.block
    if part.block is not block or stated.order != part.order + 1 or whole.order != stated.order + 1:
        return False
    if stated.value > HUNDRED or not part.base < whole.base or not same_kind(part, whole):
        return False
    said = words.takes.fullmatch(between(part, stated)) or words.reaches.fullmatch(between(part, stated))
    alone = _BRACKET_END.match(block.text, whole.end)
    exact = not any(mark.qualifier is not None for mark in (stated, part, whole))
    return bool(said and alone and exact and words.in_bracket.fullmatch(between(stated, whole)))


def _earlier(document: Sequence[Block], stated: Mark, part: Mark, other: Match | None) -> Mark | None:
    """A whole that stands before the part, in its paragraph or in those before it, with which the percentage holds;
    that of a plan or of another period stands among words that say so."""
    words = stated.block.words.rates
    named = other and (words.percentages.earlier if other["before"] else words.percentages.planned)
    if named is None and stated.value > HUNDRED:
        named = words.growth.earlier  # only of a plan or of a time before can anything be more than all
    informative = digits(stated) >= TELLING_DIGITS
    for mark in _before(document, stated, part, words.reach.far_blocks if informative else words.reach.next_blocks):
        if mark.base < part.base and named is None:
            continue
        if not fits(stated, part, mark) or not (informative or alike(mark, part)):
            continue
        begin, end = mark.start - words.reach.clause_characters, mark.end + words.reach.beside_characters
        if named is not None and not named.search(mark.block.text[max(0, begin) : end]):
            continue
        if part.dimension != "count" or same_kind(part, mark) or _within(part, mark):
            return mark
    return None


def _before(document: Sequence[Block], stated: Mark, part: Mark, blocks: int) -> Iterator[Mark]:
    """The figures before a part that may be its whole, the nearest first. Of 100 percent anything is, so it stands in
    the same sentence."""
    begin, _ = stated.block.sentence(stated.start)
    tried = 0
    for other in reversed(document[max(0, part.block.index - blocks) : part.block.index + 1]):
        for mark in reversed(other.marks[-MOST_FIGURES:]):
            if other is part.block and (mark is part or mark.start > part.start):
                continue
            if mark.kind not in ADDITIVE or mark.dimension != part.dimension:
                continue
            if mark.value == 100 and mark.part_of is None and not mark.unit:
                continue
            tried += 1
            if tried > MOST_FIGURES or (stated.value == 100 and (other is not part.block or mark.start < begin)):
                return
            yield mark


def _within(part: Mark, whole: Mark) -> bool:
    """True when what the part counts is named within what the whole counts (``tổ chức cơ sở``, ``cơ sở``)."""
    noun = whole.noun or (whole.part_of.noun if whole.part_of else "")
    words = part.noun.split()[:2]
    return len(words) == 2 and f" {' '.join(words)} " in f" {noun} "


def _siblings_hold(group: Breakdown, part: Mark) -> bool:
    """True when another part of the same whole has a percentage of it that holds."""
    for other in group.parts:
        if other is part:
            continue
        for mark in other.block.marks[other.order + 1 : other.order + 1 + _SIBLING_FIGURES]:
            if mark.kind == "percent" and not mark.is_change and fitting.percent(mark, other, group.total):
                return True
    return False
