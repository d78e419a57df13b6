"""Words that tell which figures of a report speak of a field of a form."""

from dqcheck.language.wording import Wording
from dqcheck.model.record import record


@record
class MentionReach:
    """``named`` words may stand between the words of a field and its figure; the noun behind a figure may have ``noun``
    words more than a field."""

    named_words: int
    noun_words: int


@record
class MentionWords:
    """Words around a figure, folded.

    ``detail`` are words of a figure that only details, compares or plans. Behind an earlier figure only what follows a
    ``link`` belongs to this one. ``everything`` ends before a figure that counts all of what it names, ``some`` begins
    behind one that counts a part of it.
    """

    detail: Wording
    link: Wording
    everything: Wording
    some: Wording
    reach: MentionReach
