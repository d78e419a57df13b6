"""The flow of a WordprocessingML part: paragraphs, tables and text boxes in reading order, from one pass of events.

Source: ECMA-376 part 1, 17.3 (paragraphs and runs), 17.4 (tables), 17.13.5 (tracked changes: what was deleted or moved
away is no part of the text), part 3, 7.6 (alternate content: one of the alternatives counts).
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from dqcheck.sources.composing import MOST_PARAGRAPHS
from dqcheck.sources.faults import fault
from dqcheck.sources.numbering import Numbering
from dqcheck.sources.styles import OFF, ParagraphStyles
from dqcheck.sources.wordml_blocks import Item, Para, TableBlock, TableCell
from dqcheck.sources.wordml_runs import OpenParagraph
from dqcheck.sources.xml import feed, parser

Attributes = Mapping[str, str]

_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_DEEPEST = 30
_LONGEST_JOINED = 1 << 20


class PartReader:
    """Reads one part. ``items`` is its flow; for a part of notes ``notes`` maps each note's id to its own flow."""

    def __init__(self, styles: ParagraphStyles, numbering: Numbering, paged: bool = False) -> None:
        self.items: list[Item] = []
        self.notes: dict[str, list[Item]] = {}
        self._styles, self._numbering = styles, numbering
        self._page = 1 if paged else None
        self._flows: list[list[Item]] = [self.items]
        self._open: list[OpenParagraph] = []
        self._grids: list[tuple[TableBlock, int, TableCell | None]] = []
        self._turned = (0, 0)
        self._skip = self._paragraphs = 0
        self._in_properties = 0
        self._contents: list[bool] = []
        self._continued: dict[int, Para] = {}
        self._w = "w:"
        self._path: Path | str = ""

    def read(self, chunks: Iterable[bytes], path: Path, part: str) -> "PartReader":
        """Read a part to its end. Raises SourceError when it is damaged."""
        self._path = path
        self._parser = parser(self._first)
        self._parser.EndElementHandler = self._end
        try:
            feed(self._parser, chunks, path)
        except IndexError as error:  # a row outside a table, a cell outside a row
            raise fault("damaged", path, detail="structure") from error
        return self

    def _first(self, tag: str, attributes: Attributes) -> None:
        """The root element says by which prefix the part writes its names."""
        for key, value in attributes.items():
            if value in _NAMESPACES and key.startswith("xmlns"):
                self._w = key[6:] + ":" if key != "xmlns" else ""
        starts = {self._w + name: handler for name, handler in _STARTS.items()}
        ends = {self._w + name: handler for name, handler in _ENDS.items()}
        starts |= {"m:t": PartReader._on_text, "mc:Fallback": PartReader._on_skipped}
        ends["m:t"] = PartReader._after_text
        self._starts = {name: partial(handler, self) for name, handler in starts.items()}
        self._ends = {name: partial(handler, self) for name, handler in ends.items()}
        self._parser.StartElementHandler = self._start

    def _start(self, tag: str, attributes: Attributes) -> None:
        if self._skip:
            self._skip += 1
            return
        handler = self._starts.get(tag)
        if handler is not None:
            handler(attributes)

    def _end(self, tag: str) -> None:
        if self._skip:
            self._skip -= 1
            return
        handler = self._ends.get(tag)
        if handler is not None:
            handler()

    def _value(self, attributes: Attributes, name: str = "val") -> str:
        return attributes.get(self._w + name) or attributes.get("w:" + name, "")

    def _on(self, attributes: Attributes) -> bool:
        return self._value(attributes) not in OFF

    def _integer(self, attributes: Attributes, name: str = "val") -> int:
        text = self._value(attributes, name)
        return int(text) if text.isdigit() and len(text) < 7 else 0

    # paragraphs

    def _on_paragraph(self, attributes: Attributes) -> None:
        self._paragraphs += 1
        if self._paragraphs > MOST_PARAGRAPHS:
            raise fault("too-many-paragraphs", self._path, most=MOST_PARAGRAPHS)
        self._open.append(OpenParagraph(page=self._page))

    def _after_paragraph(self) -> None:
        if not self._open:
            return
        read = self._open.pop()
        flow = self._flows[-1]
        text = "".join(read.parts)
        before = self._continued.pop(id(flow), None)
        if before is not None:
            shift = len(before.text)
            before.text += text
            before.pages += [(offset + shift, page) for offset, page in read.pages]
            before.notes += read.notes
            before.struck += read.struck_texts
            before.raised += read.raised_texts
            made = before
        else:
            made = self._paragraph(read, text)
            flow.append(made)
        flow.extend(read.boxes)
        if read.goes_on and len(made.text) < _LONGEST_JOINED:
            self._continued[id(flow)] = made

    def _paragraph(self, read: OpenParagraph, text: str) -> Para:
        style = self._styles.get(read.style)
        number = read.number if read.number is not None else style.number
        depth = read.depth if read.depth is not None else style.depth
        made = Para(
            text=text,
            page=read.page,
            pages=read.pages,
            notes=read.notes,
            struck=read.struck_texts,
            raised=read.raised_texts,
        )
        if style.contents or any(self._contents):
            made.kind = "header"
            return made
        if number and number != "0" and text.strip():
            marker = self._numbering.marker(number, depth)
            if marker:
                made.kind = "list"
                made.text = f"{marker} {text.lstrip()}"
                shift = len(made.text) - len(text)
                made.pages = [(max(0, offset + shift), page) for offset, page in read.pages]
        if read.outline or style.heading:
            made.kind = "heading"
        return made

    def _on_properties(self, attributes: Attributes) -> None:
        self._in_properties += 1

    def _after_properties(self) -> None:
        self._in_properties -= 1

    def _on_style(self, attributes: Attributes) -> None:
        if self._open:
            self._open[-1].style = self._value(attributes)

    def _on_list(self, attributes: Attributes) -> None:
        if self._open:
            self._open[-1].number = self._value(attributes)

    def _on_depth(self, attributes: Attributes) -> None:
        if self._open:
            self._open[-1].depth = self._integer(attributes)

    def _on_outline(self, attributes: Attributes) -> None:
        if self._open:
            self._open[-1].outline = self._integer(attributes) < 9

    # runs

    def _on_run(self, attributes: Attributes) -> None:
        if self._open:
            read = self._open[-1]
            read.hidden = read.raised = False
            read.struck = bool(read.style) and self._styles.get(read.style).struck

    def _on_run_style(self, attributes: Attributes) -> None:
        if self._open and not self._in_properties:
            style = self._styles.get(self._value(attributes))
            self._open[-1].struck |= style.struck
            self._open[-1].raised |= style.raised

    def _on_struck(self, attributes: Attributes) -> None:
        if self._open and not self._in_properties:
            self._open[-1].struck = self._on(attributes)

    def _on_height(self, attributes: Attributes) -> None:
        if self._open and not self._in_properties:
            self._open[-1].raised = self._value(attributes) == "superscript"

    def _on_hidden(self, attributes: Attributes) -> None:
        if self._open and not self._in_properties:
            self._open[-1].hidden = self._on(attributes)

    def _on_text(self, attributes: Attributes) -> None:
        self._parser.CharacterDataHandler = self._text

    def _after_text(self) -> None:
        self._parser.CharacterDataHandler = None

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1].write(text)

    def _on_tab(self, attributes: Attributes) -> None:
        if not self._in_properties:
            self._text("\t")

    def _on_break(self, attributes: Attributes) -> None:
        self._text("\n")

    def _on_hyphen(self, attributes: Attributes) -> None:
        self._text("-")

    def _on_page(self, attributes: Attributes) -> None:
        if self._page is not None and self._turns():
            self._page += 1
            if self._open:
                read = self._open[-1]
                if read.length:
                    read.pages.append((read.length, self._page))
                else:
                    read.page = self._page

    def _turns(self) -> bool:
        """Whether a page break counts: in a table it is repeated in every cell of the row."""
        if len(self._flows) == 1:
            return True
        if not self._grids:
            return False
        row = (id(self._grids[0][0]), self._grids[0][0].rows)
        turns, self._turned = row != self._turned, row
        return turns

    def _on_footnote_mark(self, attributes: Attributes) -> None:
        if self._open:
            self._open[-1].notes.append(("footnote", self._value(attributes, "id")))

    def _on_endnote_mark(self, attributes: Attributes) -> None:
        if self._open:
            self._open[-1].notes.append(("endnote", self._value(attributes, "id")))

    # tracked changes and alternatives

    def _on_deletion(self, attributes: Attributes) -> None:
        if self._in_properties and self._open:
            self._open[-1].goes_on = True  # the paragraph's own mark was deleted
        self._on_skipped(attributes)

    def _on_skipped(self, attributes: Attributes) -> None:
        self._skip = 1

    # text boxes, notes, content controls

    def _on_box(self, attributes: Attributes) -> None:
        self._flows.append([])
        self._open.append(OpenParagraph())  # a host of its own for what stands in the box

    def _after_box(self) -> None:
        flow = self._flows.pop()
        self._open.pop()
        for item in flow:
            if isinstance(item, Para) and item.kind in ("body", "list"):
                item.kind = "textbox"
        if self._open:
            self._open[-1].boxes.extend(flow)
        else:
            self._flows[-1].extend(flow)

    def _on_note(self, attributes: Attributes) -> None:
        flow: list[Item] = []
        self._flows.append(flow)
        if self._value(attributes, "type") in ("", "normal"):
            self.notes[self._value(attributes, "id")] = flow

    def _after_note(self) -> None:
        self._flows.pop()

    def _on_control(self, attributes: Attributes) -> None:
        self._contents.append(False)

    def _after_control(self) -> None:
        self._contents.pop()

    def _on_gallery(self, attributes: Attributes) -> None:
        if self._contents and self._value(attributes) == "Table of Contents":
            self._contents[-1] = True

    # tables

    def _on_table(self, attributes: Attributes) -> None:
        if len(self._grids) == _DEEPEST:
            raise fault("damaged", self._path, detail="structure")
        self._grids.append((TableBlock(), 0, None))

    def _after_table(self) -> None:
        grid, _, _ = self._grids.pop()
        self._flows[-1].append(grid)

    def _on_row(self, attributes: Attributes) -> None:
        grid, _, _ = self._grids[-1]
        grid.rows += 1
        self._grids[-1] = (grid, 0, None)

    def _on_indent(self, attributes: Attributes) -> None:
        if self._grids:
            grid, column, cell = self._grids[-1]
            self._grids[-1] = (grid, column + self._integer(attributes), cell)

    def _on_cell(self, attributes: Attributes) -> None:
        grid, column, _ = self._grids[-1]
        cell = TableCell(max(grid.rows - 1, 0), column, 1, None, [])
        grid.cells.append(cell)
        self._grids[-1] = (grid, column, cell)
        self._flows.append(cell.flow)

    def _after_cell(self) -> None:
        grid, column, cell = self._grids[-1]
        self._flows.pop()
        self._grids[-1] = (grid, column + (cell.span if cell else 1), None)

    def _on_span(self, attributes: Attributes) -> None:
        if self._grids and (cell := self._grids[-1][2]) is not None:
            cell.span = min(max(1, self._integer(attributes)), 1000)

    def _on_merge(self, attributes: Attributes) -> None:
        if self._grids and (cell := self._grids[-1][2]) is not None:
            cell.merge = self._value(attributes) or "continue"


_STARTS: dict[str, Callable[[PartReader, Attributes], None]] = {
    "p": PartReader._on_paragraph,
    "pPr": PartReader._on_properties,
    "pStyle": PartReader._on_style,
    "numId": PartReader._on_list,
    "ilvl": PartReader._on_depth,
    "outlineLvl": PartReader._on_outline,
    "r": PartReader._on_run,
    "vanish": PartReader._on_hidden,
    "rStyle": PartReader._on_run_style,
    "strike": PartReader._on_struck,
    "dstrike": PartReader._on_struck,
    "vertAlign": PartReader._on_height,
    "t": PartReader._on_text,
    "tab": PartReader._on_tab,
    "br": PartReader._on_break,
    "noBreakHyphen": PartReader._on_hyphen,
    "lastRenderedPageBreak": PartReader._on_page,
    "footnoteReference": PartReader._on_footnote_mark,
    "endnoteReference": PartReader._on_endnote_mark,
    "del": PartReader._on_deletion,
    "txbxContent": PartReader._on_box,
    "footnote": PartReader._on_note,
    "sdt": PartReader._on_control,
    "docPartGallery": PartReader._on_gallery,
    "tbl": PartReader._on_table,
    "tr": PartReader._on_row,
    "gridBefore": PartReader._on_indent,
    "tc": PartReader._on_cell,
    "gridSpan": PartReader._on_span,
    "vMerge": PartReader._on_merge,
    "cr": PartReader._on_break,
    "endnote": PartReader._on_note,
    "moveFrom": PartReader._on_skipped,
    "delText": PartReader._on_skipped,
    "instrText": PartReader._on_skipped,
    "pPrChange": PartReader._on_skipped,
    "rPrChange": PartReader._on_skipped,
}
"""What to do when an element of WordprocessingML begins, by its name; all others are passed over."""

_ENDS: dict[str, Callable[[PartReader], None]] = {
    "p": PartReader._after_paragraph,
    "pPr": PartReader._after_properties,
    "t": PartReader._after_text,
    "txbxContent": PartReader._after_box,
    "footnote": PartReader._after_note,
    "sdt": PartReader._after_control,
    "tbl": PartReader._after_table,
    "tc": PartReader._after_cell,
    "endnote": PartReader._after_note,
}
