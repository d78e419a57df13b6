"""How a language was written before Unicode, and how its syllables are built."""

from collections.abc import Mapping

from dqcheck.language.wording import Wording
from dqcheck.model.record import record


@record
class OldEncodings:
    """Ways of writing that gave the codes of Latin letters to letters of the language. ``by_name`` maps the name of
    each to its table: what is seen when its bytes are taken for Windows-1252, and what is meant. ``signs`` is found in
    nearly every line of a text that is seen so, and in hardly any other.

    ``syllable`` matches a whole syllable in small letters whose ``tones`` were taken out of its decomposed form;
    ``toned`` matches, backwards, what a tone may stand on.
    """

    by_name: Mapping[str, Mapping[str, str]]
    signs: Wording
    tones: frozenset[str]
    toned: Wording
    syllable: Wording
