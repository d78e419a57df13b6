"""Why a file cannot be read, each with what to do about it.

The sentences stand here in English because the readers lie below the catalogues; ``error.<what>`` in
``dqcheck.messages`` holds the same ones in both languages.
"""

from pathlib import Path

from dqcheck.errors import SourceError
from dqcheck.model.text import LocalText

SENTENCES: dict[str, str] = {
    "binary-text": "{file} is named as text but holds binary data. Send the original file, not a renamed one.",
    "damaged": "{file} is damaged: {detail}. Open it in the program that made it, save it again, and send that copy.",
    "doc-conversion": "{file} is a document of an older format and LibreOffice could not convert it. Open it, save it "
    "as .docx, and send that copy.",
    "doc-legacy": "{file} is a document of an older format. Save it as .docx, or install LibreOffice so that it is "
    "converted automatically.",
    "empty-document": "{file} holds no text. Check that the right file was sent.",
    "empty-file": "{file} is empty (0 bytes). Send the file again.",
    "empty-workbook": "{file} has no sheet with data. Check that the right file was sent.",
    "encrypted": "{file} is protected with a password. Remove the password, save it, and send it again.",
    "folder": "{file} is a folder, not a file. Name the files in it.",
    "html-workbook": "{file} is a web page with the ending of a workbook. Open it in Excel, save it as .xlsx, and send "
    "that copy.",
    "not-a-workbook": "{file} is named as a workbook but holds plain text. If it is a table, name it .csv; otherwise "
    "save it as .xlsx.",
    "not-found": "{file} does not exist. Check the name and the folder.",
    "not-readable": "{file} cannot be opened. Check that you may read it and that no other program locks it.",
    "renamed": "{file} has the ending {ending} but holds plain text. Name it .txt if it is a report, or send the "
    "original file.",
    "scanned": "{file} holds pictures of pages and no text. Send the file that was printed, or run text "
    "recognition (OCR) on it first.",
    "too-large": "{file} unpacks to {size} MB, more than is reasonable. Check where it comes from; if it is right, "
    "split it into smaller files.",
    "too-sparse": "Sheet {sheet} of {file} reaches down to cell {cell} though it is almost empty. Delete the blank "
    "rows and columns after the table, save it, and send it again.",
    "unsupported": "{file} is {kind}, which is not read. Send a workbook (.xlsx, .xlsm, .xls, .xlsb, .ods, .csv, "
    ".parquet) or a report (.docx, .pdf, .txt).",
    "xml-workbook": "{file} is an XML table with the ending of a workbook. Open it in Excel, save it as .xlsx, and "
    "send that copy.",
}

WORDS: dict[str, LocalText] = {
    "archive": LocalText(vi="tệp nén hoặc tệp văn phòng loại khác", en="an archive or another kind of office file"),
    "binary": LocalText(vi="tệp nhị phân", en="a binary file"),
    "cells": LocalText(vi="bảng trải ra nhiều ô hơn mức đọc được", en="it spans more cells than can be read"),
    "content": LocalText(vi="nội dung không đúng định dạng", en="its content is not of its format"),
    "incomplete": LocalText(vi="tệp thiếu phần cuối", en="its end is missing"),
    "not-flat": LocalText(vi="tệp không phải một bảng phẳng", en="not a flat table"),
    "office": LocalText(vi="tệp văn phòng loại khác", en="another kind of office file"),
    "other": LocalText(vi="tệp loại khác", en="of another kind"),
    "picture": LocalText(vi="tệp ảnh", en="a picture"),
    "structure": LocalText(vi="cấu trúc bên trong không hợp lệ", en="its inner structure is not valid"),
}
"""What a sentence's facts ``detail`` and ``kind`` may say."""


def fault(what: str, path: Path | str, **facts: str) -> SourceError:
    """The error ``error.<what>`` about a file."""
    words = {name: WORDS.get(value, value) for name, value in facts.items()}
    english = {name: value.en if isinstance(value, LocalText) else value for name, value in words.items()}
    name = Path(path).name or str(path)
    return SourceError(f"error.{what}", SENTENCES[what].format(file=name, **english), file=name, **words)
