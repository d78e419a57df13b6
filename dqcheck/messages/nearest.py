"""The nearest that an encoding can write to a text: ``Đ`` is ``D`` in ASCII.

What the console of another country lacks is no reason to say nothing.
"""

import unicodedata
from collections.abc import Iterator

NEAREST = str.maketrans(
    {
        "đ": "d",
        "Đ": "D",
        "₫": "d",
        "×": "x",
        "÷": "/",
        "−": "-",
        "–": "-",
        "—": "-",
        "…": "...",
        "·": "-",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "‹": "<",
        "›": ">",
        "→": "->",
        "✓": "v",
        "✗": "x",
        "●": "*",
        "▌": "|",
        "↳": ">",
        "≤": "<=",
        "≥": ">=",
        "≠": "<>",
        "\u2060": "",
    }
)
"""Letters and marks of ours without a decomposition, and what stands for them."""


def nearest(letter: str, encoding: str) -> str:
    """The nearest that an encoding has to a letter that it does not have."""
    return next((form for form in _forms(letter) if _can(form, encoding)), "?")


def _forms(letter: str) -> Iterator[str]:
    """Ways to write a letter, the nearest first: one accent apart (as code page 1258 does), fewer accents, words."""
    base, *accents = [*unicodedata.normalize("NFD", letter)]
    for accent in reversed(accents):
        yield unicodedata.normalize("NFC", base + "".join(one for one in accents if one != accent)) + accent
    yield from (unicodedata.normalize("NFC", base + accent) for accent in accents)
    yield base
    yield unicodedata.normalize("NFKC", letter)
    yield letter.translate(NEAREST)


def _can(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
