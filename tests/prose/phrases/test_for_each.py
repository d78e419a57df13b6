"""What a figure is one for each of."""

import pytest
from sentence_claims import narrative

from dqcheck.prose.documents.reading import read
from dqcheck.prose.figures.blocks import blocks
from dqcheck.prose.phrases.for_each import each_of, eaches_of


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("Bình quân 62 học viên/lớp.", ["lớp"]),
        ("Mỗi lớp 45 học viên.", ["lớp"]),
        ("Mỗi tháng 1,8 triệu đồng/người.", ["tháng", "người"]),
        ("Mức 360.000 đồng/người/tháng.", ["người", "tháng"]),
        ("Có 45 học viên.", []),
    ],
)
def test_all_that_a_figure_is_per(text: str, nouns: list[str]) -> None:
    reading = read(narrative(text))
    [block] = blocks(reading.passages, reading.words)
    [mark] = block.marks
    assert [each.noun for each in eaches_of(mark)] == nouns
    assert each_of(mark) is None or each_of(mark) in eaches_of(mark)
