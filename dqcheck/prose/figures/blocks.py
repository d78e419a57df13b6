"""The blocks of a narrative: paragraphs and list lines in reading order, with their figures and structure.

All that is said of a figure is settled while its block is made, in one order: what it is and its unit, its fraction,
the unit of the amount before its bracket, its depth, its noun and label, and whether it is a change.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from dqcheck.language.types.prose import ProseWords
from dqcheck.prose.figures import spelt_counts
from dqcheck.prose.figures.block import Block, Mark, Token
from dqcheck.prose.figures.changes import find_changes
from dqcheck.prose.figures.fractions import join
from dqcheck.prose.figures.scan import scan
from dqcheck.prose.figures.surroundings import head_of, noun_phrase
from dqcheck.prose.text.lines import lines, list_marker
from dqcheck.prose.text.passages import Passage

_APART = re.compile(r".*(?:[;()“]|[.,] )", re.DOTALL)
_MAY_NOTE = re.compile(r"[\[⁰¹²³⁴⁵⁶⁷⁸⁹]")
"""What a raised figure that points to a note begins with, be it written as an index or in square brackets."""
_FEWEST_OPENED = 2
_FEWEST_SHARING_FIGURES = 3
_MOST_SHARING_FIGURES = 39
_ABBREVIATION_CHARACTERS = range(2, 5)


def blocks(
    passages: Sequence[Passage], words: ProseWords, taken: frozenset[tuple[int, int]] = frozenset()
) -> list[Block]:
    """All blocks of a narrative with their figures, read with the words of its language, without the lines (paragraph,
    offset) that tables have taken and without the rows of tables."""
    out: list[Block] = []
    for passage in passages:
        if passage.paragraph is not None:
            for start, end in lines(passage, taken):
                out.append(make_block(passage, words, len(out), start, end))
    return out


def make_block(passage: Passage, words: ProseWords, index: int, start: int, end: int) -> Block:
    """One block with its list marker and figures."""
    text = passage.text[start:end].replace("\n", " ")
    if _MAY_NOTE.search(text):
        text = words.figures.signs.footnote.sub(lambda found: " " * len(found[0]), text)
    marker, number, body = list_marker(text, words.figures.text)
    block = Block(
        index=index, paragraph=passage.number, base=start, text=text, source=passage.narrative.source, words=words,
        passage=passage, marker=marker, number=number, body=body, kind=passage.kind,
    )  # fmt: skip
    block.marks = list(scan(block, text, start=body))
    if spelt := spelt_counts.find(block):
        block.marks = sorted([*block.marks, *spelt], key=lambda mark: mark.start)
    join(words.figures, text, block.marks)
    if len(block.marks) > _FEWEST_SHARING_FIGURES and "(" in text:
        _share_units(block)
    if block.marks:
        block.tokens = list(_tokens(block))
    for order, mark in enumerate(block.marks):
        mark.order = order
        named(mark)
    if len(block.marks) > _FEWEST_SHARING_FIGURES - 1:
        _share_opened(block)
    if len(block.marks) > 1:
        _share_ends(block)
        _share_scales(block)
    find_changes(block)
    return block


def _share_units(block: Block) -> None:
    """Bare numbers in a bracket right behind an amount are in its unit: ``60 ha lúa (thôn A 25, B 20, C 15)``."""
    for at, total in enumerate(block.marks[:-_FEWEST_SHARING_FIGURES]):
        if total.kind not in ("measure", "money") or total.whole_of is not None:
            continue
        opened = block.text.find("(", total.end, block.marks[at + 1].start)
        if opened < 0:
            continue
        closed = block.text.find(")", opened)
        following = block.marks[at + 1 : at + 1 + _MOST_SHARING_FIGURES]
        inside = [mark for mark in following if mark.start < closed]
        if len(inside) < _FEWEST_SHARING_FIGURES or any(not _bare(block, mark) for mark in inside):
            continue
        for mark in inside:
            mark.kind, mark.unit, mark.dimension, mark.scale = total.kind, total.unit, total.dimension, total.scale
            mark.step = mark.step or Decimal(1)


def _share_opened(block: Block) -> None:
    """Bare numbers behind ``gồm``, ``trong đó`` or a colon are in the unit of the amount before it: ``1.285 triệu đồng,
    gồm tỉnh 640, xã 485, nguồn khác 160``; not those with another unit, nor where one is counted in the noun of a count
    before the amount (``31 vụ, tịch thu 8,6 m³; gồm phá rừng 5, cất giữ 2, cháy 2 vụ``)."""
    total: Mark | None = None
    opened = apart = False
    waiting: list[Mark] = []
    counted: set[str] = set()
    for token in block.tokens:
        mark = token.mark
        if token.depth:
            continue
        if token.kind in ("partial", "whole") or (token.kind == "colon" and not (opened or apart)):
            _share_total(total, waiting)
            opened, waiting = total is not None, []
        elif token.kind in ("comma", "semi"):
            apart = True
        elif token.kind == "stop":
            _share_total(total, waiting)
            opened, waiting = False, []
        if mark is None:
            continue
        apart = False
        if mark.kind in ("measure", "money") and not (opened and total is not None and mark.scale == total.scale):
            if not opened:
                total = mark if mark.whole_of is None else total
            else:
                opened = False
        elif not opened:
            counted.add(mark.head)
        elif _bare(block, mark):
            waiting.append(mark)
        elif mark.kind == "count" and mark.head in counted - {""}:
            waiting, opened = [], False
    _share_total(total, waiting)


def _share_total(total: Mark | None, waiting: Sequence[Mark]) -> None:
    """Some bare numbers in the unit of the amount that they are told of."""
    if total is not None and len(waiting) >= _FEWEST_OPENED:
        for bare in waiting:
            bare.kind, bare.unit, bare.dimension, bare.scale = total.kind, total.unit, total.dimension, total.scale
            bare.step = bare.step or Decimal(1)
            bare.noun = bare.head = ""


def _share_ends(block: Block) -> None:
    """The first of two ends is in the unit of the other, if it has none: ``từ 29,4 lên 32,8 tuổi``, ``from 212 to 246
    tonnes``."""
    growth = block.words.rates.growth
    for first, last in pairwise(block.marks):
        if first.kind != "count" or first.unit or first.noun or first.per or first.is_fraction:
            continue
        if last.kind == "count" or not last.dimension or not growth.start.search(block.text[: first.start]):
            continue
        if growth.end.fullmatch(block.text[first.end : last.start].strip() + " "):
            first.kind, first.unit, first.dimension, first.scale = last.kind, last.unit, last.dimension, last.scale
            first.step = first.step or (Decimal(0) if last.kind == "duration" and not last.step else Decimal(1))


def _share_scales(block: Block) -> None:
    """A scale alone is of the unit that the same scale has beside it: ``16.7 thousand hectares, from 528.6 thousand to
    511.9 thousand``, ``tăng 14,5 triệu (năm ngoái 171,9 triệu đồng)``; or in a sentence before where nothing in its own
    tells."""
    alone = [mark for mark in block.marks if mark.kind == "count" and mark.unit and not mark.noun and not mark.per]
    for mark in alone:
        begin, end = block.sentence(mark.start)
        whole = _wholes(block, mark, begin, end) or _wholes(block, mark, block.body, begin)
        if len(whole) == 1:
            [(mark.kind, mark.unit, mark.dimension, mark.scale)] = whole


def _wholes(block: Block, scale: Mark, begin: int, end: int) -> set[tuple[str, str, str, Decimal]]:
    """The units in which a scale stands in a part of a block."""
    return {
        (other.kind, other.unit, other.dimension, other.scale)
        for other in block.marks
        if other.kind in ("money", "measure") and begin <= other.start < end
        if other.unit.startswith(f"{scale.unit} ") and other.scale >= scale.scale
    }


def _bare(block: Block, mark: Mark) -> bool:
    """True for a number that nothing but a comma, semicolon or bracket follows."""
    follows = block.text[mark.end : mark.end + 2].lstrip()[:1]
    return mark.kind == "count" and mark.part_of is None and mark.whole_of is None and follows in (*",;().", "")


def _tokens(block: Block) -> Iterator[Token]:
    marks = block.marks
    text = block.text
    depth = 0
    following = 0
    for found in block.words.sums.structure.finditer(text, block.body):
        at = found.start()
        while following < len(marks) and marks[following].start <= at:
            yield _of_figure(marks[following], depth)
            following += 1
        if following and at < marks[following - 1].end:
            continue
        kind = str(found.lastgroup)
        if kind == "close":
            depth = max(0, depth - 1)
        yield Token(kind=kind, start=at, end=found.end(), depth=depth)
        if kind == "open":
            depth += 1
    for mark in marks[following:]:
        yield _of_figure(mark, depth)


def _of_figure(mark: Mark, depth: int) -> Token:
    mark.depth = depth
    return Token(kind="F", start=mark.start, end=mark.end, mark=mark, depth=depth)


def named(mark: Mark) -> Mark:
    """A figure that is just being made, with the noun behind it and the words before it that say what it is."""
    text, words = mark.block.text, mark.block.words.figures
    if mark.dimension == "count":
        mark.noun = noun_phrase(words.nouns, text, mark.end if mark.part_of is None else mark.part_of.end)
        mark.head = head_of(words.nouns, mark.noun)
        mark.short = len(mark.head) in _ABBREVIATION_CHARACTERS and not words.nouns.vowel.search(mark.head)
    behind = text[mark.end : mark.end + words.reach.kind_characters]
    if any(sign in behind for sign in words.nouns.per_signs) and not mark.is_fraction:
        per = words.nouns.per.match(text, mark.end)
        mark.per = per["unit"].lower() if per else ""
        if mark.kind == "count" and mark.per in words.nouns.rate_units:
            mark.kind = "rate"
    left = text[max(mark.block.body, mark.start - words.reach.label_characters) : mark.start]
    apart = _APART.match(left)
    mark.label = left[apart.end() if apart else 0 :].strip(" :-–+*•")
    return mark
