"""Which figures might belong together, and how likely they do."""

import re

import pytest
from sentence_claims import narrative

from dqcheck.language.link_weights import WEIGHTS
from dqcheck.language.types.linking import CLASSES
from dqcheck.language.vi.linking import LINKING
from dqcheck.prose.documents.reading import read
from dqcheck.prose.figures.blocks import blocks
from dqcheck.prose.linking import arithmetic
from dqcheck.prose.linking.frames import BITS, Frame, frames
from dqcheck.prose.linking.likelihood import likelihood
from dqcheck.prose.linking.possible_links import Link, candidates


def read_frames(text: str) -> list[Frame]:
    reading = read(narrative(text))
    return frames(blocks(reading.passages, reading.words))


def links(text: str, result: str) -> list[Link]:
    figures = read_frames(text)
    return [link for one in figures if one.mark.text == result for link in candidates(figures, one)]


def told(link: Link) -> tuple[str, ...]:
    return (link.kind, link.result.mark.text, *(one.mark.text for one in link.operands))


def test_words_before_a_figure_end_at_a_comma_those_behind_it_too() -> None:
    first, second = read_frames("Tổng số có 42 hộ, trong đó còn lại: 12 hộ nghèo.")
    assert first.before & BITS["total"]
    assert first.behind == BITS["comma"]
    assert not second.before & BITS["total"]
    assert second.before & BITS["rest"]
    assert second.gap & BITS["comma"]


def test_a_frame_counts_sentences_and_figures() -> None:
    assert [(one.at, one.sentence) for one in read_frames("Có 42 hộ. Có 12 hộ, 3 thôn.")] == [(0, 1), (1, 2), (2, 2)]


def test_each_class_is_found_by_its_own_group() -> None:
    assert set(re.compile(LINKING.cue.pattern).groupindex) == set(CLASSES)


@pytest.mark.parametrize(
    ("text", "result", "expected"),
    [
        ("Có 105 hộ trên 420 hộ, chiếm 25%.", "25%", ("percentage", "25%", "105", "420 hộ")),
        ("Có 450 hộ, cùng kỳ 400 hộ, tăng 12,5%.", "12,5%", ("growth", "12,5%", "450", "400")),
        ("Có 450 hộ, cùng kỳ 400 hộ, giảm 12,5%.", "12,5%", ("growth", "12,5%", "400", "450")),
        ("Có 450 hộ, cùng kỳ 400 hộ, tăng 50 hộ.", "50", ("growth-amount", "50", "450", "400")),
        ("Có 29 ha, 18 ha, tổng 47 ha.", "47 ha", ("total", "47 ha", "29 ha", "18 ha")),
        ("Mỗi hộ 5 tỷ đồng, 20 hộ được 100 tỷ đồng.", "100 tỷ đồng", ("product", "100 tỷ đồng", "5 tỷ đồng", "20")),
        ("Đầu kỳ 40 ha, thêm 61 ha, bớt 30 ha, còn 71 ha.", "71 ha", ("flow", "71 ha", "40 ha", "61 ha", "30 ha")),
    ],
)  # fmt: skip
def test_relations_that_figures_might_have(text: str, result: str, expected: tuple[str, ...]) -> None:
    of_kind = [told(link) for link in links(text, result) if link.kind == expected[0]]
    assert [tuple(words.split()[0] for words in one) for one in of_kind].count(
        tuple(words.split()[0] for words in expected)
    ) == 1


def test_a_total_is_more_than_each_of_its_parts() -> None:
    assert [told(link) for link in links("Có 29 ha, 47 ha, tổng 47 ha.", "47 ha") if link.kind == "total"] == []


@pytest.mark.parametrize(
    ("text", "result", "kind", "holds"),
    [
        ("Có 105 hộ trên 420 hộ, chiếm 25,0%.", "25,0%", "percentage", True),
        ("Có 105 hộ trên 420 hộ, chiếm 52,0%.", "52,0%", "percentage", False),
        ("Có 105 hộ trên 420 hộ, chiếm 61,7%.", "61,7%", "percentage", False),
        ("Có 129 ha, 118 ha, tổng 247 ha.", "247 ha", "total", True),
        ("Có 129 ha, 118 ha, tổng 274 ha.", "274 ha", "total", False),
        ("Đầu kỳ 400 ha, thêm 612 ha, bớt 300 ha, còn 712 ha.", "712 ha", "flow", True),
        ("Đầu kỳ 400 ha, thêm 612 ha, bớt 300 ha, còn 721 ha.", "721 ha", "flow", False),
    ],
)
def test_whether_a_relation_holds(text: str, result: str, kind: str, holds: bool) -> None:
    of_kind = [link for link in links(text, result) if link.kind == kind]
    assert any(arithmetic.holds(link) for link in of_kind) is holds


def test_an_average_is_rounded_what_each_gets_is_exact() -> None:
    [link] = [one for one in links("Bình quân 6 người, 112 hộ, tổng 700 người.", "700") if one.kind == "product"]
    assert arithmetic.holds(link)
    [link] = [one for one in links("Mỗi phòng 6 người, 112 phòng, tổng 700 người.", "700") if one.kind == "product"]
    assert not arithmetic.holds(link)


def test_the_nearer_base_with_the_same_noun_is_likelier() -> None:
    figures = read_frames("Toàn xã có 3.150 con bò. Có 1.286 trẻ phải tiêm, đã tiêm 1.093 trẻ, đạt 84,99%.")
    rate = figures[-1]
    by_base = {link.operands[1].mark.text: likelihood(figures, link) for link in candidates(figures, rate)}
    assert by_base["1.286"] > by_base["3.150"]


def test_the_weights_speak_of_known_classes() -> None:
    assert sorted(WEIGHTS) == ["flow", "growth", "growth-amount", "percentage", "product", "total"]
    for weights in WEIGHTS.values():
        names = {name.rsplit("=", 1)[0] for name in weights.split()}
        assert "bias" in names
        classes = {
            part for name in names for sign in "<>" if sign in name for part in [name.rsplit(sign, 1)[1]] if part
        }
        assert classes <= set(CLASSES)
