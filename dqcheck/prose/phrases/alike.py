"""Which figures can be compared: of one dimension, counting the same things, on the same side of a fraction."""

import re
from collections.abc import Sequence
from functools import lru_cache

from dqcheck.language.wording import Wording
from dqcheck.numerals.folding import fold
from dqcheck.prose.figures.block import ADDITIVE, Mark
from dqcheck.prose.phrases.nearby import words_since_figure

_WORD = re.compile(r"[^\W\d_]+")


def alike(first: Mark, second: Mark) -> bool:
    """True when two figures may count the same things: same dimension and, for counts, nouns that do not differ."""
    if first.dimension != second.dimension:
        return False
    if first.dimension != "count":
        return first.kind == second.kind
    one, other = first.head, second.head
    if not one or not other or one == other:
        return True
    return (first.short and short_for(one, second.noun)) or (second.short and short_for(other, first.noun))


def is_amount(mark: Mark) -> bool:
    """True for a figure that has parts: an amount or a count, or so much in a period (``41 tấn/tuần``)."""
    if mark.kind == "rate":
        each = mark.dimension.rpartition("/")[2]
        return mark.block.words.figures.names.duration.fullmatch(f" {each}") is not None
    return mark.kind in ADDITIVE and not mark.per


def same_kind(part: Mark, whole: Mark) -> bool:
    """True when two figures count the same, people by whatever name."""
    if (part.head == whole.head and part.dimension == whole.dimension == "count") or alike(part, whole):
        return True
    people = part.block.words.sums.people
    return _begins(people, part.noun) and _begins(people, whole.noun)


@lru_cache(maxsize=4096)
def _begins(wording: Wording, noun: str) -> bool:
    """Whether a noun begins with a wording: the same few nouns are asked for at every pair of figures."""
    return wording.match(noun) is not None


def short_for(word: str, noun: str) -> bool:
    """True when a short word is made of the first letters of a noun (``hs``: ``hồ sơ``, ``dn``: ``doanh nghiệp``)."""
    return fold("".join(part[0] for part in noun.split()[: len(word)])) == fold(word)


def same_side(total: Mark, mark: Mark) -> bool:
    """Numerators go with numerators, denominators with denominators, plain figures with plain ones and numerators."""
    if total.whole_of is not None or mark.whole_of is not None:
        return total.whole_of is not None and mark.whole_of is not None
    return total.part_of is None or mark.part_of is not None


def pick(total: Mark, item: Sequence[Mark]) -> Mark | None:
    """The figure of an item that is comparable with the total: numerators with numerators, the same noun first."""
    fitting = [mark for mark in item if _addable(total, mark) and same_side(total, mark)]
    if not fitting or total.dimension != "count" or not total.noun:
        return fitting[0] if fitting else None
    several, named = len(fitting) > 1, any(mark.noun for mark in fitting)
    if several and not named:
        return _by_words(total, fitting)
    for mark in fitting:
        if mark.head == total.head or (not mark.noun and f" {total.head} " in f" {mark.label.lower()} "):
            return mark
    if not several:
        return fitting[0]
    return next((mark for mark in fitting if not mark.noun), None)


def _addable(total: Mark, mark: Mark) -> bool:
    same = mark.kind == total.kind or (mark.kind in ADDITIVE and total.kind in ADDITIVE)
    return same and mark.dimension == total.dimension


def _by_words(total: Mark, fitting: Sequence[Mark]) -> Mark | None:
    """Of figures that have only labels (``số máy, thiết bị: 306``) the one that shares most words with the total."""
    wanted = set(total.noun.split())
    shared = [len(wanted & set(_WORD.findall(words_since_figure(mark).lower()))) for mark in fitting]
    most = max(shared)
    return fitting[shared.index(most)] if most else None
