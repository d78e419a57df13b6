"""Which figures can be compared."""

import pytest
from sentence_claims import narrative

from dqcheck.prose.documents.reading import read
from dqcheck.prose.figures.block import Mark
from dqcheck.prose.figures.blocks import blocks
from dqcheck.prose.phrases.alike import alike, pick, same_kind, same_side, short_for
from dqcheck.prose.phrases.nearby import words_before, words_since_figure


def marks(text: str) -> list[Mark]:
    reading = read(narrative(text))
    [block] = blocks(reading.passages, reading.words)
    return block.marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 hồ sơ và 15 hồ sơ", True),
        ("12 hồ sơ và 15", True),
        ("12 hồ sơ và 15 HS", True),
        ("12 DN và 15 doanh nghiệp", True),
        ("12 DN và 15 hồ sơ", False),
        ("12 hồ sơ và 15 đơn", False),
        ("12 hồ sơ và 15 triệu đồng", False),
        ("12 ha và 15 ha", True),
    ],
)
def test_figures_that_count_the_same(text: str, expected: bool) -> None:
    first, second = marks(text)
    assert alike(first, second) is alike(second, first) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("12 nam và 15 người", True), ("12 cán bộ và 15 nữ", True), ("12 xe và 15 nữ", False)]
)
def test_people_by_whatever_name(text: str, expected: bool) -> None:
    first, second = marks(text)
    assert same_kind(first, second) is expected


def test_a_short_word_is_made_of_first_letters() -> None:
    assert short_for("hs", "hồ sơ")
    assert short_for("đv", "đơn vị") and short_for("dv", "đơn vị")
    assert not short_for("hs", "hồ") and not short_for("hs", "sơ hồ")


def test_numerators_go_with_numerators() -> None:
    plain, one, three, two, four = marks("12 thôn, 1/3 thôn, 2/4 thôn")
    assert same_side(one, two) and same_side(three, four) and same_side(plain, one)
    assert not same_side(one, three) and not same_side(plain, three) and not same_side(three, plain)
    assert not same_side(one, plain)


@pytest.mark.parametrize(
    ("total", "item", "picked"),
    [
        ("có 12 hộ", "3 xe, 4 hộ", "4"),  # the same noun first
        ("có 12 hộ", "3 xe, số hộ là: 4", "4"),  # or the label
        ("có 12 hộ nghèo", "số khác là: 3, số nghèo là: 4", "4"),  # words in common with the total
        ("có 12 hộ", "3 xe, số khác là: 4", "4"),  # or no noun
        ("có 12 hộ", "3 xe, 4 bàn", None),
        ("có 12 hộ", "3 xe", "3"),  # the only one
        ("có 12 hộ", "số xe là: 3, số bàn là: 4", None),
        ("có 12 ha", "3 triệu đồng", None),
        ("có 12 ha", "3 ha, 4 ha", "3"),
        ("đạt 12%", "3 hộ, 3%", "3"),
        ("có 12 hộ", "3/4 hộ", "3"),
    ],
)
def test_the_figure_of_an_item_that_is_comparable(total: str, item: str, picked: str | None) -> None:
    found = pick(marks(total)[0], marks(item))
    assert (None if found is None else str(found.value)) == picked


def test_words_before_a_figure_reach_so_far() -> None:
    one, two = marks(f"- Có 12 hộ {'a' * 91} 15 hộ")
    assert words_before(one) == "Có " and words_since_figure(one) == "Có "
    assert words_before(two) == words_since_figure(two) == "a" * 89 + " "
    one, two = marks("Có 12 hộ, 15 xe")
    assert words_before(two) == "Có 12 hộ, " and words_since_figure(two) == " hộ, "
