"""The words that every report for people prints."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
import sample

from dqcheck.model.finding import Alternative, Diagnosis
from dqcheck.model.report import Report, RuleError, Status, Submission, UnreadPart
from dqcheck.model.rule import Severity
from dqcheck.model.text import LocalText
from dqcheck.reporters import calculation, finding_groups, overview, view
from dqcheck.reporters.formula_injection import neutral


@pytest.mark.parametrize(
    ("report", "tone"),
    [(sample.mixed(), "bad"), (sample.clean(), "good"), (sample.empty(), "unknown")],
)
def test_the_tone_of_the_verdict(report: Report, tone: str) -> None:
    assert overview.verdict(report, "vi").tone == tone
    assert (tone == "good") == report.ok


def test_an_unread_file_or_a_broken_rule_is_never_green() -> None:
    clean = sample.clean()
    unread = replace(clean, files=(replace(clean.files[0], problem=sample.both("hỏng")),))
    broken = replace(clean, rule_errors=(RuleError(rule="a/b", message="x"),))
    partial = [replace(clean.submissions[0], status=status) for status in (Status.INCOMPLETE, Status.NOT_CHECKED)]
    lacking = replace(clean, rules=(replace(clean.rules[0], lacking=("online",)),))
    for report in (unread, lacking, *(replace(clean, submissions=(one,)) for one in partial)):
        assert overview.verdict(report, "vi").tone == "unknown"
        assert not report.ok
        assert not report.accepted("error")
        assert overview.shortfalls(report, "vi")
    assert overview.shortfalls(clean, "vi") == []
    assert overview.unread(unread, "vi") == [("bao-cao.xlsx", "hỏng")]
    assert overview.verdict(broken, "vi").tone == "bad"


def test_waived_findings_do_not_turn_the_verdict() -> None:
    waived = next(f for f in sample.findings() if f.waived)
    report = replace(sample.clean(), findings=(waived,))
    assert overview.verdict(report, "en").tone == "good"
    assert "1 point accepted" in overview.verdict(report, "en").details


def test_what_is_wrong_with_a_whole_file_is_no_units_and_a_report_of_an_unknown_unit_is_one() -> None:
    report = sample.mixed()
    source, text = report.files[0].source, report.files[1].source
    extra = (
        Submission(name=source, status=Status.NEEDS_CORRECTION, errors=1),
        Submission(name=text, status=Status.ACCEPTED, files=(text,)),
    )
    more = replace(report, submissions=(*report.submissions, *extra))
    assert [item.name for item in overview.whole_files(more)] == [source]
    assert len(overview.reporting(more)) == len(overview.reporting(report)) + 1


def test_a_suggestion_is_what_would_stand_in_the_cell() -> None:
    first = sample.findings()[0]
    item = replace(first.evidence[0], text="15.130", value="15130000000", unit="đồng", scale="1000000")
    wrong = replace(
        first,
        evidence=(item, *first.evidence[1:]),
        unit="đồng",
        diagnosis=Diagnosis(cause="unit-slip", suspect=0, suggestion="15130000", confidence="high"),
    )
    assert "đang ghi “15.130”; nếu là 15,13 triệu đồng thì khớp." in view.card(wrong, "vi").cause


def test_a_lone_value_is_not_the_one_to_look_at_first() -> None:
    first = replace(sample.findings()[0], diagnosis=Diagnosis(cause="value", suspect=0))
    alone = view.card(replace(first, evidence=first.evidence[:1]), "vi")
    assert (alone.cause, alone.exhibits[0].suspect) == ("", False)
    among = view.card(first, "vi")
    assert among.cause and among.exhibits[0].suspect


def test_only_warnings_are_to_review() -> None:
    warning = next(f for f in sample.findings() if f.severity is Severity.WARNING)
    assert overview.verdict(replace(sample.clean(), findings=(warning,)), "vi").tone == "warn"


def test_every_finding_is_in_one_group() -> None:
    report = sample.mixed()
    printed: Counter[str] = Counter()
    for group in finding_groups.groups(report, "vi"):
        for finding in group.findings:
            printed[finding.fingerprint] += 1
            printed.update(f.fingerprint for f in group.followers.get(finding.fingerprint, ()))
    assert printed == Counter(f.fingerprint for f in report.findings)


def test_a_finding_that_follows_from_itself_or_from_nothing_is_still_shown() -> None:
    first, second, *_ = sample.findings()
    loops = (replace(first, follows=first.fingerprint), replace(second, follows="gone"))
    (group,) = finding_groups.groups(replace(sample.mixed(), findings=loops), "vi")
    assert {f.fingerprint for f in group.findings} == {first.fingerprint, second.fingerprint}


def test_findings_that_follow_from_each_other_are_still_shown() -> None:
    first, second, *_ = sample.findings()
    pair = (replace(first, follows=second.fingerprint), replace(second, follows=first.fingerprint))
    (group,) = finding_groups.groups(replace(sample.mixed(), findings=pair), "vi")
    shown = {f.fingerprint for f in group.findings} | {
        f.fingerprint for f in group.findings for f in group.followers.get(f.fingerprint, ())
    }
    assert shown == {first.fingerprint, second.fingerprint}


def test_a_root_cause_stands_where_the_worst_that_follows_would_stand() -> None:
    first, second, third, *_ = sample.findings()
    mild = replace(third, follows=None)
    worse = replace(second, follows=mild.fingerprint)
    warning = replace(first, severity=Severity.WARNING, fingerprint="other")
    (group,) = finding_groups.groups(replace(sample.mixed(), findings=(warning, mild, worse)), "vi")
    assert [f.fingerprint for f in group.findings] == [mild.fingerprint, "other"]


def test_units_to_correct_come_first() -> None:
    order = [group.submission.status for group in finding_groups.groups(sample.mixed(), "vi")]
    assert order == sorted(order, key=overview.STATUS_ORDER.index)
    ranked = sorted(sample.submissions(), key=overview.standing)
    assert [s.status for s in ranked][-1] is Status.ACCEPTED


def test_findings_of_no_submission_come_before_all() -> None:
    batch = replace(sample.findings()[0], submission="", fingerprint="f0")
    groups = finding_groups.groups(replace(sample.mixed(), findings=(*sample.findings(), batch)), "vi")
    assert groups[0].submission.name == "Toàn đợt báo cáo"


def test_a_card_spells_out_the_calculation_beside_the_number_it_gives() -> None:
    total, rate, shares, *_ = (view.card(f, "vi") for f in sample.findings())
    assert (total.stated_as, total.recomputed_as, total.gap) == ("1.966 hồ sơ", "1.603 + 357 = 1.960 hồ sơ", "+6 hồ sơ")
    assert (rate.recomputed_as, rate.gap) == ("1.165 / 1.170 × 100 = 99,57%", "−1,00 điểm phần trăm")
    assert (shares.stated_as, shares.recomputed_as) == ("61,20 + 42,79 = 103,99%", "100,00%")


def test_the_stated_number_keeps_the_decimals_of_its_writer() -> None:
    finding = sample.found(
        "r/x", "percentage", "Xã A", sample.both("t"),
        (sample.cell("stated", "99,50%", "99.50", "Tỷ lệ", 1, 1, "%"),), sample.fail("99.5", "98.25", "%", "0.005"),
    )  # fmt: skip
    card = view.card(replace(finding, observed="99.5"), "vi")
    assert (card.stated, card.recomputed, card.gap) == ("99,50%", "98,25%", "+1,25 điểm phần trăm")


def test_dates_and_texts_have_no_gap() -> None:
    card = view.card(sample.findings()[4], "en")
    assert (card.stated, card.recomputed, card.gap) == ("2 March 2025", "5 March 2025", "")


@pytest.mark.parametrize(
    ("confidence", "cause", "start"),
    [
        ("high", "one-digit", "Nhiều khả năng do gõ nhầm một chữ số"),
        ("low", "sign", "Có thể do nhầm dấu"),
        ("low", "value", "Nên xem lại"),
    ],
)
def test_the_cause_is_told_as_a_likelihood(confidence: str, cause: str, start: str) -> None:
    diagnosis = Diagnosis(cause=cause, suspect=0, suggestion="1960", confidence=confidence)
    text = view.card(replace(sample.findings()[0], diagnosis=diagnosis), "vi").cause
    assert text.startswith(start)
    assert text.endswith("nếu là 1.960 hồ sơ thì khớp.")


def test_a_tie_names_every_figure_with_what_would_match() -> None:
    tied = (Alternative(suspect=0, suggestion="1960"), Alternative(suspect=1))
    card = view.card(replace(sample.findings()[0], diagnosis=Diagnosis(cause="tie", alternatives=tied)), "vi")
    texts = [item.text for item in sample.findings()[0].evidence]
    assert card.cause == (
        f"Chưa rõ ô nào sai: F12 (đang ghi {texts[0]}, nếu là 1.960 hồ sơ thì khớp) hoặc G12 (đang ghi {texts[1]})."
    )
    assert [item.suspect for item in card.exhibits[:3]] == [True, True, False]


def test_places_do_not_repeat_the_line_above() -> None:
    assert view.places(sample.findings()[0], "vi") == ["bao-cao-9-thang.xlsx, trang tính TTHC, ô F12", "ô G12", "ô H12"]
    waived = next(f for f in sample.findings() if f.waived)
    assert view.places(waived, "vi")[1] == "ô E9, dòng “50/QĐ-UBND”"


def test_a_row_heading_does_not_repeat_the_unit_that_stands_above() -> None:
    first = sample.findings()[0]
    rows = ("XÃ SUỐI ĐÁ / Lễ phát động", "Xã Suối Đa / Tập huấn")
    evidence = tuple(
        replace(item, place=replace(item.place, row_label=row)) for item, row in zip(first.evidence, rows, strict=False)
    )
    card = view.card(replace(first, submission="Xã Suối Đá", evidence=evidence, diagnosis=None), "vi")
    assert card.exhibits[0].shortly.endswith("dòng “Lễ phát động”")
    assert card.exhibits[1].shortly.endswith("dòng “Xã Suối Đa / Tập huấn”")


def test_a_formula_without_a_result_is_not_blank() -> None:
    first = sample.findings()[0]
    empty = replace(first, evidence=(replace(first.evidence[0], text=""),), diagnosis=None)
    assert view.card(empty, "vi").exhibits[0].text == "(để trống)"
    assert view.card(replace(empty, note="type.uncached"), "vi").exhibits[0].text == "(chưa có kết quả)"


def test_what_was_not_checked_is_listed_with_its_reason() -> None:
    listed = dict(overview.unchecked(sample.mixed(), "en"))
    assert listed["Rate of identities issued differs"] == "there was nothing to apply this rule to"
    assert listed["On-time rate differs from the dossiers"] == "undecided in 1 of 5: blank (1)"
    assert listed["khcn-cds/land-shares-not-whole"] == "the rule could not run: division by zero"


def test_what_was_not_read_is_told_by_file_and_reason() -> None:
    told = overview.unread(sample.mixed(), "vi")
    assert told[0] == (
        "nuoc-xanh.pdf",
        "Tệp chỉ có ảnh quét, không có lớp chữ; xin gửi bản .docx hoặc .pdf xuất từ máy.",
    )
    assert told[1] == (
        "bao-cao-9-thang.xlsx, trang tính Nháp, B2:F9; trang tính Nháp 2, A1: 1.241 số",
        "Trang tính không có bảng nào của biểu mẫu.",
    )
    assert [what.rpartition(": ")[2] for what, _ in told[2:]] == ["8 số", "4 số"]
    assert len(overview.unread(sample.mixed(), "vi", whole=True)) == 5
    assert "1.249 số chưa đọc" in overview.verdict(sample.mixed(), "vi").details


def test_rules_that_lack_the_same_column_are_one_line() -> None:
    clean = sample.clean()
    rules = [replace(clean.rules[0], rule=f"a/{name}", title=sample.both(name), lacking=("x", "y")) for name in "pqrst"]
    assert ("p; q; r; and 2 more", "column missing: “x” and “y”") in overview.unchecked_briefly(
        replace(clean, rules=tuple(rules)), "en"
    )


def test_what_was_not_checked_in_brief_counts_what_the_list_names() -> None:
    report = sample.mixed()
    assert overview.unchecked_briefly(report, "en")[-1:] == [
        ("Rate of identities issued differs", "there was nothing to apply this rule to"),
    ]
    some = replace(sample.rules()[0], passed=0, failed=0, undecided=0, within_rounding=0, met=0)
    idle = tuple(replace(some, rule=f"khcn-cds/idle-{n}") for n in range(30))
    often = tuple(
        replace(some, rule=f"khcn-cds/often-{n}", met=9, undecided=n, reasons={"blank": n}) for n in range(1, 9)
    )
    never = replace(often[0], rule="khcn-cds/never", met=1, title=LocalText(vi="Không bao giờ", en="Never"))
    brief = overview.unchecked_briefly(replace(report, rules=(*idle, *often, never), rule_errors=(), files=()), "vi")
    assert len(brief) == 1 + overview.MOST_UNDECIDED + 1
    assert brief[0] == ("37 phép đối chiếu chưa xác định được, ở 9 quy tắc", "ô để trống (37)")
    assert brief[1][0] == "Không bao giờ", "a rule that decided nothing at all comes first"
    assert brief[-1:] == [("30/39 quy tắc không phải dùng đến: không có loại số liệu mà các quy tắc này kiểm tra", "")]


LONG = (
    "Trong kỳ xã tiếp nhận 1.226 hồ sơ, gồm 966 hồ sơ trực tuyến, "
    + "và tiếp tục tuyên truyền đến người dân " * 9
    + "đủ."
)


@pytest.mark.parametrize("texts", [["1.226", "966"], ["đủ."], ["1.226", "đủ."], ["966"]])
@pytest.mark.parametrize("most", [20, 60, 120, 5000])
def test_an_excerpt_keeps_the_figures_and_whole_words(texts: list[str], most: int) -> None:
    told = view.excerpt(LONG, texts, most)
    assert all(text in told for text in texts)
    words = told.removeprefix("… ").removesuffix(" …")
    assert f" {words} " in f" {LONG} "
    assert told.startswith("… ") == (not LONG.startswith(words))
    assert told.endswith(" …") == (not LONG.endswith(words))
    apart = LONG.index(texts[-1]) + len(texts[-1]) - LONG.index(texts[0])
    assert len(words) <= max(most, apart)


def test_a_sentence_without_the_figure_is_quoted_whole() -> None:
    assert view.excerpt(LONG, ["77"], 20) == LONG


def test_a_row_heading_that_is_the_name_or_the_text_is_not_said_again() -> None:
    first = sample.findings()[0]
    item = first.evidence[0]
    for row, told in (("tiếp nhận TRỰC TUYẾN", False), (item.text, False), ("Lễ phát động", True)):
        one = replace(item, place=replace(item.place, row_label=row))
        exhibit = view.card(replace(first, evidence=(one,), diagnosis=None), "vi").exhibits[0]
        assert exhibit.shortly.endswith(f"dòng “{row}”") == told


def test_a_rule_that_most_units_do_not_match_is_doubted() -> None:
    assert overview.widespread(sample.mixed()) == []
    doubted = overview.widespread(sample.large(960))
    assert len(doubted) == 0, "each of the four rules is spread over a quarter of the communes"
    one = replace(
        sample.large(96), findings=tuple(replace(f, rule=sample.rules()[0].rule) for f in sample.large(96).findings)
    )
    assert [(rule.rule, count) for rule, count in overview.widespread(one)] == [(sample.rules()[0].rule, 96)]


@pytest.mark.parametrize(
    ("terms", "value"),
    [
        ((Decimal(603), "+", Decimal(357)), 960),
        ((Decimal(100), "×", Decimal(3), "/", Decimal(4)), 75),
        ((Decimal(10), "-", Decimal(2), "×", Decimal(3)), 4),
        ((Decimal(100), "×", "(", Decimal(6), "-", Decimal(4), ")", "/", Decimal(4)), 50),
        ((Decimal(1), "/", Decimal(0)), None),
        ((Decimal(0), "/", Decimal(0)), None),
        (("(", Decimal(1), ")", ")", Decimal(1)), None),
        ((Decimal(1), "+"), None),
        ((Decimal(1), "?", Decimal(2)), None),
        (("x",), None),
        ((), None),
    ],
)
def test_calculations(terms: tuple[object, ...], value: int | None) -> None:
    assert calculation.result(terms) == value


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", "\r=1"])
def test_formulas_of_strangers_stay_texts(text: str) -> None:
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-6", "-6.25", "966", "Xã A", "", "a=b"])
def test_plain_texts_and_numbers_stay_as_they_are(text: str) -> None:
    assert neutral(text) == text


def test_shares_are_percentages_with_two_digits_that_count() -> None:
    assert [view.share_text(share, "vi") for share in ("0.0131", "0.4217", "0.000012", "0", "x")] == [
        "1,31%", "42,17%", "0,0012%", "0%", "x",
    ]  # fmt: skip


@pytest.mark.parametrize("count", [3, 92])
def test_units_that_sent_nothing_are_one_line_in_every_report(count: int) -> None:
    from dqcheck.reporters import html_report, markdown, terminal

    clean = sample.clean()
    away = tuple(Submission(name=f"Xã Vắng {n}", status=Status.NOT_SUBMITTED) for n in range(count))
    report = replace(clean, submissions=(*clean.submissions, *away))
    told = terminal.render(report, "vi")
    [line] = [line for line in told.splitlines() if "Xã Vắng 0" in line]
    assert line.startswith(f" Chưa gửi ({count}): Xã Vắng 0,")
    assert ("và 84 đơn vị khác" in told) == (count == 92)
    assert [line.count("Xã Vắng") for line in markdown.render(report, "vi").splitlines() if "Xã Vắng" in line] == [
        min(count, markdown.MOST_ABSENT)
    ]
    page = html_report.render(report, "vi")
    [line] = [line for line in page.splitlines() if "Xã Vắng" in line]
    assert f"<details><summary>{count} đơn vị chưa gửi</summary>" in line


@pytest.mark.parametrize(
    ("reasons", "title"),
    [
        (["none-related"], "Phần chưa đối chiếu được"),
        (["sheet-unused"], "Phần chưa đọc"),
        (["sheet-unused", "none-related"], "Phần chưa đọc hoặc chưa đối chiếu được"),
    ],
)
def test_what_was_read_and_not_compared_is_not_called_unread(reasons: list[str], title: str) -> None:
    why = sample.both("vì thế")
    parts = tuple(UnreadPart(source="a.xlsx", reason=reason, why=why, numbers=3) for reason in reasons)
    assert overview.unread_title(replace(sample.mixed(), unread=parts), "vi") == title
