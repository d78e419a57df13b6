"""What a file is, and each sentence for what cannot be read."""

import hashlib
import io
import os
import struct
import zipfile

import pytest

from dqcheck import sources
from dqcheck.errors import SourceError
from dqcheck.messages import sentence
from dqcheck.sources import archive as archives
from dqcheck.sources.archive import Archive


def failing(path):
    """The key of the error that reading raises; its sentence must be complete in both languages."""
    with pytest.raises(SourceError) as caught:
        sources.read(path)
    error = caught.value
    assert str(error) == sentence(error.key, "en", error.facts)
    for language in ("vi", "en"):
        assert path.name in sentence(error.key, language, error.facts)
        assert "{" not in sentence(error.key, language, error.facts)
        assert "…" not in sentence(error.key, language, error.facts)
    return error.key


def compound(*names, entries=4):
    """An OLE compound file of one directory sector with streams of these names."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHH", header, 26, 3, 0xFFFE, 9)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    directory = bytearray(512)
    for at, name in enumerate(("Root Entry", *names)[:entries]):
        raw = (name + "\0").encode("utf-16-le")
        directory[at * 128 : at * 128 + len(raw)] = raw
        struct.pack_into("<H", directory, at * 128 + 64, len(raw))
    return bytes(header) + table + bytes(directory)


def archive(parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return buffer.getvalue()


ZIP = archive({"xl/workbook.xml": "<workbook/>" * 50})


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("rong.xlsx", b"", "empty-file"),
        ("bao-cao.xlsx", "Kính gửi Ủy ban nhân dân tỉnh".encode(), "not-a-workbook"),
        ("bao-cao.docx", "Kính gửi Ủy ban nhân dân tỉnh".encode(), "renamed"),
        ("bao-cao.pdf", "Kính gửi Ủy ban nhân dân tỉnh".encode(), "renamed"),
        ("xuat.xls", b"\xef\xbb\xbf\r\n<html><body><table><tr><td>1</td></tr></table></body></html>", "html-workbook"),
        ("xuat.xls", b"<table border=1><tr><td>1</td></tr></table>", "html-workbook"),
        ("xuat.xls", b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "xml-workbook"),
        ("cut.xlsx", ZIP[:-30], "damaged"),
        ("cut.xlsx", ZIP[: len(ZIP) // 2], "damaged"),
        ("cut.docx", b"PK\x03\x04", "damaged"),
        ("khoa.xlsx", compound("EncryptionInfo", "EncryptedPackage"), "encrypted"),
        ("khoa.docx", compound("EncryptionInfo", "EncryptedPackage"), "encrypted"),
        ("cu.xls", compound("EncryptedPackage")[:500], "damaged"),
        ("cu.xls", compound("Workbook"), "damaged"),
        ("cu.ppt", compound("PowerPoint Document"), "unsupported"),
        ("anh.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "unsupported"),
        ("anh.pdf", b"\xff\xd8\xff\xe0\x00\x10JFIF", "unsupported"),
        ("du-lieu.zip", archive({"a.txt": "a"}), "unsupported"),
        ("du-lieu.json", b"{}", "unsupported"),
        ("may.exe", b"MZ\x90\x00\x03\x00\x00\x00", "unsupported"),
        ("may.xlsx", b"MZ\x90\x00\x03\x00\x00\x00", "damaged"),
        ("may.txt", bytes(range(256)) * 4, "binary-text"),
        ("may.csv", b"\x00\x01\x02\x03" * 99, "binary-text"),
        ("trang.txt", b"  \n\n\t\n", "empty-document"),
        ("trang.csv", b"\n\n;;\n", "empty-workbook"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj", "damaged"),
        ("cut.parquet", b"PAR1\x00\x00\x00\x00", "damaged"),
        ("hong.docx", archive({"word/document.xml": "<w:document><w:body>"}), "damaged"),
        ("hong.docx", archive({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "damaged"),
        ("hong.xlsx", archive({"xl/workbook.xml": "<workbook"}), "damaged"),
        ("trang.docx", archive({"word/document.xml": "<w:document/>"}), "empty-document"),
        ("quet.docx", archive({"word/document.xml": "<w:document/>", "word/media/image1.png": b"\x89PNG"}), "scanned"),
    ],
)  # fmt: skip
def test_bad_input_is_told_in_a_sentence(tmp_path, name, content, what):
    path = tmp_path / name
    path.write_bytes(content)
    assert failing(path) == f"error.{what}"


def test_what_is_not_there_and_what_is_a_folder(tmp_path):
    assert failing(tmp_path / "khong-co.xlsx") == "error.not-found"
    (tmp_path / "thu-muc").mkdir()
    assert failing(tmp_path / "thu-muc") == "error.folder"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "kin.xlsx"
    path.write_bytes(ZIP)
    path.chmod(0)
    assert failing(path) == "error.not-readable"


@pytest.mark.parametrize(
    ("name", "content", "media"),
    [
        ("a.tsv", b"a\tb", "csv"),
        ("a.TXT", b"a", "txt"),
        ("a", b"a", "txt"),
        ("a.doc", b"{\\rtf1 a}", "rtf"),
        ("a.dat", b"%PDF-1.4", "pdf"),
        ("a.doc", compound("WordDocument"), "doc"),
        ("a.xls", compound("Workbook"), "xls"),
        ("a.xlsm", archive({"xl/workbook.xml": "a", "xl/vbaProject.bin": "b"}), "xlsm"),
        ("a.zip", archive({"xl/workbook.bin": "a"}), "xlsb"),
        ("a.zip", archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "ods"),
        ("a.zip", archive({"mimetype": "application/vnd.oasis.opendocument.text"}), "odt"),
        ("a.zip", archive({"Word\\Document.xml": "a"}), "docx"),
        ("a.zip", archive({"[Content_Types].xml": "... spreadsheetml.sheet.main+xml ...", "b.xml": ""}), "xlsx"),
    ],
)
def test_media_by_content(tmp_path, name, content, media):
    path = tmp_path / name
    path.write_bytes(content)
    assert sources.media(path) == media


def test_an_encrypted_open_document(tmp_path):
    path = tmp_path / "khoa.ods"
    path.write_bytes(
        archive(
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": "<manifest:encryption-data/>",
            }
        )
    )
    assert failing(path) == "error.encrypted"


def test_an_archive_with_a_password(tmp_path):
    data = bytearray(ZIP)
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    path = tmp_path / "khoa.xlsx"
    path.write_bytes(data)
    assert failing(path) == "error.encrypted"


def test_a_bomb_is_told_by_what_it_declares(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "LIMIT", 1 << 20)
    path = tmp_path / "bom.xlsx"
    path.write_bytes(archive({"xl/workbook.xml": b"0" * (2 << 20)}))
    assert failing(path) == "error.too-large"


def test_a_bomb_is_told_by_its_ratio(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "RATIO_FROM", 1 << 20)
    path = tmp_path / "bom.xlsx"
    path.write_bytes(archive({"xl/workbook.xml": b"0" * (2 << 20)}))
    assert failing(path) == "error.too-large"


def test_a_bomb_that_lies_about_its_size(tmp_path, monkeypatch):
    """The central directory says 10 bytes; unpacking stops there."""
    monkeypatch.setattr(archives, "LARGE", 1 << 20)
    data = bytearray(archive({"xl/workbook.xml": b"<workbook/>", "xl/theme.xml": b"0" * (8 << 20)}))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 10)
    path = tmp_path / "bom.xlsx"
    path.write_bytes(data)
    with pytest.raises(SourceError, match="structure"):
        Archive(path).verify()
    assert failing(path) == "error.damaged"


def test_parts_are_what_was_packed(tmp_path):
    path = tmp_path / "a.zip"
    content = os.urandom(300_000) + b"0" * 3_000_000
    path.write_bytes(archive({"a": content, "ă/b": b"c"}))
    read = Archive(path)
    assert read.read("a") == content
    assert read.read("ă/b") == b"c"
    with zipfile.ZipFile(path, "w") as stored:
        stored.writestr("a", content)
    assert Archive(path).read("a") == content


def test_wide_sizes_are_understood(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made, made.open("a", "w", force_zip64=True) as part:
        part.write(b"b" * 1000)
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    packed, full = struct.unpack_from("<II", data, at + 20)
    extra = struct.pack("<HHQQ", 1, 16, full, packed)
    struct.pack_into("<II", data, at + 20, 0xFFFFFFFF, 0xFFFFFFFF)
    name, already = struct.unpack_from("<HH", data, at + 28)
    struct.pack_into("<H", data, at + 30, len(extra))
    data[at + 46 + name : at + 46 + name + already] = extra
    end = data.rindex(b"PK\x05\x06")
    struct.pack_into("<I", data, end + 12, end - at)
    path.write_bytes(data)
    assert Archive(path).read("a") == b"b" * 1000


def test_digest(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"abc")
    assert sources.sha256(path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    with pytest.raises(SourceError):
        sources.sha256(tmp_path / "b")


@pytest.mark.parametrize("size", [0, 1, (1 << 16) - 1, 1 << 16, (1 << 16) + 1, (1 << 22) + 5])
def test_digest_of_any_size(tmp_path, size):
    path, content = tmp_path / "a", bytes(range(251)) * (size // 251 + 1)
    path.write_bytes(content[:size])
    assert sources.sha256(path) == hashlib.sha256(content[:size]).hexdigest()
