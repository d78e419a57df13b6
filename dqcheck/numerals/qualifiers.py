"""Words and signs before a number that widen or open its interval: ``gần 200``, ``≥ 80%``."""

import re
from functools import lru_cache

from dqcheck.language.types.numerals import NumeralWords
from dqcheck.language.wording import one_of
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
    found = _at_end(words).search(text)
    if found is None:
        return None, ""
    name = found[1].lower()
    return SIGNS.get(name) or words.qualifiers[name], name


@lru_cache(maxsize=8)
def _at_end(words: NumeralWords) -> re.Pattern[str]:
    return re.compile(rf"((?<![^\W\d_]){one_of(words.qualifiers)}|{one_of(SIGNS)})\s*$", re.IGNORECASE)
