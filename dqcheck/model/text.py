"""Text in the two languages of the project."""

from typing import Literal, get_args

from dqcheck.model.record import record

Language = Literal["vi", "en"]

LANGUAGES: tuple[Language, ...] = get_args(Language)
"""The languages in which people are told; the first is the default."""


@record
class LocalText:
    """The same text in Vietnamese and in English."""

    vi: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.vi if language == "vi" else self.en
