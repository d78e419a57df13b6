"""What stands near a figure in its block."""

from dqcheck.language.vi.prose import PROSE
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.figures.scan import scan
from dqcheck.prose.phrases.nearby import between, figures_around, figures_before, figures_behind, words_before


def marks(text: str, body: int = 0) -> list[Mark]:
    block = Block(index=0, paragraph=0, base=0, text=text, source="", words=PROSE, body=body)
    block.marks = list(scan(block, text, start=body))
    for order, mark in enumerate(block.marks):
        mark.order = order
    return block.marks


def texts(found: list[Mark]) -> list[str]:
    return [mark.text for mark in found]


TEXT = "Năm nay có 11 thôn. Có 22 hộ, 33 em và 44 con. Có 55 tổ."


def test_the_words_before_a_figure_and_between_two() -> None:
    _, first, second, _, _ = marks(TEXT)
    assert words_before(second).endswith("Có 22 hộ, ")
    assert words_before(second, 5) == " hộ, "
    assert between(first, second) == " hộ, "
    assert between(second, first) == ""


def test_the_marker_of_a_line_is_none_of_its_words() -> None:
    [mark] = marks("- Có 22 hộ", body=2)
    assert words_before(mark) == "Có "


def test_the_figures_before_and_behind_one_end_with_its_sentence() -> None:
    _, _, middle, last, _ = marks(TEXT)
    assert texts(list(figures_before(last))) == ["33", "22"]
    assert texts(list(figures_before(last, 8))) == ["33"]
    assert texts(list(figures_before(last, 7))) == ["33"]
    assert texts(list(figures_before(last, 6))) == []
    assert texts(list(figures_behind(middle, 100))) == ["44"]
    assert texts(list(figures_behind(middle, 7))) == ["44"]
    assert texts(list(figures_behind(middle, 6))) == []


def test_the_figures_around_one_the_nearest_first() -> None:
    [middle] = [mark for mark in marks("Có 1111 bò, 22 dê, 33 gà, 4444 cá, 55 vịt.") if mark.text == "33"]
    assert texts(figures_around(middle, 2)) == ["22", "4444", "1111", "55"]
    assert texts(figures_around(middle, 1)) == ["22", "4444"]
