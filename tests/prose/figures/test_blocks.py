"""Blocks: their figures, units shared in brackets, structure and sentences."""

from decimal import Decimal

import pytest
from marks import blocks_of, marks

from dqcheck.prose.figures.reported import canonical_value, figure, quantity


def kinds(text: str) -> list[str]:
    (block,) = blocks_of(text)
    return [token.kind for token in block.tokens]


def shared(count: int, total: str = "60 ha lúa") -> list[str]:
    places = ", ".join(f"thôn {'abcdefghijklmnopqrstuvwxyz'[at % 26]} {at + 25}" for at in range(count))
    return [mark.unit for mark in marks(f"Gieo cấy {total} ({places}).")][1:]


@pytest.mark.parametrize(("count", "unit"), [(2, ""), (3, "ha"), (39, "ha")])
def test_three_numbers_or_more_in_a_bracket_are_in_the_unit_before_it(count: int, unit: str) -> None:
    assert shared(count) == [unit] * count


def test_the_fortieth_number_is_on_its_own() -> None:
    assert shared(40) == ["ha"] * 39 + [""]


@pytest.mark.parametrize("total", ["60 hộ", "60%"])
def test_only_measures_and_money_share_their_unit(total: str) -> None:
    assert "ha" not in shared(3, total) and "%" not in shared(3, total)


def test_numbers_behind_a_colon_share_the_unit_of_the_amount_before_it() -> None:
    assert [mark.unit for mark in marks("Gieo cấy 60 ha lúa: thôn A 25, thôn B 20, thôn C 15.")] == ["ha"] * 4


@pytest.mark.parametrize(
    "text",
    [
        "Gieo cấy 60 ha lúa, 3 thôn: thôn A 25, thôn B 20, thôn C 15 thôn.",
        "Gieo cấy 60 ha lúa, còn lại: thôn A 25 người, thôn B 20 hộ.",
        "Gieo cấy 60 ha lúa (thôn A 25 hộ, thôn B 20, thôn C 15).",
        "Gieo cấy 60 ha lúa (thôn A 25, thôn B 20, thôn C 15",
        "Gieo cấy 60 ha lúa (thôn A 25, thôn B 20%, thôn C 15).",
    ],
)
def test_other_numbers_keep_their_own_unit(text: str) -> None:
    assert [mark.unit for mark in marks(text)][1] == ""


def test_shared_money_has_its_scale_and_step() -> None:
    found = marks("Chi 60 triệu đồng (xã A 25; xã B 20; xã C 15).")[1]
    assert (found.kind, found.base, found.step) == ("money", Decimal(25_000_000), Decimal(1))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("12 hộ; 5 hộ", "semi"), ("12 hộ, 5 hộ", "comma"), ("12 hộ: 5 hộ", "colon"), ("12 hộ. 5 hộ", "stop"),
        ("12 hộ! 5 hộ", "stop"), ("12 hộ, trong đó 5 hộ", "partial"), ("12 hộ trong số này 5 hộ", "partial"),
        ("12 hộ gồm 5 hộ", "whole"), ("12 hộ, cụ thể 5 hộ", "whole"), ("12 hộ chia ra 5 hộ", "whole"),
        ("12 hộ, riêng 5 hộ", "side"), ("12 hộ nhất là 5 hộ", "side"), ("12 hộ và 5 hộ", "join"),
        ("12 hộ cùng 5 hộ", "join"),
    ],
)  # fmt: skip
def test_the_structure_between_figures(text: str, kind: str) -> None:
    between = kinds(text)
    assert between[0] == between[-1] == "F"
    assert between[-2] == kind


def test_figures_know_their_depth_and_order() -> None:
    found = marks("Có 12 hộ (5 hộ (1 hộ xa)), 3 hộ) và 4 hộ")
    assert [mark.depth for mark in found] == [0, 1, 2, 0, 0]
    assert [mark.order for mark in found] == [0, 1, 2, 3, 4]


def test_marks_inside_a_figure_are_no_structure() -> None:
    assert kinds("Có 1.226,5 ha") == ["F"]
    assert kinds("Có hộ, người") == []


def test_a_note_behind_a_word_is_no_figure() -> None:
    assert [mark.text for mark in marks("Có hộ¹² là 12 hộ, rộng 5 m²")] == ["12", "5 m²"]


def test_the_list_marker_is_no_figure() -> None:
    (block,) = blocks_of("1. Có 12 hộ")
    assert (block.marker, block.number, [mark.text for mark in block.marks]) == ("digits", "1.", ["12"])


def test_a_figure_is_told_with_its_sentence_and_place() -> None:
    found = marks("Xã có 921 hộ. Đã chi 15,13 tỷ đồng.")[1]
    told = figure(found)
    assert (told.quote, told.start, told.end, told.label) == ("Đã chi 15,13 tỷ đồng.", 21, 34, "Đã chi")
    assert told.value == quantity(found)
    assert quantity(found).unit == "tỷ đồng"
    assert figure(found, canonical_value(found)).value == canonical_value(found)


@pytest.mark.parametrize(
    ("text", "value", "quantum", "unit"),
    [
        ("Chi 15,13 tỷ đồng.", "15130000000", "10000000", "đồng"),
        ("Có 2 triệu lượt.", "2000000", "1000000", "triệu"),
        ("Rộng 5 km.", "5000", "1000", "m"),
        ("Có 12 hộ.", "12", "0", None),
    ],
)
def test_a_value_in_the_canonical_unit(text: str, value: str, quantum: str, unit: str | None) -> None:
    (found,) = marks(text)
    told = canonical_value(found)
    assert (told.value, told.quantum, told.unit) == (Decimal(value), Decimal(quantum), unit)


def test_the_figures_of_each_sentence_stand_together() -> None:
    (block,) = blocks_of("Xã có 921 hộ, 12 thôn. Không có gì. Đã chi 15 tỷ đồng.")
    assert [[mark.text for mark in group] for group in block.by_sentence()] == [["921", "12"], ["15 tỷ đồng"]]
    (without,) = blocks_of("Không có gì.")
    assert list(without.by_sentence()) == []
