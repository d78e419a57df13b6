"""Which wordings a text may say: a few words are looked for once, before a wording is looked for at every figure."""

from dataclasses import dataclass, field

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
        if self.whole is not None:
            if not self.whole.may_say(wording):
                return False
            if len(self.whole.text) == len(self.text):
                return True
        self._small = self._small or self.text.lower()
        return wording.may_be_in(self._small)
