"""Formulas that old and binary workbooks keep compiled."""

import struct

import pytest

from dqcheck.sources.compiled_formulas import XLS, XLSB, CompiledLayout, other_sheets, shared_from, written_out

NEAR, FIXED = 0xC000, 0


def cell(layout: CompiledLayout, row: int, column: int, flags: int = NEAR, token: int = 0x44) -> bytes:
    return bytes([token]) + layout.cell.pack(row, column | flags)


def area(layout: CompiledLayout, top: int, bottom: int, left: int, right: int, token: int = 0x25) -> bytes:
    return bytes([token]) + layout.area.pack(top, bottom, left | NEAR, right | NEAR)


def text(code: bytes, layout: CompiledLayout = XLS, row: int = 8, column: int = 1) -> str:
    return written_out(
        code, row, column, layout, other_sheets({0}, [(0, 1, 1), (1, 0, 0), (0, 0, 2)], {0: "A", 1: "Tổng hợp"})
    )


@pytest.mark.parametrize("layout", [XLS, XLSB], ids=["xls", "xlsb"])
def test_sums_and_arithmetic(layout: CompiledLayout) -> None:
    total = area(layout, 1, 7, 1, 1) + b"\x19\x10\x00\x00"
    assert text(total, layout) == "SUM(B2:B8)"
    assert text(total + cell(layout, 0, 0, FIXED) + b"\x06", layout) == "SUM(B2:B8)/$A$1"
    assert text(b"\x1e\x05\x00\x1f" + struct.pack("<d", 0.5) + b"\x03\x15\x14\x13", layout) == "-(5+0.5)%"


@pytest.mark.parametrize("layout", [XLS, XLSB], ids=["xls", "xlsb"])
def test_functions(layout: CompiledLayout) -> None:
    two = cell(layout, 1, 1) + b"\x1e\x02\x00"
    assert text(two + b"\x41\x1b\x00", layout) == "ROUND(B2,2)"
    assert text(two + two + b"\x42\x03\x01\x00", layout) == ""  # an operand is left over
    assert text(cell(layout, 1, 1) + two + b"\x42\x03\x01\x00", layout) == "IF(B2,B2,2)"
    assert text(two + b"\x42\x02\x09\x00", layout) == ""  # a function that is not understood


def test_texts() -> None:
    assert text(b'\x17\x02\x00a"') == '"a"""'
    assert text(b"\x17\x02\x01" + "đồ".encode("utf-16-le")) == '"đồ"'
    assert text(b"\x17\x02\x00" + "đồ".encode("utf-16-le"), XLSB) == '"đồ"'


def test_a_shared_formula_is_that_of_its_cell() -> None:
    near = bytes([0x4C]) + struct.pack("<HH", 0xFFFF, 0x00FF | NEAR)
    assert text(near) == "A8"
    wide = bytes([0x4C]) + struct.pack("<IH", (1 << 20) - 1, 0x3FFF | NEAR)
    assert text(wide, XLSB) == "A8"
    assert shared_from(b"\x01\x05\x00\x02\x00", b"", XLS) == (5, 2)
    assert shared_from(b"\x01\x05\x00\x00\x00", b"\x02\x00\x00\x00", XLSB) == (5, 2)
    assert shared_from(near, b"", XLS) is None


def test_other_sheets() -> None:
    far = bytes([0x5A]) + struct.pack("<HHH", 0, 3, 2 | NEAR)
    assert text(far) == "'Tổng hợp'!C4"
    for link in (1, 2, 9):  # another file, several sheets, none
        assert text(bytes([0x5A]) + struct.pack("<HHH", link, 3, 2 | NEAR)) == ""


@pytest.mark.parametrize(
    "code", [b"", b"\x03", b"\x44\x00", b"\x23\x01\x00\x00\x00", b"\x19\x04\x01\x00", b"\xff", b"\x20" * 9]
)
def test_what_is_damaged_or_not_understood_has_no_text(code: bytes) -> None:
    assert text(code) == ""
