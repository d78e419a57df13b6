"""How many days there are between two days."""

import pytest
from sentence_claims import narrative

from dqcheck.narratives import extract

PERIODS = [
    ("Hội thi kéo dài 8 ngày, từ ngày 12/7 đến hết ngày 19/7.", 8),
    ("Hội thi kéo dài 7 ngày, từ ngày 12/7 đến ngày 19/7.", 7),
    ("Hội thi kéo dài 18 ngày, từ ngày 12/7 đến ngày 19/7.", 8),
    ("Hội thi từ mùng 3 đến mùng 9 tháng 4, tổng cộng 12 ngày.", 7),
    ("Hội thi từ 20/12 đến 10/01/2026 (30 ngày).", 22),  # its first day is of the year before
    ("Rét kéo dài 18 ngày, từ ngày 12/7 đến ngày 19/7 xã ra quân.", None),
    ("Khóa học kéo dài 22 ngày, từ ngày 01/7 đến ngày 31/7.", None),  # its working days
    ("Khóa học kéo dài 12 ngày làm việc, từ ngày 12/7 đến ngày 19/7.", None),
    ("The road was shut for 12 days, from 3 to 14 February.", 12),
    ("The road was shut for 21 days, from 3 to 14 February.", 12),
    ("From 28 February to 1 March 2023, a total of 6 days.", 2),
]
TWO_DAYS = [
    ("Đơn gửi ngày 02/4, phúc đáp ngày 30/4, tức mất 28 ngày.", 28),
    ("Đơn gửi ngày 02/4, phúc đáp ngày 30/4, tức mất 48 ngày.", 29),
    ("Đơn gửi ngày 02/4, chuyển ngày 10/4, phúc đáp ngày 30/4, tức mất 48 ngày.", None),
    ("Hồ sơ nộp ngày 03/5, thời hạn 15 ngày, chậm nhất ngày 18/5 phải trả.", 15),
    ("Hồ sơ nộp ngày 03/5, thời hạn 15 ngày, chậm nhất ngày 08/5 phải trả.", 6),
    ("It opened on 4 March and closed on 25 March, a period of 21 days.", 21),
    ("It opened on 4 March and closed on 25 March after 60 days of talks.", None),
    ("Đơn gửi ngày 30/2, phúc đáp ngày 31/2, tức mất 48 ngày.", None),
]


@pytest.mark.parametrize(("text", "days"), [*PERIODS, *TWO_DAYS])
def test_the_days_between_two_days_are_counted(text: str, days: int | None) -> None:
    made = [claim for claim in extract(narrative(text)).claims if claim.kind == "dates.duration"]
    assert [one.roles["values"][1].value.value for one in made] == ([] if days is None else [days])
