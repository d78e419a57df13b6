"""Words and signs before a number that widen or open its interval: ``gần 200``, ``≥ 80%``."""

from functools import lru_cache

from dqcheck.language.types.numerals import NumeralWords
from dqcheck.model.quantity import Qualifier

SIGNS = {
    ">=": Qualifier.AT_LEAST,
    "<=": Qualifier.AT_MOST,
    "≥": Qualifier.AT_LEAST,
    "≤": Qualifier.AT_MOST,
    ">": Qualifier.OVER,
    "<": Qualifier.UNDER,
    "~": Qualifier.ABOUT,
    "≈": Qualifier.ABOUT,
}
"""The signs of every language, the longest first."""
MOST_WORDS = 3
"""Words of the longest qualifier."""


def split_qualifier(text: str, words: NumeralWords) -> tuple[Qualifier | None, str]:
    """The qualifier that leads the text of a cell, and what follows it: ``gần 200`` gives (NEARLY, ``200``)."""
    if text[:1].isdigit():
        return None, text
    parts = text.split(" ", MOST_WORDS)
    for size in range(min(MOST_WORDS, len(parts) - 1), 0, -1):
        name = " ".join(parts[:size]).casefold()
        if found := words.qualifiers.get(name) or words.lone_qualifiers.get(name):
            return found, " ".join(parts[size:])
    for sign, meant in SIGNS.items():
        if text.startswith(sign):
            return meant, text[len(sign) :].lstrip()
    return None, text


def qualifier_before(text: str, words: NumeralWords) -> tuple[Qualifier | None, str]:
    """The qualifier at the end of the text before a number in a sentence, and the word or sign for it."""
    left = text.rstrip().lower()
    names = _names(words)
    if not left.endswith(names):
        return None, ""
    for name in names:
        if left.endswith(name):
            if name in SIGNS:
                return SIGNS[name], name
            if not left[: -len(name)][-1:].isalpha():
                return words.qualifiers[name], name
    return None, ""


@lru_cache(maxsize=8)
def _names(words: NumeralWords) -> tuple[str, ...]:
    """All qualifiers of a sentence, the longest first."""
    return tuple(sorted((*words.qualifiers, *SIGNS), key=len, reverse=True))
