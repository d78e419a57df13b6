"""Text in the two languages of the project."""

from typing import Literal, get_args

from dqcheck.model.record import record

Language = Literal["vi", "en"]

_set = object.__setattr__

LANGUAGES: tuple[Language, ...] = get_args(Language)
"""The languages in which people are told; the first is the default."""


@record
class LocalText:
    """The same text in Vietnamese and in English; one that is given in one language only stands for both.

    ``LocalText(en="Total mismatch")["vi"]`` is ``"Total mismatch"``. Raises TypeError without any text.
    """

    vi: str
    en: str

    def __init__(self, *, vi: str | None = None, en: str | None = None) -> None:
        if vi is None or en is None:
            vi, en = (vi, vi) if en is None else (en, en)
            if vi is None or en is None:
                raise TypeError("LocalText needs a text: vi, en or both")
        _set(self, "vi", vi)
        _set(self, "en", en)

    def __getitem__(self, language: Language) -> str:
        return self.vi if language == "vi" else self.en
