"""Changes whose values stand anywhere near."""

import pytest
from sentence_claims import claims


def rates(text: str, kind: str = "growth") -> list[tuple[str, str, str, bool]]:
    return [
        (roles["stated"][0], roles["now"][0], roles["before"][0], doubt) for roles, doubt in claims(text, kind)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("Giá hạ 8,0%: đầu năm 4.250 nghìn đồng, nay 3.910 nghìn đồng.", "growth",
         ("8,0%", "3.910 nghìn đồng", "4.250 nghìn đồng", False)),
        ("Giá hạ 8,7%: đầu năm 4.250 nghìn đồng, nay 3.910 nghìn đồng.", "growth",
         ("8,7%", "3.910 nghìn đồng", "4.250 nghìn đồng", True)),
        ("Kết hôn 93 cặp, ít hơn cùng kỳ 15 cặp (năm trước 108 cặp).", "growth-amount", ("15", "93", "108", False)),
        ("Kết hôn 93 cặp, ít hơn cùng kỳ 17 cặp (năm trước 108 cặp).", "growth-amount", ("17", "93", "108", False)),
        ("Chỉ tiêu kết nạp 320 đảng viên, thực hiện được 347, vượt chỉ tiêu 9,4%.", "growth",
         ("9,4%", "347", "320", True)),
        ("Năm 2024 có 552 hộ, giảm 84 hộ; năm 2023 có 640 hộ.", "growth-amount", ("84", "552", "640", True)),
        ("Quý III có 18 vụ (quý II: 24 vụ), giảm 8 vụ.", "growth-amount", ("8", "18", "24", True)),
        ("Employment rose by 14,200 to 486,500, an increase of 3.4%.", "growth", ("3.4%", "486,500", None, True)),
        ("Employment rose by 14,200 to 486,500, an increase of 3.0%.", "growth", ("3.0%", "486,500", None, False)),
    ],
)  # fmt: skip
def test_a_change_and_its_two_values(text: str, kind: str, wanted: tuple[str, str, str | None, bool]) -> None:
    found = rates(text, kind)
    assert any(one == wanted or (wanted[2] is None and (one[0], one[1], one[3]) == (wanted[0], wanted[1], wanted[3]))
               for one in found)  # fmt: skip


def test_a_sentence_of_its_own_turns_what_went_before() -> None:
    text = "Quý này đón 24.300 lượt khách; quý kia là 18.750 lượt. Như vậy lượng khách giảm 29,6% so với quý trước."
    assert rates(text) == [("29,6%", "24.300", "18.750", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Thu 40.101 tỷ đồng, đạt 59,9% chỉ tiêu (67.000 tỷ đồng), giảm 23,2% so với cùng kỳ.",  # of a plan
        "Lãi 4.571 tỷ đồng, sau đó tăng lên mức 5.302 tỷ đồng và đạt 7.850 tỷ đồng.",  # what it led to
        "Năm trước có 460 vụ, năm nay 512 vụ. Số người chết giảm 12%.",  # of something else
        "Vụ hè gieo 1.250 ha; vụ đông gieo 830 ha, tăng 6% so với cùng kỳ.",
    ],
)
def test_values_that_are_not_those_of_a_change(text: str) -> None:
    assert rates(text) == rates(text, "growth-amount") == []
