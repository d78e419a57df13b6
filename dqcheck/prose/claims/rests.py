"""Claims of what is left of a whole when one or more parts of it are told, in whatever words and over a few sentences
or lines: ``Tổng số thanh niên: 214. Miễn 19, tạm hoãn 127, còn lại 68``, ``2.650 hộ ... 1.855 hộ có Internet ... Số hộ
chưa có: 795 hộ``, ``giá khởi điểm 742 triệu đồng, trúng 815 triệu đồng, chênh lệch 73 triệu đồng``."""

from collections.abc import Iterator, Sequence
from itertools import islice

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.figures.naming import called
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import alike
from dqcheck.prose.phrases.closeness import FAR_SHARE
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import words_since_quantity

_MOST_FIGURES = 8
"""Figures before a rest among which its whole and its parts are."""
_MOST_SENTENCES = 3
"""Sentences over which a whole, its parts and the rest are told."""
_LEAST_DIGITS = 2
"""Digits of a rest that two figures leave hardly by chance."""
_PAIR = 2
_NEAREST_FIGURES = 3
"""Figures before a rest among which one of the only two that leave it is."""
_FARTHEST_FIGURES = 14
"""Figures before a rest among which the other is."""
_POWERS = (10, 100, 1000)
"""By how many times a rest is wrong whose unit or decimal point slipped."""


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The rests of a document that no other claim explains."""
    for block in text.blocks:
        for rest in block.marks:
            plain = rest.kind in ADDITIVE and not rest.is_fraction and rest.qualifier is None and rest.value > 0
            if plain and (not settled.has(rest) or settled.has_total(rest)):
                found = (_left_of(block, rest, settled) if _is_rest(rest) else None) or _of_two(text.blocks, rest)
                if found is not None:
                    yield found


def _is_rest(rest: Mark) -> bool:
    """True for a figure of what is left, as the words before it or right behind it say."""
    block, words = rest.block, rest.block.words.sums.remainders
    if rest.is_change:
        return False
    if block.may_say(words.rest_behind) and words.rest_behind.match(block.text, rest.end):
        return True
    told = [one for one in (block.words.sums.totals.pending, words.rest, words.left) if block.may_say(one)]
    return bool(told) and any(wording.search(words_since_quantity(rest)) for wording in told)


def _is_complement(rest: Mark) -> bool:
    """True for a figure of what is not or has not, or of a difference, as the words beside it say."""
    block, words = rest.block, rest.block.words.sums.remainders
    if block.may_say(words.complement_behind) and words.complement_behind.match(block.text, rest.end):
        return True
    return block.may_say(words.complement) and bool(words.complement.search(words_since_quantity(rest)))


def _of_two(document: Sequence[Block], rest: Mark) -> Claim | None:
    """A rest that just two figures of its kind before it leave, one of them right before it; or that they would leave
    but for a slip of the pen, where no other stands before it."""
    if not _is_complement(rest):
        return None
    before = list(islice(_all_before(document, rest), _FARTHEST_FIGURES))
    for near in before[:_NEAREST_FIGURES]:
        for other in before:
            part, whole = sorted((near, other), key=lambda mark: mark.base)
            if part.base < whole.base and not part.qualifier and not whole.qualifier:
                told = fitting.telling(rest) >= _LEAST_DIGITS or _is_told_of(whole, part, rest, before)
                if told and fitting.sums(whole, [part, rest]) and part.base != rest.base:
                    return _claim(whole, [part], rest, doubt=False)
    return _of_two_alone(rest, before)


def _is_told_of(whole: Mark, part: Mark, rest: Mark, before: Sequence[Mark]) -> bool:
    """True for what is left of things of one noun when those right before it are done."""
    return part is before[0] and _is_done(part) and whole.head == rest.head != ""


def _of_two_alone(rest: Mark, before: Sequence[Mark]) -> Claim | None:
    """What is called the difference of the only two figures of its kind in its sentence, which it nearly is."""
    block = rest.block
    begin, end = block.sentence(rest.start)
    told = [mark for mark in block.marks if begin <= mark.start < end and mark.kind == rest.kind and mark is not rest]
    if len(told) != _PAIR or any(mark not in before or mark.qualifier is not None for mark in told):
        return None
    part, whole = sorted(told, key=lambda mark: mark.base)
    near = abs(whole.base - part.base - rest.base) <= FAR_SHARE * rest.base
    said = block.words.sums.remainders.difference.search(words_since_quantity(rest))
    return _claim(whole, [part], rest, doubt=True) if said and near and part.base < whole.base else None


def _left_of(block: Block, rest: Mark, settled: Settled) -> Claim | None:
    """The whole and the parts that leave a rest, among all figures before it, or without those that break a whole down
    otherwise (``Nhận 18 đơn, gồm 10 ..., 8 .... Đã giải quyết 14 đơn, còn 4 đơn``)."""
    before = _before(block, rest)
    others = [mark for mark in before if mark.where not in settled.wholes]
    found = _of(block, rest, before)
    return _of(block, rest, others) if found is None and _PAIR <= len(others) < len(before) else found


def _of(block: Block, rest: Mark, before: Sequence[Mark]) -> Claim | None:
    """The whole and the parts among some figures that leave a rest: those that do, else those that must be meant. The
    whole is the largest of the figures right before the rest, wherever it stands among them."""
    groups = [_split(before[:count]) for count in range(2, len(before) + 1)]
    for whole, parts in groups:
        if whole.base > rest.base and fitting.sums(whole, [*parts, rest]):
            sure = fitting.telling(rest) >= _LEAST_DIGITS or _is_whole(whole) or _are_done(parts)
            if len(parts) > 1 or sure:
                return _claim(whole, parts, rest, doubt=False)
    named = next(((whole, parts) for whole, parts in groups if _is_whole(whole)), None)
    only = len(before) == _PAIR and groups[0][0] is before[-1] and not _is_done(before[-1])
    if named is None and only and block.words.sums.remainders.left.search(words_since_quantity(rest)):
        named = groups[0]  # what there was, what was done with it and the rest are all that is told
    named = named or _of_all_told(block, rest, before)
    if named is None or any(mark.qualifier is not None for mark in (named[0], *named[1])):
        return None
    whole, parts = named
    if any(part.base >= whole.base for part in parts) or not _are_done(parts):
        return None
    gap = abs(fitting.gap(whole, [*parts, rest]))
    left = whole.base - sum(part.base for part in parts)
    point = left > 0 and max(left, rest.base) / min(left, rest.base) in _POWERS
    return _claim(whole, parts, rest, doubt=True) if 0 < gap <= FAR_SHARE or point else None


def _of_all_told(block: Block, rest: Mark, before: Sequence[Mark]) -> tuple[Mark, list[Mark]] | None:
    """A whole that opens its sentence, several parts of it and what is said to be left, which are all the figures of
    their kind there: ``cấp 60 tấn, thôn A nhận 18 tấn, thôn B 16 tấn, thôn C 14 tấn; còn 12 tấn``."""
    begin, _ = block.sentence(rest.start)
    told = [mark for mark in before if mark.start >= begin and mark.depth == rest.depth]
    if (
        len(told) <= _PAIR
        or len(told) != len(before)
        or not block.words.sums.remainders.left.search(words_since_quantity(rest))
    ):
        return None
    whole, parts = told[-1], told[:-1]
    labels = [called(mark.label).lower() for mark in parts]
    apart = all(labels) and len({label.split()[0] for label in labels}) == 1 and len(set(labels)) == len(labels)
    near = abs(fitting.gap(whole, [*parts, rest])) <= FAR_SHARE / 2
    return (whole, parts) if apart and near and all(part.base < whole.base for part in parts) else None


def _split(figures: Sequence[Mark]) -> tuple[Mark, list[Mark]]:
    """The largest of some figures, and the others."""
    whole = max(figures, key=lambda mark: mark.base)
    return whole, [mark for mark in figures if mark is not whole]


def _claim(whole: Mark, parts: Sequence[Mark], rest: Mark, *, doubt: bool) -> Claim:
    return claim("flow", {"total": [whole], "parts": [*reversed(parts), rest]}, doubt=doubt)


def _is_whole(whole: Mark) -> bool:
    """True for a figure that is called a total, or a plan of which something is done."""
    words = whole.block.words
    ahead = words_since_quantity(whole)
    if whole.whole_of is not None:
        return True
    return bool(words.sums.total.search(ahead) or words.rates.growth.planned.search(ahead))


def _are_done(parts: Sequence[Mark]) -> bool:
    """True for parts of which the first told is said to be done or is some of a fraction, or that are several."""
    first = parts[-1]
    return len(parts) >= _PAIR or first.part_of is not None or _is_done(first)


def _is_done(mark: Mark) -> bool:
    """True for a figure of what is said to be done."""
    return bool(mark.block.words.sums.remainders.done.search(words_since_quantity(mark)))


def _before(block: Block, rest: Mark) -> list[Mark]:
    """The figures before a rest that count the same, the nearest first, from its sentence and those right before it;
    up to one of another time."""
    begin = rest.start
    for _ in range(_MOST_SENTENCES):
        begin = block.sentence(max(block.body, begin - 1))[0]
    found: list[Mark] = []
    for mark in reversed(block.marks[: rest.order]):
        if mark.start < begin or len(found) == _MOST_FIGURES:
            break
        same = mark.kind == rest.kind and mark.dimension == rest.dimension and mark.depth <= rest.depth
        counted = mark.part_of or mark  # 1.836 vé trên tổng số 2.400 chỗ ... còn 564 chỗ
        if same and not mark.is_change and not mark.per and alike(counted, rest):
            found.append(mark)
    return found


def _all_before(document: Sequence[Block], rest: Mark) -> Iterator[Mark]:
    """The figures that count the same before a rest, in its block and in those near before it, the nearest first."""
    block = rest.block
    for other in reversed(document[max(0, block.index - block.words.rates.reach.near_blocks) : block.index + 1]):
        end = rest.order if other is block else len(other.marks)
        for mark in reversed(other.marks[:end]):
            same = mark.kind == rest.kind and mark.dimension == rest.dimension
            if same and not mark.is_change and not mark.per and alike(mark, rest):
                yield mark
