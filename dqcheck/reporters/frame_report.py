"""Findings as a frame, and the frame that was checked in two parts: accepted rows, and blocked ones with their
reasons."""

from typing import TYPE_CHECKING, Any

from dqcheck.model.report import Report
from dqcheck.model.rule import Severity
from dqcheck.model.text import Language

if TYPE_CHECKING:
    import pandas as pd

REASONS = "dqcheck"
"""The column of a blocked row that says why it is blocked."""

_ROW = "__dqcheck_row__"

COLUMNS = (
    "rule", "check", "severity", "outcome", "submission", "message", "observed", "expected", "discrepancy", "allowed",
    "unit", "source", "table", "row", "column", "sheet", "cell", "page", "line", "waived", "fingerprint",
)  # fmt: skip


def findings(report: Report, language: Language) -> "pd.DataFrame":
    """One row a finding, with the place of its first piece of evidence."""
    import pandas as pd

    rows: list[dict[str, object]] = []
    for item in report.findings:
        first = item.evidence[0] if item.evidence else None
        rows.append(
            {
                "rule": item.rule,
                "check": item.check,
                "severity": item.severity.value,
                "outcome": item.outcome,
                "submission": item.submission,
                "message": item.message[language],
                "observed": item.observed,
                "expected": item.expected,
                "discrepancy": item.discrepancy,
                "allowed": item.allowed,
                "unit": item.unit,
                "source": first.source if first else None,
                "waived": item.waived is not None,
                "fingerprint": item.fingerprint,
                **(first.place.as_dict() if first else {}),
            }
        )
    return pd.DataFrame(rows, columns=list(COLUMNS))


def reasons(report: Report, severity: Severity, language: Language) -> dict[int, str]:
    """For each blocked row of the frame (by position, from zero): what its findings say, each once."""
    told: dict[int, dict[str, None]] = {}
    for item in report.findings:
        if item.waived is None and item.severity.rank <= severity.rank:
            for row in {evidence.place.row for evidence in item.evidence} - {None}:
                told.setdefault(row, {})[f"{item.rule}: {item.message[language]}"] = None  # type: ignore[arg-type]
    return {row: "\n".join(texts) for row, texts in told.items()}


def split(report: Report, frame: Any, severity: Severity, language: Language) -> tuple[Any, Any]:
    """The accepted and the blocked rows of the frame, of the frame's own library."""
    import narwhals as nw

    blocked = reasons(report, severity, language)
    rows = sorted(blocked)
    opened: Any = nw.from_native(frame)
    if isinstance(opened, nw.LazyFrame):
        opened = opened.collect()
    numbered = opened.with_row_index(_ROW)
    held = numbered.filter(nw.col(_ROW).is_in(rows))
    why = nw.new_series(REASONS, [blocked[row] for row in rows], nw.String, backend=opened.implementation)
    if opened.implementation.is_pandas_like():
        # pandas aligns by index: the reasons take the index of their rows.
        native: Any = held.to_native().copy()
        native[REASONS] = why.to_list()
        held = nw.from_native(native, eager_only=True)
    else:
        held = held.with_columns(why)
    return numbered.filter(~nw.col(_ROW).is_in(rows)).drop(_ROW).to_native(), held.drop(_ROW).to_native()
