"""A whole batch: status of every unit, order that does not matter, what is asked for and what is left out."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import dqcheck
from dqcheck import narratives
from dqcheck.model.document import Narrative
from dqcheck.model.report import Report, Status

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
    for rule in folder.rules:
        assert rule.met == rule.passed + rule.within_rounding + rule.failed + rule.undecided + rule.errors
    told = sum(rule.failed for rule in folder.rules)
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
    assert [note.vi for note in dqcheck.check(tmp_path).notes] == [
        "a.txt không nêu số liệu nào, nên không có gì để đối chiếu.",
        "b.txt có 1 số liệu nhưng chưa đối chiếu được số nào; xem bằng lệnh dqcheck read.",
    ]


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
    [note] = dqcheck.check(tmp_path).notes
    assert note.vi.startswith("Đã bỏ qua 2 tệp không thuộc loại được đọc: Xã Ba Tơ/báo cáo.zip và ảnh.JPG.")
    assert dqcheck.check(tmp_path / "bieu.csv").notes == ()


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
