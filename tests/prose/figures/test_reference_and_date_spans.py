"""Finding references and dates in running text."""

import datetime as dt

import pytest

from dqcheck.language.vi.dates import DATES_IN_TEXT
from dqcheck.language.vi.references import REFERENCES_IN_TEXT
from dqcheck.prose.figures import date_spans, reference_spans


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Quyết định số 171/QĐ-UBND ngày 05/8/2025", ["171/QĐ-UBND"]),
        ("Nghị quyết 57-NQ/TW. UBND xã báo cáo", ["57-NQ/TW"]),
        (
            "các Nghị quyết số 57-NQ/TW, 59-NQ/TW, 66-NQ/TW và 68-NQ/TW",
            ["57-NQ/TW", "59-NQ/TW", "66-NQ/TW", "68-NQ/TW"],
        ),
        ("Thông báo số 07-\nTB/TU", ["07- TB/TU"]),
        ("Luật số 72/2025/QH15; Nghị định 30/2020/NĐ-CP", ["72/2025/QH15", "30/2020/NĐ-CP"]),
        ("Công văn 1464/SKHCN-KH&ĐMST", ["1464/SKHCN-KH&ĐMST"]),
        ("năm 2025 - UBND xã; 20/20 thôn; ô A.8/NT2; 12/2025; COVID-19; 5G", []),
        ("Km600+700 - Km624; 10 - UBND; thửa 12/TĐ; 24/7", []),
        ("giai đoạn 2021-2025 của UBND", []),
    ],
)
def test_references(text: str, found: list[str]) -> None:
    assert [span.text for span in reference_spans.find(text, REFERENCES_IN_TEXT)] == found


def test_a_broken_line_is_no_stray_space() -> None:
    assert reference_spans.find("Thông báo số 07-\nTB/TU", REFERENCES_IN_TEXT)[0].oddities == ()
    assert reference_spans.find("Thông báo số 07- TB/TU", REFERENCES_IN_TEXT)[0].oddities == ("stray-space",)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("ngày 05/8/2025 của", "2025-08-05", "2025-08-05"),
        ("ngày\n05/8/2025của", "2025-08-05", "2025-08-05"),
        ("ngày 05 tháng 8\nnăm 2025", "2025-08-05", "2025-08-05"),
        ("trong tháng 9/2025", "2025-09-01", "2025-09-30"),
        ("Quý III/2025", "2025-07-01", "2025-09-30"),
        ("9 tháng đầu năm 2025", "2025-01-01", "2025-09-30"),
        ("chín tháng đầu năm 2025", "2025-01-01", "2025-09-30"),
        ("năm 2025", "2025-01-01", "2025-12-31"),
    ],
)
def test_dates(text: str, first: str, last: str) -> None:
    (span,) = date_spans.find(text, DATES_IN_TEXT)
    assert span.day is not None
    assert (span.day.first, span.day.last) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize("text", ["10.66.150.2025", "20/20 thôn", "1.226 hồ sơ", "823/921", "Km12/5", "0255.382.2145"])
def test_no_dates(text: str) -> None:
    assert date_spans.find(text, DATES_IN_TEXT) == []


def test_ranges() -> None:
    (days,) = date_spans.ranges("từ 15/12 đến ngày 14/01/2026 (31 ngày)", DATES_IN_TEXT)
    assert (days.first.first, days.last.first, days.stated and days.stated[2]) == (
        dt.date(2025, 12, 15),
        dt.date(2026, 1, 14),
        31,
    )
    assert 31 in days.lengths
    (years,) = date_spans.ranges("kế hoạch 05 năm 2026 – 2028", DATES_IN_TEXT)
    assert years.lengths == (2, 3)
    assert list(date_spans.ranges("năm học 2024-2025; 2021/2025; 100-2000", DATES_IN_TEXT)) == []
