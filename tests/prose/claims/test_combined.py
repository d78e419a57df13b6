"""What growth of parts says of their total, and what a share of a quarter's plan says of the year's."""

import pytest
from sentence_claims import claims

GROWN = "Thu 300 triệu đồng, tăng 50%, gồm: thuế 150 triệu đồng, tăng 50%; phí 150 triệu đồng, {}."


def test_the_parts_grew_together_as_the_total_did() -> None:
    found = [roles for roles, doubt in claims(GROWN.format("tăng 50%"), "growth") if doubt]
    derived = [roles for roles in found if roles["before"][0].count("/") == 2]
    assert [(roles["stated"], roles["now"]) for roles in derived] == [(["50%"], ["300 triệu đồng"])]
    assert derived[0]["before"] == ["150 triệu đồng / 1+50% + 150 triệu đồng / 1+50%"]


def test_a_part_that_fell_was_more_before() -> None:
    found = [roles["before"] for roles, _ in claims(GROWN.format("giảm 25%"), "growth")]
    assert ["150 triệu đồng / 1+50% + 150 triệu đồng / 1-25%"] in found


@pytest.mark.parametrize(
    "text",
    [
        GROWN.format("giảm 100%"),  # nothing can have come of it
        GROWN.format("tăng khoảng 50%"),
        GROWN.format("tăng mạnh"),
        GROWN.format("tăng 50%").replace("300", "303"),  # parts that do not make the total
        GROWN.format("so với cùng kỳ năm trước là cao hơn nhiều, tăng 50%"),  # too far from its value
        GROWN.format("khá. Mức tăng 50%"),  # in another sentence
    ],
)
def test_growth_that_says_nothing_of_the_total(text: str) -> None:
    assert not any(" + " in roles["before"][0] for roles, _ in claims(text, "growth"))


PLANS = [
    ("Thu đạt 95% kế hoạch quý và 30% kế hoạch năm.", ("30%", "95%")),
    ("Thu đạt 30% kế hoạch năm, bằng 95% kế hoạch 6 tháng.", ("30%", "95%")),
    ("Thu đạt 95% kế hoạch tháng, 30% kế hoạch cả năm.", ("30%", "95%")),
]


@pytest.mark.parametrize(("text", "pair"), PLANS)
def test_a_plan_of_the_year_is_no_smaller(text: str, pair: tuple[str, str]) -> None:
    part, whole = pair
    assert claims(text, "part") == [({"part": [part], "whole": [whole]}, True)]


@pytest.mark.parametrize(
    "text",
    [
        "Thu đạt 95% kế hoạch quý. Chi đạt 30% kế hoạch năm.",
        "Thu đạt 95% kế hoạch quý; chi đạt 30% kế hoạch năm.",
        "Thu đạt 95% kế hoạch quý và 30% kế hoạch quý.",
        "Thu đạt 95% dự toán và 30% kế hoạch năm.",
        f"Thu đạt 95% kế hoạch quý {'rất ' * 54}tốt và 30% kế hoạch năm.",
    ],
)
def test_percentages_of_other_plans(text: str) -> None:
    assert claims(text, "part") == []
