"""Words before a place in a text."""

from dqcheck.language.needed_words import in_one_line
from dqcheck.language.wording import Match, Wording
from dqcheck.prose.text.said_words import SaidWords

BEFORE_CHARACTERS = 140
"""No wording that ends before a figure is longer; a longer look would only cost time."""


def match_before(wording: Wording, text: str, at: int, said: SaidWords | None = None) -> Match | None:
    """Where a wording, which ends where it is looked for, stands right before an offset; ``said`` is what the text, or
    one of which it is a part, may say."""
    if said is not None and not said.may_say(wording):
        return None
    begin = max(0, at - BEFORE_CHARACTERS)
    return wording.search(text, begin, at) if wording.may_be_in(in_one_line(text[begin:at]).lower()) else None
