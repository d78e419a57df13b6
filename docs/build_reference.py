"""Write the reference pages from the declarations they describe; with --check only say which are stale.

Rules, check kinds, commands and the JSON report document themselves: nobody writes a row of these pages, of the schemas
that editors use, or of what type checkers are told of the check kinds.
"""

import inspect
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import api_page
import click
import filled_page

from dqcheck import checks, cli, rulesets
from dqcheck.checks.base import Check
from dqcheck.cli.spoken import LANGUAGE_KEY, SpokenContext
from dqcheck.messages import sentence
from dqcheck.model.quantity import Quantity
from dqcheck.model.rule import Example, Rule, Ruleset, TableForm, Tolerance
from dqcheck.model.text import Language
from dqcheck.reporters import parquet_report, report_schema
from dqcheck.rulesets import editor_schema, typed

HERE = Path(__file__).resolve().parent
WIDTH = 100
WRITTEN = "<!-- Written by docs/build_reference.py; change the declarations, then run make docs. -->\n\n"


def pages() -> dict[str, str]:
    """Every generated file: path below docs/ and content."""
    found = {
        "reference/commands.md": commands("en"),
        "reference/lenh.md": commands("vi"),
        "reference/checks.md": kinds(),
        "reference/api.md": WRITTEN + api_page.page(),
        "reference/report.md": report(),
        "report.schema.json": report_schema.text(),
        "../rules/ruleset.schema.json": editor_schema.text(),
        "../dqcheck/checks/kinds/__init__.pyi": stub(),
    }
    for name in ("gallery.md", "bo-suu-tap.md"):
        found[name] = filled_page.filled(HERE / name)
    for name in sorted(rulesets.shipped()):
        found[f"reference/rules-{name}.md"] = rules(rulesets.load(name))
    return found


def commands(language: Language) -> str:
    """The help of every command, as the terminal shows it in a language."""
    lines = [f"# {sentence('reference.commands', language)}\n", f"{sentence('reference.commands-what', language)}\n"]
    for context in walk(cli.command, "dqcheck", None, language):
        lines += [f"## {context.command_path}\n", f"```text\n{context.get_help()}\n```\n"]
    return WRITTEN + "\n".join(lines)


def walk(
    command: click.Command, name: str, parent: click.Context | None, language: Language
) -> Iterator[click.Context]:
    """A context for a command and for each of its subcommands, in the order of their names."""
    settings = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    context = SpokenContext(command, info_name=name, parent=parent, **settings)
    context.meta[LANGUAGE_KEY] = language
    yield context
    if isinstance(command, click.Group):
        for child_name in command.list_commands(context):
            child = command.get_command(context, child_name)
            if child is not None and not child.hidden:
                yield from walk(child, child_name, context, language)


def kinds() -> str:
    """Every check kind with its docstring and parameters."""
    lines = ["# Check kinds\n", "A rule names one of these under `check` and gives its parameters under `with`.\n"]
    lines += ["| kind | a finding says |", "|---|---|"]
    lines += [f"| [`{kind}`](#{kind}) | {first_line(checks.load(kind))} |" for kind in checks.names()]
    for kind in checks.names():
        check = checks.load(kind)
        lines += ["", f"## {kind} {{ #{kind} }}\n", inspect.cleandoc(check.__doc__ or ""), ""]
        lines += ["| parameter | takes | default |", "|---|---|---|", *parameters(check)]
    return WRITTEN + "\n".join(lines) + "\n"


def stub() -> str:
    """For type checkers: the classes that ``dqcheck.checks`` has by name, each found in the module of its kind."""
    classes = [checks.load(kind) for kind in checks.names()]
    lines = [f"from {one.__module__} import {one.__name__} as {one.__name__}" for one in classes]
    return "\n".join(["# Written by docs/build_reference.py; run make docs.", *lines]) + "\n"


def first_line(check: type[Check]) -> str:
    """The first paragraph of a docstring, on one line."""
    return " ".join(inspect.cleandoc(check.__doc__ or "").split("\n\n")[0].split())


def parameters(check: type[Check]) -> Iterator[str]:
    """A row for each parameter: those of the kind first, those of every kind last."""
    owner: Any = check
    types, common = get_type_hints(check), {item.name for item in typed.declared(Check)}
    for item in sorted(typed.declared(owner), key=lambda item: item.name in common):
        role = item.metadata.get("operand")
        default = plain(item.default) if item.default is not MISSING else ""
        name, what = typed.key_of(check, item.name), takes(types[item.name], role)
        yield f"| `{name}` | {what} | {'required' if role == 'required' else default} |"


def takes(wanted: Any, role: str | None) -> str:
    """What a parameter is given, in words."""
    origin, inside = get_origin(wanted), [kind for kind in get_args(wanted) if kind is not type(None)]
    if origin in (Union, UnionType):
        return " or ".join(dict.fromkeys(takes(kind, role) for kind in inside))
    if origin is Literal:
        return ", ".join(f"`{word}`" for word in inside)
    if origin is tuple:
        if role:
            return "lists of fields" if get_origin(inside[0]) is tuple else "fields"
        return f"list of {takes(inside[0], role)}"
    if origin is not None and issubclass(origin, Mapping):
        return f"names to {takes(inside[1], role)}"
    if wanted is str and role:
        return "field"
    names = {str: "text", bool: "`true`, `false`", int: "whole number", Decimal: "number", date: "date"}
    if is_dataclass(wanted):
        kind: Any = wanted
        return ", ".join(f"`{typed.key_of(kind, item.name)}`" for item in typed.declared(kind))
    return names.get(wanted, str(getattr(wanted, "__name__", wanted)))


def plain(value: object) -> str:
    """A parameter's value as a ruleset writes it; nothing where there is none."""
    match value:
        case None | "" | ():
            return ""
        case bool():
            return f"`{str(value).lower()}`"
        case Quantity():
            return f"`{value.text}`"
        case tuple() | list():
            return ", ".join(map(plain, value))
        case Mapping():
            return "; ".join(f"`{name}`: {plain(item)}" for name, item in value.items())
        case _ if is_dataclass(value) and not isinstance(value, type):
            parts = ((typed.key_of(type(value), item.name), getattr(value, item.name)) for item in fields(value))
            return ", ".join(f"{name} {plain(part)}" for name, part in parts if part not in (None, ()))
        case _:
            return f"`{value}`"


def rules(ruleset: Ruleset) -> str:
    """The page of a ruleset: its form and its rules by topic."""
    lines = [f"# {ruleset.name}\n", f"{ruleset.title.vi}  \n*{ruleset.title.en}*\n"]
    facts = [f"version {ruleset.version}", f"{len(ruleset.rules)} rules", f"rounding `{ruleset.rounding.value}`"]
    if ruleset.period:
        facts.append(f"period {ruleset.period.first} to {ruleset.period.last}")
    lines.append(" · ".join(facts) + "\n")
    if ruleset.tables:
        lines.append("## The form\n")
        for table in ruleset.tables.values():
            lines += form(table)
    for topic in dict.fromkeys(rule.topic for rule in ruleset.rules):
        lines.append(f"## {topic} {{ #topic-{topic} }}\n")
        for rule in ruleset.rules:
            if rule.topic == topic:
                lines += one_rule(rule)
    return WRITTEN + "\n".join(lines).rstrip() + "\n"


def form(table: TableForm) -> Iterator[str]:
    """A table of the form: its fields, types, units and printed headers."""
    yield f"### {table.name}\n"
    yield f"{table.title.vi} · *{table.title.en}*\n"
    yield "| field | type | unit | headers |\n|---|---|---|---|"
    for field in table.fields.values():
        headers = "; ".join(label.replace("|", "\\|") for label in field.label)
        yield f"| `{field.name}` | {field.type} | {field.unit or ''} | {headers} |"
    yield ""


def one_rule(rule: Rule) -> Iterator[str]:
    """A rule: what it compares, why, and how its examples are judged."""
    yield f"### {rule.id}\n"
    yield f"**{rule.title.vi}**  \n{rule.title.en}\n"
    if rule.because:
        yield f"{rule.because.vi}  \n*{rule.because.en}*\n"
    facts = [f"[`{rule.check}`](checks.md#{rule.check})", f"severity `{rule.severity.value}`"]
    facts += [f"{name} {plain(value)}" for name, value in given(rule.params)]
    if rule.tolerance != Tolerance():
        facts.append(f"tolerance {tolerance(rule.tolerance)}")
    if not rule.enabled:
        facts.append("switched off")
    yield " · ".join(facts) + "\n"
    rows = [f"| {cells(example)} | {example.expect} |" for example in rule.examples]
    if rows:
        yield "| example | outcome |\n|---|---|"
        yield from rows
        yield ""


def given(params: Any) -> Iterable[tuple[str, object]]:
    """The parameters of a rule that are set, of those that a ruleset may set."""
    kind: Any = type(params)
    return [
        (i.name, value) for i in typed.declared(kind) if (value := getattr(params, i.name)) not in (None, (), {}, "")
    ]


def tolerance(tolerance: Tolerance) -> str:
    """A tolerance as a ruleset writes it."""
    if tolerance.mode != "given":
        return f"`{tolerance.mode}`"
    parts = [f"`{tolerance.abs}`"] if tolerance.abs is not None else []
    parts += [f"`{tolerance.pct}%`"] if tolerance.pct is not None else []
    return " or ".join(parts)


def cells(example: Example) -> str:
    """An example's data on one line."""
    if example.text is not None:
        return example.text.replace("|", "\\|").replace("\n", " ")
    records = example.data if isinstance(example.data, tuple) else (example.data or {},)
    return "<br>".join(", ".join(f"{name} {value}" for name, value in record.items()) for record in records)


def report() -> str:
    """The JSON report, object by object, from its schema, and the columns of findings as a table."""
    whole: Mapping[str, Any] = report_schema.schema()
    lines = [
        "# The JSON report\n",
        f"{whole['title']}. The schema itself: [report.schema.json](../report.schema.json).\n",
    ]
    lines.append("Numbers are plain decimals in text, so that no reader rounds them; dates are ISO dates.\n")
    lines += ["## The report\n", *properties(whole)]
    for name, part in whole["$defs"].items():
        lines += [f"## {name} {{ #{name} }}\n", *properties(part)]
    lines += [
        "## The table of findings { #table-of-findings }\n",
        f"{TABLE_OF_FINDINGS}\n",
        "| column | type | |\n|---|---|---|",
    ]
    lines += [f"| `{one.name}` | {one.type} | {one.says} |" for one in parquet_report.COLUMNS]
    return WRITTEN + "\n".join(lines).rstrip() + "\n"


TABLE_OF_FINDINGS = (
    "`--format parquet`, or an output that ends in `.parquet`: a row a finding, the same columns in every run's file. "
    "Metadata of the file: `dqcheck.ok`, `dqcheck.judged`, `dqcheck.at`."
)


def properties(part: Mapping[str, Any]) -> Iterator[str]:
    """A row for each property of an object."""
    yield "| key | type | |\n|---|---|---|"
    for name, item in part["properties"].items():
        optional = "" if name in part["required"] else "not always there. "
        yield f"| `{name}` | {kind_of(item)} | {optional}{item.get('description', '')} |"
    yield ""


def kind_of(item: Mapping[str, Any]) -> str:
    """The type of a property in words, with a link to the object it refers to."""
    if "$ref" in item:
        name = item["$ref"].rpartition("/")[2]
        return f"[{name}](#{name})"
    if "anyOf" in item:
        return " or ".join(kind_of(option) for option in item["anyOf"])
    if "enum" in item or "const" in item:
        return ", ".join(f"`{value}`" for value in item.get("enum", [item.get("const")]))
    if item.get("type") == "array":
        return f"list of {kind_of(item['items'])}"
    if "properties" in item:
        return ", ".join(f"`{name}`: {kind_of(part)}" for name, part in item["properties"].items())
    if item.get("type") == "object" and isinstance(item.get("additionalProperties"), dict):
        return f"names to {kind_of(item['additionalProperties'])}"
    kinds = item.get("type", "any")
    return " or ".join([kinds] if isinstance(kinds, str) else kinds)


def stale(found: Mapping[str, str]) -> list[str]:
    """Pages that differ from what the declarations say, and pages that nothing declares any more."""
    differing = [
        path for path, text in found.items() if not (HERE / path).exists() or (HERE / path).read_text("utf-8") != text
    ]
    written = {path.relative_to(HERE).as_posix() for path in (HERE / "reference").glob("*.md")}
    return sorted([*differing, *(written - set(found))])


def main() -> int:
    """Write the pages, or check them."""
    found = pages()
    outdated = stale(found)
    if "--check" in sys.argv[1:]:
        for path in outdated:
            print(f"docs/{path} is stale: run make docs")
        return 1 if outdated else 0
    for path in outdated:
        target = HERE / path
        if path in found:
            target.parent.mkdir(exist_ok=True)
            target.write_text(found[path], encoding="utf-8")
        else:
            target.unlink()
    print(json.dumps({"written": outdated}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
