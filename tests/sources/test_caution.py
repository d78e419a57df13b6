"""What is looked at before a library reads it: files that ask for more than there is, and what is no file."""

import os
import socket
import struct
import sys
import zipfile
from pathlib import Path

import pytest
from work import an_end

from dqcheck import sources
from dqcheck.errors import SourceError
from dqcheck.sources.archive import Archive, opened
from dqcheck.sources.composing import MOST_PARAGRAPHS

FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
NEAR = '<row r="1"><c r="A1"><v>1</v></c></row>'


def refused(path):
    with pytest.raises(SourceError) as caught, an_end():
        sources.look(path)
    return caught.value.key


@pytest.mark.parametrize(
    "rows",
    [
        FAR,
        FAR.replace('"', "'"),
        FAR.replace("1048576", "4294967290"),
        "<row r='1'><c r='XFD1'><v>1</v></c></row>" + "<row><c><v>1</v></c></row>" * 60_000,
        "<row>" + "<c/>" * 10_000 + "</row>" + "<row><c/></row>" * 10_000,
        '<row r="1"><c s="1"><v> r="A1"</v></c></row>'
        + '<row s="1"><c s="1"/></row>' * 2_000
        + "<row>"
        + "<c/>" * 16_000
        + "</row>",
        FAR.replace(" r=", "\n\tr="),
    ],
)  # fmt: skip
@pytest.mark.parametrize("prefix", ["", "x:"])
def test_a_sheet_that_reaches_far_beyond_its_data(raw, rows, prefix):
    assert refused(raw(rows, prefix=prefix)) == "error.too-sparse"


@pytest.mark.parametrize(
    "target", ["other/data.xml", "../xl/other/data.xml", "/xl/other/data.xml", "xl/Other/DATA.xml"]
)
def test_a_sheet_is_found_by_its_relation_and_not_by_its_path(raw, target):
    path = raw(FAR, target=target)
    with zipfile.ZipFile(path) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    parts["xl/other/data.xml"] = parts.pop("xl/worksheets/sheet1.xml")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    assert refused(path) == "error.too-sparse"


def test_what_is_plain_is_not_odd(raw, docx, para, tmp_path):
    assert sources.look(raw(NEAR))[:2] == ("xlsx", False)
    assert sources.look(docx(para("Có 12 hồ sơ")))[:2] == ("docx", False)
    (tmp_path / "a.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    assert sources.look(tmp_path / "a.csv")[:2] == ("csv", False)


def test_a_text_that_many_cells_may_show_is_odd(raw):
    path = raw(NEAR * 200_000)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", f"<sst><si><t>{'x' * 40_000}</t></si></sst>")
    assert sources.look(path).odd


def test_merged_cells_that_lie_over_one_another(raw):
    path = raw(NEAR)
    with zipfile.ZipFile(path) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    merges = "".join(f'<mergeCell ref="A1:XFD{1 + at % 9}"/>' for at in range(20_000))
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(
        "</sheetData>", f"</sheetData><mergeCells>{merges}</mergeCells>"
    ).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    with pytest.raises(SourceError, match="merged cells overlap one another"), an_end():
        sources.read(path)


def test_a_document_that_declares_less_than_it_holds(docx, para):
    path = docx(para("hồ sơ 12") * 1000)
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    while not data[at + 46 :].startswith(b"word/document.xml"):
        at = data.index(b"PK\x01\x02", at + 1)
    struct.pack_into("<I", data, at + 24, 100)
    path.write_bytes(data)
    with pytest.raises(SourceError, match="structure"):
        sources.read(path)


def test_more_paragraphs_than_any_report_has(docx, tmp_path):
    path = docx("<w:p><w:r><w:t>1</w:t></w:r></w:p>" * (MOST_PARAGRAPHS + 1))
    assert sources.look(path).odd
    with pytest.raises(SourceError, match="paragraphs"), an_end():
        sources.read(path)
    text = tmp_path / "a.txt"
    text.write_text("Có 12 hồ sơ.\n\n" * (MOST_PARAGRAPHS + 1), encoding="utf-8")
    assert sources.look(text).odd
    with pytest.raises(SourceError, match="paragraphs"), an_end():
        sources.read(text)


def test_a_damaged_page_of_a_parquet_file_is_told(tmp_path):
    import polars as pl

    path = tmp_path / "a.parquet"
    pl.DataFrame({"a": list(range(1000)), "b": ["x"] * 1000}).write_parquet(path, compression="uncompressed")
    whole = path.read_bytes()
    for at in range(4, len(whole) // 2, 97):
        path.write_bytes(whole[:at] + b"\xff\xff\xff\x7f" + whole[at + 4 :])
        try:
            rows = sources.read(path).sheets[0].rows
            assert rows[1] is not None
        except SourceError as error:
            assert error.key == "error.damaged"  # noqa: PT017


def test_a_file_that_is_cut_while_it_is_read(raw, tmp_path):
    import polars as pl

    archive = Archive(raw(NEAR))
    os.truncate(archive.path, 10)
    assert b"sheetData" in archive.read("xl/worksheets/sheet1.xml")
    path = tmp_path / "a.parquet"
    pl.DataFrame({"a": list(range(200_000))}).write_parquet(path)
    rows = sources.read(path).sheets[0].rows
    os.truncate(path, 10)
    assert rows[150_000] == (149_999,)


@pytest.mark.skipif(sys.platform == "win32", reason="kinds of files of POSIX")
def test_what_is_no_file_is_told_and_not_waited_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe.csv")
    Path("loop.xlsx").symlink_to("loop.xlsx")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket.txt")
    assert refused("pipe.csv") == refused("socket.txt") == refused("/dev/zero") == "error.not-a-file"
    assert refused("loop.xlsx") == "error.not-readable"
    assert refused("a\0b.csv") == "error.not-readable"


def test_a_glance_tells_the_kind_and_looks_no_further(raw):
    path = raw(FAR)
    seen = sources.glance(path)
    assert (seen.media, seen.size, seen.through) == ("xlsx", path.stat().st_size, False)
    with pytest.raises(SourceError) as caught, an_end():
        sources.read(path, seen)  # who reads it looks through it first
    assert caught.value.key == "error.too-sparse"
    assert sources.look(raw(NEAR)).through


def test_an_archive_is_the_same_until_its_file_changes(raw):
    path = raw(NEAR)
    first = opened(path)
    assert opened(path) is first
    assert first.once(sheet_parts_of) is first.once(sheet_parts_of)
    raw(FAR).replace(path)
    os.utime(path, ns=(1, 1))
    assert opened(path) is not first


def sheet_parts_of(archive):
    return [name for name in archive.parts if "sheet" in name]
