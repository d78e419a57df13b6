"""When a report was written, the period that it covers, and what dates claim of each other."""

import pytest
from written_reports import paragraphs, reading

from dqcheck.prose.documents.report_dates import claims, period, report_date

HEAD = "Sơn Linh, ngày 20 tháng 9 năm 2025"


def written(text: str) -> str:
    found = report_date(reading(text))
    return found.day.last.isoformat() if found else ""


def kinds(text: str) -> list[str]:
    return [claim.kind for claim in claims(reading(text))]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (HEAD, "2025-09-20"),
        ("Sơn Linh, ngày    tháng 9 năm 2025", "2025-09-30"),
        ("Sơn Linh, ngày    tháng    năm 2025", ""),
        ("Sơn Linh, ngày 31 tháng 6 năm 2025", ""),
        ("Sơn Linh, ngày 20/9/2025", "2025-09-20"),
        ("Họp tại Sơn Linh, ngày 20/9/2025 và hôm sau", ""),
        ("Họp ngày 20 tháng 9 năm 2025", ""),
        ("(Kèm theo Báo cáo số 12/BC-UBND ngày 20/9/2025)", "2025-09-20"),
        ("(Đính kèm Báo cáo số 12/BC-UBND ngày   /9/2025)", "2025-09-30"),
        (f"{HEAD}\n\nQuảng Ngãi, ngày 02 tháng 8 năm 2025", "2025-09-20"),
        (f"(Kèm theo Báo cáo số 12/BC-UBND ngày 25/9/2025)\n\n{HEAD}", "2025-09-20"),
        ("Nội dung.", ""),
    ],
)
def test_the_day_of_a_report(text: str, day: str) -> None:
    assert written(text) == day


@pytest.mark.parametrize(
    ("before", "after", "day"),
    [(29, 40, "2025-09-20"), (30, 29, "2025-09-20"), (30, 30, ""), (2, 0, "2025-09-20")],
)
def test_a_report_is_dated_at_its_head_or_foot(before: int, after: int, day: str) -> None:
    assert written(paragraphs(HEAD, *["Nội dung."] * after, before=before)) == day


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("BÁO CÁO\n\nKết quả 9 tháng đầu năm 2025", "9 tháng đầu năm 2025"),
        ("Báo cáo quý III năm 2025", "quý III năm 2025"),
        ("BÁO CÁO\n\nKết quả tháng 8/2025", "tháng 8/2025"),
        ("BÁO CÁO\n\nKết quả đến ngày 20/9/2025 của năm 2025", "năm 2025"),
        ("KẾ HOẠCH\n\nKết quả năm 2025", ""),
    ],
)
def test_the_period_of_a_report(text: str, covered: str) -> None:
    found = period(reading(text))
    assert (found.day.text if found else "") == covered


@pytest.mark.parametrize(("between", "found"), [(2, True), (3, False)])
def test_a_title_has_four_paragraphs(between: int, found: bool) -> None:
    assert bool(period(reading(paragraphs("BÁO CÁO", *["Về việc"] * between, "năm 2025")))) is found


@pytest.mark.parametrize(("before", "found"), [(29, True), (30, False)])
def test_a_title_stands_at_the_head(before: int, found: bool) -> None:
    assert bool(period(reading(paragraphs("BÁO CÁO năm 2025", before=before)))) is found


@pytest.mark.parametrize(("letters", "found"), [(583, True), (584, False)])
@pytest.mark.parametrize("part", ["BÁO CÁO {} năm 2025", "BÁO CÁO\n\n        {} năm 2025"])
def test_a_title_is_short(part: str, letters: int, found: bool) -> None:
    assert bool(period(reading(part.format("a" * letters)))) is found


PLAN, BASIS = "Kế hoạch số 60/KH-UBND ngày 02/8/2025", "Nghị quyết số 57-NQ/TW ngày 22/12/2025"


@pytest.mark.parametrize(
    ("between", "claimed"),
    [
        ("về thực hiện", True),
        ("sửa đổi", True),
        ("sửa đổi, bổ sung", False),
        ("thay thế", True),
        ("cụ thể hoá", True),
        ("và", False),
        ("được sửa đổi bởi", False),
        ("về thực hiện chỉ đạo. Theo", False),
        ("về thực hiện; theo", False),
        ("về thực hiện quy định, thay thế", False),
        ("về thực hiện và", False),
        ("về triển khai, trước", False),
    ],
)
def test_a_document_is_not_older_than_its_basis(between: str, claimed: bool) -> None:
    assert ("dates.basis" in kinds(f"{PLAN} {between} {BASIS}.")) is claimed


@pytest.mark.parametrize(("letters", "claimed"), [(248, True), (249, False)])
def test_how_far_a_basis_may_stand(letters: int, claimed: bool) -> None:
    assert ("dates.basis" in kinds(f"{PLAN} thực hiện {'a' * letters} {BASIS}.")) is claimed


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Tính đến ngày 25/9/2025, có 412 hồ sơ.", "dates.cutoff-after-report"),
        ("Lũy kế đến hết ngày 25/9/2025 có 412 hồ sơ.", "dates.cutoff-after-report"),
        ("Số liệu cập nhật đến thời điểm 25/9/2025.", "dates.cutoff-after-report"),
        ("Phấn đấu tính đến ngày 25/9/2025 có 412 hồ sơ.", ""),
        ("Ước thực hiện đến ngày 25/9/2025 có 412 hồ sơ.", "dates.estimate-after-report"),
        ("Dự kiến kết quả đến ngày 25/9/2025 là 412 hồ sơ.", "dates.estimate-after-report"),
        ("Xã đã tổ chức lễ ra mắt ngày 25/9/2025.", "dates.event-after-report"),
        ("Lễ ra mắt diễn ra vào ngày 25/9/2025.", "dates.event-after-report"),
        ("Xã đã tổ chức họp; chậm nhất ngày 25/9/2025 nộp.", ""),
        ("Xã đã họp. Lễ ra mắt ngày 25/9/2025.", ""),
        ("Xã đã họp để chuẩn bị lễ ra mắt ngày 25/9/2025.", ""),
        ("Xã đã họp tháng 9/2025.", ""),
        ("Xã đã ban hành Kế hoạch số 12/KH-UBND ngày 25/9/2025.", "dates.document-after-report"),
    ],
)
def test_what_a_date_is_the_day_of(sentence: str, kind: str) -> None:
    assert kinds(f"{HEAD}\n\n{sentence}") == ([kind] if kind else [])


@pytest.mark.parametrize(("letters", "event"), [(373, True), (374, False)])
def test_how_far_before_a_day_a_statement_is_read(letters: int, event: bool) -> None:
    text = f"{HEAD}\n\nXã đã tổ chức {'a' * letters} lễ ra mắt ngày 25/9/2025."
    assert ("dates.event-after-report" in kinds(text)) is event


@pytest.mark.parametrize(("letters", "event"), [(390, False), (391, True)])
def test_how_far_behind_a_day_a_statement_is_read(letters: int, event: bool) -> None:
    text = f"{HEAD}\n\nXã đã họp, ngày 25/9/2025 {'a' * letters} tiếp tục."
    assert ("dates.event-after-report" in kinds(text)) is event


@pytest.mark.parametrize(
    ("day", "early"), [("22/9/2025", True), ("23/9/2025", False), ("29/9/2025", False), ("30/9/2025", True)]
)
def test_a_report_may_be_written_a_week_before_its_period_ends(day: str, early: bool) -> None:
    text = f"BÁO CÁO\n\nKết quả 9 tháng đầu năm 2025\n\nTính đến ngày {day}, có 412 hồ sơ."
    assert kinds(text) == (["dates.before-period-end"] if early else [])


@pytest.mark.parametrize(
    ("closing", "claimed"),
    [
        ("Theo Công văn số 12/UBND-VX ngày 02/9/2025 về việc gửi báo cáo.", True),
        ("Theo Công văn số 12/UBND-VX ngày 02/9/2025 về việc tập huấn.", False),
        ("Từ ngày 01/01/2025 đến ngày 02/9/2025 có 412 hồ sơ.", True),
        ("Tính đến ngày 02/9/2024, có 412 hồ sơ.", False),
    ],
)
def test_what_closes_a_report(closing: str, claimed: bool) -> None:
    text = f"BÁO CÁO\n\nKết quả 9 tháng đầu năm 2025\n\n{closing}"
    assert ("dates.before-period-end" in kinds(text)) is claimed


def test_a_day_behind_that_of_the_report_closes_none() -> None:
    text = f"{HEAD}\n\nBÁO CÁO\n\nKết quả năm 2025\n\nTính đến ngày 31/12/2025 có 412 hồ sơ."
    (claim,) = [claim for claim in claims(reading(text)) if claim.kind == "dates.before-period-end"]
    assert claim.roles["values"][1].value.text == "ngày 20 tháng 9 năm 2025"
