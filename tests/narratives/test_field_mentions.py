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


@pytest.mark.parametrize(("words", "poor"), [(4, ["201"]), (5, None)])
def test_so_many_words_stand_between_a_field_and_its_figure(words: int, poor: list[str] | None) -> None:
    between = " ".join(["của", "xã", "ta", "hiện", "là"][:words])
    assert mentioned(f"Hộ nghèo {between} 201.").get("poor") == poor


@pytest.mark.parametrize(("noun", "poor"), [("hộ nghèo xã", ["201"]), ("hộ nghèo xã ta", None)])
def test_a_noun_says_no_more_than_a_field(noun: str, poor: list[str] | None) -> None:
    assert mentioned(f"Xã có 201 {noun}.").get("poor") == poor


@pytest.mark.parametrize(
    "word",
    ["trong đó", "tăng", "giảm", "so với", "mục tiêu", "chỉ tiêu", "kế hoạch", "phấn đấu", "dự kiến", "thêm", "còn lại",
     "bình quân", "tối đa", "tối thiểu"],
)  # fmt: skip
def test_a_detail_is_not_the_field(word: str) -> None:
    assert mentioned(f"Dân số {word} 120 người.") == {}


@pytest.mark.parametrize("word", ["tổng", "tổng số", "gồm", "có", "với", "là", "hiện có", "toàn xã", "quản lý"])
def test_a_word_before_all_of_them(word: str) -> None:
    assert mentioned(f"Xã {word} 16 thôn.") == {"villages": ["16"]}


@pytest.mark.parametrize(
    "word",
    ["đã", "chưa", "được", "có", "đạt", "thuộc", "đặc biệt", "khó khăn", "vùng", "nằm", "triển khai", "mới", "còn",
     "không", "đang", "trong", "ở", "tại"],
)  # fmt: skip
def test_a_word_behind_some_of_them(word: str) -> None:
    assert mentioned(f"Xã có 16 thôn {word} họp.") == {}


@pytest.mark.parametrize("word", ["và", "với", "gồm", "có", "là", "còn", "đạt"])
def test_behind_an_earlier_figure_only_what_is_linked_belongs_to_a_figure(word: str) -> None:
    assert mentioned(f"Có 12 tổ {word} dân số 7.758.").get("population") == ["7.758"]


def test_a_field_in_two_units_is_in_none() -> None:
    assert mentioned("Dân số 7.758 người. Dân số 7.758 ha.") == {}
