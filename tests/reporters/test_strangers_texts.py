"""Nothing that a submission, a file's name or a ruleset says speaks through a report: not to a terminal, a page, a log,
a spreadsheet, a mail program."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import sample
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt
from rich.console import Console

from dqcheck import reporters
from dqcheck.messages import legible, legible_json, legible_record
from dqcheck.model.report import Report
from dqcheck.model.rule import Severity
from dqcheck.reporters import (
    comparison_text,
    json_reading,
    letter_docx,
    letter_mail,
    letter_template,
    letters,
    notebook,
    totals_report,
)
from dqcheck.reporters import terminal as terminal_report
from dqcheck.reporters.comparison import compare
from dqcheck.reporters.formula_injection import like_formula, neutral

SPEAKING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What no text for people holds: controls but the line break and the tab, direction marks, what is no character."""

FRAGMENTS = (
    # to a terminal
    "\x1b[2J\x1b]0;owned\x07", "\x1b]8;;http://evil.example\x1b\\link", "\x9b31m", "[bold red]x[/]",
    "[/nothing]", "a\rb",
    # to a reader: another direction, letters that nobody sees, no characters
    "\u202e12.3\u202c", "\U000e0041", "\ufeffx", "\x00", "\ufffe", "\udcff",
    # to a log
    "a\r\n::error::b", "\n::stop-commands::x", "\n##[error]x", "%0A::debug::x",
    # to a page
    "[x](http://evil.example)", "![x](//evil.example/x.png)", "<http://evil.example>", "http://evil.example/x",
    "`x` | y",
    "www.evil.example", "evil@example.vn", "@someone", "#12", "!34", "<script>alert(1)</script>", "<b onload=x>",
    "<img src=x onerror=alert(1)>", '" onmouseover="x', "' onx='", "]]>", "&#0;", "}} {{ x }} {% y %}",
    # to a spreadsheet
    "=1+1", " =1+1", "\u00a0=1+1", "\uff1d1+1", "\u200b=1+1", "\u202e=1+1", "+1", "\uff0b1", "-1+2", "@SUM(A1)", "\t=1",
    "=cmd|' /C calc'!A0", "{=1}", "_x001B_",
    # to a file system
    "CON", "nul",
)  # fmt: skip


def poisoned(value: Any, change: Callable[[str], str]) -> Any:
    """A record with every text in it changed."""
    if type(value) is str:
        return change(value)
    if isinstance(value, tuple):
        return tuple(poisoned(item, change) for item in value)
    if is_dataclass(value) and not isinstance(value, type | Enum):
        return replace(value, **{item.name: poisoned(getattr(value, item.name), change) for item in fields(value)})
    return value


def reports(text: str) -> Iterator[Report]:
    report = replace(sample.ALL["mixed"](), notes=(sample.both("note"),))
    yield poisoned(report, lambda own: f"{own}{text}")
    yield poisoned(report, lambda own: f"{text}{own}")
    plain = re.compile(r"[\d.-]+|true|false").fullmatch
    yield poisoned(report, lambda own: own if plain(own) else f"{text} {own[:8]}")


HOSTILE = st.one_of(
    st.sampled_from(FRAGMENTS),
    st.text(max_size=12),
    st.text(alphabet="\x1b[]()<>:/@#=+-'\"`|\r\n \u202e\ufffe\x00w.h", max_size=12),
)


class Page(HTMLParser):
    """What a page could do: its elements and their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def check_page(text: str, scripts: int) -> None:
    assert not SPEAKING.search(text)
    page = Page(text)
    assert page.tags.count("script") == scripts
    assert not {"img", "iframe", "object", "embed", "link", "base"} & set(page.tags)
    assert [name for name, _ in page.attributes if name.startswith("on")] == []
    assert [value for name, value in page.attributes if name in ("href", "src") and not value.startswith("#")] == []


def check_markdown(text: str) -> None:
    assert not SPEAKING.search(text)
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    inline = [child for token in tokens for child in token.children or ()]
    assert [token.content for token in (*tokens, *inline) if token.type in ("link_open", "image")] == []
    markup = {token.content for token in (*tokens, *inline) if token.type.startswith("html")}
    assert markup <= {"<br>", "<sub>", "</sub>"}
    # What makes links of plain text: addresses, names, mail. Code is never looked through for them.
    assert not re.search(r"\w+://|www\.|@\w", re.sub("`[^`]*`", "", text), re.IGNORECASE)


def check_log(text: str) -> None:
    """No line is a command of a continuous integration server, but those of the reporter's own."""
    assert not SPEAKING.search(text)
    assert [line for line in text.split("\n") if line.strip().startswith(("::", "##["))] == []


def check_parts(data: bytes) -> dict[str, Any]:
    """Every part of a zip container of XML is well formed, and no text of it speaks."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    trees = {name: etree.fromstring(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    for tree in trees.values():
        assert not SPEAKING.search("".join(tree.itertext()))
    return trees


def check_workbook(data: bytes) -> None:
    trees = check_parts(data)
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    shared = trees.get("xl/sharedStrings.xml")
    texts = ["".join(item.itertext(f"{main}t")) for item in shared] if shared is not None else []
    quoted = [style.get("quotePrefix") == "1" for style in trees["xl/styles.xml"].find(f"{main}cellXfs")]
    for name, tree in trees.items():
        if name.startswith("xl/worksheets/sheet"):
            assert tree.find(f".//{main}f") is None
            for cell in tree.iter(f"{main}c"):
                if cell.get("t") == "s" and like_formula(texts[int(cell.findtext(f"{main}v"))]):
                    assert quoted[int(cell.get("s", "0"))]
        if name.endswith(".rels"):
            assert [link for link in tree if link.get("TargetMode") == "External"] == []


@given(st.sampled_from(["vi", "en"]), HOSTILE)
@settings(max_examples=8, deadline=None)
@example("vi", " ".join(FRAGMENTS))
def test_texts_for_people_hold_nothing_that_speaks(language: Any, text: str) -> None:
    for report in reports(text):
        check_log(reporters.render(report, "terminal", language))
        out = io.StringIO()
        terminal_report.print_report(report, language, Console(file=out, force_terminal=True, color_system=None))
        assert not SPEAKING.search(out.getvalue())
        check_markdown(reporters.render(report, "markdown", language))
        check_page(reporters.render(report, "html", language), scripts=1)
        check_page(notebook.render(report, language), scripts=0)
        github = reporters.render(report, "github", language)
        commands = [line for line in github.split("\n") if line.strip().startswith(("::", "##["))]
        check_log(
            github.replace("\n::error ", "\n")
            .replace("\n::warning ", "\n")
            .replace("\n::notice ", "\n")
            .removeprefix("::error ")
        )
        assert len(commands) <= 1 + 3 * 10
        comparison = compare(report, sample.ALL["mixed"]())
        check_log(comparison_text.terminal(comparison, language))
        check_markdown(comparison_text.markdown(comparison, language))


@given(HOSTILE)
@settings(max_examples=15, deadline=None)
def test_what_programs_read_is_whole_and_says_the_very_texts(text: str) -> None:
    for report in reports(text):
        made = reporters.render(report, "json", "vi")
        assert not SPEAKING.search(made)
        assert json_reading.parse(made).findings == json_reading.parse(json.dumps(json.loads(made))).findings
        assert json.loads(made)["findings"][0]["submission"] == report.findings[0].submission
        for log in (reporters.render(report, "sarif", "vi"), comparison_text.to_json(compare(report, report))):
            assert not SPEAKING.search(log)
            json.loads(log)
        junit = reporters.render(report, "junit", "vi")
        assert not SPEAKING.search(junit)
        etree.fromstring(junit.encode())
        table = reporters.render(report, "csv", "vi").removeprefix("\ufeff")
        assert not SPEAKING.search(table.replace("\r\n", "\n"))
        for row in csv.reader(io.StringIO(table, newline="")):
            assert [cell for cell in row if like_formula(cell)] == []


@given(HOSTILE)
@settings(max_examples=3, deadline=None)
@example(" ".join(FRAGMENTS))
def test_workbooks_and_letters_stay_well_formed(text: str) -> None:
    template = letter_docx.Template(letter_template.build("vi"))
    for report in reports(text):
        check_workbook(reporters.render(report, "xlsx", "vi"))
        made = letters.letters(report, "vi", tuple(Severity))
        for letter in made.letters:
            check_parts(template.fill(letter, {"nguoi_ky": text}, "vi"))
            check_page(letter_mail.html(letter, "vi"), scripts=0)
            check_markdown(letter_mail.markdown(letter, "vi"))


@given(HOSTILE)
@settings(max_examples=10, deadline=None)
def test_totals_hold_nothing_that_speaks(text: str) -> None:
    from decimal import Decimal

    from dqcheck.engine.aggregate import FieldTotal, ProvinceTotals

    names = {"ruleset": text, "table": text, "field": text, "title": sample.both(text), "unit": text}
    total = FieldTotal(**names, value=Decimal("1E+400"), submissions=2, without=0)
    report = next(reports(text))
    found = ProvinceTotals(totals=(total,), accepted=(), missing=report.submissions, report=report)
    check_workbook(totals_report.writer(Path("a.xlsx"))(found, "vi"))
    json.loads(totals_report.writer(Path("a.json"))(found, "vi"))
    table = totals_report.writer(Path("a.csv"))(found, "vi").decode("utf-8-sig")
    for row in csv.reader(io.StringIO(table, newline="")):
        assert [cell for cell in row if like_formula(cell)] == []


@given(
    st.lists(
        st.one_of(HOSTILE, st.sampled_from(["CON", "con", "Aux", "LPT1", "com¹", "x" * 300, "ế" * 300, "漢" * 200])),
        min_size=1,
        max_size=9,
    )
)
@settings(max_examples=60, deadline=None)
def test_no_letter_is_lost_for_another_and_every_system_takes_its_name(units: list[str]) -> None:
    taken: set[str] = set()
    names = [letters._file_name(unit, taken) for unit in units]
    assert len({name.casefold() for name in names}) == len(units)
    for name in names:
        assert re.fullmatch(r"\w[\w-]*", name)
        assert name not in letters.RESERVED
        assert len(f"{name}.docx".encode()) <= 160


@given(st.text())
def test_a_legible_text_is_a_text_and_stays_itself(text: str) -> None:
    shown = legible(text)
    assert not SPEAKING.search(shown)
    assert legible(shown) == shown
    shown.encode()
    assert json.loads(legible_json(json.dumps(text, ensure_ascii=False))) == text


def test_a_record_that_is_legible_is_itself() -> None:
    for make in sample.ALL.values():
        report = make()
        assert legible_record(report) is report


def test_names_stay_in_one_line_and_messages_keep_their_lines() -> None:
    report = poisoned(sample.ALL["mixed"](), lambda own: f"{own}\nmore")
    shown = legible_record(report)
    assert "\n" not in shown.submissions[0].name + shown.files[0].source + shown.findings[0].submission
    assert shown.findings[0].message.vi.endswith("\nmore")


@pytest.mark.parametrize(
    "text", ["=1", " =1", "\u00a0+1", "\u3000-1+2", "＝1", "﹦1", "＋1", "－x", "＠A1", "\u200b=1", "\t1", "\u0301=1"]
)
def test_what_begins_like_a_formula_is_kept_a_text(text: str) -> None:
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "-6", "-6.50", "12", "xã", "(x)", " xã", "'=1", "Đ=1", "2=1+1"])
def test_what_does_not_is_left_alone(text: str) -> None:
    assert neutral(text) == text
