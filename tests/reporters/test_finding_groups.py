"""A report that was sent as .docx and as .pdf: each fault is told once, with both places; machines read both."""

import io
import json
from dataclasses import replace

import openpyxl
import pytest
import sample
from jsonschema import Draft202012Validator

from dqcheck.model.finding import Finding, Waiver
from dqcheck.model.report import Report
from dqcheck.model.rule import Severity
from dqcheck.reporters import (
    comparison,
    csv_report,
    finding_groups,
    html_report,
    json_reading,
    json_report,
    letters,
    markdown,
    overview,
    repeats,
    report_schema,
    terminal,
    xlsx,
)

OTHER = "bao-cao-dong-cat.pdf"
ALSO = {"vi": f"Cũng ghi như vậy tại {OTHER}", "en": f"The same stands in {OTHER}"}


def _said() -> Finding:
    """A finding of a report in prose that a unit must answer."""
    return next(one for one in sample.findings() if one.evidence[0].quote and one.severity is not Severity.INFO)


def twice() -> Report:
    """A report of one finding, of which another file says the same."""
    first = _said()
    again = tuple(replace(item, source=OTHER) for item in first.evidence)
    copy = replace(first, fingerprint=f"{first.fingerprint}-2", repeats=first.fingerprint, evidence=again)
    return replace(sample.mixed(), findings=(first, copy))


def test_it_is_one_finding() -> None:
    report = twice()
    assert sum(report.found.values()) == 1
    assert sum(finding_groups.counts(report.findings).values()) == 1
    (group,) = (one for one in finding_groups.groups(report, "vi") if one.findings)
    assert group.findings == report.findings[:1]
    assert tuple(group.told()) == report.findings[:1]
    assert tuple(group.of_each_file()) == report.findings


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("render", [terminal.render, markdown.render, html_report.render])
def test_both_places_are_told_beside_it(render, language) -> None:
    text = " ".join(render(twice(), language).split())
    assert text.count(ALSO[language]) == 1
    message = _said().message[language].split(";")[0].split("“")[0]
    assert text.count(message) == 1


def test_the_workbook_lists_it_once_with_both_places() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.render(twice(), "vi")))
    (row,) = list(book.worksheets[1].iter_rows(min_row=2, values_only=True))
    assert any(ALSO["vi"] in str(value) for value in row)


def test_the_letter_asks_once() -> None:
    (letter,) = letters.letters(twice(), "vi").letters
    assert letter.count == 1
    assert ALSO["vi"] in letter.rows[0].message


def test_what_is_accepted_is_one_point() -> None:
    waiver = Waiver(reason="đã xác minh", by="Văn phòng")
    report = replace(twice(), findings=tuple(replace(one, waived=waiver) for one in twice().findings))
    assert "1 điểm đã được chấp nhận" in overview.verdict(report, "vi").details


def test_machines_read_both() -> None:
    report, text = twice(), json_report.render(twice())
    Draft202012Validator(report_schema.schema()).validate(json.loads(text))
    assert json_reading.parse(text).findings[1].repeats == report.findings[0].fingerprint
    assert csv_report.render(report, "vi").count(report.findings[0].fingerprint) == 3


def test_a_copy_that_is_new_is_no_new_finding() -> None:
    before = replace(twice(), findings=twice().findings[:1])
    told = comparison.compare(before, twice())
    assert (len(told.remaining), told.new) == (1, ())


def test_a_problem_of_many_places_counts_each_report_once() -> None:
    first = replace(_said(), check="form")
    files = [f"{name}.{ending}" for name in "abc" for ending in ("docx", "pdf")]
    findings = tuple(
        replace(
            first,
            fingerprint=file.replace(".docx", ""),
            repeats=file[0] if file.endswith("pdf") else None,
            submission=f"Xã {file[0]}",
            evidence=tuple(replace(item, source=file) for item in first.evidence),
        )
        for file in files
    )
    report = replace(sample.mixed(), findings=findings)
    (repeat,) = repeats.repeats(report)
    assert ([one.fingerprint for one in repeat.findings], repeat.told) == (["a", "b", "c"], 6)
    assert not any(group.findings for group in finding_groups.groups(report, "vi", apart=repeats.members([repeat])))
    assert repeats.places(repeat, "vi").count("Xã") == 3


def test_a_copy_of_what_is_not_shown_stands_for_itself() -> None:
    (group,) = (
        one for one in finding_groups.groups(replace(twice(), findings=twice().findings[1:]), "vi") if one.findings
    )
    assert len(group.findings) == 1
