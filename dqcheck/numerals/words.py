"""Vietnamese number words to values: ``hai tỷ bốn trăm năm mươi triệu`` is 2 450 000 000.

Words stand for digits by position: a group of hundreds, tens and ones, then its scale (``nghìn``, ``triệu``, ``tỷ``),
the larger ones first; ``linh`` or ``lẻ`` stands for a missing ten.
"""

import re

_ONES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_SILENT = frozenset({"linh", "lẻ", "chẵn", "và"})
WORDS = frozenset({*_ONES, *_SCALES, *_SILENT, "mười", "mươi", "chục", "trăm"})
"""Every word that a number may hold."""
MOST = 40
"""Words beyond which nothing is a number."""


def parse_words(text: str) -> int | None:
    """The value of a number in words, None when it is none.

    >>> parse_words("hai tỷ bốn trăm năm mươi triệu")
    2450000000
    >>> parse_words("một trăm linh năm")
    105
    """
    words = re.findall(r"[^\W\d_]+", text.lower())
    if not words or len(words) > MOST or any(word not in WORDS for word in words):
        return None
    total = group = 0
    last_scale = 10**12
    one: int | None = None
    for word in words:
        if word in _ONES:
            if one is not None:
                return None
            one = _ONES[word]
        elif word == "trăm":
            group, one = group + (1 if one is None else one) * 100, None
        elif word in ("mươi", "chục"):
            group, one = group + (1 if one is None else one) * 10, None
        elif word == "mười":
            if one is not None:
                return None
            group += 10
        elif word in _SCALES:
            scale = _SCALES[word]
            value = group + (one or 0)
            group, one = 0, None
            if scale == 10**9 and total:
                total = (total + value) * scale  # nghìn tỷ
            elif scale < last_scale and value:
                total += value * scale
            else:
                return None
            last_scale = scale
    return total + group + (one or 0)
