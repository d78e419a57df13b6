"""Claims of rounds, each of which takes some away and leaves the others: ``240 bài dự thi, loại 150 bài, chọn 90 bài;
vòng 2 loại tiếp 48 bài, chung khảo còn 42 bài``, ``24 đội, vòng loại mất 9 đội, 15 đội vào vòng trong``."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import same_kind
from dqcheck.prose.phrases.closeness import FAR_SHARE
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import words_since_quantity

_FEWEST = 3


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The rounds of a document that follow each other without another figure of their things between them."""
    for block in text.blocks:
        words = block.words.sums.rounds
        may_fall = block.may_say(words.fallen) or block.may_say(words.fallen_behind)
        if len(block.marks) >= _FEWEST and may_fall:
            yield from _rounds([mark for mark in block.marks if _counts(mark)], settled)


def _counts(mark: Mark) -> bool:
    return mark.kind == "count" and not mark.is_fraction and mark.qualifier is None and bool(mark.value)


def _rounds(marks: Sequence[Mark], settled: Settled) -> Iterator[Claim]:
    """The claims of rounds, each from what the one before it left; what fell may be told in brackets behind what
    stayed."""
    level: Mark | None = None
    fallen: list[Mark] = []
    for mark, behind in zip_longest(marks, marks[1:]):
        if _falls(mark):
            if mark.depth <= (level.depth if level is not None else 0) or fallen:
                fallen.append(mark)
            continue
        aside = behind is not None and behind.depth > mark.depth and _falls(behind)
        given = [behind] if aside and not fallen else fallen
        if level is not None and given and _stays(mark) and not any(settled.has(one) for one in given):
            yield from _round(level, given, mark)
        level, fallen = mark, []


def _round(first: Mark, fallen: Sequence[Mark], stayed: Mark) -> Iterator[Claim]:
    if not _of_one_thing(first, [*fallen, stayed]):
        return
    given = [*fallen, stayed]
    holds = fitting.sums(first, given)
    near = max(mark.base for mark in given) < first.base and abs(fitting.gap(first, given)) <= FAR_SHARE
    if holds or near:
        yield claim("flow", {"total": [first], "parts": given}, doubt=not holds)


def _of_one_thing(first: Mark, others: Sequence[Mark]) -> bool:
    """True for figures that count the same, or leave it out, in one sentence or the next."""
    nouns = [mark for mark in (first, *others) if mark.noun]
    begin = first.block.sentence(min(mark.start for mark in others))[0]
    near = first.block.sentence(first.start) in (first.block.sentence(begin), first.block.sentence(max(0, begin - 1)))
    together = len({first.block.sentence(mark.start) for mark in others}) == 1
    return bool(nouns) and near and together and all(same_kind(mark, nouns[0]) for mark in nouns)


def _falls(mark: Mark) -> bool:
    """True for a figure of what a round takes away, as the words beside it say."""
    block, words = mark.block, mark.block.words.sums.rounds
    return bool(block.found(words.fallen, _own_words(mark)) or _behind(block, mark, fallen=True))


def _stays(mark: Mark) -> bool:
    """True for a figure of what a round leaves, as the words beside it say."""
    block, words = mark.block, mark.block.words.sums.rounds
    return bool(block.found(words.stayed, _own_words(mark)) or _behind(block, mark, fallen=False))


def _own_words(mark: Mark) -> str:
    """The words before a figure behind the last comma or conjunction."""
    parts: list[str] = mark.block.words.sums.stocks.joined.split(words_since_quantity(mark))
    return parts[-1]


def _behind(block: Block, mark: Mark, *, fallen: bool) -> bool:
    words = block.words.sums.rounds
    wording = words.fallen_behind if fallen else words.stayed_behind
    return block.may_say(wording) and wording.match(block.text, mark.end) is not None
