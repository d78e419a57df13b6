"""Texts in encodings from before Unicode: known by whether the words that come out are syllables of the language.

The bytes of such texts are codes of other letters in Windows-1252, so that no byte tells one from the other; words do.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from dqcheck.language.vi.old_encodings import OLD_ENCODINGS
from dqcheck.language.wording import Wording
from dqcheck.model.record import record

WESTERN, VIETNAMESE = "Windows-1252", "Windows-1258"

_SAMPLE_CHARACTERS = 1 << 18
_FEWEST_WORDS = 2
"""Words with letters beyond a-z that have to be seen before an encoding is known for certain."""
_SURE_SHARE = 0.75
"""Of these words, those that are syllables."""

_WORD = Wording(r"[^\W\d_]*[^\x00-\x7f][^\s\d_,;:.()\"/|-]*", cased=True)
"""A word with a letter, or with what is shown for one, beyond a-z."""


@record
class Decoded:
    """A text and the encoding that it was in; ``sure`` says that its words bear it out."""

    text: str
    encoding: str
    sure: bool


def decode_old(data: bytes) -> Decoded:
    """The text of bytes that are no Unicode, in the encoding under which most words are syllables of the language; in
    Windows-1252 where under none they are."""
    western = _western(data)
    readings = [Decoded(text=restored(western, name), encoding=name, sure=False) for name in OLD_ENCODINGS.by_name]
    if (page := _page(data)) is not None:
        readings.append(Decoded(text=page, encoding=VIETNAMESE, sure=False))
    best, share, count = max(((one, *syllables(one.text)) for one in readings), key=lambda item: item[1:])
    if share >= _SURE_SHARE:
        return Decoded(text=best.text, encoding=best.encoding, sure=count >= _FEWEST_WORDS)
    return Decoded(text=western, encoding=WESTERN, sure=False)


def restored(text: str, name: str) -> str:
    """A text whose letters stand for those of an old encoding, with the letters that are meant."""
    pattern, table = _table(name)
    return pattern.sub(lambda match: table[match[0]], text)


@lru_cache(maxsize=4)
def _table(name: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    table = OLD_ENCODINGS.by_name[name]
    longest_first = sorted(table, key=lambda written: -len(written))
    return re.compile("|".join(map(re.escape, longest_first))), table


def _western(data: bytes) -> str:
    """The bytes in Windows-1252, which gives five of them no letter."""
    return data.decode("cp1252", "replace")


def _page(data: bytes) -> str | None:
    try:
        return unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return None


def syllables(text: str) -> tuple[float, int]:
    """Of the words with letters beyond a-z the share that are syllables, and how many words there are."""
    words = _WORD.findall(text[:_SAMPLE_CHARACTERS])
    return (sum(map(_is_syllable, words)) / len(words) if words else 0.0), len(words)


def syllables_of(text: str) -> set[str]:
    """The words of two letters or more with letters beyond a-z that are syllables."""
    return {word.lower() for word in _WORD.findall(text) if len(word) > 1 and _is_syllable(word)}


@lru_cache(maxsize=4096)
def _is_syllable(word: str) -> bool:
    if not (word.islower() or word.isupper() or word.istitle()):
        return False
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = [at for at, mark in enumerate(decomposed) if mark in OLD_ENCODINGS.tones]
    plain = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in OLD_ENCODINGS.tones))
    if len(tones) > 1 or (tones and not OLD_ENCODINGS.toned.match(decomposed[: tones[0]][::-1])):
        return False
    return OLD_ENCODINGS.syllable.fullmatch(plain) is not None
