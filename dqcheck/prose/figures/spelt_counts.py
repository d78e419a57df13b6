"""Counts written as a word: where the text counts the same things in figures (``9 điểm ... và một điểm``), or in a
language in which such a word is always a count (``twenty-seven schools``); and counts and percentages in several
words, which can be nothing else (``hai mươi bốn đội``)."""

from decimal import Decimal

from dqcheck.language.types.numerals import NumberWords
from dqcheck.numerals.words import parse_words
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.figures.surroundings import noun_phrase

_FEWEST_FIGURES = 2


def find(block: Block) -> list[Mark]:
    """The counts of a block in words, of things that it counts in figures too where such a word may be no count at all
    (``một`` is the article, ``năm`` the year)."""
    words = block.words.figures
    if words.nouns.words_count:
        if not block.marks and not words.nouns.counted_in_words.search(block.text):
            return []
        return _counts(block, None)
    if long := _long(block):
        spans = [(mark.start, mark.end) for mark in long]
        short = _counts(block, None)
        return [*long, *(one for one in short if not any(at < one.end and one.start < end for at, end in spans))]
    counted = [mark for mark in block.marks if mark.kind == "count"]
    if len(counted) < _FEWEST_FIGURES or not words.nouns.counted_in_words.search(block.text):
        return []
    return _counts(block, {noun_phrase(words.nouns, block.text, mark.end).split(" ")[0] for mark in counted} - {""})


def _long(block: Block) -> list[Mark]:
    """The counts and percentages of a block in several words (``hai mươi bốn đội``), which can be nothing else."""
    found: list[Mark] = []
    if not any(sign in block.text for sign in block.words.figures.nouns.long_signs):
        return found
    for match in block.words.figures.nouns.long_in_words.finditer(block.text):
        name = "rate" if match["rate"] else "word"
        value = parse_words(match[name])
        if value:
            start, end = match.span(name)
            mark = Mark(
                kind="count", block=block, start=start, stop=end, end=end, value=Decimal(value), dimension="count"
            )
            if name == "rate":
                mark.kind, mark.unit, mark.dimension, mark.step, mark.end = "percent", "%", "%", Decimal(1), match.end()
            found.append(mark)
    return found


def _counts(block: Block, heads: set[str] | None) -> list[Mark]:
    """The counts in words of things of some nouns, of any without them."""
    names = block.words.figures.numerals.number_words
    found = []
    for match in block.words.figures.nouns.counted_in_words.finditer(block.text):
        value = _value(match["word"].lower(), names)
        noun = match["noun"].lower()
        if value is not None and noun not in names.every and (heads is None or noun in heads):
            found.append(_count(block, match.span("word"), value))
    return found


def _count(block: Block, span: tuple[int, int], value: int) -> Mark:
    start, end = span
    return Mark(kind="count", block=block, start=start, stop=end, end=end, value=Decimal(value), dimension="count")


def _value(word: str, names: NumberWords) -> int | None:
    """The number that a word of one or two parts names."""
    values = [names.ones.get(part, names.tens.get(part)) for part in word.split("-")]
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None
