"""Counts written as a word where the text counts the same things in figures (``9 điểm ... và một điểm``)."""

from decimal import Decimal

from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.figures.surroundings import noun_phrase

_FEWEST_FIGURES = 2


def find(block: Block) -> list[Mark]:
    """The counts of a block in words, of things that it counts in figures too: elsewhere such a word may be no count
    at all (``một`` is the article, ``năm`` the year)."""
    counted = [mark for mark in block.marks if mark.kind == "count"]
    words = block.words.figures
    if len(counted) < _FEWEST_FIGURES or not words.nouns.counted_in_words.search(block.text):
        return []
    heads = {noun_phrase(words.nouns, block.text, mark.end).split(" ")[0] for mark in counted} - {""}
    ones = words.numerals.number_words.ones
    return [
        Mark(
            kind="count", block=block, start=found.start("word"), stop=found.end("word"), end=found.end("word"),
            value=Decimal(ones[found["word"].lower()]), dimension="count",
        )
        for found in words.nouns.counted_in_words.finditer(block.text)
        if found["noun"].lower() in heads and found["word"].lower() in ones
    ]  # fmt: skip
