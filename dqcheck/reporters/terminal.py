"""The terminal: what a reviewer reads first. Colour only on a terminal; the same words in a pipe.

A line of verdict, the communes by status, then by commune each discrepancy as a person would write it.
"""

import io
from collections.abc import Iterator, Sequence
from typing import Literal

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dqcheck.messages import legible_log, legible_record, notation
from dqcheck.model.finding import Finding
from dqcheck.model.report import Report
from dqcheck.model.rule import Severity
from dqcheck.model.text import Language
from dqcheck.reporters import finding_groups, overview, repeats, view
from dqcheck.reporters.terminal_units import SEVERITIES, STATUSES, print_units, status_text
from dqcheck.reporters.view import word

WIDTH = 100
"""Columns where there is no terminal to ask."""

WIDEST = 120
"""Columns used at most: longer lines are hard to read."""

MOST_FINDINGS = 200
"""Findings printed on a terminal."""

MOST_IN_TEXT = 4000
"""Findings of a text that goes to a pipe or a file, as many as a page shows: who has more takes a table."""

MOST_AT_A_GLANCE = 20
"""Findings above which the verdict is said again at the end: the first lines are then far above."""

MOST_RULES = 12
MOST_UNREAD = 8
MOST_UNCHECKED = 20
MOST_NOTES = 12
"""Rules, unread parts, reasons and notes printed; the other formats list all."""

MOST_QUOTED = 240
"""Characters of a sentence that are quoted, unless its figures stand farther apart."""

MOST_QUOTED_IN_LIST = 72
"""The same where several notes of one rule stand together."""

FINGERPRINT = 8
"""Characters of a fingerprint that are printed: enough for ``dqcheck waive`` to find the one."""

WIDEST_VALUE = 24
"""Columns of a value; what is longer is a text and is set like one."""

MOST_EVIDENCE = 8
"""Values printed for one finding; the probable culprit is always among them."""

TONES = {"good": "bold green", "warn": "bold yellow", "bad": "bold red", "unknown": "bold magenta"}
SIGNS = {"good": "✓", "warn": "!", "bad": "✗", "unknown": "?"}


def render(report: Report, language: Language = "vi") -> str:
    """The report as plain text, ``WIDTH`` columns wide, with at most ``MOST_IN_TEXT`` findings."""
    out = io.StringIO()
    console = Console(file=out, width=WIDTH, color_system=None, force_terminal=False, legacy_windows=False)
    console.print(page(report, language, most=MOST_IN_TEXT))
    return legible_log("\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n")


def print_report(report: Report, language: Language = "vi", console: Console | None = None) -> None:
    """Print the report on the standard output, in colour where that is a terminal."""
    console = console or Console(highlight=False, soft_wrap=False)
    if not console.is_terminal:
        console.file.write(render(report, language))
        return
    limit = (
        Console(file=console.file, width=min(console.width, WIDEST), highlight=False)
        if console.width > WIDEST
        else console
    )
    limit.print(page(report, language, most=MOST_FINDINGS))


def page(report: Report, language: Language, most: int | None = None) -> RenderableType:
    """The whole report as something rich can print; at most ``most`` findings, and a line that says so."""
    return Group(*_parts(legible_record(report), language, most))


def _parts(report: Report, language: Language, most: int | None) -> Iterator[RenderableType]:
    yield from _head(report, language)
    yield from _unread(report, language)
    if report.submissions:
        yield Text()
        yield from print_units(report, language)
    doubted = overview.widespread(report)
    if doubted:
        yield _heading(word("widespread", language), "yellow")
        for rule, count in doubted:
            doubt = word("doubt", language, count=count, all=len(overview.reporting(report)))
            yield _item(Text(rule.title[language], "bold"), Text(doubt))
    yield from _discrepancies(report, language, most)
    yield from _rules(report, language)
    yield from _unchecked(report, language)
    if len(report.findings) > MOST_AT_A_GLANCE:
        yield Text()
        yield _headline(overview.verdict(report, language))


def _head(report: Report, language: Language) -> Iterator[RenderableType]:
    verdict = overview.verdict(report, language)
    yield Text(overview.event_line(report, language), "dim")
    yield Text()
    yield _headline(verdict)
    for detail in verdict.details:
        yield Text(f"    {detail}")
    for line in overview.coverage_lines(report, language):
        yield Text(f"    {line}", "dim")


def _unread(report: Report, language: Language) -> Iterator[RenderableType]:
    parts = overview.unread(report, language)
    if parts:
        yield _heading(overview.unread_title(report, language), "magenta")
        for what, why in parts[:MOST_UNREAD]:
            yield _item(Text.assemble((what, "bold"), f". {why}"))
        if len(parts) > MOST_UNREAD:
            yield _item(Text(word("unread-more", language, count=len(parts) - MOST_UNREAD), "dim"))


def _headline(verdict: overview.BatchVerdict) -> Text:
    style = TONES[verdict.tone]
    return Text.assemble((f" {SIGNS[verdict.tone]} ", f"{style} reverse"), " ", (verdict.headline, style))


def _discrepancies(report: Report, language: Language, most: int | None) -> Iterator[RenderableType]:
    printed = 0
    doubted = {rule.rule for rule, _ in overview.widespread(report)}
    told = repeats.repeats(report)
    for group in finding_groups.groups(report, language, apart=repeats.members(told)):
        if most is not None and printed >= most:
            break
        if not group.findings:
            continue
        yield _heading(
            group.submission.name, STATUSES[group.submission.status], status_text(group.submission.status, language)
        )
        for alike in _alike(group, doubted):
            if most is not None and printed >= most:
                break
            finding = alike[0]
            printed += sum(1 + len(group.copies.get(one.fingerprint, ())) for one in alike)
            if len(alike) > 1:
                yield from _several(alike, group, language)
            elif finding.rule in doubted:
                # The doubt about the rule stands above; here the figures in one line are enough.
                yield _item(_folded(finding, language), bullet=("●", "dim"))
            else:
                yield from _finding(finding, group.also(finding, language), language)
            followers = group.followers.get(finding.fingerprint, ())
            printed += sum(1 + len(group.copies.get(one.fingerprint, ())) for one in followers)
            if followers:
                yield _item(
                    Text(word("follows", language) + ":", "dim"), *(_folded(f, language) for f in followers), indent=3
                )
    if told:
        yield _heading(word("repeated", language), "blue")
        yield from (_repeated(one, language) for one in told)
        printed += sum(one.told for one in told)
    left = len(report.findings) - printed
    if left > 0:
        yield Text()
        yield Text(word("not-shown", language, count=left), "bold")


def _repeated(repeat: repeats.Repeat, language: Language) -> RenderableType:
    """One problem of many places: what it is in the first of them, and where the others are."""
    card = view.card(repeat.findings[0], language)
    style = SEVERITIES[card.finding.severity]
    count = notation(language).number(len(repeat.findings))
    title = Text.assemble((card.title, "bold"), "  ", (f"{card.severity.lower()} ({count})", style))
    example = Text(word("for-example", language, message=card.message))
    return _item(title, example, Text(repeats.places(repeat, language), "dim"), bullet=("●", style))


def _alike(group: finding_groups.FindingGroup, doubted: set[str]) -> Iterator[tuple[Finding, ...]]:
    """The findings of a group one by one, but the mere notes of one rule together, where the first of them stands."""
    together: dict[str, list[Finding]] = {}
    for finding in group.findings:
        if finding.severity is Severity.INFO and finding.waived is None and finding.rule not in doubted:
            if finding.fingerprint not in group.followers:
                together.setdefault(finding.rule, []).append(finding)
    for finding in group.findings:
        notes = together.get(finding.rule, [])
        if not any(finding is note for note in notes):
            yield (finding,)
        elif finding is notes[0]:
            yield tuple(notes)


def _several(
    findings: tuple[Finding, ...], group: finding_groups.FindingGroup, language: Language
) -> Iterator[RenderableType]:
    """Several notes of one rule: the title once, then for each what is said, where, and the sentence around it."""
    first = view.card(findings[0], language)
    style = SEVERITIES[first.finding.severity]
    count = notation(language).number(len(findings))
    yield Text()
    yield _item(
        Text.assemble((first.title, "bold"), "  ", (f"{first.severity.lower()} ({count})", style)), bullet=("●", style)
    )
    for finding in findings:
        card = view.card(finding, language)
        lines = [Text.assemble(card.message, (f"  {card.exhibits[0].shortly}" if card.exhibits else "", "dim"))]
        quotes = [quote for quote in _quotes(card.exhibits, MOST_QUOTED_IN_LIST) if quote not in card.message]
        lines += [Text(notation(language).quoted(quote), "dim") for quote in quotes]
        lines += [Text(also, "dim")] if (also := group.also(finding, language)) else []
        lines[-1].append(f"  {_code(finding, language)}", "dim")
        yield _item(*lines, indent=3)
    yield Padding(Text(findings[0].rule, "dim"), (0, 0, 0, 3))


def _code(finding: Finding, language: Language) -> str:
    """The beginning of the fingerprint, with the number by which equal ones are told apart."""
    code, dash, number = finding.fingerprint.partition("-")
    return word("code", language, code=code if dash else code[:FINGERPRINT]) + dash + number


def _quotes(exhibits: Sequence[view.Exhibit], most: int) -> list[str]:
    """The sentences quoted, shortened around their figures."""
    return [view.excerpt(quote, view.written_in(quote, exhibits), most) for quote in view.quotes(exhibits)]


def _finding(finding: Finding, also: str, language: Language) -> Iterator[RenderableType]:
    card = view.card(finding, language)
    style = "dim" if finding.waived else SEVERITIES[finding.severity]
    yield Text()
    yield _item(
        Text.assemble((card.title, "bold"), "  ", (card.severity.lower(), style)), bullet=("●", style), indent=1
    )
    yield Padding(Text(card.message), (0, 0, 0, 3))
    yield Padding(_exhibits(card, language), (0, 0, 0, 3))
    if also:
        yield Padding(Text(also, "dim"), (0, 0, 0, 3))
    if card.cause:
        yield Padding(Text(f"→ {card.cause}"), (0, 0, 0, 3))
    if card.influence:
        yield Padding(Text(card.influence), (0, 0, 0, 3))
    if card.waived:
        yield Padding(Text(card.waived, "green"), (0, 0, 0, 3))
    words = [finding.rule]
    if card.allowed:
        words.append(f"{word('allowed', language).lower()}: {card.allowed}")
    words.append(_code(finding, language))
    yield Padding(Text(" · ".join(words), "dim"), (0, 0, 0, 3))


def _exhibits(card: view.Card, language: Language) -> RenderableType:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(ratio=3, overflow="fold")
    table.add_column(justify="right", overflow="fold", max_width=WIDEST_VALUE)
    table.add_column(ratio=6, overflow="fold", style="dim")
    shown = list(card.exhibits)
    if len(shown) > MOST_EVIDENCE:
        blamed = [item for item in shown if item.suspect]
        shown = (blamed + [item for item in shown if not item.suspect])[:MOST_EVIDENCE]
    for item in shown:
        mark = "bold" if item.suspect else ""
        where = f"{item.shortly} (= {item.meaning})" if item.meaning else item.shortly
        side: Literal["left", "right"] = "left" if len(item.text) > WIDEST_VALUE else "right"
        table.add_row(Text(item.name, mark), Text(item.text, mark, justify=side), Text(where))
    if len(shown) < len(card.exhibits):
        table.add_row(Text(word("and-more", language, count=len(card.exhibits) - len(shown)), "dim"))
    parts: list[RenderableType] = [table]
    parts += [Text(notation(language).quoted(quote), "dim") for quote in _quotes(shown, MOST_QUOTED)]
    return Group(*parts)


def _folded(finding: Finding, language: Language) -> Text:
    told = f"{finding.message[language]} · {_code(finding, language)}"
    return Text.assemble((view.title(finding, language), ""), ": ", (told, "dim"))


def _rules(report: Report, language: Language) -> Iterator[RenderableType]:
    failed = sorted((rule for rule in report.rules if rule.failed), key=lambda rule: (-rule.failed, rule.rule))
    if not failed:
        return
    yield _heading(word("rules", language), "blue")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(word("rule", language), overflow="fold")
    for outcome in ("pass", "within-rounding", "fail", "undecided"):
        table.add_column(word(f"short-{outcome}", language), justify="right")
    marks = notation(language)
    for rule in failed[:MOST_RULES]:
        counts = (rule.passed, rule.within_rounding, rule.failed, rule.undecided)
        table.add_row(
            Text(rule.title[language]),
            *(Text(marks.number(count) if count else "·", "" if count else "dim") for count in counts),
        )
    yield Padding(table, (0, 0, 0, 1))
    if len(failed) > MOST_RULES:
        left = len(failed) - MOST_RULES
        more = word("more-rules", language, count=left, most=failed[MOST_RULES].failed)
        yield Padding(Text(more, "dim"), (0, 0, 0, 1))


def _unchecked(report: Report, language: Language) -> Iterator[RenderableType]:
    missed = overview.unchecked_briefly(report, language)
    if missed:
        yield _heading(word("unchecked", language), "magenta")
        for what, why in missed[:MOST_UNCHECKED]:
            yield _item(Text.assemble((what, "bold"), ": " if why else "", why))
        if missed[:MOST_UNCHECKED] != overview.unchecked(report, language):
            yield Padding(Text(word("more-items", language), "dim"), (0, 0, 0, 1))
    if report.notes:
        yield _heading(word("notes", language), "blue")
        for note in report.notes[:MOST_NOTES]:
            yield _item(Text(note[language]))
        if len(report.notes) > MOST_NOTES:
            yield _item(Text(word("more-notes", language, count=len(report.notes) - MOST_NOTES), "dim"))


def _heading(text: str, style: str, aside: Text | None = None) -> RenderableType:
    line = Text.assemble("\n", ("▌ ", style), (text, f"bold {style}"))
    if aside is not None:
        line.append("  ")
        line.append_text(aside)
    return line


def _item(*lines: Text, bullet: tuple[str, str] = ("–", "dim"), indent: int = 1) -> RenderableType:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(width=len(bullet[0]))
    table.add_column(overflow="fold")
    for number, line in enumerate(lines):
        table.add_row(Text(*bullet) if not number else Text(), line)
    return Padding(table, (0, 0, 0, indent))
