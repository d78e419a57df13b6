"""What every check of columns takes beside its own parameters, and the record that a check of columns is."""

import datetime as dt
import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, field, fields, replace
from decimal import Decimal
from enum import StrEnum
from functools import wraps
from typing import Any, Literal, ParamSpec, TypedDict, TypeVar

from dqcheck.checks.base import Check
from dqcheck.checks.conditions import Condition, Where
from dqcheck.column_checks.column_names import field_of, nearest
from dqcheck.errors import UsageError
from dqcheck.model.record import record
from dqcheck.model.rule import AUTO, FieldType, MissingPolicy, Rounding, Severity, Tolerance
from dqcheck.model.text import LocalText

Number = int | float | Decimal
"""A number that a caller gives. A float is the decimal that it shows: 0.1 is a tenth."""

Columns = str | Iterable[str]
"""Names of columns; a text is one name."""

Words = str | LocalText
"""A text of the caller: in one language, which then stands for both, or in two."""

Texts = str | Iterable[str]

Conditions = Mapping[str, Texts | Mapping[Literal["is", "not", "contains", "without"], Texts]]
"""Conditions by column: texts of which it contains one, or what it must be, not be, contain and be without."""

Chosen = TypeVar("Chosen", bound=StrEnum)
Given = ParamSpec("Given")


class CheckOptions(TypedDict, total=False):
    """Options of every check.

    ``id`` names the check in findings (default: made of the column and the kind), ``title`` says in a few words what is
    not as it should be, ``message`` is the sentence of a finding (``{observed}`` and ``{expected}`` are filled),
    ``because`` says what the check is for. ``where`` keeps the rows whose column contains one of the texts, or ``is``,
    ``not``, ``contains``, ``without`` them, as in ``where={"region": {"not": "Total"}}``; accents and case do not
    matter.
    ``tolerance`` is ``"auto"`` (what rounding explains), ``"exact"``, an amount, or a percentage as ``"2%"``.
    ``rounding`` is how figures were rounded, ``missing`` what a blank does: the row is undecided, the blank counts as
    ``"zero"``, or the row is passed over (``"skip"``).
    """

    id: str
    title: Words
    message: Words
    because: Words
    severity: Severity | Literal["error", "warning", "info"]
    where: Conditions
    tolerance: Tolerance | Number | str
    rounding: Rounding | Literal["half-up", "half-even", "truncate", "any"]
    missing: MissingPolicy | Literal["undecided", "zero", "skip"]


DEFAULTS: Mapping[str, object] = {
    "id": None,
    "title": None,
    "message": None,
    "because": None,
    "severity": "error",
    "where": None,
    "tolerance": "auto",
    "rounding": "half-up",
    "missing": "undecided",
}
"""What an option is that nobody gives, as a signature shows it."""


@record
class ColumnCheck:
    """A check of the columns of a frame: ``dqcheck.total("total", ["a", "b"])`` is one, ``dqcheck.check_frame`` takes
    it.

    ``params`` are the parameters of its kind, in which a column is a field (``column_names``). ``aliases`` are the
    columns of the fields that go by another name, ``types`` what the columns of some fields are known to hold.
    """

    params: Check
    aliases: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, FieldType] = field(default_factory=dict)
    id: str | None = None
    title: LocalText | None = None
    message: LocalText | None = None
    because: LocalText | None = None
    severity: Severity = Severity.ERROR
    tolerance: Tolerance = AUTO
    rounding: Rounding = Rounding.HALF_UP
    missing: MissingPolicy | None = None

    @property
    def kind(self) -> str:
        """The name of its check kind."""
        return self.params.kind

    def __repr__(self) -> str:
        given = [one for whole in (self.params, self) for one in _given(whole) if one[0] not in ("params", "types")]
        return f"ColumnCheck({', '.join([self.kind, *(f'{name}={value!r}' for name, value in given)])})"


def _given(whole: Any) -> list[tuple[str, object]]:
    """The fields of a record that are not what they are by themselves."""
    plain = {item.name: {} if item.default is MISSING else item.default for item in fields(whole)}
    values = [(name, getattr(whole, name), default) for name, default in plain.items()]
    return [
        (name, value.value if isinstance(value, StrEnum) else value) for name, value, usual in values if value != usual
    ]


def column_check(function: Callable[Given, ColumnCheck]) -> Callable[Given, ColumnCheck]:
    """A function that makes a check: its signature names the options of every check, and an unknown one is refused."""
    own = inspect.signature(function)
    parameters = [one for one in own.parameters.values() if one.kind is not inspect.Parameter.VAR_KEYWORD]
    options = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=DEFAULTS[name], annotation=annotation)
        for name, annotation in CheckOptions.__annotations__.items()
    ]
    signature = own.replace(parameters=[*parameters, *options])

    @wraps(function)
    def made(*args: Given.args, **given: Given.kwargs) -> ColumnCheck:
        for name in given:
            if name not in signature.parameters:
                near = nearest(name, list(signature.parameters))
                hint = f" (did you mean {near[0]!r}?)" if near else ""
                raise TypeError(f"{function.__name__}() has no parameter {name!r}{hint}")
        return function(*args, **given)

    made.__signature__ = signature  # type: ignore[attr-defined]  # what inspect asks a function for
    return made


def checked(
    params: Check,
    options: CheckOptions,
    *,
    aliases: Mapping[str, str] | None = None,
    types: Mapping[str, FieldType] | None = None,
) -> ColumnCheck:
    """The check of some parameters, with the options that were given. Raises UsageError for what is wrong with them."""
    given: dict[str, Any] = {name: value for name, value in options.items() if value is not None}
    where = where_of(given.pop("where", {}))
    params = replace(params, where=where) if where else params
    for told in (*_blank(params), *params.problems()):
        raise refused(params.kind, told)
    for name in ("title", "message", "because"):
        if isinstance(given.get(name), str):
            given[name] = LocalText(vi=given[name], en=given[name])
    for name, words in (("severity", Severity), ("rounding", Rounding), ("missing", MissingPolicy)):
        if name in given:
            given[name] = chosen(name, given[name], words)
    if "tolerance" in given:
        given["tolerance"] = tolerance_of(given["tolerance"])
    return ColumnCheck(params=params, aliases=aliases or {}, types=types or {}, **given)


def refused(kind: str, problem: str) -> UsageError:
    """The error of a check whose parameters say nothing, or contradict each other."""
    return UsageError("error.check-parameters", f"{kind}: {problem}.", check=kind, problem=problem)


def _blank(params: Check) -> list[str]:
    """The operands that a check needs and that name no column."""
    asked = [item.name for item in fields(params) if item.metadata.get("operand") == "required"]
    return [
        f"{name}: name a column" for name in asked if getattr(params, name) in ("", ()) or "" in _tuple(params, name)
    ]


def _tuple(params: Check, name: str) -> tuple[str, ...]:
    given = getattr(params, name)
    return given if isinstance(given, tuple) else ()


def chosen(option: str, value: object, words: type[Chosen]) -> Chosen:
    """The word of an option. Raises UsageError for one that it does not know."""
    known = {word.value: word for word in words}
    if value not in known:
        raise _wrong(option, value, ", ".join(known))
    return known[str(value)]


def tolerance_of(given: object) -> Tolerance:
    """A tolerance as callers write it: ``auto``, ``exact``, 5, ``2%``. Raises UsageError for anything else."""
    if isinstance(given, Tolerance):
        return given
    if given in ("auto", "exact"):
        return AUTO if given == "auto" else Tolerance(mode="exact")
    percent = isinstance(given, str) and given.strip().endswith("%")
    number = decimal_of(given.strip().removesuffix("%").strip() if isinstance(given, str) else given)
    if number is None or number < 0:
        raise _wrong("tolerance", given, "auto, exact, 5, 2%")
    return Tolerance(mode="given", pct=number) if percent else Tolerance(mode="given", abs=number)


def decimal_of(given: object) -> Decimal | None:
    """A number exactly, a float as the decimal that it shows; None for what is no number."""
    if isinstance(given, bool) or not isinstance(given, int | float | Decimal | str):
        return None
    try:
        number = Decimal(repr(given) if isinstance(given, float) else given)
    except ArithmeticError:
        return None
    return number if number.is_finite() else None


def number_of(option: str, given: object) -> Decimal:
    """The number of an option. Raises UsageError for what is none."""
    number = None if isinstance(given, str) else decimal_of(given)
    if number is None:
        raise _wrong(option, given, "12, 0.5")
    return number


def bound_of(option: str, given: Number | dt.date | None) -> Decimal | dt.date | None:
    """A bound: a number or a day. Raises UsageError for anything else."""
    if given is None:
        return None
    if isinstance(given, dt.datetime):
        return given.date()
    return given if isinstance(given, dt.date) else number_of(option, given)


def where_of(given: Conditions | None) -> Where:
    """Conditions on columns as those on fields. Raises UsageError for a word that is none of theirs."""
    return {field_of(name): _condition(asked) for name, asked in (given or {}).items()}


def _condition(asked: Any) -> tuple[str, ...] | Condition:
    if not isinstance(asked, Mapping):
        return texts_of(asked)
    words = {"is": "is_", "not": "not_", "contains": "contains", "without": "without"}
    wrong = next((word for word in asked if word not in words), None)
    if wrong is not None:
        raise _wrong("where", wrong, ", ".join(words))
    return Condition(**{words[word]: texts_of(texts) for word, texts in asked.items()})


def texts_of(given: Texts) -> tuple[str, ...]:
    """Texts as a tuple; one text is one."""
    return (given,) if isinstance(given, str) else tuple(map(str, given))


def _wrong(option: str, value: object, known: str) -> UsageError:
    english = f"{option} is {value!r}; it is to be such as {known}."
    return UsageError("error.option-value", english, option=option, value=str(value), known=known)
