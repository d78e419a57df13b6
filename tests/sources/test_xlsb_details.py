"""Binary workbooks record by record."""

import struct

import pytest

from dqcheck import sources
from dqcheck.errors import SourceError
from dqcheck.model.document import CellError
from dqcheck.sources.formats import NumberFormat

REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'


def record(kind, content=b""):
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, sizes = len(content), b""
    while True:
        size, low = size >> 7, size & 0x7F
        sizes += bytes([low | 0x80 if size else low])
        if not size:
            return head + sizes + content


def text(value):
    return struct.pack("<I", len(value)) + value.encode("utf-16-le")


def line(row, flags=0):
    return record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, flags, 0, 0))


def cell(kind, column, style, content):
    return record(kind, struct.pack("<II", column, style) + content)


FORMULA = struct.pack("<HII", 0, 0, 0)  # its flags, and no tokens
COLUMNS = b"".join(
    record(60, struct.pack("<IIIIH", first, last, 2560, 0, flags)) for first, last, flags in ((1, 1, 2), (2, 4, 1))
)
ROWS = (
    line(0)
    + cell(5, 0, 1, struct.pack("<d", 0.9957))
    + cell(2, 1, 2, struct.pack("<I", 50 << 2 | 3))
    + cell(5, 2, 0, struct.pack("<d", 5))
    + cell(6, 3, 1 | 1 << 24, text("Xã Ba Động"))
    + line(4, 0x10)
    + cell(3, 0, 0, b"\x17")
    + cell(9, 1, 3, struct.pack("<d", 0.25) + FORMULA)
    + cell(11, 2, 0, b"\x07" + FORMULA)
    + cell(8, 3, 0, text("chữ") + FORMULA)
    + line(5)
    + cell(4, 0, 0, b"\x01")
)


@pytest.fixture
def xlsb(package):
    """``xlsb(columns, rows)``: a binary workbook with a sheet of raw records and a hidden one."""

    def build(columns=COLUMNS, rows=ROWS, styles=(0, 10, 164, 165), fonts=(), strings=()):
        def sheet(content, before=b""):
            middle = record(145) + content + record(146)
            size = record(148, struct.pack("<IIII", 0, 9, 0, 9))
            return record(129) + size + (record(390) + before + record(391) if before else b"") + middle + record(130)

        def relations(*targets):
            links = "".join(
                f'<Relationship Id="r{at}" Type="{REL}/{kind}" Target="{target}"/>'
                for at, (kind, target) in enumerate(targets)
            )
            return f"<Relationships {PACKAGE}>{links}</Relationships>"

        formats = {164: "0.0%", 165: '#,##0.00" tỷ"'}
        listed = b"".join(record(44, struct.pack("<H", number) + text(code)) for number, code in formats.items())
        looks = [look if isinstance(look, tuple) else (look, 0, 0) for look in styles]
        style = b"".join(
            record(47, struct.pack("<HHHHHBBH", 0, number, font, 0, 0, 0, indent, 0)) for number, font, indent in looks
        )
        listed += b"".join(record(43, struct.pack("<HHHHBBBB", 220, *font, 0, 0, 0, 0)) for font in fonts)
        parent = record(626, b"\1\0\0\0") + record(47, struct.pack("<HH12x", 0xFFFF, 9)) + record(627)
        names = (("Tỷ lệ", 0), ("Nháp", 1))
        bundle = b"".join(
            record(156, struct.pack("<II", hidden, at + 1) + text(f"r{at}") + text(name))
            for at, (name, hidden) in enumerate(names)
        )
        types = "".join(
            f'<Override PartName="/xl/{part}.bin" ContentType="application/vnd.ms-excel.{kind}"/>'
            for part, kind in (
                ("workbook", "sheet.binary.macroEnabled.main"),
                ("styles", "styles"),
                ("worksheets/sheet1", "worksheet"),
                ("worksheets/sheet2", "worksheet"),
                ("sharedStrings", "sharedStrings"),
            )
        )
        return package(
            "mau.xlsb",
            {
                "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f"{types}</Types>",
                "_rels/.rels": relations(("officeDocument", "xl/workbook.bin")),
                "xl/_rels/workbook.bin.rels": relations(
                    ("worksheet", "worksheets/sheet1.bin"),
                    ("worksheet", "worksheets/sheet2.bin"),
                    ("styles", "styles.bin"),
                    ("sharedStrings", "sharedStrings.bin"),
                ),
                "xl/sharedStrings.bin": record(159, struct.pack("<II", len(strings), len(strings)))
                + b"".join(record(19, string) for string in strings)
                + record(160),
                "xl/workbook.bin": record(131) + record(143) + bundle + record(144) + record(132),
                "xl/styles.bin": record(278)
                + record(615, struct.pack("<I", len(formats)))
                + listed
                + record(616)
                + parent
                + record(617, struct.pack("<I", len(styles)))
                + style
                + record(618)
                + record(279),
                "xl/worksheets/sheet1.bin": sheet(rows, columns),
                "xl/worksheets/sheet2.bin": sheet(line(0) + cell(5, 0, 0, struct.pack("<d", 1))),
            },
        )

    return build


def test_what_the_records_of_an_xlsb_tell(xlsb):
    read = sources.read(xlsb())
    details = sources.details(read)
    sheet = "Tỷ lệ"
    assert read.sheets[0].rows[0] == [0.9957, 0.5, 5.0, "Xã Ba Động"]
    assert [details.shown(sheet, 0, column) for column in range(3)] == [
        NumberFormat(2, True),
        NumberFormat(1, True),
        NumberFormat(None, False),
    ]
    assert [details.number_format(sheet, 0, column) for column in range(4)] == ["0.00%", "0.0%", None, "0.00%"]
    assert details.number_format(sheet, 4, 1) == '#,##0.00" tỷ"'
    assert details.number_format("Không có", 0, 0) is None


def test_formulas_errors_and_what_is_hidden(xlsb):
    read = sources.read(xlsb())
    details = sources.details(read)
    sheet = "Tỷ lệ"
    assert read.sheets[0].rows[4] == [None, 0.25, None, "chữ"]
    assert [details.formula(sheet, 4, column) for column in range(4)] == [None, "", "", ""]
    assert details.error(sheet, 4, 0) == CellError(text="#REF!")
    assert details.error(sheet, 4, 2) == CellError(text="#DIV/0!")
    assert details.error(sheet, 5, 0) is None
    assert [details.hidden_row(sheet, row) for row in (3, 4, 5)] == [False, True, False]
    assert [details.hidden_column(sheet, column) for column in (1, 2, 4, 5)] == [False, True, True, False]
    assert (details.hidden_sheet(sheet), details.hidden_sheet("Nháp")) == (False, True)
    assert (details.quiet(sheet), details.quiet("Nháp")) == (False, True)


@pytest.mark.parametrize(
    "rows",
    [record(0, b"\0\0\0"), line(0) + record(5, b"\0"), line(0) + record(3, bytes(8)), b"\x05\xff\xff\xff\x7f"],
    ids=["row", "cell", "error", "size"],
)
def test_damage_is_told_in_a_sentence(xlsb, rows):
    read = sources.read(xlsb())
    xlsb(rows=rows)
    with pytest.raises(SourceError) as caught:
        sources.details(read).quiet("Tỷ lệ")
    assert caught.value.key == "error.damaged"


def rich(value, *runs):
    written = b"".join(struct.pack("<HH", *run) for run in runs)
    return (b"\1" if runs else b"\0") + text(value) + (struct.pack("<I", len(runs)) + written if runs else b"")


PLAIN_FONT, BOLD_FONT, STRUCK_FONT, RAISED_FONT = (0, 400, 0), (0, 700, 0), (8, 400, 0), (0, 400, 1)
FONTS = (PLAIN_FONT, BOLD_FONT, STRUCK_FONT, RAISED_FONT)


def test_fonts_and_runs_of_an_xlsb(xlsb):
    strings = (rich("thường"), rich("9661", (3, 3)), rich("40 41", (0, 2), (3, 0)), rich("đậm", (0, 1)))
    rows = (
        line(0)
        + b"".join(cell(7, column, 0, struct.pack("<I", column)) for column in range(4))
        + cell(5, 4, 1, struct.pack("<d", 5))
        + cell(5, 5, 2, struct.pack("<d", 6))
    )
    read = sources.read(xlsb(rows=rows, columns=b"", styles=(0, (0, 2, 0), (0, 1, 3)), fonts=FONTS, strings=strings))
    assert read.sheets[0].rows[0] == ["thường", "966¹", "41", "đậm", None, 6]
    assert [(one.key, one.facts["count"], one.facts["text"], one.place.cell) for one in read.remarks] == [
        ("source.struck", 2, "40", "C1"),
        ("source.raised", 1, "966¹", "B1"),
    ]
    details = sources.details(read)
    assert (details.bold("Tỷ lệ", 0, 5), details.indent("Tỷ lệ", 0, 5), details.bold("Tỷ lệ", 0, 0)) == (True, 3, False)


@pytest.mark.parametrize("string", [b"\1", b"\1" + text("9661"), b"\1" + text("9661") + b"\xff\xff\xff\x7f"])
def test_a_damaged_run_is_told(xlsb, string):
    rows = line(0) + cell(7, 0, 0, struct.pack("<I", 0))
    with pytest.raises(SourceError) as caught:
        sources.read(xlsb(rows=rows, columns=b"", fonts=FONTS, strings=(string,)))
    assert caught.value.key == "error.damaged"


def counted(content):
    return struct.pack("<I", len(content)) + content


def test_formulas_are_written_out(xlsb):
    total = b"\x25" + struct.pack("<IIHH", 0, 1, 0xC000, 0xC000) + b"\x19\x10\0\0"
    near = b"\x4c" + struct.pack("<IH", 0, 0xFFFF) + b"\x1e\x02\0\x05"  # the cell to the left, times two
    taken = struct.pack("<H", 0) + counted(b"\x01" + struct.pack("<I", 0)) + counted(struct.pack("<I", 1))
    rows = (
        line(0)
        + cell(5, 0, 0, struct.pack("<d", 2))
        + cell(9, 1, 0, struct.pack("<d", 4) + taken)
        + record(427, struct.pack("<IIII", 0, 1, 1, 1) + counted(near) + counted(b""))
        + line(1)
        + cell(5, 0, 0, struct.pack("<d", 3))
        + cell(9, 1, 0, struct.pack("<d", 6) + taken)
        + line(2)
        + cell(9, 0, 0, struct.pack("<d", 5) + struct.pack("<H", 0) + counted(total) + counted(b""))
        + cell(8, 1, 0, text("chữ") + struct.pack("<H", 0) + counted(b"\x23\0\0\0\0") + counted(b""))
    )
    found = sources.details(sources.read(xlsb(rows=rows))).written_formulas("Tỷ lệ")
    assert found.texts == {(0, 1): "A1*2", (1, 1): "A2*2", (2, 0): "SUM(A1:A2)", (2, 1): ""}
