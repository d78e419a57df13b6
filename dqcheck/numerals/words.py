"""Number words to values: ``hai tỷ bốn trăm năm mươi triệu`` is 2 450 000 000.

Words stand for digits by position: a group of hundreds, tens and ones, then its scale (``nghìn``, ``triệu``, ``tỷ``),
the larger ones first; ``linh`` or ``lẻ`` stands for a missing ten.
"""

import re

from dqcheck.language.types.numerals import NumberWords
from dqcheck.language.vi.numerals import NUMERALS

WORDS = NUMERALS.number_words.every
"""Every word that a number may hold."""
MOST_WORDS = 40
"""Words beyond which nothing is a number."""


def parse_words(text: str, words: NumberWords = NUMERALS.number_words) -> int | None:
    """The value of a number in words, None when it is none.

    >>> parse_words("hai tỷ bốn trăm năm mươi triệu")
    2450000000
    >>> parse_words("một trăm linh năm")
    105
    """
    told = re.findall(r"[^\W\d_]+", text.lower())
    if len(told) > MOST_WORDS or words.silent.issuperset(told) or not words.every.issuperset(told):
        return None
    largest = max(words.scales.values())
    total = group = 0
    last_scale = largest * 1000
    one: int | None = None
    for word in told:
        if word in words.ones:
            if one is not None or (words.ones[word] > 9 and group % 100):
                return None
            one = words.ones[word]
        elif word in words.multipliers:
            group, one = group + (1 if one is None else one) * words.multipliers[word], None
        elif word in words.tens:
            if one is not None:
                return None
            group += words.tens[word]
        elif word in words.scales:
            scale = words.scales[word]
            value = group + (one or 0)
            group, one = 0, None
            if scale == largest and total:
                total = (total + value) * scale  # nghìn tỷ
            elif scale < last_scale and value:
                total += value * scale
            else:
                return None
            last_scale = scale
    return total + group + (one or 0)
