"""A drafted ruleset as the files that its author goes on with: plain YAML, with comments that say what each thing rests
on."""

import json
from collections.abc import Iterator, Mapping, Sequence

from dqcheck.checks.base import Check
from dqcheck.drafting.record_support import RecordSupport
from dqcheck.messages import sentence
from dqcheck.model.rule import Field, Rule, Ruleset, TableForm
from dqcheck.model.text import LANGUAGES, LocalText

HEAD = "ruleset.yaml"
_SERIES = ("parts", "factors")


def files(ruleset: Ruleset, supports: Mapping[str, RecordSupport]) -> dict[str, str]:
    """The files of a ruleset by their names: the form, and the rules of each table."""
    found = {HEAD: _lines(_head(ruleset))}
    for table in ruleset.tables.values():
        rules = [rule for rule in ruleset.rules if rule.topic == table.name]
        if rules:
            found[f"{table.name.replace('_', '-')}.yaml"] = _lines(_topic(table, rules, supports))
    return found


def _lines(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def _comment(key: str, facts: Mapping[str, object] | None = None, indent: str = "") -> Iterator[str]:
    for language in LANGUAGES:
        yield f"{indent}# {sentence(key, language, facts)}"


def _head(ruleset: Ruleset) -> Iterator[str]:
    yield from _comment("draft.head")
    yield f"ruleset: {ruleset.name}"
    yield f"version: {_quoted(ruleset.version)}"
    yield f"title: {_both(ruleset.title)}"
    if ruleset.period is None:
        yield from _comment("draft.period")
        yield "# period: {from: 2025-01-01, to: 2025-12-31}"
    else:
        yield f"period: {{from: {ruleset.period.first}, to: {ruleset.period.last}}}"
    yield "rounding: half-up"
    yield ""
    yield "tables:" if ruleset.tables else "tables: {}"
    for table in ruleset.tables.values():
        yield f"  {table.name}:"
        yield f"    title: {_both(table.title)}"
        yield f"    sheet: {_listed(table.sheet)}"
        if table.key is not None:
            yield f"    key: {table.key}"
        yield f"    layout: {table.layout}"
        yield "    fields:"
        for field in table.fields.values():
            yield f"      {field.name}:"
            yield from (f"        {line}" for line in _field(field))
        yield ""


def _field(field: Field) -> Iterator[str]:
    yield f"label: {_listed(field.label)}"
    yield f"title: {_both(field.called)}"
    yield f"type: {field.type}"
    if field.unit is not None:
        yield f"unit: {_quoted(field.unit)}"
    if field.decimals is not None:
        yield f"decimals: {field.decimals}"
    if field.required:
        yield "required: true"
    if field.unique:
        yield "unique: true"


def _topic(table: TableForm, rules: Sequence[Rule], supports: Mapping[str, RecordSupport]) -> Iterator[str]:
    yield from _comment("draft.topic", {"table": table.title})
    yield f"topic: {table.name.replace('_', '-')}"
    yield "rules:"
    for rule in rules:
        said = supports[rule.id]
        facts = {"holds": said.holds, "fails": said.fails}
        yield from _comment("draft.support" if said.fails else "draft.support-all", facts, "  ")
        if said.against:
            yield from _comment("draft.against", {"files": said.against}, "  ")
        if not rule.enabled:
            yield from _comment("draft.doubtful", None, "  ")
        yield from _rule(rule)
        yield ""


def _rule(rule: Rule) -> Iterator[str]:
    yield f"  - id: {rule.id}"
    yield f"    title: {_both(rule.title)}"
    yield f"    severity: {rule.severity.value}"
    if not rule.enabled:
        yield "    enabled: false"
    yield f"    check: {rule.check}"
    yield f"    with: {_parameters(rule)}"
    if rule.because is not None:
        yield "    because:"
        yield f"      vi: {_quoted(rule.because.vi)}"
        yield f"      en: {_quoted(rule.because.en)}"
    if rule.examples:
        yield "    examples:"
        for example in rule.examples:
            data = example.data if isinstance(example.data, Mapping) else {}
            cells = ", ".join(f"{name}: {_quoted(text)}" for name, text in data.items())
            yield f"      - {{data: {{{cells}}}, expect: {example.expect}}}"


def _parameters(rule: Rule) -> str:
    """The parameters of a rule: its table, and a field or fields for each role."""
    check = rule.params
    if not isinstance(check, Check):
        raise TypeError(f"rule {rule.id}: not a check kind")
    given = [f"table: {check.table}"]
    for role, names in check.fields().items():
        given.append(f"{role}: [{', '.join(names)}]" if role in _SERIES else f"{role}: {names[0]}")
    given += [f"{key}: {value}" for key, value in (("as", getattr(check, "as_", None)),) if value is not None]
    return f"{{{', '.join(given)}}}"


def _both(text: LocalText) -> str:
    return f"{{vi: {_quoted(text.vi)}, en: {_quoted(text.en)}}}"


def _listed(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _quoted(text: str) -> str:
    """A text in quotes: JSON's are YAML's."""
    return json.dumps(text, ensure_ascii=False)
