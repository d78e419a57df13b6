"""Counts in words, where the same things are counted in figures."""

import pytest
from sentence_claims import narrative

from dqcheck.prose.documents.reading import read
from dqcheck.prose.figures.blocks import blocks


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Có 9 điểm ở tỉnh, 3 điểm ở xã và một điểm ở huyện.", [9, 3, 1]),
        ("Có 9 điểm ở tỉnh và một điểm ở huyện.", [9]),  # one figure shows no habit
        ("Có 9 điểm, 3 điểm và một cầu.", [9, 3]),  # nothing else is counted in that noun
        ("Có 9 điểm, 3 điểm, một số điểm khác.", [9, 3]),
        ("Có 9 trường, 3 trường và năm trường mới.", [9, 3, 5]),
    ],
)
def test_words_count_what_figures_count(text: str, values: list[int]) -> None:
    reading = read(narrative(text))
    [block] = blocks(reading.passages, reading.words)
    assert [mark.value for mark in block.marks] == values
    assert [mark.order for mark in block.marks] == list(range(len(values)))


def marks(text: str) -> list[tuple[str, int, str]]:
    reading = read(narrative(text))
    [block] = blocks(reading.passages, reading.words)
    return [(mark.text, int(mark.value), mark.kind) for mark in block.marks]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Xã có mười hai hộ.", [("mười hai", 12)]),
        ("Xã có năm mươi mốt hộ.", [("năm mươi mốt", 51)]),
        ("Xã có hai chục hộ.", [("hai chục", 20)]),
        ("Xã có hai trăm linh năm hộ.", [("hai trăm linh năm", 205)]),
        ("Xã có ba trăm hai mươi tư hộ.", [("ba trăm hai mươi tư", 324)]),
        ("Xã có một trăm nghìn hộ.", [("một trăm nghìn", 100000)]),
        ("Xã có hai nghìn ba trăm hộ.", [("hai nghìn ba trăm", 2300)]),
        ("Tổ có mười hai người: năm nam, bảy nữ.", [("mười hai", 12), ("năm", 5), ("bảy", 7)]),
        ("Xã làm trong hai mươi năm.", []),  # years
        ("Xã làm trong hai trăm năm.", []),
        ("Xã có khoảng hai chục hộ.", []),  # nobody counted them
        ("Xã chi một trăm nghìn đồng.", []),
        ("Ngày mười hai tháng này.", []),
        ("Xã chi 3 trăm triệu đồng.", [("3 trăm triệu đồng", 3)]),
        ("Tổ có mười hai người, năm học mới.", [("mười hai", 12)]),
    ],
)
def test_several_words_are_a_number(text: str, told: list[tuple[str, int]]) -> None:
    assert [(one, value) for one, value, _ in marks(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ba mươi phần trăm hộ đạt.", [("Ba mươi phần trăm", 30, "percent")]),
        ("Twenty-five per cent of them agree.", [("Twenty-five per cent", 25, "percent")]),
        ("A hundred and five homes and two dozen shops stand there.", [("A hundred and five", 105, "count"),
                                                                        ("two dozen", 24, "count")]),
        ("They have stood for a hundred years.", []),
    ],
)  # fmt: skip
def test_percentages_and_english_numbers_of_several_words(text: str, told: list[tuple[str, int, str]]) -> None:
    assert marks(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Cháy 5 vụ: nhà dân bốn vụ, kho xưởng một vụ.", [("5", 5), ("bốn", 4), ("một", 1)]),
        ("Có 24 đội, mất chín đội.", [("24", 24), ("chín", 9)]),
        ("Có 24 đội, cả hai đội đầu bảng đều khá.", [("24", 24)]),  # two of them, pointed at
        ("Có 24 đội, là một đội mạnh.", [("24", 24)]),  # the article
        ("Có 24 đội, mất chín cờ.", [("24", 24)]),  # nothing that is counted in figures
    ],
)
def test_a_word_alone_is_a_number_of_what_figures_count_too(text: str, told: list[tuple[str, int]]) -> None:
    assert [(one, value) for one, value, _ in marks(text)] == told
