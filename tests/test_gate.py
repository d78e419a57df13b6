"""The gate of a data repository, exercised with git: bad commits are refused, good ones pass."""

import os
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
