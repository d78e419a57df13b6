"""The same quantity, told in several places."""

import pytest
from padding import words
from sentence_claims import claims


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("Có 100 hộ vay.", "Nay 100 hộ vay.", True),  # two words tell what is many
        ("Có 99 hộ vay.", "Nay 99 hộ vay.", False),
        ("Có 5 tổ công nghệ.", "Nay 5 tổ công nghệ.", True),  # three words tell what is few
        ("Có 5 tổ mới.", "Nay 5 tổ mới.", False),
        ("Có 2 tổ công nghệ số.", "Nay 2 tổ công nghệ số.", True),
        ("Có 1 tổ công nghệ số.", "Nay 1 tổ công nghệ số.", False),
        ("Có 5 tổ công nghệ số rất tốt.", "Nay 5 tổ công nghệ số khá.", True),
        ("Có 5 tổ công nghệ mới.", "Nay 5 tổ công nghệ số.", False),
        ("Có 5 tổ công nghệ số.", "Nay 6 tổ công nghệ số.", False),
    ],
)
def test_a_thing_counted_again(first: str, second: str, found: bool) -> None:
    assert bool(claims(f"{first}\n{second}", "same")) == found


def test_a_thing_counted_twice_in_one_sentence_is_not_counted_again() -> None:
    assert claims("Có 5 tổ công nghệ số, 5 tổ công nghệ số.", "same") == []


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("Hội nghị trực tuyến có 30 đại biểu.", "Hội nghị trực tuyến có gần 30 đại biểu.", ["30", "gần 30"]),
        ("Hội nghị trực tuyến có 30 đại biểu.", "Hội nghị trực tuyến có hơn 30 đại biểu.", ["30", "hơn 30"]),
        ("Hội nghị trực tuyến có 20 đại biểu.", "Hội nghị trực tuyến có gần 20 đại biểu.", ["20", "gần 20"]),
        ("Hội nghị trực tuyến có 10 đại biểu.", "Hội nghị trực tuyến có gần 10 đại biểu.", []),
        ("Hội nghị trực tuyến có 25 đại biểu.", "Hội nghị trực tuyến có gần 25 đại biểu.", []),
        ("Hội nghị trực tuyến có 30 đại biểu.", "Hội nghị trực tuyến có khoảng 30 đại biểu.", []),
        ("Hội nghị trực tuyến có 30 thôn.", "Hội nghị trực tuyến có gần 30 thôn.", []),
        ("Hội nghị trực có 30 đại biểu.", "Hội nghị trực có gần 30 đại biểu.", ["30", "gần 30"]),  # five words alike
        ("Hội nghị có 30 đại biểu.", "Hội nghị có gần 30 đại biểu.", []),
    ],
)
def test_a_round_number_of_people_told_exactly_and_about(first: str, second: str, found: list[str]) -> None:
    told = [roles["values"] for roles, _ in claims(f"{first}\n{second}", "same-wording")]
    assert told == ([found] if found else [])


TOTAL = "Tổng số người trong độ tuổi là {}được cấp thẻ {} người."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (TOTAL.format("981 người và ", "779/1.045"), [(["981", "1.045"], True)]),
        (TOTAL.format("981 người và ", "779/981"), [(["981", "981"], False)]),
        (TOTAL.format("981 người; ", "779/1.045"), []),
        (TOTAL.format("700 người và ", "779/1.045"), []),
        ("Tổng số hộ dân là 981 hộ và được cấp thẻ 779/1.045 người.", []),
        ("Có 981 người và được cấp thẻ 779/1.045 người.", []),
        ("Tổng số người trong độ tuổi là 981 người, 779/1.045 người.", []),
    ],
)
def test_the_base_of_a_fraction_about_the_people_just_counted(text: str, found: list[tuple[list[str], bool]]) -> None:
    assert [(roles["values"], doubt) for roles, doubt in claims(text, "same")] == found


def test_how_far_the_fraction_may_stand() -> None:
    text = "Tổng số người trong độ tuổi là 981 người và {} được cấp thẻ 779/1.045 người."
    assert len(claims(text.format(words(56)), "same")) == 1
    assert claims(text.format(words(57)), "same") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dân số 8.726 người.\nQuy mô dân số toàn xã là 8.762 người.", ["8.726", "8.762"]),
        ("Dân số 8.726 người.\nDân số trẻ 8.762 người.", None),
        ("Tổng số hộ 2.215 hộ.\nTổng số hộ dân là 2.251 hộ.", ["2.215", "2.251"]),
        ("Diện tích tự nhiên 54,2 km2.\nDiện tích đất tự nhiên là 52,4 km2.", ["54,2 km2", "52,4 km2"]),
    ],
)
def test_what_a_commune_has_one_value_of(text: str, found: list[str] | None) -> None:
    head = "ỦY BAN NHÂN DÂN\nXÃ BA ĐỘNG\nBÁO CÁO\nTình hình kinh tế - xã hội\n"
    assert [roles["values"] for roles, _ in claims(head + text, "same")] == ([found] if found else [])


def test_four_digits_that_changed_places_are_told_of_one_name_and_status() -> None:
    text = "Đàn trâu bò có 2.417 con.\nĐến nay đàn trâu bò là 2.471 con."
    assert claims(text, "same") == [({"values": ["2.417", "2.471"]}, True)]
    assert claims(text.replace("Đến nay", "Kế hoạch"), "same") == []


def test_a_plan_and_what_was_done_are_two_quantities() -> None:
    text = "{}: trồng mới rừng sản xuất 4.310 ha; tổng đàn lợn 8.500 con.\n{}: trồng mới rừng sản xuất 4.130 ha."
    assert claims(text.format("Kế hoạch năm 2025", "Kết quả"), "same") == []
    assert claims(text.format("Tính chung", "Kết quả"), "same") == [({"values": ["4.310 ha", "4.130 ha"]}, True)]
