"""The structural rules that a form implies by its fields."""

from collections.abc import Iterator
from typing import Any

from dqcheck import checks
from dqcheck.model.rule import Field, MissingPolicy, Rule, Ruleset, Severity, TableForm
from dqcheck.model.text import LocalText

SKIPPED = MissingPolicy.SKIP


def implied(ruleset: Ruleset) -> tuple[Rule, ...]:
    """One rule for each constraint of each field; a rule of the ruleset with the same id takes its place."""
    own = {rule.id for rule in ruleset.rules}
    return tuple(
        rule
        for table in ruleset.tables.values()
        for field in table.fields.values()
        for rule in _of_field(ruleset, table, field)
        if rule.id not in own
    )


def _of_field(ruleset: Ruleset, table: TableForm, field: Field) -> Iterator[Rule]:
    label = field.title or LocalText(vi=field.label[0], en=field.label[0]) if field.label else field.title
    name = label or LocalText(vi=field.name, en=field.name)

    def rule(kind: str, ending: str, vi: str, en: str, **params: Any) -> Rule:
        owner: Any = checks.load(kind)
        return Rule(
            id=f"{table.name}-{field.name}-{ending}".replace("_", "-"),
            ruleset=ruleset.name,
            title=LocalText(vi=f"{name.vi} {vi}", en=f"{name.en} {en}"),
            check=kind,
            params=owner(table=table.name, field=field.name, **params),
            severity=Severity.ERROR,
            rounding=ruleset.rounding,
            missing=None if kind == "required" else SKIPPED,
            topic=table.name,
            file=ruleset.path,
        )

    if field.required:
        yield rule("required", "missing", "còn để trống", "is blank")
    yield rule("type", "unreadable", "chưa đọc được", "cannot be read")
    if field.unique:
        text = field.type in ("text", "reference")
        yield rule("unique", "duplicate", "bị trùng", "is there twice", of_text=text)
    if field.at_least is not None or field.at_most is not None:
        yield rule(
            "range", "out-of-range", "ngoài khoảng cho phép", "is out of range",
            at_least=field.at_least, at_most=field.at_most,
        )  # fmt: skip
    if field.codelist is not None or field.codes:
        yield rule(
            "codelist", "unknown", "chưa có trong danh mục", "is not in the list",
            list=field.codelist, codes=() if field.codelist else field.codes,
        )  # fmt: skip
    if field.format is not None:
        yield rule(
            "format", "malformed", "chưa đúng định dạng", "does not have the form asked for", pattern=field.format
        )
