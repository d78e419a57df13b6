"""What the words around a number say that it is."""

import pytest
from marks import mark, marks


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Trong năm 2025 đã rà soát xong", "year"),
        ("Giai đoạn 2026 được giao", "year"),
        ("Đến 1999 là", "year"),
        ("Đã rà soát 2025 xong", "count"),
        ("Đã rà soát 2025.", "year"),
        ("Đã rà soát 2125.", "count"),
        ("Đã rà soát 202.", "count"),
        ("Trong tháng 12 là", "date"),
        ("Trong tháng 13 là", "count"),
        ("Trong quý 4 là", "date"),
        ("Trong quý 5 là", "count"),
        ("Vào ngày 31 là", "date"),
        ("Trong tuần 53 là", "date"),
        ("Làm trong 12 ngày", "duration"),
        ("Sau 3 tháng", "duration"),
        ("Ca bệnh 3 ngày công", "count"),
        ("Theo Điều 12 hộ", "name"),
        ("Tại Khoản: 12 là", "name"),
        ("Thuộc tổ 12.", "name"),
        ("Thuộc tổ: 12.", "count"),
        ("Thuộc tổ 123.", "name"),
        ("Thuộc tổ 1234.", "count"),
        ("Thuộc tổ 12 hộ", "count"),
        ("Nhà ở số 12345.", "name"),
        ("Cộng đồng mức độ 2 xã", "name"),
        ("Cộng đồng mức độ 123 xã", "count"),
        ("Phần mềm Windows 11.", "name"),
        ("Mỗi lớp 12 em", "count"),
        ("Trong lớp 12 em", "name"),
        ("Có 12 hộ", "count"),
    ],
)
def test_the_kind_of_a_bare_number(text: str, kind: str) -> None:
    assert mark(text).kind == kind


def test_a_duration_keeps_its_value() -> None:
    found = mark("Làm trong 12 ngày")
    assert (found.value, found.dimension) == (12, "time:ngày")


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Có 12 hộ nghèo của xã", "hộ nghèo"),
        ("Có 12 Hộ nghèo", "hộ nghèo"),
        ("Có 12 giáo-viên trong trường", "giáo viên"),
        ("Có 12 bị cáo bị phạt", "bị cáo"),
        ("Có 12 bị phạt", ""),
        ("Có 12 của xã", ""),
        ("Có 12, hộ", ""),
        ("Có 12 a b c d e f g h i", "a b c d e f g h"),
    ],
)
def test_the_noun_behind_a_number(text: str, noun: str) -> None:
    assert mark(text).noun == noun


@pytest.mark.parametrize(("text", "short"), [("12 HS", True), ("12 hsnv", True), ("12 hsnvb", False), ("12 h", False)])
def test_an_abbreviation_has_no_vowel(text: str, short: bool) -> None:
    assert mark(f"Có {text} được giao").short is short
    assert not mark("Có 12 hộ").short


@pytest.mark.parametrize(
    "text",
    ["Nhóm 12 đối với xã", "Nhóm 12 đồng thời rà soát", "Nhóm 12 Thôn Đông", "Nhóm 12 và xã", "Nhóm 12"],
)
def test_where_no_noun_follows(text: str) -> None:
    assert mark(text).kind == "name"


def test_a_label_reaches_so_far_and_no_further() -> None:
    near, far = "a" * 84, "a" * 89
    assert mark(f"Hộ {near} 12 hộ").label == f"Hộ {near}"
    assert mark(f"Hộ {far} 12 hộ").label == far


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Thôn Đông: Hộ nghèo 12 hộ", "Thôn Đông: Hộ nghèo"),
        ("Thôn Đông; hộ nghèo: 12 hộ", "hộ nghèo"),
        ("Thôn Đông, hộ nghèo 12 hộ", "hộ nghèo"),
        ("Thôn Đông. Hộ nghèo 12 hộ", "Hộ nghèo"),
        ("- Hộ nghèo: 12 hộ", "Hộ nghèo"),
    ],
)
def test_a_label_begins_behind_the_last_mark(text: str, label: str) -> None:
    assert marks(text)[-1].label == label
