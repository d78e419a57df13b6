"""The command ``dqcheck``: one module a subcommand, loaded only when it is called."""

from importlib import import_module
from typing import NoReturn

import click

from dqcheck import __version__
from dqcheck.cli.spoken import LANGUAGE_KEY, SpokenContext, asked, leading_language, speaking
from dqcheck.collecting import collect_seldom

COMMANDS = {
    "aggregate": "Add up the accepted submissions; say who is missing.",
    "baseline": "Accept the discrepancies of today; later only fewer.",
    "compare": "Tell what changed between two reports of a batch.",
    "config": "Print the settings that hold here, and where each comes from.",
    "draft": "Draft a ruleset from workbooks of a form of your own.",
    "form": "Make the blank workbook of a form; accept headers.",
    "init": "Start a ruleset beside a sample workbook.",
    "letter": "Write a request for correction to each reporting unit.",
    "read": "Show what was understood of a report or workbook.",
    "rules": "List, explain, check and test validation rules.",
    "run": "Check workbooks, reports or a folder of them.",
    "waive": "Accept a discrepancy, with a reason and an end.",
}


class LazyGroup(click.Group):
    """A group that imports a subcommand's module only when that subcommand is used: ``--help`` must be quick."""

    context_class = SpokenContext

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Settle the language before anything is told; ``--lang`` may stand before the command too."""
        ctx.meta[LANGUAGE_KEY] = asked(args)
        leading, rest = leading_language(args)
        if leading and rest and rest[0] in COMMANDS:
            # The option belongs to the command, or to that of a group, which takes it itself; a group alone has none.
            group = isinstance(self.get_command(ctx, rest[0]), click.Group)
            at = 2 if group else 1
            if not group or (len(rest) > 1 and not rest[1].startswith("-")):
                rest = [*rest[:at], *leading, *rest[at:]]
        return super().parse_args(ctx, rest)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named. Raises UsageError with what was probably meant where there is none."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise _no_command(args[0])
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the subcommands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a subcommand, or None when there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"dqcheck.cli.{cmd_name}").command
        return speaking(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the subcommands from the table above, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


def _no_command(name: str) -> Exception:
    """What to say of a command that is none: a file is to be checked, a misspelt word has a nearest one."""
    from difflib import get_close_matches
    from pathlib import Path

    from dqcheck.errors import UsageError

    if Path(name).suffix or Path(name).exists():
        return UsageError("error.command-file", f"{name}: to check it, run: dqcheck run {name}", name=name)
    near = get_close_matches(name, COMMANDS, n=2, cutoff=0.5)
    names = near or sorted(COMMANDS)
    key = "error.command-near" if near else "error.command-unknown"
    return UsageError(
        key, f"There is no command {name!r}; there are: {', '.join(names)}.", name=name, names=tuple(names)
    )


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="dqcheck")
def command() -> None:
    """Consistency checks for reported figures, before they are added up.

    For example: dqcheck run submissions.xlsx
    """


def main() -> NoReturn:
    """Entry point: it ends the process. Exit codes: 0 nothing at or above --fail-on, 1 findings at or above it, 2 a
    usage, ruleset or rule error, 3 an input unreadable or incomplete, 130 stopped."""
    from dqcheck.cli.ending import run
    from dqcheck.cli.leaving import leave

    collect_seldom()
    leave(run(command))
