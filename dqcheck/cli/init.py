"""``dqcheck init``: start a ruleset beside a sample workbook."""

from collections.abc import Sequence
from pathlib import Path

import click

from dqcheck.cli.common import LANGUAGE, fail, told
from dqcheck.cli.printing import say
from dqcheck.errors import DqcheckError, UsageError


@click.command(name="init", short_help="Start a ruleset beside a sample workbook.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SAMPLE...")
@click.option(
    "-o", "--output", "folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="Folder for the ruleset (default: beside the sample, with its name).",
)  # fmt: skip
@LANGUAGE
def command(paths: tuple[Path, ...], folder: Path | None, language: str | None) -> None:
    """Start a ruleset from a sample workbook, and ask nothing: tables, fields, units, the period and the rules that
    the figures bear out are read from it.

    The folder holds the ruleset, a page that says how to go on, and the schema with which editors complete and check
    it. It is checked and tried on the sample at once. Several workbooks of one form make it surer.
    """
    from dqcheck import sources
    from dqcheck.drafting.drafted_names import name_of
    from dqcheck.drafting.first_rows import MOST_ROWS, first_rows, is_long
    from dqcheck.drafting.starting import on_command_line, start
    from dqcheck.engine.intake import expand
    from dqcheck.messages import sentence
    from dqcheck.model.document import Workbook
    from dqcheck.output import make, write

    tongue = told(language)
    try:
        files = expand(paths)
        given = [one for one in (sources.read(path) for path in files) if isinstance(one, Workbook)]
        workbooks = list(map(first_rows, given))
        if not workbooks:
            raise UsageError("error.draft-no-workbook", "There is no workbook among the files.")
        target = folder or _beside(files[0])
        folder_name = target.resolve().name
        started = start(workbooks, name_of((folder_name,), (), "form").replace("_", "-"), folder_name, tongue)
        ruleset = started.drafted.ruleset
        if not ruleset.tables:
            raise UsageError("error.draft-no-table", "No table with a header was found in the files.")
        if there := [name for name in started.files if (target / name).exists()]:
            raise UsageError(
                "error.draft-exists", f"{target} holds {there[0]} already.", folder=str(target), name=there[0]
            )
        make(target)
        for name, text in started.files.items():
            write(target / name, text.encode())
        found = tried(target, files)
    except DqcheckError as error:
        fail(error, tongue)
    facts = {
        "folder": str(target),
        "tables": len(ruleset.tables),
        "fields": sum(len(table.fields) for table in ruleset.tables.values()),
        "rules": sum(rule.enabled for rule in ruleset.rules),
        "off": sum(not rule.enabled for rule in ruleset.rules),
        **found,
    }
    say(sentence("init.written", tongue, facts))
    if long := [one.source for one in given if is_long(one)]:
        say(sentence("draft.first-rows", tongue, {"files": long, "most": MOST_ROWS}))
    if ruleset.period is not None:
        say(sentence("init.period", tongue, {"first": ruleset.period.first, "last": ruleset.period.last}))
    if started.drafted.skipped:
        say(sentence("draft.skipped", tongue, {"sheets": started.drafted.skipped}))
    say(sentence("init.tried", tongue, facts))
    say(
        sentence(
            "init.next", tongue, {"folder": on_command_line(str(target)), "sample": on_command_line(str(files[0]))}
        )
    )


def _beside(sample: Path) -> Path:
    """The folder beside a sample that is named after it."""
    from dqcheck.drafting.drafted_names import name_of

    return sample.parent / name_of((sample.stem,), (), "form").replace("_", "-")


def tried(folder: Path, samples: Sequence[Path]) -> dict[str, object]:
    """What the ruleset of a folder comes to: its own faults, its examples, and the samples checked by it."""
    from dqcheck import api, rulesets
    from dqcheck.rulesets import examples

    ruleset = rulesets.load(folder)
    results = [result for rule in ruleset.rules for result in examples.run(rule, ruleset)]
    report = api.check(samples, rules=folder)
    return {
        "faults": len(rulesets.faults(folder)),
        "examples": len(results),
        "wrong": sum(not result.ok for result in results),
        "checks": sum(rule.passed + rule.within_rounding + rule.failed for rule in report.rules),
        "findings": len(report.findings),
    }
