"""What belongs to a reference: its date, its place in a register, the words for its issuer."""

import pytest
from written_reports import reading

PLAN = "Kế hoạch số 45/KH-UBND"


def dates(text: str) -> list[str | None]:
    return [item.date.text if item.date else None for item in reading(text).cited]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"{PLAN} ngày 12/8/2025", "12/8/2025"),
        (f"{PLAN}, ngày 12 tháng 8 năm 2025", "12 tháng 8 năm 2025"),
        (f"{PLAN} được ban hành ngày 12/8/2025", "12/8/2025"),
        (f"{PLAN} (12/8/2025)", "12/8/2025"),
        (f"{PLAN} tháng 8/2025", None),
        (f"{PLAN} về việc tổng kết ngày 12/8/2025", None),
        (f"{PLAN} của UBND tỉnh ngày 12/8/2025", "12/8/2025"),
        (f"{PLAN} của UBND tỉnh từ ngày 12/8/2025", None),
        (f"Ngày 12/8/2025, UBND tỉnh ban hành {PLAN}", "12/8/2025"),
        (f"Vào 12/8/2025, UBND tỉnh ban hành {PLAN}", None),
        (f"Ngày 12/8/2025, UBND tỉnh nhận {PLAN}", None),
        (f"Ngày 12/8/2025 họp. UBND tỉnh ban hành {PLAN}", None),
        (f"Tháng 8/2025, UBND tỉnh ban hành {PLAN}", None),
        (f"Ngày 31/6/2025, UBND tỉnh ban hành {PLAN}", None),
    ],
)
def test_the_date_of_a_document(text: str, date: str | None) -> None:
    assert dates(text) == [date]


@pytest.mark.parametrize(("letters", "date"), [(88, "12/8/2025"), (89, None)])
def test_how_far_before_a_document_its_date_may_stand(letters: int, date: str | None) -> None:
    assert dates(f"Ngày 12/8/2025, {'a' * letters}ban hành {PLAN}") == [date]


@pytest.mark.parametrize(
    ("line", "register", "label", "number_word"),
    [
        ("3. 45/KH-UBND 12/8/2025 UBND xã", True, 3, None),
        ("12 Số: 45/KH-UBND 12/8/2025 UBND xã", True, 12, 3),
        ("45/KH-UBND 12/8/2025 UBND xã", True, None, None),
        ("45/KH-UBND ngày 12/8/2025 UBND xã", False, None, None),
        ("3. Kế hoạch số 45/KH-UBND 12/8/2025", False, None, None),
        ("Theo 45/KH-UBND 12/8/2025", False, None, None),
        ("45/KH-UBND của UBND xã", False, None, None),
    ],
)
def test_a_line_of_a_register(line: str, register: bool, label: int | None, number_word: int | None) -> None:
    (item,) = reading(line).cited
    assert (item.register, item.label if register else None) == (register, label)
    assert item.number_word == number_word


@pytest.mark.parametrize(("letters", "issuer"), [(29, "UBND tỉnh"), (31, "UBND")])
def test_how_far_behind_the_date_a_register_names_the_issuer(letters: int, issuer: str) -> None:
    (item,) = reading(f"3. 45/KH-UBND 12/8/2025 {'a' * letters} UBND tỉnh").cited
    assert item.citation.issuer == (issuer if issuer != "UBND" else "")


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("Quyết định số 45/QĐ-UBND", "QĐ-UBND"),
        ("Quyết định số 45/QĐ-BCĐ", "QĐ-BCĐ"),
        ("Nghị quyết số 45/NQ-HĐND", "NQ-HĐND"),
        ("Công văn số 45/SNV-TC", "SNV"),
        ("Kế hoạch số 45-KH/TU", "KH"),
    ],
)
def test_the_series_in_which_a_number_runs(text: str, series: str) -> None:
    assert [item.series for item in reading(text).cited] == [series]
