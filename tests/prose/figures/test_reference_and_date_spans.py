"""Finding references and dates in running text."""

import datetime as dt

import pytest

from dqcheck.language.vi.dates import DATES_IN_TEXT
from dqcheck.language.vi.references import REFERENCES_IN_TEXT
from dqcheck.model.quantity import Missing
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


@pytest.mark.parametrize(
    ("text", "shape", "value"),
    [
        ("ngày 05/8/2025", "numeric", "05/8/2025"),
        ("ngày 05 / 8 / 2025", "numeric", "05/8/2025"),
        ("05 tháng 8 năm 2025", "long", "05 tháng 8 năm 2025"),
        ("05tháng8năm2025", "long", "05tháng8năm2025"),
        ("sáu tháng cuối năm 2025", "part", "sáu tháng cuối năm 2025"),
        ("tháng 9 năm 2025", "month", "tháng 9 năm 2025"),
        ("quý IV / năm 2025", "quarter", "quý IV/năm 2025"),
        ("năm 2025", "year", "năm 2025"),
        ("ngày 05/8 tại", "partial", None),
    ],
)
def test_shapes(text: str, shape: str, value: str | None) -> None:
    (span,) = date_spans.find(text, DATES_IN_TEXT)
    assert span.shape == shape
    assert (span.day.text if span.day else None) == value
    assert span.names_a_day is (shape in ("numeric", "long"))
    assert (span.full is not None) is span.names_a_day


@pytest.mark.parametrize(
    ("text", "impossible"),
    [
        ("ngày 31/6/2025", True),
        ("ngày    31.6.2025", False),
        ("ngày   31.6.2025", True),
        ("tháng 31-6-2025", True),
        ("mã 31/6/2025", True),
        ("mã 31.6.2025", False),
        ("mã 32/6/2025", False),
        ("mã 31/13/2025", False),
        ("mã 05/13/2025", False),
        ("ngày 32/13/2025", True),
        ("mã 00/6/2025", False),
        ("ngày 30/6/1899", False),
        ("ngày 31/6/1900", True),
    ],
)
def test_an_impossible_date_is_one_only_where_it_is_meant_as_one(text: str, impossible: bool) -> None:
    (span,) = date_spans.find(text, DATES_IN_TEXT)
    assert isinstance(span.value, Missing) is impossible


@pytest.mark.parametrize(
    ("text", "unit", "certain", "stated"),
    [
        ("từ ngày 01/7 đến ngày 30/9/2025", "ngày", True, None),
        ("01/7/2025 đến hết 30/9/2025 (là 92 ngày)", "ngày", True, 92),
        ("01/7/2025 tới 30/9/2025", "ngày", False, None),
        ("01/7 - 30/9/2025 (1.092 ngày)", "ngày", False, 1092),
        ("giai đoạn 2021 - 2025", "năm", False, None),
        ("5 năm 2021-2025", "năm", False, 5),
        ("5 năm, giai đoạn 2021-2025", "năm", False, 5),
        ("giai đoạn 5 năm 2021–2025", "năm", False, 5),
    ],
)
def test_periods_with_both_ends(text: str, unit: str, certain: bool, stated: int | None) -> None:
    (period,) = date_spans.ranges(text, DATES_IN_TEXT)
    assert (period.unit, period.certain) == (unit, certain)
    assert (period.stated and period.stated[2]) == stated
    assert text[slice(*period.first_span)].startswith(("ngày", "01", "2021"))


@pytest.mark.parametrize(
    "text", ["lần 2021-2025", "2021 - 2025", "số 2021-2025", "31/6 đến 30/9/2025", "01/7 đến 31/9/2025", "01/7 đến 9"]
)
def test_what_is_no_period(text: str) -> None:
    assert list(date_spans.ranges(text, DATES_IN_TEXT)) == []


@pytest.mark.parametrize(
    ("offset", "at", "ahead"),
    [
        (0, 5, None),
        (5, 5, None),
        (6, 22, None),
        (13, 22, None),
        (14, 22, 5),
        (15, 22, 5),
        (23, None, None),
        (32, None, 22),
    ],
)
def test_the_date_beside_an_offset(offset: int, at: int | None, ahead: int | None) -> None:
    spans = date_spans.find("ngày 05/8/2025, ngày  06/8/2025", DATES_IN_TEXT)
    after, before = date_spans.at_or_after(spans, offset), date_spans.before(spans, offset)
    assert (after and after.start) == at
    assert (before and before.start) == ahead


def faults(text: str) -> tuple[tuple[str, ...], str]:
    (span,) = reference_spans.find(text, REFERENCES_IN_TEXT)
    return span.faults, span.suggestion


@pytest.mark.parametrize(
    ("text", "fault", "meant"),
    [
        ("Báo cáo số số 90/BC-UBND", "doubled-number-word", ""),
        ("Quyết định Quyết định số 90/QĐ-UBND", "doubled-type-word", ""),
        ("Quyết định số 90//QĐ-UBND", "doubled-mark", "90/QĐ-UBND"),
        ("Quyết định số 90/QĐ--UBND", "doubled-mark", "90/QĐ-UBND"),
        ("Quyết định số 90/QĐUBND", "missing-hyphen", "90/QĐ-UBND"),
        ("Chương trình số 90/CTrUBND", "missing-hyphen", "90/CTr-UBND"),
        ("Quyết định số 90/QĐBCĐ", "missing-hyphen", "90/QĐ-BCĐ"),
        ("Kế hoạch số 90/QĐ-UBND", "type-word", ""),
        ("Báo cáo số 90/UBND", "missing-type", "90/BC-UBND"),
        ("Tờ trình số 90/HĐND", "missing-type", "90/TTr-HĐND"),
        ("Nghị quyết 57-NQ/TW của Chính phủ", "issuer-word", ""),
        ("Nghị quyết 57-NQ/TW ngày 05/8/2025 của Quốc hội", "issuer-word", ""),
        ("Nghị định 57/NĐ-CP ngày 05 tháng 8 năm 2025 của Bộ Chính trị", "issuer-word", ""),
        ("Quyết định số 90/QĐ ngày 12/8/2025", "missing-issuer", ""),
        ("Quyết định số 90/QĐ, của xã", "missing-issuer", ""),
        ("Quyết định số 90/QĐ-UBDN", "misspelt-issuer", "90/QĐ-UBND"),
        ("Quyết định số 90/QĐ-HDND", "misspelt-issuer", "90/QĐ-HĐND"),
        ("Quyết định số 90/QĐ-UBNND", "misspelt-issuer", "90/QĐ-UBND"),
        ("Nghị quyết số 90/NQ-HDDND", "misspelt-issuer", "90/NQ-HĐND"),
        ("Quyết định số 90/QD-HDDND", "misspelt-issuer", "90/QĐ-HĐND"),
        ("Chỉ thị số 12 CT/TU", "missing-mark", "12-CT/TU"),
        ("Quyết định số 12 QĐ-UBND", "missing-mark", "12/QĐ-UBND"),
    ],
)
def test_faults_of_a_reference(text: str, fault: str, meant: str) -> None:
    assert faults(text) == ((fault,), meant)


@pytest.mark.parametrize(
    "text",
    [
        "Văn bản số 90/QĐ-UBND",
        "Thông báo kết luận số 90/TB-UBND",
        "Công văn số 90/UBND-VX",
        "Thông tư 90/CV-UBND",
        "Nghị quyết 57-NQ/TW của Bộ Chính trị",
        "Nghị quyết 57-NQ/TW của xã",
        "Quyết định số 80/2025/QĐ ngày 12/8/2025",
        "Quyết định số 90/QĐ-NBUD",
        "Quyết định số 90/QĐ-UBTND",
        "Báo cáo số 90/2025/UBND",
    ],
)
def test_a_reference_without_fault(text: str) -> None:
    assert faults(text) == ((), "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("thửa 12/TĐ", False),
        ("thửa số 12/TĐ", True),
        ("lô số 12/A", False),
        ("ô 12/UBND", True),
        ("ô 12/ UBND", False),
        ("Công văn 12/ UBND", True),
        ("57-NQ/TW", True),
        ("57-NQ", False),
        ("Nghị quyết 57-NQ", True),
        ("Nghị quyết 57- NQ", False),
        ("57 -NQ/TW", False),
        ("12 CT/TU", False),
    ],
)
def test_what_is_a_reference(text: str, found: bool) -> None:
    assert bool(reference_spans.find(text, REFERENCES_IN_TEXT)) is found


def test_a_reference_begins_with_its_kind() -> None:
    text = "theo các Thông báo riêng số 90/TB-UBND"
    (span,) = reference_spans.find(text, REFERENCES_IN_TEXT)
    assert text[span.lead : span.end] == "Thông báo riêng số 90/TB-UBND"
    assert (span.word, span.reference.kind, span.reference.number) == ("thông báo", "thông báo", 90)
    (plain,) = reference_spans.find("theo 90a/TB-UBND", REFERENCES_IN_TEXT)
    assert (plain.lead, plain.reference.number, plain.reference.suffix) == (5, 90, "a")


@pytest.mark.parametrize(
    ("text", "oddities"),
    [
        ("Quyết định số 90/QĐ(CT)-UBND", ("bracket",)),
        ("Quyết định số 90/QD-UBND", ("unaccented",)),
        ("Quyết định số 90-QĐ/UBND", ("party-style",)),
        ("Quyết định số 90-QĐ/TU", ()),
        ("Nghị quyết số 12/NQ-TW", ("state-style",)),
        ("Nghị quyết số 12/2025/NQ-TW", ()),
        ("Nghị quyết số 12/NQ-TW-VP", ()),
        ("Quyết định số 12/QĐ", ()),
        ("Công văn số 12/TU-VP", ()),
    ],
)
def test_oddities_of_a_reference(text: str, oddities: tuple[str, ...]) -> None:
    (span,) = reference_spans.find(text, REFERENCES_IN_TEXT)
    assert span.oddities == oddities
