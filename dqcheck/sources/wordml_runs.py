"""A paragraph of WordprocessingML while its runs are being read."""

from dataclasses import dataclass, field

from dqcheck.sources.raised import is_note, raised
from dqcheck.sources.wordml_blocks import Item

_BEFORE_PARTS = 3
"""Pieces of text that are looked at before a raised one."""


@dataclass(slots=True)
class OpenParagraph:
    """The text so far, and what holds for the run that is being read: hidden, struck out, raised."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    page: int | None = None
    pages: list[tuple[int, int]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Item] = field(default_factory=list)
    style: str = ""
    number: str | None = None
    depth: int | None = None
    outline: bool = False
    goes_on: bool = False
    hidden: bool = False
    struck: bool = False
    raised: bool = False
    struck_texts: list[str] = field(default_factory=list)
    raised_texts: list[str] = field(default_factory=list)
    _striking: bool = False

    def write(self, text: str) -> None:
        """Add text of a run; what is struck out or hidden is left out, what is struck out is kept apart."""
        if self.hidden:
            return
        if self.struck:
            if self._striking:
                self.struck_texts[-1] += text
            else:
                self.struck_texts.append(text)
            self._striking = True
            return
        if self._striking and text[:1] == " " and (not self.parts or self.parts[-1][-1:] in (" ", "\t", "\n")):
            text = text[1:]  # one of the two spaces around what was struck out
        self._striking = False
        if self.raised:
            before = "".join(self.parts[-_BEFORE_PARTS:])
            written = raised(text)
            if is_note(before, text):
                self.raised_texts.append(before.split()[-1] + written.strip())
            text = written
        self.parts.append(text)
        self.length += len(text)
