"""Texts of strangers in spreadsheets: a cell that begins like a formula must stay a text."""

import unicodedata

from dqcheck.messages.notation import plain_number

FORMULA_MARKS = ("=", "+", "-", "@")
"""What a formula begins with, once spaces are left out and full width (``＝``) is taken for what it stands for."""

UNSEEN = ("Cc", "Cf", "Mn")
"""Kinds of letters that a spreadsheet may pass over: controls, marks without width, accents on nothing."""


def like_formula(text: str) -> bool:
    """Whether a spreadsheet might run a text (OWASP, CSV injection). A plain number such as ``-6`` is none."""
    if text[:1].isalnum():
        return False
    seen = next((one for one in text if not one.isspace() and unicodedata.category(one) not in UNSEEN), "")
    begins = text.startswith(("\t", "\r", "\n")) or unicodedata.normalize("NFKC", seen).startswith(FORMULA_MARKS)
    return begins and plain_number(text) is None


def neutral(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would run it."""
    return f"'{text}" if like_formula(text) else text
