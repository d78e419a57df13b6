"""Consistency checks for reported figures: find what cannot be right before it is added up.

    import dqcheck

    report = dqcheck.check("submissions.xlsx")
    report.ok
    report.findings

    frame.pipe(dqcheck.ensure, [dqcheck.total("total", ["a", "b"]), dqcheck.required("unit")])

Importing this module imports nothing heavy: every public name is loaded when it is first used.
"""

# Type checkers take this for typing.TYPE_CHECKING, whose import would cost more than all the rest.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from dqcheck.api import aggregate, check, load_ruleset
    from dqcheck.column_checks import (
        ColumnCheck,
        agreement,
        average,
        change,
        codelist,
        expression,
        growth,
        hierarchy,
        magnitude,
        order,
        part,
        percentage,
        product,
        ratio,
        required,
        sequence,
        shares,
        total,
        total_row,
        unique,
        within,
    )
    from dqcheck.column_checks import format as format  # noqa: A004  # named as its check kind
    from dqcheck.column_checks import range as range  # noqa: A004
    from dqcheck.column_checks import type as type  # noqa: A004
    from dqcheck.errors import DqcheckError, RulesetError, SourceError, UsageError, ValidationError
    from dqcheck.frame_api import check_frame, ensure, ensure_output
    from dqcheck.integrations import to_expectation_suite, to_pandera
    from dqcheck.model.finding import Evidence, Finding
    from dqcheck.model.report import Status
    from dqcheck.model.rule import Field, Rule, Ruleset, Severity, TableForm
    from dqcheck.model.text import LocalText
    from dqcheck.validation_report import ValidationReport

__version__ = "0.1.0"

__all__ = [
    "ColumnCheck",
    "DqcheckError",
    "Evidence",
    "Field",
    "Finding",
    "LocalText",
    "Rule",
    "Ruleset",
    "RulesetError",
    "Severity",
    "SourceError",
    "Status",
    "TableForm",
    "UsageError",
    "ValidationError",
    "ValidationReport",
    "aggregate",
    "agreement",
    "average",
    "change",
    "check",
    "check_frame",
    "codelist",
    "ensure",
    "ensure_output",
    "expression",
    "growth",
    "hierarchy",
    "load_ruleset",
    "magnitude",
    "order",
    "part",
    "percentage",
    "product",
    "ratio",
    "required",
    "sequence",
    "shares",
    "to_expectation_suite",
    "to_pandera",
    "total",
    "total_row",
    "unique",
    "within",
]
"""What ``from dqcheck import *`` brings: all public names but ``format``, ``range`` and ``type``, which would take the
place of Python's own."""

_HOMES = {
    "aggregate": "dqcheck.api",
    "check": "dqcheck.api",
    "load_ruleset": "dqcheck.api",
    "ColumnCheck": "dqcheck.column_checks",
    "agreement": "dqcheck.column_checks",
    "average": "dqcheck.column_checks",
    "change": "dqcheck.column_checks",
    "codelist": "dqcheck.column_checks",
    "expression": "dqcheck.column_checks",
    "format": "dqcheck.column_checks",
    "growth": "dqcheck.column_checks",
    "hierarchy": "dqcheck.column_checks",
    "magnitude": "dqcheck.column_checks",
    "order": "dqcheck.column_checks",
    "part": "dqcheck.column_checks",
    "percentage": "dqcheck.column_checks",
    "product": "dqcheck.column_checks",
    "range": "dqcheck.column_checks",
    "ratio": "dqcheck.column_checks",
    "required": "dqcheck.column_checks",
    "sequence": "dqcheck.column_checks",
    "shares": "dqcheck.column_checks",
    "total": "dqcheck.column_checks",
    "total_row": "dqcheck.column_checks",
    "type": "dqcheck.column_checks",
    "unique": "dqcheck.column_checks",
    "within": "dqcheck.column_checks",
    "DqcheckError": "dqcheck.errors",
    "RulesetError": "dqcheck.errors",
    "SourceError": "dqcheck.errors",
    "UsageError": "dqcheck.errors",
    "ValidationError": "dqcheck.errors",
    "check_frame": "dqcheck.frame_api",
    "ensure": "dqcheck.frame_api",
    "ensure_output": "dqcheck.frame_api",
    "to_expectation_suite": "dqcheck.integrations",
    "to_pandera": "dqcheck.integrations",
    "Evidence": "dqcheck.model.finding",
    "Finding": "dqcheck.model.finding",
    "Status": "dqcheck.model.report",
    "Field": "dqcheck.model.rule",
    "Rule": "dqcheck.model.rule",
    "Ruleset": "dqcheck.model.rule",
    "Severity": "dqcheck.model.rule",
    "TableForm": "dqcheck.model.rule",
    "LocalText": "dqcheck.model.text",
    "ValidationReport": "dqcheck.validation_report",
}


# A type checker is told of every name above, and shall know of no others.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load a public name from its home on first use (PEP 562)."""
        if name not in _HOMES:
            raise AttributeError(f"module 'dqcheck' has no attribute {name!r}")
        from importlib import import_module

        from dqcheck.collecting import uncollected

        with uncollected():
            value: object = getattr(import_module(_HOMES[name]), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
