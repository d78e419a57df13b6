"""Weekdays, years in the numbers of documents, and the order of steps."""

import pytest
from sentence_claims import claims, narrative

from dqcheck.model.quantity import Label
from dqcheck.narratives import extract


@pytest.mark.parametrize("weekday", ["thứ Hai", "Thứ 2", "Chủ nhật", "thứ tư"])
def test_a_weekday_before_its_date(weekday: str) -> None:
    assert claims(f"Hội nghị khai mạc vào {weekday}, ngày 24/11/2025.", "dates.weekday") == [
        ({"values": ["24/11/2025", weekday]}, False)
    ]


@pytest.mark.parametrize("text", ["Họp phiên thứ hai, ngày 24/11/2025.", "Đã họp lần thứ ba (ngày 24/11/2025)."])
def test_an_ordinal_is_no_weekday(text: str) -> None:
    assert claims(text, "dates.weekday") == []


def test_a_number_that_carries_its_year() -> None:
    text = "Theo Thông tư số 01/2021/TT-BTNMT ngày 12/4/2014 của Bộ Tài nguyên và Môi trường."
    assert claims(text, "documents.year") == [({"values": ["01/2021/TT-BTNMT", "12/4/2014"]}, False)]


def test_a_number_without_a_year_makes_no_claim_of_it() -> None:
    assert claims("Theo Kế hoạch số 15/KH-UBND ngày 12/4/2014 của Ủy ban nhân dân xã.", "documents.year") == []


def test_a_step_before_the_one_it_needs() -> None:
    text = "Thẩm định ngày 12/5/2025, phê duyệt ngày 02/5/2025."
    assert claims(text, "dates.steps") == [({"values": ["12/5/2025", "02/5/2025"]}, True)]


def test_steps_of_two_sentences_are_of_two_matters() -> None:
    assert claims("Thẩm định ngày 12/5/2025. Đề án khác phê duyệt ngày 02/5/2025.", "dates.steps") == []


COUNTED = "Tính đến 17 giờ ngày 12/5/2025, xã đã cấp 3.500 thẻ{}"


@pytest.mark.parametrize(
    ("more", "day"),
    [
        (", trong đó ngày 13/5/2025 cấp 420 thẻ.", "13/5/2025"),
        (", trong đó trong ngày 13/5 cấp 420 thẻ.", "13/5"),
        (" (riêng ngày 11/5/2025 là 420 thẻ).", "11/5/2025"),
    ],
)
def test_a_day_of_what_is_counted_until_another(more: str, day: str) -> None:
    found = claims(COUNTED.format(more), "dates.part-after-cutoff")
    assert found == [({"values": [day, "12/5/2025"]}, True)]


@pytest.mark.parametrize(
    "more",
    [". Trong đó ngày 13/5/2025 cấp 420 thẻ.", "; hoàn thành trước ngày 30/5/2025.", ", đợt tới từ ngày 13/5/2025."],
)
def test_a_day_of_something_else(more: str) -> None:
    assert claims(COUNTED.format(more), "dates.part-after-cutoff") == []


def test_the_second_term_ends_after_the_first() -> None:
    text = "Học kỳ I kết thúc trước ngày 16/01/2026, hoàn thành chương trình trước ngày 29/5/2025."
    assert claims(text, "dates.steps") == [({"values": ["16/01/2026", "29/5/2025"]}, True)]


@pytest.mark.parametrize(("word", "stated"), [("thứ hai", 0), ("thứ năm", 3), ("thứ 7", 5), ("Chủ nhật", 6)])
@pytest.mark.parametrize(
    "sentence", ["Khai giảng {}, ngày 24/11/2025.", "Khai giảng {} (ngày 24/11/2025).", "Khai giảng 24/11/2025 ({})."]
)
def test_the_weekday_that_is_meant(word: str, stated: int, sentence: str) -> None:
    [claim] = [c for c in extract(narrative(sentence.format(word))).claims if c.kind == "dates.weekday"]
    said = claim.roles["values"][1].value
    assert isinstance(said, Label)
    assert (said.value, said.text) == (f"weekday-{stated}", word)
    assert claim.facts["actual"] == "weekday-0"


@pytest.mark.parametrize(
    "text", ["Họp thứ tư và họp ngày 24/11/2025.", "Họp thứ tư vào tháng 11/2025.", "Thứ Ba xã họp."]
)
def test_a_weekday_that_no_date_stands_beside(text: str) -> None:
    assert claims(text, "dates.weekday") == []


@pytest.mark.parametrize(
    "word", ["họp", "lần", "kỳ", "phiên", "khóa", "khoá", "hội nghị", "đợt", "vòng", "lớp", "bước"]
)
def test_every_word_before_an_ordinal(word: str) -> None:
    assert claims(f"Xã mở {word} thứ hai, ngày 24/11/2025.", "dates.weekday") == []
    assert claims(f"Xã mở {word} Thứ Hai, ngày 24/11/2025.", "dates.weekday") != []


@pytest.mark.parametrize(
    ("step", "then"),
    [
        ("thẩm định", "phê duyệt"),
        ("khai mạc", "bế mạc"),
        ("khởi công", "khánh thành"),
        ("khởi công", "hoàn thành"),
        ("mở thầu", "ký hợp đồng"),
        ("ký hợp đồng", "nghiệm thu"),
        ("nghiệm thu", "quyết toán"),
    ],
)
def test_every_pair_of_steps(step: str, then: str) -> None:
    assert len(claims(f"Xã {step} ngày 12/5/2025, {then} ngày 20/5/2025.", "dates.steps")) == 1
    assert claims(f"Xã {then} ngày 12/5/2025, {step} ngày 20/5/2025.", "dates.steps") == []


@pytest.mark.parametrize(("letters", "found"), [(72, 1), (73, 0)])
def test_how_far_apart_the_days_of_two_steps_stand(letters: int, found: int) -> None:
    text = f"Thẩm định ngày 12/5/2025, {'a' * letters} phê duyệt ngày 20/5/2025."
    assert len(claims(text, "dates.steps")) == found


@pytest.mark.parametrize(("letters", "found"), [(15, 1), (17, 0)])
def test_how_near_a_step_stands_to_its_day(letters: int, found: int) -> None:
    text = f"Thẩm định {'a' * (letters - 2)} ngày 12/5/2025, phê duyệt ngày 20/5/2025."
    assert len(claims(text, "dates.steps")) == found
