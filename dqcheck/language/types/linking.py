"""Words around figures by what they say of their part in an arithmetic relation."""

from dqcheck.language.wording import Wording
from dqcheck.model.record import record


@record
class LinkWords:
    """``cue`` finds words and signs around figures, each by the group of its class in ``CLASSES``."""

    cue: Wording


CLASSES = (
    "total", "parts", "aside", "rest", "share", "reached", "compared", "start", "end", "plan", "rise", "fall", "mean",
    "each", "times", "equals", "opening", "inflow", "outflow", "closing", "other", "across", "period", "joined",
    "limit", "comma", "semicolon", "stop", "colon", "opened", "closed", "slash", "dash",
)  # fmt: skip
"""The classes, the same in every language: the weights of the links are by them."""

SIGNS = (
    r"(?P<comma>,)|(?P<semicolon>;)|(?P<stop>[.!?]\s)|(?P<colon>:)|(?P<opened>\()|(?P<closed>\))|(?P<slash>/)|"
    r"(?P<dash>\s[–-]\s)"
)
"""Signs, which are the same in every language."""


def cues(**classes: str) -> Wording:
    """The wording of some classes, each an alternation of words, and of the signs."""
    words = "|".join(rf"(?P<{name}>(?<!\w)(?:{pattern})(?!\w))" for name, pattern in classes.items())
    return Wording(rf"{SIGNS}|{words}")
