"""How Vietnamese was written before Unicode.

Sources: TCVN 5712:1993 (TCVN3, the ABC fonts), checked against the table of the GNU C library; the VNI Windows fonts,
which put the marks of a vowel behind it. Capital letters with a tone have no codes in TCVN3: its fonts of capitals show
the small ones, so they become small letters.
"""

import unicodedata

from dqcheck.language.types.old_encodings import OldEncodings
from dqcheck.language.wording import Wording, one_of

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = _TONES = ("\u0300", "\u0301", "\u0309", "\u0303", "\u0323")

_TCVN3_TONES = {
    "a": "µ¸¶·¹", "ă": "»¾¼½Æ", "â": "ÇÊÈÉË", "e": "ÌÐÎÏÑ", "ê": "ÒÕÓÔÖ", "i": "×ÝØÜÞ", "o": "ßãáâä", "ô": "åèæçé",
    "ơ": "êíëìî", "u": "ïóñòô", "ư": "õøö÷ù", "y": "úýûüþ",
}  # fmt: skip
_TCVN3_LETTERS = dict(zip("¨©ª«¬\xad®¡¢£¤¥¦§", "ăâêôơưđĂÂÊÔƠƯĐ", strict=True))

_VNI_TONES = dict(zip("øùûõï", _TONES, strict=True))
_VNI_BREVE = dict(zip("èéúüë", _TONES, strict=True)) | {"ê": ""}
_VNI_CIRCUMFLEX = dict(zip("àáåãä", _TONES, strict=True)) | {"â": ""}
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _composed(*parts: str) -> str:
    return unicodedata.normalize("NFC", "".join(parts))


def _tcvn3() -> dict[str, str]:
    toned = {
        code: _composed(vowel, tone)
        for vowel, codes in _TCVN3_TONES.items()
        for code, tone in zip(codes, _TONES, strict=True)
    }
    return toned | _TCVN3_LETTERS


def _vni() -> dict[str, str]:
    written = {vowel + mark: _composed(vowel, tone) for vowel in "aeouy" for mark, tone in _VNI_TONES.items()}
    written |= {letter + mark: _composed(_VNI_LETTERS[letter], tone)
                for letter in "ôö" for mark, tone in _VNI_TONES.items()}  # fmt: skip
    written |= {"a" + mark: _composed("ă", tone) for mark, tone in _VNI_BREVE.items()}
    written |= {vowel + mark: _composed(vowel, "\u0302", tone)
                for vowel in "aeo" for mark, tone in _VNI_CIRCUMFLEX.items()}  # fmt: skip
    written |= _VNI_LETTERS
    titles = {written_[0].upper() + written_[1:]: meant.upper() for written_, meant in written.items()}
    return written | titles | {written_.upper(): meant.upper() for written_, meant in written.items()}


_ONSETS = (
    "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu", "r",
    "s", "t", "th", "tr", "v", "x",
)  # fmt: skip
_NUCLEI = (
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ia", "iê", "yê", "ya", "ua", "uô", "ưa", "ươ", "oa",
    "oă", "oe", "oo", "uâ", "uê", "uy", "uyê", "uya", "uơ", "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "iu", "oi",
    "ôi", "ơi", "ui", "ưi", "ưu", "iêu", "yêu", "uôi", "ươi", "ươu", "oai", "oay", "oao", "oeo", "uây", "uyu", "uao",
)  # fmt: skip
_CODAS = ("c", "ch", "m", "n", "ng", "nh", "p", "t")

OLD_ENCODINGS = OldEncodings(
    by_name={"TCVN3": _tcvn3(), "VNI": _vni()},
    signs=Wording(
        r"[A-Za-z][µ¸¶·¹¨©ª«¬®»¼½¾ïøûäåëüñö]|[µ¸¶·¹¨©ª«¬®»¼½¾ñö][a-z]",
        cased=True,
    ),
    tones=frozenset(_TONES),
    toned=Wording(r"[\u0302\u0306\u031b]{0,2}[aeiouy]", cased=True),
    syllable=Wording(f"{one_of(_ONSETS)}?{one_of(_NUCLEI)}{one_of(_CODAS)}?", cased=True),
)
