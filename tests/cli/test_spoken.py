"""Help and usage errors speak the language that is asked for; what is misspelt has a suggestion."""

import inspect
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from dqcheck.cli import COMMANDS, command
from dqcheck.cli.ending import run
from dqcheck.messages.help_vi import HELP


def walk(one: click.Command, ctx: click.Context) -> Iterator[click.Command]:
    yield one
    for name in one.list_commands(ctx) if isinstance(one, click.Group) else ():
        child = one.get_command(ctx, name)
        assert child is not None
        yield from walk(child, ctx)


def texts() -> Iterator[str]:
    """Every text of the help, paragraph by paragraph."""
    yield from COMMANDS.values()
    for one in walk(command, click.Context(command)):
        yield from inspect.cleandoc(one.help or "").partition("\f")[0].split("\n\n")
        yield from filter(None, (one.short_help,))
        yield from (option.help for option in one.params if isinstance(option, click.Option) and option.help)


def test_every_text_of_the_help_has_its_vietnamese_and_none_is_left_over() -> None:
    said = {" ".join(text.replace("\b", "").split()) for text in texts()}
    assert said - HELP.keys() == set()
    assert HELP.keys() - said == {
        *("Usage:", "default:", "required", "Options", "Commands", "Show this message and exit."),
    }


def test_no_command_of_a_list_is_told_by_half_a_sentence() -> None:
    for one in walk(command, click.Context(command)):
        if isinstance(one, click.Group):
            with click.Context(one) as ctx:
                for name in one.list_commands(ctx):
                    child = one.get_command(ctx, name)
                    assert child is not None
                    assert child.get_short_help_str() in HELP, name


@pytest.mark.parametrize("words", [["--help"], ["run", "--help"], ["rules", "show", "--help"], ["letter", "-h"]])
@pytest.mark.parametrize(
    ("language", "usage", "options"),
    [([], "Cách dùng: dqcheck", "Tùy chọn:"), (["--lang", "en"], "Usage: dqcheck", "Options:")],
)
def test_help_speaks(words: list[str], language: list[str], usage: str, options: str) -> None:
    for given in ([*language, *words], [*words[:-1], *language, words[-1]] if len(words) > 1 else words + language):
        done = CliRunner().invoke(command, given, prog_name="dqcheck", env={"COLUMNS": "100"})
        assert done.exit_code == 0, done.output
        assert done.output.startswith(usage)
        assert options in done.output


def test_the_language_may_stand_before_a_group() -> None:
    done = CliRunner().invoke(command, ["--lang", "en", "form", "--help"], prog_name="dqcheck")
    assert (done.exit_code, done.output.startswith("Usage: dqcheck form")) == (0, True)


def test_the_environment_and_the_configuration_are_asked_too(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(command, ["--help"], env={"DQCHECK_LANG": "en"}).output.startswith("Usage: ")
    (tmp_path / "dqcheck.toml").write_text('lang = "en"\n', encoding="utf-8")
    assert CliRunner().invoke(command, ["--help"]).output.startswith("Usage: ")
    assert CliRunner().invoke(command, ["--help"], env={"DQCHECK_LANG": "vi"}).output.startswith("Cách dùng: ")
    (tmp_path / "dqcheck.toml").write_text("lang = 7\n", encoding="utf-8")
    assert CliRunner().invoke(command, ["--help"]).output.startswith("Cách dùng: ")


@pytest.mark.parametrize(
    ("words", "vi", "en"),
    [
        (["rnu", "x"], "có lẽ là run", "perhaps run"),
        (["zzzzzz"], "Các lệnh: aggregate, ", "Commands: aggregate, "),
        (["so-lieu.xlsx"], "hãy chạy: dqcheck run so-lieu.xlsx", "run: dqcheck run so-lieu.xlsx"),
        (["run", "--ruls", "x"], "gần nhất là --rules", "nearest: --rules"),
        (["run", "--zzzzzzzz"], "Không có tùy chọn --zzzzzzzz.", "There is no option --zzzzzzzz."),
        (["run", "--rules"], "--rules cần một giá trị", "--rules needs a value"),
        (["run", "--fail-on", "x"], "một trong: error, warning", "one of: error, warning"),
        (["run", "--file-seconds", "0"], "số nguyên từ 1 trở lên", "whole number of 1 or more"),
        (["run", "--waivers", "none.yaml"], "--waivers: không có tệp", "--waivers: there is no such file"),
        (["waive"], "Thiếu FINGERPRINT", "FINGERPRINT is missing"),
        (["rules", "show", "a", "b"], "Thừa b.", "b is more"),
        (["rules", "show", "zzzz"], "dqcheck rules list", "dqcheck rules list"),
        (["rules", "show", "Received_Total"], "received-total-mismatch", "received-total-mismatch"),
        (["rules", "show", "digitised"], "digitised", "digitised"),
    ],
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_wrong_command_line_is_told_with_what_was_meant(
    words: list[str], vi: str, en: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, ["--lang", language, *words]) == 2
    told = capsys.readouterr().err
    assert (vi if language == "vi" else en) in told
    assert ("Lỗi" not in told and "Cách dùng" not in told) or language == "vi"


def test_without_a_word_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, ["--lang", "en"]) == 2
    assert "Usage: dqcheck" in capsys.readouterr().err
