"""Help and usage errors in the language that the command line asks for."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

import click

from dqcheck.model.text import LANGUAGES, Language

LANGUAGE_KEY = "dqcheck.language"
"""Where a context holds the language of its help."""

LANGUAGE_OPTION = "--lang"

EXTRA = "Got unexpected extra argument"
"""How the library's message on too many arguments begins; they follow in brackets."""


def asked(words: Sequence[str]) -> Language:
    """The language of what is told where no command has read its settings: that of the command line, of the
    environment, or of the configuration."""
    after = [following for word, following in pairwise(words) if word == LANGUAGE_OPTION]
    named = [word.removeprefix(f"{LANGUAGE_OPTION}=") for word in words if word.startswith(f"{LANGUAGE_OPTION}=")]
    for given in (*after, *named, os.environ.get("DQCHECK_LANG", "")):
        if given in LANGUAGES:
            return given
    return _configured()


def leading_language(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The options of language that stand before any command, and the other words."""
    leading: list[str] = []
    rest: list[str] = []
    left = list(words)
    while left and left[0].startswith("-"):
        word = left.pop(0)
        if word == LANGUAGE_OPTION and left:
            leading += [word, left.pop(0)]
        elif word.startswith(f"{LANGUAGE_OPTION}="):
            leading.append(word)
        else:
            rest.append(word)
    return leading, [*rest, *left]


def _configured() -> Language:
    from pathlib import Path

    from dqcheck.config import find
    from dqcheck.errors import DqcheckError

    try:
        return find(Path()).lang
    except DqcheckError:  # the command itself tells it
        return "vi"


class VietnameseFormatter(click.HelpFormatter):
    """Writes the help of commands in Vietnamese; what has no translation stays as it is."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line of usage."""
        super().write_usage(prog, args, prefix or f"{_translated('Usage:')} ")

    def write_text(self, text: str) -> None:
        """The paragraphs of a command's help."""
        super().write_text("\n\n".join(_translated(paragraph) for paragraph in text.split("\n\n")))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options or commands with their help."""
        super().write_dl([(first, _option(second)) for first, second in rows], col_max, col_spacing)

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """A heading and what stands below it."""
        with super().section(_translated(name)):
            yield


class SpokenContext(click.Context):
    """The context of a command, whose help is in the language that was asked for."""

    def make_formatter(self) -> click.HelpFormatter:
        """What writes the help."""
        if self.meta.get(LANGUAGE_KEY) == "vi":
            return VietnameseFormatter(width=self.terminal_width, max_width=self.max_content_width)
        return super().make_formatter()


def speaking(command: click.Command) -> click.Command:
    """The command, and those of a group, with help in the language that is asked for."""
    command.context_class = SpokenContext
    for one in command.commands.values() if isinstance(command, click.Group) else ():
        speaking(one)
    return command


def usage_error(error: click.ClickException, language: Language) -> str:
    """What is told of a wrong command line, with the usage of its command."""
    if not isinstance(error, click.UsageError) or isinstance(error, click.exceptions.NoArgsIsHelpError):
        import io

        shown = io.StringIO()
        error.show(shown)
        return shown.getvalue()
    from dqcheck.messages import sentence

    ctx, head = error.ctx, ""
    if ctx is not None:
        facts = {"command": ctx.command_path}
        head = f"{ctx.get_usage()}\n{sentence('usage.help', language, facts)}\n\n"
    return f"{head}{sentence('usage.error', language, {'problem': _problem(error, language)})}\n"


def _problem(error: click.UsageError, language: Language) -> str:
    from dqcheck.messages import sentence

    facts: dict[str, object] = {"name": "", "problem": error.format_message()}
    if isinstance(error, click.NoSuchOption):
        facts |= {"name": error.option_name, "near": tuple(error.possibilities or ())}
        return sentence("usage.no-option.near" if error.possibilities else "usage.no-option", language, facts)
    if isinstance(error, click.BadOptionUsage):
        return sentence("usage.no-value", language, {**facts, "name": error.option_name})
    if isinstance(error, click.BadParameter) and error.param is not None:
        kind = error.param.type
        facts["name"] = (
            error.param.opts[0] if isinstance(error.param, click.Option) else error.param.human_readable_name
        )
        if isinstance(error, click.MissingParameter):
            return sentence("usage.missing", language, facts)
        if isinstance(kind, click.Choice):
            return sentence("usage.choice", language, {**facts, "choices": tuple(kind.choices)})
        if isinstance(kind, click.IntRange):
            return sentence("usage.number", language, {**facts, "least": kind.min})
        if isinstance(kind, click.Path):
            return sentence("usage.path", language, facts)
        return sentence("usage.value", language, facts)
    _, bracket, extra = error.message.partition(EXTRA)[2].partition("(")
    if bracket:
        return sentence("usage.extra", language, {**facts, "extra": extra.removesuffix(")")})
    return sentence("usage.other", language, facts)


def _translated(text: str) -> str:
    from dqcheck.messages.help_vi import HELP

    plain = " ".join(text.replace("\b", "").split())
    return HELP.get(plain, text)


def _option(text: str) -> str:
    """The help of an option, with what the library adds to it."""
    own, gap, added = text.partition("  [")
    for english in ("default:", "required"):
        added = added.replace(english, _translated(english))
    return f"{_translated(own)}{gap}{added}"
