"""JSON, schema ``dqcheck.report/1``: for programs, and for comparing one run with the next.

One line a finding, so that two reports differ line by line; both languages are always in it. The schema is
``dqcheck.reporters.report_schema``.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from dqcheck.messages import legible_json
from dqcheck.model.finding import Diagnosis, Evidence, Finding, Influence, Waiver
from dqcheck.model.report import Coverage, InputFile, Report, RuleError, RuleSummary, Submission, UnreadPart
from dqcheck.model.text import Language, LocalText

SCHEMA = "dqcheck.report/1"

Plain = Mapping[str, object]


def render(report: Report, language: Language = "vi") -> str:
    """The report as JSON text. ``language`` changes nothing: a JSON report holds both."""
    return "".join(pieces(report, language))


def pieces(report: Report, language: Language = "vi") -> Iterator[str]:  # noqa: ARG001
    """The same piece by piece, so that findings of a large table are never all in memory."""
    dump = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode

    def lines(items: Iterable[Plain]) -> Iterator[str]:
        between = "[\n  "
        for item in items:
            yield between
            yield dump(item)
            between = ",\n  "
        yield "[]" if between.startswith("[") else "\n ]"

    parts: dict[str, Iterable[str]] = {
        "schema": [dump(SCHEMA)],
        "ok": [dump(report.ok)],
        "judged": [dump(report.judged)],
        "event": [dump(_event(report))],
        "coverage": _coverages(report, dump, lines),
        "inputs": lines(map(input_file, report.files)),
        "submissions": lines(map(submission, report.submissions)),
        "findings": lines(map(finding, report.findings)),
        "untold": [dump({one.value: count for one, count in report.untold.items()})],
        "confirmed": lines(map(finding, report.confirmed)),
        "rules": lines(map(rule, report.rules)),
        "rule_errors": lines(map(_rule_error, report.rule_errors)),
        "notes": lines(map(_text, report.notes)),
    }
    unsaid = {"untold": not report.untold, "confirmed": not report.confirmed}
    between = "{\n"
    for name, text in parts.items():
        if not unsaid.get(name):
            yield f'{between} "{name}": '
            yield from map(legible_json, text)
            between = ",\n"
    yield "\n}\n"


def _coverages(
    report: Report, dump: Callable[[object], str], lines: Callable[[Iterable[Plain]], Iterator[str]]
) -> Iterator[str]:
    """What was looked at, and what was not read: it stands before all that was found."""
    yield f'{{"tables": {dump(_coverage(report.tables))}, "prose": {dump(_coverage(report.prose))}, "unread": '
    yield from lines(map(_unread, report.unread))
    yield "}"


def finding(item: Finding) -> Plain:
    """A finding as plain data; ``repeats`` only where it repeats another."""
    return {
        "rule": item.rule,
        "check": item.check,
        "severity": item.severity.value,
        "outcome": item.outcome,
        "submission": item.submission,
        "title": _text(item.title) if item.title else None,
        "message": _text(item.message),
        "observed": item.observed,
        "expected": item.expected,
        "discrepancy": item.discrepancy,
        "allowed": item.allowed,
        "unit": item.unit,
        "table": item.table or None,
        "topic": item.topic or None,
        "note": item.note or None,
        "evidence": [evidence(value) for value in item.evidence],
        "diagnosis": _diagnosis(item.diagnosis) if item.diagnosis else None,
        "influence": _influence(item.influence) if item.influence else None,
        "fingerprint": item.fingerprint,
        "follows": item.follows,
        "waived": _waiver(item.waived) if item.waived else None,
        **({"repeats": item.repeats} if item.repeats else {}),
    }


def evidence(item: Evidence) -> Plain:
    """A value that took part in a verdict as plain data; ``label``, ``quote`` and ``unit`` only where known, ``stored``
    only where true, ``scale`` only where the unit as written is another, ``written_unit`` where the ruleset
    declares that one."""
    plain: dict[str, object] = {
        "role": item.role,
        "text": item.text,
        "value": item.value,
        "source": item.source,
        "place": item.place.as_dict(),
    }
    if item.label is not None:
        plain["label"] = _text(item.label)
    if item.quote is not None:
        plain["quote"] = item.quote
    if item.unit is not None:
        plain["unit"] = item.unit
    if item.stored:
        plain["stored"] = True
    if item.scale is not None:
        plain["scale"] = item.scale
    if item.written_unit is not None:
        plain["written_unit"] = item.written_unit
    return plain


def submission(item: Submission) -> Plain:
    """A reporting unit as plain data."""
    return {
        "name": item.name,
        "status": item.status.value,
        "files": list(item.files),
        "errors": item.errors,
        "warnings": item.warnings,
        "infos": item.infos,
    }


def rule(item: RuleSummary) -> Plain:
    """What became of a rule as plain data."""
    return {
        "rule": item.rule,
        "check": item.check,
        "severity": item.severity.value,
        "title": _text(item.title),
        "because": _text(item.because) if item.because else None,
        "topic": item.topic or None,
        "met": item.met,
        "passed": item.passed,
        "within_rounding": item.within_rounding,
        "failed": item.failed,
        "undecided": item.undecided,
        "errors": item.errors,
        "reasons": dict(sorted(item.reasons.items())),
        "lacking": list(item.lacking),
        **({"called": [_text(one) for one in item.called]} if item.called else {}),
        **({"records": item.records, "rows": list(item.rows)} if item.rows else {}),
    }


def input_file(item: InputFile) -> Plain:
    """A file of the batch as plain data; ``remarks``, ``incomplete`` and ``unreached`` only where there are some, or it
    is."""
    plain: dict[str, object] = {
        "source": item.source,
        "path": item.path,
        "sha256": item.sha256,
        "ruleset": item.ruleset,
        "problem": _text(item.problem) if item.problem else None,
    }
    if item.remarks:
        plain["remarks"] = [_text(remark) for remark in item.remarks]
    if item.incomplete:
        plain["incomplete"] = True
    if item.unreached:
        plain["unreached"] = True
    return plain


def _event(report: Report) -> Plain:
    event = report.event
    return {"at": event.at, "tool": event.tool, "rulesets": dict(sorted(event.rulesets.items()))}


def _text(item: LocalText) -> dict[str, str]:
    return {"vi": item.vi, "en": item.en}


def _diagnosis(item: Diagnosis) -> Plain:
    return {
        "cause": item.cause,
        "suspect": item.suspect,
        "suggestion": item.suggestion,
        "confidence": item.confidence,
        "alternatives": [{"suspect": one.suspect, "suggestion": one.suggestion} for one in item.alternatives],
    }


def _influence(item: Influence) -> Plain:
    return {"indicator": _text(item.indicator), "share_of_total": item.share_of_total}


def _waiver(item: Waiver) -> Plain:
    return {"reason": item.reason, "by": item.by, "until": item.until}


def _coverage(item: Coverage) -> Plain:
    return {"seen": item.seen, "understood": item.understood, "checked": item.checked}


def _unread(item: UnreadPart) -> Plain:
    return {
        "source": item.source,
        "sheet": item.sheet,
        "range": item.range,
        "numbers": item.numbers,
        "reason": item.reason,
        "why": _text(item.why),
    }


def _rule_error(item: RuleError) -> Plain:
    return {"rule": item.rule, "message": item.message}
