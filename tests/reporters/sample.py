"""Small validation reports built by hand, for the tests of every reporter. All names and figures are made up."""

from decimal import Decimal

from dqcheck.messages import verdict_message
from dqcheck.model.finding import Diagnosis, Evidence, Finding, Influence, Waiver
from dqcheck.model.place import Place, cell_address
from dqcheck.model.report import (
    Coverage,
    Event,
    InputFile,
    Report,
    RuleError,
    RuleSummary,
    Status,
    Submission,
    UnreadPart,
)
from dqcheck.model.rule import Severity
from dqcheck.model.text import LocalText
from dqcheck.model.verdict import Outcome, Verdict

EVENT = Event(at="2025-10-03T08:15:00+07:00", tool="dqcheck 0.1.0", rulesets={"khcn-cds": "2025.3", "narrative": "1"})
HOSTILE = "<script>alert('xã')</script> & \"Bình\""


def both(vi: str, en: str | None = None) -> LocalText:
    return LocalText(vi=vi, en=en or vi)


def cell(
    role: str, text: str, value: str | None, label: str, line: int, column: int, unit: str | None = None, **more: str
) -> Evidence:
    return Evidence(
        role=role,
        text=text,
        value=value,
        source=more.get("source", "bao-cao-9-thang.xlsx"),
        place=Place(
            sheet=more.get("sheet", "TTHC"),
            cell=cell_address(line, column),
            row_label=more.get("row", "Xã Suối Đá"),
            column_label=label,
        ),
        label=both(label),
        unit=unit,
    )


def said(role: str, text: str, value: str, label: str, quote: str, page: int, line: int, unit: str | None) -> Evidence:
    return Evidence(
        role=role,
        text=text,
        value=value,
        source="bao-cao-dong-cat.docx",
        place=Place(page=page, paragraph=page * 9, line=line),
        label=both(label),
        quote=quote,
        unit=unit,
    )


def found(
    rule: str,
    check: str,
    submission: str,
    title: LocalText,
    evidence: tuple[Evidence, ...],
    verdict: Verdict,
    *,
    severity: Severity = Severity.ERROR,
    topic: str = "dossiers",
    **more: object,
) -> Finding:
    def plain(value: Decimal | str | None) -> str | None:
        return format(value, "f") if isinstance(value, Decimal) else value

    return Finding(
        rule=rule,
        check=check,
        severity=severity,
        outcome=verdict.outcome.value,
        submission=submission,
        title=title,
        message=verdict_message(verdict, evidence),
        evidence=evidence,
        observed=plain(verdict.observed),
        expected=plain(verdict.expected),
        discrepancy=plain(verdict.discrepancy),
        allowed=plain(verdict.allowed),
        unit=verdict.unit,
        topic=topic,
        table=topic,
        facts=verdict.facts,
        note=verdict.note,
        **more,
    )


def fail(
    observed: object = None, expected: object = None, unit: str | None = None, allowed: str = "0", **facts: object
) -> Verdict:
    """A failing verdict of two numbers, or of two texts or dates."""
    try:
        stated, wanted = Decimal(str(observed)), Decimal(str(expected))
    except ArithmeticError:
        return Verdict(outcome=Outcome.FAIL, observed=observed, expected=expected, facts=facts)
    return Verdict(
        outcome=Outcome.FAIL,
        observed=stated,
        expected=wanted,
        discrepancy=stated - wanted,
        allowed=Decimal(allowed),
        unit=unit,
        facts=facts,
    )


TITLES = {
    "khcn-cds/online-total-mismatch": both(
        "Hồ sơ trực tuyến không bằng tổng toàn trình và một phần", "Online dossiers differ from full plus partial"
    ),
    "khcn-cds/on-time-rate-mismatch": both(
        "Tỷ lệ đúng hạn chưa khớp với số hồ sơ", "On-time rate differs from the dossiers"
    ),
    "khcn-cds/land-shares-not-whole": both("Cơ cấu đất không cộng đủ 100%", "Shares of land do not add up to 100%"),
    "khcn-cds/budget-implausible": both(
        "Kinh phí lớn bất thường cho một hoạt động", "Budget is unusually large for one activity"
    ),
    "khcn-cds/issued-out-of-order": both(
        "Số và ngày văn bản không theo thứ tự", "Document numbers and dates out of order"
    ),
    "narrative/part-exceeds-whole": both(
        "Bộ phận lớn hơn tổng thể trong lời văn", "A part exceeds its whole in the prose"
    ),
    "narrative/malformed-number": both("Số liệu ghi chưa đúng quy cách", "A number is not well formed"),
    "khcn-cds/citizen-identity-rate-mismatch": both(
        "Tỷ lệ cấp định danh chưa khớp", "Rate of identities issued differs"
    ),
}


def findings() -> tuple[Finding, ...]:
    online = found(
        "khcn-cds/online-total-mismatch",
        "total",
        "Xã Suối Đá",
        TITLES["khcn-cds/online-total-mismatch"],
        (
            cell("total", "1.966", "1966", "Tiếp nhận trực tuyến", 11, 5, "hồ sơ"),
            cell("parts", "1.603", "1603", "Toàn trình", 11, 6, "hồ sơ"),
            cell("parts", "357", "357", "Một phần", 11, 7, "hồ sơ"),
        ),
        fail(1966, 1960, "hồ sơ", arithmetic=(Decimal(1603), "+", Decimal(357))),
        diagnosis=Diagnosis(cause="one-digit", suspect=0, suggestion="1960", confidence="high"),
        influence=Influence(indicator=both("Tiếp nhận trực tuyến", "Received online"), share_of_total="0.0131"),
        fingerprint="a1b2c3d4e5f60001",
    )
    rate = found(
        "khcn-cds/on-time-rate-mismatch",
        "percentage",
        "Xã Suối Đá",
        TITLES["khcn-cds/on-time-rate-mismatch"],
        (
            cell("stated", "98,57%", "98.57", "Tỷ lệ đúng hạn", 11, 14, "%"),
            cell("part", "1.165", "1165", "Giải quyết đúng hạn", 11, 12, "hồ sơ"),
            cell("whole", "1.170", "1170", "Đã giải quyết", 11, 11, "hồ sơ"),
        ),
        fail(
            "98.57",
            Decimal(116500) / 1170,
            "%",
            "0.005",
            arithmetic=(Decimal(1165), "/", Decimal(1170), "×", Decimal(100)),
        ),
        diagnosis=Diagnosis(cause="one-digit", suspect=0, suggestion="99.57", confidence="low"),
        fingerprint="a1b2c3d4e5f60002",
        follows="a1b2c3d4e5f60001",
    )
    land = found(
        "khcn-cds/land-shares-not-whole",
        "shares",
        "Xã Suối Đá",
        TITLES["khcn-cds/land-shares-not-whole"],
        (
            cell("parts", "61,20", "61.20", "Đất nông nghiệp", 8, 3, "%", sheet="Đơn vị"),
            cell("parts", "42,79", "42.79", "Đất phi nông nghiệp", 8, 4, "%", sheet="Đơn vị"),
        ),
        fail("103.99", "100", "%", "0.01", arithmetic=(Decimal("61.20"), "+", Decimal("42.79"))),
        severity=Severity.WARNING,
        topic="unit",
        fingerprint="a1b2c3d4e5f60003",
    )
    budget = found(
        "khcn-cds/budget-implausible",
        "magnitude",
        "Phường Bến Ngọc",
        TITLES["khcn-cds/budget-implausible"],
        (
            cell(
                "value",
                "15.130 triệu đồng",
                "15130000000",
                "Kinh phí",
                4,
                3,
                "đồng",
                sheet="Kinh phí",
                row="Phường Bến Ngọc",
            ),
        ),
        fail("15130000000", "500000000", "đồng"),
        topic="spending",
        diagnosis=Diagnosis(cause="unit-slip", suspect=0, suggestion="15130000", confidence="high"),
        influence=Influence(indicator=both("Kinh phí", "Budget"), share_of_total="0.4217"),
        fingerprint="a1b2c3d4e5f60004",
    )
    order = found(
        "khcn-cds/issued-out-of-order",
        "sequence",
        "Phường Bến Ngọc",
        TITLES["khcn-cds/issued-out-of-order"],
        (
            cell("date", "02/3/2025", "2025-03-02", "Ngày ban hành", 9, 4, sheet="Văn bản", row="51/QĐ-UBND"),
            cell("date", "05/3/2025", "2025-03-05", "Ngày ban hành", 8, 4, sheet="Văn bản", row="50/QĐ-UBND"),
        ),
        fail("2025-03-02", "2025-03-05"),
        severity=Severity.WARNING,
        topic="documents",
        fingerprint="a1b2c3d4e5f60005",
        waived=Waiver(reason="đã đối chiếu với sổ công văn", by="N.T. Hoa", until="2026-06-30"),
    )
    prose = found(
        "narrative/part-exceeds-whole",
        "part",
        "Xã Đồng Cát",
        TITLES["narrative/part-exceeds-whole"],
        (
            said(
                "part",
                "2.514 người",
                "2514",
                "đã kích hoạt",
                "Toàn xã có 2.451 người đủ điều kiện, trong đó 2.514 người đã kích hoạt tài khoản.",
                4,
                131,
                "người",
            ),
            said(
                "whole",
                "2.451 người",
                "2451",
                "đủ điều kiện",
                "Toàn xã có 2.451 người đủ điều kiện, trong đó 2.514 người đã kích hoạt tài khoản.",
                4,
                131,
                "người",
            ),
        ),
        fail(2514, 2451, "người"),
        topic="narrative",
        diagnosis=Diagnosis(cause="transposed", suspect=0, suggestion="2451", confidence="low"),
        fingerprint="a1b2c3d4e5f60006",
    )
    writing = found(
        "narrative/malformed-number",
        "writing",
        "Xã Đồng Cát",
        TITLES["narrative/malformed-number"],
        (said("value", "97/45%", "97/45%", "tỷ lệ số hóa", "Tỷ lệ số hóa hồ sơ đạt 97/45%.", 5, 160, None),),
        Verdict(outcome=Outcome.FAIL),
        severity=Severity.INFO,
        topic="narrative",
        fingerprint="a1b2c3d4e5f60007",
    )
    hostile = found(
        "khcn-cds/online-total-mismatch",
        "total",
        HOSTILE,
        TITLES["khcn-cds/online-total-mismatch"],
        (
            cell("total", "=1+1", "2", "<b>Trực tuyến</b>", 12, 5, row=HOSTILE, source="=cmd.xlsx"),
            cell("parts", "  ", None, "Toàn trình", 12, 6, row=HOSTILE, source="=cmd.xlsx"),
            cell("parts", "3", "3", "@Một phần", 12, 7, row=HOSTILE, source="=cmd.xlsx"),
        ),
        fail(2, 3, "hồ sơ"),
        fingerprint="a1b2c3d4e5f60008",
    )
    return (online, rate, land, budget, order, prose, writing, hostile)


def rules() -> tuple[RuleSummary, ...]:
    def summary(name: str, check: str, topic: str, severity: Severity = Severity.ERROR, **tally: object) -> RuleSummary:
        met = sum(v for v in tally.values() if isinstance(v, int))
        because = both("Số tổng hợp của tỉnh cộng các cột này.", "The province adds these columns up.")
        return RuleSummary(
            rule=name,
            check=check,
            severity=severity,
            title=TITLES[name],
            met=met,
            topic=topic,
            because=because,
            **tally,
        )

    return (
        summary("khcn-cds/online-total-mismatch", "total", "dossiers", passed=3, within_rounding=0, failed=2),
        summary(
            "khcn-cds/on-time-rate-mismatch",
            "percentage",
            "dossiers",
            passed=2,
            within_rounding=1,
            failed=1,
            undecided=1,
            reasons={"blank": 1},
        ),
        summary(
            "khcn-cds/land-shares-not-whole", "shares", "unit", Severity.WARNING, passed=3, within_rounding=1, failed=1
        ),
        summary("khcn-cds/budget-implausible", "magnitude", "spending", passed=4, failed=1),
        summary("khcn-cds/issued-out-of-order", "sequence", "documents", Severity.WARNING, passed=4, failed=1),
        summary("khcn-cds/citizen-identity-rate-mismatch", "percentage", "identity"),
        summary("narrative/part-exceeds-whole", "part", "narrative", passed=31, failed=1),
        summary("narrative/malformed-number", "writing", "narrative", Severity.INFO, passed=120, failed=1),
    )


def submissions() -> tuple[Submission, ...]:
    book = ("bao-cao-9-thang.xlsx",)
    return (
        Submission(name="Xã An Lạc", status=Status.ACCEPTED, files=book),
        Submission(name="Xã Suối Đá", status=Status.NEEDS_CORRECTION, files=book, errors=2, warnings=1),
        Submission(name="Phường Bến Ngọc", status=Status.NEEDS_CORRECTION, files=book, errors=1),
        Submission(
            name="Xã Đồng Cát", status=Status.NEEDS_CORRECTION, files=("bao-cao-dong-cat.docx",), errors=1, infos=1
        ),
        Submission(name=HOSTILE, status=Status.NEEDS_CORRECTION, files=("=cmd.xlsx",), errors=1),
        Submission(name="Xã Cồn Sậy", status=Status.INCOMPLETE, files=book),
        Submission(name="ghi-chep", status=Status.NOT_CHECKED, files=("ghi-chep.txt",)),
        Submission(name="Đặc khu Lý Hải", status=Status.NOT_SUBMITTED),
        Submission(name="Xã Nước Xanh", status=Status.UNREADABLE, files=("nuoc-xanh.pdf",)),
    )


def unread() -> tuple[UnreadPart, ...]:
    """Parts of a workbook, two of them for one reason, and a text of which nothing was compared."""

    def part(sheet: str, cells: str, numbers: int, reason: str, why: LocalText) -> UnreadPart:
        return UnreadPart(
            source="bao-cao-9-thang.xlsx", sheet=sheet, range=cells, numbers=numbers, reason=reason, why=why
        )

    column = both("Cột không có trong biểu mẫu: “Số lượt”.", "A column that the form does not have: “Số lượt”.")
    sheet = both("Trang tính không có bảng nào của biểu mẫu.", "No table of the form stands on this sheet.")
    return (
        part("TTHC", "M5:M12", 8, "column-unknown", column),
        part("Nháp", "B2:F9", 1240, "sheet-unused", sheet),
        part("Nháp 2", "A1", 1, "sheet-unused", sheet),
        UnreadPart(
            source="ghi-chep.txt",
            numbers=4,
            reason="none-compared",
            why=both("Chưa đối chiếu được số liệu nào trong văn bản.", "No figure of the text could be compared."),
        ),
    )


def mixed() -> Report:
    """A batch with everything in it: each severity and status, prose and cells, a waiver, hostile text, gaps."""
    confirmed = found(
        "khcn-cds/online-total-mismatch",
        "total",
        "Xã An Lạc",
        TITLES["khcn-cds/online-total-mismatch"],
        (
            cell("total", "12", "12", "Tiếp nhận trực tuyến", 10, 5, row="Xã An Lạc"),
            cell("parts", "08", "8", "Toàn trình", 10, 6, row="Xã An Lạc"),
            cell("parts", "4", "4", "Một phần", 10, 7, row="Xã An Lạc"),
        ),
        Verdict(
            outcome=Outcome.PASS,
            observed=Decimal(12),
            expected=Decimal(12),
            discrepancy=Decimal(0),
            allowed=Decimal(0),
            unit="hồ sơ",
        ),
        fingerprint="a1b2c3d4e5f60009",
    )
    return Report(
        event=EVENT,
        files=(
            InputFile(
                source="bao-cao-9-thang.xlsx", path="nop/bao-cao-9-thang.xlsx", sha256="0" * 64, ruleset="khcn-cds"
            ),
            InputFile(
                source="bao-cao-dong-cat.docx", path="nop/bao-cao-dong-cat.docx", sha256="1" * 64, ruleset="narrative"
            ),
            InputFile(source="=cmd.xlsx", path="nop/=cmd.xlsx", sha256="2" * 64, ruleset="khcn-cds"),
            InputFile(
                source="nuoc-xanh.pdf",
                path="nop/nuoc-xanh.pdf",
                sha256="3" * 64,
                problem=both(
                    "Tệp chỉ có ảnh quét, không có lớp chữ; xin gửi bản .docx hoặc .pdf xuất từ máy.",
                    "The file holds scanned pictures without text; please send a .docx or an exported .pdf.",
                ),
            ),
        ),
        submissions=submissions(),
        unread=unread(),
        findings=findings(),
        confirmed=(confirmed,),
        rules=rules(),
        rule_errors=(RuleError(rule="khcn-cds/land-shares-not-whole", message="division by zero"),),
        tables=Coverage(seen=1240, understood=1233, checked=902),
        prose=Coverage(seen=214, understood=171, checked=96),
        notes=(
            both("Danh mục đơn vị hành chính áp dụng từ ngày 01/7/2025.", "List of units in force since 1 July 2025."),
        ),
    )


def clean() -> Report:
    """A batch in which all that was checked matches."""
    return Report(
        event=EVENT,
        files=(InputFile(source="bao-cao.xlsx", path="bao-cao.xlsx", sha256="0" * 64, ruleset="khcn-cds"),),
        submissions=(Submission(name="Xã An Lạc", status=Status.ACCEPTED, files=("bao-cao.xlsx",)),),
        rules=(
            RuleSummary(
                rule="khcn-cds/online-total-mismatch",
                check="total",
                severity=Severity.ERROR,
                title=TITLES["khcn-cds/online-total-mismatch"],
                met=1,
                passed=1,
                topic="dossiers",
            ),
        ),
        tables=Coverage(seen=12, understood=12, checked=3),
    )


def empty() -> Report:
    """A run that judged nothing: no report may show it as green."""
    return Report(event=EVENT)


def large(count: int, communes: int = 96) -> Report:
    """A batch with many findings, all alike in form."""
    names = [f"Xã số {number:03}" for number in range(1, communes + 1)]
    base = findings()[:4]
    many = []
    for number in range(count):
        model = base[number % len(base)]
        many.append(
            Finding(
                **{
                    **{name: getattr(model, name) for name in model.__dataclass_fields__},
                    "submission": names[number % communes],
                    "fingerprint": f"{number:016x}",
                    "follows": None,
                }
            )
        )
    each = count // communes
    return Report(
        event=EVENT,
        files=(InputFile(source="bao-cao.xlsx", path="bao-cao.xlsx", sha256="0" * 64, ruleset="khcn-cds"),),
        submissions=tuple(Submission(name=name, status=Status.NEEDS_CORRECTION, errors=each) for name in names),
        findings=tuple(many),
        rules=rules(),
        tables=Coverage(seen=6000, understood=6000, checked=5000),
    )


ALL = {"mixed": mixed, "clean": clean, "empty": empty}
