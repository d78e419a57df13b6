"""What a file, its name or a ruleset says reaches no terminal as more than a text, whatever command prints it."""

import os
import re
from pathlib import Path

import pytest
from command_calls import CALLS, CSV, ran
from small_form import RULESET

SPOKEN = "\x1b[2J\x1b]0;owned\x07\u202e\x9b2J[red]x[/y]\n::error::z\r"
LOOKS = re.compile(r"\x1b\[[\d;]*m")
"""Colours and weights: what rich itself says to a terminal."""

SPEAKING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files of the calls, each with a name or a text that would speak."""
    monkeypatch.chdir(tmp_path)
    quoted = SPOKEN.encode("unicode_escape").decode()
    ruleset = RULESET.replace("{vi: Tổng chưa khớp, en: Total mismatch}", f'{{vi: "vi {quoted}", en: "en {quoted}"}}')
    ruleset = ruleset.replace("en: Small form", f'en: "{quoted}"').replace(
        "severity: error", f'because: {{vi: "{quoted}", en: "{quoted}"}}\n    severity: error'
    )
    (tmp_path / "small.yaml").write_text(ruleset, encoding="utf-8")
    table = CSV.format(total="963") + f'"Xã {SPOKEN}",5,2,1\n'
    (tmp_path / "batch.csv").write_text(table, encoding="utf-8", newline="")
    name = SPOKEN.replace("/", "")
    (tmp_path / f"{name}.csv").write_text(table.replace("Xã", "Phường"), encoding="utf-8", newline="")
    (tmp_path / f"{name}.xlsx").write_bytes(b"no workbook")
    (tmp_path / "report.txt").write_text(
        f"Tiếp nhận 120 {SPOKEN} hồ sơ, đã giải quyết 90 hồ sơ, đạt 57%.\n", encoding="utf-8"
    )
    ran("run", ".", "--rules", "small.yaml", "-q", "-o", "report.json")
    return tmp_path


BROKEN_RULESET = 'ruleset: ["\\e[2J"]\n"\\e]0;x": 1\n'


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("colours", [False, True])
def test_no_command_lets_a_text_speak(hostile: Path, monkeypatch: pytest.MonkeyPatch, name: str, colours: bool) -> None:
    if colours:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("TERM", "xterm-256color")
    words = [("." if word == "batch.csv" else word) for word in CALLS[name]]
    for call in (words, [*words, "--no\x1b[2J"], [word.replace("small.yaml", "broken.yaml") for word in words]):
        (hostile / "broken.yaml").write_text(BROKEN_RULESET, encoding="utf-8")
        _, out, err = ran(*call)
        told = LOOKS.sub("", out + err) if colours else out + err
        assert "Traceback" not in told
        assert not SPEAKING.search(told.replace("\r\n", "\n")), ascii(SPEAKING.search(told))
        assert "fault of dqcheck" not in told and "lỗi của chính dqcheck" not in told, told
        lines = [line.strip() for line in told.splitlines()]
        # On a terminal no line is a command, and a page is no log.
        spoken = [line for line in lines if line.startswith(("::", "##["))]
        assert spoken == [] or colours or name == "run-html"


def test_a_name_that_is_not_utf_8_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "small.yaml").write_text(RULESET, encoding="utf-8")
    path = os.fsdecode(b"b\xff.csv")
    Path(path).write_text(CSV.format(total="963"), encoding="utf-8")
    code, out, _ = ran(
        "run", path, "--rules", "small.yaml", "-o", "r.json", "-o", "r.html", "-o", "r.xlsx", "-o", "r.sarif"
    )
    assert code == 1, out
    code, out, err = ran("letter", path, "--rules", "small.yaml", "-o", "letters")
    assert code == 0, err
