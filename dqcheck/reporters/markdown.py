"""Markdown, for the description or a comment of a merge request.

A comment holds 65,536 characters on GitHub; the report stays below and says how many findings it leaves out.
"""

import re
from collections.abc import Iterator

from dqcheck.messages import legible, legible_record, notation, sentence
from dqcheck.model.report import Report, Status
from dqcheck.model.rule import Severity
from dqcheck.model.text import Language
from dqcheck.reporters import finding_groups, overview, repeats, view
from dqcheck.reporters.view import word

MOST_CHARACTERS = 60_000

MOST_ABSENT = 20
"""Units that sent nothing that are named."""

MOST_UNREAD = 20
"""Unread parts that are listed."""

MOST_UNITS = 100
"""Units that have a row of their own, those to correct first; files and notes as many."""

SIGNS = {"good": "✅", "warn": "⚠️", "bad": "❌", "unknown": "❔"}
SEVERITIES = {Severity.ERROR: "🔴", Severity.WARNING: "🟡", Severity.INFO: "🔵"}

_SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\`*_[]#|<>~$!"} | {"&": "&amp;", "\n": " "})

_LIVE = re.compile(r"(?<=@)|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=[#!%&~$])(?=\w)", re.IGNORECASE)
_NO_CODE = str.maketrans({"`": "'", "|": "\\|", "\n": " "})
"""Where a text becomes a link of itself, or calls someone: a name, an address, an issue. A joiner without width stands
there; a backslash would not do, for links are sought when Markdown has been read."""


def escape(text: str) -> str:
    """A text as Markdown shows it literally, in a table cell too. No address in it is a link, and ``@name`` never calls
    anyone."""
    return _LIVE.sub("\u2060", legible(text)).translate(_SPECIAL)


def code(text: str) -> str:
    """A name as code, in a table cell too."""
    return "`" + legible(text).translate(_NO_CODE) + "`"


def render(report: Report, language: Language = "vi") -> str:
    """The report as Markdown, at most ``MOST_CHARACTERS`` long."""
    report = legible_record(report)
    head = "\n".join(_head(report, language))
    tail = "\n".join(_tail(report, language))
    room = MOST_CHARACTERS - len(head) - len(tail) - 400
    body, left = _body(report, language, room)
    more = f"\n**{word('not-shown', language, count=left)}**\n" if left else ""
    return f"{head}\n{body}{more}\n{tail}".rstrip("\n") + "\n"


def _head(report: Report, language: Language) -> Iterator[str]:
    verdict = overview.verdict(report, language)
    yield f"## {SIGNS[verdict.tone]} {escape(verdict.headline)}"
    yield ""
    for detail in (*verdict.details, *overview.coverage_lines(report, language)):
        yield f"- {escape(detail)}"
    yield ""
    parts = overview.unread(report, language)
    if parts:
        yield f"### {escape(word('unread', language))}"
        yield ""
        for what, why in parts[:MOST_UNREAD]:
            yield f"- **{escape(what)}**. {escape(why)}"
        if len(parts) > MOST_UNREAD:
            yield f"- {escape(word('unread-more', language, count=len(parts) - MOST_UNREAD))}"
        yield ""
    whole = overview.whole_files(report)
    listed = [item for item in sorted(report.submissions, key=overview.standing) if item not in whole]
    rows = [item for item in listed if item.status not in (Status.ACCEPTED, Status.NOT_SUBMITTED)]
    quiet = sum(item.status is Status.ACCEPTED for item in listed)
    absent = [item.name for item in listed if item.status is Status.NOT_SUBMITTED]
    if rows:
        names = [word("unit", language), word("status", language)]
        names += [sentence(f"severity.{severity.value}", language) for severity in Severity]
        yield _row(*names)
        yield "|---|---|--:|--:|--:|"
        for item in rows[:MOST_UNITS]:
            status = sentence(f"status.{item.status.value}", language)
            yield _row(escape(item.name), escape(status), str(item.errors), str(item.warnings), str(item.infos))
        yield ""
        if len(rows) > MOST_UNITS:
            yield escape(word("more-units", language, count=len(rows) - MOST_UNITS))
            yield ""
    if quiet:
        yield f"{sentence('status.accepted', language)}: {notation(language).number(quiet)}"
        yield ""
    if absent:
        named, more = absent[:MOST_ABSENT], len(absent) - MOST_ABSENT
        listed_names = ", ".join((*named, word("more-units", language, count=more)) if more > 0 else named)
        yield f"{escape(word('missing-units', language, count=len(absent)))}: {escape(listed_names)}"
        yield ""
    for item in whole[:MOST_UNITS]:
        count = item.errors + item.warnings + item.infos
        yield escape(word("whole-file", language, file=item.name, count=count))
        yield ""
    doubted = overview.widespread(report)
    if doubted:
        yield f"### {escape(word('widespread', language))}"
        yield ""
        for rule, count in doubted:
            doubt = word("doubt", language, count=count, all=len(overview.reporting(report)))
            yield f"- **{escape(rule.title[language])}**: {escape(doubt)}"
        yield ""


def _body(report: Report, language: Language, room: int) -> tuple[str, int]:
    """The findings by submission as far as they fit, and the number of those left out."""
    text, printed = "", 0
    told = repeats.repeats(report)
    for group in finding_groups.groups(report, language, apart=repeats.members(told)):
        if not group.findings:
            continue
        lines = [f"### {escape(group.submission.name)}", ""]
        lines += [_row("", *(word(name, language) for name in ("findings", "stated", "recomputed", "gap", "where")))]
        lines += ["|---|---|--:|--:|--:|---|"]
        shown = 0
        for finding in group.findings:
            for item in (finding, *group.followers.get(finding.fingerprint, ())):
                also = group.also(item, language)
                line = _finding(view.card(item, language), also, follows=item is not finding, language=language)
                if len(text) + sum(map(len, lines)) + len(line) > room:
                    break
                lines.append(line)
                shown += 1 + len(group.copies.get(item.fingerprint, ()))
        if not shown:
            break
        text += "\n".join(lines) + "\n\n"
        printed += shown
    if told:
        lines = [f"### {escape(word('repeated', language))}", "", *(_repeated(one, language) for one in told), ""]
        text += "\n".join(lines) + "\n"
        printed += sum(one.told for one in told)
    return text, len(report.findings) - printed


def _repeated(repeat: repeats.Repeat, language: Language) -> str:
    card = view.card(repeat.findings[0], language)
    sign, count = SEVERITIES[card.finding.severity], notation(language).number(len(repeat.findings))
    example = word("for-example", language, message=card.message)
    where = repeats.places(repeat, language)
    return f"- {sign} **{escape(card.title)}** ({count}). {escape(example)} {escape(where)} {code(card.finding.rule)}"


def _finding(card: view.Card, also: str, *, follows: bool, language: Language) -> str:
    sign = "✔️" if card.finding.waived else "↳" if follows else SEVERITIES[card.finding.severity]
    words = [f"**{escape(card.title)}**", escape(card.message)]
    words += [f"“{escape(quote)}”" for quote in view.quotes(card.exhibits)]
    # What follows from another finding goes when that one goes: its cause stands there.
    told = (card.waived,) if follows else (card.cause, card.influence, card.waived)
    words += [escape(text) for text in told if text]
    words.append(code(card.finding.rule))
    where = [_exhibit(item) for item in card.exhibits[:6]]
    if len(card.exhibits) > 6:
        where.append(escape(word("and-more", language, count=len(card.exhibits) - 6)))
    where += [escape(also)] if also else []
    numbers = (escape(text) for text in (card.stated_as, card.recomputed_as, card.gap))
    return _row(sign, "<br>".join(words), *numbers, "<br>".join(where))


def _exhibit(item: view.Exhibit) -> str:
    text = f": **{escape(item.text)}**" if item.text else ""
    return escape(item.shortly) + text + (f" (= {escape(item.meaning)})" if item.meaning else "")


def _tail(report: Report, language: Language) -> Iterator[str]:
    missed = overview.unchecked_briefly(report, language)
    if missed:
        yield f"### {escape(word('unchecked', language))}"
        yield ""
        for what, why in missed[:100]:
            yield f"- **{escape(what)}**" + (f": {escape(why)}" if why else "")
        if len(missed) > 100:
            yield f"- {escape(word('and-more', language, count=len(missed) - 100))}"
        yield ""
    if report.notes:
        yield f"### {escape(word('notes', language))}"
        yield ""
        for note in report.notes[:MOST_UNITS]:
            yield f"- {escape(note[language])}"
        if len(report.notes) > MOST_UNITS:
            yield f"- {escape(word('more-notes', language, count=len(report.notes) - MOST_UNITS))}"
        yield ""
    yield f"<sub>{escape(overview.event_line(report, language))}</sub>"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"
