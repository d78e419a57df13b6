"""Comments on cells: the text in a comments part, the box in the VML drawing that spreadsheets still ask for.

Comments that the sheet has are kept; where a marked cell has one, what is said here is added below it.
Source: ECMA-376 part 1, 18.7 (comments) and part 4, 19 (VML).
"""

import re
from collections.abc import Callable, Sequence

from dqcheck.messages import legible
from dqcheck.reporters.annotate.cell_marks import CellMark
from dqcheck.reporters.annotate.package import Package, Tree
from dqcheck.reporters.annotate.worksheet import CellSheet, position

COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
WIDTH, LINE, LETTERS = 400, 17, 58
"""Width of a comment's box and height of its line, in pixels; letters that fit a line."""

AFTER_LEGACY = (
    *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts"),
    *("extLst", "AlternateContent"),
)
"""Elements of a worksheet that follow its VML drawing."""

START = """<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:x="urn:schemas-microsoft-com:office:excel">
<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout>
{type}</xml>"""
TYPE = """<v:shapetype id="{id}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe" \
xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">\
<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
"""
SHAPE = """<v:shape id="_x0000_s{number}" type="#{type}" style="position:absolute;margin-left:60pt;margin-top:1.5pt;\
width:{width}pt;height:{height}pt;z-index:{order};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto" \
xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:x="urn:schemas-microsoft-com:office:excel"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" \
obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">\
<div style="text-align:left"></div></v:textbox>\
<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>\
<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>
"""
SHAPE_TYPE = "_x0000_t202"
SHAPES_OF_A_BLOCK = 1024


def write(package: Package, sheet: CellSheet, marks: Sequence[CellMark], author: str) -> None:
    """Write the texts of the marks as comments on a sheet."""
    part = package.related(sheet.part, "comments") or _new_comments(package, sheet.part)
    tree = package.edit(part)
    author_id = _author(package, tree, author)
    items = tree.find(package.q("commentList"))
    known = {str(item.get("ref")): item for item in items}
    made: list[tuple[str, str]] = []
    longer: list[tuple[str, str]] = []
    for mark in marks:
        cell = sheet.shown(mark.cell)
        if cell in known:
            _add_below(package, known[cell], mark.text)
            longer.append((cell, "".join(known[cell].itertext(package.q("t")))))
            continue
        known[cell] = _comment(package, items, cell, author_id, mark.text)
        made.append((cell, mark.text))
    if longer:
        _grow(package, sheet, longer)
    if made:
        _draw(package, sheet, made)


def _new_comments(package: Package, sheet: str) -> str:
    from lxml import etree

    part = package.unused("xl/comments{}.xml")
    tree = etree.Element(package.q("comments"), nsmap={None: package.namespace})
    etree.SubElement(tree, package.q("authors"))
    etree.SubElement(tree, package.q("commentList"))
    package.put(part, tree)
    package.declare(COMMENTS_TYPE, part=part)
    package.relate(sheet, "comments", part)
    return part


def _author(package: Package, tree: Tree, name: str) -> int:
    from lxml import etree

    authors = tree.find(package.q("authors"))
    names = [item.text for item in authors]
    if name in names:
        return names.index(name)
    etree.SubElement(authors, package.q("author")).text = name
    return len(names)


def _comment(package: Package, items: Tree, cell: str, author: int, text: str) -> Tree:
    from lxml import etree

    item = etree.SubElement(items, package.q("comment"), ref=cell, authorId=str(author))
    _runs(package, etree.SubElement(item, package.q("text")), text)
    return item


def _add_below(package: Package, item: Tree, text: str) -> None:
    _runs(package, item.find(package.q("text")), f"\n\n{text}")


def _runs(package: Package, parent: Tree, text: str) -> None:
    """Add a text, its first line in bold."""
    from lxml import etree

    start = len(text) - len(text.lstrip("\n"))
    first, mark, rest = text[start:].partition("\n")
    for words, bold in ((text[:start] + first, True), (mark + rest, False)):
        if not words:
            continue
        run = etree.Element(package.q("r"))
        properties = etree.SubElement(run, package.q("rPr"))
        if bold:
            etree.SubElement(properties, package.q("b"))
        for name, value in (("sz", "9"), ("color", "FF000000"), ("rFont", "Tahoma"), ("family", "2")):
            etree.SubElement(properties, package.q(name)).set("rgb" if name == "color" else "val", value)
        letters = etree.SubElement(run, package.q("t"))
        letters.text = legible(words)
        letters.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        # Runs stand before the phonetic hints of East Asian texts.
        hints = [child for child in parent if child.tag in (package.q("rPh"), package.q("phoneticPr"))]
        parent.insert(parent.index(hints[0]) if hints else len(parent), run)


def _draw(package: Package, sheet: CellSheet, made: Sequence[tuple[str, str]]) -> None:
    part = _drawing(package, sheet)
    blocks = -(-len(made) // (SHAPES_OF_A_BLOCK - 1))
    first = _free_block(package)
    data = package.raw(part) if package.has(part) else b""
    new = not data
    if new:
        numbers = ",".join(str(first + number) for number in range(blocks))
        data = START.format(blocks=numbers, type=TYPE.format(id=SHAPE_TYPE)).encode()
        shape_type = SHAPE_TYPE
    else:
        shape_type, data = _join_blocks(data, first, blocks)
    shapes = "".join(
        _shape(sheet, cell, text, first * SHAPES_OF_A_BLOCK + 1 + number, number + 1, shape_type)
        for number, (cell, text) in enumerate(made)
    )
    # Programs write VML that is no well-formed XML, so that it is edited as text.
    end = data.rfind(b"</xml>")
    end = end if end >= 0 else len(data)
    package.put_raw(part, data[:end] + shapes.encode() + data[end:])


def _grow(package: Package, sheet: CellSheet, longer: Sequence[tuple[str, str]]) -> None:
    """Make the boxes of comments that have become longer as high as their texts: a box does not scroll."""
    part = _present_drawing(package, sheet)
    if part is None or not package.has(part):
        return
    texts = {position(cell): (cell, text) for cell, text in longer}

    def grown(found: "re.Match[bytes]") -> bytes:
        shape = found[0]
        row, column = (re.search(rb":%s>\s*([0-9]{1,7})\s*<" % name, shape) for name in (b"Row", b"Column"))
        given = texts.get((int(row[1]), int(column[1]))) if row and column else None
        if given is None:
            return shape
        anchor, height = _box(sheet, *given)
        old = re.search(rb"[;\"'\s]height:\s*([0-9.]+)(p[xt])", shape)
        if old and float(old[1]) * (4 / 3 if old[2] == b"pt" else 1) >= height:
            return shape
        for name, pixels in ((b"width", WIDTH), (b"height", height)):
            shape = re.sub(rb"([;\"'\s])%s:[^;\"']*" % name, rb"\g<1>%s:%dpt" % (name, pixels * 3 // 4), shape, count=1)
        return re.sub(rb"(:Anchor>)[^<]*", rb"\g<1>" + anchor.encode(), shape, count=1)

    package.put_raw(part, re.sub(rb"<(\w+:)?shape\b.*?</\1shape>", grown, package.raw(part), flags=re.DOTALL))


def _join_blocks(data: bytes, first: int, blocks: int) -> tuple[str, bytes]:
    """Reserve blocks of shape numbers in a drawing that is there, and find its type of comment boxes, or add one."""
    extra = ",".join(str(first + number) for number in range(blocks)).encode()
    data = re.sub(rb'(<o:idmap\b[^>]*\bdata=")([^"]*)"', rb"\g<1>\g<2>," + extra + b'"', data, count=1)
    if f'id="{SHAPE_TYPE}"'.encode() in data:
        return SHAPE_TYPE, data
    end = data.rfind(b"</xml>")
    return SHAPE_TYPE, data[:end] + TYPE.format(id=SHAPE_TYPE).encode() + data[end:]


def _free_block(package: Package) -> int:
    """The first block of shape numbers that no drawing of the workbook uses."""
    used = [0]
    for part in package.names():
        if part.endswith(".vml"):
            for data in re.findall(rb'<o:idmap\b[^>]*\bdata="([^"]*)"', package.raw(part)):
                used += [int(number) for number in data.split(b",") if number.strip().isdigit()]
            used += [int(n) // SHAPES_OF_A_BLOCK for n in re.findall(rb'id="_x0000_s([0-9]{1,9})"', package.raw(part))]
    return max(used) + 1


def _drawing(package: Package, sheet: CellSheet) -> str:
    """The VML drawing of a sheet; the name of a new one, with its relation, where there is none."""
    from lxml import etree

    if (present := _present_drawing(package, sheet)) is not None:
        return present
    relation = f"{{{package.relations}}}id"
    element = sheet.tree.find(package.q("legacyDrawing"))
    if element is not None:
        sheet.tree.remove(element)
    part = package.unused("xl/drawings/vmlDrawing{}.vml")
    package.declare(VML_TYPE, ending="vml")
    element = etree.Element(package.q("legacyDrawing"))
    element.set(relation, package.relate(sheet.part, "vmlDrawing", part))
    places = (at for at, child in enumerate(sheet.tree) if _local(child) in AFTER_LEGACY and _is_behind(sheet.tree, at))
    sheet.tree.insert(next(places, len(sheet.tree)), element)
    return part


def _present_drawing(package: Package, sheet: CellSheet) -> str | None:
    """The name of the VML drawing that a sheet has."""
    element = sheet.tree.find(package.q("legacyDrawing"))
    if element is None:
        return None
    wanted = element.get(f"{{{package.relations}}}id")
    targets = (rel.get("Target") for rel in package.rels(sheet.part) if rel.get("Id") == wanted)
    return next((package.resolve(sheet.part, target) for target in targets), None)


def _local(child: Tree) -> str:
    return child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""


def _is_behind(tree: Tree, at: int) -> bool:
    """Whether nothing that must stand before the VML drawing follows; only alternate content may stand anywhere."""
    names = {_local(child) for child in tree[at + 1 :]}
    return not names & {"sheetData", "mergeCells", "hyperlinks", "pageMargins", "pageSetup", "headerFooter", "drawing"}


def _shape(sheet: CellSheet, cell: str, text: str, number: int, order: int, shape_type: str) -> str:
    row, column = position(cell)
    anchor, height = _box(sheet, cell, text)
    return SHAPE.format(
        number=number, type=shape_type, width=WIDTH * 3 // 4, height=height * 3 // 4, order=order,
        anchor=anchor, row=row, column=column,
    )  # fmt: skip


def _box(sheet: CellSheet, cell: str, text: str) -> tuple[str, int]:
    """Where the box of a comment stands, and its height in pixels."""
    row, column = position(cell)
    lines = sum(1 + len(line) // LETTERS for line in text.split("\n"))
    height = min(max(4, lines + 1) * LINE, 620)
    right, right_offset = _reach(sheet.width, column + 1, WIDTH, 16_383)
    top = max(row - 1, 0)
    bottom, bottom_offset = _reach(sheet.height, top, height, 1_048_575)
    return f"{min(column + 1, 16_383)}, 15, {top}, 4, {right}, {right_offset}, {bottom}, {bottom_offset}", height


def _reach(size: Callable[[int], int], start: int, length: int, last: int) -> tuple[int, int]:
    """The column (or row) and the offset in it that is ``length`` pixels behind ``start``."""
    at, left = min(start, last), length
    while at < last and left > size(at):
        left -= size(at)
        at += 1
    return at, left if at < last else 0
