"""Growth and decline: a change and the two values between which it lies."""

import pytest
from padding import counts, lines, words
from sentence_claims import claims, narrative

from dqcheck import narratives

Read = list[tuple[str, str, str, bool]]


def read(text: str, kind: str = "growth") -> Read:
    """Change, present and earlier value of each claim, and whether it is in doubt."""
    return [
        (roles["stated"][0], roles["now"][0], roles["before"][0], doubt)
        for roles, doubt in claims(text, kind, besides="lone_figures changes_told")
    ]


@pytest.mark.parametrize(
    ("text", "now", "before", "stated"),
    [
        ("Số hộ tăng từ 800 hộ lên 812 hộ, tăng 1,5%.", "812", "800", "1,5%"),
        ("Thu ngân sách đạt 920 triệu đồng, tăng 15% so với cùng kỳ (800 triệu đồng).", "920", "800", "15%"),
        ("Xử lý 206/113 vụ cùng kỳ, tăng 82,3%.", "206", "113", "82,3%"),
    ],
)
def test_a_rate_between_two_values(text: str, now: str, before: str, stated: str) -> None:
    found = [(one.split()[0], other.split()[0], rate) for rate, one, other, _ in read(text)]
    assert found == [(now, before, stated)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu 920 triệu đồng, tăng 16% so với cùng kỳ (800 triệu đồng).",
         ("16%", "920 triệu đồng", "800 triệu đồng", False)),
        ("Thu 920 triệu đồng, tăng 15% so với cùng kỳ là 800 triệu đồng.",
         ("15%", "920 triệu đồng", "800 triệu đồng", True)),
        ("Thu 920 triệu đồng, tăng 16% so với cùng kỳ là 800 triệu đồng.", None),
        ("Thu 920 triệu đồng, tăng 15%; so với cùng kỳ (800 triệu đồng).", None),
        ("Thu 920 triệu đồng, tăng 15% so với cùng kỳ, gồm 800 triệu đồng.", None),
        ("Cùng kỳ có 120 giao dịch, năm nay 150 giao dịch, tăng 25%.", ("25%", "150", "120", False)),
        ("Cùng kỳ có 120 giao dịch, năm nay 150 giao dịch, tăng 26%.", ("26%", "150", "120", True)),
        ("Cùng kỳ có 120 giao dịch, năm nay 150 giao dịch, giảm 26%.", None),
        ("Năm nay 120 giao dịch, thêm 150 giao dịch, tăng 26%.", None),
        ("Có 1.190 hộ, cùng kỳ năm trước là 952 hộ, tăng 25%.", ("25%", "1.190", "952", False)),
        ("Có 1.190 hộ, cùng kỳ năm trước là 952 hộ, tăng 26%.", ("26%", "1.190", "952", True)),
        ("Đạt 215/200 hộ, vượt 7,5%.", ("7,5%", "215", "200", False)),
        ("Đạt 215/200 hộ, vượt 8,5%.", ("8,5%", "215", "200", True)),
        ("Tăng 82,3% (206/113 vụ).", ("82,3%", "206", "113", False)),
        ("Tăng 82,3%: 206 vụ, 113 vụ.", ("82,3%", "206", "113", False)),
        ("Tăng 82%: 206 vụ, 113 vụ.", None),  # two digits may fit by chance
        ("Giảm 45,1%: 206 vụ, 113 vụ.", ("45,1%", "113", "206", False)),
        ("Từ 800 hộ lên 830 hộ, tăng 3,9%.", ("3,9%", "830", "800", True)),
        ("Xảy ra 1.734 vụ. So với cùng kỳ giảm 400 vụ (-18,74%).", ("-18,74%", "1.734", "1.734 + 400", False)),
        ("Xảy ra 1.734 vụ. So với cùng kỳ giảm 400 vụ (-18,47%).", ("-18,47%", "1.734", "1.734 + 400", True)),
        ("Xảy ra 1.734 vụ. So với cùng kỳ giảm 400 vụ (-28,15%).", None),
        ("Có 812 hộ, tăng 12 hộ, tương ứng 1,5%.", ("1,5%", "812", "812 - 12", False)),
        ("Có 812 hộ, tăng 12 hộ, tương ứng 1,6%.", ("1,6%", "812", "812 - 12", True)),
        ("Có 812 hộ, tăng 12 hộ; tương ứng tăng 1,6%.", None),
        ("Có 812 hộ, tăng 912 hộ, tương ứng 1,6%.", None),
    ],
)  # fmt: skip
def test_a_rate(text: str, expected: tuple[str, str, str, bool] | None) -> None:
    assert read(text) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xử lý 812 đơn, tăng 12 đơn so với cùng kỳ (800 đơn).", ("12", "812", "800", False)),
        ("Xử lý 812 đơn, tăng 13 đơn so với cùng kỳ (800 đơn).", ("13", "812", "800", False)),
        ("Xử lý 812 đơn, tăng 12 đơn so với cùng kỳ là 800 đơn.", ("12", "812", "800", True)),
        ("Xử lý 812 đơn, tăng 12 đơn so với cùng kỳ, gồm 800 đơn cũ.", None),
        ("Có 800 hộ nghèo, nay 812 hộ nghèo, tăng 12 hộ nghèo.", ("12", "812", "800", False)),
        ("Có 800 hộ nghèo, nay 812 hộ nghèo, tăng 13 hộ nghèo.", ("13", "812", "800", True)),
        ("Có 800 hộ nghèo, nay 812 hộ nghèo, tăng lên 13 hộ nghèo.", None),
        ("Có 800 hộ nghèo, có 812 hộ nghèo, tăng 13 hộ nghèo.", None),
        ("Tăng 93 vụ (206/113 vụ).", ("93", "206", "113", False)),
        ("Tăng 94 vụ (206/113 vụ).", ("94", "206", "113", True)),
        ("Giảm 94 vụ (206/113 vụ).", None),
        ("Tăng 93 hộ (206/113 triệu đồng).", None),
        ("Tỷ lệ từ 88% lên 92%, tăng 4%.", ("4%", "92%", "88%", False)),
        ("Tỷ lệ từ 88% lên 92%, tăng 5%.", ("5%", "92%", "88%", False)),  # each as rounded
        ("Tỷ lệ từ 88,0% lên 92,0%, tăng 5,0%.", ("5,0%", "92,0%", "88,0%", True)),  # missed by a point
        ("Tỷ lệ từ 88,0% lên 92,0%, tăng 5,1%.", None),
        ("Đạt 35,1%, thấp hơn 0,4% so với chỉ tiêu (35,5%).", ("0,4%", "35,1%", "35,5%", False)),
        ("Đạt 35,1%, thấp hơn 1,4% so với chỉ tiêu (35,5%).", ("1,4%", "35,1%", "35,5%", True)),
        ("Đạt 35,1%, thấp hơn 1,5% so với chỉ tiêu (35,5%).", None),
        ("Chỉ tiêu 90%, thực hiện 92,3%, vượt 2,3%.", ("2,3%", "92,3%", "90%", False)),
        ("Thực hiện 92,3%, chỉ tiêu 90%, vượt 2,3%.", ("2,3%", "92,3%", "90%", False)),
        ("Tỷ lệ đạt 92,1%, tăng 2,1 điểm phần trăm so với năm trước (90%).",
         ("2,1 điểm phần trăm", "92,1%", "90%", True)),
        ("Tỷ lệ đạt 95%, tăng 2,1 điểm phần trăm, tương ứng 92,1%, 90%.",
         ("2,1 điểm phần trăm", "92,1%", "90%", True)),
    ],
)  # fmt: skip
def test_an_amount(text: str, expected: tuple[str, str, str, bool] | None) -> None:
    assert read(text, "growth-amount") == ([expected] if expected else [])


def test_points_between_two_percentages() -> None:
    [(roles, doubt)] = claims("Tỷ lệ hồ sơ trực tuyến từ 88,5% lên 92,1%, tăng 3,6%.", "growth-amount")
    assert roles["stated"] == ["3,6%"]
    assert not doubt


@pytest.mark.parametrize("text", ["Số hộ tăng 15%.", "Năm nay có 812 hộ, tăng cường 2 tổ công tác."])
def test_a_change_without_its_values_makes_no_claim(text: str) -> None:
    assert claims(text, "growth") + claims(text, "growth-amount") == []


@pytest.mark.parametrize(
    ("kind", "template", "near"),
    [
        ("growth", "Xảy ra 1.734 vụ. So với cùng kỳ giảm 400 vụ {} (-18,74%).", 25),
        ("growth", "Thu 920 triệu đồng {}, tăng 15% so với cùng kỳ (800 triệu đồng).", 272),
        ("growth", "Thu 920 triệu đồng, tăng 15% {} so với cùng kỳ (800 triệu đồng).", 132),
        ("growth", "Thu 920 triệu đồng, tăng 16% so với cùng kỳ ( {} 800 triệu đồng).", 87),
        ("growth", "Có 812 hộ, tăng 12 hộ {} tương ứng 1,5%.", 29),
        ("growth", "Có 812 hộ, tăng 1,5% {} (+12 hộ).", 68),
        ("growth", "Có 812 hộ, tăng 1,5% {} tương ứng 12 hộ.", 32),
        ("growth", "Có 1.190 hộ {}, cùng kỳ năm trước là 952 hộ, tăng 25%.", 123),
        ("growth", "Có 1.190 hộ, cùng kỳ năm trước {} là 952 hộ, tăng 25%.", 76),
        ("growth", "Cùng kỳ {} có 120 giao dịch, năm nay 150 giao dịch, tăng 25%.", 78),
        ("growth-amount", "Tăng 93 vụ {} (206/113 vụ).", 38),
        ("growth-amount", "Đạt 35,1% {}, thấp hơn 0,4% so với chỉ tiêu (35,5%).", 138),
    ],
)
def test_how_far_apart_they_may_stand(kind: str, template: str, near: int) -> None:
    assert len(claims(template.format(words(near)), kind, besides="lone_figures changes_told")) == 1
    assert claims(template.format(words(near + 1)), kind, besides="lone_figures changes_told") == []


@pytest.mark.parametrize(
    ("template", "near"),
    [
        ("Xảy ra 1.734 vụ,{}. So với cùng kỳ giảm 400 vụ (-18,74%).", 19),
        ("Từ 800 hộ lên 830 hộ,{} tăng 1,6%.", 18),
        ("Tăng 82,3%: 206 vụ,{} 113 vụ.", 18),
    ],
)
def test_how_many_figures_stand_between_them(template: str, near: int) -> None:
    assert len(claims(template.format(counts(near)), "growth", besides="changes_told")) == 1
    assert claims(template.format(counts(near + 1)), "growth", besides="changes_told") == []


def test_how_many_lines_lie_between_them() -> None:
    text = "Xảy ra 1.734 vụ.{}So với cùng kỳ giảm 400 vụ (-18,74%)."
    assert len(claims(text.format(lines(1)), "growth", besides="changes_told")) == 1
    assert claims(text.format(lines(2)), "growth", besides="changes_told") == []


def test_a_fraction_is_that_of_a_change_right_before_it() -> None:
    changes = [f"Tăng 93 vụ{''.join(f', tăng {at + 5} vụ' for at in range(number))} (206/113 vụ)." for number in (2, 3)]
    assert [("93", "206", "113", False) in read(text, "growth-amount") for text in changes] == [True, False]


def test_the_direction_is_told() -> None:
    for text, direction in (("Tăng 93 vụ (206/113 vụ).", "up"), ("Giảm 93 vụ (113/206 vụ).", "down")):
        [claim] = [c for c in narratives.extract(narrative(text)).claims if c.kind == "growth-amount"]
        assert claim.params["direction"] == direction
