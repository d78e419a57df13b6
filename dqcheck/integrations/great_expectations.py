"""great-expectations 1.x: each rule of a table as an Expectation, with its discrepancies in Data Docs.

One custom Expectation judges any rule by dqcheck, on pandas and SQL data sources. No core expectation says exactly the
same: they know a column by one name and compare its raw values, a rule knows its labels, units and Vietnamese texts. An
extra: ``pip install dqcheck[gx]``. Importing this module imports great-expectations.
"""

from collections.abc import Mapping
from typing import Any, Literal

import great_expectations as gx
from great_expectations.expectations.expectation import BatchExpectation
from great_expectations.expectations.metadata_types import FailureSeverity
from great_expectations.render.components import (
    LegacyDiagnosticRendererType,
    LegacyRendererType,
    RenderedStringTemplateContent,
    RenderedTableContent,
)
from great_expectations.render.renderer.renderer import renderer

from dqcheck import rulesets
from dqcheck.integrations.failing import Verdicts
from dqcheck.messages import sentence
from dqcheck.model.finding import Finding
from dqcheck.model.rule import Rule, Ruleset, Severity
from dqcheck.model.text import Language

SHOWN = 20
"""Discrepancies shown in Data Docs; the result holds all of them."""
SEVERITIES = {
    Severity.ERROR: FailureSeverity.CRITICAL,
    Severity.WARNING: FailureSeverity.WARNING,
    Severity.INFO: FailureSeverity.INFO,
}

_known: dict[str, Ruleset] = {}
_verdicts: dict[tuple[str, str], Verdicts] = {}


def to_expectation_suite(
    ruleset: Ruleset, table: str, *, name: str | None = None, language: Language = "vi"
) -> gx.ExpectationSuite:
    """The rules on one table as an ``ExpectationSuite``. A data source needs the table's fields as columns, by name or
    by printed label. Raises UsageError when the ruleset has no such table."""
    _known[ruleset.path or ruleset.name] = ruleset
    verdicts = Verdicts(ruleset, table)
    return gx.ExpectationSuite(
        name=name or f"{ruleset.name}.{verdicts.table}",
        expectations=[_expectation(rule, ruleset, verdicts.table, language) for rule in verdicts.rules],
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


def _judge(ruleset: str, table: str) -> Verdicts:
    """The verdicts of a table, kept so that a suite of many rules has its batch judged once."""
    if (ruleset, table) not in _verdicts:
        loaded = _known.get(ruleset) or rulesets.load(ruleset)
        _verdicts[ruleset, table] = Verdicts(loaded, table)
    return _verdicts[ruleset, table]


class ExpectTableToSatisfyDqcheckRule(BatchExpectation):
    """Expect every record of a table to satisfy a validation rule of dqcheck."""

    ruleset: str
    table: str
    rule: str
    language: Literal["vi", "en"] = "vi"

    def _validate(
        self,
        metrics: Mapping[str, Any],
        runtime_configuration: Mapping[str, Any] | None = None,
        execution_engine: Any = None,
    ) -> dict[str, Any]:
        del metrics, runtime_configuration
        frame = _frame(execution_engine, self.batch_id)
        verdicts = _judge(self.ruleset, self.table)
        rule = next(one for one in verdicts.rules if one.id == self.rule)
        failing = verdicts.failing(frame, rule)
        rows = sorted(failing)
        findings = list({finding.fingerprint: finding for finding in failing.values()}.values())
        count = len(frame)
        undecided = verdicts.undecided(frame, rule)
        return {
            # A rule that could be judged on no record at all has not been met.
            "success": not rows and (undecided < count or not count),
            "result": {
                "observed_value": sentence(
                    "gx.observed", self.language, {"count": len(rows), "of": count, "undecided": undecided}
                ),
                "element_count": count,
                "unexpected_count": len(rows),
                "unexpected_percent": 100 * len(rows) / count if count else 0.0,
                "unexpected_index_list": rows,
                "partial_unexpected_list": [_shown(finding, self.language) for finding in findings[:SHOWN]],
                "unexpected_list": [_shown(finding, self.language) for finding in findings],
            },
        }

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
    rule = next(one for one in _judge(given["ruleset"], given["table"]).rules if one.id == given["rule"])
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


def _frame(engine: Any, batch: str | None) -> Any:
    """The batch as a pandas frame, from a pandas or an SQL data source."""
    records = engine.get_domain_records({"batch_id": batch} if batch else {})
    if not hasattr(engine, "execute_query"):
        return records
    import pandas as pd
    import sqlalchemy as sa

    result = engine.execute_query(sa.select(sa.text("*")).select_from(records))
    return pd.DataFrame(result.fetchall(), columns=list(result.keys()))
