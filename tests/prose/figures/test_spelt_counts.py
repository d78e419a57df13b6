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
