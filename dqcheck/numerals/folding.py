"""Text as written, made comparable."""

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

OVERRIDE = frozenset("\u202e")
"""The direction mark behind which digits are shown in reverse: what is written is not what is seen, so it stays."""

_WIDTHLESS = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u2066\u2067\u2068\u2069"
_VARIATIONS = "\ufe0e\ufe0f"
_INVISIBLE = dict.fromkeys(map(ord, _WIDTHLESS + _DIRECTIONS + _VARIATIONS))
_NOT_WORD = re.compile(r"[\W_]+")


def normalise(text: str) -> str:
    r"""The text in NFC, without invisible characters, any run of white space as one space, stripped.

    >>> normalise(" hồ\u00a0sơ\u200b ")
    'hồ sơ'
    """
    if not text.isascii():
        plain = text.isprintable() and not any(mark in text for mark in _VARIATIONS)  # those count as printable
        text = unicodedata.normalize("NFC", text if plain else text.translate(_INVISIBLE))
    return " ".join(text.split())


@lru_cache(maxsize=8192)
def comparable(text: str) -> str:
    r"""The text as values are compared: case and white space make no difference, accents and punctuation do.

    >>> comparable("BÀ  Rịa ")
    'bà rịa'
    """
    return normalise(text).casefold()


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    r"""The text without accents, case, punctuation and runs of white space, for comparing headers and names.

    >>> fold("Đơn  vị\n(xã/phường):")
    'don vi xa phuong'
    """
    if not text.isascii():
        decomposed = unicodedata.normalize("NFD", text.translate(_INVISIBLE))
        text = "".join(filterfalse(unicodedata.combining, decomposed))
        # The d with a stroke does not decompose.
        text = unicodedata.normalize("NFC", text).replace("\u0111", "d").replace("\u0110", "D")
    return _NOT_WORD.sub(" ", text.casefold()).strip()
