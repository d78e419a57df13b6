"""Waivers: tied to the values, with an end, and never unused in silence."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
import yaml
from click.testing import CliRunner, Result

import dqcheck
from dqcheck import waivers
from dqcheck.cli import command, common

RULES = Path(__file__).resolve().parents[1] / "fixtures" / "repository" / "rules" / "dossiers.yaml"
HEAD = "Đơn vị,Tổng số hồ sơ tiếp nhận,Kỳ trước chuyển qua,Tiếp nhận mới\n"
TODAY = dt.date(2026, 11, 22)


def findings(folder: Path, text: str) -> tuple[dqcheck.Finding, ...]:
    path = folder / "batch.csv"
    path.write_text(HEAD + text, encoding="utf-8")
    return dqcheck.check(path, rules=RULES).findings


@pytest.fixture
def finding(tmp_path: Path) -> dqcheck.Finding:
    (found,) = findings(tmp_path, "Xã Ba Tô,9,3,4\n")
    return found


def test_a_waiver_holds_for_the_same_figures_wherever_they_stand(tmp_path: Path, finding) -> None:
    entry = waivers.entry_for(finding, reason="đã xác nhận", by="phòng", until=TODAY)
    (moved,) = findings(tmp_path, "Xã Bờ Y,7,3,4\nXã Ba Tô,9,3,4\n")
    applied = waivers.apply([moved], [entry], TODAY)
    assert applied.findings[0].waived == dqcheck.model.finding.Waiver(
        reason="đã xác nhận", by="phòng", until=TODAY.isoformat()
    )
    assert applied.notes == ()


def test_a_waiver_holds_for_the_same_finding_of_another_file(finding) -> None:
    entry = waivers.entry_for(finding, reason="đã xác nhận", by="phòng", until=TODAY)
    copy = replace(finding, fingerprint=f"{finding.fingerprint}-2", repeats=finding.fingerprint)
    applied = waivers.apply([finding, copy], [entry], TODAY)
    assert all(one.waived for one in applied.findings)
    lapsed = waivers.apply([finding, copy], [replace(entry, until=TODAY - dt.timedelta(days=1))], TODAY)
    assert [one.waived for one in lapsed.findings] == [None, None]
    assert len(lapsed.notes) == 1


def test_a_waiver_lapses_when_a_figure_changes(tmp_path: Path, finding) -> None:
    entry = waivers.entry_for(finding, reason="đã xác nhận", by="phòng")
    (changed,) = findings(tmp_path, "Xã Ba Tô,10,3,4\n")
    assert changed.fingerprint == finding.fingerprint
    applied = waivers.apply([changed], [entry], TODAY)
    assert applied.findings[0].waived is None
    assert "số liệu đã thay đổi" in applied.notes[0].vi


def test_expired_and_unused_waivers_are_told(finding) -> None:
    entry = waivers.entry_for(finding, reason="đã xác nhận", by="phòng", until=TODAY - dt.timedelta(days=1))
    applied = waivers.apply([finding], [entry], TODAY)
    assert applied.findings[0].waived is None
    assert "hết hạn" in applied.notes[0].vi
    applied = waivers.apply([], [entry], TODAY)
    assert applied.unused == (entry,)
    assert len(applied.notes) == 1


def test_a_file_is_readable_and_comes_back(tmp_path: Path, finding) -> None:
    path = tmp_path / "waivers.yaml"
    entry = waivers.entry_for(finding, reason="đã xác nhận: bằng điện thoại", by="phòng", until=TODAY)
    waivers.save(path, [entry])
    assert waivers.load(path) == (entry,)
    assert "Xã Ba Tô" in path.read_text(encoding="utf-8")
    assert waivers.load(tmp_path / "nothing.yaml") == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("waivers: 3", "list of waivers"),
        ("waivers: [{fingerprint: a, surprise: b}]", "unknown key 'surprise'"),
        ("waivers: [{fingerprint: a}]", "missing: rule, values, reason, by"),
        ("waivers: [{fingerprint: a, rule: b, values: [c], reason: d, by: e, until: soon}]", "not a date"),
        ("waivers: [", "not YAML"),
    ],
)
def test_mistakes_in_a_file_are_told(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "waivers.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(dqcheck.RulesetError, match=says):
        waivers.load(path)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "dqcheck.toml").write_text(f'rules = ["{RULES.as_posix()}"]\npaths = ["batch.csv"]\n', encoding="utf-8")
    (tmp_path / "batch.csv").write_text(HEAD + "Xã Ba Tô,9,3,4\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    common.settings.cache_clear()
    yield tmp_path
    common.settings.cache_clear()


def run(*words: str) -> Result:
    return CliRunner(catch_exceptions=False).invoke(command, list(words))


def test_the_command_writes_a_waiver_that_the_next_run_honours(project: Path, finding) -> None:
    assert run("run").exit_code == 1
    written = run("waive", finding.fingerprint[:8], "--reason", "đã xác nhận", "--until", "2999-12-31", "--by", "phòng")
    assert written.exit_code == 0, written.output
    (entry,) = yaml.safe_load((project / "dqcheck-waivers.yaml").read_text(encoding="utf-8"))["waivers"]
    assert (entry["submission"], entry["by"], entry["until"]) == ("Xã Ba Tô", "phòng", "2999-12-31")
    again = run("run")
    assert again.exit_code == 0
    assert "Không còn điểm nào chưa khớp, ngoài 1 điểm đã được chấp nhận." in again.output
    (project / "batch.csv").write_text(HEAD + "Xã Ba Tô,10,3,4\n", encoding="utf-8")
    assert run("run").exit_code == 1


def test_a_whole_fingerprint_is_taken_before_longer_ones(project: Path) -> None:
    (project / "batch.csv").write_text(HEAD + "Xã Ba Tô,9,3,4\nXã Ba Tô,9,3,4\n", encoding="utf-8")
    first, second = sorted(f.fingerprint for f in dqcheck.check("batch.csv", rules=RULES, select=["total"]).findings)
    assert second == f"{first}-2"
    assert run("waive", first[:8], "--reason", "x").exit_code == 2
    for one in (first, second):
        assert run("waive", one, "--reason", "x").exit_code == 0
    assert [entry.fingerprint for entry in waivers.load(project / "dqcheck-waivers.yaml")] == [first, second]


def test_a_waiver_from_a_report_file(project: Path, finding) -> None:
    assert run("run", "-q", "-o", "report.json").exit_code == 1
    (project / "batch.csv").unlink()
    words = ("waive", finding.fingerprint, "--reason", "x", "--by", "y", "--report", "report.json")
    assert run(*words).exit_code == 0
    assert waivers.load(project / "dqcheck-waivers.yaml")[0].values == waivers.values_of(finding)
    assert json.loads((project / "report.json").read_text(encoding="utf-8"))["findings"][0]["waived"] is None


def test_the_library_takes_the_file(project: Path, finding) -> None:
    path = project / "dqcheck-waivers.yaml"
    waivers.save(path, [waivers.entry_for(finding, reason="x", by="y")])
    assert [f.waived is not None for f in dqcheck.check("batch.csv", rules=RULES, waivers=path).findings] == [True]
    assert dqcheck.aggregate("batch.csv", rules=RULES, waivers=str(path)).complete
    frame = pd.read_csv("batch.csv", dtype=str)
    found = dqcheck.check_frame(frame, RULES, table="dossiers")
    waivers.save(path, [waivers.entry_for(one, reason="x", by="y") for one in found.findings])
    accepted, blocked = dqcheck.check_frame(frame, RULES, table="dossiers", waivers=path).split(frame)
    assert (len(accepted), len(blocked)) == (1, 0)
    changed = frame.assign(**{"Tiếp nhận mới": "5"})
    report = dqcheck.check_frame(changed, RULES, table="dossiers", waivers=path)
    assert len(report.notes) == 1
    assert len(report.split(changed)[1]) == 1


def test_a_file_of_waivers_that_is_named_must_be_there(project: Path) -> None:
    assert run("run", "--waivers", "nothing.yaml").exit_code == 2


def test_a_user_without_a_name_may_accept(project: Path, finding, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert run("waive", finding.fingerprint, "--reason", "x").exit_code == 0
    assert waivers.load(project / "dqcheck-waivers.yaml")[0].by.startswith("uid ")


def test_a_fingerprint_that_nothing_has(project: Path) -> None:
    refused = run("waive", "ffffffff", "--reason", "x")
    assert refused.exit_code == 2
    assert "dossiers/received-total-mismatch  Xã Ba Tô" in refused.output
    assert "Hãy ghi mã" in run("waive", "", "--reason", "x").output
    assert not (project / "dqcheck-waivers.yaml").exists()


def test_a_waiver_of_a_file_that_was_not_checked_is_not_called_unused(project: Path) -> None:
    (project / "other.csv").write_text(HEAD + "Xã Bờ Y,7,3,4\n", encoding="utf-8")
    assert run("baseline").exit_code == 0
    (entry,) = waivers.load(project / "dqcheck-waivers.yaml")
    assert entry.files == (project / "batch.csv",)
    assert "files:\n  - batch.csv\n" in (project / "dqcheck-waivers.yaml").read_text(encoding="utf-8")
    assert "có thể xóa" not in run("run", "other.csv").output
    assert "có thể xóa" not in run("run", "--select", "unique").output
    (project / "batch.csv").write_text(HEAD + "Xã Ba Tô,7,3,4\n", encoding="utf-8")
    assert "có thể xóa" in run("run").output


def test_a_waiver_that_names_no_file_is_known_by_its_submission(project: Path, finding) -> None:
    waivers.save(project / "dqcheck-waivers.yaml", [waivers.entry_for(finding, reason="x", by="y")])
    (project / "other.csv").write_text(HEAD + "Xã Bờ Y,7,3,4\n", encoding="utf-8")
    assert "có thể xóa" not in run("run", "other.csv").output
    (project / "batch.csv").write_text(HEAD + "Xã Ba Tô,7,3,4\n", encoding="utf-8")
    assert "có thể xóa" in run("run").output


def test_files_of_waivers_are_named_from_their_folder(tmp_path: Path, finding, monkeypatch: pytest.MonkeyPatch) -> None:
    data, kept = tmp_path / "data", tmp_path / "kept"
    for folder in (data, kept):
        folder.mkdir()
    report = dqcheck.check(tmp_path / "batch.csv", rules=RULES)
    entry = waivers.entry_for(finding, reason="x", by="y", files=report.files)
    waivers.save(kept / "waivers.yaml", [entry])
    assert "- ../batch.csv" in (kept / "waivers.yaml").read_text(encoding="utf-8")
    monkeypatch.chdir(data)
    assert waivers.load(Path("../kept/waivers.yaml")) == (entry,)


def test_a_baseline_of_paths_leaves_the_waivers_of_other_files(project: Path) -> None:
    (project / "other.csv").write_text(HEAD + "Xã Bờ Y,8,3,4\n", encoding="utf-8")
    assert run("baseline", "batch.csv", "other.csv").exit_code == 0
    path = project / "dqcheck-waivers.yaml"
    assert [entry.submission for entry in waivers.load(path)] == ["Xã Ba Tô", "Xã Bờ Y"]
    (project / "batch.csv").write_text(HEAD + "Xã Ba Tô,7,3,4\n", encoding="utf-8")
    (project / "other.csv").write_text(HEAD + "Xã Bờ Y,7,3,4\n", encoding="utf-8")
    assert "bỏ 1" in run("baseline", "batch.csv").output
    assert [entry.submission for entry in waivers.load(path)] == ["Xã Bờ Y"]
    assert "bỏ 1" in run("baseline", "other.csv").output
    assert waivers.load(path) == ()


def test_a_baseline_finds_the_files_of_waivers_that_name_none(project: Path, finding) -> None:
    waivers.save(project / "dqcheck-waivers.yaml", [waivers.entry_for(finding, reason="x", by="y")])
    assert run("baseline").exit_code == 0
    assert [e.files for e in waivers.load(project / "dqcheck-waivers.yaml")] == [(project / "batch.csv",)]


def test_a_discrepancy_of_a_named_file_is_waived(project: Path) -> None:
    (project / "other.csv").write_text(HEAD + "Xã Bờ Y,8,3,4\n", encoding="utf-8")
    (found,) = dqcheck.check("other.csv", rules=RULES).findings
    assert run("waive", found.fingerprint, "--reason", "x").exit_code == 2
    assert run("waive", found.fingerprint, "other.csv", "--reason", "x").exit_code == 0
    assert run("run", "other.csv").exit_code == 0
    assert run("run", "-q", "-o", "report.json").exit_code == 1
    assert run("waive", found.fingerprint, "other.csv", "--reason", "x", "--report", "report.json").exit_code == 2


def test_a_few_of_many_discrepancies_are_listed(project: Path) -> None:
    rows = "".join(f"Xã {number},9,3,4\n" for number in range(40))
    (project / "batch.csv").write_text(HEAD + rows, encoding="utf-8")
    told = run("waive", "", "--reason", "x").output.splitlines()
    assert len(told) == 12
    assert "30 điểm nữa" in told[10]


def test_a_baseline_reads_numbers_as_a_run_does(project: Path) -> None:
    settings = project / "dqcheck.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + 'numbers = "en"\n', encoding="utf-8")
    (project / "batch.csv").write_text(HEAD + '"Xã Ba Tô","1,007","1,003",4\n', encoding="utf-8")
    assert run("run").exit_code == 0
    assert "thêm 0" in run("baseline").output


def test_a_baseline_of_a_report_leaves_the_waivers_of_other_files(project: Path) -> None:
    (project / "other.csv").write_text(HEAD + "Xã Bờ Y,8,3,4\n", encoding="utf-8")
    assert run("baseline", "batch.csv", "other.csv").exit_code == 0
    (project / "other.csv").write_text(HEAD + "Xã Bờ Y,7,3,4\n", encoding="utf-8")
    assert run("run", "other.csv", "-q", "-o", "report.json").exit_code == 0
    assert "bỏ 1" in run("baseline", "--report", "report.json").output
    assert [entry.submission for entry in waivers.load(project / "dqcheck-waivers.yaml")] == ["Xã Ba Tô"]
