"""Percentages of a part in a whole: a fraction beside them, or a whole some clauses away."""

import pytest
from padding import counts, lines, words
from sentence_claims import claims, narrative

from dqcheck import narratives

Read = list[tuple[str, str, str, bool]]


def read(text: str) -> Read:
    """Percentage, part and whole of each claim, and whether it is in doubt."""
    return [
        (roles["stated"][0], roles["part"][0], roles["whole"][0], doubt)
        for roles, doubt in claims(text, "percentage", besides="lone_figures")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có 105/420 hộ, đạt 25%.", [("25%", "105", "420", False)]),
        ("Đạt 25% (105/420 hộ).", [("25%", "105", "420", False)]),
        ("Đạt 26% (105/420 hộ).", [("26%", "105", "420", False)]),
        ("Đạt 25%, tương ứng với 105/420 hộ.", [("25%", "105", "420", False)]),
        ("Có 16/16 thôn có sóng, trong đó 11 thôn có 5G, chiếm 68,75%.", [("68,75%", "11", "16", False)]),
        ("Có 105/420 hộ; đạt 26%.", []),
        ("Đạt dưới 26% (105/420 hộ).", []),
        ("Tăng 26% (105/420 hộ).", []),
    ],
)
def test_a_fraction_beside_it(text: str, expected: Read) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thôn có 420 hộ, trong đó 105 hộ nghèo, chiếm 25%.", [("25%", "105", "420", False)]),
        ("Có 105 hộ, chiếm 25% tổng số 420 hộ.", [("25%", "105", "420", False)]),
        ("Có 105 hộ, chiếm 26% tổng số 420 hộ.", [("26%", "105", "420", True)]),
        ("Có 105 hộ, chiếm 26%, có 420 hộ.", []),
        ("Có 201 hộ (9,07%); 92 hộ (4,15% tổng số 2.215 hộ).",
         [("4,15%", "92", "2.215", False), ("9,07%", "201", "2.215", False)]),
        ("Có 410 hộ đạt (51,25% của 800 hộ), 205 hộ (25,6%).",
         [("51,25%", "410", "800", False), ("25,6%", "205", "800", False)]),
        ("Kế hoạch 420 ha. Đã trồng 105 ha, đạt 25% kế hoạch.", [("25%", "105 ha", "420 ha", False)]),
        ("Năm trước 420 ha. Đã trồng 105 ha, bằng 25% cùng kỳ.", [("25%", "105 ha", "420 ha", False)]),
        ("Có 105 ha; tỷ lệ 25% của 420 ha.", [("25%", "105 ha", "420 ha", False)]),
        ("Có 105 ha cây; 25% của 420 ha.", []),
        ("Toàn xã có 420 con. Có 105 hộ, chiếm 25%.", []),
        ("Toàn xã 105 ha.\nĐã trồng 105 ha, đạt 100%.", []),
    ],
)  # fmt: skip
def test_a_whole_some_clauses_away(text: str, expected: Read) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đạt 98,5%: 800 thôn, 812 thôn.", True),
        ("Đạt 98%: 800 thôn, 812 thôn.", False),
        ("Đạt 98,52%: 800 thôn, 812 xã.", True),
        ("Đạt 98,5%: 800 thôn, 812 xã.", False),
        (f"Đạt 98,52%: 800 thôn,{counts(10)} 812 xã.", True),
        (f"Đạt 98,52%: 800 thôn,{counts(11)} 812 xã.", False),
    ],
)
def test_digits_tell_two_figures_that_give_it(text: str, found: bool) -> None:
    assert read(text) == ([(read(text)[0][0], "800", "812", False)] if found else [])


@pytest.mark.parametrize(
    ("template", "near"),
    [
        ("Thôn có 420 hộ, 105 hộ {} chiếm 25%.", 139),
        ("Có 105 hộ, chiếm 25% {} tổng số 420 hộ.", 140),
        ("Đạt 25% ({} 105/420 hộ).", 77),
        ("Có 105/420 hộ {} chiếm 25%.", 265),
        ("Có 90 em, trong đó 80 em {} đạt 88,5%.", 70),
        ("Có 105 hộ, đạt 26% tổng số {} 420 hộ.", 69),
        ("Kế hoạch {} 420 ha cây ăn quả.\nĐã trồng 105 ha, đạt 25% kế hoạch.", 140),
        ("Có 420 ha {} kế hoạch cây ăn quả.\nĐã trồng 105 ha, đạt 25% kế hoạch.", 34),
    ],
)
def test_how_far_apart_they_may_stand(template: str, near: int) -> None:
    assert len(read(template.format(words(near)))) == 1
    assert read(template.format(words(near + 1))) == []


def test_the_nearer_fraction_is_meant_where_none_fits() -> None:
    assert read(f"Có 90/420 hộ {words(30)} đạt 26% (99/360 hộ).") == [("26%", "90", "420", False)]
    assert read(f"Có 90/420 hộ {words(31)} đạt 26% (99/360 hộ).") == [("26%", "99", "360", False)]


def test_a_fraction_that_does_not_fit_is_in_doubt_far_away() -> None:
    assert read(f"Có 105/420 hộ {words(69)} chiếm 26%.") == [("26%", "105", "420", False)]
    assert read(f"Có 105/420 hộ {words(70)} chiếm 26%.") == [("26%", "105", "420", True)]


@pytest.mark.parametrize(
    ("template", "near"),
    [
        ("Toàn xã có 420 hộ.{}Có 105 hộ nghèo, chiếm 25%.", 1),  # two digits
        ("Toàn xã có 423 hộ.{}Có 105 hộ nghèo, chiếm 24,8%.", 39),  # three digits
        ("Có 9.127 người.{}Có 8.726 người, đạt 95,60%.", 5),  # further digits cut off
    ],
)
def test_how_many_lines_lie_between_it_and_its_whole(template: str, near: int) -> None:
    assert len(read(template.format(lines(near)))) == 1
    assert read(template.format(lines(near + 1))) == []


@pytest.mark.parametrize(
    ("template", "near"),
    [
        ("Toàn xã có 423 hộ,{} Có 105 hộ nghèo, chiếm 24,8%.", 147),
        ("Có 90 em,{} 80 em dự thi, đạt 88,3%.", 11),
    ],
)
def test_how_many_figures_stand_between_it_and_its_whole(template: str, near: int) -> None:
    assert len(read(template.format(counts(near)))) == 1
    assert read(template.format(counts(near + 1))) == []


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Có 90 em, trong đó 80 em dự thi, đạt 89,3%.", True),  # half a point from 88,89
        ("Có 90 em, trong đó 80 em dự thi, đạt 89,4%.", True),  # no other figure can be meant
        ("Có 412 em, trong đó 18 em dự thi, đạt 4,45%.", True),  # a fiftieth from 4,37
        ("Có 412 em, trong đó 18 em dự thi, đạt 4,46%.", True),
        ("Có 412 em, trong đó 18 em dự thi, đạt 4,36%.", False),  # cut off
        ("Có 90 em, trong đó gần 80 em dự thi, đạt 70,4%.", None),
        ("Có 120 hộ, gồm 30 hộ nghèo (25%), 90 hộ khá (70%).", True),
    ],
)
def test_a_percentage_that_is_nearly_that_of_the_only_whole(text: str, doubt: bool | None) -> None:
    assert [found[3] for found in read(text)][-1:] == ([] if doubt is None else [doubt])


def test_further_digits_are_cut_off_only_of_a_whole_told_before() -> None:
    assert read("Có 9.127 người, có 8.726 người, đạt 95,60%.") == [("95,60%", "8.726", "9.127", True)]
    assert read("Có 8.726 người, đạt 95,60%, có 9.127 người.") == []


def test_what_is_only_about_so_large_is_no_whole_by_chance() -> None:
    assert len(read("Có khoảng 430 hộ, trong đó 105 hộ nghèo, chiếm 25%.")) == 1
    assert read("Có khoảng 440 hộ, trong đó 105 hộ nghèo, chiếm 25%.") == []


def test_a_nameless_percentage_is_called_what_its_part_is() -> None:
    text = "Thôn Đông có 420 hộ, số hộ nghèo là 105 hộ, chiếm tỷ lệ 25%."
    [claim] = [claim for claim in narratives.extract(narrative(text)).claims if claim.kind == "percentage"]
    assert [claim.roles[role][0].label for role in ("stated", "part")] == ["số hộ nghèo là"] * 2
