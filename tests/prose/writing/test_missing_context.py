"""Percentages without what they are of, rates without a figure, totals told as fractions."""

import pytest
from written_reports import cases, paragraphs

BASES = ("no-base", "no-need", "no-figure", "total-as-fraction")


def told(text: str) -> list[tuple[object, str]]:
    return [(case, written) for case, written in cases(text) if case in BASES]


@pytest.mark.parametrize("word", ["tỷ lệ", "tỉ lệ", "đạt", "chiếm", "có", "trên", "hơn", "gần", "cho", "trong", "là"])
def test_a_result_without_its_base(word: str) -> None:
    assert told(f"Việc này {word} 62,5%.") == [("no-base", "62,5%")]


@pytest.mark.parametrize(
    "word",
    ["phấn đấu", "mục tiêu", "chỉ tiêu", "đến năm", "yêu cầu", "ít nhất", "tối thiểu", "bảo đảm", "đảm bảo", "dự kiến",
     "kế hoạch", "được giao", "tăng", "giảm", "lãi suất", "thuế", "quy định", "hỗ trợ", "tiếp tục", "sẽ", "cần",
     "đề nghị", "chi cho", "bố trí", "vượt", "tăng trưởng", "so với", "nhiệm vụ", "tập trung", "đẩy mạnh"],
)  # fmt: skip
def test_what_is_no_result(word: str) -> None:
    assert told(f"Việc {word} đạt 62,5%.") == []


@pytest.mark.parametrize(
    "text",
    ["Đạt khoảng 62,5%.", "Đạt ước 62,5%.", "Đạt chừng 62%.", "Việc này 62,5%.", "Đạt 100%.", "Đạt 0%.",
     "Đạt 62,5% (25/40 hồ sơ).", "Có 412 hồ sơ, đạt 62,5%.", "Đạt 62,5%, có 412 hồ sơ.", "| Đạt 62,5% |"],
)  # fmt: skip
def test_a_percentage_that_is_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Đạt 62,5% trong tháng 9.", "62,5%"),
        ("Có 412 hồ sơ, trả lời, đạt 62,5%.", "62,5%"),
        ("Đạt 62,5%, trả lời, có 412 hồ sơ.", "62,5%"),
        ("Đạt 62,5%. Có 412 hồ sơ.", "62,5%"),
        ("Đạt 62,5%; có 412 hồ sơ.", "62,5%"),
        ("Có 412 hồ sơ; đạt 62,5%.", "62,5%"),
        ("Có việc đạt 62,5%; có việc đạt 52,5%.", "62,5%"),
    ],
)
def test_a_base_stands_in_the_clauses_around(text: str, written: str) -> None:
    assert told(text) == [("no-base", written)]


@pytest.mark.parametrize(("letters", "found"), [(227, 0), (228, 1)])
def test_how_far_before_a_percentage_its_base_may_stand(letters: int, found: int) -> None:
    assert len(told(f"Có 412 hồ sơ {'a' * letters} đạt 62,5%.")) == found


@pytest.mark.parametrize(("letters", "found"), [(233, 0), (234, 1)])
def test_how_far_behind_a_percentage_its_base_may_stand(letters: int, found: int) -> None:
    assert len(told(f"Đạt 62,5% {'a' * letters} 412 hồ sơ.")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cấp đủ chữ ký số, đạt 100% nhu cầu.", [("no-need", "100%")]),
        ("Cấp 12 chữ ký số, đạt 90% so với nhu cầu.", [("no-need", "90%")]),
        ("Cấp 12/15 chữ ký số, đạt 80% nhu cầu.", []),
        ("Nhu cầu lớn, nhu cầu thật, cấp 12 chữ ký số đạt 90% nhu cầu.", []),
        ("Cấp 12 chữ ký số theo nhu cầu, đạt 90%.", []),
    ],
)
def test_a_percentage_of_what_is_needed(text: str, found: list[tuple[object, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tổng số hồ sơ có thu phí là 12/30 hồ sơ.", [("total-as-fraction", "12/30")]),
        ("Tổng số hồ sơ: 12/30 hồ sơ.", [("total-as-fraction", "12/30")]),
        ("Tổng số hồ sơ là 30/30 hồ sơ.", []),
        ("Số hồ sơ là 12/30 hồ sơ.", []),
    ],
)
def test_a_total_told_as_a_fraction(text: str, found: list[tuple[object, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- Tỷ lệ hộ dùng 5G: nhà mạng đang khảo sát các thôn.", True),
        ("Tỉ lệ hộ dùng 5G: nhà mạng đang khảo sát các thôn.", True),
        ("- Tỷ lệ hộ dùng 5G: đạt 25/40 hộ trong các thôn.", False),
        ("- Tỷ lệ hộ dùng 5G: có 25 hộ trong các thôn của xã.", False),
        ("- Tỷ lệ hộ dùng 5G: năm 2025 đang khảo sát các thôn.", True),
        ("- Tỷ lệ hộ dùng 5G: đang khảo sát các thôn. Có 25 hộ.", True),
        ("- Tỷ lệ hộ dùng 5G: đang khảo sát. Đã đạt 25,5%.", False),
    ],
)
def test_a_rate_without_a_figure(text: str, found: bool) -> None:
    assert (("no-figure", text.lstrip("- ").split(":")[0]) in told(text)) is found


def test_one_is_told_of_a_paragraph() -> None:
    assert len(told(paragraphs("Việc đạt 62,5%. Việc đạt 52,5%.", "Việc đạt 42,5%."))) == 2
