"""``dqcheck draft``: describe a form that nobody has described, from workbooks filed on it."""

from pathlib import Path

import click

from dqcheck.cli.common import LANGUAGE, fail, told
from dqcheck.cli.printing import say
from dqcheck.errors import DqcheckError, UsageError


@click.command(name="draft", short_help="Draft a ruleset from workbooks of a form of your own.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "-o", "--output", "folder", required=True, type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="Folder for the ruleset; its name is that of the ruleset.",
)  # fmt: skip
@LANGUAGE
def command(paths: tuple[Path, ...], folder: Path, language: str | None) -> None:
    """Write what workbooks show of their form as a ruleset: tables, fields, and the rules that their figures bear out.

    Several workbooks of one form, of other units or periods, make it surer. Rules that are in doubt are switched off.
    """
    from dqcheck import sources
    from dqcheck.drafting import draft
    from dqcheck.drafting.drafted_names import name_of
    from dqcheck.drafting.first_rows import MOST_ROWS, first_rows, is_long
    from dqcheck.engine.intake import expand
    from dqcheck.messages import sentence
    from dqcheck.model.document import Workbook
    from dqcheck.output import make, write

    tongue = told(language)
    try:
        documents = [sources.read(path) for path in expand(paths)]
        given = [one for one in documents if isinstance(one, Workbook)]
        workbooks = list(map(first_rows, given))
        if not workbooks:
            raise UsageError("error.draft-no-workbook", "There is no workbook among the files.")
        made = draft(workbooks, name_of((folder.resolve().name,), (), "form").replace("_", "-"))
        if not made.ruleset.tables:
            raise UsageError("error.draft-no-table", "No table with a header was found in the files.")
        there = [name for name in made.files if (folder / name).exists()]
        if there:
            raise UsageError(
                "error.draft-exists", f"{folder} holds {there[0]} already.", folder=str(folder), name=there[0]
            )
        make(folder)
        for name, text in made.files.items():
            write(folder / name, text.encode())
    except DqcheckError as error:
        fail(error, tongue)
    facts = {
        "tables": len(made.ruleset.tables),
        "rules": len(made.proposed),
        "doubtful": sum(not one.rule.enabled for one in made.proposed),
        "folder": str(folder),
    }
    say(sentence("draft.written", tongue, facts))
    if long := [one.source for one in given if is_long(one)]:
        say(sentence("draft.first-rows", tongue, {"files": long, "most": MOST_ROWS}))
    if made.skipped:
        say(sentence("draft.skipped", tongue, {"sheets": made.skipped}))
    say(sentence("draft.next", tongue, {"folder": str(folder)}))
