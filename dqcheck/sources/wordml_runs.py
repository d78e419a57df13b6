"""A paragraph of WordprocessingML while its runs are being read."""

from dataclasses import field

from dqcheck.model.record import working_record
from dqcheck.sources.text_runs import RunText
from dqcheck.sources.wordml_blocks import Item


@working_record
class OpenParagraph(RunText):
    """A paragraph, and what holds for the run that is being read: hidden, struck out, raised."""

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

    def write(self, text: str) -> None:
        """Add text of the run."""
        if not self.hidden:
            self.add(text, struck=self.struck, is_raised=self.raised)
