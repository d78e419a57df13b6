"""How rules are printed: the catalogue as a table, one rule as a page."""

from collections.abc import Iterable, Mapping
from dataclasses import fields

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dqcheck.messages import sentence, verdict_message
from dqcheck.model.rule import AUTO, Example, Rule, Ruleset, Tolerance
from dqcheck.model.text import Language

STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}


def print_list(ruleset: Ruleset, rules: Iterable[Rule], language: Language) -> None:
    """Print the rules of one ruleset: id, severity, check kind, title."""
    rules = tuple(rules)
    console = Console(highlight=False)
    console.print(
        Text.assemble((ruleset.name, "bold"), f" {ruleset.version} · {ruleset.title[language]} · {len(rules)}")
    )
    if not console.is_terminal:
        # A pipe gets one rule a line, whole, for grep and cut.
        for rule in rules:
            console.print(
                "\t".join((rule.qualified, rule.severity.value, rule.check, rule.title[language])),
                soft_wrap=True,
                markup=False,
            )
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("id", "severity", "check", "title"):
        table.add_column(sentence(f"rules.column-{name}", language, {}), overflow="fold")
    for rule in rules:
        table.add_row(
            rule.id,
            Text(sentence(f"severity.{rule.severity.value}", language, {}), style=STYLES[rule.severity.value]),
            rule.check,
            rule.title[language],
        )
    console.print(table)
    console.print()


def print_rule(rule: Rule, ruleset: Ruleset, language: Language) -> None:
    """Print one rule: what it compares, why, its tolerance and its examples with their verdicts."""
    from dqcheck.rulesets import examples

    console = Console(highlight=False, soft_wrap=True)
    console.print(Text(rule.qualified, style="bold"))
    console.print(rule.title[language], markup=False)
    if rule.because:
        console.print(Text(rule.because[language], style="dim"))
    console.print()
    rows = [
        ("severity", sentence(f"severity.{rule.severity.value}", language, {})),
        ("check", rule.check),
        *((name, text) for name, text in parameters(rule.params).items()),
        ("tolerance", tolerance(rule.tolerance)),
        ("rounding", rule.rounding.value),
    ]
    if rule.file:
        rows.append(("file", f"{rule.file}:{rule.line}"))
    table = Table(box=None, show_header=False, pad_edge=False)
    for name, text in rows:
        table.add_row(Text(name, style="dim"), Text(text))
    console.print(table)
    for result in examples.run(rule, ruleset):
        console.print()
        console.print(Text.assemble((result.example.expect, "bold"), f"  {cells(result.example)}"))
        for verdict in result.verdicts:
            console.print(Text(f"  → {verdict_message(verdict)[language]}", style="dim"))


def parameters(check: object) -> dict[str, str]:
    """The parameters of a check kind that are set, as text."""
    return {
        item.name: shown(value)
        for item in fields(check)  # type: ignore[arg-type]  # every check kind is a dataclass
        if (value := getattr(check, item.name)) not in (None, (), {}, "")
    }


def shown(value: object) -> str:
    """A parameter's value as the ruleset writes it."""
    if isinstance(value, tuple):
        return ", ".join(map(shown, value))
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {shown(item)}" for key, item in value.items())
    return str(value)


def tolerance(given: Tolerance) -> str:
    """A tolerance as the ruleset writes it."""
    if given == AUTO or given.mode != "given":
        return given.mode
    parts = [str(given.abs) if given.abs is not None else "", f"{given.pct}%" if given.pct is not None else ""]
    return " | ".join(filter(None, parts))


def cells(example: Example) -> str:
    """An example's values in one line."""
    if example.text is not None:
        return f"“{example.text}”"
    records = (example.data,) if isinstance(example.data, Mapping) else example.data or ()
    return " / ".join(", ".join(f"{name} {text}" for name, text in record.items()) for record in records)
