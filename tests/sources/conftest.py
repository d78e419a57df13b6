"""Builders of small files: zip packages, .docx from a few elements, .pdf with text at given places."""

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = {
    "styles": "styles.xml",
    "numbering": "numbering.xml",
    "footnotes": "footnotes.xml",
    "endnotes": "endnotes.xml",
    "header": "header1.xml",
    "footer": "footer1.xml",
}
Text = tuple[float, float, float, str]
Stroke = tuple[float, float, float, float]


@pytest.fixture
def package(tmp_path: Path) -> Callable[..., Path]:
    """``package(name, {part: bytes or str})`` writes a zip file."""

    def build(name: str, parts: dict[str, bytes | str]) -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, content in parts.items():
                archive.writestr(part, content)
        return path

    return build


@pytest.fixture
def raw(package: Callable[..., Path]) -> Callable[..., Path]:
    """``raw(rows, sheet="S", prefix="x:")``: an .xlsx whose sheet data is written out."""

    def build(rows: str, sheet: str = "S", prefix: str = "", target: str = "worksheets/sheet1.xml") -> Path:
        if prefix:
            rows = rows.replace("<", f"<{prefix}").replace(f"<{prefix}/", f"</{prefix}")
        space = f'xmlns:{prefix[:-1]}="{S}"' if prefix else f'xmlns="{S}"'
        package_space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
        relation = f'<Relationship Id="r1" Type="{_REL}/'
        return package(
            "mau.xlsx",
            {
                "[Content_Types].xml": "<Types/>",
                "_rels/.rels": f"<Relationships {package_space}>{relation}officeDocument"
                '" Target="xl/workbook.xml"/></Relationships>',
                "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{_REL}"><sheets>'
                f'<sheet name="{sheet}" sheetId="1" r:id="r1"/></sheets></workbook>',
                "xl/_rels/workbook.xml.rels": f"<Relationships {package_space}>{relation}worksheet"
                f'" Target="{target}"/></Relationships>',
                "xl/worksheets/sheet1.xml": f"<{prefix}worksheet {space}><{prefix}sheetData>{rows}"
                f"</{prefix}sheetData></{prefix}worksheet>",
            },
        )

    return build


@pytest.fixture
def docx(package: Callable[..., Path]) -> Callable[..., Path]:
    """``docx(body, styles=..., numbering=..., footnotes=..., header=..., footer=...)``: a document of raw elements."""

    def build(body: str, name: str = "report.docx", prefix: str = "w", **parts: str) -> Path:
        def root(element: str, content: str) -> str:
            spaces = f'xmlns:{prefix}="{W}" xmlns:mc="urn:mc" xmlns:m="urn:m"'
            return f"<{prefix}:{element} {spaces}>{content}</{prefix}:{element}>"

        elements = {"header": "hdr", "footer": "ftr"}
        relations = "".join(
            f'<Relationship Id="r{at}" Type="{_REL}/{kind}" Target="{_PARTS[kind]}"/>' for at, kind in enumerate(parts)
        )
        files = {
            "_rels/.rels": f'<Relationships><Relationship Id="r" Type="{_REL}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
            "word/document.xml": root("document", f"<{prefix}:body>{body}</{prefix}:body>"),
            "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
            **{f"word/{_PARTS[kind]}": root(elements.get(kind, kind), content) for kind, content in parts.items()},
        }
        return package(name, files)

    return build


@pytest.fixture
def para() -> Callable[..., str]:
    """``para("text", inner properties)``: a paragraph of one run."""

    def build(text: str, properties: str = "") -> str:
        return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'

    return build


@pytest.fixture
def pdf(tmp_path: Path) -> Callable[..., Path]:
    """``pdf([[(x, y, size, text), ...], ...], strokes=[[(x0, y0, x1, y1), ...]])``: pages in points from the top left.

    Every character is half its size wide; a map to Unicode makes the text readable.
    """

    def build(
        pages: Sequence[Sequence[Text]],
        strokes: Sequence[Sequence[Stroke]] = (),
        name: str = "report.pdf",
        rotate: int = 0,
        size: tuple[int, int] = (595, 842),
        boxes: Sequence[str] = (),
    ) -> Path:
        objects: list[bytes] = []

        def add(content: bytes) -> int:
            objects.append(content)
            return len(objects)

        def stream(content: str) -> bytes:
            data = content.encode("latin-1")
            return b"<</Length %d>>stream\n%s\nendstream" % (len(data), data)

        ranges = [f"<{high:02x}00> <{high:02x}ff> <{high:02x}00>" for high in range(256)]
        mapping = "".join(
            f"{len(part)} beginbfrange\n" + "\n".join(part) + "\nendbfrange\n"
            for part in (ranges[at : at + 100] for at in range(0, 256, 100))
        )
        to_unicode = add(
            stream(
                "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
                f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{mapping}endcmap end end"
            )
        )
        descriptor = add(
            b"<</Type/FontDescriptor/FontName/Any/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0"
            b"/Ascent 900/Descent -200/CapHeight 700/StemV 80>>"
        )
        descendant = add(
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Any/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
            b"/Supplement 0>>/FontDescriptor %d 0 R/DW 500/CIDToGIDMap/Identity>>" % descriptor
        )
        font = add(
            b"<</Type/Font/Subtype/Type0/BaseFont/Any/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>"
            % (descendant, to_unicode)
        )
        parent = len(objects) + 2 * len(pages) + 1
        kids: list[int] = []
        for at, page in enumerate(pages):
            drawn = [
                f"0.5 w {x0} {size[1] - y0} m {x1} {size[1] - y1} l S"
                for x0, y0, x1, y1 in (strokes[at] if at < len(strokes) else ())
            ]
            drawn += boxes
            drawn += [
                f"BT /F {height} Tf 1 0 0 1 {x} {size[1] - y} Tm <{text.encode('utf-16-be').hex()}> Tj ET"
                for x, y, height, text in page
            ]
            content = add(stream("\n".join(drawn)))
            kids.append(
                add(
                    b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %d %d]/Rotate %d/Resources<</Font<</F %d 0 R>>>>"
                    b"/Contents %d 0 R>>" % (parent, *size, rotate, font, content)
                )
            )
        add(b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids)))
        catalog = add(b"<</Type/Catalog/Pages %d 0 R>>" % parent)
        data, offsets = b"%PDF-1.5\n", []
        for number, content in enumerate(objects, 1):
            offsets.append(len(data))
            data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
        start = len(data)
        data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        data += b"trailer<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, catalog, start)
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return build
