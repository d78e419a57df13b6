"""Where sentences and list lines begin."""

from itertools import pairwise

import pytest

from dqcheck.language.vi.text import TEXT
from dqcheck.prose.text.sentence_splitter import sentence_around, sentence_bounds, statements


def sentences(text: str) -> list[str]:
    bounds = sentence_bounds(text, TEXT)
    return [text[begin:end].strip() for begin, end in pairwise(bounds)]


@pytest.mark.parametrize(
    "text",
    [
        "Có 12 hộ. Trong đó 5 hộ nghèo.",
        "Có 12 hộ! Đã rà soát.",
        "Có 12 hộ? Đã rà soát.",
        "Có 12 hộ… Ở thôn Đông.",
        "Có “12 hộ.” Đã rà soát.",
        "Có 12 hộ. “Đã rà soát”.",
        "Có 12 hộ. 5 hộ nghèo.",
        "Có 12 hộ. (Đã rà soát).",
        "Có 12 hộ. - Đã rà soát.",
        "Có 12 hộ:\n- 5 hộ nghèo",
        "Có 12 hộ:\n + 5 hộ nghèo",
        "Có 12 hộ\n| 5 |",
        "Có 12 hộ:\n1. Năm hộ nghèo",
        "Có 12 hộ:\n12) năm hộ nghèo",
        "Có 12 hộ\n\nđã rà soát",
    ],
)
def test_two_sentences(text: str) -> None:
    assert len(list(filter(None, sentences(text)))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Có 12 hộ; trong đó 5 hộ nghèo.",
        "Có 12 hộ v.v. Đã rà soát.",
        "Diện tích 1.226.500 m2.",
        "UBND TP. Hồ Chí Minh có 12 hộ.",
        "UBND P. Bến Nghé có 12 hộ.",
        "1. Có 12 hộ.",
        "Có 12 hộ. trong đó 5 hộ nghèo.",
        "Có 12 hộ\ntrong đó 5 hộ nghèo",
        "Có 12 hộ\n5 hộ nghèo",
        "Tăng\n-5%",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(("offset", "sentence"), [(0, (0, 7)), (6, (0, 7)), (7, (7, 14)), (13, (7, 14)), (14, (7, 14))])
def test_the_sentence_around_an_offset(offset: int, sentence: tuple[int, int]) -> None:
    assert sentence_around([0, 7, 14], offset) == sentence


def test_an_empty_text_is_one_sentence() -> None:
    assert sentence_around(sentence_bounds("", TEXT), 0) == (0, 0)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Xã họp.", ["Xã họp."]),
        ("Xã họp. Thôn họp; tổ họp! Ai họp?", ["Xã họp.", " Thôn họp;", " tổ họp!", " Ai họp?"]),
        ("Đạt 1.250 hồ sơ;đủ.", ["Đạt 1.250 hồ sơ;đủ."]),
        ("Gồm:\n- một\n + hai\nba", ["Gồm:", "\n- một", "\n + hai\nba"]),
        ("", [""]),
    ],
)
def test_statements(text: str, pieces: list[str]) -> None:
    found = statements(text)
    assert [text[start:end] for start, end in found] == pieces
    assert found[0][0] == 0
    assert found[-1][1] == len(text)
