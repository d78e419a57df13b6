"""What stands near a figure in its block: the words before it and between it and another, the figures around it."""

import re
from collections.abc import Iterator

from dqcheck.prose.figures.block import QUANTITIES, Mark

_TIMES_BEFORE = re.compile(r"[x×*]\s?$")
_SIGN_CHARACTERS = 3
_CHANGE_WORDS = 2
_STROKE = re.compile(r"(?:\s[^\W\d_]+){1,4}\s?/\s?")


def words_before(mark: Mark, characters: int | None = None) -> str:
    """The words right before a figure: as far as they may say what it is, unless told otherwise."""
    return words_since(mark, mark.block.body, characters)


def words_since_figure(mark: Mark) -> str:
    """The words before a figure that stand behind the figure before it."""
    mark = _first_of_pair(mark) or mark
    return words_since(mark, mark.block.marks[mark.order - 1].end if mark.order else mark.block.body)


def words_since_quantity(mark: Mark) -> str:
    """The words before a figure that stand behind the quantity before it: dates and names may be among them."""
    if mark.ahead is None:
        first = _first_of_pair(mark) or mark
        earlier = (other.end for other in reversed(first.block.marks[: first.order]) if other.kind in QUANTITIES)
        mark.ahead = words_since(first, next(earlier, first.block.body))
    return mark.ahead


def _first_of_pair(mark: Mark) -> Mark | None:
    """The figure before a stroke of which another is told in one breath: ``còn 12 vụ/37 bị cáo``."""
    if not mark.order or "/" not in mark.block.text[max(0, mark.start - 2) : mark.start] or mark.whole_of is not None:
        return None
    first = mark.block.marks[mark.order - 1]
    return first if _STROKE.fullmatch(mark.block.text, first.end, mark.start) else None


def words_since(mark: Mark, begin: int, characters: int | None = None) -> str:
    """The words before a figure that stand behind an offset of its block."""
    reach = mark.block.words.figures.reach.label_characters if characters is None else characters
    return mark.block.text[max(begin, mark.start - reach) : mark.start]


def opens_clause(mark: Mark) -> bool:
    """True for a figure that opens a clause behind a semicolon with no more than two words, so that these name nothing
    of which it could be (``quý trước 121 ca; nhiều hơn 17 ca``), and for one in a clause that says at once that it
    concludes from what was told before, or compares it (``...; như vậy``, ``...; so với đầu năm``)."""
    before = words_since(mark, mark.block.marks[mark.order - 1].end if mark.order else mark.block.body)
    if ";" in before and len(before.rpartition(";")[2].split()) <= _CHANGE_WORDS:
        return True
    clause = mark.block.text.rfind(";", mark.block.sentence(mark.start)[0], mark.start)
    concluding = mark.block.words.rates.growth.concluding
    return clause >= 0 and mark.block.may_say(concluding) and bool(concluding.match(mark.block.text, clause + 1))


def is_factor(mark: Mark) -> bool:
    """True for a figure behind a sign of multiplication: ``15 căn x 60 triệu đồng = 900 triệu đồng``."""
    return bool(_TIMES_BEFORE.search(mark.block.text[max(0, mark.start - _SIGN_CHARACTERS) : mark.start]))


def between(first: Mark, second: Mark) -> str:
    """The text between two figures, empty where they overlap."""
    return first.block.text[first.end : second.start]


def figures_before(mark: Mark, characters: int | None = None) -> Iterator[Mark]:
    """The figures of the sentence before a figure, the nearest first, those within so many characters."""
    begin, _ = mark.block.sentence(mark.start)
    for at in range(mark.order - 1, -1, -1):
        other = mark.block.marks[at]
        if other.start < begin or (characters is not None and mark.start - other.end > characters):
            return
        yield other


def figures_behind(mark: Mark, characters: int) -> Iterator[Mark]:
    """The figures of the sentence behind a figure, within so many characters of it."""
    _, end = mark.block.sentence(mark.start)
    for at in range(mark.order + 1, len(mark.block.marks)):
        other = mark.block.marks[at]
        if other.start >= end or other.start - mark.end > characters:
            return
        yield other


def figures_around(mark: Mark, figures: int) -> list[Mark]:
    """The figures of the sentence of a figure, at most so many on each side and the nearest first, without itself."""
    begin, end = mark.block.sentence(mark.start)
    near = mark.block.marks[max(0, mark.order - figures) : mark.order + figures + 1]
    inside = [other for other in near if other is not mark and begin <= other.start < end]
    return sorted(inside, key=lambda other: abs(other.start - mark.start))
