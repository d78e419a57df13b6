"""Raised digits: they are written as the superscript digits of Unicode, so that nobody takes them for digits of the
figure before them. Those of ``m²`` and of a power stay what they are."""

import re

from dqcheck.language.wording import Wording

_MARKS = Wording(r"\s*\(?\d{1,3}\)?(?:\s*[,;]?\s*\(?\d{1,3}\)?){0,4}\s*", cased=True)
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_POWER = Wording(r"[x×*.]\s?10\Z", cased=True)


def raised(text: str) -> str:
    """A raised text: digits as superscripts, anything else as it is.

    >>> raised("1"), raised("(1)"), raised("12, 13"), raised("st")
    ('¹', '¹', '¹² ¹³', 'st')
    """
    if not _MARKS.fullmatch(text):
        return text
    marks = " ".join(re.findall(r"\d+", text)).translate(_SUPERSCRIPT)
    return text[: len(text) - len(text.lstrip())] + marks + text[len(text.rstrip()) :]


def is_note(before: str, text: str) -> bool:
    """Whether a raised text is the mark of a note behind a figure, and no power."""
    return before[-1:].isdecimal() and _MARKS.fullmatch(text) is not None and not _POWER.search(before[-8:])
