"""Which figures of a text are changes: ``tăng 12%``, ``giảm 266 vụ (tương đương 17,63%)``."""

import re
from dataclasses import dataclass
from itertools import pairwise

from dqcheck.language.types.figures import ChangeWords
from dqcheck.model.quantity import Qualifier
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark

_CHANGING = frozenset({"percent", "points", "count", "money", "measure", "rate", "duration"})


_SIGNED = re.compile(r"[(,;/]\s?([+–−-])\s?$")
_OPENED = re.compile(r"\(\s?[+–−-]?\s?$")

_RESPECTIVE_CHARACTERS = 200
"""Before a change of a list that is told in the order of its values."""
_ALL = 100
"""A percentage from which on it is one of a plan rather than of a change told right before it."""


@dataclass(slots=True, eq=False)
class StatedChange:
    """A stated change: ``up`` is its direction."""

    mark: Mark
    up: bool


def stated(block: Block) -> list[StatedChange]:
    """The figures of a block that are changes, in reading order."""
    return [StatedChange(mark, mark.rises) for mark in block.marks if mark.rises is not None]


def find_changes(block: Block) -> None:
    """Say of each figure of a block whether it is a change, and in which direction."""
    if not block.marks:
        return
    words, reach = block.words.figures.changes, block.words.figures.reach
    up, down = block.may_say(words.up), block.may_say(words.down)
    up_behind, down_behind = block.may_say(words.up_behind), block.may_say(words.down_behind)
    told: Mark | None = None
    previous: Mark | None = None
    for mark in block.marks:
        if mark.kind not in _CHANGING:
            continue
        left = block.text[max(0, mark.start - reach.change_characters) : mark.start]
        small = left.lower()
        if _is_end(block, mark, left):
            pass
        elif told is not None and _goes_on(block, mark, told, left):
            mark.rises = told.rises
        elif up and words.up.may_be_in(small) and words.up.search(left):
            mark.rises = True
        elif down and words.down.may_be_in(small) and words.down.search(left):
            mark.rises = False
        elif (sign := _SIGNED.search(left)) and _is_beside_value(block, mark, told):
            mark.rises = sign[1] == "+"
        elif up_behind and words.up_behind.match(block.text, mark.end):
            mark.rises = True
        elif down_behind and words.down_behind.match(block.text, mark.end):
            mark.rises = False
        elif told is not None and told is previous:
            near = mark.start - told.end < reach.equal_characters
            passed = mark.kind == "percent" and mark.value >= _ALL and _is_of_plan(block, mark)
            again = (near and not passed and words.equal.search(left)) or _in_bracket(words, block.text, mark, told)
            if again or _is_respective(block, mark, told):
                mark.rises = told.rises
        if mark.rises is None and mark.kind in ("percent", "points") and told is None:
            if words.equal.search(left) or _is_bracketed_alone(block, mark):
                mark.rises = _direction(block, mark)
        if mark.whole_of is None or mark.whole_of is not told:
            previous = mark
        if mark.rises is not None:
            told = mark
    for change, base in pairwise(block.marks):
        if change.rises is not None and base.qualifier is Qualifier.OVER:
            if block.words.rates.growth.base.fullmatch(block.text, change.end, base.start):
                base.qualifier = None  # up 3.9% over 2,295.0: the word is no qualifier


def _goes_on(block: Block, mark: Mark, told: Mark, left: str) -> bool:
    """True for a change without a verb of its own in the sentence of another (``a cut of 175, and by a further
    140``)."""
    words = block.words.rates.growth
    said = block.may_say(words.again) and words.again.search(left) and words.again_behind.match(block.text, mark.end)
    return bool(said) and mark.kind == told.kind and told.start >= block.sentence(mark.start)[0]


def _is_beside_value(block: Block, mark: Mark, told: Mark | None) -> bool:
    """True for a figure with a sign that opens a bracket right behind a value (``518 hộ (+63 hộ, +13,8%)``), or that
    follows such a one."""
    if not mark.order or not mark.depth:
        return False
    before = block.marks[mark.order - 1]
    gap = block.text[before.end : mark.start]
    if before is told:
        return before.depth == mark.depth and "(" not in gap and ")" not in gap
    value = before.kind in ADDITIVE and before.depth == mark.depth - 1 and before.part_of is None
    return value and gap.count("(") == 1 and _OPENED.search(gap) is not None


def _is_respective(block: Block, mark: Mark, told: Mark) -> bool:
    """True for a further change of a list that is told in the order of its values: ``lần lượt tăng 6,8% và 35,7%``."""
    if mark.kind != told.kind or not block.words.figures.changes.joined.fullmatch(block.text, told.end, mark.start):
        return False
    begin = max(block.sentence(mark.start)[0], mark.start - _RESPECTIVE_CHARACTERS)
    return bool(block.words.figures.changes.respectively.search(block.text, begin, mark.start))


def _is_of_plan(block: Block, mark: Mark) -> bool:
    """True for a percentage of a plan: ``vượt 6,5 ha, bằng 105,4% kế hoạch`` tells no change."""
    found = block.words.rates.percentages.against.match(block.text, mark.end)
    return found is not None and bool(found["plan"])


def _is_bracketed_alone(block: Block, mark: Mark) -> bool:
    """True for the only percentage of a sentence, alone in brackets: ``from 60 to 45 days (25%)``."""
    if block.text[mark.start - 1 : mark.start] != "(" or block.text[mark.end : mark.end + 1] != ")":
        return False
    begin, end = block.sentence(mark.start)
    return sum(begin <= other.start < end and other.kind == "percent" for other in block.marks) == 1


def _direction(block: Block, mark: Mark) -> bool | None:
    """Which way things went between the ends told before a figure that tells the change again (``from 212 to 246, or
    16%``); None where no two ends are told or the words say both."""
    words = block.words.figures.changes
    begin, _ = block.sentence(mark.start)
    if not block.words.rates.growth.started.search(block.text, begin, mark.start):
        return None
    rising = words.rising.search(block.text, begin, mark.start)
    falling = words.falling.search(block.text, begin, mark.start)
    return None if bool(rising) == bool(falling) else bool(rising)


def _is_end(block: Block, mark: Mark, left: str) -> bool:
    """True for the value that a change leads to, from one told before it: ``từ 2.450 thuê bao tăng lên 2.867``."""
    growth = block.words.rates.growth
    if mark.kind in ("percent", "points") or not (block.may_say(growth.started) and block.may_say(growth.led_to)):
        return False
    if not growth.led_to.search(left):
        return False
    begin, _ = block.sentence(mark.start)
    before = block.text[begin : mark.start]
    return bool(growth.started.search(before))


def _in_bracket(words: ChangeWords, text: str, mark: Mark, told: Mark) -> bool:
    """True for a figure in brackets that tells again the change right before it."""
    between = text[(told.part_of or told).end : mark.start]
    if mark.kind == "percent":  # giảm 400 vụ (-18,74%)
        if told.kind not in ADDITIVE:
            return False
        again = words.told_again.fullmatch(between) and words.ends.match(text, mark.end)  # giảm 92 vụ, 4,7%
        return bool(again or words.bracketed.fullmatch(between))
    if told.kind == "percent" and mark.kind in ADDITIVE and (text[mark.start - 1] == "+" or mark.value < 0):
        return bool(words.signed.fullmatch(between))  # tăng 10,74% so với đầu năm (+10.960 tỷ đồng)
    return False
