"""How rules are printed: the catalogue as a table, one rule as a page."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from rich.table import Table
from rich.text import Text

from dqcheck.checks.conditions import Condition
from dqcheck.cli import printing
from dqcheck.engine.told_examples import example_cells, expectation, named, told
from dqcheck.messages import known, legible_line, legible_record, sentence
from dqcheck.model.quantity import Quantity
from dqcheck.model.rule import AUTO, Rule, Ruleset, Tolerance
from dqcheck.model.text import Language
from dqcheck.reporters.view import check_name
from dqcheck.rulesets import typed

STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}


def print_list(ruleset: Ruleset, rules: Iterable[Rule], language: Language) -> None:
    """Print the rules of one ruleset: id, severity, check kind, title."""
    ruleset, rules = legible_record((ruleset, tuple(rules)))
    with printing.console() as console:
        count = sentence("rules.count", language, {"count": len(rules)})
        head = f" {ruleset.version} · {ruleset.title[language]} · {count}"
        console.print(Text.assemble((ruleset.name, "bold"), head), soft_wrap=True)
        if not console.is_terminal:
            # A pipe gets one rule a line, whole, for grep and cut.
            for rule in rules:
                line = "\t".join((rule.qualified, rule.severity.value, rule.check, legible_line(rule.title[language])))
                console.print(Text(line), soft_wrap=True)
            return
        table = Table(box=None, pad_edge=False, header_style="bold")
        for name in ("id", "severity", "check", "title"):
            table.add_column(sentence(f"rules.column-{name}", language, {}), overflow="fold")
        for rule in rules:
            table.add_row(
                Text(rule.id),
                Text(sentence(f"severity.{rule.severity.value}", language, {}), style=STYLES[rule.severity.value]),
                Text(rule.check),
                Text(rule.title[language]),
            )
        console.print(table)
        console.print()


def print_rule(rule: Rule, ruleset: Ruleset, language: Language) -> None:
    """Print one rule: what it compares, why, its tolerance and its examples with their verdicts."""
    from dqcheck.rulesets import examples

    rule, ruleset = legible_record((rule, ruleset))
    with printing.console() as console:
        console.soft_wrap = True
        console.print(Text(rule.qualified, style="bold"))
        console.print(Text(rule.title[language]))
        if rule.because:
            console.print(Text(rule.because[language], style="dim"))
        console.print()
        rows = [
            (sentence("rules.column-severity", language), sentence(f"severity.{rule.severity.value}", language)),
            (sentence("rules.column-check", language), f"{check_name(rule.check, language)} ({rule.check})"),
            *((name, text) for name, text in parameters(rule, ruleset, language).items()),
            (sentence("rules.row-tolerance", language), tolerance(rule.tolerance, language)),
            (sentence("rules.row-rounding", language), rule.rounding.value),
        ]
        if rule.file:
            where = f"{rule.file}:{rule.line}" if rule.line else rule.file
            rows.append((sentence("rules.row-file", language), where))
        width = max(len(name) for name, _ in rows) + 2
        for name, text in rows:
            console.print(Text.assemble((name.ljust(width), "dim"), text))
        for result in examples.run(rule, ruleset):
            console.print()
            expected = expectation(result.example.expect, language)
            cells = example_cells(result.example, rule, ruleset, language)
            console.print(Text.assemble((expected, "bold"), f"  {cells}"))
            for ground in result.grounds:
                console.print(Text(f"  → {told(rule, ruleset, ground)[language]}", style="dim"))


def parameters(rule: Rule, ruleset: Ruleset, language: Language) -> dict[str, str]:
    """The parameters of a rule that are set, as the ruleset writes them; fields and tables with what the form calls
    them."""
    check: Any = rule.params
    owner: Any = type(check)
    return {
        typed.key_of(owner, item.name): (
            f"{value} ({form.title[language]})"
            if item.name == "table" and (form := ruleset.form(value)) is not None
            else shown(value, check.table, ruleset, language)
        )
        for item in typed.declared(owner)
        if (value := getattr(check, item.name)) not in (None, (), {}, "")
    }


def shown(value: object, home: str | None, ruleset: Ruleset, language: Language) -> str:
    """A parameter's value as the ruleset writes it; a field or a table with its name."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            name = named(value, home, ruleset, language)
            return f"{value} ({name})" if name else value
        case tuple():
            lists = any(isinstance(item, tuple) for item in value)
            return (" / " if lists else ", ").join(shown(item, home, ruleset, language) for item in value)
        case Mapping():
            return "; ".join(f"{key}: {shown(item, home, ruleset, language)}" for key, item in value.items())
        case Condition():
            given = ((typed.key_of(Condition, item.name), getattr(value, item.name)) for item in fields(value))
            return ", ".join(f"{name} [{', '.join(texts)}]" for name, texts in given if texts)
        case Quantity():
            return value.text
        case _ if is_dataclass(value) and not isinstance(value, type):
            given = ((item.name, getattr(value, item.name)) for item in fields(value))
            return ", ".join(f"{name} {part}" for name, part in given if part is not None)
        case _:
            return str(value)


def tolerance(given: Tolerance, language: Language) -> str:
    """A tolerance as the ruleset writes it; the usual one in words too."""
    if given == AUTO or given.mode != "given":
        key = f"rules.tolerance-{given.mode}"
        return f"{given.mode} ({sentence(key, language)})" if known(key, language) else given.mode
    parts = [str(given.abs) if given.abs is not None else "", f"{given.pct}%" if given.pct is not None else ""]
    return " | ".join(filter(None, parts))
