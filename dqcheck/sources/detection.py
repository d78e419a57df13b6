"""What a file is, by its content; its name only decides between kinds of plain text."""

import stat
from pathlib import Path
from typing import Literal

from dqcheck.sources import compound
from dqcheck.sources.archive import opened
from dqcheck.sources.faults import fault

Media = Literal["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "parquet", "docx", "pdf", "txt", "doc", "rtf", "odt"]

WORKBOOKS = frozenset({"xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "parquet"})

ENDINGS: dict[str, str] = {
    **dict.fromkeys(("xlsx", "xlsm", "xltx", "xltm", "xls", "xlsb", "ods", "csv", "tsv", "parquet"), "workbook"),
    **dict.fromkeys(("docx", "docm", "pdf", "txt", "md", "doc", "rtf", "odt"), "narrative"),
}
"""Endings of files that are read, and what they usually hold."""

_TEXT_ENDINGS: dict[str, Media] = {"csv": "csv", "tsv": "csv", "txt": "txt", "md": "txt", "text": "txt", "": "txt"}
_PARTS: tuple[tuple[str, Media], ...] = (
    ("xl/workbook.bin", "xlsb"),
    ("xl/vbaProject.bin", "xlsm"),
    ("xl/workbook.xml", "xlsx"),
    ("word/document.xml", "docx"),
)
_MIMETYPES: tuple[tuple[bytes, Media], ...] = (
    (b"application/vnd.oasis.opendocument.spreadsheet", "ods"),
    (b"application/vnd.oasis.opendocument.text", "odt"),
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")


def media(path: Path | str) -> Media:
    """The kind of a file. Raises SourceError for what is missing, empty, encrypted, damaged or not read."""
    path = Path(path)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise fault("folder", path)
        if not stat.S_ISREG(mode):  # to open a pipe may wait for ever, a device may never end
            raise fault("not-a-file", path)
        with path.open("rb") as file:
            head = file.read(4096)
    except FileNotFoundError as error:
        raise fault("not-found", path) from error
    except (OSError, ValueError) as error:
        raise fault("not-readable", path) from error
    if not head:
        raise fault("empty-file", path)
    if head.startswith(b"PK\x03\x04"):
        return _zipped(path)
    if head.startswith(compound.SIGNATURE):
        return _compound(path)
    if head.startswith(b"PAR1"):
        return "parquet"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_PICTURES) and b"\x00" in head:
        raise fault("unsupported", path, kind="picture")
    return _text(path, head)


def _zipped(path: Path) -> Media:
    archive = opened(path)
    names = archive.parts
    for part, kind in _PARTS:
        if part in names:
            return kind
    if "mimetype" in names:
        mimetype = archive.read("mimetype")
        for prefix, kind in _MIMETYPES:
            if mimetype.startswith(prefix):
                if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
                    raise fault("encrypted", path)
                return kind
    lower = {name.lower().replace("\\", "/") for name in names}
    for part, kind in _PARTS:
        if part.lower() in lower:
            return kind
    # a producer may place the main part elsewhere: the content types then tell
    types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    if b"spreadsheetml.sheet.main" in types:
        return "xlsx"
    if b"wordprocessingml.document.main" in types:
        return "docx"
    raise fault("unsupported", path, kind="archive")


def _compound(path: Path) -> Media:
    names = compound.streams(path)
    if "EncryptedPackage" in names or "EncryptionInfo" in names:
        raise fault("encrypted", path)
    if names & {"Workbook", "Book", "WORKBOOK", "BOOK"}:
        return "xls"
    if "WordDocument" in names:
        return "doc"
    raise fault("unsupported", path, kind="office")


def _text(path: Path, head: bytes) -> Media:
    ending = path.suffix[1:].lower()
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    usual = ENDINGS.get(ending)
    known = _TEXT_ENDINGS.get(ending)
    if known:
        return known
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        if usual:
            raise fault("damaged", path, detail="content")
        raise fault("unsupported", path, kind="binary")
    if usual == "workbook":
        if start.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<style", b"<div")):
            raise fault("html-workbook", path)
        if b"urn:schemas-microsoft-com:office:spreadsheet" in start or b'progid="excel.sheet"' in start:
            raise fault("xml-workbook", path)
        raise fault("not-a-workbook", path)
    if usual:
        raise fault("renamed", path, ending=path.suffix.lower())
    raise fault("unsupported", path, kind="other")
