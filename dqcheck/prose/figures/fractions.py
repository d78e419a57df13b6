"""Fractions told in words or with a noun on each side: ``61 trên tổng số 63 cán bộ``, ``820 hồ sơ/1.250 hồ sơ``."""

import re
from itertools import pairwise

from dqcheck.language.types.figures import FigureWords
from dqcheck.model.quantity import Qualifier
from dqcheck.prose.figures.block import ADDITIVE, Mark
from dqcheck.prose.figures.surroundings import noun_follows, noun_phrase


def join(words: FigureWords, text: str, marks: list[Mark]) -> None:
    """Mark the numerators and denominators among the figures of a text that no slash between bare numbers tells."""
    for part, whole in pairwise(mark for mark in marks if mark.kind != "name"):
        if whole.qualifier is Qualifier.OVER and part.kind in ADDITIVE and whole.kind in ADDITIVE:
            found = words.signs.joined.fullmatch(text, part.end, whole.start)
            if found and words.nouns.function_words.isdisjoint(found["noun"].lower().split()):
                whole.qualifier = None  # trên: for so many, not more than so many (thôn có trên 50 hộ)
        if part.kind not in ADDITIVE or whole.kind != part.kind or whole.dimension != part.dimension:
            continue
        if part.part_of is not None or part.whole_of is not None or whole.part_of is not None:
            continue
        found = words.signs.joined.fullmatch(text, part.end, whole.start)
        if found is None or not _of_one_kind(words, text, part, whole, found):
            continue
        part.part_of, whole.whole_of = whole, part
        whole.qualifier = None


def _of_one_kind(words: FigureWords, text: str, part: Mark, whole: Mark, found: re.Match[str]) -> bool:
    """True when both figures count the same, as far as their nouns say; a bare ``trên`` or ``trong`` is the word for a
    slash only where they do (``3 giường bệnh trên 1.000 dân`` is a rate)."""
    if part.dimension != "count":
        return True
    mine, other = found["noun"].split(), noun_phrase(words.nouns, text, whole.end).split()
    if mine and words.signs.any_case.match(text, whole.end):
        return part.value <= whole.value
    if mine:
        return mine[0].lower() == other[0] if other else not noun_follows(words.nouns, text, whole.end)
    return bool(other) or found["certain"] is not None
