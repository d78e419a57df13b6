"""In which language a text is written, so that it is read with the words of that language."""

import re
import unicodedata
from collections.abc import Iterable

from dqcheck.language.types.prose import ProseWords
from dqcheck.language.vi.prose import PROSE as VIETNAMESE

_SAMPLE_CHARACTERS = 2000
_ENGLISH = re.compile(
    r"\b(?:the|of|and|in|to|was|were|is|are|for|with|from|by|at|on|which|that|per|an?)\b", re.IGNORECASE
)
_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH_SHARE = 0.12
"""Of the words of an English text these small ones are at least so many; of any other they are hardly any."""
_VIETNAMESE_SHARE = 0.02
"""Of the words of a Vietnamese text those with a letter that only it has are many more than this."""


def words_of(texts: Iterable[str]) -> ProseWords:
    """The words of the language of a text, by its first pages: English where its small words are many and Vietnamese
    letters few, else Vietnamese."""
    sample = ""
    for text in texts:
        sample += text[:_SAMPLE_CHARACTERS] + "\n"
        if len(sample) >= _SAMPLE_CHARACTERS:
            break
    words = len(_WORD.findall(sample))
    if not words or len(_ENGLISH.findall(sample)) < _ENGLISH_SHARE * words:
        return VIETNAMESE
    if len(_VIETNAMESE.findall(unicodedata.normalize("NFC", sample))) > _VIETNAMESE_SHARE * words:
        return VIETNAMESE
    from dqcheck.language.en.prose import PROSE as ENGLISH

    return ENGLISH
