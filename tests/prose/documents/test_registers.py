"""Cited documents and the order of dates."""

import datetime as dt
from dataclasses import dataclass
from functools import cache

import pytest
from written_reports import narrative, paragraphs, reading

from dqcheck import rulesets
from dqcheck.checks.base import Check, Terms
from dqcheck.language.vi.documents import DOCUMENTS
from dqcheck.model.claim import Claim, Extraction
from dqcheck.model.document import Sheet
from dqcheck.prose.documents import registers
from dqcheck.prose.documents.reading import read

HEAD = "Sơn Linh, ngày 20 tháng 9 năm 2025"


@cache
def check_of(kind: str) -> Check:
    """The check that the shipped ruleset declares for a kind of claim."""
    return next(rule.params for rule in rulesets.load("narrative").rules if rule.params.claim == kind)


@dataclass(frozen=True)
class Judged:
    kind: str
    outcome: str
    texts: tuple[str, ...]
    doubt: bool


def judged(claims: tuple[Claim, ...]) -> list[Judged]:
    """Each claim with its outcome."""
    out = []
    for claim in claims:
        values = {role: tuple(figure.value for figure in figures) for role, figures in claim.roles.items()}
        verdict = check_of(claim.kind).judge(values, Terms())
        texts = tuple(value.text for given in values.values() for value in given)
        out.append(Judged(claim.kind, verdict.outcome.value, texts, claim.doubt))
    return out


def failing(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.kind, one.texts) for one in judged(registers.claims(reading(text))) if one.outcome == "fail"]


def holding(text: str) -> list[str]:
    return [one.kind for one in judged(registers.claims(reading(text))) if one.outcome in ("pass", "within-rounding")]


@pytest.mark.parametrize(
    ("text", "issuer", "date"),
    [
        ("Quyết định số 45/QĐ-TTg ngày 12/8/2025 của Thủ tướng Chính phủ", "TTg", "12/8/2025"),
        (
            "Quyết định số 45/QĐ-UBND ngày 12/8/2025 của UBND tỉnh Quảng Ngãi về việc",
            "UBND tỉnh Quảng Ngãi",
            "12/8/2025",
        ),
        ("Nghị quyết số 45-NQ/TW của Bộ Chính trị ngày 12/8/2025", "TW", "12/8/2025"),
        ("Kế hoạch số 45-KH/TU, ngày 12/8/2025 của Ban Thường vụ Tỉnh ủy", "TU", "12/8/2025"),
        ("Kế hoạch số 45/KH-UBND ngày\n12/8/2025 của Ủy ban\nnhân dân tỉnh", "UBND tỉnh", "12/8/2025"),
        ("Ngày 12/8/2025, UBND tỉnh đã ban hành Quyết định số 45/QĐ-UBND về", "UBND tỉnh", "12/8/2025"),
        ("Công văn số 45/UBND-KGVX ngày 12/8/2025", "", "12/8/2025"),
        ("Quyết định 45/QĐ-UBND của UBND phường Trà Bình", "UBND phường Trà Bình", None),
        ("Chỉ thị số 45 CT/TW của Ban Bí thư, xã tổ chức lớp vào ngày 12/8/2025", "TW", None),
    ],
)
def test_a_citation_has_issuer_and_date(text: str, issuer: str, date: str | None) -> None:
    (citation,) = registers.citations(reading(text))
    assert citation.number == 45
    assert citation.issuer == issuer
    assert (citation.date.value.text if citation.date else None) == date


def test_the_reports_own_unit_is_meant_by_the_unnamed_commune() -> None:
    text = "ỦY BAN NHÂN DÂN\nXÃ SƠN LINH\n\nQuyết định số 45/QĐ-UBND ngày 12/8/2025 của UBND xã"
    assert registers.citations(reading(text))[0].issuer == "UBND xã Sơn Linh"


def test_one_document_with_two_dates() -> None:
    plan = "Kế hoạch số 45/KH-UBND ngày {} của UBND tỉnh."
    assert failing("\n\n".join(plan.format(day) for day in ("12/8/2025", "12/8/2025", "21/8/2025"))) == [
        ("documents.date-agreement", ("12/8/2025", "12/8/2025", "21/8/2025"))
    ]
    assert "documents.date-agreement" in holding("\n\n".join(plan.format(day) for day in ("12/8/2025", "12/08/2025")))


def test_numbering_restarts_each_year_but_a_slip_in_the_year_is_told() -> None:
    plan = "Kế hoạch số 45/KH-UBND ngày {} của UBND tỉnh."
    assert failing(plan.format("12/8/2024") + "\n\n" + plan.format("21/3/2025")) == []
    assert failing(plan.format("12/8/2024") + "\n\n" + plan.format("12/8/2025"))


def test_the_same_number_of_another_body_is_another_document() -> None:
    assert failing("Quyết định số 45/QĐ-UBND ngày 12/8/2025 của UBND tỉnh.\n\n"
                   "Quyết định số 45/QĐ-UBND ngày 21/7/2025 của UBND xã Sơn Linh.") == []  # fmt: skip
    assert failing("Kế hoạch số 45/KH-UBND ngày 12/8/2025 của UBND tỉnh.\n\n"
                   "Quyết định số 45/QĐ-UBND ngày 21/7/2025 của UBND tỉnh.") == []  # fmt: skip


def test_numbers_and_dates_rise_together() -> None:
    plan = "Kế hoạch số {}/KH-UBND ngày {} của UBND tỉnh."
    pairs = [(40, "01/8/2025"), (45, "05/8/2025"), (50, "29/9/2025"), (55, "12/8/2025"), (60, "20/8/2025")]
    text = "\n\n".join(plan.format(*pair) for pair in pairs)
    assert failing(text) == [("documents.sequence", ("50/KH-UBND", "55/KH-UBND", "29/9/2025", "12/8/2025"))]
    assert "documents.sequence" in holding(text)


def test_numbers_of_a_body_formed_anew_begin_again() -> None:
    plan = "Kế hoạch số {}/KH-UBND ngày {} của UBND xã Sơn Linh."
    found = failing(plan.format(90, "12/6/2025") + "\n\n" + plan.format(5, "15/7/2025"))
    assert [kind for kind, _ in found] == ["documents.sequence-restart"]


def test_letters_of_unnamed_bodies_are_not_blamed_on_two() -> None:
    assert failing("Công văn số 90/UBND-NC ngày 12/8/2025.\n\nCông văn số 95/UBND-TH ngày 02/8/2025.") == []


def test_a_list_of_documents_in_a_table() -> None:
    rows = [
        ["TT", "Số, ký hiệu", "Ngày", "Cơ quan"],
        ["1", "44/KH-UBND", "18/8/2025", "UBND xã"],
        ["2", "51/KH-UBND", "20/8/2025", "UBND xã"],
        ["3", "50/KH-UBND", "29/8/2025", "UBND xã"],
        ["4", "58/KH-UBND", "05/9/2025", "UBND xã"],
    ]
    report = narrative("ỦY BAN NHÂN DÂN XÃ SƠN LINH", tables=(Sheet(name="Bảng 1", rows=rows),))
    claims = registers.claims(read(report))
    (claim,) = [claim for claim, one in zip(claims, judged(claims), strict=True) if one.outcome == "fail"]
    assert claim.kind == "documents.sequence"
    assert [figure.place.cell for figure in claim.roles["date"]] == ["C4", "C3"]
    assert {figure.place.sheet for figure in claim.roles["number"]} == {"Bảng 1"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (HEAD + "\n\nThực hiện Công văn số 310/SNV-CCHC ngày 29/9/2025.", "dates.document-after-report"),
        (HEAD + "\n\nXã đã tổ chức lễ ra mắt vào ngày 25/9/2025.", "dates.event-after-report"),
        (HEAD + "\n\nTính đến ngày 25/9/2025, xã tiếp nhận 412 hồ sơ.", "dates.cutoff-after-report"),
        (HEAD + "\n\nKết quả ước tính đến ngày 31/12/2025 là 412 hồ sơ.", "dates.estimate-after-report"),
        ("Tổ chức từ ngày 18/8/2025 đến ngày 12/8/2025.", "dates.range"),
        ("Tổ chức từ ngày 18/8 đến 12/8/2025.", "dates.range"),
        ("Chương trình giai đoạn 2026 - 2025.", "dates.range"),
        ("Kế hoạch 5 năm 2026 - 2028.", "dates.duration"),
        ("Đợt thi đua 01/8/2025 đến ngày 31/8/2025 (45 ngày).", "dates.duration"),
        ("Kế hoạch số 60/KH-UBND ngày 02/8/2025 về thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2025.", "dates.basis"),
        ("BÁO CÁO\n\nKết quả năm 2025\n\nTính đến ngày 20/9/2025, có 412 hồ sơ.", "dates.before-period-end"),
    ],
)
def test_dates_out_of_order(text: str, kind: str) -> None:
    assert [found for found, _ in failing(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "\n\nThực hiện Công văn số 310/SNV-CCHC ngày 02/9/2025.",
        HEAD + "\n\nXã sẽ tổ chức lễ ra mắt vào ngày 25/10/2025, hoàn thành trước ngày 30/11/2025.",
        HEAD + "\n\nDự kiến đã hoàn thành trước ngày 25/12/2025.",
        "Đợt cao điểm từ ngày 15/12 đến ngày 14/01/2026.",
        HEAD + "\n\nĐợt cao điểm từ ngày 01/9/2025 đến ngày 31/12/2025; phấn đấu tính đến ngày 31/12/2025 đạt 100%.",
        "Đại hội lần thứ 12 năm 2025 - 2030; từ tháng 9 năm 2021 - 2025.",
        "Kế hoạch số 05-KH/TU ngày 20/7/2025.\n\nKế hoạch số 02-KH/TU ngày 25/10/2025.",
        "Sau 10 năm 2015 - 2025; kế hoạch 5 năm 2021 - 2025; năm học 2025 - 2026.",
        "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 (được sửa đổi bởi Nghị định số 90/2025/NĐ-CP ngày 12/8/2025).",
        "Kế hoạch số 60/KH-UBND ngày 02/8/2025 và Kế hoạch số 61/KH-UBND ngày 12/8/2025 của UBND tỉnh.",
        "BÁO CÁO\n\nKết quả 9 tháng đầu năm 2025\n\nTính đến ngày 25/9/2025, có 412 hồ sơ.",
    ],
)
def test_dates_in_order(text: str) -> None:
    assert failing(text) == []


def test_a_month_that_may_still_be_right_is_no_fault() -> None:
    text = "Sơn Linh, ngày      tháng 9 năm 2025\n\nThực hiện Công văn số 310/SNV-CCHC ngày 22/9/2025."
    assert failing(text) == []
    assert "dates.document-after-report" in holding(text)


def extraction(source: str, text: str) -> Extraction:
    return Extraction(
        source=source,
        submission=source,
        figures=(),
        claims=(),
        citations=registers.citations(reading(text, source)),
        understood=0,
    )


def test_across_reports_the_majority_is_named_and_the_odd_one_blamed() -> None:
    plan = "Theo Kế hoạch số 412/KH-UBND ngày {} của Ủy ban nhân dân tỉnh."
    batch = [extraction(f"{i}.txt", plan.format(day)) for i, day in enumerate(["14/7/2025", "14/7/2025", "24/7/2025"])]
    found = registers.batch_claims(batch, DOCUMENTS)
    wrong = [
        (submission, one)
        for (submission, _), one in zip(found, judged(tuple(claim for _, claim in found)), strict=True)
        if one.outcome == "fail"
    ]
    assert wrong == [
        ("2.txt", Judged("documents.date-across", "fail", ("14/7/2025", "14/7/2025", "24/7/2025"), doubt=False))
    ]
    assert [claim.kind for _, claim in found].count("documents.date-across") == 2


def test_documents_of_the_communes_themselves_are_not_compared() -> None:
    batch = [
        extraction("a.txt", "Kế hoạch số 18/KH-UBND ngày 13/8/2025 của UBND xã."),
        extraction("b.txt", "Kế hoạch số 18/KH-UBND ngày 18/8/2025 của UBND xã."),
        extraction("c.txt", "Kế hoạch số 18/KH-UBND ngày 20/8/2025."),
    ]
    assert registers.batch_claims(batch, DOCUMENTS) == ()


def test_the_order_of_reports_does_not_matter() -> None:
    plan = "Theo Kế hoạch số 412/KH-UBND ngày {} của Ủy ban nhân dân tỉnh."
    batch = [extraction(f"{i}.txt", plan.format(day)) for i, day in enumerate(["24/7/2025", "14/7/2025", "14/7/2025"])]
    one, other = registers.batch_claims(batch, DOCUMENTS), registers.batch_claims(batch[::-1], DOCUMENTS)
    blamed = [{s for s, claim in found if len({f.value for f in claim.roles["values"]}) > 1} for found in (one, other)]
    assert blamed == [{"0.txt"}, {"0.txt"}]


def test_bodies_of_one_commune_number_their_documents_each_for_itself() -> None:
    text = (
        "Ban Chỉ đạo được thành lập tại Quyết định số 118/QĐ-UBND ngày 22/7/2025. "
        "Ban Chỉ đạo ban hành Quyết định số 01/QĐ-BCĐ ngày 04/8/2025."
    )
    series = [
        [figure.value.text for figures in claim.roles.values() for figure in figures]
        for claim in registers.claims(reading(text))
        if claim.kind == "documents.sequence"
    ]
    assert not any("118/QĐ-UBND" in texts and "01/QĐ-BCĐ" in texts for texts in series)


def sequences(text: str) -> list[tuple[str, ...]]:
    """The documents of each claim of order that fails."""
    return [texts for kind, texts in failing(text) if kind == "documents.sequence"]


def documents(pairs: list[tuple[int, str]], form: str = "Kế hoạch số {}/KH-UBND ngày {} của UBND tỉnh.") -> str:
    return paragraphs(*(form.format(number, day) for number, day in pairs))


@pytest.mark.parametrize(("high", "told"), [(15, True), (16, False)])
def test_numbers_that_lie_close_in_one_passage_are_of_one_register(high: int, told: bool) -> None:
    text = f"Công văn số 10/UBND-NC ngày 12/8/2025 và Công văn số {high}/UBND-NC ngày 02/8/2025."
    assert bool(sequences(text)) is told
    assert sequences(text.replace(" và ", "\n\n")) == []


@pytest.mark.parametrize(("count", "told"), [(4, True), (3, False)])
def test_a_few_documents_of_unnamed_bodies_are_no_series(count: int, told: bool) -> None:
    pairs = [(10, "01/8/2025"), (20, "05/8/2025"), (90, "02/8/2025"), (100, "20/8/2025")]
    assert bool(sequences(documents(pairs[:count], "Công văn số {}/UBND-NC ngày {}."))) is told


def test_many_documents_of_unnamed_bodies_that_do_not_fit_are_of_several() -> None:
    days = ["20/8/2025", "01/8/2025", "19/8/2025", "02/8/2025", "18/8/2025", "03/8/2025"]
    form = "Công văn số {}/UBND-NC ngày {}."
    assert sequences(documents([(10 * at, day) for at, day in enumerate(days, 1)], form)) == []


@pytest.mark.parametrize(("day", "told"), [("04/9/2025", True), ("05/9/2025", False)])
def test_numbers_of_the_party_begin_again_with_a_term(day: str, told: bool) -> None:
    form = "Kế hoạch số {}-KH/ĐU ngày {} của Đảng ủy xã Sơn Linh."
    assert bool(sequences(documents([(5, day), (12, "21/7/2025")], form))) is told
    national = "Kế hoạch số {}-KH/TW ngày {}."
    assert sequences(documents([(5, day), (12, "21/7/2025")], national))


def test_as_many_figures_are_shown_as_one_can_look_at() -> None:
    plan = "Kế hoạch số 45/KH-UBND ngày 12/8/2025 của UBND tỉnh."
    for times, shown in ((8, 8), (9, 8)):
        (claim,) = [c for c in registers.claims(reading(paragraphs(*[plan] * times))) if "agreement" in c.kind]
        assert len(claim.roles["values"]) == shown
    rising = documents([(at, f"{at:02d}/8/2025") for at in range(1, 12)])
    (claim,) = [c for c in registers.claims(reading(rising)) if c.kind == "documents.sequence"]
    assert len(claim.roles["number"]) == 8


@pytest.mark.parametrize(("usual", "odd", "shown"), [(2, 1, 3), (3, 1, 4), (4, 1, 4), (4, 3, 5), (2, 2, 4)])
def test_a_date_that_differs_is_shown_with_its_witnesses(usual: int, odd: int, shown: int) -> None:
    plan = "Kế hoạch số 45/KH-UBND ngày {} của UBND tỉnh."
    text = paragraphs(*[plan.format("12/8/2025")] * usual, *[plan.format("21/8/2025")] * odd)
    (texts,) = [texts for kind, texts in failing(text) if kind == "documents.date-agreement"]
    assert len(texts) == shown


@pytest.mark.parametrize(("swapped", "told"), [(10, 10), (11, 10)])
def test_so_many_documents_out_of_order_are_told(swapped: int, told: int) -> None:
    first = dt.date(2024, 1, 1)
    days = [first + dt.timedelta(days=2 * at + late) for at in range(swapped) for late in (1, 0)]
    pairs = [(10 * number, f"{day:%d/%m/%Y}") for number, day in enumerate(days, 1)]
    assert len(sequences(documents(pairs))) == told


@pytest.mark.parametrize(
    ("issuer", "days", "told"),
    [
        ("Thủ tướng Chính phủ", ("14/7/2025", "24/11/2025"), True),
        ("UBND tỉnh", ("14/7/2025", "24/7/2025"), True),
        ("UBND tỉnh", ("14/7/2025", "14/8/2025"), True),
        ("UBND tỉnh", ("14/7/2025", "24/11/2025"), False),
        ("UBND tỉnh An Hải", ("14/7/2025", "24/11/2025"), True),
    ],
)
def test_a_body_named_by_its_level_may_be_that_of_another_province(
    issuer: str, days: tuple[str, str], told: bool
) -> None:
    letters = "TTg" if "Thủ tướng" in issuer else "UBND"
    plan = f"Theo Quyết định số 412/QĐ-{letters} ngày {{}} của {issuer}."
    batch = [extraction(f"{i}.txt", plan.format(day)) for i, day in enumerate([days[0], days[0], days[1]])]
    found = registers.batch_claims(batch, DOCUMENTS)
    assert any(len({figure.value for figure in claim.roles["values"]}) > 1 for _, claim in found) is told
    alone = [extraction(f"{i}.txt", plan.format(day)) for i, day in enumerate(days)]
    certain = issuer != "UBND tỉnh"
    assert bool(registers.batch_claims(alone, DOCUMENTS)) is certain


@pytest.mark.parametrize(("others", "witnesses"), [(3, 3), (4, 4), (5, 4)])
def test_a_slip_is_shown_with_some_of_those_that_agree(others: int, witnesses: int) -> None:
    plan = "Theo Kế hoạch số 412/KH-UBND ngày {} của Ủy ban nhân dân tỉnh."
    days = ["14/7/2025"] * others + ["24/7/2025"]
    found = registers.batch_claims([extraction(f"{i}.txt", plan.format(day)) for i, day in enumerate(days)], DOCUMENTS)
    (odd,) = [claim for _, claim in found if len({figure.value for figure in claim.roles["values"]}) > 1]
    assert len(odd.roles["values"]) == witnesses + 1
    assert not odd.doubt


def test_the_same_day_of_another_year_is_a_slip_only_of_a_number_without_a_year() -> None:
    law = "Nghị định số 45/2025/NĐ-CP ngày {} của Chính phủ."
    assert [kind for kind, _ in failing(law.format("12/8/2025") + "\n\n" + law.format("21/3/2024"))] == [
        "documents.date-agreement",
        "documents.year",
    ]


def test_a_commune_begins_to_number_again_and_others_do_not() -> None:
    form = "Kế hoạch số {}/KH-UBND ngày {} của UBND {}."
    for body, kind in (("đặc khu Lý Sơn", "documents.sequence-restart"), ("tỉnh", None), ("thị xã An Hải", None)):
        text = paragraphs(form.format(90, "30/6/2025", body), form.format(5, "01/7/2025", body))
        assert [found for found, _ in failing(text)] == ([kind] if kind else [])


@pytest.mark.parametrize(("others", "groups"), [(199, 200), (200, 202)])
def test_a_name_is_compared_with_so_many_bodies(others: int, groups: int) -> None:
    names = [f"HĐND tỉnh An Hải số {at:03d}" for at in range(others)]
    assert len(registers._bodies([*names, "UBND xã Sơn Linh", "UBND xã"])) == groups


@pytest.mark.parametrize("day", ["", " ngày 31/6/2025"])
def test_a_document_without_a_day_makes_no_claim(day: str) -> None:
    text = paragraphs(
        f"Kế hoạch số 45/KH-UBND{day} của UBND tỉnh.", "Kế hoạch số 45/KH-UBND ngày 12/8/2025 của UBND tỉnh."
    )
    assert registers.claims(reading(text)) == ()
    assert registers.batch_claims([extraction("a.txt", text), extraction("b.txt", text)], DOCUMENTS) != ()


def test_the_highest_number_before_a_commune_was_formed_anew_is_shown() -> None:
    form = "Kế hoạch số {}/KH-UBND ngày {} của UBND xã Sơn Linh."
    text = documents([(90, "10/6/2025"), (95, "12/6/2025"), (7, "01/8/2025"), (5, "15/7/2025")], form)
    (texts,) = [texts for kind, texts in failing(text) if kind == "documents.sequence-restart"]
    assert texts[:2] == ("5/KH-UBND", "95/KH-UBND")


def test_what_agrees_across_reports_is_told_of_the_first() -> None:
    text = "Theo Kế hoạch số 412/KH-UBND ngày 14/7/2025 của Ủy ban nhân dân tỉnh."
    found = registers.batch_claims([extraction(f"{name}.txt", text) for name in "cab"], DOCUMENTS)
    assert [(submission, len(claim.roles["values"])) for submission, claim in found] == [("c.txt", 3)]


@pytest.mark.parametrize(("days", "doubt"), [(("12/8/2025", "21/8/2025"), False), (("12/8/2024", "12/8/2025"), True)])
def test_another_year_is_perhaps_another_document(days: tuple[str, str], doubt: bool) -> None:
    text = paragraphs(*(f"Kế hoạch số 45/KH-UBND ngày {day} của UBND tỉnh." for day in days))
    (claim,) = [claim for claim in registers.claims(reading(text)) if claim.kind == "documents.date-agreement"]
    assert claim.doubt is doubt
    unnamed = text.replace(" của UBND tỉnh", "")
    (claim,) = [claim for claim in registers.claims(reading(unnamed)) if claim.kind == "documents.date-agreement"]
    assert claim.doubt
