"""The findings that sample workbooks must give, and what of a report is not as it must be."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

from dqcheck.model.finding import Finding
from dqcheck.model.report import Report

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


def expected(name: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = yaml.safe_load((FIXTURES / "expected" / name).read_text(encoding="utf-8"))
    return entries


def equal(got: str | None, wanted: str) -> bool:
    """Whether a value of a finding is the expected one, as rounded there."""
    if got is None:
        return False
    try:
        unit = Decimal(1).scaleb(int(Decimal(wanted).as_tuple().exponent))
        return abs(Decimal(got) - Decimal(wanted)) <= unit / 2
    except InvalidOperation:
        return got == wanted


def meets(finding: Finding, entry: Mapping[str, Any]) -> bool:
    """Whether a finding is the expected one: rule, submission, and the cell, if it has one, among its evidence."""
    places = {(e.source, e.place.sheet, e.place.cell) for e in finding.evidence}
    return (
        finding.rule.rpartition("/")[2] == entry["rule"]
        and finding.submission == entry["submission"]
        and ("cell" not in entry or (entry["source"], entry["sheet"], entry["cell"]) in places)
    )


def unmet(report: Report, entries: Iterable[Mapping[str, Any]]) -> list[str]:
    """What is wrong with a report: expected findings that did not come or differ, and findings nobody expected."""
    wrong: list[str] = []
    told: set[int] = set()
    for entry in entries:
        hits = [i for i, finding in enumerate(report.findings) if meets(finding, entry)]
        if not hits:
            wrong.append(f"not found: {dict(entry)}")
        for i in hits:
            told.add(i)
            finding = report.findings[i]
            wrong += [
                f"{key} is {getattr(finding, key)}: {dict(entry)}"
                for key in ("observed", "expected")
                if key in entry and not equal(getattr(finding, key), entry[key])
            ]
            if "severity" in entry and finding.severity != entry["severity"]:
                wrong.append(f"severity is {finding.severity}: {dict(entry)}")
    for i, finding in enumerate(report.findings):
        if i not in told:
            cells = [e.place.cell for e in finding.evidence]
            wrong.append(f"not expected: {finding.rule} {finding.submission} {cells} {finding.message.en}")
    return wrong
