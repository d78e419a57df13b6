"""``dqcheck rules export``, ``import`` and ``schema``: a ruleset as a workbook and back, and the schema for editors."""

import sys
from collections.abc import Container
from pathlib import Path

import click

from dqcheck.cli.common import LANGUAGE, fail, told
from dqcheck.cli.printing import say
from dqcheck.errors import DqcheckError, UsageError


@click.command(name="export", short_help="Write a ruleset as a workbook.")
@click.argument("ruleset", metavar="RULESET")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.xlsx",
    help="The workbook to write.",
)  # fmt: skip
@LANGUAGE
def export(ruleset: str, output: Path, language: str | None) -> None:
    """Write a ruleset as a workbook, for people who do not write YAML: tables, fields, rules and examples as rows, with
    lists to choose from.

    dqcheck rules import reads it back. Comments are not kept.
    """
    from dqcheck import rulesets
    from dqcheck.authoring.rule_sheets import rule_sheets
    from dqcheck.authoring.rules_workbook import rules_workbook
    from dqcheck.messages import sentence
    from dqcheck.output import write

    tongue = told(language)
    try:
        if output.suffix.casefold() != ".xlsx":
            raise UsageError("error.sheet-format", f"{output}: rules are written as .xlsx.", path=str(output))
        loaded = rulesets.load(ruleset)
        write(output, rules_workbook(rule_sheets(ruleset), tongue))
    except DqcheckError as error:
        fail(error, tongue)
    facts = {"path": str(output), "rules": len(loaded.rules), "tables": len(loaded.tables)}
    say(sentence("sheet.exported", tongue, facts))


@click.command(name="import", short_help="Read a ruleset from a workbook.")
@click.argument("workbook", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.xlsx")
@click.option(
    "-o", "--output", "folder", required=True, type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="Folder for the ruleset.",
)  # fmt: skip
@click.option("--replace", is_flag=True, help="Write over the ruleset that the folder holds.")
@LANGUAGE
def import_(workbook: Path, folder: Path, replace: bool, language: str | None) -> None:
    """Read a ruleset from a workbook that dqcheck rules export made.

    What is wrong is told by sheet, row and column, all at once; nothing is written then (exit code 2). With --replace
    the files of rules in the folder that the workbook does not have are deleted.
    """
    from dqcheck.authoring.rules_import import import_rules
    from dqcheck.authoring.rules_import import told as said
    from dqcheck.messages import sentence
    from dqcheck.output import apart, make, write

    tongue = told(language)
    try:
        imported = import_rules(workbook)
        for name in imported.read.others:
            say(sentence("sheet.not-read", tongue, {"sheet": name}))
        if imported.problems:
            for problem in imported.problems:
                say(said(problem, imported, tongue))
            say(sentence("sheet.problems", tongue, {"count": len(imported.problems)}), err=True)
            sys.exit(2)
        files = imported.files.files
        stale = left_over(folder, files)
        if not replace and (there := [*(name for name in files if (folder / name).exists()), *stale]):
            raise UsageError(
                "error.sheet-exists", f"{folder} holds {there[0]} already.", folder=str(folder), name=there[0]
            )
        apart([folder / name for name in files], [workbook])
        make(folder)
        for name, text in files.items():
            write(folder / name, text.encode())
        for name in stale:
            (folder / name).unlink(missing_ok=True)
    except DqcheckError as error:
        fail(error, tongue)
    say(sentence("sheet.imported", tongue, {"folder": str(folder), "files": len(files)}))
    if stale:
        say(sentence("sheet.deleted", tongue, {"files": stale}))


def left_over(folder: Path, files: Container[str]) -> list[str]:
    """The files of rules in a folder that a workbook does not have: they would be read beside its own."""
    return sorted(path.name for path in folder.glob("*.y*ml") if path.name not in files) if folder.is_dir() else []


@click.command(name="schema", short_help="Print the JSON Schema for editors.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.json",
    help="Write it to a file.",
)  # fmt: skip
@LANGUAGE
def schema(output: Path | None, language: str | None) -> None:
    """Print the JSON Schema of a ruleset's files, with which editors complete and check them."""
    from dqcheck.messages import sentence
    from dqcheck.output import write
    from dqcheck.rulesets import editor_schema

    tongue = told(language)
    text = editor_schema.text()
    if output is None:
        say(text.removesuffix("\n"))
        return
    try:
        write(output, text.encode())
    except DqcheckError as error:
        fail(error, tongue)
    say(sentence("sheet.schema-written", tongue, {"path": str(output)}))
