"""Shares of one whole that make 100 percent, or a stated share."""

import pytest
from padding import lines, words
from sentence_claims import claims


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Thôn A chiếm 40%, thôn B chiếm 24%, thôn C chiếm 38%.", True),  # two points more
        ("Thôn A chiếm 40%, thôn B chiếm 24%, thôn C chiếm 38,1%.", False),
        ("Thôn A chiếm 40%, thôn B chiếm 24%, thôn C chiếm 34%.", True),
        ("Thôn A chiếm 40%, thôn B chiếm 24%, thôn C chiếm 33,9%.", False),
        ("Thôn A chiếm 40%, thôn B chiếm 60%.", True),
        ("Thôn A chiếm 40%, thôn B chiếm 62%.", False),  # two of them make 100
        ("Nam chiếm 40%, nữ chiếm 45%.", True),  # classes that leave nothing out, up to fifteen points
        ("Nam chiếm 40%, nữ chiếm 44,9%.", False),
        ("Nam chiếm 40%, nữ chiếm 75%.", True),
        ("Nam chiếm 40%, nữ chiếm 75,1%.", False),
        ("Xanh 40%, vàng 30%, đỏ 45%.", True),
        ("Thành thị 40%, nông thôn 50%.", True),
        ("Nông nghiệp 40%, công nghiệp 30%, dịch vụ 20%.", True),
        ("Nam chiếm 40%, nữ chiếm 20%, trẻ em chiếm 30%.", False),
        ("Thôn A đạt 40%, thôn B 60%.", False),
        ("Thôn A đạt 40%, thôn B 35%, thôn C 25%.", True),
        ("Thôn A tăng 40%, thôn B tăng 60%.", False),
        ("Thôn A gần 40%, thôn B 60%.", False),
        ("A 40% (40%), B 30%, C 30%.", True),
    ],
)
def test_percentages_of_one_sentence(text: str, found: bool) -> None:
    assert [doubt for _, doubt in claims(text, "shares")] == [True] * found


def test_one_whole_after_another() -> None:
    text = "Thôn A 40%, thôn B 60%, thôn C 30%, thôn D 70%."
    assert [roles["parts"] for roles, _ in claims(text, "shares")] == [["40%", "60%"], ["30%", "70%"]]


@pytest.mark.parametrize(
    ("first", "second", "doubt"),
    [
        ("(25%)", "(75%)", False),
        ("(25%)", "(57%)", False),  # digits that changed places
        ("(40%)", "(60%)", True),  # of something else: their sum alone tells them
        ("đạt 25%", "đạt 75%", None),
        ("(25% kế hoạch)", "(75% kế hoạch)", None),
        ("(gần 25%)", "(75%)", None),
    ],
)
def test_percentages_beside_the_parts_of_a_total(first: str, second: str, doubt: bool | None) -> None:
    text = f"Có 420 hộ, gồm: 105 hộ nghèo {first}, 315 hộ khá {second}."
    assert [found for _, found in claims(text, "shares")] == ([] if doubt is None else [doubt])


@pytest.mark.parametrize(
    ("rate", "found"),
    [
        ("77%", True),  # two points more than all
        ("78%", False),
        ("85,0%", True),  # another digit, ten points off
        ("95,0%", False),  # another digit, farther off
        ("84,2%", False),  # no slip
    ],
)
def test_percentages_beside_parts_that_do_not_make_their_total(rate: str, found: bool) -> None:
    text = f"Có 424 hộ, gồm: 106 hộ nghèo (25,0%), 308 hộ khá ({rate})."
    assert [doubt for _, doubt in claims(text, "shares")] == [False] * found


def test_each_breakdown_of_one_whole_by_itself() -> None:
    text = "Có 420 hộ, gồm: 105 hộ nghèo (25%), 315 hộ khá (75%)."
    assert claims(text, "shares") == [({"parts": ["25%", "75%"]}, False)]


@pytest.mark.parametrize(
    ("template", "near"),
    [("Nam {} chiếm 40%, nữ chiếm 50%.", 79), ("Nam chiếm 40%, nữ {} chiếm 50%.", 80)],
)
def test_how_far_the_name_of_a_class_may_stand(template: str, near: int) -> None:
    assert len(claims(template.format(words(near)), "shares")) == 1
    assert claims(template.format(words(near + 1)), "shares") == []


def test_how_far_a_share_may_stand_behind_its_part() -> None:
    text = "Có 420 hộ, gồm: 105 hộ nghèo {} (25%), 315 hộ khá (75%)."
    assert [doubt for _, doubt in claims(text.format(words(31)), "shares")] == [False]
    assert [doubt for _, doubt in claims(text.format(words(32)), "shares")] == [True]


def test_words_of_a_rate_count_only_near_before_it() -> None:
    text = "Đạt {} các mức: thôn A 40%, thôn B 60%."
    assert claims(text.format(words(69)), "shares") == []
    assert len(claims(text.format(words(70)), "shares")) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tỷ lệ A là 40%.\nTỷ lệ B là 43%.\nTỷ lệ A và B là 83%.", True),
        (f"Tỷ lệ A là 40%.\nTỷ lệ B là 43%.{lines(1)}Tỷ lệ A và B là 83%.", False),
        ("Tỷ lệ A là 40%.\nTỷ lệ B là 43%.\nTỷ lệ A và B là 83% kế hoạch.", False),
        ("Tỷ lệ A là 40%.\nTỷ lệ B là 43%.\nTỷ lệ C là 83%.", False),
        ("Tỷ lệ A là 40%.\nTỷ lệ B là 43%.\nTỷ lệ A và B là 85%.", False),
    ],
)
def test_a_share_of_two_kinds_together(text: str, found: bool) -> None:
    expected = [({"total": ["83%"], "parts": ["40%", "43%"]}, False)]
    assert claims(text, "total") == (expected if found else [])


def test_a_share_of_two_kinds_is_looked_for_among_the_nearest() -> None:
    others = [" 1%," * number for number in (10, 11)]
    found = [claims(f"Tỷ lệ A là 40%, B là 43%,{other} hết.\nTỷ lệ A và B là 83%.", "total") for other in others]
    assert [len(one) for one in found] == [1, 0]


def test_one_percentage_is_the_share_of_one_part() -> None:
    text = "Thu về 412 phiếu, trong đó hợp lệ 371 phiếu, không hợp lệ 41 phiếu (9,95%)."
    assert claims(text, "shares") == []
