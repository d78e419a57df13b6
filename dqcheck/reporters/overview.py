"""What the reports for people say of the whole batch: the verdict, the units in order, what could not be checked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

from dqcheck.messages import known, notation, place_text, sentence
from dqcheck.messages.notation import iso_date
from dqcheck.model.place import Place
from dqcheck.model.record import record
from dqcheck.model.report import Report, RuleSummary, Status, Submission, UnreadPart
from dqcheck.model.rule import Severity
from dqcheck.model.text import Language
from dqcheck.reporters.view import word

Tone = Literal["good", "warn", "bad", "unknown"]

STATUS_ORDER = (
    Status.NEEDS_CORRECTION,
    Status.INCOMPLETE,
    Status.NOT_CHECKED,
    Status.UNREADABLE,
    Status.NOT_SUBMITTED,
    Status.WITH_WARNINGS,
    Status.ACCEPTED,
)

MOST_UNDECIDED = 5
"""Undecided rules that are named where what could not be checked is told in brief."""

MOST_PLACES = 3
"""Places of one kind of unread part that are named."""

COMPARED_APART = ("none-compared", "no-figures", "none-related")
"""What was read but could not be compared: these figures are no unread numbers."""

WIDESPREAD_AT_LEAST = 10
"""A rule is doubted only when at least this many submissions do not match, and more than half of all."""


@record
class BatchVerdict:
    """The first thing a reader sees. ``tone`` is never ``good`` where nothing was judged."""

    tone: Tone
    headline: str
    details: tuple[str, ...] = ()


def reporting(report: Report) -> tuple[Submission, ...]:
    """The submissions that are units. A report whose unit is not known stands under its file's name and is one; a file
    that could not be read, or that has something wrong as a whole, is none."""
    files, whole = {file.source for file in report.files}, whole_files(report)
    units = tuple(
        item
        for item in report.submissions
        if item not in whole and not (item.status is Status.UNREADABLE and item.name in files)
    )
    return units or tuple(report.submissions)


def whole_files(report: Report) -> tuple[Submission, ...]:
    """What stands under the name of a file although the file is no unit's own: a province's total, an unknown sheet."""
    files = {file.source for file in report.files}
    return tuple(item for item in report.submissions if item.name in files and not item.files)


def standing(item: Submission) -> tuple[int, int, int]:
    """Sort key of a submission: by status, then by how much there is to do."""
    return STATUS_ORDER.index(item.status), -item.errors, -item.warnings


def verdict(report: Report, language: Language) -> BatchVerdict:
    """The line of verdict, and what a reader must know beside it."""
    tally = {severity: report.found.get(severity, 0) for severity in Severity}
    total = sum(tally.values())
    broken = len({error.rule for error in report.rule_errors})
    unreached = sum(file.unreached for file in report.files)
    unread = sum(1 for file in report.files if file.problem and not file.unreached)
    waived = sum(1 for finding in report.findings if finding.waived and finding.repeats is None)
    statuses = Counter(item.status for item in reporting(report))
    missing = statuses[Status.NOT_SUBMITTED]
    numbers = sum(part.numbers or 0 for part in report.unread if part.reason not in COMPARED_APART)
    details = []
    if total:
        details.append(word("tally", language, **{s.value: tally[s] for s in Severity}))
    details.append(word("judged", language, judged=report.judged, files=len(report.files) - unreached))
    if numbers:
        details.append(word("unread-count", language, count=numbers))
    for status, key in ((Status.INCOMPLETE, "incomplete-units"), (Status.NOT_CHECKED, "unchecked-units")):
        if statuses[status]:
            details.append(word(key, language, count=statuses[status]))
    if missing:
        details.append(word("missing-units", language, count=missing))
    if waived:
        details.append(word("waived-count", language, count=waived))
    if unread:
        details.append(word("unreadable-files", language, count=unread))
    if unreached:
        details.append(word("unreached-files", language, count=unreached))
    if broken:
        details.append(word("broken-rules", language, count=broken))
    if report.in_vain:
        return BatchVerdict(tone="unknown", headline=word("nothing-judged", language), details=tuple(details))
    if tally[Severity.ERROR]:
        received = [item for item in reporting(report) if item.status is not Status.NOT_SUBMITTED]
        blocked = sum(1 for item in received if item.status is Status.NEEDS_CORRECTION)
        key = "to-correct-files" if not blocked else "to-correct-received" if missing else "to-correct"
        headline = word(key, language, count=blocked, all=len(received), findings=total)
        return BatchVerdict(tone="bad", headline=headline, details=tuple(details))
    if report.partial or broken:
        return BatchVerdict(
            tone="bad" if broken else "unknown", headline=word("incomplete", language), details=tuple(details)
        )
    if tally[Severity.WARNING]:
        return BatchVerdict(tone="warn", headline=word("to-review", language, findings=total), details=tuple(details))
    headline = word("all-match-but-waived" if waived else "all-match", language, count=waived)
    return BatchVerdict(tone="good", headline=headline, details=tuple(details))


def widespread(report: Report) -> list[tuple[RuleSummary, int]]:
    """Rules that most submissions do not match, with the number of those submissions: a doubt about the form or the
    rule, rather than about so many reports."""
    names: dict[str, set[str]] = {}
    for finding in report.findings:
        names.setdefault(finding.rule, set()).add(finding.submission)
    received = sum(1 for item in reporting(report) if item.status is not Status.NOT_SUBMITTED)
    return [
        (rule, len(names[rule.rule]))
        for rule in report.rules
        if len(names.get(rule.rule, ())) >= WIDESPREAD_AT_LEAST and 2 * len(names[rule.rule]) > received
    ]


def unread_title(report: Report, language: Language) -> str:
    """The heading of the unread parts: what was read, and only bears no relation that could be compared, is not called
    unread."""
    uncompared = [part.reason in COMPARED_APART for part in report.unread]
    mixed = any(uncompared) and not all(uncompared)
    return word("unread-or-uncompared" if mixed else "uncompared" if any(uncompared) else "unread", language)


def unread(report: Report, language: Language, *, whole: bool = False) -> list[tuple[str, str]]:
    """What was not read, as (what, why), files that nobody could open first, then the most numbers. Parts of one file
    and one reason are one line with the number of figures and the first places; ``whole`` gives a line to each."""
    groups: dict[tuple[object, ...], list[UnreadPart]] = {}
    told = {part.source for part in report.unread}
    unopened = (
        UnreadPart(source=file.source, reason="file-unreadable", why=file.problem)
        for file in report.files
        if file.problem and file.source not in told
    )
    for number, part in enumerate((*unopened, *report.unread)):
        key = (number,) if whole else (part.source, part.reason) if part.numbers else (part.reason, part.why)
        groups.setdefault(key, []).append(part)
    ordered = sorted(groups.values(), key=lambda group: (group[0].numbers is not None, -_numbers(group)))
    return [(_what(group, language), _why(group, language)) for group in ordered]


def _numbers(parts: Sequence[UnreadPart]) -> int:
    return sum(part.numbers or 0 for part in parts)


def _what(parts: Sequence[UnreadPart], language: Language) -> str:
    """Where parts stand, and how many numbers there: ``a.xlsx, trang tính Phiếu, B5:F20: 45 số``."""
    sources = dict.fromkeys(part.source for part in parts)
    ranges: dict[str, list[str]] = {}
    for part in parts:
        ranges.setdefault(place_text(Place(sheet=part.sheet), language), []).append(part.range or "")
    places = [", ".join(filter(None, (sheet, *dict.fromkeys(cells)))) for sheet, cells in ranges.items()]
    words = [*_first(sources, language), "; ".join(filter(None, _first(dict.fromkeys(places), language)))]
    text = ", ".join(filter(None, words))
    if parts[0].numbers is None:
        return text
    return f"{text}: {word('unread-numbers', language, count=_numbers(parts))}"


def _first(names: Mapping[str, object], language: Language) -> list[str]:
    listed, more = list(names)[:MOST_PLACES], len(names) - MOST_PLACES
    return [*listed, word("and-others", language, count=more)] if more > 0 else listed


def _why(parts: Sequence[UnreadPart], language: Language) -> str:
    whys = dict.fromkeys(part.why[language] for part in parts)
    if len(whys) == 1:
        return next(iter(whys))
    key = f"unread.{parts[0].reason}"
    return sentence(key, language) if known(key, language) else " ".join(list(whys)[:MOST_PLACES])


def shortfalls(report: Report, language: Language) -> list[tuple[str, str]]:
    """What keeps a report from vouching for the data, besides findings and broken rules, as (what, why): files that
    could not be read, rules without their column, units read in part or not at all, nothing judged."""
    found = [(file.source, file.problem[language]) for file in report.files if file.problem]
    found += _lacking(report, language)
    found += [
        (item.name, sentence(f"status.{item.status.value}", language))
        for item in report.submissions
        if item.status in (Status.INCOMPLETE, Status.NOT_CHECKED)
    ]
    return [*found, ("", word("nothing-judged", language))] if report.in_vain else found


def _lacking(report: Report, language: Language) -> list[tuple[str, str]]:
    """Rules without their columns: those that lack the same are one line."""
    titles: dict[tuple[str, ...], list[str]] = {}
    for rule in report.rules:
        if rule.lacking:
            names = tuple(one[language] for one in rule.called) or rule.lacking
            titles.setdefault(names, []).append(rule.title[language])
    return [
        ("; ".join(_first(dict.fromkeys(named), language)), sentence("report.lacking", language, {"names": names}))
        for names, named in titles.items()
    ]


def unchecked(report: Report, language: Language) -> list[tuple[str, str]]:
    """Everything that could not be checked, as (what, why): rules that are broken or lack a column, rules that were
    undecided, rules that met nothing. What was not read is told apart (``unread``), and so are the units that sent
    nothing."""
    idle = [rule.title[language] for rule in report.rules if not rule.met]
    return [
        *_failed(report, language),
        *(_undecided(rule, language) for rule in _by_undecided(report)),
        *((name, word("rule-idle", language)) for name in idle),
    ]


def unchecked_briefly(report: Report, language: Language) -> list[tuple[str, str]]:
    """The same in a few lines: each broken rule, the undecided rules as one sum and by name the few that
    matter most, and the number of the rules that met nothing."""
    found = _failed(report, language)
    undecided = _by_undecided(report)
    if len(undecided) > MOST_UNDECIDED:
        reasons = Counter[str]()
        for rule in undecided:
            reasons.update(rule.reasons)
        times = sum(rule.undecided for rule in undecided)
        what = word("undecided-count", language, count=times, rules=len(undecided))
        found.append((what, reasons_text(reasons, language)))
    found += [_undecided(rule, language) for rule in undecided[:MOST_UNDECIDED]]
    idle = [rule.title[language] for rule in report.rules if not rule.met]
    if len(idle) == 1:
        found.append((idle[0], word("rule-idle", language)))
    elif idle:
        found.append((word("idle-count", language, count=len(idle), all=len(report.rules)), ""))
    return found


def _failed(report: Report, language: Language) -> list[tuple[str, str]]:
    """Rules that could not run."""
    broken = dict.fromkeys((error.rule, error.message) for error in report.rule_errors)
    return [
        *_lacking(report, language),
        *((name, word("rule-broken", language, message=message)) for name, message in broken),
    ]


def _by_undecided(report: Report) -> list[RuleSummary]:
    """The undecided rules, but for those that lack a column: first those that never decided anything, then by how often
    they did not."""
    undecided = [rule for rule in report.rules if rule.undecided and not rule.lacking]
    return sorted(undecided, key=lambda rule: (rule.undecided < rule.met, -rule.undecided))


def _undecided(rule: RuleSummary, language: Language) -> tuple[str, str]:
    reasons = reasons_text(rule.reasons, language)
    why = word("rule-undecided", language, count=rule.undecided, met=rule.met)
    return rule.title[language], f"{why}: {reasons}" if reasons else why


def reasons_text(reasons: Mapping[str, int], language: Language) -> str:
    """Why a rule was undecided, the most frequent reason first."""
    marks = notation(language)
    ordered = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{_reason(name, language)} ({marks.number(count)})" for name, count in ordered)


def coverage_lines(report: Report, language: Language) -> list[str]:
    """How much of what was sent was looked at."""
    return [
        word(f"coverage-{name}", language, seen=part.seen, understood=part.understood, checked=part.checked)
        for name, part in (("tables", report.tables), ("prose", report.prose))
        if part.seen
    ]


def event_line(report: Report, language: Language) -> str:
    """When and with what the report was made."""
    day = iso_date(report.event.at[:10])
    at = f"{notation(language).day(day)} {report.event.at[11:16]}".strip() if day else report.event.at
    rulesets = [f"{name} {version}" for name, version in sorted(report.event.rulesets.items())]
    return " · ".join((at, report.event.tool, *rulesets))


def _reason(name: str, language: Language) -> str:
    key = f"reason.{name.removeprefix('undecided.')}"
    return sentence(key, language) if known(key, language) else name
