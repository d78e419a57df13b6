"""Which wordings a text may say: a few words are looked for once, before a wording is looked for at every figure."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dqcheck.language.needed_words import in_one_line
from dqcheck.language.wording import Wording

_LONG = 1000
"""Characters of a text that says most of its words several times."""


@dataclass(slots=True, eq=False)
class SaidWords:
    """A text that is asked what it may say, and the text of which it is a part, which is asked first."""

    text: str
    whole: "SaidWords | None" = None
    _small: str = field(default="", init=False)
    _vocabulary: str = field(default="", init=False)
    _said: dict[Wording, bool] = field(default_factory=dict, init=False)

    def may_say(self, wording: Wording) -> bool:
        """False where the text does not hold the words without which a wording is not found in any part of it."""
        said = self._said.get(wording)
        if said is None:
            whole = self.whole
            said = (whole is None or whole.may_say(wording)) and self._holds(wording)
            self._said[wording] = said
        return said

    def _holds(self, wording: Wording) -> bool:
        small = self._small or self._in_small()
        if len(small) <= _LONG:
            return wording.may_be_in(small)
        self._vocabulary = self._vocabulary or " ".join(frozenset(small.split()))
        return wording.may_be_among(self._vocabulary, small)

    def _in_small(self) -> str:
        self._small = in_one_line(self.text).lower()
        return self._small

    def says_one_of(self, words: Iterable[str]) -> bool:
        """False where the text holds none of some words, given in small letters, as a whole word."""
        small = self._small or self._in_small()
        for word in words:
            at = small.find(word)
            while at >= 0:
                end = at + len(word)
                if not (small[at - 1 : at].isalnum() or small[end : end + 1].isalnum()):
                    return True
                at = small.find(word, end)
        return False

    def around(self, start: int, part: str) -> "SaidWords | None":
        """Itself, where a part of it that begins at an offset stands there word for word, but for the lines."""
        return self if in_one_line(self.text[start : start + len(part)]) == in_one_line(part) else None
