"""``dqcheck compare``: what changed between two reports of the same batch."""

import sys
from pathlib import Path

import click

from dqcheck.cli.common import LANGUAGE, fail, told
from dqcheck.cli.printing import say
from dqcheck.errors import DqcheckError, UsageError

REPORT = click.Path(path_type=Path, dir_okay=False)
ENDINGS = {".json": "json", ".md": "markdown", ".markdown": "markdown", ".txt": "terminal"}


@click.command(name="compare", short_help="Tell what changed between two reports of a batch.")
@click.argument("previous", type=REPORT)
@click.argument("current", type=REPORT)
@click.option(
    "--format", "format_", type=click.Choice(["json", "markdown", "terminal"]), default="terminal", show_default=True,
    help="Format on the standard output.",
)  # fmt: skip
@click.option(
    "-o", "--output", "outputs", multiple=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Write the comparison; its ending (.json .md .txt) picks the format. May be repeated.",
)  # fmt: skip
@LANGUAGE
def command(previous: Path, current: Path, format_: str, outputs: tuple[Path, ...], language: str | None) -> None:
    """Compare two JSON reports of dqcheck run: what was put right, what is left, what is new, and which figures changed
    without having been asked about. Reports made with --confirmed tell it for certain.

    Exit codes: 0 nothing is left; 1 something is left, new, not checked again, or changed unasked; 2 usage error.
    """
    from dqcheck.output import apart, write
    from dqcheck.reporters import json_reading
    from dqcheck.reporters.comparison import compare
    from dqcheck.reporters.comparison_text import FORMATS

    tongue = told(language)
    try:
        apart(outputs, (previous, current))
        comparison = compare(json_reading.load(previous), json_reading.load(current))
        for path in outputs:
            write(path, FORMATS[_format_of(path)](comparison, tongue).encode())
    except DqcheckError as error:
        fail(error, tongue)
    say(FORMATS[format_](comparison, tongue), nl=False)
    sys.exit(0 if comparison.settled else 1)


def _format_of(path: Path) -> str:
    """The format that a file's ending asks for. Raises UsageError when none does."""
    try:
        return ENDINGS[path.suffix.lower()]
    except KeyError:
        names = ", ".join(sorted(ENDINGS))
        english = f"{path.name}: no report format has this ending. Endings: {names}."
        raise UsageError("error.unknown-ending", english, name=path.name, names=names) from None
