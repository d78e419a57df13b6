"""SARIF 2.1.0 (OASIS): for code scanning. Every rule is declared, silent ones too, so that a viewer can close an alert.

``partialFingerprints`` holds the finding's own fingerprint, which no inserted row or line changes. GitHub takes at most
25,000 results of a run and shows 5,000: the worst come first, and a notification says how many are left out.
"""

import json
from collections.abc import Mapping
from urllib.parse import quote

from dqcheck.messages import legible_json
from dqcheck.model.finding import Evidence, Finding
from dqcheck.model.report import Report, RuleSummary
from dqcheck.model.rule import Severity
from dqcheck.model.text import Language
from dqcheck.reporters import overview, targets, view
from dqcheck.reporters.view import word

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
MOST_RESULTS = 25_000

Plain = dict[str, object]


def render(report: Report, language: Language = "vi") -> str:
    """The report as a SARIF log with one run."""
    rules = {rule.rule: _rule(rule, language) for rule in report.rules}
    for finding in report.findings:
        rules.setdefault(finding.rule, _undeclared(finding, language))
    places = {name: index for index, name in enumerate(rules)}
    ordered = sorted(report.findings, key=lambda f: (f.waived is not None, f.severity.rank))
    paths = targets.paths(report)
    name, _, version = report.event.tool.partition(" ")
    driver: Plain = {"name": name, "rules": list(rules.values())}
    if version:
        driver["version"] = version
    run: Plain = {
        "tool": {"driver": driver},
        "language": "vi-VN" if language == "vi" else "en",
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, language, max(len(ordered) - MOST_RESULTS, 0))],
        "artifacts": [
            {"location": {"uri": _uri(file.path)}, **({"hashes": {"sha-256": file.sha256}} if file.sha256 else {})}
            for file in report.files
        ],
        "results": [_result(f, places[f.rule], paths, language) for f in ordered[:MOST_RESULTS]],
        "properties": {"rulesets": dict(sorted(report.event.rulesets.items())), "judged": report.judged},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return legible_json(json.dumps(log, ensure_ascii=False, indent=1) + "\n")


def _rule(rule: RuleSummary, language: Language) -> Plain:
    help_text = rule.because[language] if rule.because else rule.title[language]
    return {
        "id": rule.rule,
        "name": rule.rule.rpartition("/")[2],
        "shortDescription": {"text": rule.title[language]},
        "fullDescription": {"text": help_text},
        "help": {"text": help_text},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"check": rule.check, "met": rule.met, "tags": [tag for tag in (rule.topic, rule.check) if tag]},
    }


def _undeclared(finding: Finding, language: Language) -> Plain:
    return {
        "id": finding.rule,
        "shortDescription": {"text": view.title(finding, language)},
        "defaultConfiguration": {"level": LEVELS[finding.severity]},
    }


def _result(finding: Finding, index: int, paths: Mapping[str, str], language: Language) -> Plain:
    main = targets.main_evidence(finding)
    others = [item for item in finding.evidence if item is not main]
    result: Plain = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "kind": "fail",
        "level": LEVELS[finding.severity],
        "message": {"text": targets.full_sentence(finding, language)},
        "partialFingerprints": {"dqcheck/v1": finding.fingerprint},
        "properties": {
            name: value
            for name, value in (
                ("submission", finding.submission),
                ("observed", finding.observed),
                ("expected", finding.expected),
                ("discrepancy", finding.discrepancy),
                ("unit", finding.unit),
            )
            if value
        },
    }
    if main is not None:
        result["locations"] = [_location(main, paths, language)]
    if others:
        result["relatedLocations"] = [
            {"id": number, **_location(item, paths, language)} for number, item in enumerate(others, start=1)
        ]
    if finding.waived is not None:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": finding.waived.reason}]
    return result


def _location(item: Evidence, paths: Mapping[str, str], language: Language) -> Plain:
    physical: Plain = {"artifactLocation": {"uri": _uri(paths.get(item.source, item.source))}}
    line = targets.line_of(item)
    if line is not None:
        region: Plain = {"startLine": line}
        if item.quote:
            region["snippet"] = {"text": item.quote}
        physical["region"] = region
    location: Plain = {
        "physicalLocation": physical,
        "message": {"text": f"{view.evidence_name(item, language)}: {item.text}"},
    }
    where = view.whole_place(item, language)
    if where:
        location["logicalLocations"] = [{"fullyQualifiedName": where}]
    return location


def _invocation(report: Report, language: Language, left: int) -> Plain:
    notes: list[Plain] = [
        {"level": "error", "message": {"text": error.message}, "associatedRule": {"id": error.rule}}
        for error in report.rule_errors
    ]
    notes += [
        {"level": "error" if what else "warning", "message": {"text": f"{what}: {why}" if what else why}}
        for what, why in overview.shortfalls(report, language)
    ]
    if left:
        notes.append({"level": "warning", "message": {"text": word("more-results", language, count=left)}})
    invocation: Plain = {"executionSuccessful": not report.rule_errors, "toolExecutionNotifications": notes}
    if (at := _utc(report.event.at)) is not None:
        invocation["endTimeUtc"] = at
    return invocation


def _utc(at: str) -> str | None:
    """A time with its zone as SARIF writes it; None for what is no such time."""
    import datetime as dt

    try:
        time = dt.datetime.fromisoformat(at)
    except ValueError:
        return None
    return time.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if time.tzinfo else None


def _uri(path: str) -> str:
    return quote(path.replace("\\", "/"), safe="/-._~", errors="replace")
