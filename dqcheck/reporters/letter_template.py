"""The template of a request for correction: an official letter in the form of Decree 30/2020/NĐ-CP, appendix I.

A4; margins of 20 mm above and below, 30 mm left, 15 mm right; Times New Roman 13 (12 in the heading and the table). A
department saves it, changes what it likes, and gives it back with ``--template``.
"""

import io
from typing import Any

from dqcheck.language.vi.letters import PLACEHOLDERS
from dqcheck.messages import sentence
from dqcheck.model.text import Language

Node = Any
"""An object of python-docx, which has no types of its own."""

FONT = "Times New Roman"
COLUMNS = (
    # width in mm, and what stands there
    (8, "number"),
    (40, "what"),
    (35, "where"),
    # In 10 points these two hold a sum of thirteen digits in one line.
    (29, "stated"),
    (29, "recomputed"),
    (24, "answer"),
)


def build(language: Language = "vi") -> bytes:
    """The template as .docx."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Mm, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(13)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(_name(script), FONT)
    style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)
    _page_number(section.header.paragraphs[0])

    def text(name: str) -> str:
        # The catalogue has its own use for braces.
        return sentence(f"letter.{name}", language).replace("[[", "{{").replace("]]", "}}")

    _heading(document, text)
    addressee = _write(document.add_paragraph(), text("to"), align=ALIGN.CENTER)
    addressee.paragraph_format.space_before, addressee.paragraph_format.space_after = Pt(12), Pt(10)
    for name in ("opening", "request"):
        _body(document, text(name), align=ALIGN.JUSTIFY)
    _table(document, text)
    for name in ("explanation", "contact", "closing"):
        # The line with dots to fill in is not stretched.
        _body(document, text(name), align=ALIGN.LEFT if name == "contact" else ALIGN.JUSTIFY)
    _foot(document, text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _place(name: str) -> str:
    return f"{{{{{name}}}}}"


def _given(what: str) -> str:
    return _place(PLACEHOLDERS.given[what])


def _heading(document: Node, text: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Mm, Pt

    left, right = _columns(document, 72, 93)
    _write(left.paragraphs[0], _given("parent"), size=12, align=ALIGN.CENTER)
    _write(left.add_paragraph(), _given("agency"), size=12, bold=True, align=ALIGN.CENTER)
    _rule(left.add_paragraph(), indent=Mm(22))
    number = _write(left.add_paragraph(), text("number"), size=13, align=ALIGN.CENTER)
    number.paragraph_format.space_before = Pt(6)
    _write(left.add_paragraph(), text("subject"), size=12, align=ALIGN.CENTER)
    _write(right.paragraphs[0], text("country"), size=12, bold=True, align=ALIGN.CENTER)
    _write(right.add_paragraph(), text("motto"), size=13, bold=True, align=ALIGN.CENTER)
    _rule(right.add_paragraph(), indent=Mm(20))
    day = _write(right.add_paragraph(), text("day"), size=13, italic=True, align=ALIGN.CENTER)
    day.paragraph_format.space_before = Pt(6)


def _foot(document: Node, text: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Pt

    left, right = _columns(document, 80, 85)
    left.paragraphs[0].paragraph_format.space_before = Pt(12)
    _write(left.paragraphs[0], text("copies"), size=12, bold=True, italic=True)
    for line in text("copies-to").split("\n"):
        _write(left.add_paragraph(), line, size=11)
    right.paragraphs[0].paragraph_format.space_before = Pt(12)
    _write(right.paragraphs[0], _given("position"), size=13, bold=True, align=ALIGN.CENTER)
    for _ in range(4):
        right.add_paragraph()
    _write(right.add_paragraph(), _given("signatory"), size=13, bold=True, align=ALIGN.CENTER)


def _table(document: Node, text: Any) -> None:
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    table = document.add_table(rows=2, cols=len(COLUMNS))
    table.style, table.autofit, table.alignment = "Table Grid", False, WD_TABLE_ALIGNMENT.CENTER
    _widths(table, [width for width, _ in COLUMNS])
    head, row = table.rows
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for one in table.rows:
        one._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for at, (_, heading) in enumerate(COLUMNS):
        cell = head.cells[at].paragraphs[0]
        _write(cell, text(f"column-{heading}"), size=11, bold=True, align=ALIGN.CENTER)
        sums = heading in ("stated", "recomputed")
        align = ALIGN.CENTER if heading == "number" else ALIGN.RIGHT if sums else ALIGN.LEFT
        placeholder = PLACEHOLDERS.figure.get(heading)
        entry = _write(
            row.cells[at].paragraphs[0],
            _place(placeholder) if placeholder else "",
            size=10 if sums else 11,
            align=align,
        )
        for paragraph in (cell, entry):
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)


def _columns(document: Node, *widths: int) -> list[Node]:
    """The cells of a table without lines: how official letters set two blocks beside each other."""
    table = document.add_table(rows=1, cols=len(widths))
    table.autofit = False
    _widths(table, widths)
    return list(table.rows[0].cells)


def _widths(table: Node, widths: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(_name("w:w"), "57")
        margin.set(_name("w:type"), "dxa")
        margins.append(margin)
    properties = table._tbl.tblPr
    look = properties.find(_name("w:tblLook"))
    properties.insert(len(properties) if look is None else properties.index(look), margins)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _body(document: Node, text: str, *, align: Any) -> None:
    from docx.shared import Mm, Pt

    paragraph = _write(document.add_paragraph(), text, align=align)
    form = paragraph.paragraph_format
    form.first_line_indent, form.space_before, form.space_after, form.line_spacing = Mm(10), Pt(6), Pt(6), 1.1


def _write(
    paragraph: Node, text: str, *, size: int = 13, bold: bool = False, italic: bool = False, align: Any = None
) -> Node:
    from docx.shared import Pt

    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    if align is not None:
        paragraph.alignment = align
    return paragraph


def _rule(paragraph: Node, *, indent: Any) -> None:
    """A line under a heading, as long as the paragraph between its indents."""
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = indent
    form.line_spacing = Pt(3)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(_name(f"w:{name}"), value)
    borders.append(top)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc")


def _page_number(paragraph: Node) -> None:
    """The number of the page, in the middle above the text from the second page on."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.oxml import OxmlElement

    paragraph.alignment = ALIGN.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(_name("w:instr"), "PAGE")
    paragraph._p.append(field)


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    name: str = qn(tag)
    return name
