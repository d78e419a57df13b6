"""``dqcheck config``: what holds here, and from where."""

from pathlib import Path

import click

from dqcheck.cli.common import LANGUAGE, fail, told
from dqcheck.cli.printing import say
from dqcheck.errors import DqcheckError


@click.command(name="config", short_help="Print the settings that hold here, and where each comes from.")
@LANGUAGE
def command(language: str | None) -> None:
    """Print the settings that hold here (dqcheck.toml or [tool.dqcheck] in pyproject.toml), and where each comes
    from."""
    from dqcheck.config import KEYS, find

    try:
        config = find(Path())
    except DqcheckError as error:
        fail(error, told(language))
    for key in KEYS:
        value = getattr(config, key)
        text = ", ".join(map(str, value)) if isinstance(value, tuple) else value
        if isinstance(value, dict):
            text = ", ".join(f"{rule} = {level}" for rule, level in value.items())
        say(f"{key.replace('_', '-')} = {text or '-'}  ({config.origin(key)})")
