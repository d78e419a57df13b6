"""What flows through a document: paragraphs, and tables whose cells hold flows of their own."""

from dataclasses import dataclass, field
from typing import Literal


@dataclass(slots=True)
class Para:
    """A paragraph: its text, the offsets at which a further page begins, the notes it cites, the texts in it that are
    struck out and left out, and the figures behind which a mark is raised, with it."""

    text: str = ""
    kind: Literal["body", "heading", "list", "header", "textbox"] = "body"
    page: int | None = None
    pages: list[tuple[int, int]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    raised: list[str] = field(default_factory=list)


@dataclass(slots=True)
class TableCell:
    """A cell of a table: where it begins, how many columns it spans, what flows in it."""

    row: int
    column: int
    span: int
    merge: str | None
    flow: "list[Item]"


@dataclass(slots=True)
class TableBlock:
    """A table as its cells in reading order."""

    cells: list[TableCell] = field(default_factory=list)
    rows: int = 0


Item = Para | TableBlock
