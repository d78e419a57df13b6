"""A ruleset started beside sample workbooks: what ``draft`` finds, the schema for editors, and a page that says how to
go on."""

from collections.abc import Mapping, Sequence

from dqcheck.drafting.drafts import DraftedRuleset, draft
from dqcheck.drafting.table_parts import parts
from dqcheck.drafting.titled_period import titled_period
from dqcheck.messages import sentence
from dqcheck.model.document import Workbook
from dqcheck.model.record import record
from dqcheck.model.text import Language
from dqcheck.rulesets import editor_schema

SCHEMA = "ruleset.schema.json"
README = "README.md"
EDITOR_LINE = f"# yaml-language-server: $schema={SCHEMA}\n"
"""What tells an editor (VS Code with the YAML extension, Neovim, IntelliJ) which schema a file follows."""


@record
class StartedRuleset:
    """A ruleset with all that its folder holds: ``files`` by name."""

    drafted: DraftedRuleset
    files: Mapping[str, str]


def start(workbooks: Sequence[Workbook], name: str, folder: str, language: Language) -> StartedRuleset:
    """Start a ruleset from workbooks of one form, to lie in ``folder`` (its name). The period that their titles name is
    the ruleset's."""
    period = titled_period([part for workbook in workbooks for part in parts(workbook)])
    drafted = draft(workbooks, name, period)
    files = {file: EDITOR_LINE + text for file, text in drafted.files.items()}
    files[SCHEMA] = editor_schema.text()
    files[README] = _readme(drafted, workbooks, folder, language)
    return StartedRuleset(drafted=drafted, files=files)


def _readme(drafted: DraftedRuleset, workbooks: Sequence[Workbook], folder: str, language: Language) -> str:
    """The page of the folder: what lies in it, what to look over, how to try it."""
    ruleset, sample = drafted.ruleset, workbooks[0].source
    there = on_command_line(folder)
    facts = {"name": ruleset.name, "sample": sample, "schema": SCHEMA}
    rows = [
        f"| `{table.name}` | {', '.join(table.sheet)} | {len(table.fields)} | "
        f"{sum(rule.topic == table.name and rule.enabled for rule in ruleset.rules)} |"
        for table in ruleset.tables.values()
    ]
    heads = (f"init.readme-{part}" for part in ("table", "sheets", "fields", "rules"))
    lines = [
        f"# {ruleset.name}",
        "",
        sentence("init.readme-what", language, facts),
        "",
        f"| {' | '.join(sentence(key, language) for key in heads)} |",
        "|---|---|---|---|",
        *rows,
        "",
        sentence("init.readme-look", language, facts),
        "",
        "```",
        f"dqcheck rules check {there}",
        f"dqcheck rules test {there}",
        f"dqcheck run {on_command_line(sample)} --rules {there}",
        f"dqcheck form {there} -o form.xlsx",
        f"dqcheck rules export {there} -o rules.xlsx",
        "```",
        "",
        sentence("init.readme-editor", language, facts),
    ]
    return "\n".join(lines) + "\n"


def on_command_line(name: str) -> str:
    """A path as it is typed: in quotation marks where there are spaces in it."""
    return f'"{name}"' if any(letter.isspace() for letter in name) else name
