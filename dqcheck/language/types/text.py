"""How running text is cut into sentences and list lines."""

from dqcheck.language.wording import Wording
from dqcheck.model.record import record


@record
class TextWords:
    """``sentence_start`` is the end of a sentence with the white space behind it, where the letter that follows may
    begin one; ``abbreviation`` at the end of the text before a full stop says that it ends none. ``list_marker`` is the
    marker of a list line by its class: ``dash``, ``plus``, ``dot``, ``roman``, ``digits`` or ``letter``."""

    sentence_start: Wording
    abbreviation: Wording
    list_marker: Wording
    abbreviation_characters: int
    """Characters of the longest abbreviation."""
