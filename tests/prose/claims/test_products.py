"""Products: what each gets and how many there are, area by yield, a footprint by floors."""

from decimal import Decimal

import pytest
from padding import lines, words
from sentence_claims import claims, narrative

from dqcheck import narratives


@pytest.mark.parametrize(
    ("text", "stated", "factors"),
    [
        ("Chi 1.500.000 đồng/năm x 05 năm = 7.500.000 đồng.", "7.500.000 đồng", ["1.500.000 đồng", "05"]),
        ("Chi 1,5 triệu đồng/năm x 05 năm = 7.500.000 đồng.", "7.500.000 đồng", ["1,5 triệu đồng", "05"]),
        ("Hỗ trợ 250.000 đồng/hộ cho 40 hộ, kinh phí 10.000.000 đồng.", "10.000.000 đồng", ["250.000 đồng", "40"]),
        ("Hỗ trợ 250.000 đồng/hộ cho 40 hộ = 11.000.000 đồng.", "11.000.000 đồng", ["250.000 đồng", "40"]),
        ("Mức chi 250.000 đồng cho 40 hộ, kinh phí 10.000.000 đồng.", "10.000.000 đồng", ["250.000 đồng", "40"]),
        ("Mỗi hộ nhận 250.000 đồng, 40 hộ, số tiền 10.000.000 đồng.", "10.000.000 đồng", ["250.000 đồng", "40"]),
        ("Lúa 100 ha, năng suất 60 tạ/ha, sản lượng 600 tấn.", "600 tấn", ["100 ha", "60 tạ/ha"]),
        ("Lúa 100 ha, ngô 50 ha, năng suất lúa 60 tạ/ha, sản lượng 600 tấn.", "600 tấn", ["100 ha", "60 tạ/ha"]),
    ],
)
def test_a_product(text: str, stated: str, factors: list[str]) -> None:
    assert claims(text, "product") == [({"stated": [stated], "factors": factors}, False)]


def test_a_footprint_by_floors() -> None:
    text = "Diện tích xây dựng 200 m², cao 3 tầng, diện tích sàn 600 m²."
    assert claims(text, "product") == [({"stated": ["600 m²"], "factors": ["200 m²", "3"]}, True)]


@pytest.mark.parametrize(
    "text",
    [
        "Chi 1.500.000 đồng/năm x 05 năm, 7.500.000 đồng.",
        "Chi 1.500.000 đồng/năm, 05 năm = 7.500.000 đồng.",
        "Hỗ trợ 250.000 đồng/hộ cho 40 hộ, kinh phí 23.000.000 đồng.",
        "Hỗ trợ 250.000 đồng cho 40 hộ, kinh phí 10.000.000 đồng.",
        "Hỗ trợ gần 250.000 đồng/hộ cho 40 hộ, kinh phí 10.000.000 đồng.",
        "Hỗ trợ 250.000 đồng/hộ cho 1 hộ, kinh phí 250.000 đồng.",
        "Lúa khoảng 100 ha, năng suất 60 tạ/ha, sản lượng 600 tấn.",
        "Lúa 100 ha, ngô 50 ha, năng suất sắn 60 tạ/ha, sản lượng 600 tấn.",
        "Diện tích sàn 600 m², diện tích xây dựng 200 m², cao 3 tầng.",
        "Diện tích xây dựng 200 m², có 3 phòng, diện tích sàn 600 m².",
    ],
)
def test_figures_that_make_no_product(text: str) -> None:
    assert claims(text, "product", besides="means") == []


@pytest.mark.parametrize(
    ("template", "near"),
    [
        ("Chi 1.500.000 đồng/năm x 05 năm {} = 7.500.000 đồng.", 35),
        ("Diện tích xây dựng {} 200 m², cao 3 tầng, diện tích sàn 600 m².", 70),
        ("Hỗ trợ 250.000 đồng/hộ cho 40 hộ, kinh phí {} 10.000.000 đồng.", 24),
    ],
)
def test_how_far_apart_they_may_stand(template: str, near: int) -> None:
    assert len(claims(template.format(words(near)), "product", besides="means")) == 1
    assert claims(template.format(words(near + 1)), "product", besides="means") == []


def test_a_harvest_over_lines_that_follow_each_other() -> None:
    text = "Diện tích lúa 100 ha.{}Năng suất lúa 60 tạ/ha.\nSản lượng lúa 600 tấn."
    assert claims(text.format("\n"), "product") == [({"stated": ["600 tấn"], "factors": ["100 ha", "60 tạ/ha"]}, True)]
    assert claims(text.format("\nCó 5 thôn.\n"), "product") == []
    assert len(claims("Lúa 100 ha.\nNăng suất 60 tạ/ha, sản lượng 600 tấn.", "product")) == 1
    assert claims(f"Lúa 100 ha.{lines(2)}Năng suất 60 tạ/ha, sản lượng 600 tấn.", "product") == []


def test_the_area_of_a_crop_is_looked_for_among_the_nearest() -> None:
    others = ["".join(f" khoai {at + 3} ha," for at in range(number)) for number in (11, 12)]
    found = [claims(f"Lúa 100 ha,{other} năng suất lúa 60 tạ/ha, sản lượng 600 tấn.", "product") for other in others]
    assert [len(one) for one in found] == [1, 0]


def test_a_yield_of_another_crop_is_that_of_the_only_area_of_its_sentence() -> None:
    assert len(claims("Lúa 100 ha, năng suất sắn 60 tạ/ha, sản lượng 600 tấn.", "product")) == 1
    assert claims("Lúa 100 ha.\nNăng suất sắn 60 tạ/ha, sản lượng 600 tấn.", "product") == []


def test_the_units_of_a_product_are_reckoned_in() -> None:
    [claim] = [
        claim
        for claim in narratives.extract(narrative("Lúa 2 nghìn ha, năng suất 60 tạ/ha, sản lượng 12 nghìn tấn.")).claims
        if claim.kind == "product"
    ]
    assert claim.params["scale"] == Decimal("0.1")
