"""The gate of a data repository, exercised with git: bad commits are refused, good ones pass."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "fixtures" / "repository"
DATA = "data/2025-q3.csv"
HEAD = "Đơn vị,Tổng số hồ sơ tiếp nhận,Kỳ trước chuyển qua,Tiếp nhận mới\n"

pytestmark = pytest.mark.needs("git")


@pytest.fixture
def repository(tmp_path: Path):
    """A copy of the sample repository under git, with ``dqcheck`` on the path of its hook."""
    folder, programs = tmp_path / "repository", tmp_path / "bin"
    shutil.copytree(SAMPLE, folder)
    programs.mkdir()
    command = programs / "dqcheck"
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m dqcheck "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = {
        **kept,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "GIT_CONFIG_NOSYSTEM": "1",
    }

    def run(*words: str, ok: bool = True) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(list(words), cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode == 0) is ok, done.stdout + done.stderr
        return done

    run("git", "init", "-q", "-b", "main")
    run("git", "config", "user.name", "Tester")
    run("git", "config", "user.email", "tester@example.org")
    run("git", "config", "core.hooksPath", ".githooks")
    run.folder = folder  # type: ignore[attr-defined]
    return run


def write(repository, text: str, name: str = DATA) -> None:
    (repository.folder / name).write_text(HEAD + text, encoding="utf-8")


def commits(repository) -> int:
    return len(repository("git", "rev-list", "--all").stdout.split())


def test_a_good_commit_passes_and_a_bad_one_is_refused(repository) -> None:
    repository("git", "add", ".")
    repository("git", "commit", "-q", "-m", "Quarter 3")
    write(repository, "Xã Ba Động,2.415,36,2.352\n")
    repository("git", "add", ".")
    refused = repository("git", "commit", "-q", "-m", "Transposed", ok=False)
    assert "Xã Ba Động" in refused.stdout + refused.stderr
    assert commits(repository) == 1
    write(repository, "Xã Ba Động,2.388,36,2.352\n")
    repository("git", "commit", "-q", "-a", "-m", "Corrected")
    assert commits(repository) == 2


def test_a_good_commit_prints_nothing_and_a_bad_one_a_few_lines(repository) -> None:
    repository("git", "add", ".")
    repository("git", "commit", "-q", "-m", "Quarter 3")
    write(repository, "Xã Ba Tô,7,3,4\n", "data/good.csv")
    repository("git", "add", ".")
    good = repository("git", "commit", "-q", "-m", "Good")
    assert good.stdout + good.stderr == ""
    write(repository, "".join(f"Xã {number},9,3,4\n" for number in range(300)), "data/bad.csv")
    repository("git", "add", ".")
    bad = repository("git", "commit", "-q", "-m", "Bad", ok=False)
    told = (bad.stdout + bad.stderr).splitlines()
    assert told[0].startswith("data/bad.csv:2: ")
    assert len(told) == 22


def test_what_is_checked_is_what_is_committed(repository) -> None:
    repository("git", "add", ".")
    repository("git", "commit", "-q", "-m", "Quarter 3")
    write(repository, "Xã Ba Tô,9,3,4\n")
    repository("git", "add", ".")
    write(repository, "Xã Ba Tô,7,3,4\n")
    refused = repository("git", "commit", "-q", "-m", "Staged bad, corrected only beside it", ok=False)
    assert "2025-q3.csv" in refused.stderr and "git add" in refused.stderr
    (repository.folder / DATA).unlink()
    repository("git", "commit", "-q", "-m", "Staged bad, gone beside it", ok=False)
    write(repository, "Xã Ba Tô,7,3,4\n")
    write(repository, "Xã Ba Động,1,2,3\n", "data/not-staged.csv")
    repository("git", "add", DATA)
    (repository.folder / "README.md").write_text("changed", encoding="utf-8")
    repository("git", "commit", "-q", "-m", "Good")
    assert "--staged" in repository("dqcheck", "run", "--staged", "--changed-since", "HEAD", ok=False).stderr
    assert repository("dqcheck", "run", "--staged", "--lang", "en").stdout == "No file to check is staged.\n"


def test_a_commit_from_a_folder_below_is_checked(repository) -> None:
    write(repository, "Xã Ba Động,1,2,3\n")
    repository("git", "add", ".")
    repository("env", "-C", "data", "git", "commit", "-q", "-m", "Bad", ok=False)
    repository("env", "-C", "data", "dqcheck", "run", "--staged", ok=False)
    repository("env", "-C", "data", "dqcheck", "run", "--staged", "2025-q3.csv", ok=False)


def test_a_small_table_waits_for_no_frame_library(repository) -> None:
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from dqcheck.cli import command; "
    code += "command(['run', '-q'], standalone_mode=False)"
    ended = "import atexit; atexit.register(lambda: print('polars' in sys.modules, 'pandas' in sys.modules)); "
    done = repository(sys.executable, "-c", f"import sys; {ended}{code}")
    assert done.stdout.split() == ["False", "False"]


def test_a_bad_first_commit_is_refused(repository) -> None:
    write(repository, "Xã Ba Động,1,2,3\n")
    repository("git", "add", ".")
    repository("git", "commit", "-q", "-m", "Bad", ok=False)


def test_only_what_changed_is_checked(repository) -> None:
    write(repository, "Xã Ba Động,1,2,3\n", "data/old.csv")
    repository("git", "add", ".")
    repository("git", "commit", "-q", "--no-verify", "-m", "An old fault")
    assert repository("dqcheck", "run", ok=False).returncode == 1
    repository("dqcheck", "run", "--changed-since", "HEAD")
    write(repository, "Xã Ba Tô,7,3,4\n", "data/new.csv")
    repository("dqcheck", "run", "--changed-since", "HEAD")
    write(repository, "Xã Ba Tô,8,3,4\n", "data/new.csv")
    assert repository("dqcheck", "run", "--changed-since", "HEAD", ok=False).returncode == 1
    assert repository("dqcheck", "run", "--changed-since", "nothing", ok=False).returncode == 2


def test_what_another_branch_did_in_the_meantime_is_not_this_ones_change(repository) -> None:
    write(repository, "Xã Ba Động,1,2,3\n", "data/old.csv")
    repository("git", "add", ".")
    repository("git", "commit", "-q", "--no-verify", "-m", "An old fault")
    repository("git", "checkout", "-q", "-b", "work")
    write(repository, "Xã Ba Tô,7,3,4\n", "data/new.csv")
    repository("git", "add", ".")
    repository("git", "commit", "-q", "-m", "New")
    repository("git", "checkout", "-q", "main")
    write(repository, "Xã Ba Động,5,2,3\n", "data/old.csv")
    repository("git", "commit", "-q", "-a", "-m", "The old fault is corrected")
    repository("git", "checkout", "-q", "work")
    repository("dqcheck", "run", "--changed-since", "main")
    write(repository, "Xã Ba Tô,8,3,4\n", "data/new.csv")
    repository("dqcheck", "run", "--changed-since", "main", ok=False)


def test_reports_are_written_when_nothing_changed(repository) -> None:
    repository("git", "add", ".")
    repository("git", "commit", "-q", "-m", "Good")
    outputs = ("-o", "dqcheck.sarif", "-o", "dqcheck.xml", "-o", "dqcheck.json")
    done = repository("dqcheck", "run", "--changed-since", "HEAD", "--format", "sarif", *outputs)
    (run,) = json.loads(done.stdout)["runs"]
    assert (run["results"], run["invocations"][0]["toolExecutionNotifications"]) == ([], [])
    assert json.loads((repository.folder / "dqcheck.sarif").read_text(encoding="utf-8"))["runs"]
    assert "<error" not in (repository.folder / "dqcheck.xml").read_text(encoding="utf-8")
    assert json.loads((repository.folder / "dqcheck.json").read_text(encoding="utf-8"))["ok"] is True
    assert "::error" not in repository("dqcheck", "run", "--changed-since", "HEAD", "--format", "github").stdout
    assert repository("dqcheck", "run", "--changed-since", "HEAD", "-q").stdout == ""


def test_files_are_named_as_the_repository_knows_them(repository) -> None:
    write(repository, "Xã Ba Động,1,2,3\n")
    assert f"::error file={DATA},line=2," in repository("dqcheck", "run", "--format", "github", ok=False).stdout
    (run,) = json.loads(repository("dqcheck", "run", "--format", "sarif", ok=False).stdout)["runs"]
    (place,) = run["results"][0]["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == DATA


def test_commands_find_what_is_configured_from_a_folder_below(repository) -> None:
    write(repository, "Xã Ba Động,1,2,3\n")
    (repository.folder / "below").mkdir()
    below = ("env", "-C", "below", "dqcheck")
    repository(*below, "run", ok=False)
    listed = repository(*below, "waive", "", "--reason", "x", ok=False).stderr
    assert "dossiers/received-total-mismatch  Xã Ba Động: " in listed
    repository(*below, "waive", listed.split()[0], "--reason", "x")
    repository(*below, "run")
    told = repository(*below, "config").stdout
    assert f"paths = data  ({(repository.folder / 'dqcheck.toml').as_posix()})" in told
    assert f"fail-on = error  ({(repository.folder / 'dqcheck.toml').as_posix()})" in told
    assert "severity = -  (default)" in told


def test_a_baseline_that_shrank_to_nothing_does_not_grow_again(repository) -> None:
    write(repository, "Xã Ba Động,1,2,3\n")
    repository("dqcheck", "baseline")
    write(repository, "Xã Ba Động,5,2,3\n")
    repository("dqcheck", "baseline")
    write(repository, "Xã Ba Tô,9,2,3\n")
    repository("dqcheck", "baseline")
    repository("dqcheck", "run", ok=False)


def test_a_baseline_is_left_alone_while_a_file_cannot_be_read(repository) -> None:
    write(repository, "Xã Ba Động,1,2,3\n")
    repository("dqcheck", "baseline")
    before = (repository.folder / "dqcheck-waivers.yaml").read_text(encoding="utf-8")
    (repository.folder / DATA).rename(repository.folder / "kept.csv")
    (repository.folder / "data" / "broken.xlsx").write_text("no workbook", encoding="utf-8")
    done = repository("dqcheck", "baseline", ok=False)
    assert (done.returncode, "broken.xlsx" in done.stderr) == (3, True)
    assert (repository.folder / "dqcheck-waivers.yaml").read_text(encoding="utf-8") == before


def test_a_baseline_is_of_what_the_configuration_asks(repository) -> None:
    write(repository, "Xã Ba Động,1,2,3\n")
    settings = repository.folder / "dqcheck.toml"
    off = '\n[severity]\nreceived-total-mismatch = "off"\n'
    settings.write_text(settings.read_text(encoding="utf-8") + off, encoding="utf-8")
    repository("dqcheck", "baseline")
    assert (repository.folder / "dqcheck-waivers.yaml").read_text(encoding="utf-8") == "waivers: []\n"


def test_an_old_fault_is_adopted_by_a_baseline_that_only_shrinks(repository) -> None:
    write(repository, "Xã Ba Động,1,2,3\nXã Ba Tô,9,3,4\n")
    repository("dqcheck", "baseline")
    repository("dqcheck", "run")
    write(repository, "Xã Ba Động,5,2,3\nXã Ba Tô,9,3,4\nXã Bờ Y,1,1,1\n")
    assert "Xã Bờ Y" in repository("dqcheck", "run", ok=False).stdout
    repository("dqcheck", "baseline")
    kept = yaml.safe_load((repository.folder / "dqcheck-waivers.yaml").read_text(encoding="utf-8"))["waivers"]
    assert [entry["submission"] for entry in kept] == ["Xã Ba Tô"]
    repository("dqcheck", "run", ok=False)
    repository("dqcheck", "baseline", "--grow")
    repository("dqcheck", "run")


@pytest.mark.parametrize(
    ("name", "wanted"), [("a.xlsx", True), ("BAO CAO.XLSX", True), ("b.Csv", True), ("c.py", False)]
)
def test_the_hooks_we_offer_know_endings_in_any_case(name: str, wanted: bool) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (re.search(hook["files"], name) is not None) == wanted


def test_the_hooks_we_offer_call_commands_that_exist() -> None:
    from dqcheck.cli import COMMANDS

    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["id"] for hook in hooks} == {"dqcheck"}
    assert all(hook["entry"].split()[0] == "dqcheck" and hook["entry"].split()[1] in COMMANDS for hook in hooks)


@pytest.mark.parametrize(("text", "code"), [("Xã Ba Động,5,2,3\n", 0), ("Xã Ba Động,6,2,3\n", 1)])
def test_the_script_of_the_action_runs_as_it_stands(repository, text, code) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    script = action["runs"]["steps"][-1]["run"]
    write(repository, text)
    inputs = {name.upper().replace("-", "_"): str(given["default"]) for name, given in action["inputs"].items()}
    words = [f"{name}={value}" for name, value in inputs.items() if name != "PYTHON_VERSION"]
    done = repository("env", *words, "SARIF=report.sarif", "bash", "-e", "-c", script, ok=code == 0)
    assert done.returncode == code
    assert ("::error" in done.stdout) is (code == 1)
    assert (repository.folder / "report.sarif").exists()


def test_the_action_takes_several_paths_and_leaves_the_configuration_in_force(repository) -> None:
    script = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"][-1]["run"]
    settings = repository.folder / "dqcheck.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"error"', '"never"'), encoding="utf-8")
    write(repository, "Xã Ba Động,6,2,3\n", "data/Báo cáo quý 3.csv")
    paths = f"PATHS=data/Báo cáo quý 3.csv\n{DATA}\n"
    done = repository("env", paths, "bash", "-e", "-c", script)
    assert "::error file=data/Báo cáo quý 3.csv" in done.stdout
    assert "2 tệp" in done.stdout
    repository("env", paths, "FAIL_ON=error", "bash", "-e", "-c", script, ok=False)
