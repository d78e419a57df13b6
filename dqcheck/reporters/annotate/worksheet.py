"""Cells of a worksheet and their styles: each filled cell gets a variant of its own style that differs in the fill.

Source: ECMA-376 part 1, 18.3.1 (worksheets) and 18.8 (styles).
"""

import re
from copy import deepcopy

from dqcheck.model.place import cell_address
from dqcheck.model.rule import Severity
from dqcheck.reporters.annotate.package import Package, Tree

FILLS = {Severity.ERROR: "FFFFC7C2", Severity.WARNING: "FFFFE699", Severity.INFO: "FFCFE5F7"}
STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles")
OWN_FORMATS = 164
"""The first number of a number format that a workbook brings along."""

ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]+)")


def position(address: str) -> tuple[int, int]:
    """Row and column of an address, counted from zero: ``F12`` is (11, 5). Raises ValueError when it is none."""
    match = ADDRESS.fullmatch(address.replace("$", ""))
    if match is None:
        raise ValueError(address)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def flag(value: str | None) -> bool:
    """Whether an attribute says yes."""
    return value in ("1", "true")


class FillStyles:
    """The cell styles of a workbook; new ones are added behind those that are there."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._fills: dict[str, int] = {}
        self._numbers: dict[str, str] = {}
        self._filled: dict[tuple[int, str], int] = {}
        part = package.related(package.workbook_part, "styles")
        if part is None or not package.has(part):
            part = self._make()
        self.tree = package.edit(part)
        for name in ("fonts", "fills", "borders", "cellXfs"):
            self._collection(name)

    def filled(self, style: int, severity: Severity) -> int:
        """The number of the style that is ``style`` with the fill of a severity."""
        key = (style, FILLS[severity])
        if key not in self._filled:
            formats = self._collection("cellXfs")
            made = deepcopy(formats[style] if style < len(formats) else formats[0])
            made.set("fillId", str(self._fill(FILLS[severity])))
            made.set("applyFill", "1")
            formats.append(made)
            self._filled[key] = len(formats) - 1
        return self._filled[key]

    def add(
        self,
        *,
        font: str,
        fill: str = "",
        border: bool = False,
        wrap: bool = True,
        middle: bool = False,
        number: str = "",
    ) -> int:
        """Add a style of its own: ``font`` is what stands in a font element, ``fill`` an ARGB colour, ``number`` the
        code of a number format."""
        from lxml import etree

        namespace = self.package.namespace

        def append(collection: str, inner: str) -> int:
            items = self._collection(collection)
            items.append(etree.fromstring(f'<{collection[:-1]} xmlns="{namespace}">{inner}</{collection[:-1]}>'))
            return len(items) - 1

        line = '<{0} style="thin"><color rgb="FFD0D5DD"/></{0}>'
        sides = "".join(line.format(side) for side in ("left", "right", "top", "bottom")) + "<diagonal/>"
        formats = self._collection("cellXfs")
        made = etree.SubElement(formats, self.package.q("xf"), numFmtId=self._number(number))
        made.set("fontId", str(append("fonts", f'{font}<name val="Calibri"/><family val="2"/>')))
        made.set("fillId", str(self._fill(fill) if fill else 0))
        made.set("borderId", str(append("borders", sides) if border else 0))
        made.set("xfId", "0")
        for name in ("applyNumberFormat", "applyFont", "applyFill", "applyBorder", "applyAlignment"):
            made.set(name, "1")
        vertical = "center" if middle else "top"
        etree.SubElement(made, self.package.q("alignment"), vertical=vertical, wrapText="1" if wrap else "0")
        return len(formats) - 1

    def save(self) -> None:
        """Bring the counts up to date."""
        for name in ("fonts", "fills", "borders", "cellXfs"):
            collection = self._collection(name)
            collection.set("count", str(len(collection)))

    def _number(self, code: str) -> str:
        """The number of a number format; those of a workbook's own begin at 164."""
        if not code:
            return "0"
        if code not in self._numbers:
            from lxml import etree

            formats = self._collection("numFmts")
            last = max((int(item.get("numFmtId", "0")) for item in formats), default=0)
            self._numbers[code] = str(max(last + 1, OWN_FORMATS))
            etree.SubElement(formats, self.package.q("numFmt"), numFmtId=self._numbers[code], formatCode=code)
            formats.set("count", str(len(formats)))
        return self._numbers[code]

    def _fill(self, colour: str) -> int:
        if colour not in self._fills:
            from lxml import etree

            fills = self._collection("fills")
            fill = etree.SubElement(fills, self.package.q("fill"))
            pattern = etree.SubElement(fill, self.package.q("patternFill"), patternType="solid")
            etree.SubElement(pattern, self.package.q("fgColor"), rgb=colour)
            etree.SubElement(pattern, self.package.q("bgColor"), indexed="64")
            self._fills[colour] = len(fills) - 1
        return self._fills[colour]

    def _collection(self, name: str) -> Tree:
        """A collection of the style sheet, made with what every one must hold where it is missing."""
        from lxml import etree

        q = self.package.q
        found = self.tree.find(q(name))
        if found is not None and len(found):
            return found
        if found is None:
            found = etree.Element(q(name))
            before = [q(other) for other in ORDER[: ORDER.index(name)]]
            at = max((i + 1 for i, child in enumerate(self.tree) if child.tag in before), default=0)
            self.tree.insert(at, found)
        if name == "fills":
            for pattern in ("none", "gray125"):
                etree.SubElement(etree.SubElement(found, q("fill")), q("patternFill"), patternType=pattern)
        elif name == "numFmts":
            pass
        elif name == "cellXfs":
            etree.SubElement(found, q("xf"), numFmtId="0", fontId="0", fillId="0", borderId="0")
        else:
            etree.SubElement(found, q(name[:-1]))
        return found

    def _make(self) -> str:
        from lxml import etree

        package, part = self.package, self.package.unused("xl/styles{}.xml")
        package.put(part, etree.Element(package.q("styleSheet"), nsmap={None: package.namespace}))
        package.declare(STYLES_TYPE, part=part)
        package.relate(package.workbook_part, "styles", part)
        return part


class CellSheet:
    """A worksheet to mark cells on."""

    def __init__(self, package: Package, part: str) -> None:
        self.package, self.part, self.tree = package, part, package.edit(part)
        self._data = self.tree.find(package.q("sheetData"))
        if self._data is None:
            from lxml import etree

            self._data = etree.SubElement(self.tree, package.q("sheetData"))
        self._rows = {self._number(row, before): row for before, row in self._counted(self._data)}
        self._merged = [
            (*position(first), *position(last or first))
            for item in self.tree.iterfind(f"{package.q('mergeCells')}/{package.q('mergeCell')}")
            for first, _, last in [str(item.get("ref")).partition(":")]
        ]

    def shown(self, address: str) -> str:
        """The address of the cell that shows a value: the first of a merged range."""
        row, column = position(address)
        for top, left, bottom, right in self._merged:
            if top <= row <= bottom and left <= column <= right:
                return cell_address(top, left)
        return address

    def fill(self, address: str, severity: Severity, styles: FillStyles) -> None:
        """Fill a cell; one that is not stored is made, with the style of its row or column."""
        row, column = position(self.shown(address))
        cell = self._cell(row, column)
        cell.set("s", str(styles.filled(int(cell.get("s") or 0), severity)))

    def width(self, column: int) -> int:
        """The width of a column in pixels, near enough to place a comment."""
        for item in self.tree.iterfind(f"{self.package.q('cols')}/{self.package.q('col')}"):
            if int(item.get("min")) <= column + 1 <= int(item.get("max")):
                return 0 if flag(item.get("hidden")) else round(float(item.get("width") or 9.14) * 7 + 5)
        standard = self.tree.find(self.package.q("sheetFormatPr"))
        given = standard.get("defaultColWidth") if standard is not None else None
        return round(float(given) * 7) if given else 64

    def height(self, row: int) -> int:
        """The height of a row in pixels, near enough to place a comment."""
        item = self._rows.get(row)
        if item is not None and flag(item.get("hidden")):
            return 0
        given = item.get("ht") if item is not None else None
        return round(float(given) * 4 / 3) if given else 20

    def _cell(self, number: int, column: int) -> Tree:
        from lxml import etree

        row = self._rows.get(number)
        if row is None:
            row = etree.Element(self.package.q("row"), r=str(number + 1))
            self._data.insert(sum(known < number for known in self._rows), row)
            self._rows[number] = row
        at = 0
        for before, cell in self._counted(row):
            found = position(cell.get("r"))[1] if cell.get("r") else before + 1
            if found == column:
                return cell
            if found > column:
                break
            at += 1
        self._name_cells(row, number)
        made = etree.Element(self.package.q("c"), r=cell_address(number, column))
        style = row.get("s") if flag(row.get("customFormat")) else self._column_style(column)
        if style:
            made.set("s", style)
        row.insert(at, made)
        row.attrib.pop("spans", None)
        return made

    def _name_cells(self, row: Tree, number: int) -> None:
        """Give every cell of a row its address: one that is inserted would move those that go by their order."""
        before = -1
        for cell in row.iterchildren(self.package.q("c")):
            before = position(cell.get("r"))[1] if cell.get("r") else before + 1
            cell.set("r", cell_address(number, before))
        row.set("r", str(number + 1))

    def _column_style(self, column: int) -> str | None:
        for item in self.tree.iterfind(f"{self.package.q('cols')}/{self.package.q('col')}"):
            if int(item.get("min")) <= column + 1 <= int(item.get("max")):
                style: str | None = item.get("style")
                return style
        return None

    def _counted(self, parent: Tree) -> list[tuple[int, Tree]]:
        """The children with the number of the one before each: those without an address follow it."""
        counted, before = [], -1
        for child in parent.iterchildren(self.package.q("row" if parent is self._data else "c")):
            counted.append((before, child))
            if parent is self._data:
                before = self._number(child, before)
            else:
                before = position(child.get("r"))[1] if child.get("r") else before + 1
        return counted

    @staticmethod
    def _number(row: Tree, before: int) -> int:
        return int(row.get("r")) - 1 if row.get("r") else before + 1
