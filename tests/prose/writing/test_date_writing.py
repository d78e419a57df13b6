"""Dates that are malformed or left blank."""

import pytest
from written_reports import cases, faults, paragraphs


@pytest.mark.parametrize(
    ("text", "case", "told"),
    [
        ("Họp ngày 05/8/202.", "year-digits", "05/8/202"),
        ("Họp ngày 05/8/20255.", "year-digits", "05/8/20255"),
        ("Họp ngày 05/8/25.", "short-year", "05/8/25"),
        ("Họp ngày 05//8/2025.", "doubled-date-mark", "05//8/2025"),
        ("Họp ngày 05/8//2025.", "doubled-date-mark", "05/8//2025"),
        ("Hoàn thành tháng 0/2025.", "no-such-month", "tháng 0/2025"),
        ("Hoàn thành tháng 13 năm 2025.", "no-such-month", "tháng 13 năm 2025"),
        ("Hoàn thành tháng 20/2025.", "no-such-month", "tháng 20/2025"),
        ("Hoàn thành quý V/2025.", "no-such-quarter", "quý V/2025"),
        ("Hoàn thành quý VII năm 2025.", "no-such-quarter", "quý VII năm 2025"),
        ("Hoàn thành quý 5 năm 2025.", "no-such-quarter", "quý 5 năm 2025"),
        ("Khởi công ngày 9/2025.", "day-left-out", "ngày 9/2025"),
        ("Số liệu đến tháng 15/08/2025.", "month-for-day", "tháng 15/08/2025"),
        ("Họp ngày 31/6/2025.", "no-such-day", "31/6/2025"),
        ("Họp tháng 31/6/2025.", "no-such-day", "31/6/2025"),
        ("Họp 30.2.2025.", None, ""),
        ("Họp ngày 30.2.2025.", "no-such-day", "30.2.2025"),
        ("Được lương tháng 13 năm 2025.", None, ""),
        ("Được thưởng tết tháng 13/2025.", None, ""),
        ("Khởi công ngày 13/2025.", None, ""),
        ("Hoàn thành tháng 12/2025, quý IV năm 2025.", None, ""),
    ],
)
def test_how_a_date_is_written(text: str, case: str | None, told: str) -> None:
    assert cases(text) == ([(case, told)] if case else [])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Khởi công ngày 9/2025.", "tháng 9/2025"),
        ("Khởi công ngày 12/2025.", "tháng 12/2025"),
        ("Số liệu đến tháng 15/08/2025.", "ngày 15/08/2025"),
        ("Họp ngày 05/13/2025.", "13/05/2025"),
        ("Họp ngày 31/6/2025.", None),
    ],
)
def test_what_was_probably_meant(text: str, meant: str | None) -> None:
    (claim,) = faults(text)
    assert claim.facts["suggestion"] == meant


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("Số:    /BC-UBND", "blank-number"),
        ("Số ....../QĐ-UBND", "blank-number"),
        ("Sơn Linh, ngày     tháng 9 năm 2025", "blank-day"),
        ("Sơn Linh, ngày ... tháng ... năm 2025", "blank-day"),
        ("Sơn Linh, ngày /9/2025", "blank-day"),
        ("Sơn Linh, ngày 12 tháng ... năm 2025", "blank-month"),
        ("Số: 12/BC-UBND", None),
    ],
)
def test_what_is_left_blank(text: str, case: str | None) -> None:
    assert [found for found, _ in cases(text)] == ([case] if case else [])


BLANK = "Số:    /BC-UBND"


@pytest.mark.parametrize(("before", "told"), [(29, 1), (30, 0)])
def test_a_blank_stands_at_the_head(before: int, told: int) -> None:
    assert len(cases(paragraphs(BLANK, before=before))) == told
    assert len(cases(paragraphs(f"(Kèm theo Báo cáo {BLANK})", before=before))) == 1


@pytest.mark.parametrize(("letters", "told"), [(386, 1), (387, 0)])
def test_a_blank_stands_at_the_begin_of_a_paragraph(letters: int, told: int) -> None:
    assert len(cases(f"{'a' * letters} {BLANK}")) == told


@pytest.mark.parametrize(("letters", "told"), [(600, 1), (601, 0)])
def test_a_paragraph_of_the_head_is_short(letters: int, told: int) -> None:
    assert len(cases(BLANK + " " * 4 + "a" * (letters - len(BLANK) - 4))) == told


@pytest.mark.parametrize(("letters", "told"), [(192, 1), (193, 0)])
@pytest.mark.parametrize("words", ["kèm theo", "đính kèm"])
def test_an_annex_names_its_report_at_the_begin(words: str, letters: int, told: int) -> None:
    text = f"{'a' * (letters - 1)} {words} báo cáo số:    /BC-UBND"
    assert len(cases(paragraphs(text, before=30))) == told


DAYS = "Các ngày 05/8/2025, 07/8/2025, 08/8/2025"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{DAYS} và 9/8/2025.", 1),
        ("Các ngày 05/8/2025, 08/8/2025 và 9/8/2025.", 0),
        (f"{DAYS}, 04/8/2025 và 9/8/2025, 1/8/2025.", 0),
        (f"{DAYS}, 04/8/2025, 03/8/2025 và 9/8/2025, 1/8/2025.", 2),
        (f"{DAYS}.", 0),
    ],
)
def test_a_report_that_pads_its_days(text: str, told: int) -> None:
    found = [claim for claim in faults(text) if claim.kind == "writing.leading-zero"]
    assert [len(claim.roles["value"]) for claim in found] == ([told] if told else [])


@pytest.mark.parametrize(("bare", "shown"), [(8, 8), (9, 8)])
def test_so_many_days_are_shown(bare: int, shown: int) -> None:
    text = ", ".join(["05/8/2025"] * 20 + [f"{day}/8/2025" for day in range(1, bare + 1)])
    (claim,) = [claim for claim in faults(text) if claim.kind == "writing.leading-zero"]
    assert len(claim.roles["value"]) == shown
    assert claim.facts["suggestion"] == "01/8/2025"
