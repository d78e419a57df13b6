"""``dqcheck form accept``."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from small_form import RULESET

from dqcheck.cli import command

SHORT = "Đơn vị;T.số;KT;Mới\nXã Một;5;2;3\nXã Hai;9;2;3\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "small.yaml").write_text(RULESET, encoding="utf-8")
    (tmp_path / "bao-cao.csv").write_text(SHORT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*words: str):
    return CliRunner().invoke(command, [*words, "--lang", "en"])


def test_accepted_headers_hold_from_then_on(folder: Path) -> None:
    before = call("run", "bao-cao.csv", "--rules", "small.yaml")
    assert "dqcheck form accept bao-cao.csv" in " ".join(before.output.split())
    done = call("form", "accept", "bao-cao.csv", "--rules", "small.yaml")
    assert done.exit_code == 0
    assert "“KT” is “Kỳ trước”" in done.output
    assert (folder / "small.accepted-labels.yaml").is_file()
    after = call("run", "bao-cao.csv", "--rules", "small.yaml")
    assert "form accept" not in after.output
    assert "small/received-total-mismatch" in after.output
    again = call("form", "accept", "bao-cao.csv", "--rules", "small.yaml")
    assert (again.exit_code, "no shortened headers" in again.output) == (0, True)


def test_a_dry_run_writes_nothing_and_one_header_may_be_chosen(folder: Path) -> None:
    assert "T.số" in call("form", "accept", "bao-cao.csv", "--rules", "small.yaml", "--dry-run").output
    assert not (folder / "small.accepted-labels.yaml").exists()
    call("form", "accept", "bao-cao.csv", "--rules", "small.yaml", "--only", "kt")
    assert "T.số" not in (folder / "small.accepted-labels.yaml").read_text(encoding="utf-8")
    wrong = call("form", "accept", "bao-cao.csv", "--rules", "small.yaml", "--only", "XYZ")
    assert (wrong.exit_code, "XYZ" in wrong.output) == (2, True)
