"""Texts in fonts from before Unicode."""

from pathlib import Path

import pytest
import xlsxwriter
from old_writing import written

from dqcheck import sources
from dqcheck.model.document import Narrative, Paragraph
from dqcheck.model.place import Place
from dqcheck.sources.old_fonts import with_meant_letters

LINES = ("Đơn vị", "Xã Bình Thuỷ tiếp nhận 1.226 hồ sơ", "Tổng số hộ nghèo", "Phường Nguyễn Khuyến")


def in_font(text: str, name: str) -> str:
    return written(text, name).decode("cp1252")


@pytest.mark.parametrize("name", ["TCVN3", "VNI"])
def test_a_workbook_in_an_old_font(tmp_path: Path, name: str) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("S")
        for row, line in enumerate(LINES):
            sheet.write_row(row, 0, [in_font(line, name), 5, "Ghi chú bằng Unicode"])
    read = sources.read(tmp_path / "a.xlsx")
    assert [str(row[0]).lower() for row in read.sheets[0].rows] == [line.lower() for line in LINES]
    assert [row[1:] for row in read.sheets[0].rows] == [[5, "Ghi chú bằng Unicode"]] * 4
    assert [(one.key, one.facts["encoding"]) for one in read.remarks] == [("source.old-font", name)]


def test_a_text_that_may_be_either_follows_the_document() -> None:
    """``vò`` is a syllable as it stands and with the letter that is meant."""

    def read(*texts: str) -> str:
        paragraphs = tuple(Paragraph(text=text, place=Place()) for text in texts)
        told = with_meant_letters(Narrative(source="a", path="a", media="docx", paragraphs=paragraphs))
        assert isinstance(told, Narrative)
        return told.paragraphs[0].text

    old = tuple(in_font(line, "VNI") for line in LINES)
    assert read("vò", *old) == "vị"
    assert read("vò", *old, "Bằng Unicode", "Chữ thường") == "vò"


def test_lines_of_a_paragraph_keep_their_places() -> None:
    text = "\n".join(in_font(line, "VNI") for line in LINES)
    at = text.index("\n") + 1
    paragraphs = [Paragraph(text=text, place=Place(page=1), lines=((at, 1, 2),))] * 3
    told = with_meant_letters(Narrative(source="a", path="a", media="docx", paragraphs=tuple(paragraphs)))
    assert isinstance(told, Narrative)
    first = told.paragraphs[0]
    assert first.text[first.lines[0][0] :].startswith("Xã Bình")


@pytest.mark.parametrize(
    "lines",
    [LINES, ("Région de l'Île", "Forêt brûlée à Noël", "Élèves: 5 µg/m³", "garçon"), ("größer", "Köln", "Müll")],
)
def test_other_texts_stay_as_they_are(lines: tuple[str, ...]) -> None:
    paragraphs = tuple(Paragraph(text=line, place=Place()) for line in lines * 3)
    document = Narrative(source="a", path="a", media="docx", paragraphs=paragraphs)
    assert with_meant_letters(document) is document
