"""Reports in .docx, straight from the parts of the package."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dqcheck.errors import SourceError
from dqcheck.model.document import Narrative, Raw
from dqcheck.model.place import cell_address
from dqcheck.sources.archive import Archive, opened
from dqcheck.sources.composing import Break, Composer, Kind
from dqcheck.sources.faults import fault
from dqcheck.sources.furniture import page_numbers
from dqcheck.sources.numbering import Numbering
from dqcheck.sources.reflow import LineMeasure, TextLine, goes_on, is_wrapped, measure
from dqcheck.sources.styles import ParagraphStyles
from dqcheck.sources.wordml import PartReader
from dqcheck.sources.wordml_blocks import Item, Para, TableBlock
from dqcheck.sources.xml import feed, local, parser

_MOST_CELLS = 200_000
_FEWEST_LINES = 12
_CLOSING = (",", ";", ".", ":", ")")


def read_docx(path: Path, *, source: Path | None = None) -> Narrative:
    """The paragraphs, tables, text boxes and notes of a document in reading order, then its headers and footers.

    ``source`` is the file that the document was converted from. Text that was deleted under tracked changes is left
    out, text that was inserted is kept. Raises SourceError when the package is damaged or holds no text.
    """
    archive = opened(path)
    main, relations = _main_part(archive, path)
    if main not in archive.parts:
        raise fault("damaged", path, detail="structure")
    body = archive.read(main)
    styles = ParagraphStyles(archive, path, relations.get("styles", [""])[0])
    numbering = Numbering(archive, path, relations.get("numbering", [""])[0])
    flow = PartReader(styles, numbering, paged=b"lastRenderedPageBreak" in body).read([body], path, main)
    composer = Composer(source or path, "docx" if source is None else source.suffix[1:].lower())
    anchors: dict[tuple[str, str], int | None] = {}
    _compose(flow.items, composer, anchors)
    for what in ("footnote", "endnote"):
        for part in relations.get(f"{what}s", ()):
            if part in archive.parts:
                notes = PartReader(styles, numbering).read(archive.chunks(part), path, part).notes
                for identity, items in notes.items():
                    _compose(items, composer, anchors, "footnote", anchors.get((what, identity)))
    for what in ("header", "footer"):
        for part in relations.get(what, ()):
            if part in archive.parts:
                _compose(
                    PartReader(styles, numbering).read(archive.chunks(part), path, part).items, composer, {}, "header"
                )
    try:
        return composer.narrative()
    except SourceError:
        if any(name.startswith("word/media/") for name in archive.parts):
            raise fault("scanned", source or path) from None
        raise


def _main_part(archive: Archive, path: Path) -> tuple[str, Mapping[str, list[str]]]:
    """The part of the text, and the parts it relates to by the last word of the relation's type."""
    package = _relations(archive, path, "_rels/.rels", "")
    main = package.get("officeDocument", ["word/document.xml"])[0]
    folder, name = posixpath.split(main)
    return main, _relations(archive, path, f"{folder}/_rels/{name}.rels", folder)


def _relations(archive: Archive, path: Path, part: str, folder: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if local(tag) == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
            found.setdefault(kind, []).append(target[1:])

    if part in archive.parts:
        feed(parser(start), archive.chunks(part), path)
    return found


def _compose(
    items: Sequence[Item],
    composer: Composer,
    anchors: dict[tuple[str, str], int | None],
    kind: Kind | None = None,
    anchor: int | None = None,
    cell: tuple[str, str] | None = None,
) -> None:
    for item in _mended(items):
        if isinstance(item, TableBlock):
            _compose_grid(item, composer, anchors, kind, anchor, cell)
            continue
        breaks: list[Break] = [(offset, page, None) for offset, page in item.pages]
        as_kind = kind or item.kind
        if as_kind == "header" and not any(mark.isalpha() for mark in item.text):
            continue  # the number of a page
        number = composer.paragraph(item.text, kind=as_kind, page=item.page, lines=breaks, cell=cell, anchor=anchor)
        if item.struck or item.raised:
            place = composer.place
            composer.left_out(((text, place) for text in item.struck), ((text, place) for text in item.raised))
        anchors.update(dict.fromkeys(item.notes, number))


def _wrapped(items: Sequence[Item]) -> tuple[LineMeasure | None, frozenset[int]]:
    """How the lines are filled where a document has each line as a paragraph, as text pasted out of a page has; and the
    identities of those that are only page numbers."""
    if len(items) < _FEWEST_LINES:
        return None, frozenset()
    written = [item for item in items if isinstance(item, Para) and item.text.strip()]
    lines = [_line(item) for item in written]
    if len(lines) < _FEWEST_LINES or not is_wrapped(lines):
        return None, frozenset()
    return measure(lines), frozenset(id(written[at]) for at in page_numbers(lines))


def _line(item: Para) -> TextLine:
    text = item.text.strip()
    return TextLine(text, 0, right=float(len(text)), kind=item.kind)


def _mended(items: Sequence[Item]) -> Iterator[Item]:
    """The items, with paragraphs joined that were cut: before a closing mark, or where each line is a paragraph."""
    usual, furniture = _wrapped(items)
    group: list[Para] = []
    lines: list[TextLine] = []
    for item in items:
        if isinstance(item, Para) and (not item.text.strip() or id(item) in furniture):
            if item.struck:
                yield item
            continue
        if isinstance(item, Para) and item.kind in ("body", "list"):
            line = _line(item)
            cut = line.text[0] in _CLOSING and not line.text.startswith("...")
            if group and (cut or (usual is not None and goes_on(lines, line, usual))):
                group.append(item)
                lines.append(line)
                continue
            if group:
                yield _joined(group)
            group, lines = [item], [line]
            continue
        if group:
            yield _joined(group)
            group, lines = [], []
        yield item
    if group:
        yield _joined(group)


def _joined(group: Sequence[Para]) -> Para:
    if len(group) == 1:
        return group[0]
    whole = replace(group[0], pages=list(group[0].pages), notes=list(group[0].notes))
    whole.struck = [text for item in group for text in item.struck]
    whole.raised = [text for item in group for text in item.raised]
    length, page = len(whole.text), whole.pages[-1][1] if whole.pages else whole.page
    texts = [whole.text]
    for item in group[1:]:
        if item.page is not None and item.page != page:
            whole.pages.append((length + 1, item.page))
        whole.pages += [(offset + length + 1, number) for offset, number in item.pages]
        page = whole.pages[-1][1] if whole.pages else page
        whole.notes += item.notes
        texts.append(item.text)
        length += 1 + len(item.text)
    whole.text = "\n".join(texts)
    return whole


def _compose_grid(
    grid: TableBlock,
    composer: Composer,
    anchors: dict[tuple[str, str], int | None],
    kind: Kind | None,
    anchor: int | None,
    cell: tuple[str, str] | None,
) -> None:
    """Add a table with the paragraphs of its cells. A table of one column only frames what stands in it; one of two
    columns without a figure only sets texts side by side."""
    width = max((cell.column + cell.span for cell in grid.cells), default=0)
    if width <= 1 or grid.rows * width > _MOST_CELLS or cell is not None or kind is not None:
        for inner in grid.cells:
            _compose(inner.flow, composer, anchors, kind, anchor, cell)
        return
    texts = [_text(inner.flow) for inner in grid.cells]
    name = None
    if width > 2 or any(_is_figure(text) for text in texts):
        rows: list[list[Raw]] = [[None] * width for _ in range(grid.rows)]
        for inner, text in zip(grid.cells, texts, strict=True):
            if inner.merge != "continue":
                rows[inner.row][inner.column] = text or None
        name = composer.next_table()
        composer.table(rows, _merged(grid))
    for inner in grid.cells:
        address = (name, cell_address(inner.row, inner.column)) if name else None
        _compose(inner.flow, composer, anchors, "cell", cell=address)


def _is_figure(text: str) -> bool:
    return any(mark.isdigit() for mark in text) and sum(mark.isalpha() for mark in text) <= 3


def _merged(grid: TableBlock) -> list[tuple[int, int, int, int]]:
    """The merged ranges: cells that span columns, and runs of cells that go on downwards."""
    last_row: dict[tuple[int, int], int] = {}
    above: dict[int, tuple[int, int]] = {}
    for cell in grid.cells:
        key = above.get(cell.column) if cell.merge == "continue" else None
        if key is None:
            key = (cell.row, cell.column)
        if cell.merge is None:
            above.pop(cell.column, None)
        else:
            above[cell.column] = key
        last_row[key] = cell.row
    spans = {(cell.row, cell.column): cell.span for cell in grid.cells}
    return [
        (row, column, bottom, column + spans[row, column] - 1)
        for (row, column), bottom in last_row.items()
        if bottom > row or spans[row, column] > 1
    ]


def _text(items: Iterable[Item]) -> str:
    """What a cell shows, its paragraphs on lines of their own."""
    texts = [
        item.text.strip() if isinstance(item, Para) else "\n".join(_text(cell.flow) for cell in item.cells)
        for item in items
    ]
    return "\n".join(text for text in texts if text)
