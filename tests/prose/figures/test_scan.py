"""What the reading of prose offers: marks, mentions, the reporting unit, tables of documents, bounded work."""

from decimal import Decimal
from itertools import pairwise

import pytest
from work import an_end, calls

from dqcheck import narratives
from dqcheck.model.document import Narrative, Paragraph, Sheet
from dqcheck.model.place import Place
from dqcheck.model.quantity import Quantity
from dqcheck.prose.documents.reading import read
from dqcheck.prose.figures.block import Mark
from dqcheck.prose.figures.blocks import blocks


def narrative(*texts: str, tables: tuple[Sheet, ...] = ()) -> Narrative:
    paragraphs = tuple(Paragraph(text=text, place=Place(paragraph=at)) for at, text in enumerate(texts, 1))
    return Narrative(
        source="bao-cao.txt", path="", media="txt", paragraphs=paragraphs, tables=tables, table_after=(0,) * len(tables)
    )


def marks(text: str) -> list[Mark]:
    reading = read(narrative(text))
    return [mark for block in blocks(reading.passages, reading.words) for mark in block.marks]


def kinds(told: Narrative) -> list[str]:
    return [claim.kind for claim in narratives.extract(told).claims]


def test_marks_stand_on_the_digits_and_never_overlap() -> None:
    told = narrative("Ngày 05/8/2025 có 120 hộ (gồm 70 hộ nghèo, 50 hộ cận nghèo) theo Quyết định 171/QĐ-UBND.")
    marks = narratives.annotate(told, narratives.extract(told))
    text = told.paragraphs[0].text
    assert [text[start:end] for _, start, end, kind in marks if kind == "claim"] == ["120", "70", "50"]
    assert {kind for *_, kind in marks} >= {"claim", "date", "reference"}
    assert all(before[2] <= after[1] for before, after in pairwise(marks))


def test_decomposed_letters_lead_back_to_the_text_as_written() -> None:
    told = narrative(
        "Tie\u0302\u0301p nha\u0323\u0302n 921 ho\u0302\u0300 sơ; trong đó 846 ho\u0302\u0300 sơ đúng hạn."
    )
    figure = narratives.extract(told).figures[0]
    assert told.paragraphs[0].text[figure.start : figure.end] == "921"
    assert figure.noun == "hồ sơ"


def test_a_mention_goes_to_the_field_whose_words_say_most() -> None:
    told = narrative("Số hộ nghèo còn 87 hộ, hộ cận nghèo 120 hộ.")
    found = narratives.mentions(
        narratives.extract(told), {("unit", "poor"): ("hộ nghèo",), ("unit", "nearly_poor"): ("hộ cận nghèo",)}
    )
    assert [figure.value.text for figure in found["unit", "poor"]] == ["87"]
    assert [figure.value.text for figure in found["unit", "nearly_poor"]] == ["120"]


def test_the_reporting_unit_is_named_with_its_level() -> None:
    assert narratives.commune(narrative("ỦY BAN NHÂN DÂN\nXÃ SƠN LINH", "Báo cáo kết quả")) == "Xã Sơn Linh"


def test_money_is_compared_in_dong() -> None:
    (figure,) = narratives.extract(narrative("Kinh phí đã chi là 15,13 tỷ đồng.")).figures
    assert isinstance(figure.value, Quantity)
    assert (figure.value.value, figure.value.unit) == (Decimal(15_130_000_000), "đồng")


@pytest.mark.parametrize(
    ("text", "value", "odd"),
    [
        ("10.300,89", "10300.89", False),
        ("1.226", "1226", False),
        ("08", "8", False),
        ("87.25", "87.25", True),
        ("0.750", "0.750", True),
        ("1,234,567", "1234567", True),
        ("1,226.50", "1226.50", True),
    ],
)
def test_numerals_are_read_in_vietnamese_notation(text: str, value: str, odd: bool) -> None:
    (mark,) = marks(f"Diện tích là {text} ha.")
    assert (mark.kind, mark.value, mark.odd) == ("measure", Decimal(value), odd)


@pytest.mark.parametrize("text", ["20.548,57,00", "10.66.150.20", "0.750,5", "1" * 25])
def test_numerals_that_cannot_be_read_are_left_alone(text: str) -> None:
    assert [mark.kind for mark in marks(f"Diện tích là {text} ha.")] == ["unreadable"]


@pytest.mark.parametrize("piece", ["1.1.1.1", "(((((", "a ", "12 hồ sơ, ", "trong đó gồm ", "5% (1/2) "])
def test_work_grows_linearly_on_one_long_line(piece: str) -> None:
    def told(length: int) -> Narrative:
        return narrative((piece * (length // len(piece) + 1))[:length])

    narratives.extract(told(2_000))
    assert calls(lambda: narratives.extract(told(32_000))) < 5 * calls(lambda: narratives.extract(told(8_000)))
    with an_end():
        narratives.extract(told(400_000))


def test_a_number_has_so_many_digits_and_no_more() -> None:
    (mark,) = marks(f"Diện tích là {'1' * 24} ha.")
    assert mark.value == Decimal("1" * 24)
    extraction = narratives.extract(narrative(f"Có {'9' * 28} hộ và {'1' * 40} hộ, đạt 50%; {'8' * 30}/{'9' * 30} hộ."))
    assert extraction.understood == 1


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Trong tháng 12/2025 có mưa", ["date"]),
        ("Có 12/2025 hộ vay vốn", ["count", "count"]),
        ("Trong tháng 13/2025 hộ đã nộp", ["count", "count"]),
        ("Từ 31/12 đến nay", ["date"]),
        ("Tồn kho 01/01 là 812 tấn", ["date", "measure"]),  # the stock of a day
        ("Đạt 01/05 xã", ["count", "count"]),
        ("Từ 32/12 hộ", ["count", "count"]),
        ("Từ 31/13 hộ", ["count", "count"]),
    ],
)
def test_a_slash_between_days_and_months(text: str, kinds: list[str]) -> None:
    assert [mark.kind for mark in marks(text)] == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Có 31 ứng viên, loại 9 người.", ["count", "count"]),
        ("Có 24 đội, loại 9 đội.", ["count", "count"]),
        ("Giữa khóa 5 em chuyển đi.", ["count"]),
        ("Xe loại 16 chỗ có 12 chiếc, loại 29 chỗ có 8 chiếc.", ["name", "count", "name", "count"]),
        ("Huyện xếp loại 2.", ["name"]),
    ],
)
def test_what_is_struck_out_is_counted_and_a_kind_is_a_name(text: str, kinds: list[str]) -> None:
    assert [mark.kind for mark in marks(text)] == kinds
