"""Text as written, made comparable."""

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"))
_NOT_WORD = re.compile(r"[\W_]+")


def normalise(text: str) -> str:
    r"""The text in NFC, without invisible characters, any run of white space as one space, stripped.

    >>> normalise(" hồ\u00a0sơ\u200b ")
    'hồ sơ'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text if text.isprintable() else text.translate(_INVISIBLE))
    return " ".join(text.split())


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    r"""The text without accents, case, punctuation and runs of white space, for comparing headers and names.

    >>> fold("Đơn  vị\n(xã/phường):")
    'don vi xa phuong'
    """
    if not text.isascii():
        decomposed = unicodedata.normalize("NFD", text.translate(_INVISIBLE))
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
        # The d with a stroke does not decompose.
        text = unicodedata.normalize("NFC", text).replace("\u0111", "d").replace("\u0110", "D")
    return _NOT_WORD.sub(" ", text.casefold()).strip()
