"""pandera: a table of a ruleset as a ``DataFrameSchema``, and a schema as the structural contract of a table.

A schema from a ruleset fails on the same records as dqcheck, because its checks ask dqcheck; the words are the rule's
title. pandera itself checks nothing but the schema of a polars LazyFrame; a schema made here reads its data too.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from typing import Any, ClassVar, Literal

from dqcheck.checks.base import Check, Combination, Tables, Terms, Values
from dqcheck.integrations.failing import Verdicts
from dqcheck.model.dataset import Ref, Table
from dqcheck.model.quantity import Day, Missing, Quantity, Value
from dqcheck.model.record import record
from dqcheck.model.rule import Rule, Ruleset, Severity, TableForm
from dqcheck.model.text import Language, LocalText
from dqcheck.model.verdict import Outcome, Verdict

Backend = Literal["pandas", "polars"]
HOLDS, VIOLATED = "holds", "violated"


def to_pandera(ruleset: Ruleset, table: str, *, backend: Backend = "pandas", language: Language = "vi") -> Any:
    """The fields of a table and every rule on it alone as a pandera ``DataFrameSchema`` for pandas or polars frames.

    Columns are the form's fields; one that the form requires must be there. Each rule is a check of the rule's id whose
    error is its title. Raises UsageError when the ruleset has no such table.
    """
    verdicts = Verdicts(ruleset, table)
    form = ruleset.tables[verdicts.table]
    module: Any
    if backend == "pandas":
        import pandera.pandas as module

        schema = module.DataFrameSchema
    else:
        import pandera.polars as module

        schema = _reading_data(module.DataFrameSchema)
    return schema(
        {
            name: module.Column(
                None,
                nullable=True,
                required=declared.required,
                title=declared.title[language] if declared.title else None,
                description=" / ".join(declared.label) or None,
            )
            for name, declared in form.fields.items()
        },
        checks=[
            module.Check(
                _passes(verdicts, rule, backend),
                name=rule.id,
                error=f"{rule.qualified}: {rule.title[language]}",
                raise_warning=rule.severity is not Severity.ERROR,
                description=rule.because[language] if rule.because else None,
            )
            for rule in verdicts.rules
        ],
        name=f"{ruleset.name}.{form.name}",
        title=form.title[language],
        strict=False,
    )


def _reading_data(schema: Any) -> Any:
    """Pandera's schema for polars that checks the data of a LazyFrame: bad data must not pass because it is lazy."""
    from pandera.config import ValidationDepth, config_context

    class ReadingData(schema):  # type: ignore[misc]  # the base is pandera's, found when it is asked for
        # pandera looks its backends up by the exact class.
        get_backend = staticmethod(schema.get_backend)

        def validate(self, check_obj: Any, *args: Any, **options: Any) -> Any:
            with config_context(validation_depth=ValidationDepth.SCHEMA_AND_DATA):
                return super().validate(check_obj, *args, **options)

    return ReadingData


def _passes(verdicts: Verdicts, rule: Rule, backend: Backend) -> Callable[[Any], Any]:
    def on_pandas(frame: Any) -> Any:
        import pandas as pd

        bad = verdicts.failing(frame, rule)
        return pd.Series([row not in bad for row in range(len(frame))], index=frame.index)

    def on_polars(data: Any) -> Any:
        import polars as pl

        frame = data.lazyframe.collect()
        bad = verdicts.failing(frame, rule)
        return pl.LazyFrame({"passes": [row not in bad for row in range(frame.height)]})

    return on_pandas if backend == "pandas" else on_polars


def register_check(ruleset: Ruleset, table: str, *, name: str = "dqcheck") -> None:
    """Register every rule of a table as one check method of pandera (pandas), so that a ``DataFrameModel`` can carry
    it:
    ``class Config: dqcheck = ()``. Registering a name twice raises pandera's ValueError."""
    import pandas as pd
    from pandera import extensions

    verdicts = Verdicts(ruleset, table)

    def method(frame: Any) -> Any:
        bad = {row for rule in verdicts.rules for row in verdicts.failing(frame, rule)}
        return pd.Series([row not in bad for row in range(len(frame))], index=frame.index)

    method.__name__ = name
    extensions.register_check_method(statistics=None, supported_types=[pd.DataFrame])(method)


def contract(schema: Any, table: TableForm, *, ruleset: str, severity: Severity = Severity.ERROR) -> Rule:
    """A user's pandera schema (pandas) as a rule on a table: add it to a ruleset's ``rules`` and run as usual."""
    name = schema.name or "schema"
    return Rule(
        id=f"{table.name}-{name}-schema-violated".replace("_", "-").replace(".", "-"),
        ruleset=ruleset,
        title=LocalText(vi=f"Chưa đúng cấu trúc pandera {name}", en=f"Not as the pandera schema {name} asks"),
        check="pandera",
        params=Contract(table=table.name, schema=schema, names=tuple(table.fields)),
        severity=severity,
        topic=table.name,
    )


@record
class Contract(Check):
    """A pandera schema does not hold. Every failure case of the schema is one combination; undecided never."""

    kind: ClassVar[str] = "pandera"
    judges_missing: ClassVar[bool] = True

    schema: Any = None
    names: tuple[str, ...] = ()
    cases: Mapping[tuple[int, str], str] = field(default_factory=dict)

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        """The fields whose values the schema speaks of."""
        return {"value": self.names}

    def prepare(self, tables: Tables) -> "Contract":
        """The contract with the failure cases of the table's records."""
        table = tables.get(self.table or "")
        return self if table is None else replace(self, cases=_failure_cases(self.schema, table))

    def combinations(self, tables: Tables) -> Iterator[Combination]:
        """One combination for each failure case, and one for each record without."""
        table = tables.get(self.table or "")
        if table is None:
            return
        known = [name for name in self.names if name in table.columns]
        for row in range(len(table.submissions)):
            refs = {name: Ref(table=table.name, row=row, field=name) for name in known}
            violated = {name: check for (at, name), check in self.cases.items() if at == row and name in refs}
            if not violated:
                yield {HOLDS: tuple(refs.values())}
            for name, check in violated.items():
                yield {f"{VIOLATED} {check}": (refs[name],)}

    def judge(self, values: Values, terms: Terms) -> Verdict:
        """Fail what the schema failed."""
        for role, given in values.items():
            if role.startswith(VIOLATED):
                return Verdict(
                    outcome=Outcome.FAIL,
                    note="pandera.fail",
                    observed=given[0].text,
                    facts={"schema_check": role.removeprefix(VIOLATED).strip()},
                )
        return Verdict(outcome=Outcome.PASS, note="pandera.pass")


def _failure_cases(schema: Any, table: Table) -> dict[tuple[int, str], str]:
    import pandas as pd
    from pandera.errors import SchemaErrors

    frame = pd.DataFrame({name: [plain(value) for value in column] for name, column in table.columns.items()})
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases
        return {
            (int(row), str(column)): str(check)
            for row, column, check in zip(cases["index"], cases["column"], cases["check"], strict=True)
            if not pd.isna(row)  # a failure of the whole schema has no row
        }
    return {}


def plain(value: Value) -> Any:
    """A value as pandera sees it: int or float, date, text, or None."""
    if isinstance(value, Quantity):
        return int(value.value) if value.value == value.value.to_integral_value() else float(value.value)
    if isinstance(value, Day):
        return value.first
    return None if isinstance(value, Missing) else value.value
