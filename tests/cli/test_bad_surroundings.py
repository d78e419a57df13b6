"""A law: whatever surrounds a command, it ends with a sentence and a code of its own; 1 means findings, and nothing
else."""

import io
import itertools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from command_calls import CALLS, CSV, ran
from small_form import RULESET

from dqcheck.cli import COMMANDS, common

FOUND, BROKEN, UNREADABLE, STOPPED = 1, 2, 3, 130

MEANT_ONE = {"run", "run-html", "run-output", "run-annotate", "aggregate", "compare"}
"""Calls that say with 1 what they found: discrepancies, units that are missing, what is left."""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a batch, its ruleset, a report of it and a text, where the commands are run."""
    monkeypatch.chdir(tmp_path)
    common.settings.cache_clear()
    (tmp_path / "small.yaml").write_text(RULESET, encoding="utf-8")
    (tmp_path / "batch.csv").write_text(CSV.format(total="963"), encoding="utf-8")
    (tmp_path / "report.txt").write_text("Tiếp nhận 120 hồ sơ, đã giải quyết 90 hồ sơ, đạt 75%.\n", encoding="utf-8")
    assert ran("run", "batch.csv", "--rules", "small.yaml", "-q", "-o", "report.json")[0] == FOUND
    yield tmp_path
    common.settings.cache_clear()


def clear(here: Path) -> None:
    """Take away what a call has written."""
    for path in here.iterdir():
        if path.is_file() and path.name not in ("small.yaml", "batch.csv", "report.txt", "report.json"):
            path.unlink()


class Device(io.RawIOBase):
    """A stream that fails as a device does."""

    def __init__(self, error: OSError) -> None:
        self.error = error
        self.to = os.open(os.devnull, os.O_WRONLY)

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self.to

    def write(self, _: object) -> int:
        raise self.error


def check(name: str, result: tuple[int, str, str]) -> None:
    code, out, err = result
    assert "Traceback" not in out + err
    assert code in (0, BROKEN, UNREADABLE) or (code == FOUND and name in MEANT_ONE), (code, err)
    assert code in (0, FOUND) or any("dqcheck: " in line or "Error: " in line for line in err.splitlines()), (code, err)


def test_every_command_is_called() -> None:
    assert {words[0] for words in CALLS.values()} - {"--help"} == set(COMMANDS)


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("encoding", ["ascii", "cp1258", "cp437"])
def test_a_console_that_lacks_letters_gets_the_nearest(here: Path, name: str, encoding: str) -> None:
    plain = ran(*CALLS[name])
    clear(here)
    code, out, err = ran(*CALLS[name], encoding=encoding)
    check(name, (code, out, err))
    assert code == plain[0]
    if name == "run" and encoding == "ascii":
        assert "Xa B" in out
    if name == "run" and encoding == "cp1258":
        assert "đơn vị".replace("ị", "i\u0323") in out


@pytest.mark.parametrize("name", CALLS)
def test_a_full_device_is_told(here: Path, name: str) -> None:
    full = io.TextIOWrapper(Device(OSError(28, "No space left on device")), encoding="utf-8")
    silent = ran(*CALLS[name])[1] == ""
    clear(here)
    code, _, err = ran(*CALLS[name], out=full)
    check(name, (code, "", err))
    assert silent or (code == BROKEN and "No space left" in err)


@pytest.mark.parametrize("name", [name for name in CALLS if name != "help"])
def test_a_reader_who_has_seen_enough_changes_no_code(here: Path, name: str) -> None:
    gone = io.TextIOWrapper(Device(BrokenPipeError(32, "Broken pipe")), encoding="utf-8")
    expected = ran(*CALLS[name])[0]
    clear(here)
    code, _, err = ran(*CALLS[name], out=gone)
    check(name, (code, "", err))
    assert code == expected


DEEP = "[" * 100_000
CONFIGURATIONS: dict[str, bytes] = {
    "deep": b"rules = " + DEEP.encode(),
    "not-utf-8": b'lang = "\xff"',
    "not-toml": b"lang = ",
    "unknown": b"lnag = 'vi'",
    "a-zero-byte": b'waivers = "a\\u0000b"',
    "digits": b"rules = " + b"1" * 5000,
    "empty": b"",
    "a-folder-of-waivers": b'waivers = "."',
}


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("what", CONFIGURATIONS)
def test_a_wrong_configuration_is_told(here: Path, what: str, name: str) -> None:
    (here / "dqcheck.toml").write_bytes(CONFIGURATIONS[what])
    check(name, ran(*CALLS[name]))


YAML: dict[str, bytes] = {
    "deep": DEEP.encode(),
    "deep-keys": b"a: " * 2000,
    "deep-lines": b"\n".join(b" " * at + b"a:" for at in range(500)),
    "not-utf-8": b"waivers: [\xff]",
    "utf-16": "waivers: []".encode("utf-16"),
    "a-list": b"- 1",
    "a-text": b"text",
    "an-alias": b"a: &a [1]\nb: *a",
    "a-tag": b"!!python/object/apply:os.system ['true']",
    "a-control": b"waivers: \x1b[2J",
    "values": b"waivers: [{fingerprint: [a], rule: {b: c}, values: text, reason: r, by: b, until: never}]",
    "nothing": b"",
}


@pytest.mark.parametrize("what", YAML)
@pytest.mark.parametrize("name", ["run", "aggregate", "letter", "baseline", "waive"])
def test_wrong_waivers_are_told(here: Path, what: str, name: str) -> None:
    (here / "dqcheck-waivers.yaml").write_bytes(YAML[what])
    result = ran(*CALLS[name])
    check(name, result)
    assert result[0] == BROKEN or what == "nothing"
    assert (here / "dqcheck-waivers.yaml").read_bytes() == YAML[what] or what == "nothing"


@pytest.mark.parametrize("what", YAML)
@pytest.mark.parametrize(
    "name", ["run", "aggregate", "letter", "rules-list", "rules-show", "rules-check", "rules-test"]
)
def test_a_wrong_ruleset_is_told(here: Path, what: str, name: str) -> None:
    (here / "small.yaml").write_bytes(YAML[what])
    code, out, err = ran(*CALLS[name])
    assert "Traceback" not in out + err
    assert code == BROKEN
    assert "\x1b" not in out + err


@pytest.mark.parametrize(
    "text",
    [
        " + ".join(["new"] * 3000),
        "(" * 3000 + "new" + ")" * 3000,
        "9" * 5000,
        "-" * 3000 + "new",
        "not " * 3000 + "new > 1",
    ],
)
def test_a_formula_without_end_is_refused(here: Path, text: str) -> None:
    parameters = f'{{table: dossiers, that: "{text} == received"}}'
    rule = f"  - {{id: x, title: {{vi: X, en: X}}, severity: error, check: expression, with: {parameters}}}\n"
    (here / "small.yaml").write_text(RULESET + rule, encoding="utf-8")
    code, _, err = ran("run", "batch.csv", "--rules", "small.yaml", "--lang", "en")
    assert code == BROKEN
    assert "small.yaml:" in err


@pytest.mark.parametrize(
    "report", [b"", b"{}", b"[" * 100_000, b"\xff", b'{"schema": "dqcheck.report/1"}', b"1" * 5000]
)
@pytest.mark.parametrize("name", ["compare", "baseline", "waive"])
def test_a_wrong_report_is_told(here: Path, report: bytes, name: str) -> None:
    (here / "report.json").write_bytes(report)
    result = ran(*CALLS[name])
    check(name, result)
    assert result[0] == BROKEN


@pytest.mark.parametrize("epoch", ["abc", "1e9", "9" * 30, "-" * 3])
@pytest.mark.parametrize("name", ["run", "aggregate", "letter"])
def test_a_wrong_time_is_told(here: Path, monkeypatch: pytest.MonkeyPatch, epoch: str, name: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    code, _, err = ran(*CALLS[name])
    assert code == BROKEN
    assert "SOURCE_DATE_EPOCH" in err


def full_disk(path: Path, *_: object) -> None:
    raise OSError(28, "No space left on device", str(path))


@pytest.mark.parametrize(
    "name", ["run-output", "run-annotate", "aggregate", "letter", "letter-template", "compare", "baseline"]
)
def test_a_full_disk_leaves_nothing_half_written(here: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    before = {path.name: path.read_bytes() for path in here.iterdir() if path.is_file()}
    monkeypatch.setattr("dqcheck.output._put", full_disk)
    code, _, err = ran(*CALLS[name])
    assert code == BROKEN
    assert "No space left" in err
    assert {path.name: path.read_bytes() for path in here.rglob("*") if path.is_file()} == before


SPELLINGS: dict[str, Callable[[Path], str]] = {
    "itself": lambda path: path.name,
    "another-spelling": lambda path: f"../{path.parent.name}/./{path.name}",
    "whole": str,
    "a-link": lambda path: linked(path, path.with_name(f"link{path.suffix}")),
    "a-hard-link": lambda path: linked(path, path.with_name(f"hard{path.suffix}"), hard=True),
    "a-link-to-its-folder": lambda path: f"{linked(path.parent, path.parent / 'folder')}/{path.name}",
}


def linked(path: Path, link: Path, *, hard: bool = False) -> str:
    if hard:
        os.link(path, link)
    else:
        link.symlink_to(path)
    return link.name


OVER: dict[str, tuple[str, tuple[str, ...]]] = {
    # the file that is an input, and the command that would write over it
    "run": ("batch.csv", ("run", "batch.csv", "--rules", "small.yaml", "-o", "{}")),
    "run-folder": ("batch.csv", ("run", ".", "--rules", "small.yaml", "-o", "{}")),
    "run-period": ("old.csv", (*CALLS["run"], "--previous-period", "old.csv", "-o", "{}")),
    "run-round": ("report.json", (*CALLS["run"], "--previous", "report.json", "-o", "{}")),
    "run-ruleset": ("small/codes.csv", ("run", "batch.csv", "--rules", "small", "-o", "{}")),
    "aggregate": ("batch.csv", ("aggregate", "batch.csv", "--rules", "small.yaml", "-o", "{}")),
    "compare": ("report.json", ("compare", "report.json", "report.json", "-o", "{}")),
    "letter-template": ("old.docx", ("letter", "batch.csv", "--template", "old.docx", "--save-template", "{}")),
}  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("name", OVER)
def test_no_input_is_written_over(here: Path, name: str, spelling: str) -> None:
    (here / "old.csv").write_text(CSV.format(total="936"), encoding="utf-8")
    (here / "small").mkdir()
    (here / "small" / "ruleset.yaml").write_text(RULESET, encoding="utf-8")
    for path in ("small/codes.csv", "old.docx"):
        (here / path).write_text("a,b\n", encoding="utf-8")
    target, words = OVER[name]
    before = (here / target).read_bytes()
    path = SPELLINGS[spelling](here / target)
    if spelling != "whole" and "/" in target:
        path = str(here / "small" / path)
    code, _, err = ran(*(word.format(path) for word in words), "--lang", "en")
    assert code == BROKEN
    assert "is not overwritten" in err
    assert (here / target).read_bytes() == before


def test_two_outputs_are_two_files(here: Path) -> None:
    code, _, err = ran("run", "batch.csv", "--rules", "small.yaml", "-o", "a.json", "-o", "./a.json", "--lang", "en")
    assert code == BROKEN
    assert "two outputs" in err
    assert not (here / "a.json").exists()


def test_annotated_copies_and_letters_write_over_no_input(here: Path) -> None:
    old = here / "old"
    old.mkdir()
    for folder in (here, old):
        (folder / "batch.csv.xlsx").write_bytes(b"mine")
    (old / "batch.csv").write_text(CSV.format(total="936"), encoding="utf-8")
    (old / "batch.csv.xlsx").unlink()
    os.link(old / "batch.csv", old / "batch.csv.xlsx")
    words = (
        "run",
        "batch.csv",
        "--rules",
        "small.yaml",
        "--previous-period",
        "old",
        "--annotate",
        "old",
        "-q",
        "--lang",
        "en",
    )
    code, _, err = ran(*words)
    assert code == BROKEN
    assert "is not overwritten" in err
    sent = here / "xa-b.docx"
    sent.write_text("Tiếp nhận 120 hồ sơ.", encoding="utf-8")
    code, _, err = ran("letter", "batch.csv", "xa-b.docx", "--rules", "small.yaml", "-o", ".", "--lang", "en")
    assert code == BROKEN
    assert sent.read_text(encoding="utf-8") == "Tiếp nhận 120 hồ sơ."


@pytest.mark.parametrize("name", ["waive", "baseline"])
def test_waivers_write_over_no_input(here: Path, name: str) -> None:
    (here / "dqcheck.toml").write_text('waivers = "report.json"\npaths = ["batch.csv"]\n', encoding="utf-8")
    before = (here / "report.json").read_bytes()
    assert ran(*CALLS[name])[0] == BROKEN
    assert (here / "report.json").read_bytes() == before


def test_a_fault_of_dqcheck_itself_is_told_and_is_no_finding(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("planted \x1b[2J")

    monkeypatch.setattr("dqcheck.reporters.terminal.render", broken)
    code, _, err = ran("run", "batch.csv", "--rules", "small.yaml", "--lang", "en")
    assert code == BROKEN
    assert "ZeroDivisionError: planted" in err
    assert "\x1b" not in err


def test_an_interrupt_has_its_own_code(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("dqcheck.api.check", interrupted)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # tests in the background have it ignored
    try:
        code, _, err = ran("run", "batch.csv", "--rules", "small.yaml", "--lang", "en")
        assert (code, "stopped" in err) == (STOPPED, True)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_an_interrupt_ends_the_pool_within_a_second(tmp_path: Path) -> None:
    batch = tmp_path / "batch"
    batch.mkdir()
    text = "Tiếp nhận 120 hồ sơ, đã giải quyết 90 hồ sơ, đạt 75%; trong đó 30 hồ sơ quá hạn.\n" * 400
    for number in range(60):
        (batch / f"{number}.txt").write_text(text, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "dqcheck", "run", str(batch), "--lang", "en"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, text=True,
    )  # fmt: skip
    time.sleep(2)
    started = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert time.monotonic() - started < 5  # a second on a machine that does nothing else
    assert process.returncode == STOPPED
    assert "Traceback" not in err
    assert "stopped" in err


@pytest.mark.parametrize(("out", "err"), list(itertools.product([True, False], repeat=2)))
def test_closed_streams_change_no_code(here: Path, out: bool, err: bool) -> None:
    closed = " ".join(("" if out else ">&-", "" if err else "2>&-"))
    words = f"{sys.executable} -m dqcheck run batch.csv --rules small.yaml {closed}"
    assert subprocess.run(["sh", "-c", words], capture_output=True, check=False).returncode == FOUND
