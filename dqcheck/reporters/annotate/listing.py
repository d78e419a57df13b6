"""The first sheet of an annotated copy: its discrepancies with links to the cells.

Texts are inline strings, so that the shared strings of the original stay as they are.
"""

from collections.abc import Iterable

from dqcheck.messages import legible, legible_line, sentence
from dqcheck.messages.notation import decimals, plain_number
from dqcheck.model.place import cell_address
from dqcheck.model.rule import Severity
from dqcheck.model.text import Language
from dqcheck.reporters import view
from dqcheck.reporters.annotate.cell_marks import ListedFinding, Marked
from dqcheck.reporters.annotate.package import Package, Tree
from dqcheck.reporters.annotate.worksheet import FILLS, FillStyles

COLUMNS = (
    # heading, width
    *(("number-short", 6), ("unit", 20), ("severity", 14), ("cell", 20), ("message", 56), ("stated", 20)),
    *(("recomputed", 20), ("gap", 21), ("answer", 32), ("evidence", 44), ("cause", 40)),
)
PRINTED = 9
"""The columns that are printed: the list to send back with answers."""

MOST_LINKED = 6
"""Compared cells of a finding that have a link of their own."""

MOST_LINKS = 60_000
"""Excel allows 65,530 links on a sheet."""

LONGEST = 32_000
"""Excel allows 32,767 characters in a cell."""

HEADER_ROW = 4
MOST_PLACES = 4
"""Decimals of a number in the list."""

LINE_HEIGHT, HIGHEST = 15, 400
"""Height of a line and of the highest row, in points."""


def sheet_name(taken: Iterable[str], language: Language) -> str:
    """The name of the sheet, numbered where the workbook has one of that name."""
    names = {name.casefold() for name in taken}
    wanted = name = sentence("annotate.sheet", language)
    number = 1
    while name.casefold() in names:
        number += 1
        name = f"{wanted} ({number})"
    return name


def write(package: Package, styles: FillStyles, found: Marked, event: str, source: str, language: Language) -> None:
    """Write the sheet into the place made for it."""
    package.put(package.first_sheet, _Listing(package, styles, found, language).tree(event, source))


class _Listing:
    def __init__(self, package: Package, styles: FillStyles, found: Marked, language: Language) -> None:
        self.package, self.found, self.language = package, found, language
        ink, muted = '<sz val="11"/><color rgb="FF1F2933"/>', '<sz val="10"/><color rgb="FF667085"/>'
        self.plain = styles.add(font=ink, border=True)
        self.numbers = [
            styles.add(font=ink, border=True, number="#,##0" + ("." + "0" * places if places else ""))
            for places in range(MOST_PLACES + 1)
        ]
        self.bold = styles.add(font='<b/><sz val="16"/><color rgb="FF0F4C5C"/>', wrap=False)
        self.muted = styles.add(font=muted, wrap=False)
        white = '<b/><sz val="11"/><color rgb="FFFFFFFF"/>'
        self.head = styles.add(font=white, fill="FF0F4C5C", border=True, middle=True)
        self.link = styles.add(font='<u/><sz val="11"/><color rgb="FF0B5CAD"/>', border=True)
        self.answer = styles.add(font=ink, fill="FFFFFBE6", border=True)
        self.severities = {
            severity: styles.add(font='<b/><sz val="11"/><color rgb="FF1F2933"/>', fill=FILLS[severity], border=True)
            for severity in Severity
        }
        self.links: list[tuple[str, str, str]] = []
        self.linked = min(max((len(line.compared) + len(line.at[1:]) for line in found.lines), default=0), MOST_LINKED)

    def tree(self, event: str, source: str) -> Tree:
        """The worksheet."""
        from lxml import etree

        q, language = self.package.q, self.language
        columns = [*COLUMNS, *((f"cell-{number + 1}", 18) for number in range(self.linked))]
        last = len(self.found.lines) + HEADER_ROW
        tree = etree.Element(q("worksheet"), nsmap={None: self.package.namespace, "r": self.package.relations})
        page = etree.SubElement(etree.SubElement(tree, q("sheetPr")), q("pageSetUpPr"))
        page.set("fitToPage", "1")
        tree[0].insert(0, etree.Element(q("tabColor"), rgb="FFC2410C"))
        sheet_view = etree.SubElement(etree.SubElement(tree, q("sheetViews")), q("sheetView"))
        for name, value in (("showGridLines", "0"), ("tabSelected", "1"), ("workbookViewId", "0")):
            sheet_view.set(name, value)
        etree.SubElement(
            sheet_view, q("pane"), ySplit=str(HEADER_ROW), topLeftCell=f"A{HEADER_ROW + 1}", activePane="bottomLeft",
            state="frozen",
        )  # fmt: skip
        etree.SubElement(tree, q("sheetFormatPr"), defaultRowHeight="15")
        widths = etree.SubElement(tree, q("cols"))
        for number, (_, width) in enumerate(columns, start=1):
            col = etree.SubElement(widths, q("col"), min=str(number), max=str(number))
            col.set("width", str(width))
            col.set("customWidth", "1")
        data = etree.SubElement(tree, q("sheetData"))
        count = len(self.found.lines)
        summary = sentence("annotate.summary" if count else "annotate.nothing", language, {"count": count})
        self._row(data, 1, [(sentence("annotate.title", language, {"file": source}), self.bold)], 26)
        self._row(data, 2, [(summary, self.muted)])
        self._row(data, 3, [(event, self.muted)])
        if count:
            self._row(data, HEADER_ROW, [(self._heading(name), self.head) for name, _ in columns], 32)
            last_printed = cell_address(last - 1, PRINTED - 1)
            self.package.define("_xlnm.Print_Area", f"$A$1:{absolute(last_printed)}")
            self.package.define("_xlnm.Print_Titles", f"${HEADER_ROW}:${HEADER_ROW}")
        for number, line in enumerate(self.found.lines, start=1):
            self._line(data, number, line, len(columns))
        if self.found.lines:
            etree.SubElement(tree, q("autoFilter"), ref=f"A{HEADER_ROW}:{cell_address(last - 1, len(columns) - 1)}")
        if self.links:
            links = etree.SubElement(tree, q("hyperlinks"))
            for at, location, text in self.links[:MOST_LINKS]:
                etree.SubElement(links, q("hyperlink"), ref=at, location=location, display=text)
        margins = {"left": "0.4", "right": "0.4", "top": "0.5", "bottom": "0.5", "header": "0.3", "footer": "0.3"}
        etree.SubElement(tree, q("pageMargins"), **margins)
        etree.SubElement(tree, q("pageSetup"), paperSize="9", orientation="landscape", fitToHeight="0")
        return tree

    def _heading(self, name: str) -> str:
        if name.startswith("cell"):
            number = name.removeprefix("cell-")
            key = "annotate.cell" if name == "cell" else "annotate.compared-cell"
            return sentence(key, self.language, {"number": number})
        return view.word(name, self.language)

    def _line(self, data: Tree, number: int, line: ListedFinding, columns: int) -> None:
        card = line.card
        values = "\n".join(f"{item.name}: {item.text} ({item.shortly})" for item in card.exhibits if item.text)
        texts = {
            "unit": card.finding.submission,
            "message": f"{card.title}\n{card.message}",
            "evidence": values,
            "cause": card.cause,
        }
        widths = dict(COLUMNS)
        lines = max(
            sum(1 + len(part) * 11 // (10 * widths[name]) for part in text.split("\n")) for name, text in texts.items()
        )
        row = HEADER_ROW + number
        cells: list[tuple[object, int]] = [
            (number, self.plain),
            (texts["unit"], self.plain),
            (card.severity, self.severities[card.finding.severity]),
            (self._to(row, 3, line.at[0]) if line.at else "", self.link),
            (texts["message"], self.plain),
            *((value, self._figure(value)) for value in _numbers(card)),
            ("", self.answer),
            (texts["evidence"], self.plain),
            (texts["cause"], self.plain),
        ]
        more = [*line.at[1:], *line.compared][: self.linked]
        cells += [(self._to(row, len(cells) + at, place), self.link) for at, place in enumerate(more)]
        cells += [("", self.plain)] * (columns - len(cells))
        self._row(data, row, cells, min(LINE_HEIGHT * lines + 3, HIGHEST))

    def _figure(self, value: str) -> int:
        number = plain_number(value)
        return self.plain if number is None else self.numbers[min(decimals(number), MOST_PLACES)]

    def _to(self, row: int, column: int, place: tuple[str, str | None]) -> str:
        """Link a cell of the list to a place; gives the text to show."""
        sheet, cell = place
        text = legible_line(f"{sheet}!{cell}" if cell else sheet)
        quoted = sheet.replace("'", "''")
        self.links.append((cell_address(row - 1, column), f"'{quoted}'!{cell or 'A1'}", text))
        return text

    def _row(self, data: Tree, number: int, cells: Iterable[tuple[object, int]], height: int = 0) -> None:
        from lxml import etree

        q = self.package.q
        row = etree.SubElement(data, q("row"), r=str(number))
        if height:
            row.set("ht", str(height))
            row.set("customHeight", "1")
        for column, (value, style) in enumerate(cells):
            cell = etree.SubElement(row, q("c"), r=cell_address(number - 1, column), s=str(style))
            figure = plain_number(value) if isinstance(value, str) else None
            # A spreadsheet keeps fifteen digits; a longer number stays a text.
            if isinstance(value, int) or (figure is not None and len(figure.as_tuple().digits) <= 15):
                etree.SubElement(cell, q("v")).text = str(value)
            elif value:
                cell.set("t", "inlineStr")
                text = etree.SubElement(etree.SubElement(cell, q("is")), q("t"))
                text.text = legible(str(value))[:LONGEST]
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def absolute(address: str) -> str:
    """An address that does not move: ``F12`` is ``$F$12``."""
    letters = address.rstrip("0123456789")
    return f"${letters}${address[len(letters) :]}"


def _numbers(card: view.Card) -> tuple[str, ...]:
    """Stated, recomputed and gap: plain where they are numbers, as they are printed where they are not."""
    plain = view.plain_numbers(card.finding)
    shown = (card.stated, card.recomputed, card.gap)
    return tuple(
        value if value is not None and plain_number(value) is not None else text
        for value, text in zip(plain, shown, strict=True)
    )
