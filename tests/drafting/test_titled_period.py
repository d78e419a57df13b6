import pytest

from dqcheck.drafting.titled_period import periods_named


@pytest.mark.parametrize(
    ("title", "first", "last"),
    [
        ("Sales of the shops, third quarter of 2025", "2025-07-01", "2025-09-30"),
        ("Sales, Q3 2025", "2025-07-01", "2025-09-30"),
        ("SALES IN SEPTEMBER 2025", "2025-09-01", "2025-09-30"),
        ("Sales, first nine months of 2025", "2025-01-01", "2025-09-30"),
        ("Annual report for the year 2024", "2024-01-01", "2024-12-31"),
        ("(Kèm theo báo cáo 9 tháng đầu năm 2025)", "2025-01-01", "2025-09-30"),
        ("BÁO CÁO QUÝ III NĂM 2025", "2025-07-01", "2025-09-30"),
        ("Doanh thu tháng 9/2025 của các cửa hàng", "2025-09-01", "2025-09-30"),
    ],
)
def test_a_title_names_its_period(title: str, first: str, last: str) -> None:
    (day,) = periods_named(title)
    assert (str(day.first), str(day.last)) == (first, last)


@pytest.mark.parametrize(
    "title",
    [
        "Table 2025",
        "Room 2024 of house 3",
        "",
        "Signed on 3 May 2025",
        "Lập ngày 3/5/2025",
        "Mẫu số 1234/2025",
        "Quyết định 15/QĐ-UBND",
    ],
)
def test_a_number_is_no_period(title: str) -> None:
    assert periods_named(title) == ()


def test_two_periods_are_two() -> None:
    assert len(periods_named("Năm 2025 so với năm 2024")) == 2
