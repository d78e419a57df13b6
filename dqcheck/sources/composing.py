"""Paragraphs in reading order, numbered as they are added: what all readers of reports end in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from dqcheck.language.vi.files import FILES
from dqcheck.language.wording import Wording
from dqcheck.model.document import Narrative, Paragraph, Raw, Remark, Sheet
from dqcheck.model.place import Place
from dqcheck.sources.faults import fault

Kind = Literal["body", "heading", "list", "footnote", "header", "textbox", "cell"]
Break = tuple[int, int | None, int | None]
"""Offset in the text after a line break, and the page and line that begin there."""


LETTER = f"[a-zA-Z{FILES.item_letters}{FILES.item_letters.upper()}]"
MARKER = Wording(
    r"(?:[-–—+*•●○▪■◦·⁃‣✓➢❖►\uf000-\uf0ff](?=\s*\S)"
    r"|o(?=\t)"
    rf"|\(?(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,4}}|{LETTER}|[IVXLivxl]{{1,7}})[.)](?=\s)"
    r"|\d{1,2}(?:\.\d{1,2}){1,4}(?=\s))",
    cased=True,
)
"""What a list item begins with: ``-``, ``+``, ``•``, ``1.``, ``1.2.``, ``a)``, ``(1)``, ``IV.``."""


_LONGEST_QUOTED = 80
"""Characters of a text that a remark quotes."""

MOST_PARAGRAPHS = 200_000
"""Paragraphs of one report: some thousand pages."""


class Composer:
    """Collects the paragraphs and tables of one report."""

    def __init__(self, path: Path, media: str) -> None:
        self._path, self._media = path, media
        self._paragraphs: list[Paragraph] = []
        self._tables: list[Sheet] = []
        self._after: list[int] = []
        self._remarks: list[Remark] = []
        self._struck: list[tuple[str, Place]] = []
        self._raised: list[tuple[str, Place]] = []

    def remark(self, *remarks: Remark) -> None:
        """Add what has to be told of the file."""
        self._remarks += remarks

    def left_out(self, struck: Iterable[tuple[str, Place]], raised: Iterable[tuple[str, Place]]) -> None:
        """Note what is struck out and was left out, and the figures with a raised mark, with their places."""
        self._struck += ((" ".join(text.split()), place) for text, place in struck if text.strip())
        self._raised += raised

    @property
    def place(self) -> Place:
        """The place of the last paragraph."""
        return self._paragraphs[-1].place if self._paragraphs else Place(paragraph=1)

    def paragraph(
        self,
        text: str,
        *,
        kind: Kind = "body",
        page: int | None = None,
        line: int | None = None,
        lines: Iterable[Break] = (),
        cell: tuple[str, str] | None = None,
        anchor: int | None = None,
    ) -> int | None:
        """Add a paragraph and return its number, counted from one; blank ones are left out and return None.

        ``cell`` is the table and the address of the cell that it stands in.
        """
        stripped = text.strip()
        if not stripped:
            return None
        lead = len(text) - len(text.lstrip())
        breaks: list[Break] = []
        for offset, at_page, at_line in lines:
            if offset <= lead:
                page, line = at_page, at_line
            elif offset - lead < len(stripped):
                breaks.append((offset - lead, at_page, at_line))
        number = len(self._paragraphs) + 1
        if number > MOST_PARAGRAPHS:
            raise fault("too-many-paragraphs", self._path, most=MOST_PARAGRAPHS)
        if kind == "body" and MARKER.match(stripped):
            kind = "list"
        sheet, address = cell or (None, None)
        place = Place(sheet=sheet, cell=address, page=page, paragraph=number, line=line)
        self._paragraphs.append(Paragraph(text=stripped, place=place, kind=kind, lines=tuple(breaks), anchor=anchor))
        return number

    def next_table(self) -> str:
        """The name of the next table."""
        return FILES.table_name.format(number=len(self._tables) + 1)

    def table(self, rows: Sequence[Sequence[Raw]], merged: Iterable[tuple[int, int, int, int]] = ()) -> None:
        """Add a table that stands after the last paragraph."""
        self._tables.append(Sheet(name=self.next_table(), rows=rows, merged=tuple(merged)))
        self._after.append(len(self._paragraphs) - 1)

    def narrative(self, properties: Mapping[str, str] | None = None) -> Narrative:
        """The report. Raises SourceError when nothing but page furniture was found."""
        if not any(paragraph.kind != "header" for paragraph in self._paragraphs):
            raise fault("empty-document", self._path)
        return Narrative(
            source=self._path.name,
            path=str(self._path),
            media=self._media,
            paragraphs=tuple(self._paragraphs),
            tables=tuple(self._tables),
            table_after=tuple(self._after),
            properties=properties or {},
            remarks=(
                *self._remarks,
                *gathered("source.struck", self._struck),
                *gathered("source.raised", self._raised),
            ),
        )


def gathered(key: str, found: Sequence[tuple[str, Place]]) -> Iterator[Remark]:
    """One remark for all texts of a kind, with the first and its place; none where there are none."""
    if found:
        text, place = found[0]
        shown = text if len(text) <= _LONGEST_QUOTED else text[:_LONGEST_QUOTED].rstrip() + "…"
        yield Remark(key=key, facts={"count": len(found), "text": shown}, place=place)


def joins(text: str, following: str) -> bool:
    """Whether a line is cut from the one before it in the middle of a sentence, whatever their lengths.

    So it is when it begins with a mark that only closes, or goes on in small letters after no mark that ends.
    """
    start = following.lstrip('*_"“‘(')[:1]
    if following[:1] in ",;.:)]%…":
        return not following.startswith("...")
    if text[-1:] == "-" and text[-2:-1].isalnum():
        return True  # a document's symbol, cut at its hyphen
    return start.islower() and text[-1:] not in ".;:!?…" and not MARKER.match(following)
