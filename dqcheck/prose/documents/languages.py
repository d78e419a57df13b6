"""In which language a text is written, so that it is read with the words of that language."""

import re
import unicodedata
from collections.abc import Iterable

from dqcheck.language.types.prose import ProseWords
from dqcheck.language.vi.prose import PROSE as VIETNAMESE

_SAMPLE_CHARACTERS = 2000
_ENGLISH = re.compile(r"\b(?:the|of|and|in|was|were|is|are|for|with|from|at|which|that|a|had|have)\b", re.IGNORECASE)
_ALSO_ENGLISH = re.compile(
    r"\b(?:the|of|and|in|to|was|were|is|are|for|with|from|by|at|on|which|that|a|an|had|per)\b", re.IGNORECASE
)
LONGEST_SYLLABLE = 7
"""Letters of ``nghiêng``: no word of Vietnamese is longer, and many of English are."""
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile(r"[\x00-\x7f]+")
_ACCENTED_SHARE = 0.1
"""Of the characters of a text in which English words are looked for at all."""
_ENGLISH_SHARE = 0.12
"""Of the words of an English text these small ones are at least so many; of any other they are hardly any."""
_SMALL_SHARE = 0.08
"""Of the words of an English text those that unaccented Vietnamese has too, where long words say the rest."""
_FOREIGN = re.compile(r"[a-z]*(?:[fjwz][a-z]*|[bdfklrsvwxz])", re.IGNORECASE)
"""A word with a letter, or an ending, that no word of Vietnamese has, with its accents or without."""
_FOREIGN_SHARE = 0.3
"""Of the words of a short English text those that can be no Vietnamese."""
_LONG_SHARE = 0.05
"""Of the words of an English text those that are longer than a syllable of Vietnamese can be."""


def _has_long_words(sample: str, words: list[str]) -> bool:
    """True for a text of English by its long words and some small ones."""
    some = len(_ALSO_ENGLISH.findall(sample)) >= _SMALL_SHARE * len(words)
    return bool(words) and some and sum(len(word) > LONGEST_SYLLABLE for word in words) >= _LONG_SHARE * len(words)


def _is_foreign(words: list[str]) -> bool:
    """True for words many of which can be no Vietnamese, as in a line of labels and figures."""
    told = [word for word in words if len(word) > 1 and not word.isupper()]
    return len(told) > 2 and sum(bool(_FOREIGN.fullmatch(word)) for word in told) >= _FOREIGN_SHARE * len(told)


def words_of(texts: Iterable[str]) -> ProseWords:
    """The words of the language of a text, by its beginning: English where its small words are many, and more than the
    letters with accents, else Vietnamese."""
    sample = ""
    for text in texts:
        sample += text[:_SAMPLE_CHARACTERS] + "\n"
        if len(sample) >= _SAMPLE_CHARACTERS:
            break
    accents = 0 if sample.isascii() else sum(map(str.isalpha, _PLAIN.sub("", unicodedata.normalize("NFC", sample))))
    small = len(_ENGLISH.findall(sample)) if accents < len(sample) * _ACCENTED_SHARE else 0
    if 0 < accents >= small:
        return VIETNAMESE
    words = _WORD.findall(sample)
    enough = small > accents and small >= _ENGLISH_SHARE * len(words)
    if not enough and (accents or not (_has_long_words(sample, words) or _is_foreign(words))):
        return VIETNAMESE
    from dqcheck.language.en.prose import PROSE as ENGLISH

    return ENGLISH
