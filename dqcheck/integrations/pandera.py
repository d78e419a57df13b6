"""pandera: a table of a ruleset as a ``DataFrameSchema``, and a schema as the structural contract of a table.

A schema from a ruleset fails on the same records as dqcheck, because its checks ask dqcheck; the words are the rule's
title. pandera itself checks nothing but the schema of a polars LazyFrame; a schema made here reads its data too.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field, replace
from functools import partial
from typing import Any, ClassVar, Literal

from dqcheck.checks.base import Check, Combination, Tables, Terms, Values
from dqcheck.engine.screens.frame_judging import the_form
from dqcheck.integrations.failing import Judge, rules_on
from dqcheck.messages import local, sentence
from dqcheck.model.dataset import Ref, Table
from dqcheck.model.quantity import Day, Missing, Quantity, Value
from dqcheck.model.record import record
from dqcheck.model.rule import Rule, Ruleset, Severity, TableForm
from dqcheck.model.text import Language
from dqcheck.model.verdict import Outcome, Verdict

Backend = Literal["pandas", "polars"]
COLUMNS = "columns"
"""The check that every rule has its columns."""
HOLDS, VIOLATED, WHOLE = "holds", "violated", "whole"


def schema(ruleset: Ruleset, table: str, *, backend: Backend, language: Language) -> Any:
    """The fields of a table and every rule on it alone as a pandera ``DataFrameSchema`` for pandas or polars frames.

    Columns are the form's fields; one that the form requires must be there. Each rule is a check of the rule's id whose
    error is its title; what a rule cannot decide, its check lets pass. Raises UsageError when the ruleset has no such
    table.
    """
    judge, rules = Judge(ruleset, table), rules_on(ruleset, table)
    form = the_form(ruleset, table)
    module: Any
    if backend == "pandas":
        import pandera.pandas as module
    else:
        import pandera.polars as module
    return _schema(module.DataFrameSchema, judge, backend)(
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
        # A frame without a column that a rule asks for fails, however mild the rule.
        checks=[
            module.Check(
                partial(_complete, judge, tuple(rule.id for rule in rules)),
                name=COLUMNS,
                error=sentence("pandera.columns", language),
            ),
            *(
                module.Check(
                    partial(_passes, judge, (rule.id,)),
                    name=rule.id,
                    error=f"{rule.qualified}: {rule.title[language]}",
                    raise_warning=rule.severity is not Severity.ERROR,
                    description=rule.because[language] if rule.because else None,
                )
                for rule in rules
            ),
        ],
        name=f"{ruleset.name}.{form.name}",
        title=form.title[language],
        strict=False,
    )


def _schema(base: Any, judge: Judge, backend: Backend) -> Any:
    """Pandera's schema that has a frame judged once for all its checks, and that reads the data of a polars LazyFrame:
    bad data must not pass because it is lazy."""
    from pandera.config import ValidationDepth, config_context

    class DataFrameSchema(base):  # type: ignore[misc]  # the base is pandera's, found when it is asked for
        # pandera looks its backends up by the exact class.
        get_backend = staticmethod(base.get_backend)

        def validate(self, check_obj: Any, *args: Any, **options: Any) -> Any:
            if backend == "pandas":
                with judge.held():
                    return super().validate(check_obj, *args, **options)
            # Fetched once: pandera and dqcheck must see the rows in the same order.
            data = check_obj.collect().lazy() if hasattr(check_obj, "collect") else check_obj
            with judge.held(), config_context(validation_depth=ValidationDepth.SCHEMA_AND_DATA):
                return super().validate(data, *args, **options)

    return DataFrameSchema


def _passes(judge: Judge, rules: Collection[str], data: Any) -> Any:
    """A truth value a record, as pandera wants it of what it hands over: a pandas frame, or polars data. A rule without
    its column is false of the whole frame."""
    frame = getattr(data, "lazyframe", data)
    judgement = judge(frame)
    if any(judgement.lacking(rule) for rule in rules):
        return False
    bad = {row for rule in rules for row in judgement.failing(rule)}
    passes = [row not in bad for row in range(judgement.length)]
    if frame is data:
        import pandas as pd

        return pd.Series(passes, index=data.index)
    import polars as pl

    return pl.LazyFrame({"passes": passes})


def _complete(judge: Judge, rules: Collection[str], data: Any) -> bool:
    """Whether a frame has every column that a rule asks for."""
    judgement = judge(getattr(data, "lazyframe", data))
    return not any(judgement.lacking(rule) for rule in rules)


def register_check(ruleset: Ruleset, table: str, *, name: str = "dqcheck") -> None:
    """Register every rule of a table as one check method of pandera, so that a ``DataFrameModel`` of pandas or polars
    can carry it: ``class Config: dqcheck = ()``. Registering a name twice raises pandera's ValueError."""
    import pandas as pd
    from pandera import extensions

    judge, rules = Judge(ruleset, table), [rule.id for rule in rules_on(ruleset, table)]

    def method(data: Any) -> Any:
        with judge.held():
            return _passes(judge, rules, data)

    method.__name__ = name
    # pandera names the types of pandas only here, and hands polars data over all the same.
    extensions.register_check_method(statistics=None, supported_types=[pd.DataFrame])(method)


def contract(schema: Any, table: TableForm, *, ruleset: str, severity: Severity = Severity.ERROR) -> Rule:
    """A user's pandera schema or model, of pandas or polars, as a rule on a table: add it to a ruleset's ``rules`` and
    run as usual. The schema is shown the columns of the form that were filed, named by field."""
    own = schema.to_schema() if hasattr(schema, "to_schema") else schema
    name = own.name or "schema"
    return Rule(
        id=f"{table.name}-{name}-schema-violated".replace("_", "-").replace(".", "-").lower(),
        ruleset=ruleset,
        title=local("pandera.title", {"name": name}),
        check="pandera",
        params=Contract(table=table.name, schema=own, names=tuple(table.fields)),
        severity=severity,
        topic=table.name,
    )


@record
class Contract(Check):
    """A pandera schema does not hold. Every failure case of the schema is one combination; undecided never. What fails
    for the whole table (a column is not there) fails for each of its records."""

    kind: ClassVar[str] = "pandera"
    judges_missing: ClassVar[bool] = True

    schema: Any = None
    names: tuple[str, ...] = ()
    cases: Mapping[int, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    whole: tuple[tuple[str, str], ...] = ()

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        """The fields whose values the schema speaks of."""
        return {"value": self.names}

    def prepare(self, tables: Tables) -> "Contract":
        """The contract with the failure cases of the table's records."""
        table = tables.get(self.table or "")
        if table is None:
            return self
        cases: dict[int, list[tuple[str, str]]] = {}
        whole: dict[tuple[str, str], None] = {}
        for row, column, check, value in _failure_cases(self.schema, table):
            if row is not None and column in table.columns:
                cases.setdefault(row, []).append((column, check))
            elif row is None:
                whole[column, f"{check} {value}"] = None
        return replace(self, cases={row: tuple(found) for row, found in cases.items()}, whole=tuple(whole))

    def combinations(self, tables: Tables) -> Iterator[Combination]:
        """One combination for each failure case, and one for each record without."""
        table = tables.get(self.table or "")
        if table is None:
            return
        known = [name for name in self.names if name in table.columns]
        for row in range(len(table.submissions)):
            refs = {name: Ref(table=table.name, row=row, field=name) for name in known}
            violated = self.cases.get(row, ())
            for name, check in violated:
                yield {f"{VIOLATED} {check}": (refs[name],)}
            for name, check in self.whole:
                yield {f"{WHOLE} {check}": (refs.get(name) or refs[known[0]],)}
            if not violated and not self.whole:
                yield {HOLDS: tuple(refs.values())}

    def judge(self, values: Values, terms: Terms) -> Verdict:
        """Fail what the schema failed."""
        for role, given in values.items():
            how, _, check = role.partition(" ")
            if how in (VIOLATED, WHOLE):
                return Verdict(
                    outcome=Outcome.FAIL,
                    note="pandera.fail" if how == VIOLATED else "pandera.whole",
                    observed=given[0].text if how == VIOLATED else None,
                    facts={"schema_check": check},
                )
        return Verdict(outcome=Outcome.PASS, note="pandera.pass")


def _failure_cases(schema: Any, table: Table) -> Iterator[tuple[int | None, str, str, str]]:
    """Row (None: the whole table), column, check and, for the whole table, what failed."""
    from pandera.errors import SchemaErrors

    columns = {name: [plain(value) for value in column] for name, column in table.columns.items()}
    frame: Any
    if type(schema).__module__.startswith("pandera.api.polars"):
        import polars as pl

        frame = pl.DataFrame(columns, strict=False)
    else:
        import pandas as pd

        frame = pd.DataFrame(columns)
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        found: Any = errors.failure_cases
        rows = found.to_dict("records") if hasattr(found, "to_dict") and hasattr(found, "iloc") else found.to_dicts()
        for case in rows:
            row = case["index"]
            if row is None or row != row:
                yield None, str(case["column"]), str(case["check"]), str(case["failure_case"])
            else:
                yield int(row), str(case["column"]), str(case["check"]), ""


def plain(value: Value) -> Any:
    """A value as pandera sees it: int or float, date, text, or None."""
    if isinstance(value, Quantity):
        return int(value.value) if value.value == value.value.to_integral_value() else float(value.value)
    if isinstance(value, Day):
        return value.first
    return None if isinstance(value, Missing) else value.value
