"""The discrepancy workbook: to sort, filter, hand out and send back, with a column for the unit's answer.

Sheets: summary, details, rules, what could not be checked, files. Texts of strangers are written as texts and, where
they begin like a formula, with Excel's quote prefix. The bytes depend on the report alone.
"""

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from dqcheck.messages import legible_record, sentence
from dqcheck.messages.notation import decimals, iso_date, plain_number
from dqcheck.model.finding import Finding
from dqcheck.model.report import Report, Status
from dqcheck.model.rule import Severity
from dqcheck.model.text import Language
from dqcheck.reporters import finding_groups, overview, view
from dqcheck.reporters.formula_injection import like_formula
from dqcheck.reporters.view import word

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_LINKS = 60_000
"""Excel allows 65,530 links on a sheet."""

MANY_DETAILS = 10_000
"""Findings from which on rows go to the disk as they are written, for their cells would fill the memory."""

MOST_DETAILS = 100_000
"""Findings that the details list: those of the units with most to correct."""

MOST_DIGITS = 300
"""Digits before the decimal point of a number that a cell can store; a larger one is written as a text."""

LONGEST = 32_000
"""Excel allows 32,767 characters in a cell."""

FONT = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
SEVERITIES = {
    Severity.ERROR: {"bg_color": "#FDECEB", "font_color": "#B42318"},
    Severity.WARNING: {"bg_color": "#FDF3DC", "font_color": "#8A5300"},
    Severity.INFO: {"bg_color": "#E7F1FA", "font_color": "#1C5A8E"},
}
STATUSES = {
    Status.NEEDS_CORRECTION: SEVERITIES[Severity.ERROR],
    Status.WITH_WARNINGS: SEVERITIES[Severity.WARNING],
    Status.ACCEPTED: {"bg_color": "#E6F4EB", "font_color": "#1A6B3C"},
    Status.UNREADABLE: {"bg_color": "#F3EBF9", "font_color": "#6A3D8F"},
    Status.INCOMPLETE: {"bg_color": "#F3EBF9", "font_color": "#6A3D8F"},
    Status.NOT_CHECKED: {"bg_color": "#F3EBF9", "font_color": "#6A3D8F"},
    Status.NOT_SUBMITTED: {"bg_color": "#F3EBF9", "font_color": "#6A3D8F"},
}
TONES = {"good": "#1A6B3C", "warn": "#8A5300", "bad": "#B42318", "unknown": "#6A3D8F"}

DETAILS = (
    # heading, width: what is printed comes first, with the column for the answer
    *(("number-short", 6), ("unit", 20), ("severity", 14), ("title-column", 30), ("message", 48)),
    *(("stated", 19), ("recomputed", 19), ("gap", 20), ("where", 34), ("answer", 28)),
    *(("topic", 18), ("unit-of-measure", 12), ("allowed", 12), ("written", 30), ("quote", 44), ("cause", 44)),
    *(("influence-column", 12), ("waived-mark", 28), ("rule", 48), ("fingerprint", 20)),
)
COLUMN = {name: column for column, (name, _) in enumerate(DETAILS)}
LAST_PRINTED = COLUMN["answer"]

LINE = 15
"""Height of a line of text, in points."""


def render(report: Report, language: Language = "vi") -> bytes:
    """The report as an .xlsx workbook."""
    from xlsxwriter import Workbook

    report = legible_record(report)
    out = io.BytesIO()
    kept = "in_memory" if len(report.findings) <= MANY_DETAILS else "constant_memory"
    options = {kept: True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(out, options) as book:
        book.set_properties(
            {"title": word("title", language), "author": report.event.tool, "created": _created(report.event.at)}
        )
        _Writer(book, report, language).write()
    return out.getvalue()


def _created(at: str) -> dt.datetime:
    """The time of the report; the epoch of workbooks where it is not known."""
    try:
        return dt.datetime.fromisoformat(at).replace(tzinfo=None)
    except ValueError:
        return dt.datetime(1980, 1, 1)


def _height(texts: Mapping[str, str]) -> int:
    """The height that shows the longest of the texts whole: not every program fits rows by itself."""
    widths = dict(DETAILS)
    lines = (
        sum(1 + len(line) * 11 // (10 * widths[name]) for line in text.split("\n")) for name, text in texts.items()
    )
    return min(LINE * max(lines), 400)


def _written(item: view.Exhibit) -> str:
    return f"{item.name}: {item.text}" + (f" (= {item.meaning})" if item.meaning else "")


class _Writer:
    """Writes the sheets one after the other; the rows of details and rules are numbered first, for the links."""

    def __init__(self, book: "Workbook", report: Report, language: Language) -> None:
        self.book, self.report, self.language = book, report, language
        self.formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self.links = 0
        self.ruled: Mapping[str, object] = {}
        self.names = {
            name: word(f"sheet-{name}", language) for name in ("summary", "details", "rules", "unchecked", "files")
        }
        self.groups = finding_groups.groups(report, language)
        every = ((group, finding) for group in self.groups for finding in group.told())
        self.ordered: list[tuple[finding_groups.FindingGroup, Finding]] = list(islice(every, MOST_DETAILS))
        self.first_row: dict[str, int] = {}
        for row, (group, _) in enumerate(self.ordered, start=1):
            self.first_row.setdefault(group.submission.name, row)
        self.rules = sorted(report.rules, key=lambda rule: (-rule.failed, rule.rule))
        self.rule_row = {rule.rule: row for row, rule in enumerate(self.rules, start=1)}

    def write(self) -> None:
        """Write all sheets."""
        sheets = {name: self.book.add_worksheet(title) for name, title in self.names.items()}
        self._summary(sheets["summary"])
        self._details(sheets["details"])
        self._rules(sheets["rules"])
        unread = overview.unread(self.report, self.language, whole=True)
        missed = [*unread, *overview.unchecked(self.report, self.language)]
        self._list(sheets["unchecked"], ("what", 50), ("why", 90), missed)
        self._files(sheets["files"])

    def style(self, **properties: Any) -> "Format":
        """A format of these properties, made once."""
        properties = {**self.ruled, **properties}
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format({**FONT, **properties})
        return self.formats[key]

    def text(self, sheet: "Worksheet", row: int, column: int, text: str, **properties: Any) -> None:
        """Write a text that stays a text."""
        if like_formula(text):
            properties["quote_prefix"] = True
        sheet.write_string(
            row, column, text[:LONGEST], self.style(text_wrap=True, align="left", indent=1, **properties)
        )

    def line(self, sheet: "Worksheet", row: int, column: int, text: str, **properties: Any) -> None:
        """Write a line that may run on over the cells beside it, and stays a text."""
        if like_formula(text):
            properties["quote_prefix"] = True
        sheet.write_string(row, column, text[:LONGEST], self.style(**properties))

    def value(self, sheet: "Worksheet", row: int, column: int, value: str | None) -> None:
        """Write a value as findings carry it: a number, a date or a text."""
        number = plain_number(value) if value is not None else None
        day = iso_date(value) if value is not None else None
        if number is not None and number.adjusted() < MOST_DIGITS:
            places = min(decimals(number), 4)
            style = self.style(num_format="#,##0" + ("." + "0" * places if places else ""))
            sheet.write_number(row, column, number, style)
        elif day is not None:
            sheet.write_datetime(row, column, dt.datetime.combine(day, dt.time()), self.style(num_format="dd/mm/yyyy"))
        else:
            self.text(sheet, row, column, value or "")

    def link(self, sheet: "Worksheet", row: int, column: int, target: str, at: int, text: str) -> None:
        """Write a text that leads to a row of another sheet."""
        self.links += 1
        if self.links > MOST_LINKS:
            self.text(sheet, row, column, text)
            return
        quoted = like_formula(text)
        style = self.style(
            font_color="#0B5CAD", underline=1, text_wrap=True, align="left", indent=1, quote_prefix=quoted
        )
        sheet.write_url(row, column, f"internal:'{self.names[target]}'!A{at + 1}", style, text[:LONGEST])

    def heading(self, sheet: "Worksheet", row: int, columns: Sequence[tuple[str, int]]) -> None:
        """Write the headings of a table and set the widths of its columns."""
        self.ruled = {"bottom": 1, "bottom_color": "#D5DCE3"}
        style = self.style(bold=True, bg_color="#E8EDF2", align="left", indent=1, text_wrap=True, valign="vcenter")
        for column, (name, width) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(row, column, word(name, self.language), style)
        sheet.set_row(row, 32)

    def table(self, sheet: "Worksheet", columns: Sequence[tuple[str, int]], rows: int) -> None:
        """Headings in the first row, frozen and with filters; printed on A4 across, one page wide."""
        self.heading(sheet, 0, columns)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(rows, 1), len(columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def _summary(self, sheet: "Worksheet") -> None:
        language, report = self.language, self.report
        verdict = overview.verdict(report, language)
        sheet.hide_gridlines(2)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_row(0, 24)
        self.line(sheet, 0, 0, word("title", language), bold=True, font_size=16)
        self.line(sheet, 1, 0, overview.event_line(report, language), font_color="#52606D")
        sheet.set_row(3, 20)
        self.line(sheet, 3, 0, verdict.headline, bold=True, font_size=13, font_color=TONES[verdict.tone])
        row = 4
        for line in (*verdict.details, *overview.coverage_lines(report, language)):
            self.line(sheet, row, 0, line)
            row += 1
        for what, why in overview.unread(report, language):
            self.line(sheet, row, 0, f"{word('unread', language)}: {what}. {why}", font_color=TONES["unknown"])
            row += 1
        for rule, count in overview.widespread(report):
            doubt = word("doubt", language, count=count, all=len(overview.reporting(report)))
            self.line(sheet, row, 0, f"{rule.title[language]}: {doubt}", font_color=TONES["warn"])
            row += 1
        told = sum(1 + len(group.copies.get(finding.fingerprint, ())) for group, finding in self.ordered)
        left = len(report.findings) - told
        if left:
            self.line(sheet, row, 0, word("not-listed", language, count=left), font_color=TONES["warn"])
            row += 1
        row += 1
        columns = (("unit", 34), ("status", 30), *((f"severity-{s.value}", 16) for s in Severity), ("files", 40))
        self.heading(sheet, row, columns)
        first = row
        ordered = sorted(
            report.submissions, key=lambda one: (one.status is Status.NOT_SUBMITTED, *overview.standing(one))
        )
        absent = sum(item.status is Status.NOT_SUBMITTED for item in ordered)
        for number, item in enumerate(ordered):
            row += 1
            if absent and number == len(ordered) - absent:
                self.text(sheet, row, 0, word("missing-units", language, count=absent), bold=True)
                sheet.set_row(row, None, None, {"collapsed": True})
                row += 1
            if item.status is Status.NOT_SUBMITTED:
                sheet.set_row(row, None, None, {"level": 1, "hidden": True})
            if item.name in self.first_row:
                self.link(sheet, row, 0, "details", self.first_row[item.name], item.name)
            else:
                self.text(sheet, row, 0, item.name)
            self.text(sheet, row, 1, sentence(f"status.{item.status.value}", language), **STATUSES[item.status])
            for column, count in enumerate((item.errors, item.warnings, item.infos), start=2):
                sheet.write_number(row, column, count, self.style(num_format="#,##0"))
            self.text(sheet, row, 5, ", ".join(item.files))
        sheet.outline_settings(symbols_below=False)
        sheet.autofilter(first, 0, max(row - absent, first + 1), len(columns) - 1)

    def _details(self, sheet: "Worksheet") -> None:
        self.table(sheet, DETAILS, len(self.ordered))
        sheet.freeze_panes(1, 2)
        sheet.print_area(0, 0, max(len(self.ordered), 1), LAST_PRINTED)
        for row, (group, finding) in enumerate(self.ordered, start=1):
            self._finding(sheet, row, group, finding)

    def _finding(self, sheet: "Worksheet", row: int, group: finding_groups.FindingGroup, finding: Finding) -> None:
        language = self.language
        card = view.card(finding, language)
        texts = {
            "unit": group.submission.name,
            "severity": card.severity,
            "title-column": card.title,
            "message": card.message,
            "where": "\n".join(filter(None, (*(one.shortly for one in card.exhibits), group.also(finding, language)))),
            "topic": view.topic_name(finding.topic, language),
            "unit-of-measure": view.unit_text(finding, language),
            "written": "\n".join(_written(item) for item in card.exhibits if item.text),
            "quote": "\n".join(view.quotes(card.exhibits)),
            "cause": card.cause,
            "waived-mark": card.waived,
            "answer": "",
            "fingerprint": finding.fingerprint,
        }
        looks: Mapping[str, Mapping[str, object]] = {
            "severity": {} if finding.waived else SEVERITIES[finding.severity],
            "title-column": {"bold": True},
            "answer": {"bg_color": "#FFFBE6"},
        }
        sheet.set_row(row, _height(texts))
        sheet.write_number(row, COLUMN["number-short"], row, self.style())
        for column, text in texts.items():
            self.text(sheet, row, COLUMN[column], text, **looks.get(column, {}))
        numbers = (*view.plain_numbers(finding), view.plain_allowed(finding))
        for column, value in zip(("stated", "recomputed", "gap", "allowed"), numbers, strict=True):
            self.value(sheet, row, COLUMN[column], value)
        share = plain_number(finding.influence.share_of_total) if finding.influence else None
        if share is not None and share.adjusted() < MOST_DIGITS:
            sheet.write_number(row, COLUMN["influence-column"], share, self.style(num_format="0.00%"))
        if finding.rule in self.rule_row:
            self.link(sheet, row, COLUMN["rule"], "rules", self.rule_row[finding.rule], finding.rule)
        else:
            self.text(sheet, row, COLUMN["rule"], finding.rule)

    def _rules(self, sheet: "Worksheet") -> None:
        language = self.language
        counts = ("met", "short-pass", "short-within-rounding", "short-fail", "short-undecided", "rule-faults")
        columns = (
            *(("rule", 48), ("title-column", 50), ("check-kind", 26), ("severity", 16), ("topic", 18)),
            *((name, 12) for name in counts),
            *(("reasons", 40), ("because", 60)),
        )
        self.table(sheet, columns, len(self.rules))
        for row, rule in enumerate(self.rules, start=1):
            texts = (
                *(rule.rule, rule.title[language], view.check_name(rule.check, language)),
                *(sentence(f"severity.{rule.severity.value}", language), view.topic_name(rule.topic, language)),
            )
            for column, text in enumerate(texts):
                self.text(sheet, row, column, text)
            numbers = (rule.met, rule.passed, rule.within_rounding, rule.failed, rule.undecided, rule.errors)
            for column, number in enumerate(numbers, start=len(texts)):
                sheet.write_number(row, column, number, self.style(num_format="#,##0"))
            self.text(sheet, row, len(columns) - 2, overview.reasons_text(rule.reasons, language))
            self.text(sheet, row, len(columns) - 1, rule.because[language] if rule.because else "")

    def _list(
        self, sheet: "Worksheet", first: tuple[str, int], second: tuple[str, int], rows: Sequence[tuple[str, str]]
    ) -> None:
        self.table(sheet, (first, second), len(rows))
        for row, texts in enumerate(rows, start=1):
            for column, text in enumerate(texts):
                self.text(sheet, row, column, text)

    def _files(self, sheet: "Worksheet") -> None:
        columns = (("place-file", 40), ("path", 50), ("ruleset", 18), ("problem", 60), ("hash", 68))
        self.table(sheet, columns, len(self.report.files))
        for row, file in enumerate(self.report.files, start=1):
            problem = file.problem[self.language] if file.problem else ""
            for column, text in enumerate((file.source, file.path, file.ruleset or "", problem, file.sha256)):
                self.text(sheet, row, column, text)
