"""Configuration: found upwards, every mistake told, and where each setting comes from."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import dqcheck
from dqcheck.cli import command, common
from dqcheck.config import Config, find

PROJECT = '[project]\nname = "x"\n\n[tool.dqcheck]\nrules = "rules"\nfail-on = "warning"\n'


def write(folder: Path, name: str, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_the_nearest_file_upwards_holds(tmp_path: Path) -> None:
    write(tmp_path, "pyproject.toml", PROJECT)
    deep = tmp_path / "a" / "b"
    write(deep, "pyproject.toml", '[project]\nname = "says nothing of us"\n')
    found = find(deep)
    assert (found.home, found.rules, found.fail_on, found.lang) == (tmp_path, ("rules",), "warning", "vi")
    assert (found.origin("fail_on"), found.origin("lang")) == ((tmp_path / "pyproject.toml").as_posix(), "default")
    write(tmp_path, "dqcheck.toml", 'lang = "en"\n[severity]\n"khcn-cds/x" = "off"\n')
    found = find(deep)
    assert (found.file, found.lang, found.fail_on, found.severity) == (
        "dqcheck.toml", "en", "error", {"khcn-cds/x": "off"},
    )  # fmt: skip


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert find(tmp_path) == Config()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('ruless = "a"', "did you mean 'rules'"),
        ("rules = 3", "list of texts"),
        ('fail-on = "sometimes"', "expected one of error, warning, info, never"),
        ('lang = "fr"', "expected vi or en"),
        ('numbers = "de"', "expected one of auto, vi, en, fr, ch, plain"),
        ('severity = {a = "bad"}', "expected rule = one of"),
        ("lang = 3", "expected a text"),
        ("lang = ", "not TOML"),
    ],
)
def test_mistakes_are_told_with_their_line(tmp_path: Path, text: str, says: str) -> None:
    write(tmp_path, "dqcheck.toml", "# settings\n" + text + "\n")
    with pytest.raises(dqcheck.RulesetError, match=says) as caught:
        find(tmp_path)
    assert caught.value.problems[0].line == (1 if "TOML" in says else 2)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    common.settings.cache_clear()
    yield tmp_path
    common.settings.cache_clear()


def test_the_command_says_what_holds_and_from_where(folder: Path) -> None:
    write(folder, "pyproject.toml", PROJECT)
    told = CliRunner().invoke(command, ["config"])
    assert told.exit_code == 0
    assert "fail-on = warning  (pyproject.toml)" in told.output
    assert "lang = vi  (default)" in told.output


def test_severity_and_fail_on_of_the_configuration_hold(folder: Path) -> None:
    sample = Path(__file__).resolve().parents[1] / "fixtures" / "repository"
    rules = (sample / "rules" / "dossiers.yaml").as_posix()
    data = "Đơn vị,Tổng số hồ sơ tiếp nhận,Kỳ trước chuyển qua,Tiếp nhận mới\nXã A,9,1,1\n"
    write(folder, "data.csv", data)
    for settings, code in (
        ("", 1),
        ('fail-on = "never"', 0),
        ('severity = {received-total-mismatch = "warning"}', 0),
        ('fail-on = "warning"\nseverity = {received-total-mismatch = "warning"}', 1),
        ('severity = {received-total-mismatch = "off"}', 0),
        ('ignore = ["total"]', 0),
    ):
        write(folder, "dqcheck.toml", f'rules = ["{rules}"]\npaths = ["data.csv"]\n{settings}\n')
        common.settings.cache_clear()
        assert CliRunner(catch_exceptions=False).invoke(command, ["run"]).exit_code == code, settings


def test_python_dash_m_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "dqcheck", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"dqcheck, version {dqcheck.__version__}\n"


def test_a_shell_is_completed() -> None:
    import os

    done = subprocess.run(
        [sys.executable, "-m", "dqcheck"],
        capture_output=True,
        text=True,
        env={**os.environ, "_DQCHECK_COMPLETE": "bash_complete", "COMP_WORDS": "dqcheck ba", "COMP_CWORD": "1"},
        check=True,
    )
    assert done.stdout == "plain,baseline\n"
