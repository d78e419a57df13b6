"""A narrative as passages: paragraphs and table rows in reading order, in NFC, with the way back to the place."""

import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dqcheck.language.types.text import TextWords
from dqcheck.language.wording import Match, Wording
from dqcheck.model.claim import Figure
from dqcheck.model.document import Narrative, Paragraph, Sheet
from dqcheck.model.place import Place, cell_address
from dqcheck.model.quantity import Missing, MissingReason, Value
from dqcheck.prose.text.said_words import SaidWords
from dqcheck.prose.text.sentence_splitter import sentence_around, sentence_bounds

_NOTES = re.compile(r"(?<=\d)[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?: [⁰¹²³⁴⁵⁶⁷⁸⁹]+)*")
_ODD_SPACE = re.compile(r"[^\S\n ]")
_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]")
_POWER = re.compile(r"[x×*.]\s?10\Z")

_ASKED_AT_ONCE = 8000
"""Characters of a stretch of a narrative that is asked as a whole what it may say: a longer one says most of what there
is."""
QUOTE_CHARACTERS = 220
"""How much of a sentence is quoted on each side of a figure: a few lines."""


@dataclass(slots=True, eq=False)
class Passage:
    """One paragraph, or one row of a table with its cells joined by spaces.

    ``text`` is in NFC with every white space but line breaks as a space; ``number`` counts the paragraphs from zero
    (for a row: the paragraph that the table follows). ``row`` tells a table's row from a paragraph. ``words`` are those
    of its language.
    """

    narrative: Narrative
    words: TextWords
    number: int
    text: str
    kind: str = "body"
    paragraph: Paragraph | None = None
    row: tuple[int, int] | None = None
    cells: tuple[tuple[int, int], ...] = ()
    offsets: tuple[int, ...] | None = None
    words_said: SaidWords = field(init=False)
    _bounds: list[int] = field(default_factory=list, init=False)

    def place(self, offset: int) -> Place:
        """Place of an offset: page and line, or the cell."""
        if self.paragraph is None:
            table, row = self.row or (0, 0)
            at = bisect_right(self.cells, (offset, 1 << 30)) - 1
            column = self.cells[max(at, 0)][1] if self.cells else 0
            return Place(sheet=self.narrative.tables[table].name, cell=cell_address(row, column))
        home = self.paragraph.place
        at = bisect_right(self.paragraph.lines, self.raw(offset), key=_offset)
        if at == 0:
            return home
        _, page, line = self.paragraph.lines[at - 1]
        page = home.page if page is None else page
        line = home.line if line is None else line
        return Place(page=page, paragraph=home.paragraph, line=line, sheet=home.sheet, cell=home.cell)

    @property
    def written(self) -> str:
        """The text as it was read."""
        return self.text if self.paragraph is None else self.paragraph.text

    @property
    def tabular(self) -> bool:
        """Whether it is a row of a table, read as one or drawn with bars."""
        return self.row is not None or self.text.lstrip().startswith("|")

    def __post_init__(self) -> None:
        self.words_said = SaidWords(self.text)

    @property
    def bare(self) -> bool:
        """Whether it is nothing but digits, as cells of tables are, which say nothing of how they are written."""
        return self.text.isdigit()

    def may_say(self, wording: Wording) -> bool:
        """False where no part of the text says a wording."""
        return self.words_said.may_say(wording)

    def said(self, wording: Wording, start: int = 0, end: int = sys.maxsize) -> Iterator[Match]:
        """Where a wording stands in a part of the text."""
        return wording.finditer(self.text, start, end) if self.may_say(wording) else iter(())

    def raw(self, offset: int) -> int:
        """The offset in the paragraph as written."""
        return offset if self.offsets is None else self.offsets[min(offset, len(self.offsets) - 1)]

    def sentence(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence or list line around an offset."""
        if not self._bounds:
            self._bounds = sentence_bounds(self.text, self.words)
        return sentence_around(self._bounds, offset)

    def quote(self, start: int, end: int) -> str:
        """The sentence or list line around a span, verbatim, at most a few lines of it."""
        left, right = self.sentence(start)[0], self.sentence(end - 1)[1]
        if left < start - QUOTE_CHARACTERS:
            left = start - QUOTE_CHARACTERS
            left = self.text.find(" ", left, start) + 1 or left
        if right > end + QUOTE_CHARACTERS:
            right = end + QUOTE_CHARACTERS
            cut = self.text.rfind(" ", end, right)
            right = cut if cut > 0 else right
        return self.written[self.raw(left) : self.raw(right)].strip()

    def figure(self, start: int, end: int, value: Value, *, label: str = "", noun: str = "") -> Figure:
        """The span as a figure of the model."""
        return Figure(
            value=value,
            source=self.narrative.source,
            place=self.place(start),
            quote=self.quote(start, end),
            noun=noun,
            label=label,
            paragraph=self.number,
            start=self.raw(start),
            end=self.raw(end),
        )

    def fault(self, start: int, end: int, *suggestions: str) -> Figure:
        """The span as something that cannot be read as it is written, with what was probably meant."""
        written = " ".join(self.text[start:end].split())
        return self.figure(
            start, end, Missing(text=written, reason=MissingReason.UNREADABLE, candidates=suggestions), label=written
        )


def passages(narrative: Narrative, words: TextWords) -> list[Passage]:
    """All paragraphs and table rows in reading order, with the words by which sentences of the language are told."""
    out: list[Passage] = []
    tables = sorted(range(len(narrative.tables)), key=lambda t: _after(narrative, t))
    following = 0
    for number, paragraph in enumerate(narrative.paragraphs):
        while following < len(tables) and _after(narrative, tables[following]) < number:
            out.extend(_rows(narrative, words, tables[following], max(number - 1, 0)))
            following += 1
        text, offsets = canonical(paragraph.text)
        if text.strip():
            out.append(Passage(narrative, words, number, text, paragraph.kind, paragraph, offsets=offsets))
    for table in tables[following:]:
        out.extend(_rows(narrative, words, table, max(len(narrative.paragraphs) - 1, 0)))
    _ask_together(out)
    return out


def _ask_together(found: Sequence[Passage]) -> None:
    """Have each stretch of passages asked as a whole what it may say, before they are asked one by one."""
    stretches: list[list[Passage]] = [[]]
    length = 0
    for passage in found:
        length += len(passage.text)
        if length > _ASKED_AT_ONCE:
            stretches.append([])
            length = len(passage.text)
        stretches[-1].append(passage)
    for stretch in stretches:
        if len(stretch) > 1:
            whole = SaidWords("\n".join([passage.text for passage in stretch]))
            for passage in stretch:
                passage.words_said.whole = whole


def _offset(line: tuple[int, int | None, int | None]) -> int:
    return line[0]


def canonical(raw: str) -> tuple[str, tuple[int, ...] | None]:
    """The text in NFC, white space but line breaks as spaces, without the raised marks of notes behind figures, and the
    offset of each character in the raw text (None when they are the same)."""
    text = re.sub(r"[^\S\n]", " ", raw) if _ODD_SPACE.search(raw) else raw
    if text.isascii():
        return text, None
    notes = {at for span in note_spans(text) for at in range(*span)}
    if not notes and unicodedata.is_normalized("NFC", text):
        return text, None
    out: list[str] = []
    offsets: list[int] = []
    for cluster in re.finditer(r"[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+", text):
        if cluster.start() in notes:
            continue
        composed = unicodedata.normalize("NFC", cluster[0])
        out.append(composed)
        offsets.extend([cluster.start()] * len(composed))
    offsets.append(len(raw))
    return "".join(out), tuple(offsets)


def note_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of the raised marks of notes behind figures, but of no power of ten."""
    if not _RAISED.search(text):  # a look for single signs is far quicker than one for what stands before them
        return []
    return [note.span() for note in _NOTES.finditer(text) if not _POWER.search(text[: note.start()])]


def without_notes(text: str) -> str:
    """The text without the raised marks of notes behind its figures."""
    for start, end in reversed(note_spans(text)):
        text = text[:start] + text[end:]
    return text


def _after(narrative: Narrative, table: int) -> int:
    return narrative.table_after[table] if table < len(narrative.table_after) else len(narrative.paragraphs)


def _rows(narrative: Narrative, words: TextWords, table: int, number: int) -> Iterator[Passage]:
    sheet: Sheet = narrative.tables[table]
    for row, cells in enumerate(sheet.rows):
        parts: list[str] = []
        starts: list[tuple[int, int]] = []
        length = 0
        for column, cell in enumerate(cells):
            if cell is None or cell == "":
                continue
            part = unicodedata.normalize("NFC", without_notes(" ".join(str(cell).split())))
            starts.append((length, column))
            parts.append(part)
            length += len(part) + 1
        if parts:
            yield Passage(narrative, words, number, " ".join(parts), "row", row=(table, row), cells=tuple(starts))
