"""Figures of a report that speak of fields of a form."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from dqcheck.language.types.mentions import MentionWords
from dqcheck.language.vi.mentions import MENTIONS
from dqcheck.model.claim import Extraction, Figure
from dqcheck.model.quantity import Quantity
from dqcheck.numerals.folding import fold

Field = tuple[str, str]
_EARLIER = re.compile(r".*\d\S*(?P<rest>.*)")


def mentions(
    extraction: Extraction, patterns: Mapping[Field, tuple[str, ...]], words: MentionWords = MENTIONS
) -> dict[Field, tuple[Figure, ...]]:
    """For each field the figures whose words say it: the pattern stands in the noun behind the figure, or among the
    last words before it. The longest pattern wins, so that ``hộ cận nghèo`` is never ``hộ nghèo``."""
    known = _by_first_word(patterns)
    out: dict[Field, list[Figure]] = {}
    for figure in (*extraction.figures, *extraction.cells):
        if not isinstance(figure.value, Quantity):
            continue
        label, noun = fold(figure.label), fold(figure.noun)
        if known.keys().isdisjoint([*label.split(), *noun.split()[:1]]):
            continue
        label = _own(label, words)
        if words.detail.search(label):
            continue
        near = sorted(item for word in {*label.split(), *noun.split()[:1]} for item in known.get(word, ()))
        said = ((field, pattern) for _, field, pattern in near if pattern in label or noun.startswith(pattern))
        best = next(((field, pattern) for field, pattern in said if _speaks(label, noun, pattern, words)), None)
        if best is not None and (_named(label, best[1], words) or _all_of_them(figure, label, best[1], words)):
            out.setdefault(best[0], []).append(figure)
    return {field: tuple(found) for field, found in out.items() if _one_unit(found)}


def _by_first_word(patterns: Mapping[Field, tuple[str, ...]]) -> Mapping[str, Sequence[tuple[int, Field, str]]]:
    """Patterns by their first word, each with its rank, the longest first: only what says that word may say them."""
    folded = [(field, fold(pattern)) for field, given in patterns.items() for pattern in given]
    folded.sort(key=lambda item: -len(item[1]))
    found: dict[str, list[tuple[int, Field, str]]] = {}
    for rank, (field, pattern) in enumerate(folded):
        if pattern:
            found.setdefault(pattern.split()[0], []).append((rank, field, pattern))
    return found


def _own(label: str, words: MentionWords) -> str:
    """The words of a label that belong to its figure: after an earlier figure in it, only those behind a link word
    (``08 hồ sơ kỳ trước chuyển qua và 1.753``: nothing of that names 1.753)."""
    earlier = _EARLIER.match(label)
    if earlier is None:
        return label
    link = words.link.match(earlier["rest"])
    return earlier["rest"][link.end() :] if link else ""


def _named(label: str, pattern: str, words: MentionWords) -> bool:
    """True when the words before a figure say the pattern, close to it (``hộ nghèo của xã hiện còn 201 hộ``)."""
    if pattern not in label:
        return False
    found = [match.end() for match in _as_words(pattern).finditer(label)]
    return bool(found) and len(label[found[-1] :].split()) <= words.reach.named_words


def _all_of_them(figure: Figure, label: str, pattern: str, words: MentionWords) -> bool:
    """True when a figure whose noun alone says the pattern counts all of them (``xã có 16 thôn``), not some (``còn 05
    thôn chưa có sóng``, ``tại 03 thôn``). What is named in several words may be what is left of it (``còn 201 hộ
    nghèo``)."""
    after = figure.quote.partition(f"{figure.value.text} {figure.noun}")[2]
    return (" " in pattern or bool(words.everything.search(label))) and not words.some.match(fold(after))


def _speaks(label: str, noun: str, pattern: str, words: MentionWords) -> bool:
    begins = noun.startswith(pattern) and _as_words(pattern).match(noun) is not None
    short = begins and len(noun.split()) <= len(pattern.split()) + words.reach.noun_words
    return short or _named(label, pattern, words)


@lru_cache(maxsize=1024)
def _as_words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(pattern)}\b")


def _one_unit(found: list[Figure]) -> bool:
    units = {figure.value.unit for figure in found if isinstance(figure.value, Quantity)}
    return len(units) == 1
