"""JUnit XML: one test case a rule, grouped by topic, for the test tab of a CI server.

A rule fails when it has findings that are not waived, is an error when it broke, and is skipped when nothing was judged
by it. Files that could not be read are errors of a suite of their own, and so is a run that judged nothing.
"""

from xml.sax.saxutils import escape, quoteattr

from dqcheck.messages import legible_record, sentence
from dqcheck.model.finding import Finding
from dqcheck.model.report import Report, RuleSummary
from dqcheck.model.rule import Severity
from dqcheck.model.text import Language
from dqcheck.reporters import overview, targets, view
from dqcheck.reporters.view import word

MOST_TOLD = 1000
"""Findings of a rule that its failure tells; what takes these files, takes some 30 MB."""


def render(report: Report, language: Language = "vi") -> str:
    """The report as JUnit XML."""
    report = legible_record(report)
    findings: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.waived is None:
            findings.setdefault(finding.rule, []).append(finding)
    broken: dict[str, list[str]] = {}
    for error in report.rule_errors:
        broken.setdefault(error.rule, []).append(error.message)
    suites = [_inputs(report, language)]
    for topic in dict.fromkeys(rule.topic for rule in report.rules):
        cases = [
            _case(rule, findings.pop(rule.rule, []), broken.pop(rule.rule, []), language)
            for rule in report.rules
            if rule.topic == topic
        ]
        suites.append(_suite(view.topic_name(topic, language), cases, report.event.at))
    others = [_finding_case(name, items, language) for name, items in sorted(findings.items())]
    others += [
        _tag("testcase", [_fault("error", m, m) for m in msgs], name=name) for name, msgs in sorted(broken.items())
    ]
    if others:
        suites.append(_suite(word("findings", language), others, report.event.at))
    body = "\n".join(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="dqcheck">\n{body}\n</testsuites>\n'


def _inputs(report: Report, language: Language) -> str:
    cases = []
    for file in report.files:
        problem = file.problem[language] if file.problem else ""
        cases.append(_tag("testcase", [_fault("error", problem, problem)] if problem else [], name=file.source))
    unreadable = {file.source for file in report.files if file.problem}
    for what, why in overview.shortfalls(report, language):
        if what not in unreadable:
            name = what or overview.verdict(report, language).headline
            cases.append(_tag("testcase", [_fault("error", why, why)], name=name))
    return _suite(word("files", language), cases, report.event.at)


def _case(rule: RuleSummary, findings: list[Finding], broken: list[str], language: Language) -> str:
    inner = [_fault("error", message, message) for message in dict.fromkeys(broken)]
    inner += _failures(findings, language)
    judged = rule.passed + rule.within_rounding + rule.failed
    if not judged and not inner:
        why = (
            f"{word('rule-undecided', language, count=rule.undecided, met=rule.met)}: "
            f"{overview.reasons_text(rule.reasons, language)}"
            if rule.undecided
            else word("rule-idle", language)
        )
        inner.append(f"<skipped message={_attribute(why)}/>")
    return _tag("testcase", inner, name=f"{rule.title[language]} ({rule.rule})", classname=rule.rule)


def _finding_case(name: str, findings: list[Finding], language: Language) -> str:
    title = view.title(findings[0], language)
    return _tag("testcase", _failures(findings, language), name=f"{title} ({name})", classname=name)


def _failures(findings: list[Finding], language: Language) -> list[str]:
    """One failure a rule, for a case may have but one; notes alone do not fail it."""
    serious = [finding for finding in findings if finding.severity is not Severity.INFO]
    text = "\n".join(
        f"[{sentence(f'severity.{f.severity.value}', language)}] {targets.full_sentence(f, language)} #{f.fingerprint}"
        for f in findings[:MOST_TOLD]
    )
    if len(findings) > MOST_TOLD:
        text += "\n" + word("and-more-findings", language, count=len(findings) - MOST_TOLD)
    if serious:
        return [_fault("failure", serious[0].message[language], text, type=serious[0].severity.value)]
    return [f"<system-out>{_content(text)}</system-out>"] if findings else []


def _suite(name: str, cases: list[str], at: str) -> str:
    numbers = {
        "tests": len(cases),
        "failures": sum("<failure" in case for case in cases),
        "errors": sum("<error" in case for case in cases),
        "skipped": sum("<skipped" in case for case in cases),
    }
    stamp = {"timestamp": at[:19]} if at else {}
    return _tag("testsuite", cases, name=name, **{key: str(value) for key, value in numbers.items()}, **stamp)


def _fault(tag: str, message: str, text: str, **attributes: str) -> str:
    return _tag(tag, [_content(text)], message=message, **attributes)


def _tag(tag: str, inner: list[str], **attributes: str) -> str:
    written = "".join(f" {name}={_attribute(value)}" for name, value in attributes.items())
    return f"<{tag}{written}>" + "\n".join(inner) + f"</{tag}>" if inner else f"<{tag}{written}/>"


def _attribute(text: str) -> str:
    return quoteattr(text)


def _content(text: str) -> str:
    return escape(text)
