"""Counts and percentages written in words: numbers of several words (``hai mươi tư hộ``, ``a hundred and five``), and a
word alone where the text counts the same things in figures (``9 điểm ... và một điểm``) or other things in words, or in
a language in which such a word is always a count (``twenty-seven schools``)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from dqcheck.language.wording import Wording
from dqcheck.numerals.words import parse_words
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.figures.surroundings import noun_phrase

_FEWEST_FIGURES = 2
_PERCENT = "%"
_DIGITS_BEFORE = re.compile(r"\d+\s$")
_DIGITS_REACH = 12
_NAME_DIGITS = 2
"""Digits of a number that names a round, a stage or a group."""


def find(block: Block) -> list[Mark]:
    """The numbers of a block in words. A word alone is one, in a language in which it may be none (``một`` is the
    article, ``năm`` the year), only beside numbers of several words or things that are counted in figures too."""
    words = block.words.figures
    several = list(_several(block)) if block.said.says_one_of(words.nouns.word_signs) else []
    if words.nouns.words_count:
        if block.marks or several or words.nouns.counted_in_words.search(block.text):
            return _together(several, _counts(block, None))
        return []
    counted = [mark for mark in block.marks if mark.kind == "count"]
    beside = list(_beside(block, [*counted, *several]))
    several = _together(several, [one for one in beside if not _are_in(one, several)])
    if any(mark.kind == "count" for mark in several):
        told = _together(several, _counts(block, None))
        return _together(told, _numbers(words.nouns.alone_in_words, block, _heads(block, several)))
    if len(counted) < _FEWEST_FIGURES or not _may_count(block, words.nouns.counted_in_words):
        return several
    return _together(several, _counts(block, _heads(block, counted)))


def _may_count(block: Block, wording: Wording) -> bool:
    """False where a block does not say a number, as a whole word, that a wording counts in."""
    return block.may_say(wording) and block.said.says_one_of(wording.rarest)


def _heads(block: Block, counted: list[Mark]) -> set[str]:
    """The first words of what some numbers count."""
    return {noun_phrase(block.words.figures.nouns, block.text, mark.end).split(" ")[0] for mark in counted} - {""}


def _together(several: list[Mark], counts: list[Mark]) -> list[Mark]:
    """Numbers of several words, and the words alone that are no part of them."""
    return several + [one for one in counts if not _are_in(one, several)]


def _are_in(one: Mark, several: list[Mark]) -> bool:
    """True for a word that is part of a number of several."""
    return any(mark.start <= one.start < mark.end for mark in several)


def _beside(block: Block, counted: list[Mark]) -> Iterator[Mark]:
    """The numbers in one word of things that the block counts in figures, or in numbers of several words, too."""
    nouns = block.words.figures.nouns
    if not _may_count(block, nouns.counted_beside):
        return
    heads = _heads(block, counted)
    for match in nouns.counted_beside.finditer(block.text) if heads else ():
        if match["noun"].lower() in heads:
            name = "word" if match["word"] else "article"
            value = parse_words(match[name], block.words.figures.numerals.number_words)
            if value is not None:
                yield _count(block, *match.span(name), value)


def _several(block: Block) -> Iterator[Mark]:
    """The numbers of several words of a block."""
    for match in block.words.figures.nouns.several_words.finditer(block.text):
        value = parse_words(match["number"], block.words.figures.numerals.number_words)
        start, stop = match.span("number")
        if (
            _behind_digits(block, start)
            or value is None
            or any(mark.start < match.end() and start < mark.end for mark in block.marks)
        ):
            continue
        if match["percent"]:
            yield Mark(
                kind="percent", block=block, start=start, stop=stop, end=match.end("percent"), value=Decimal(value),
                step=Decimal(1), unit=_PERCENT, dimension=_PERCENT,
            )  # fmt: skip
        else:
            yield _count(block, start, stop, value)


def _behind_digits(block: Block, start: int) -> bool:
    """True for words that go on behind digits (``15 mười``), but for those of a number that names (``vòng 2 chín mươi
    bài``)."""
    digits = _DIGITS_BEFORE.search(block.text, max(0, start - _DIGITS_REACH), start)
    if digits is None:
        return False
    at = digits.start()
    left = block.text[max(0, at - block.words.figures.reach.kind_characters) : at]
    return len(digits[0].strip()) > _NAME_DIGITS or not block.words.figures.names.named.search(left)


def _counts(block: Block, heads: set[str] | None) -> list[Mark]:
    """The counts in words of things of some nouns, of any without them."""
    return _numbers(block.words.figures.nouns.counted_in_words, block, heads)


def _numbers(wording: Wording, block: Block, heads: set[str] | None) -> list[Mark]:
    found = []
    for match in wording.finditer(block.text):
        value = parse_words(match["word"], block.words.figures.numerals.number_words)
        if value is not None and (heads is None or match["noun"].lower() in heads):
            found.append(_count(block, *match.span("word"), value))
    return found


def _count(block: Block, start: int, end: int, value: int) -> Mark:
    return Mark(kind="count", block=block, start=start, stop=end, end=end, value=Decimal(value), dimension="count")
