"""A whole batch: status of every unit, order that does not matter, what is asked for and what is left out."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from engine_builders import claim, figure, rule, ruleset, table
from small_form import RULESET

import dqcheck
from dqcheck import narratives
from dqcheck.engine.batch import Batch, files_of_units, in_form_order, named, not_submitted
from dqcheck.engine.completeness import unread_text
from dqcheck.engine.intake import Intake
from dqcheck.engine.tally import Tally
from dqcheck.model.claim import Extraction
from dqcheck.model.document import Narrative
from dqcheck.model.report import Report, Status
from dqcheck.model.rule import Codes

FIXTURES = Path(__file__).parents[2] / "fixtures"
COMMUNES = FIXTURES / "communes"


@pytest.fixture(scope="module")
def folder() -> Report:
    return dqcheck.check(COMMUNES, confirmed=True)


def plain(report: Report) -> Report:
    return replace(report, event=replace(report.event, at=""), files=())


def test_each_unit_has_a_status_and_the_absent_are_named(folder: Report) -> None:
    by_status: dict[Status, int] = {}
    for unit in folder.submissions:
        by_status[unit.status] = by_status.get(unit.status, 0) + 1
    sent = len(list(COMMUNES.glob("*.xlsx")))
    assert by_status[Status.NOT_SUBMITTED] == 96 - sent
    assert sum(by_status.values()) >= 96


def test_the_order_of_files_changes_nothing(folder: Report) -> None:
    files = sorted(COMMUNES.glob("*.xlsx"), reverse=True)
    assert plain(dqcheck.check(files, confirmed=True)) == plain(folder)


def test_what_holds_is_told_only_when_asked_for(folder: Report) -> None:
    assert folder.confirmed
    assert all(item.outcome in ("pass", "within-rounding") for item in folder.confirmed)
    assert dqcheck.check(COMMUNES).confirmed == ()


def test_a_single_commune_does_not_miss_the_others(tmp_path: Path) -> None:
    one = min(COMMUNES.glob("*.xlsx"))
    shutil.copy(one, tmp_path / one.name)
    report = dqcheck.check(tmp_path)
    assert not any(unit.status is Status.NOT_SUBMITTED for unit in report.submissions)


def test_counts_add_up(folder: Report) -> None:
    for one in folder.rules:
        assert one.met == one.passed + one.within_rounding + one.failed + one.undecided + one.errors
    told = sum(one.failed for one in folder.rules)
    assert told == sum(not finding.rule.startswith("form/") for finding in folder.findings)


def test_coverage_never_exceeds_what_was_seen() -> None:
    report = dqcheck.check(FIXTURES / "narratives")
    assert report.prose.seen >= report.prose.understood >= report.prose.checked > 0


def test_severity_overrides_and_off(folder: Report) -> None:
    loudest = folder.findings[0].rule
    off = dqcheck.check(COMMUNES, severity={loudest: "off"})
    assert not any(finding.rule == loudest for finding in off.findings)
    soft = dqcheck.check(COMMUNES, severity={loudest: "info"})
    assert {finding.severity for finding in soft.findings if finding.rule == loudest} == {dqcheck.Severity.INFO}


def test_a_selection_that_meets_nothing_is_refused() -> None:
    with pytest.raises(dqcheck.UsageError, match="totle"):
        dqcheck.check(COMMUNES, select=["totle"])


HEADER = "Đơn vị;Tổng số hồ sơ tiếp nhận;Kỳ trước chuyển qua;Hồ sơ tiếp nhận mới"


def test_a_total_row_that_does_not_add_up_is_told_at_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "tthc.csv"
    path.write_text(f"{HEADER}\nTổng cộng;17;3;13\nXã Ba Động;10;2;8\nXã Ba Tơ;6;1;5\n", encoding="utf-8")
    report = dqcheck.check(path, select=["footing"])
    [finding] = report.findings
    assert (finding.rule, finding.observed, finding.expected) == ("khcn-cds/dossiers-total-row-mismatch", "17", "16")
    assert [item.place.cell for item in finding.evidence] == ["B2", "B3", "B4"]
    assert "“Tổng số hồ sơ tiếp nhận” ở dòng tổng cộng ghi 17 hồ sơ" in finding.message.vi


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for folder, unit, received in (("a", "Xã Ba Động", 10), ("b", "Xã Ba Tơ", 7)):
        (tmp_path / folder).mkdir()
        text = f"{HEADER}\n{unit};{received};2;8\nTổng cộng;{received};2;8\n"
        (tmp_path / folder / "tthc.csv").write_text(text, encoding="utf-8")
    report = dqcheck.check(tmp_path, select=["total", "footing"])
    [finding] = report.findings
    assert finding.submission == "Xã Ba Tơ"
    assert {item.source for item in finding.evidence} == {(tmp_path / "b" / "tthc.csv").as_posix()}
    assert {name for unit in report.submissions for name in unit.files} == {
        (tmp_path / folder / "tthc.csv").as_posix() for folder in "ab"
    }


def test_a_note_names_its_file_where_there_are_several(tmp_path: Path) -> None:
    sheet = COMMUNES.parent / "submissions.xlsx"
    alone = dqcheck.check(sheet).notes
    assert any("dòng ẩn" in note.vi for note in alone)
    assert not any(note.vi.startswith(sheet.name) for note in alone)
    shutil.copy(sheet, tmp_path)
    shutil.copy(min(COMMUNES.glob("*.xlsx")), tmp_path)
    assert [note.vi for note in dqcheck.check(tmp_path).notes] == [f"{sheet.name}: {note.vi}" for note in alone]


def test_a_text_of_which_nothing_was_compared_is_told(tmp_path: Path) -> None:
    texts = {
        "a": "Xã tiếp tục tuyên truyền.",
        "b": "Xã có 7 thôn.",
        "c": "Đã giải quyết 823/921 hồ sơ, đạt 89,36%.",
        "d": "Theo Kế hoạch số 412/KH-UBND ngày 14/7/2025. Kế hoạch số 412/KH-UBND ngày 17/7/2025 được gửi.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    report = dqcheck.check(tmp_path)
    assert [(one.source, one.numbers, one.reason) for one in report.unread] == [
        ("a.txt", 0, "no-figures"),
        ("b.txt", 1, "none-compared"),
    ]
    assert {unit.name: unit.status for unit in report.submissions} == {
        "a": Status.NOT_CHECKED,
        "b": Status.NOT_CHECKED,
        "c": Status.ACCEPTED,
        "d": Status.WITH_WARNINGS,
    }
    assert not dqcheck.check(tmp_path / "b.txt").ok
    assert dqcheck.check(tmp_path / "b.txt").in_vain


def test_every_ending_that_is_read_is_looked_for_in_a_folder(tmp_path: Path) -> None:
    text = f"{HEADER}\nXã Ba Động;10;2;8\n".replace(";", "\t")
    (tmp_path / "bieu.tsv").write_text(text, encoding="utf-8")
    (tmp_path / "README.md").write_text("Đã giải quyết 823/921 hồ sơ, đạt 89,36%.", encoding="utf-8")
    report = dqcheck.check(tmp_path)
    assert [file.source for file in report.files] == ["bieu.tsv"]
    assert report.notes == ()


def test_what_may_be_a_report_and_is_not_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "bieu.csv").write_text(f"{HEADER}\nXã Ba Động;10;2;8\n", encoding="utf-8")
    (tmp_path / "Xã Ba Tơ").mkdir()
    for name in ("Xã Ba Tơ/báo cáo.zip", "ảnh.JPG", ".ẩn.zip", "~$khoá.zip", "Thumbs.db", "dqcheck.toml"):
        (tmp_path / name).write_bytes(b"x")
    left = [(part.source, part.reason, part.numbers) for part in dqcheck.check(tmp_path).unread]
    assert left == [("Xã Ba Tơ/báo cáo.zip", "file-kind", None), ("ảnh.JPG", "file-kind", None)]
    assert dqcheck.check(tmp_path / "bieu.csv").unread == ()


def test_a_fault_of_dqcheck_costs_one_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Đã giải quyết 9/10 hồ sơ, đạt 80% ({name}).", encoding="utf-8")
    extract = narratives.extract

    def broken(narrative: Narrative) -> object:
        if narrative.source == "a.txt":
            raise ZeroDivisionError("x")
        return extract(narrative)

    monkeypatch.setattr(narratives, "extract", broken)
    report = dqcheck.check(tmp_path)
    problems = {file.source: file.problem for file in report.files}
    assert "ZeroDivisionError" in problems["a.txt"].vi
    assert problems["b.txt"] is None
    assert [finding.submission for finding in report.findings] == ["b"]


HEAD = table([{"unit": "Xã A"}, {"unit": "Xã B"}, {"unit": "Xã A"}], "one.xlsx")


def test_every_unit_has_the_files_of_its_records() -> None:
    other = table([{"unit": "Xã B"}], "two.xlsx")
    assert files_of_units({"a": HEAD, "b": other}) == {"Xã A": {"one.xlsx"}, "Xã B": {"one.xlsx", "two.xlsx"}}


def test_a_summary_beside_the_communes_is_no_unit_and_a_file_alone_is_one() -> None:
    summary = table([{"unit": "one.xlsx"}], "one.xlsx")
    assert list(files_of_units({"a": summary, "b": HEAD})) == ["Xã A", "Xã B"]
    assert files_of_units({"a": summary}) == {"one.xlsx": {"one.xlsx"}}


def extraction(submission: str, figures: int = 0, claims: int = 0, kind: str = "total") -> Extraction:
    return Extraction(
        source="a.docx",
        submission=submission,
        figures=(figure("3"),) * figures,
        claims=(claim(submission, "3", kind=kind).claim,) * claims,
        citations=(),
        understood=0,
    )


def test_a_text_is_called_as_the_tables_call_its_unit() -> None:
    texts = [extraction("xã ba tơ"), extraction("XÃ BA TÔ"), extraction("Xã Sa Thầy")]
    assert [one.submission for one in named(texts, ["Xã Ba Tơ", "Xã Khác"])] == ["Xã Ba Tơ", "Xã Ba Tơ", "Xã Sa Thầy"]
    # Where the tables know two units by the name without its accents, the text keeps its own.
    two = [one.submission for one in named(texts, ["Xã Ba Tơ", "Xã Ba Tô"])]
    assert two == ["xã ba tơ", "XÃ BA TÔ", "Xã Sa Thầy"]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (extraction("a"), "no-figures"),
        (extraction("a", figures=2), "none-compared"),
        (extraction("a", figures=2, claims=1, kind="writing.malformed-number"), "none-compared"),
        (extraction("a", figures=2, claims=1), None),
    ],
)
def test_a_text_of_which_nothing_was_confronted_is_told(given: Extraction, reason: str | None) -> None:
    part = unread_text(given)
    assert (part.reason if part else None) == reason
    assert part is None or part.numbers == len(given.figures)


def test_rules_come_in_the_order_of_the_tables_of_the_form() -> None:
    tables = ruleset().tables["dossiers"]
    two = replace(ruleset(), tables={"a": replace(tables, name="a"), "b": replace(tables, name="b")})
    params = {"total": "received", "parts": ("carried", "new")}
    tallies = [Tally(rule=rule(table=name, name=f"{name}-{n}", **params)) for n, name in enumerate("cbaba")]
    assert [tally.rule.id for tally in in_form_order(tallies, two)] == ["a-2", "a-4", "b-1", "b-3", "c-0"]


UNITS = Codes(name="units", codes={"1": "Xã A", "2": "Xã B", "3": "Xã C"})
LISTED = replace(ruleset(), units="units", codelists={"units": UNITS})


@pytest.mark.parametrize(
    ("given", "names", "absent"),
    [
        (LISTED, {"Xã A", "Xã C"}, ("Xã B",)),
        (LISTED, {"Xã C", "Xã khác"}, ()),
        (LISTED, {"Xã C", "Xã A", "Xã B"}, ()),
        (replace(LISTED, units=None), {"Xã A", "Xã C"}, ()),
    ],
)
def test_units_of_the_list_that_sent_nothing_are_named_when_several_did(
    given: dqcheck.Ruleset, names: set[str], absent: tuple[str, ...]
) -> None:
    batch = Batch(taken=Intake(), before=Intake(), filed_on=(given,), narrated=(), tables={})
    assert not_submitted(batch, names) == absent


def test_what_was_sent_is_judged_against_the_period_before(tmp_path: Path) -> None:
    for period, received in (("now", 5), ("before", 9)):
        (tmp_path / period).mkdir()
        text = f"Đơn vị,Tổng số,Kỳ trước,Mới\nXã A,{received},0,{received}\n"
        (tmp_path / period / f"{period}.csv").write_text(text, encoding="utf-8")
    fell = """
  - {id: received-fell, title: {vi: a, en: a}, severity: error, check: change,
     with: {table: dossiers, value: received, before: previous.dossiers.received, cumulative: true}}
"""
    rules = tmp_path / "small.yaml"
    rules.write_text(RULESET + fell, encoding="utf-8")
    options = {"rules": rules, "select": ["change"]}
    [finding] = dqcheck.check(tmp_path / "now", previous_period=[tmp_path / "before"], **options).findings
    assert (finding.observed, [item.source for item in finding.evidence]) == ("5", ["now.csv", "before.csv"])
    alone = dqcheck.check(tmp_path / "now", **options)
    assert (alone.findings, alone.judged) == ((), 0)


def test_findings_of_the_filing_are_told_unless_they_are_ignored(tmp_path: Path) -> None:
    path = tmp_path / "tthc.csv"
    path.write_text(f"{HEADER}\nXã không có;5;2;3\nXã Ba Tơ;7;3;4\n", encoding="utf-8")
    told = [one.rule for one in dqcheck.check(path).findings if one.check == "form"]
    assert told
    assert not [one for one in dqcheck.check(path, ignore=["form"]).findings if one.check == "form"]


def test_workbooks_and_reports_of_one_unit_are_one_submission(tmp_path: Path) -> None:
    (tmp_path / "tthc.csv").write_text(f"{HEADER}\nXã Ba Động;10;2;8\nXã Ba Tơ;7;3;4\n", encoding="utf-8")
    (tmp_path / "xa-ba-dong.txt").write_text(
        "ỦY BAN NHÂN DÂN\nXÃ BA ĐỘNG\nĐã giải quyết 9/10 hồ sơ, đạt 80%.", encoding="utf-8"
    )
    report = dqcheck.check(tmp_path)
    files = {unit.name: unit.files for unit in report.submissions if unit.files}
    assert files["Xã Ba Động"] == ("tthc.csv", "xa-ba-dong.txt")
    assert list(report.event.rulesets) == ["khcn-cds", "narrative"]
    assert (report.prose.seen > 0, report.tables.seen > 0) == (True, True)


OWN_COLUMNS = """\
ruleset: stock
version: "1"
title: {vi: Biểu, en: Form}
period: {from: 2025-01-01, to: 2025-09-30}
tables:
  stock:
    title: {vi: Hồ sơ, en: Dossiers}
    key: unit
    fields:
      unit: {label: [Đơn vị], type: text, required: true}
      received: {label: [Số hồ sơ], type: count}
      resolved: {label: [Đã giải quyết], type: count}
rules:
  - id: fell
    title: {vi: Giảm, en: Fell}
    check: change
    with: {table: stock, value: received, cumulative: true}
  - id: above-plan
    title: {vi: Vượt kế hoạch, en: Above the plan}
    check: part
    with: {table: stock, part: received, whole: planned.stock.received}
"""


def test_columns_of_other_periods_serve_rules(tmp_path):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "ruleset.yaml").write_text(OWN_COLUMNS, encoding="utf-8")
    head = "Đơn vị: Xã Một;;;\nChỉ tiêu;Kế hoạch năm;Cùng kỳ;Thực hiện 9 tháng\n"
    rows = f"{head}Số hồ sơ;90;120;100\nĐã giải quyết;80;70;95\n"
    (tmp_path / "xa-mot.csv").write_text(rows, encoding="utf-8")
    report = dqcheck.check(tmp_path / "xa-mot.csv", rules=tmp_path / "rules")
    told = {one.rule: [item.place.cell for item in one.evidence] for one in report.findings if one.topic != "form"}
    assert told == {"stock/fell": ["D3", "C3"], "stock/above-plan": ["D3", "B3"]}
