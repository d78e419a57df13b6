"""Checks of columns as a ruleset: the form is the frame, its fields are the columns that the checks name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import FunctionType
from typing import Any, Literal

from dqcheck import checks
from dqcheck.checks.base import Check, resolve
from dqcheck.column_checks.check_options import ColumnCheck
from dqcheck.column_checks.column_names import column_of, nearest
from dqcheck.column_checks.sum_checks import FRAME, RECORD
from dqcheck.errors import UsageError
from dqcheck.messages import local
from dqcheck.model.record import record
from dqcheck.model.rule import DATES, NUMBERS, Field, FieldType, MissingPolicy, Rule, Ruleset, TableForm
from dqcheck.model.text import LocalText
from dqcheck.numerals.folding import fold

Held = Literal["number", "date", "text", "other"]
"""What a column of a frame holds by its type; ``other``: Python's own objects, or what no check compares."""

KEY = "%key"
"""The field that names the record."""

ENDINGS: Mapping[str, str] = {
    "aggregate": "total-row-mismatch",
    "agreement": "disagreement",
    "average": "average-mismatch",
    "change": "change-implausible",
    "codelist": "unknown",
    "expression": "formula-false",
    "footing": "parent-mismatch",
    "format": "malformed",
    "growth": "growth-mismatch",
    "magnitude": "magnitude-implausible",
    "order": "out-of-order",
    "part": "exceeds-whole",
    "percentage": "percentage-mismatch",
    "product": "product-mismatch",
    "range": "out-of-range",
    "ratio": "ratio-mismatch",
    "required": "missing",
    "sequence": "out-of-sequence",
    "shares": "shares-mismatch",
    "total": "sum-mismatch",
    "type": "unreadable",
    "unique": "duplicate",
    "within": "outside-period",
}
"""How the name of a check ends that its author does not name: with the defect."""

COMPARES_BY_TYPE = frozenset({"order", "expression"})
"""Kinds that compare numbers or dates, as the columns hold one or the other."""


@record
class ColumnRuleset:
    """A ruleset of one table, and the frame's own ``columns`` of its fields. ``rows`` are fields that hold the number
    of the record."""

    ruleset: Ruleset
    form: TableForm
    columns: Mapping[str, str]
    rows: tuple[str, ...] = ()


def as_checks(given: object) -> tuple[ColumnCheck, ...]:
    """Checks of columns as they are handed in: one or several, made by a function or as the record of their kind.
    Raises UsageError for anything else."""
    if isinstance(given, ColumnCheck):
        return (given,)
    if isinstance(given, Check):
        return (ColumnCheck(params=given),)
    listed = list(given) if isinstance(given, Iterable) else [given]
    if not listed:
        raise _no_check("[]")
    return tuple(map(_as_check, listed))


def _as_check(given: object) -> ColumnCheck:
    if isinstance(given, Check):
        return ColumnCheck(params=given)
    if not isinstance(given, ColumnCheck):
        raise _no_check(given.__name__ + "()" if isinstance(given, FunctionType) else type(given).__name__)
    return given


def _no_check(kind: str) -> UsageError:
    english = f"{kind} is no check of columns, such as dqcheck.total('total', ['a', 'b'])."
    return UsageError("error.not-a-check", english, kind=kind)


def ruleset_of(
    given: Sequence[ColumnCheck],
    held: Mapping[str, Held],
    *,
    key: str | None = None,
    table: str | None = None,
    looks_like: Mapping[str, FieldType] | None = None,
) -> ColumnRuleset:
    """The ruleset of checks on a frame whose columns hold what ``held`` says. ``key`` is the column that names the
    record; ``looks_like`` says of columns of texts whether these read as numbers or dates.

    Raises UsageError for a column that the frame does not have, with the nearest that it has, and for one that holds
    what a check does not compare.
    """
    name = table or FRAME
    _once([one.id for one in given if one.id is not None])
    columns, types = _columns(given, held, looks_like or {})
    fields = {field: _field(field, column, types[field], given) for field, column in columns.items()}
    rows = tuple(field for field in (RECORD,) if any(getattr(one.params, "by", None) == field for one in given))
    fields |= {field: Field(name=field, label=(FRAME,), type="count", summed=False) for field in rows}
    if key is not None:
        columns = {**columns, KEY: _known(key, held)}
        fields[KEY] = Field(name=KEY, label=(key,), summed=False)
    words = LocalText(vi=name, en=name)
    form = TableForm(name=name, title=words, fields=fields, key=KEY if key is not None else None)
    rules = [*_rules(given, form), *_readable(given, form, held, columns)]
    ruleset = Ruleset(name=name, version="", title=words, tables={name: form}, rules=tuple(_named(rules)))
    return ColumnRuleset(ruleset=ruleset, form=form, columns=columns, rows=rows)


def _once(ids: Sequence[str]) -> None:
    twice = next((one for at, one in enumerate(ids) if one in ids[:at]), None)
    if twice is not None:
        raise UsageError("error.check-id-twice", f"Two checks have the id {twice!r}.", id=twice)


def _columns(
    given: Sequence[ColumnCheck], held: Mapping[str, Held], looks_like: Mapping[str, FieldType]
) -> tuple[dict[str, str], dict[str, FieldType]]:
    """The column of each field that the checks name, and its type."""
    columns: dict[str, str] = {}
    types: dict[str, FieldType] = {}
    for check in given:
        for field in fields_named(check.params):
            column = _known(check.aliases.get(field, column_of(field)), held)
            if columns.setdefault(field, column) != column:
                english = f"{field!r} stands for two columns, {columns[field]!r} and {column!r}."
                raise UsageError("error.alias-twice", english, name=field, first=columns[field], second=column)
            wanted = _wanted(check, field, held[column], looks_like.get(column))
            if held[column] in ("number", "date") and _side(wanted) not in (held[column], "text"):
                raise _not_compared(check, column, held[column])
            types[field] = _agreed(types.get(field), wanted, check, column)
    return columns, types


def fields_named(check: Check) -> tuple[str, ...]:
    """The fields that a check names: its operands, and what chooses, groups and names its rows."""
    named = [name for names in (*check.fields().values(), *check.choosing().values()) for name in names]
    return tuple(dict.fromkeys(one for name in named if (one := _own(name, check)) != RECORD))


def _own(name: str, check: Check) -> str:
    """A field without the table of its check, where that is known: a name with a point in it is else no column's."""
    return resolve(name, check.table)[1] if check.table is not None else name


def _known(column: str, held: Mapping[str, Held]) -> str:
    if column in held:
        return column
    less = column[1:].strip()
    if column.startswith("-") and less in held:
        english = f"The frame has no column {column!r}; to subtract {less!r} write less=[{less!r}]."
        raise UsageError("error.column-subtracted", english, column=column, less=less)
    if not held:
        english = f"The frame has no column {column!r}, nor any whose name is a text: name its columns first."
        raise UsageError("error.columns-unnamed", english, column=column)
    near = nearest(column, list(held))
    listed = ", ".join(map(repr, near or held))
    english = f"The frame has no column {column!r}; " + (f"nearest: {listed}." if near else f"it has {listed}.")
    key = "error.column-unknown" if near else "error.column-none-near"
    raise UsageError(key, english, column=column, names=listed)


def _wanted(check: ColumnCheck, field: str, held: Held, looks: FieldType | None) -> FieldType:
    """What a check takes a column for."""
    operands = {_own(name, check.params) for names in check.params.fields().values() for name in names}
    by_look: FieldType = looks or "text"
    plain: Mapping[Held, FieldType] = {"number": "number", "date": "date", "text": by_look, "other": by_look}
    if field in check.types:
        return check.types[field]
    if field not in operands:
        return plain[held] if held in ("number", "date") else "text"
    takes = check.params.types_of(field)
    if check.kind in COMPARES_BY_TYPE:
        # A formula says of which fields it asks for texts; what holds texts is else read as numbers.
        return "number" if plain[held] == "text" and "text" not in takes else plain[held]
    if takes:
        return "number" if "number" in takes else takes[0]
    return plain[held] if check.kind == "agreement" or held in ("number", "date") else "text"


def _side(kind: FieldType) -> Held:
    return "number" if kind in NUMBERS else "date" if kind in DATES else "text"


def _agreed(known: FieldType | None, wanted: FieldType, check: ColumnCheck, column: str) -> FieldType:
    """The type of a column that several checks name: a special one before a general one, texts last of all."""
    if known is None or known == wanted or _side(known) == "text":
        return wanted
    if _side(wanted) == "text" or wanted == "number":
        return known if _side(wanted) == "text" or _side(known) == "number" else _conflict(check, column, known)
    if _side(known) == _side(wanted) and known == "number":
        return wanted
    return _conflict(check, column, known)


def _conflict(check: ColumnCheck, column: str, known: FieldType) -> FieldType:
    english = f"Column {column!r} is taken for {known} by one check and not by another, {check.kind}."
    raise UsageError("error.column-type-twice", english, column=column, kind=known, check=check.kind)


def _not_compared(check: ColumnCheck, column: str, held: Held) -> UsageError:
    words = {"number": "numbers", "date": "dates"}
    takes = words["number" if held == "date" else "date"]
    english = f"Column {column!r} holds {words[held]}; {check.kind} compares {takes}."
    return UsageError(f"error.column-holds-{held}", english, column=column, check=check.kind)


def _field(field: str, column: str, kind: FieldType, given: Sequence[ColumnCheck]) -> Field:
    decimals = [
        getattr(one.params, "decimals", None) for one in given if getattr(one.params, "stated", None) == field
    ]  # fmt: skip
    known = next((number for number in decimals if number is not None), None)
    return Field(name=field, label=(column,), type=kind, decimals=known, unit="%" if kind == "percent" else None)


def _rules(given: Sequence[ColumnCheck], form: TableForm) -> Iterable[Rule]:
    for check in given:
        params = replace(check.params, table=form.name)
        fields = [_own(name, params) for names in params.fields().values() for name in names]
        called = form.fields[fields[0]].called
        facts = {"field": called, "that": getattr(params, "that", "")}
        yield Rule(
            id=check.id or f"{slug(called.en)}-{ENDINGS[check.kind]}",
            ruleset=form.name,
            title=check.title or local(f"column.{check.kind}", facts),
            check=check.kind,
            params=params.completed(lambda operand: form.fields.get(resolve(operand, form.name)[1])),
            severity=check.severity,
            because=check.because,
            message=check.message,
            tolerance=check.tolerance,
            rounding=check.rounding,
            missing=check.missing,
        )


def _readable(
    given: Sequence[ColumnCheck], form: TableForm, held: Mapping[str, Held], columns: Mapping[str, str]
) -> Iterable[Rule]:
    """A check of each column of texts that is taken for numbers or dates, where nobody asks for it: what cannot be read
    would else only leave the others undecided."""
    asked = {name for one in given if one.kind == "type" for name in fields_named(one.params)}
    owner: Any = checks.load("type")
    for name, field in form.fields.items():
        taken = field.type in (*NUMBERS, *DATES) and name in columns and held[columns[name]] in ("text", "other")
        if taken and name not in asked:
            yield Rule(
                id=f"{slug(field.called.en)}-{ENDINGS['type']}",
                ruleset=form.name,
                title=local("implied.type", {"field": field.called}),
                check="type",
                params=owner(table=form.name, field=name),
                missing=MissingPolicy.SKIP,
            )


def _named(rules: Iterable[Rule]) -> Iterable[Rule]:
    """Rules of which no two have one name: a second one is numbered."""
    taken: set[str] = set()
    for rule in rules:
        name, number = rule.id, 2
        while name in taken:
            name, number = f"{rule.id}-{number}", number + 1
        taken.add(name)
        yield replace(rule, id=name)


def slug(name: str) -> str:
    """A name as a part of an id: ``Tổng số (hộ)`` is ``tong-so-ho``."""
    return fold(name).replace(" ", "-") or "column"
