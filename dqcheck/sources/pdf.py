"""Reports in .pdf with a text layer: lines re-joined into paragraphs, tables found, page furniture left out."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median

from dqcheck.model.document import Narrative, Raw, Remark
from dqcheck.model.place import Place, cell_address
from dqcheck.sources.composing import Break, Composer
from dqcheck.sources.faults import fault
from dqcheck.sources.furniture import page_numbers, repeated
from dqcheck.sources.grids import Piece, Ruled, aligned, ruled
from dqcheck.sources.page_columns import by_columns
from dqcheck.sources.page_marks import Glyph
from dqcheck.sources.pdfium import Page, Run, pages
from dqcheck.sources.pdfium_forms import FilledForm
from dqcheck.sources.reflow import TextLine, measure, paragraphs

_SPARSE = 1.3
_WIDE = 0.62
"""The advance of a character, as a share of its height, from which on a line must hold gaps."""
_SMALL = 0.88
_MARK = re.compile(r"(?<=[^\s\d])\d{1,2}(?=$|[\s.,;:)”\"])|(?<=[^\s*])\*{1,3}(?=$|[\s.,;:)])")


@dataclass(slots=True)
class _Table:
    """A table of a page: its rows, merged ranges, the page and line of each row, and the columns' positions."""

    rows: list[list[str | None]]
    merged: list[tuple[int, int, int, int]]
    places: list[tuple[int, int]]
    xs: tuple[float, ...] = ()


_Block = TextLine | _Table


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    blocks: list[_Block] = field(default_factory=list)
    notes: list[TextLine] = field(default_factory=list)
    marks: dict[int, list[str]] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    count: int = 0
    lines: int = 0
    without_text: list[int] = field(default_factory=list)
    struck: list[tuple[str, Place]] = field(default_factory=list)
    raised: list[tuple[str, Place]] = field(default_factory=list)
    pictures: bool = False


def read_pdf(path: Path) -> Narrative:
    """The paragraphs and tables of a file with their pages and lines; footnotes and running titles come last.

    Lines are counted through the whole file. Raises SourceError for a file that is encrypted, damaged or only pictures.
    """
    reading, forms = _Reading(), list[FilledForm]()
    for page in pages(path, forms):
        _read_page(page, reading)
    if not reading.blocks:
        raise fault("scanned" if reading.pictures else "empty-document", path)
    titles = _drop_furniture(reading)
    composer = Composer(path, "pdf")
    composer.remark(*(remark for form in forms for remark in _of_form(form)))
    composer.left_out(reading.struck, reading.raised)
    anchors = _compose(reading, composer)
    for group in paragraphs(reading.notes, measure(reading.notes)):
        mark = re.match(r"\d{1,2}|\*{1,3}", group[0].text)
        anchor = anchors.get((group[0].page or 0, mark[0])) if mark else None
        composer.paragraph(
            _joined(group),
            kind="footnote",
            page=group[0].page,
            line=group[0].number,
            lines=_breaks(group),
            anchor=anchor,
        )
    for line in titles:
        composer.paragraph(line.text, kind="header", page=line.page, line=line.number)
    properties = {"pages": str(reading.count)}
    if reading.without_text:
        properties["pages_without_text"] = ", ".join(map(str, reading.without_text))
    return composer.narrative(properties)


def _of_form(form: FilledForm) -> Iterator[Remark]:
    if form.dynamic:
        yield Remark(key="source.dynamic-form", lost=True)
    if form.text_boxes:
        page, text = form.text_boxes[0]
        facts = {"count": len(form.text_boxes), "text": " ".join(text.split())}
        yield Remark(key="source.text-boxes", facts=facts, place=Place(page=page), lost=True)


def _read_page(page: Page, reading: _Reading) -> None:
    reading.count += 1
    reading.pictures |= page.pictures
    if not page.runs:
        reading.without_text.append(page.number)
        return
    tables = ruled(page.across, page.down) if page.across and page.down else []
    found = [_Found(table) for table in tables]
    advance = _usual_advance(page.runs)
    lines: list[tuple[TextLine, list[Piece]]] = []
    for run in page.runs:
        reading.lines += 1
        if (marked := page.marked.get(run.first)) is not None:
            place = Place(page=page.number, line=reading.lines)
            reading.struck += ((text.strip(), place) for text in marked.struck)
            reading.raised += ((text, place) for text in marked.raised)
            if not run.text:
                continue
        at = next((f for f in found if f.holds(run)), None)
        if at is not None:
            for glyph in page.glyphs(run):
                at.add(glyph, reading.lines)
            if not at.placed:
                at.placed = True
                lines.append((TextLine("", reading.lines, page.number, rigid=True), []))
            continue
        line = TextLine(run.text, reading.lines, page.number, run.left, run.right, run.top, run.bottom)
        pieces: list[Piece] = []
        own = (run.right - run.left) / len(run.text)
        sparse = bool(advance) and own > _SPARSE * advance
        if " " in run.text and (sparse or own > _WIDE * (run.bottom - run.top)):
            pieces = _pieces(page.glyphs(run))
            if len(pieces) > 1 and sparse:
                line.text, line.rigid = "\t".join(text for _, _, text in pieces), True
        lines.append((line, pieces))
    _take_notes(page, lines, reading)
    # gaps in lines that are no longer than usual part columns or nothing
    lines = [(line, pieces if line.rigid else []) for line, pieces in by_columns(lines)]
    _space(lines)
    order = iter(sorted((f for f in found if f.placed), key=lambda f: f.first))
    reading.widths[page.number] = round(page.width)
    _add(lines, order, reading)


class _Found:
    """A ruled table while its cells are filled."""

    def __init__(self, table: Ruled) -> None:
        self.table = table
        self.texts: dict[tuple[int, int], list[str]] = {}
        self.last: dict[tuple[int, int], int] = {}
        self.rows: dict[int, int] = {}
        self.placed = False
        self.first = 0
        self._cell = (0, 0)

    def holds(self, run: Run) -> bool:
        """Whether a line begins or ends within the table."""
        y = (run.top + run.bottom) / 2
        return self.table.cell(run.left + 1, y) is not None or self.table.cell(run.right - 1, y) is not None

    def add(self, glyph: Glyph, line: int) -> None:
        """Put a character into its cell; one outside goes to the cell before it."""
        self.first = self.first or line
        cell = self.table.cell((glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2)
        self._cell = cell = cell or self._cell
        parts = self.texts.setdefault(cell, [])
        if parts and self.last[cell] != line:
            parts.append("\n")
        self.last[cell] = line
        self.rows.setdefault(cell[0], line)
        parts.append(glyph.text)

    def block(self, page: int) -> _Table:
        height, width = len(self.table.ys) - 1, len(self.table.xs) - 1
        rows: list[list[str | None]] = [[None] * width for _ in range(height)]
        for (row, column), parts in self.texts.items():
            text = "\n".join(line.strip() for line in "".join(parts).split("\n") if line.strip())
            rows[row][column] = text or None
        places = [(page, self.rows.get(row, self.first)) for row in range(height)]
        return _Table(rows, self.table.merged(), places, tuple(self.table.xs))


def _usual_advance(runs: Iterable[Run]) -> float:
    advances = [(run.right - run.left) / len(run.text) for run in runs if len(run.text) >= 20]
    return median(advances) if len(advances) >= 3 else 0.0


def _pieces(glyphs: Sequence[Glyph]) -> list[Piece]:
    """The stretches of a line between gaps wider than its height."""
    pieces: list[Piece] = []
    text: list[str] = []
    left = right = 0.0
    for glyph in glyphs:
        if glyph.text == " ":
            text.append(" ")
            continue
        if text and glyph.left - right > 1.1 * (glyph.bottom - glyph.top):
            pieces.append((left, right, "".join(text).strip()))
            text = []
        if not text:
            left = glyph.left
        text.append(glyph.text)
        right = glyph.right
    if text:
        pieces.append((left, right, "".join(text).strip()))
    return pieces


def _take_notes(page: Page, lines: list[tuple[TextLine, list[Piece]]], reading: _Reading) -> None:
    """Move footnotes out of the flow: lines in smaller type at the foot of a page, the first with its mark."""
    heights = [line.bottom - line.top for line, _ in lines if line.text]
    if len(heights) < 4:
        return
    small = _SMALL * median(heights)
    at = len(lines)
    while at and lines[at - 1][0].text and lines[at - 1][0].bottom - lines[at - 1][0].top < small:
        at -= 1
    while at < len(lines) and not re.match(r"\d{1,2}[\s.)]*[^\W\d]|\*", lines[at][0].text):
        at += 1
    if at == len(lines) or at == 0 or lines[at][0].top < page.height / 2:
        return
    for line, _ in lines[at:]:
        reading.notes.append(replace(line, kind="footnote"))
    del lines[at:]
    runs = {run.text: run for run in page.runs}
    for line, _ in lines:
        if line.text in runs and _MARK.search(line.text):
            _lift_marks(line, page.glyphs(runs[line.text]), reading)


def _lift_marks(line: TextLine, glyphs: Sequence[Glyph], reading: _Reading) -> None:
    """Take the raised marks of footnotes out of a line: they are no figures of the text."""
    printed = [glyph for glyph in glyphs if glyph.text != " "]
    heights = [glyph.bottom - glyph.top for glyph in printed]
    if not heights or len(printed) != sum(not mark.isspace() for mark in line.text):
        return
    full = median(heights)
    for match in reversed(list(_MARK.finditer(line.text))):
        before = sum(not mark.isspace() for mark in line.text[: match.start()])
        if all(height < 0.8 * full for height in heights[before : before + len(match[0])]):
            line.text = line.text[: match.start()] + line.text[match.end() :]
            reading.marks.setdefault(line.number, []).append(match[0])


def _space(lines: Sequence[tuple[TextLine, object]]) -> None:
    """Mark lines above which more than the usual space lies."""
    steps = [b.top - a.top for (a, _), (b, _) in itertools.pairwise(lines) if a.text and b.text and b.top > a.top]
    if len(steps) < 3:
        return
    usual = median(steps)
    for (before, _), (line, _) in itertools.pairwise(lines):
        line.apart |= bool(before.text) and line.top - before.top > 1.5 * usual


def _add(lines: Sequence[tuple[TextLine, list[Piece]]], found: Iterable[_Found], reading: _Reading) -> None:
    """Add the lines of a page to the flow; neighbouring lines in columns become a table."""
    waiting = iter(found)
    at = 0
    while at < len(lines):
        line = lines[at][0]
        if not line.text:
            reading.blocks.append(next(waiting).block(line.page or 0))
            at += 1
            continue
        end = at
        while end < len(lines) and len(lines[end][1]) > 1:
            end += 1
        rows = aligned([pieces for _, pieces in lines[at:end]]) if end - at >= 3 else None
        if rows is None:
            end = max(end, at + 1)
            reading.blocks.extend(line for line, _ in lines[at:end])
        else:
            places = [(line.page or 0, line.number) for line, _ in lines[at:end]]
            reading.blocks.append(_Table(rows, [], places))
        at = end


def _drop_furniture(reading: _Reading) -> list[TextLine]:
    """Take page numbers and running titles out of the flow; one line of each title is given back."""
    lines = [block for block in reading.blocks if isinstance(block, TextLine)]
    numbers, titles = repeated(lines)
    dropped = {id(lines[at]) for at in numbers | titles}
    kept = [line for line in lines if id(line) not in dropped]
    dropped |= {id(kept[at]) for at in page_numbers(kept)}
    reading.blocks = [block for block in reading.blocks if id(block) not in dropped]
    first: dict[str, TextLine] = {}
    for at in sorted(titles):
        first.setdefault(re.sub(r"\d+", "#", lines[at].text), lines[at])
    return list(first.values())


def _compose(reading: _Reading, composer: Composer) -> dict[tuple[int, str], int | None]:
    """Add everything in order; returns the paragraphs that cite footnotes, by page and mark."""
    _to_one_width(reading)
    flowing = [block for block in reading.blocks if isinstance(block, TextLine)]
    usual = measure([line for line in flowing if not line.rigid] or flowing)
    anchors: dict[tuple[int, str], int | None] = {}
    pending: list[TextLine] = []

    def flush() -> None:
        for group in paragraphs(pending, usual):
            number = composer.paragraph(_joined(group), page=group[0].page, line=group[0].number, lines=_breaks(group))
            for line in group:
                for mark in reading.marks.get(line.number, ()):
                    anchors[line.page or 0, mark] = number
        pending.clear()

    tables: list[_Table] = []
    for block in [*reading.blocks, None]:
        if isinstance(block, _Table):
            if tables and (pending or not _continues(tables[-1], block)):
                _flush_table(tables, composer)
            flush()
            tables.append(block)
        else:
            if tables:
                _flush_table(tables, composer)
            if block is None:
                flush()
            else:
                pending.append(block)
    return anchors


def _continues(table: _Table, further: _Table) -> bool:
    """Whether a table goes on with another one on the next page: the same columns in the same places."""
    return (
        len(table.xs) == len(further.xs) > 0
        and further.places[0][0] == table.places[-1][0] + 1
        and all(abs(a - b) <= 3 for a, b in zip(table.xs, further.xs, strict=True))
    )


def _flush_table(tables: list[_Table], composer: Composer) -> None:
    """Add tables that are one; a header that is printed again on a further page counts once."""
    rows: list[list[str | None]] = []
    merged: list[tuple[int, int, int, int]] = []
    places: list[tuple[int, int]] = []
    for table in tables:
        skip = 0
        while rows and skip < len(table.rows) and skip < len(rows) and table.rows[skip] == rows[skip]:
            skip += 1
        shift = len(rows) - skip
        merged += [(a + shift, b, c + shift, d) for a, b, c, d in table.merged if a >= skip]
        rows += table.rows[skip:]
        places += table.places[skip:]
    tables.clear()
    name = composer.next_table()
    filled: list[list[Raw]] = [list(row) for row in rows]
    composer.table(filled, merged)
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if text:
                page, line = places[at]
                composer.paragraph(text, kind="cell", page=page, line=line, cell=(name, cell_address(at, column)))


def _to_one_width(reading: _Reading) -> None:
    """Bring the lines of pages of other widths to the scale of the most common one, by their usual ends."""
    by_width: dict[float, list[TextLine]] = {}
    for block in reading.blocks:
        if isinstance(block, TextLine):
            by_width.setdefault(reading.widths[block.page or 0], []).append(block)
    if len(by_width) < 2:
        return
    groups = sorted(by_width.values(), key=len, reverse=True)
    usual = measure(groups[0])
    for group in groups[1:]:
        own = measure(group)
        scale = (usual.right - usual.left) / max(own.right - own.left, 1.0)
        for line in group:
            line.left = usual.left + (line.left - own.left) * scale
            line.right = usual.left + (line.right - own.left) * scale


def _joined(group: Sequence[TextLine]) -> str:
    return "\n".join(line.text for line in group)


def _breaks(group: Sequence[TextLine]) -> list[Break]:
    breaks: list[Break] = []
    offset = 0
    for before, line in itertools.pairwise(group):
        offset += len(before.text) + 1
        breaks.append((offset, line.page, line.number))
    return breaks
