"""Consistency checks for reported figures: find what cannot be right before it is added up.

    import dqcheck

    report = dqcheck.check("submissions.xlsx")
    report.ok
    report.findings

Importing this module imports nothing heavy: every public name is loaded when it is first used.
"""

# Type checkers take this for typing.TYPE_CHECKING, whose import would cost more than all the rest.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from dqcheck.api import aggregate, check, check_frame, load_ruleset
    from dqcheck.errors import DqcheckError, RulesetError, SourceError, UsageError, ValidationError
    from dqcheck.integrations import to_expectation_suite, to_pandera
    from dqcheck.model.finding import Evidence, Finding
    from dqcheck.model.report import Status
    from dqcheck.model.rule import Field, Rule, Ruleset, Severity, TableForm
    from dqcheck.model.text import LocalText
    from dqcheck.validation_report import ValidationReport

__version__ = "0.1.0"

__all__ = [
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
    "check",
    "check_frame",
    "load_ruleset",
    "to_expectation_suite",
    "to_pandera",
]

_HOMES = {
    "aggregate": "dqcheck.api",
    "check": "dqcheck.api",
    "check_frame": "dqcheck.api",
    "load_ruleset": "dqcheck.api",
    "DqcheckError": "dqcheck.errors",
    "RulesetError": "dqcheck.errors",
    "SourceError": "dqcheck.errors",
    "UsageError": "dqcheck.errors",
    "ValidationError": "dqcheck.errors",
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
    "to_expectation_suite": "dqcheck.integrations",
    "to_pandera": "dqcheck.integrations",
}


def __getattr__(name: str) -> object:
    """Load a public name from its home on first use (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'dqcheck' has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
