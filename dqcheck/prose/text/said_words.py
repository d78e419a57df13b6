"""Which wordings a text may say: a few words are looked for once, before a wording is looked for at every figure."""

from dataclasses import dataclass, field

from dqcheck.language.needed_words import in_one_line
from dqcheck.language.wording import Wording


@dataclass(slots=True, eq=False)
class SaidWords:
    """A text that is asked what it may say, and the text of which it is a part, which is asked first."""

    text: str
    whole: "SaidWords | None" = None
    _small: str = field(default="", init=False)
    _said: dict[Wording, bool] = field(default_factory=dict, init=False)

    def may_say(self, wording: Wording) -> bool:
        """False where the text does not hold the words without which a wording is not found in any part of it."""
        said = self._said.get(wording)
        if said is None:
            said = self._said[wording] = self._holds(wording)
        return said

    def _holds(self, wording: Wording) -> bool:
        if self.whole is not None and not self.whole.may_say(wording):
            return False
        self._small = self._small or in_one_line(self.text).lower()
        return wording.may_be_in(self._small)

    def around(self, start: int, part: str) -> "SaidWords | None":
        """Itself, where a part of it that begins at an offset stands there word for word, but for the lines."""
        return self if in_one_line(self.text[start : start + len(part)]) == in_one_line(part) else None
