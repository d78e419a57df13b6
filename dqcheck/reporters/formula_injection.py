"""Texts of strangers in spreadsheets: a cell that begins like a formula must stay a text."""

from dqcheck.messages.notation import plain_number

FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")


def neutral(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would run it (OWASP, CSV injection). A plain number
    such as ``-6`` stays a number."""
    return f"'{text}" if text.startswith(FORMULA_MARKS) and plain_number(text) is None else text
