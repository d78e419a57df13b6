"""Weekdays, years in the numbers of documents, and the order of steps."""

import pytest
from sentence_claims import claims


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
