"""Text put together from runs that may be struck out or raised: what is left to read, and what has to be told of it."""

from dataclasses import field

from dqcheck.model.record import working_record
from dqcheck.sources.raised import is_note, raised

_BEFORE_PARTS = 3
"""Pieces of text that are looked at before a raised one."""


@working_record
class RunText:
    """The text so far, its length, the texts that were struck out, and the figures with a raised mark."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    struck_texts: list[str] = field(default_factory=list)
    raised_texts: list[str] = field(default_factory=list)
    _striking: bool = False

    @property
    def text(self) -> str:
        """What is left to read."""
        return "".join(self.parts)

    def add(self, text: str, *, struck: bool = False, is_raised: bool = False) -> None:
        """Add a run; one that is struck out is kept apart, with those right before it."""
        if struck:
            if self._striking:
                self.struck_texts[-1] += text
            else:
                self.struck_texts.append(text)
            self._striking = True
            return
        if self._striking and text[:1] == " " and (not self.parts or self.parts[-1][-1:] in (" ", "\t", "\n")):
            text = text[1:]  # one of the two spaces around what was struck out
        self._striking = False
        if is_raised:
            before = "".join(self.parts[-_BEFORE_PARTS:])
            written = raised(text)
            if is_note(before, text):
                self.raised_texts.append(before.split()[-1] + written.strip())
            text = written
        self.parts.append(text)
        self.length += len(text)
