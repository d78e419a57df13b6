"""Quantities by name."""

from sentence_claims import narrative

from dqcheck.prose.documents.reading import read
from dqcheck.prose.figures.blocks import blocks
from dqcheck.prose.phrases.named_quantities import NamedQuantities, base_name


def quantities(text: str, least: int = 0) -> NamedQuantities:
    reading = read(narrative(text))
    return NamedQuantities(blocks(reading.passages, reading.words), least)


TWICE = "Số người từ 15 tuổi trở lên: 8.236.\nTiêm trên tổng 8.263 người từ 15 tuổi trở lên."


def test_a_name_stands_before_or_behind_its_figure() -> None:
    [marks] = quantities(TWICE).told_again()
    assert [mark.text for mark in marks] == ["8.236", "8.263"]


def test_few_words_are_no_name() -> None:
    assert list(quantities("Số người: 8.236.\nCó 8.263 người.").told_again()) == []


def test_small_figures_may_be_left_out() -> None:
    assert list(quantities(TWICE, least=9000).told_again()) == []


def test_a_percentage_names_its_base() -> None:
    reading = read(narrative("Có 12 người, chiếm 40% số người từ 15 tuổi trở lên của xã."))
    [block] = blocks(reading.passages, reading.words)
    assert base_name(next(mark for mark in block.marks if mark.kind == "percent"))[:4] == ("nguoi", "tu", "15", "tuoi")
