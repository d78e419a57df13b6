"""Pages of a .pdf through PDFium: lines with their boxes, and the strokes that may rule a table.

The raw bindings are used, for they import in half the time of their helpers. PDFium is not thread-safe, so every call
is made under one lock.
"""

import ctypes
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import Any

from dqcheck.sources.faults import fault
from dqcheck.sources.page_marks import Glyph, SeenGlyphs, seen, strokes_through
from dqcheck.sources.pdfium_forms import FilledForm

_LOCK = RLock()
_MOST_OBJECTS = 20_000
_BREAK = re.compile("\r\n|\n|\r|\ufffe")
_CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535))
_FIGURE = re.compile(r"\d[\d.,]*\(?\d")
_UNEVEN = 0.15
"""How much smaller a raised character is at least, as a share of the others."""
_PASSWORD = 4
_PATH, _IMAGE = 2, 3


@dataclass(slots=True)
class Run:
    """A line of a page as PDFium gives it. ``first`` and ``last`` are indices of characters of the page's text;
    ``mixed`` says that a figure in it has digits of several heights."""

    text: str
    first: int
    last: int
    left: float
    right: float
    top: float
    bottom: float
    mixed: bool = False


@dataclass(slots=True)
class Page:
    """A page: its lines in reading order, horizontal strokes (y, x0, x1), short ones apart in ``dashes``, and vertical
    strokes (x, y0, y1). ``marked`` are lines with text that is struck through or raised, by their first character."""

    number: int
    width: float
    height: float
    runs: list[Run]
    across: list[tuple[float, float, float]] = field(default_factory=list)
    down: list[tuple[float, float, float]] = field(default_factory=list)
    dashes: list[tuple[float, float, float]] = field(default_factory=list)
    marked: dict[int, SeenGlyphs] = field(default_factory=dict)
    pictures: bool = False
    source: "_Source | None" = None

    def glyphs(self, run: Run) -> list[Glyph]:
        """The characters of one of its lines with their boxes, without those that are struck through; white space has
        the box of what stands before it."""
        assert self.source is not None
        marked = self.marked.get(run.first)
        return marked.glyphs if marked is not None else self.source.glyphs(run)


class _Source:
    """An open page of PDFium and how its coordinates turn into those of the page as shown."""

    def __init__(self, pdfium: Any, page: Any, text: Any) -> None:
        self.pdfium, self.page, self.text = pdfium, page, text
        self.rotation = pdfium.FPDFPage_GetRotation(page)
        self.width, self.height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        box = [ctypes.c_float() for _ in range(4)]
        found = pdfium.FPDFPage_GetCropBox(page, *map(ctypes.byref, box)) or pdfium.FPDFPage_GetMediaBox(
            page, *map(ctypes.byref, box)
        )
        self.x0, self.y0 = (box[0].value, box[1].value) if found else (0.0, 0.0)
        self._rect = pdfium.FS_RECTF()

    def turned(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Left, right, top, bottom on the page as shown of a box in the page's own space."""
        left, right, bottom, top = left - self.x0, right - self.x0, bottom - self.y0, top - self.y0
        if self.rotation == 1:
            return bottom, top, left, right
        if self.rotation == 2:
            return self.width - right, self.width - left, bottom, top
        if self.rotation == 3:
            return self.width - top, self.width - bottom, self.height - right, self.height - left
        return left, right, self.height - top, self.height - bottom

    def box(self, index: int) -> tuple[float, float, float, float] | None:
        """Left, right, top, bottom of a character, by its font's height and advance; None when it has none."""
        rect = self._rect
        if not self.pdfium.FPDFText_GetLooseCharBox(self.text, index, ctypes.byref(rect)):
            return None
        if rect.right <= rect.left and rect.top <= rect.bottom:
            return None
        return self.turned(rect.left, rect.bottom, rect.right, rect.top)

    def uneven(self, start: int, end: int) -> bool:
        """Whether two characters of the text, by their places in it, are of different sizes."""
        first, last = (self.pdfium.FPDFText_GetCharIndexFromTextIndex(self.text, at) for at in (start, end))
        sizes = [self.pdfium.FPDFText_GetFontSize(self.text, index) for index in (first, last)]
        return bool(abs(sizes[0] - sizes[1]) > _UNEVEN * max(sizes))

    def glyphs(self, run: Run) -> list[Glyph]:
        """The characters of a line with their boxes, all of them."""
        found: list[Glyph] = []
        box: tuple[float, float, float, float] | None = None
        with _LOCK:
            for index in range(run.first, run.last + 1):
                code = self.pdfium.FPDFText_GetUnicode(self.text, index)
                character = chr(code) if 0 < code < 0x110000 else ""
                if character.isspace():
                    if box is not None:
                        found.append(Glyph(" ", *box))
                elif character and code not in _CONTROL:
                    own = self.box(index)
                    box = own or box
                    if box is not None:
                        found.append(Glyph(character, *box))
        return found


def pages(path: Path, forms: list[FilledForm] | None = None) -> Iterator[Page]:
    """The pages of a file, one at a time; each is closed when the next is asked for. What somebody filled into a form
    is part of its page; the form itself is added to ``forms``.

    Raises SourceError when the file is encrypted with a password or damaged.
    """
    import pypdfium2_raw as pdfium

    with _LOCK:
        pdfium.FPDF_InitLibrary()
        data = path.read_bytes()
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            if pdfium.FPDF_GetLastError() == _PASSWORD:
                raise fault("encrypted", path)
            raise fault("damaged", path, detail="incomplete")
        count = pdfium.FPDF_GetPageCount(document)
        form = FilledForm(pdfium, document)
    if forms is not None:
        forms.append(form)
    try:
        for index in range(count):
            with _LOCK:
                page, filled = form.load(index)
                if not page:
                    continue
                text = pdfium.FPDFText_LoadPage(page)
                read = _page(pdfium, page, text, index + 1, form.struck, filled=filled)
            try:
                yield read
            finally:
                with _LOCK:
                    read.source = None
                    pdfium.FPDFText_ClosePage(text)
                    pdfium.FPDF_ClosePage(page)
    finally:
        with _LOCK:
            form.close()
            pdfium.FPDF_CloseDocument(document)


def _page(
    pdfium: Any,
    page: Any,
    text: Any,
    number: int,
    struck: Sequence[tuple[float, float, float, float]],
    *,
    filled: bool,
) -> Page:
    source = _Source(pdfium, page, text)
    runs = list(_runs(source))
    read = Page(number, source.width, source.height, _one_line(runs) if filled else runs, source=source)
    _strokes(source, read)
    for box in struck:
        left, right, top, bottom = source.turned(*box)
        read.dashes.append(((top + bottom) / 2, left, right))
    _mark(read, source)
    return read


def _one_line(runs: Sequence[Run]) -> list[Run]:
    """The lines with those put together that stand beside one another, as a field does in its sentence."""
    lines: list[Run] = []
    for run in runs:
        last = lines[-1] if lines else None
        if (
            last is not None
            and run.left >= last.right - 1
            and abs(run.bottom - last.bottom) < (run.bottom - run.top) / 2
        ):
            last.text += " " + run.text
            last.last, last.right, last.mixed = run.last, run.right, last.mixed or run.mixed
            last.top, last.bottom = min(last.top, run.top), max(last.bottom, run.bottom)
        else:
            lines.append(run)
    return lines


def _mark(read: Page, source: _Source) -> None:
    """Find what is struck through or raised in the lines of a page, and take it out of their texts."""
    for run in read.runs:
        strokes = strokes_through((run.left, run.right, run.top, run.bottom), [*read.across, *read.dashes])
        if strokes or run.mixed:
            found = seen(source.glyphs(run), strokes)
            if found.struck or found.raised:
                read.marked[run.first] = found
                run.text = found.text


def _runs(source: _Source) -> Iterator[Run]:
    pdfium = source.pdfium
    count = pdfium.FPDFText_CountChars(source.text)
    if count <= 0:
        return
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(source.text, 0, count, buffer)
    units = bytes(buffer)[: 2 * max(written - 1, 0)]
    text = units.decode("utf-16-le", "surrogatepass")
    wide = len(text) * 2 != len(units)  # characters of two units shift the indices
    at = shift = 0
    while at < len(text):
        found = _BREAK.search(text, at)
        end, after = (found.start(), found.end()) if found else (len(text), len(text))
        line = text[at:end]
        stripped = line.strip()
        if stripped:
            start = at + shift + len(line) - len(line.lstrip())
            if wide:
                shift += sum(ord(character) > 0xFFFF for character in line)
            stop = at + shift + len(line.rstrip()) - 1
            first = pdfium.FPDFText_GetCharIndexFromTextIndex(source.text, start)
            last = pdfium.FPDFText_GetCharIndexFromTextIndex(source.text, stop)
            if found and found[0] == "\ufffe":
                stripped += "-"  # a hyphen at the end of a line
            left = source.box(first) or (0.0, 0.0, 0.0, 0.0)
            right = source.box(last) or left
            clean = stripped.translate(_CONTROL)
            if clean:
                mixed = any(source.uneven(start + figure.start(), start + figure.end() - 1)
                            for figure in _FIGURE.finditer(stripped))  # fmt: skip
                yield Run(
                    clean, first, last, left[0], max(left[1], right[1]), min(left[2], right[2]),
                    max(left[3], right[3]), mixed,
                )  # fmt: skip
        at = after


def _strokes(source: _Source, read: Page) -> None:
    """The straight strokes of a page: thin boxes, and the sides of boxes that are drawn as outlines."""
    pdfium = source.pdfium
    count = pdfium.FPDFPage_CountObjects(source.page)
    corners = [ctypes.c_float() for _ in range(4)]
    references = [ctypes.byref(corner) for corner in corners]
    for index in range(min(count, _MOST_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(source.page, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == _IMAGE:
            read.pictures = True
        if kind != _PATH or not pdfium.FPDFPageObj_GetBounds(item, *references):
            continue
        left, bottom, right, top = (corner.value for corner in corners)
        if right - left > 3 and top - bottom > 3:
            _outline(source, item, read)
        else:
            _stroke(read, source.turned(left, bottom, right, top))


def _stroke(read: Page, box: tuple[float, float, float, float]) -> None:
    left, right, top, bottom = box
    if bottom - top <= 3 and right - left > 6:
        read.across.append(((top + bottom) / 2, left, right))
    elif bottom - top <= 3 and right - left > 3:
        read.dashes.append(((top + bottom) / 2, left, right))
    elif right - left <= 3 and bottom - top > 6:
        read.down.append(((left + right) / 2, top, bottom))


def _outline(source: _Source, item: Any, read: Page) -> None:
    """The straight parts of a stroked path."""
    pdfium = source.pdfium
    fill, stroke = ctypes.c_int(), pdfium.FPDF_BOOL()
    if not pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke)):
        return
    segments = pdfium.FPDFPath_CountSegments(item)
    if segments > 2000:
        return
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    subpaths: list[list[tuple[float, float]]] = []
    for index in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if pdfium.FPDFPathSegment_GetType(segment) == 2 or not subpaths:  # a move
            subpaths.append([])
        subpaths[-1].append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            subpaths[-1].append(subpaths[-1][0])
    for points in subpaths:
        left, right = min(p[0] for p in points), max(p[0] for p in points)
        low, high = min(p[1] for p in points), max(p[1] for p in points)
        if right - left <= 3 or high - low <= 3:  # a thin box, filled or not
            _stroke(read, source.turned(left, low, right, high))
        elif stroke.value:
            for (x0, y0), (x1, y1) in itertools.pairwise(points):
                if abs(x1 - x0) <= 1 or abs(y1 - y0) <= 1:
                    _stroke(read, source.turned(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
