"""The findings a command speaks of: those of a JSON report, or of a run over the paths of the configuration."""

import json
from pathlib import Path

from dqcheck.config import Config
from dqcheck.errors import UsageError
from dqcheck.model.finding import Evidence, Finding
from dqcheck.model.place import Place
from dqcheck.model.rule import Severity
from dqcheck.model.text import LocalText


def findings_here(report: Path | None, config: Config) -> tuple[Finding, ...]:
    """Findings of a report file, else of a run over the configured paths. Raises UsageError when neither is given."""
    if report is not None:
        return from_json(report)
    if not config.paths:
        raise UsageError(
            "error.no-paths",
            "Nothing to check: name paths, give --report, or set paths in dqcheck.toml.",
        )
    from dqcheck.api import check

    return check([config.path(name) for name in config.paths], rules=config.rules or None).findings


def from_json(path: Path) -> tuple[Finding, ...]:
    """The findings of a report written with ``--format json``. Raises UsageError when it is no such report."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if not str(data["schema"]).startswith("dqcheck.report/"):
            raise KeyError("schema")
        return tuple(_finding(item) for item in data["findings"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError("error.not-a-json-report", f"{path}: not a JSON report of dqcheck.", path=str(path)) from error


def _finding(item: dict[str, object]) -> Finding:
    given: dict[str, object] = dict(item)
    evidence = tuple(
        Evidence(
            role=one["role"],
            text=one["text"],
            value=one["value"],
            source=one["source"],
            place=Place(**one["place"]),
            quote=one.get("quote"),
            unit=one.get("unit"),
        )
        for one in given["evidence"]  # type: ignore[attr-defined]  # a list, or from_json refuses the file
    )
    return Finding(
        rule=str(given["rule"]),
        check=str(given["check"]),
        severity=Severity(str(given["severity"])),
        outcome=str(given["outcome"]),
        submission=str(given["submission"]),
        message=LocalText(**given["message"]),  # type: ignore[arg-type]  # both languages, or from_json refuses the file
        evidence=evidence,
        fingerprint=str(given["fingerprint"]),
    )
