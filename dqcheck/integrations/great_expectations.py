"""great-expectations 1.x: each rule of a table as an Expectation, with its discrepancies in Data Docs.

One custom Expectation judges any rule by dqcheck, on pandas and SQL data sources. No core expectation says exactly the
same: they know a column by one name and compare its raw values, a rule knows its labels, units and Vietnamese texts. An
extra: ``pip install dqcheck[gx]``. Importing this module imports great-expectations.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

import great_expectations as gx
from great_expectations.execution_engine.pandas_execution_engine import PandasExecutionEngine
from great_expectations.execution_engine.sqlalchemy_execution_engine import SqlAlchemyExecutionEngine
from great_expectations.expectations.expectation import BatchExpectation
from great_expectations.expectations.expectation_configuration import parse_result_format
from great_expectations.expectations.metadata_types import FailureSeverity
from great_expectations.expectations.metrics.metric_provider import metric_value
from great_expectations.expectations.metrics.table_metric_provider import TableMetricProvider
from great_expectations.render.components import (
    LegacyDiagnosticRendererType,
    LegacyRendererType,
    RenderedStringTemplateContent,
    RenderedTableContent,
)
from great_expectations.render.renderer.renderer import renderer

from dqcheck import rulesets
from dqcheck.engine.screens.frame_judging import the_form
from dqcheck.integrations.failing import Judgement, rules_on
from dqcheck.messages import sentence
from dqcheck.model.finding import Finding
from dqcheck.model.rule import Rule, Ruleset, Severity
from dqcheck.model.text import Language

SHOWN = 20
"""Discrepancies shown in Data Docs; a result of the format COMPLETE holds all of them."""
SEVERITIES = {
    Severity.ERROR: FailureSeverity.CRITICAL,
    Severity.WARNING: FailureSeverity.WARNING,
    Severity.INFO: FailureSeverity.INFO,
}

METRIC = "table.dqcheck"

_known: dict[str, Ruleset] = {}
"""Rulesets by what an Expectation keeps of them, its path or name: the last one of which a suite was made."""


def suite(ruleset: Ruleset, table: str, *, name: str | None, language: Language) -> gx.ExpectationSuite:
    """The rules on one table as an ``ExpectationSuite``. A data source needs the table's fields as columns, by name or
    by printed label. A stored suite finds its ruleset again by path or shipped name; one of a ruleset built in Python
    is judged only in the process that made it. Raises UsageError when the ruleset has no such table."""
    _known[ruleset.path or ruleset.name] = ruleset
    form = the_form(ruleset, table)
    return gx.ExpectationSuite(
        name=name or f"{ruleset.name}.{form.name}",
        expectations=[_expectation(rule, ruleset, form.name, language) for rule in rules_on(ruleset, form.name)],
        notes=ruleset.title[language],
    )


def _expectation(rule: Rule, ruleset: Ruleset, table: str, language: Language) -> Any:
    return ExpectTableToSatisfyDqcheckRule(
        ruleset=ruleset.path or ruleset.name,
        table=table,
        rule=rule.id,
        language=language,
        severity=SEVERITIES[rule.severity],
        notes=rule.title[language],
    )


def _ruleset(name: str) -> Ruleset:
    return _known.get(name) or rulesets.load(name)


class DqcheckJudgement(TableMetricProvider):
    """What dqcheck makes of a batch. A metric, so that great-expectations has it computed once for all the rules of a
    suite, and anew for every validation."""

    metric_name = METRIC
    # "table" is the name of a domain key of great-expectations; here it is the ruleset's table.
    domain_keys = ("batch_id", "row_condition", "condition_parser")
    value_keys = ("ruleset", "table")

    @metric_value(engine=PandasExecutionEngine)
    def _pandas(
        cls,  # noqa: N805  # as great-expectations calls it
        execution_engine: Any,
        metric_domain_kwargs: dict[str, Any],
        metric_value_kwargs: dict[str, Any],
        metrics: Any,
        runtime_configuration: Any,
    ) -> Judgement:
        return _judged(execution_engine.get_domain_records(metric_domain_kwargs), metric_value_kwargs)

    @metric_value(engine=SqlAlchemyExecutionEngine)
    def _sqlalchemy(
        cls,  # noqa: N805  # as great-expectations calls it
        execution_engine: Any,
        metric_domain_kwargs: dict[str, Any],
        metric_value_kwargs: dict[str, Any],
        metrics: Any,
        runtime_configuration: Any,
    ) -> Judgement:
        import pandas as pd
        import sqlalchemy as sa

        records = execution_engine.get_domain_records(metric_domain_kwargs)
        result = execution_engine.execute_query(sa.select(sa.text("*")).select_from(records))
        return _judged(pd.DataFrame(result.fetchall(), columns=list(result.keys())), metric_value_kwargs)


def _judged(frame: Any, asked: Mapping[str, Any]) -> Judgement:
    return Judgement(frame, _ruleset(asked["ruleset"]), asked["table"])


class ExpectTableToSatisfyDqcheckRule(BatchExpectation):
    """Expect every record of a table to satisfy a validation rule of dqcheck."""

    ruleset: str
    table: str
    rule: str
    language: Language = "vi"

    metric_dependencies: ClassVar[tuple[str, ...]] = (METRIC,)
    success_keys: ClassVar[tuple[str, ...]] = ("ruleset", "table")

    def _validate(
        self,
        metrics: Mapping[str, Any],
        runtime_configuration: dict[str, Any] | None = None,
        execution_engine: Any = None,
    ) -> dict[str, Any]:
        judgement: Judgement = metrics[METRIC]
        failing = judgement.failing(self.rule)
        rows = sorted(failing)
        findings = list({finding.fingerprint: finding for finding in failing.values()}.values())
        count, undecided = judgement.length, judgement.undecided(self.rule)
        lacking = judgement.lacking(self.rule)
        facts = {"count": len(rows), "of": count, "undecided": undecided, "names": lacking}
        observed = sentence("report.lacking" if lacking else "gx.observed", self.language, facts)
        result: dict[str, Any] = {
            "observed_value": observed[:1].upper() + observed[1:],
            "element_count": count,
            "unexpected_count": len(rows),
            "unexpected_percent": 100 * len(rows) / count if count else 0.0,
            "partial_unexpected_list": [_shown(finding, self.language) for finding in findings[:SHOWN]],
        }
        if parse_result_format(self._get_result_format(runtime_configuration))["result_format"] == "COMPLETE":
            result["unexpected_index_list"] = rows
            result["unexpected_list"] = [_shown(finding, self.language) for finding in findings]
        # A rule that could be judged on no record at all has not been met.
        return {"success": not rows and not lacking and (undecided < count or not count), "result": result}

    @classmethod
    @renderer(renderer_type=LegacyRendererType.PRESCRIPTIVE)
    def _prescriptive_renderer(
        cls, configuration: Any = None, result: Any = None, runtime_configuration: Any = None
    ) -> Any:
        """What is expected: the rule's title and why."""
        return [_text(_about(configuration))]

    @classmethod
    @renderer(renderer_type=LegacyDiagnosticRendererType.UNEXPECTED_STATEMENT)
    def _diagnostic_unexpected_statement_renderer(
        cls, configuration: Any = None, result: Any = None, runtime_configuration: Any = None
    ) -> Any:
        """How many records do not satisfy the rule."""
        if result is None or result.success or not result.result:
            return []
        return [_text(str(result.result.get("observed_value", "")))]

    @classmethod
    @renderer(renderer_type=LegacyDiagnosticRendererType.UNEXPECTED_TABLE)
    def _diagnostic_unexpected_table_renderer(
        cls, configuration: Any = None, result: Any = None, runtime_configuration: Any = None
    ) -> Any:
        """The discrepancies, as a person would write them."""
        found = (result.result or {}).get("partial_unexpected_list") if result is not None else None
        if not found:
            return None
        language = (configuration or result.expectation_config).kwargs.get("language", "vi")
        return [
            RenderedTableContent(
                content_block_type="table",
                header_row=[sentence(f"gx.column-{name}", language, {}) for name in ("unit", "row", "message")],
                table=[[item["submission"], item["row"], item["message"]] for item in found],
                styling={"body": {"classes": ["table-bordered", "table-sm", "mt-3"]}},
            )
        ]


def _about(configuration: Any) -> str:
    given = configuration.kwargs
    rules = {rule.id: rule for rule in rules_on(_ruleset(given["ruleset"]), given["table"])}
    if given["rule"] not in rules:
        return str(given["rule"])
    rule = rules[given["rule"]]
    language = given.get("language", "vi")
    because = f" {rule.because[language]}" if rule.because else ""
    return f"{rule.title[language]} ({rule.qualified}).{because}"


def _text(text: str) -> RenderedStringTemplateContent:
    # The text is a parameter, so that a dollar sign in it stays one.
    return RenderedStringTemplateContent(
        content_block_type="string_template", string_template={"template": "$text", "params": {"text": text}}
    )


def _shown(finding: Finding, language: Language) -> dict[str, Any]:
    row = finding.evidence[0].place.row if finding.evidence else None
    return {
        "submission": finding.submission,
        "row": "" if row is None else str(row),
        "message": finding.message[language],
        "fingerprint": finding.fingerprint,
    }
