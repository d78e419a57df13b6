"""Whether a sum that does not hold is a fault of the text, or its parts were never meant to make the total."""

import re
from decimal import Decimal
from enum import Enum, auto
from itertools import pairwise

from dqcheck.prose.figures.block import Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.closeness import CLOSE_SHARE, FAR_SHARE, NEAR_SHARE
from dqcheck.prose.phrases.items import Breakdown
from dqcheck.prose.phrases.nearby import words_before, words_since_figure, words_since_quantity

LISTED_PARTS = 3
"""Parts that list lines with markers have at least, to be an enumeration that seems whole."""
COLON_PARTS = 4
"""Parts behind a colon that seem whole."""
CROWDED_PARTS = 3
"""Parts of things, each in one class, that together may not be more than the total."""

ITEM_WORDS = 4
"""Words behind a figure, or its noun, that still belong to it."""
_ITEM_END = re.compile(r"[,;.()]")
MOST_TIMES_MORE = 1
"""Times the total by which parts that exclude each other exceed it, to be meant for it."""


class Fault(Enum):
    """How sure it is that parts should make up their total."""

    CERTAIN = auto()
    PROBABLE = auto()


def fault(breakdown: Breakdown, *, supported: bool) -> Fault | None:
    """Whether a sum that does not hold is a fault; ``supported``: the same parts make up another total."""
    if _leaves_room(breakdown):
        return None
    size = abs(fitting.gap(breakdown.total, breakdown.parts))
    if breakdown.total.kind == "percent" or breakdown.layout == "named":
        return Fault.PROBABLE if size < CLOSE_SHARE else None
    sure = breakdown.exhaustive and breakdown.layout in ("bracket", "whole", "list")
    if _is_meant(breakdown, size, sure=sure):
        return Fault.CERTAIN if sure else Fault.PROBABLE
    if (
        ((supported or _names_the_rest(breakdown)) and size <= FAR_SHARE)
        or (size <= NEAR_SHARE and _seems_whole(breakdown))
        or _is_laid_out(breakdown)
        or ((sure or size <= FAR_SHARE) and fitting.transposed(breakdown.total, breakdown.parts))
        or (
            sure and len(breakdown.parts) >= LISTED_PARTS and fitting.total_transposed(breakdown.total, breakdown.parts)
        )
        or _is_overspent(breakdown)
        or _is_crowded(breakdown)
    ):
        return Fault.PROBABLE
    if sure and size <= FAR_SHARE and _is_closed(breakdown):
        return Fault.PROBABLE if breakdown.layout == "whole" else Fault.CERTAIN
    apart = _are_opposites(breakdown) or _are_places(breakdown) or _is_whole(breakdown)
    return Fault.PROBABLE if apart and _exceeds(breakdown) else None


def _leaves_room(breakdown: Breakdown) -> bool:
    """True when the figures or the wording leave room for parts that are not told, or for classes that overlap."""
    total, parts = breakdown.total, breakdown.parts
    if len(parts) < 2 or not breakdown.complete or total.value <= 0 or total.is_change:
        return True
    if any(mark.odd or mark.qualifier is not None for mark in (total, *parts)):
        return True
    if any(part.base == total.base for part in parts):
        return True  # all of them in one class leaves nothing for another: the classes overlap
    two_kinds = len(parts) == 2 and not breakdown.exhaustive and total.kind == "money"
    return two_kinds and fitting.gap(total, parts) < 0  # two kinds of spending leave room for others


def _is_meant(breakdown: Breakdown, size: Decimal, *, sure: bool) -> bool:
    """True when the parts come so close that they were meant to make the total."""
    total, parts = breakdown.total, breakdown.parts
    if size <= CLOSE_SHARE and (sure or total.dimension == "count" or fitting.slipped(total, parts)):
        return True
    return (sure and size <= NEAR_SHARE) or (size <= FAR_SHARE and _are_opposites(breakdown))


def _seems_whole(breakdown: Breakdown) -> bool:
    """True for an enumeration of list lines, or of counts behind a colon, that is long enough to be whole."""
    parts = breakdown.parts
    if breakdown.layout in ("lines", "list"):
        return len(parts) >= LISTED_PARTS and bool(parts[0].block.marker)
    return breakdown.layout == "colon" and len(parts) >= COLON_PARTS and breakdown.total.dimension == "count"


def _is_laid_out(breakdown: Breakdown) -> bool:
    """True for the only figures of a clause behind a colon, in the total's unit or noun, that nearly make it, or are
    more than it: parts of some only would be less."""
    total, parts = breakdown.total, breakdown.parts
    if breakdown.layout != "colon" or not breakdown.exhaustive or len(breakdown.comparable) > len(parts):
        return False
    if not all(is_item(part) for part in parts) or (total.dimension == "count" and not _one_noun(breakdown)):
        return False
    gap = fitting.gap(total, parts)
    if total.dimension == "count" and total.block.words.sums.totals.in_several_classes.match(total.noun):
        most = (
            FAR_SHARE / 2 if _joined(*parts[-2:]) and len({part.noun for part in parts}) == len(parts) else NEAR_SHARE
        )
        return abs(gap) <= most and len(parts) >= LISTED_PARTS
    most = FAR_SHARE if gap > 0 and len(parts) >= LISTED_PARTS else NEAR_SHARE
    return abs(gap) < most


def item_end(part: Mark) -> str:
    """The text behind a figure that belongs to its item."""
    return _ITEM_END.split(part.block.text[part.end :], maxsplit=1)[0]


def is_item(part: Mark) -> bool:
    """True for a figure with its noun, or with a few words where it has none to count, up to the end of its item: more
    would tell of something else."""
    item = item_end(part)
    behind = part.block.words.sums.stocks.joined.split(item, maxsplit=1)[0].lower().split()
    noun = part.noun.split()
    if part.dimension == "count":
        return not behind or (bool(noun) and behind[0] == noun[0] and len(behind) <= len(noun) + ITEM_WORDS)
    return len(behind) <= ITEM_WORDS


def _names_the_rest(breakdown: Breakdown) -> bool:
    """True when the last part is all that is left (``cây khác 53 ha``), so that none is left out."""
    last = breakdown.parts[-1]
    words = last.block.words.sums
    behind = words.remainders.rest_behind.match(last.block.text, last.end) if len(breakdown.parts) > 2 else None
    return bool(behind or words.totals.rest.search(words_since_figure(last)))


def _are_opposites(breakdown: Breakdown) -> bool:
    """True when two parts are named as opposites that exhaust a whole (online and direct, male and female)."""
    if len(breakdown.parts) != 2:
        return False
    told = [words_before(part).rsplit(";", 1)[-1] + " " + part.noun for part in breakdown.parts]
    behind = [item_end(part) for part in breakdown.parts]
    pairs = breakdown.total.block.words.sums.totals.opposites
    return any(
        (first.search(one) and second.search(other)) or (second.search(one) and first.search(other))
        for one, other in (told, behind)
        for first, second in pairs
    )


def _is_overspent(breakdown: Breakdown) -> bool:
    """True when amounts that a total is said to hold (``trong đó``) are together more than it: money is of one kind
    only."""
    total, parts = breakdown.total, breakdown.parts
    together = breakdown.layout == "partial" and total.kind == "money" and parts[-1].block is total.block
    return together and CLOSE_SHARE < fitting.gap(total, parts) <= 1


def _is_crowded(breakdown: Breakdown) -> bool:
    """True when things of exactly the total's noun are more in the parts than in the total: things are in one class
    only, people and cases may be in several."""
    total, parts = breakdown.total, breakdown.parts
    if total.dimension != "count" or not total.noun or len(parts) < CROWDED_PARTS:
        return False
    if total.block.words.sums.totals.in_several_classes.match(total.noun):
        return False
    return 0 < fitting.gap(total, parts) <= FAR_SHARE and all(part.head == total.head for part in parts)


def _is_closed(breakdown: Breakdown) -> bool:
    """True when nothing but the parts is told, in one noun, and ``và`` joins the last where a word opens them."""
    total, parts = breakdown.total, breakdown.parts
    if len(breakdown.comparable) > len(parts) or (total.dimension == "count" and not _one_noun(breakdown)):
        return False
    if _fills_its_sentence(breakdown):
        return True
    last, before_it = parts[-1], parts[-2]
    return breakdown.layout != "whole" or (last.block is before_it.block and _joined(before_it, last))


def _fills_its_sentence(breakdown: Breakdown) -> bool:
    """True for three parts or more in the total's unit that semicolons part, each a name and its figure, up to the end
    of the sentence: a list so laid out leaves nothing untold."""
    total, parts = breakdown.total, breakdown.parts
    if len(parts) < LISTED_PARTS or any(part.block is not total.block for part in parts):
        return False
    text = total.block.text
    _, end = total.block.sentence(total.start)
    gaps = [text[one.end : other.start] for one, other in pairwise(parts)]
    apart = all(";" in gap for gap in gaps) or not any(";" in gap or "(" in gap for gap in gaps)
    return apart and all(is_item(part) for part in parts) and not text[parts[-1].end : end].strip(" .")


def _exceeds(breakdown: Breakdown) -> bool:
    """True when the parts are more than the total, by no more than it: nothing that is left out could explain it. Bare
    numbers with decimals are ratios and indices, which do not add up."""
    marks = (breakdown.total, *breakdown.parts)
    return (
        not any(mark.kind == "count" and mark.step for mark in marks)
        and 0 < fitting.gap(breakdown.total, breakdown.parts) <= MOST_TIMES_MORE
    )


def _are_places(breakdown: Breakdown) -> bool:
    """True when each part is of another place or class with a name of its own (``thôn Đoài``, ``đợt 2``): nothing is
    counted in two of them."""
    places = breakdown.total.block.words.sums.totals.places
    found = [places.search(words_since_quantity(part)) for part in breakdown.parts]
    kinds = {place["kind"].lower() for place in found if place is not None}
    names = {place["name"] for place in found if place is not None}
    return len(kinds) == 1 and len(names) == len(found) and all(found) and _one_noun(breakdown)


def _is_whole(breakdown: Breakdown) -> bool:
    """True when the wording says that these are all parts (``gồm A và B``), and nothing else is told."""
    return breakdown.layout == "whole" and breakdown.exhaustive and _is_closed(breakdown)


def _joined(one: Mark, other: Mark) -> bool:
    """True when ``và`` stands between two figures of a block: ``gồm 8 huyện và 2 thành phố``."""
    return bool(one.block.words.sums.totals.last_joined.search(one.block.text, one.end, other.start))


def _one_noun(breakdown: Breakdown) -> bool:
    """True when all parts are counted in the total's own noun, or in none, or each in another (kinds of units), or
    all are people."""
    total = breakdown.total
    heads = [part.head for part in breakdown.parts if part.noun]
    in_kinds = breakdown.layout == "bracket" or total.head in total.block.words.sums.totals.in_kinds
    apart = in_kinds and len(set(heads)) == len(breakdown.parts)
    return apart or _are_people(breakdown) or all(head == total.head for head in heads)


def _are_people(breakdown: Breakdown) -> bool:
    """True for people of classes by other names (``120 cán bộ và 280 người dân``), none of which is one across the
    others (``25 nam và 18 đảng viên``)."""
    words = breakdown.total.block.words.sums
    parts = [part for part in breakdown.parts if part.noun]
    if not words.people.match(breakdown.total.noun) or not all(words.people.match(part.noun) for part in parts):
        return False
    return not any(words.totals.across.search(f"{words_since_figure(part)} {part.noun}") for part in parts)
