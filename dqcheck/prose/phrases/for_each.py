"""What a figure is one for each of: ``62 học viên/lớp``, ``mỗi lớp 45 học viên``, ``mỗi tháng 1,8 triệu/người``."""

import re
from decimal import Decimal

from dqcheck.language.wording import Match
from dqcheck.model.record import record
from dqcheck.numerals.units import parse_unit
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.figures.surroundings import head_of
from dqcheck.prose.phrases.alike import short_for
from dqcheck.prose.phrases.nearby import between, words_before

_ONE = Decimal(1)
_STROKES = re.compile(r"(?:\s[^\W\d_]+){0,3}?((?:\s?/\s?[^\W\d_]+[23²³]?)+)(?!\w)")
_FEW_WORDS = re.compile(r"(?:\s[^\W\d_]+){0,4}")
_STROKE = re.compile(r"\s?/\s?")


@record
class Each:
    """What a figure is one for each of: things of a ``noun``, or a unit of a ``dimension`` and its ``scale``; ``named``
    where words, and not its unit alone, say so."""

    noun: str
    dimension: str = ""
    scale: Decimal = _ONE
    named: bool = True

    def counts(self, mark: Mark) -> bool:
        """True for a figure that says how many of them there are."""
        if self.dimension:
            return mark.dimension == self.dimension
        if mark.kind == "duration":
            nouns = mark.block.words.figures.nouns
            return bool(self.noun) and head_of(nouns, mark.unit.split()[-1]) == self.noun and mark.value > 1
        if mark.kind != "count" or mark.value <= 1:
            return False
        words = mark.block.words.sums
        people = self.noun in words.parts.persons and words.people.match(mark.noun)
        named = mark.head == self.noun or self.noun in mark.noun.split()[:2] or short_for(self.noun, mark.noun)
        return not self.noun or named or bool(people)


def may_tell_each(block: Block) -> bool:
    """False for a block of which no figure is one for each of anything."""
    means = block.words.rates.means
    said = "/" in block.text or block.may_say(means.each) or block.may_say(means.apiece)
    return said or any(mark.per for mark in block.marks)


def each_of(mark: Mark) -> Each | None:
    """What a figure is per, None for one that is per nothing."""
    block, words = mark.block, mark.block.words.rates
    if found := _said_before(mark):
        return _one(mark, found["base"])
    if mark.per:
        ahead = words_before(mark)
        named = block.found(words.means.average, ahead) or block.found(words.means.price, ahead)
        return _one(mark, mark.per, named=bool(named))
    found = words.means.apiece.match(block.text, mark.end) if block.may_say(words.means.apiece) else None
    return _one(mark, found["base"] or "") if found else None


def each_before(mark: Mark) -> Each | None:
    """What the figure before one is told for each of, where the two are joined in one breath and this one has no unit
    of its own: ``mỗi hộ 27,5 m2 đất và 25 ngày công``."""
    block = mark.block
    if mark.per or not block.may_say(block.words.rates.means.each):
        return None
    before = next((other for other in reversed(block.marks[: mark.order]) if other.kind != "name"), None)
    if before is None or not _joins(mark, between(before, mark)):
        return None
    found = _said_before(before)
    return _one(mark, found["base"]) if found else None


def _said_before(mark: Mark) -> Match | None:
    """Where the words before a figure say what it is for each of."""
    block = mark.block
    each = block.words.rates.means.each
    return block.found(each, words_before(mark)) if block.may_say(each) else None


def _joins(mark: Mark, gap: str) -> bool:
    """True for a few words and a comma or a word that joins the last of a list."""
    last = mark.block.words.sums.totals.last_joined.search(gap)
    noun = gap[: last.start()] if last and last.end() == len(gap) else gap.removesuffix(", ")
    return noun != gap and _FEW_WORDS.fullmatch(noun) is not None


def _one(mark: Mark, word: str, *, named: bool = True) -> Each:
    """One of what a word names: a unit, or things by their noun as the heads of figures are kept."""
    figures = mark.block.words.figures
    unit = parse_unit(word, figures.numerals.units)
    if unit is not None and unit.dimension not in ("count", mark.dimension):
        return Each(noun="", dimension=unit.dimension, scale=unit.scale, named=named)
    return Each(noun=head_of(figures.nouns, word.lower()), named=named)


def eaches_of(mark: Mark) -> list[Each]:
    """All that a figure is per: of ``mỗi người 150 nghìn đồng/tháng`` a person and a month."""
    found = _said_before(mark)
    names = [found["base"]] if found else []
    strokes = None
    if "/" in mark.block.text:
        strokes = _STROKES.match(mark.block.text, mark.stop if mark.kind == "rate" else mark.end)
    names += _STROKE.split(strokes[1].strip())[1:] if strokes else []
    if names:
        return [_one(mark, name) for name in dict.fromkeys(names)]
    each = each_of(mark)
    return [each] if each is not None else []
