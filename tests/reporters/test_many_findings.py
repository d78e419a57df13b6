"""Of very many findings every format for people tells a bounded number, and says how many it leaves out."""

import io
import re
from dataclasses import replace

import openpyxl
import pytest
from sample import mixed

from dqcheck.model.report import Report, Status, Submission
from dqcheck.model.rule import Severity
from dqcheck.reporters import (
    html_report,
    junit,
    letter_mail,
    letters,
    markdown,
    overview,
    terminal,
    terminal_units,
    xlsx,
)


def many(findings: int, units: int) -> Report:
    """A report of as many findings, dealt out to units."""
    report = mixed()
    first = next(one for one in report.findings if one.severity is Severity.ERROR and one.waived is None)
    names = [f"Xã {number}" for number in range(units)]
    listed = tuple(
        replace(first, submission=names[number % units], fingerprint=f"{number:016x}", follows=None)
        for number in range(findings)
    )
    status = Status.NEEDS_CORRECTION
    found = tuple(Submission(name=name, status=status, files=(f"{name}.xlsx",), errors=1) for name in names)
    return replace(report, findings=listed, submissions=found, files=(), notes=(), unread=())


def test_a_text_holds_as_many_as_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "MOST_IN_TEXT", 5)
    text = terminal.render(many(12, 3), "en")
    assert "7 more points to review are not shown here" in " ".join(text.split())
    assert "not shown" not in terminal.render(many(5, 3), "en")


def test_markdown_fits_a_comment_however_many_units_there_are() -> None:
    text = markdown.render(many(6000, 3000), "vi")
    assert len(text) < 65_536
    assert f"và {3000 - markdown.MOST_UNITS:,} đơn vị khác".replace(",", ".") in text


def test_of_very_many_units_a_page_and_a_terminal_name_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of a nation may have a unit for each of its records."""
    monkeypatch.setattr(html_report, "MOST_UNITS", 3)
    monkeypatch.setattr(terminal_units, "MOST_OF_STATUS", 3)
    report = many(2, 2)
    accepted = tuple(Submission(name=f"Xã đạt {number}", status=Status.ACCEPTED) for number in range(7))
    page = html_report.render(replace(report, submissions=(*report.submissions, *accepted)), "vi")
    assert [f"Xã đạt {number}" in page for number in range(7)] == [True] + [False] * 6
    assert re.search(r"và 6 đơn vị khác: <span class=\"status accepted\">Đạt</span>", page)
    text = " ".join(terminal.render(many(40, 40), "vi").split("▌")[0].split())
    assert "Xã 2, và 37 đơn vị khác" in text and "Xã 3" not in text


@pytest.mark.parametrize(
    ("units", "blocked", "told"),
    [
        (1, 1, "1 of 1 unit needs to"),
        (4, 1, "1 of 4 units needs to"),
        (4, 2, "2 of 4 units need to"),
        (4, 0, "as a whole"),
    ],
)
def test_the_verdict_counts_units_as_a_person_would(units: int, blocked: int, told: str) -> None:
    statuses = [Status.NEEDS_CORRECTION] * blocked + [Status.ACCEPTED] * (units - blocked)
    listed = tuple(Submission(name=f"Xã {n}", status=status) for n, status in enumerate(statuses))
    assert told in overview.verdict(replace(many(1, 1), submissions=listed), "en").headline


def test_a_workbook_of_many_findings_says_what_it_does_not_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MANY_DETAILS", 4)
    monkeypatch.setattr(xlsx, "MOST_DETAILS", 6)
    book = openpyxl.load_workbook(io.BytesIO(xlsx.render(many(10, 2), "en")))
    assert len(list(book.worksheets[1].iter_rows(min_row=2, values_only=True))) == 6
    summary = [str(row[0]) for row in book.worksheets[0].iter_rows(max_col=1, values_only=True)]
    assert any(line.startswith("4 more points to review are not listed") for line in summary)


def test_rows_on_the_disk_are_those_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    report = many(10, 2)
    in_memory = cells(xlsx.render(report, "vi"))
    monkeypatch.setattr(xlsx, "MANY_DETAILS", 4)
    assert cells(xlsx.render(report, "vi")) == in_memory


def cells(made: bytes) -> list[list[object]]:
    book = openpyxl.load_workbook(io.BytesIO(made))
    return [list(row) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]


def test_a_letter_lists_so_many_and_says_how_many_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "MOST_ROWS", 3)
    made = letters.letters(many(8, 1), "en")
    (letter,) = made.letters
    assert letter.count == 8 and len(letter.rows) == 4
    assert letter.rows[-1].message == "And 5 more points, in the enclosed list."
    assert any("lists 3 of 8 points" in note for note in made.notes)
    assert "8 points do not match" in letter_mail.markdown(letter, "en")


def test_a_failure_of_a_build_tells_so_many_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(junit, "MOST_TOLD", 3)
    text = junit.render(many(8, 2), "en")
    assert len(re.findall(r"#0{10}", text)) == 3 and "and 5 more" in text
