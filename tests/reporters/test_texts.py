"""Terminal, Markdown and CSV, as people see them."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
import sample
from rich.console import Console

from dqcheck.model.report import Status, Submission
from dqcheck.model.rule import Severity
from dqcheck.reporters import csv_report, markdown, terminal

Snapshot = Callable[[str, str], None]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("case", sorted(sample.ALL))
def test_terminal(case: str, language: str, snapshot: Snapshot) -> None:
    text = terminal.render(sample.ALL[case](), language)
    assert max(map(len, text.splitlines())) <= terminal.WIDTH
    assert "\x1b" not in text
    snapshot(f"terminal-{case}.{language}.txt", text)


def printed(width: int, count: int = 8) -> str:
    out = io.StringIO()
    report = sample.mixed() if count == 8 else sample.large(count)
    terminal.print_report(report, "vi", Console(file=out, force_terminal=True, width=width, color_system=None))
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 80, 120, 300])
def test_the_terminal_report_fits_its_terminal(width: int) -> None:
    assert max(len(line.rstrip()) for line in printed(width).splitlines()) <= min(width, terminal.WIDEST)


def test_a_terminal_says_how_many_findings_it_does_not_show() -> None:
    assert "Còn 100 điểm cần rà soát nữa" in " ".join(printed(100, 300).split())
    assert "nữa" not in terminal.render(sample.large(300), "vi")


def test_a_whole_file_has_a_line_of_its_own_and_the_numbers_of_units_add_up() -> None:
    report = sample.large(60)
    units = tuple(replace(sample.submissions()[1], name=f"Xã số {number}") for number in range(30))
    whole = Submission(name=report.files[0].source, status=Status.NEEDS_CORRECTION, errors=1)
    text = terminal.render(replace(report, submissions=(*units, whole)), "vi")
    assert "30/30 đơn vị" in text
    assert f"Cả tệp {whole.name}: 1 điểm cần rà soát" in text
    assert re.search(r"Cần chỉnh sửa +30 ", text)
    table = markdown.render(replace(report, submissions=(*units, whole)), "vi")
    assert f"| {whole.name} |" not in table and f"Cả tệp {whole.name}: 1 điểm cần rà soát" in table


def test_names_of_units_are_not_broken() -> None:
    report = sample.large(60)
    names = [f"Phường Trương Quang Trọng số {number}" for number in range(30)]
    units = tuple(replace(sample.submissions()[1], name=name, errors=2) for name in names)
    text = terminal.render(replace(report, submissions=units, findings=()), "vi")
    for name in names:
        assert f"{name} (3)" in text


def test_notes_of_one_rule_stand_together_and_all_have_their_code() -> None:
    report = sample.mixed()
    [note] = [finding for finding in report.findings if finding.severity is Severity.INFO]
    more = [
        replace(note, fingerprint=f"{n}{n}{n}{n}ffffeeee0000", message=sample.both(f"Điểm số {n}.", f"Point {n}."))
        for n in range(1, 4)
    ]
    waived = replace(more[0], fingerprint="9999ffffeeee0000", waived=report.findings[4].waived)
    again = replace(more[0], fingerprint=f"{more[0].fingerprint}-2")
    text = terminal.render(replace(report, findings=(*report.findings, *more, again, waived)), "vi")
    assert text.count(f"{note.title.vi}  lưu ý") == 2, "those that were accepted keep a place of their own"
    assert f"{note.title.vi}  lưu ý (5)" in text
    for finding in (*more, note):
        assert re.search(rf"– {re.escape(finding.message.vi)}", text)
        assert f"mã {finding.fingerprint[:8]}" in text
    assert f"mã {again.fingerprint}" in text, "the whole of it, for the beginning is another's too"


def test_a_long_sentence_is_quoted_around_its_figures_and_once() -> None:
    report = sample.mixed()
    at = next(n for n, finding in enumerate(report.findings) if finding.evidence[0].quote)
    finding = report.findings[at]
    tail = " và tiếp tục tuyên truyền đến người dân" * 12
    long = tuple(replace(item, quote=f"{item.quote}{tail}") for item in finding.evidence)
    short = replace(long[0], quote=finding.evidence[0].quote)
    told = replace(finding, evidence=(*long, short))
    findings = (*report.findings[:at], told, *report.findings[at + 1 :])
    text = " ".join(terminal.render(replace(report, findings=findings), "vi").split())
    assert text.count("Toàn xã có 2.451 người đủ điều kiện, trong đó 2.514 người") == 1
    assert tail not in text and " …”" in text


def test_the_verdict_of_a_long_report_is_said_again_at_the_end() -> None:
    report = sample.large(60)
    lines = terminal.render(report, "vi").splitlines()
    assert "đơn vị" in lines[2] and lines[-1] == lines[2]
    few = terminal.render(replace(report, findings=report.findings[: terminal.MOST_AT_A_GLANCE]), "vi").splitlines()
    assert few.count(few[2]) == 1


def test_many_notes_are_counted() -> None:
    notes = tuple(sample.both(f"Ghi chú {n}.") for n in range(terminal.MOST_NOTES + 3))
    assert "và 3 ghi chú khác" in terminal.render(replace(sample.mixed(), notes=notes), "vi")


def test_colour_only_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.print_report(sample.mixed(), "vi")
    assert capsys.readouterr().out == terminal.render(sample.mixed(), "vi")
    out = io.StringIO()
    terminal.print_report(
        sample.mixed(), "vi", Console(file=out, force_terminal=True, width=100, color_system="standard")
    )
    assert "\x1b[" in out.getvalue()


def test_a_rule_that_most_units_do_not_match_is_told_once() -> None:
    first = sample.findings()[0]
    names = [f"Xã số {number}" for number in range(1, 21)]
    found = tuple(replace(first, submission=name, fingerprint=name) for name in names)
    units = tuple(replace(sample.submissions()[1], name=name) for name in names)
    text = terminal.render(replace(sample.mixed(), findings=found, submissions=units), "vi")
    assert text.count("20/20 đơn vị có số liệu chưa khớp theo quy tắc này") == 1
    assert "Toàn trình" not in text
    assert text.count("Báo cáo ghi 1.966 hồ sơ") == 20


def test_markup_of_strangers_is_shown_as_text() -> None:
    hostile = replace(sample.findings()[0], submission="[bold red]Xã[/bold red] :smile:")
    assert "[bold red]Xã[/bold red] :smile:" in terminal.render(replace(sample.mixed(), findings=(hostile,)), "vi")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_markdown(language: str, snapshot: Snapshot) -> None:
    snapshot(f"mixed.{language}.md", markdown.render(sample.mixed(), language))


def test_markdown_of_strangers_stays_text() -> None:
    assert markdown.escape("<b>|@all\n`x` [a](b)") == "\\<b\\>\\|@\u2060all \\`x\\` \\[a\\](b)"


def test_a_long_markdown_report_says_what_it_leaves_out() -> None:
    text = markdown.render(sample.large(3000), "en")
    assert len(text) <= markdown.MOST_CHARACTERS
    shown = text.count("`khcn-cds/") + text.count("`narrative/")
    assert f"{3000 - shown:,} more points to review are not shown" in text


def test_csv(snapshot: Snapshot) -> None:
    text = csv_report.render(sample.mixed(), "vi")
    snapshot("mixed.csv", text)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 8
    assert rows[7]["source"] == "'=cmd.xlsx"
    assert rows[7]["discrepancy"] == "-1"
    assert not [value for row in rows for value in row.values() if value[:1] in ("=", "+", "@")]
