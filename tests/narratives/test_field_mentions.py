"""Which figures of a report speak of a field of the form."""

import pytest
from sentence_claims import narrative

from dqcheck import narratives

PATTERNS = {
    ("unit", "villages"): ("thôn", "tổ dân phố"),
    ("unit", "population"): ("dân số",),
    ("unit", "households"): ("tổng số hộ", "hộ dân"),
    ("unit", "poor"): ("hộ nghèo",),
    ("unit", "near_poor"): ("hộ cận nghèo",),
}


def mentioned(text: str) -> dict[str, list[str]]:
    found = narratives.mentions(narratives.extract(narrative(text)), PATTERNS)
    return {field: [figure.value.text for figure in figures] for (_, field), figures in found.items()}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Xã có 16 thôn, dân số 7.758 người.", {"villages": ["16"], "population": ["7.758"]}),
        ("Toàn xã hiện còn 201 hộ nghèo, 92 hộ cận nghèo.", {"poor": ["201"], "near_poor": ["92"]}),
        ("Xã gồm 16 thôn với 2.215 hộ dân.", {"villages": ["16"], "households": ["2.215"]}),
    ],
)
def test_a_figure_speaks_of_the_field_whose_words_it_has(text: str, wanted: dict[str, list[str]]) -> None:
    assert mentioned(text) == wanted


@pytest.mark.parametrize(
    "text",
    ["Còn 05 thôn chưa có sóng 5G.", "Đã lắp wifi tại 03 thôn.", "Có 03 thôn đạt chuẩn.", "Dân số tăng 120 người."],
)
def test_some_of_them_are_not_all_of_them(text: str) -> None:
    assert mentioned(text) == {}
