"""What the subcommands share: the language, and how an error is told."""

import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, cast

import click

from dqcheck.cli.printing import say
from dqcheck.errors import DqcheckError, RulesetError, SourceError
from dqcheck.model.text import LANGUAGES, Language

if TYPE_CHECKING:
    from dqcheck.config import Config

LANGUAGE = click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    default=None,
    envvar="DQCHECK_LANG",
    help="Language of what is printed (default: vi, or that of the configuration).",
)


@lru_cache(maxsize=1)
def settings() -> "Config":
    """The configuration that holds where the command is run. A mistake in it ends the command."""
    from dqcheck.config import find

    try:
        return find(Path())
    except DqcheckError as error:
        fail(error, "vi")


def told(language: str | None) -> Language:
    """The language of the command line, else of the configuration; click and the configuration know only the two."""
    return cast(Language, language or settings().lang)


def user() -> str:
    """The user of this machine, by name where it has one."""
    import getpass
    import os

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container whose user is but a number
        return f"uid {os.getuid()}"


def fail(error: DqcheckError, language: Language) -> NoReturn:
    """Tell an error to the operator and leave with its exit code."""
    tell(error, language)
    sys.exit(code_of(error))


def tell(error: DqcheckError, language: Language) -> None:
    """Tell an error to the operator."""
    from dqcheck.messages import known, sentence

    text = sentence(error.key, language, error.facts) if known(error.key, language) else str(error)
    say(f"dqcheck: {text}", err=True)
    if isinstance(error, RulesetError):
        for problem in error.problems:
            say(f"  {problem}", err=True)


def code_of(error: DqcheckError) -> int:
    """The exit code of an error: 3 for an input that cannot be read, else 2."""
    return 3 if isinstance(error, SourceError) else 2
