"""Old workbooks record by record."""

import struct
from pathlib import Path

import pytest

from dqcheck import sources
from dqcheck.errors import SourceError
from dqcheck.model.document import CellError
from dqcheck.sources import compound
from dqcheck.sources.facts import NOTHING
from dqcheck.sources.formats import NumberFormat
from dqcheck.sources.xls_details import XlsParts

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def container(name: str, content: bytes, cutoff: int = 4096) -> bytes:
    """An OLE compound file with one stream, in sectors of 512 bytes; a short one lies in the stream of the root."""
    short = len(content) < cutoff
    stored = content + bytes(-len(content) % 512)
    count = len(stored) // 512
    fat = [*range(1, count), END]  # the stream's sectors come first
    mini = count if short else END
    fat += [END] if short else []
    directory = len(fat)
    fat.append(END)
    tables = 1
    while tables * 128 < len(fat) + tables + (tables > 109):
        tables += 1
    first = len(fat)
    blocks = list(range(first, first + tables))
    fat += [FAT] * tables + ([0xFFFFFFFC] if tables > 109 else [])
    sheet = struct.pack(f"<{tables * 128}I", *fat, *[FREE] * (tables * 128 - len(fat)))
    header = bytearray(512)
    header[:8] = compound.SIGNATURE
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    more = (first + tables, 1) if tables > 109 else (END, 0)
    struct.pack_into("<IIIIIIIII", header, 44, tables, directory, 0, cutoff, mini, int(short), *more, 0)
    struct.pack_into("<109I", header, 76, *blocks[:109], *[FREE] * (109 - len(blocks[:109])))

    def entry(text: str, kind: int, child: int, start: int, size: int) -> bytes:
        raw = (text + "\0").encode("utf-16-le")
        links = struct.pack("<HBBIII36xIQ", len(raw), kind, 1, FREE, FREE, child, start, size)
        return raw.ljust(64, b"\0") + links

    root = entry("Root Entry", 5, 1, 0 if short else END, len(stored) if short else 0)
    listing = root + entry(name, 2, FREE, 0, len(content)) + bytes(256)
    pieces = -(-len(content) // 64)
    chain = struct.pack("<128I", *[*range(1, pieces), END], *[FREE] * (128 - pieces)) if short else b""
    further = struct.pack("<128I", *blocks[109:], *[FREE] * (127 - len(blocks[109:])), END) if tables > 109 else b""
    return bytes(header) + stored + chain + listing + sheet + further


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def opening(sort: int, version: int) -> bytes:
    return record(0x809, struct.pack("<HHHHII", version, sort, 0, 0, 0, 0)[: 16 if version == 0x600 else 8])


def text(value: str, width: str = "<H", version: int = 0x600) -> bytes:
    count = struct.pack(width, len(value))
    if version < 0x600:
        return count + value.encode("cp1258")
    if value.isascii():
        return count + b"\0" + value.encode()
    return count + b"\1" + value.encode("utf-16-le")


def book(sheets: dict[str, bytes], formats: dict[int, str], styles: list[int], version: int = 0x600) -> bytes:
    """The records of a workbook; the cells of each sheet are given as records."""
    page = record(0x42, struct.pack("<H", 1200 if version == 0x600 else 1258))
    head = opening(5, version) + page
    head += b"".join(
        record(0x41E, struct.pack("<H", number) + text(code, "<H" if version == 0x600 else "<B", version))
        for number, code in formats.items()
    )
    head += b"".join(record(0xE0, struct.pack("<HH16x", 0, number)) for number in styles)
    names = [text(name.lstrip("~"), "<B", version) for name in sheets]
    start = len(head) + sum(len(name) + 10 for name in names) + 4
    bodies = b""
    for (name, cells), written in zip(sheets.items(), names, strict=True):
        head += record(0x85, struct.pack("<IBB", start + len(bodies), int(name.startswith("~")), 0) + written)
        bodies += opening(16, version) + cells + record(0x0A)
    return head + record(0x0A) + bodies


def number(row: int, column: int, style: int, value: float) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, style, value))


def formula(row: int, column: int, style: int, told: bytes, flags: int = 0) -> bytes:
    return record(0x06, struct.pack("<HHH", row, column, style) + told + struct.pack("<HIH", flags, 0, 0))


def label(row: int, column: int, style: int, value: str, version: int = 0x600) -> bytes:
    return record(0x204, struct.pack("<HHH", row, column, style) + text(value, version=version))


CELLS = (
    record(0x7D, struct.pack("<HHHHHH", 2, 4, 2000, 0, 1, 0))
    + record(0x7D, struct.pack("<HHHHHH", 5, 5, 2000, 0, 0, 0))
    + record(0x208, struct.pack("<HHHHHHHH", 4, 0, 9, 255, 0, 0, 0x20, 0))
    + record(0x208, struct.pack("<HHHHHHHH", 5, 0, 9, 255, 0, 0, 0x100, 0))
    + number(0, 0, 1, 0.9957)
    + number(0, 1, 2, 0.5)
    + number(0, 2, 0, 5)
    + record(0x27E, struct.pack("<HHHI", 0, 3, 3, 3 << 2 | 2))
    + record(0xBD, struct.pack("<HHHIHIHIH", 1, 1, 1, 50 << 2 | 3, 0, 8 << 2 | 2, 2, 50 << 2 | 3, 3))
    + label(2, 0, 1, "Xã Ba Động")
    + formula(3, 0, 1, struct.pack("<d", 0.25))
    + formula(3, 1, 0, b"\2\0\7\0\0\0\xff\xff")
    + formula(3, 2, 0, b"\3\0\0\0\0\0\xff\xff")
    + formula(3, 3, 0, b"\3\0\0\0\0\0\xff\xff", flags=1)
    + formula(3, 4, 0, b"\0\0\0\0\0\0\xff\xff")
    + record(0x207, text("chữ"))
    + record(0x205, struct.pack("<HHHBB", 4, 0, 0, 0x17, 1))
    + record(0x205, struct.pack("<HHHBB", 4, 1, 0, 1, 0))
    + opening(32, 0x600)  # an embedded chart has cells of its own
    + number(0, 2, 1, 7)
    + record(0x0A)
    + number(5, 0, 2, 1.5)
)
BOOK = book({"Tỷ lệ": CELLS, "~Nháp": number(0, 0, 0, 1)}, {164: "0.0%", 165: '#,##0.00" tỷ"'}, [0, 10, 164, 165])


def saved(folder: Path, content: bytes, name: str = "Workbook", cutoff: int = 4096) -> Path:
    path = folder / "mau.xls"
    path.write_bytes(container(name, content, cutoff))
    return path


@pytest.mark.parametrize("content", [BOOK, BOOK + bytes(5000), BOOK + bytes(8_000_000)], ids=["short", "long", "vast"])
def test_what_the_records_of_an_xls_tell(tmp_path, content):
    read = sources.read(saved(tmp_path, content))
    details = sources.details(read)
    sheet = "Tỷ lệ"
    assert read.sheets[0].rows[0][:4] == [0.9957, 0.5, 5.0, 3]
    assert [details.shown(sheet, 0, column) for column in range(4)] == [
        NumberFormat(2, True),
        NumberFormat(1, True),
        NumberFormat(None, False),
        NumberFormat(2, False, behind="tỷ"),
    ]
    assert [details.number_format(sheet, 0, column) for column in (0, 2, 3)] == ["0.00%", None, '#,##0.00" tỷ"']
    assert [details.decimals(sheet, 1, column) for column in range(5)] == [None, 2, None, 1, None]
    assert details.is_percent(sheet, 3, 0)
    assert details.decimals(sheet, 5, 0) == 1


def test_formulas_errors_and_what_is_hidden(tmp_path):
    read = sources.read(saved(tmp_path, BOOK))
    details = sources.details(read)
    sheet = "Tỷ lệ"
    assert [details.formula(sheet, 3, column) for column in range(6)] == ["", "", "", "", "", None]
    assert [details.uncached(sheet, 3, column) for column in range(5)] == [False, False, False, True, False]
    assert details.error(sheet, 3, 1) == CellError(text="#DIV/0!")
    assert details.error(sheet, 4, 0) == CellError(text="#REF!")
    assert details.error(sheet, 4, 1) is None
    assert read.sheets[0].rows[3][:5] == [0.25, None, None, None, "chữ"]
    assert [details.hidden_row(sheet, row) for row in (3, 4, 5)] == [False, True, False]
    assert [details.hidden_column(sheet, column) for column in (1, 2, 4, 5)] == [False, True, True, False]
    assert (details.hidden_sheet(sheet), details.hidden_sheet("Nháp")) == (False, True)
    assert (details.quiet(sheet), details.quiet("Nháp")) == (False, True)
    assert details.number_format("Không có", 0, 0) is None


def test_a_workbook_of_excel_95(tmp_path):
    cells = number(0, 0, 1, 0.9957) + label(1, 0, 0, "Xa", version=0x500)
    content = book({"Bieu 1": cells}, {164: "0.000%"}, [0, 164], version=0x500)
    path = saved(tmp_path, content, name="Book")
    assert XlsParts(path).formats[1] == ("0.000%", NumberFormat(3, True))
    assert XlsParts(path).sheet("Bieu 1").styles == {(0, 0): 1}
    assert sources.details(sources.read(path)).decimals("Bieu 1", 0, 0) == 3


def test_damage_is_told_in_a_sentence(tmp_path):
    path = saved(tmp_path, BOOK)
    cut = BOOK[: BOOK.index(opening(16, 0x600))]
    broken = {
        "records": (cut + opening(16, 0x600) + struct.pack("<HHH", 0x203, 14, 0), "damaged"),
        "style": (cut[:-4] + struct.pack("<HHH", 0xE0, 4, 0), "damaged"),
        "locked": (BOOK[:20] + record(0x2F, bytes(6)) + BOOK[20:], "encrypted"),
    }
    for content, what in broken.values():
        path.write_bytes(container("Workbook", content))
        with pytest.raises(SourceError) as caught:
            XlsParts(path).quiet("Tỷ lệ")
        assert caught.value.key == f"error.{what}"
    path.write_bytes(container("Anything", BOOK))
    with pytest.raises(SourceError):
        XlsParts(path).quiet("Tỷ lệ")


def test_chains_that_lead_back_or_nowhere_end(tmp_path):
    content = bytearray(container("Workbook", BOOK + bytes(5000)))
    table = content.rindex(struct.pack("<I", FAT)) // 512 * 512
    struct.pack_into("<I", content, table + 8, 0)  # the third sector leads back to the first
    path = tmp_path / "mau.xls"
    path.write_bytes(content)
    assert len(compound.stream(path, ["Workbook"])) == len(BOOK) + 5000
    struct.pack_into("<I", content, table + 8, 0x7FFFFFF0)
    path.write_bytes(content)
    assert compound.stream(path, ["Workbook"]).startswith(BOOK[:1000])
    assert XlsParts(path).sheet("Không có") is NOTHING


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        (number(0, 0, 0, 1.0) + number(65_535, 60_000, 0, 2.0), "error.too-sparse"),
        (record(0xBE, struct.pack("<HHHH", 65_535, 0, 0, 60_000)) + number(0, 0, 0, 1.0), "error.too-sparse"),
        (record(0x200, struct.pack("<IIHHH", 0, 0xFFFFFFF0, 0, 0xFFFF, 0)) + number(0, 0, 0, 1.0), "error.damaged"),
    ],
)  # fmt: skip
def test_an_older_workbook_that_reaches_far(tmp_path, rows, key):
    with pytest.raises(SourceError) as caught:
        sources.look(saved(tmp_path, book({"S": rows}, {}, [0])))
    assert caught.value.key == key
