"""One problem is one line, with its count and its places, after the arithmetic; nothing of it is lost."""

import io
import re
from dataclasses import replace

import pytest
import sample

from dqcheck.model.finding import Evidence, Finding
from dqcheck.model.place import Place
from dqcheck.model.report import Report, Status, Submission
from dqcheck.model.rule import Severity
from dqcheck.reporters import finding_groups, html_report, markdown, terminal, xlsx
from dqcheck.reporters.repeats import MOST_PLACES, members, places, repeats


def unreadable(unit: str, row: int, **changed: object) -> Finding:
    place = Place(sheet="TTHC", cell=f"F{row}")
    finding = Finding(
        rule="khcn-cds/dossiers-online-unreadable",
        check="type",
        severity=Severity.ERROR,
        outcome="fail",
        submission=unit,
        message=sample.both(f"“Hồ sơ trực tuyến” ghi “x{row}”, chưa đọc được.", f"“Online” says “x{row}”, unreadable."),
        evidence=(Evidence(role="value", text=f"x{row}", value=None, source="a.xlsx", place=place),),
        title=sample.both("Hồ sơ trực tuyến chưa đọc được", "Online dossiers are unreadable"),
        table="dossiers",
        topic="dossiers",
        fingerprint=f"{row:016x}",
    )
    return replace(finding, **changed)  # type: ignore[arg-type]


def batch(count: int, *others: Finding) -> Report:
    """As many units with the same trouble, and further findings."""
    found = (*(unreadable(f"Xã {row}", row) for row in range(1, count + 1)), *others)
    units = dict.fromkeys(finding.submission for finding in found)
    submissions = tuple(Submission(name=name, status=Status.NEEDS_CORRECTION, errors=1) for name in units)
    return replace(sample.clean(), submissions=submissions, findings=found)


ARITHMETIC = replace(sample.findings()[0], submission="Xã 2")


@pytest.mark.parametrize(("count", "told"), [(1, 0), (2, 0), (3, 1), (40, 1)])
def test_what_stands_in_several_places_is_told_once(count: int, told: int) -> None:
    report = batch(count)
    assert [len(one.findings) for one in repeats(report)] == [count] * told
    text = terminal.render(report, "vi")
    assert text.count("Hồ sơ trực tuyến chưa đọc được") == (1 if told else count)
    assert (f"cần chỉnh sửa ({count})" in text) == bool(told)


@pytest.mark.parametrize(
    "changed",
    [
        {"check": "total"},
        {"rule": "khcn-cds/other"},
        {"severity": Severity.WARNING},
        {"table": "general"},
        {"waived": sample.findings()[-1].waived or next(f.waived for f in sample.findings() if f.waived)},
        {"follows": "f"},
    ],
)
def test_another_problem_stays_where_it_is(changed: dict[str, object]) -> None:
    report = batch(2, unreadable("Xã 3", 3, **changed))
    assert repeats(report) == ()


def test_findings_that_share_their_place_are_told_one_by_one() -> None:
    """Three columns that one sheet lacks are three sentences about one place, and no problem of many places."""
    one = unreadable("Xã 1", 1)
    others = [replace(one, fingerprint=f"{n:016x}", message=sample.both(f"Thiếu {n}.", f"No {n}.")) for n in (2, 3, 4)]
    report = batch(1, *others)
    assert repeats(report) == ()
    text = terminal.render(report, "vi")
    assert all(f"Thiếu {n}." in text for n in (2, 3, 4))


def test_a_unit_is_named_once_with_its_places() -> None:
    [one] = repeats(batch(2, *(replace(unreadable("Xã 1", row), fingerprint=f"{row:016x}") for row in (1, 8, 9))))
    first = "; ".join(f"trang tính TTHC, ô F{row}" for row in (1, 8, 9))
    assert places(one, "vi") == f"Xã 1 ({first}); Xã 2 (trang tính TTHC, ô F2)"


def test_the_arithmetic_comes_first() -> None:
    report = batch(3, ARITHMETIC)
    text = terminal.render(report, "vi")
    assert text.index("▌ Xã 2") < text.index("lệch 6 hồ sơ") < text.index("Cùng một vướng mắc ở nhiều nơi")
    assert "▌ Xã 1" not in text
    page = html_report.render(report, "vi")
    assert page.index(f'id="f-{ARITHMETIC.fingerprint}"') < page.index('id="repeated"')
    alone = batch(1, replace(ARITHMETIC, submission="Xã 1"))
    assert [finding.check for finding in finding_groups.groups(alone, "vi")[0].findings] == ["total", "type"]


def test_units_of_which_only_the_filing_is_told_come_after_the_others() -> None:
    report = batch(2, replace(ARITHMETIC, submission="Xã 9"))
    assert [group.submission.name for group in finding_groups.groups(report, "vi")] == ["Xã 9", "Xã 1", "Xã 2"]


def test_places_are_named_up_to_a_few_and_counted() -> None:
    [one] = repeats(batch(MOST_PLACES + 5))
    told = places(one, "vi")
    assert told.startswith("Xã 1 (trang tính TTHC, ô F1); Xã 2 (")
    assert told.endswith("và 5 nơi khác")
    assert "khác" not in places(repeats(batch(MOST_PLACES))[0], "vi")


def test_no_finding_is_lost_in_any_format() -> None:
    report = batch(12, ARITHMETIC)
    page = html_report.render(report, "vi")
    assert {f"f-{finding.fingerprint}" for finding in report.findings} <= set(re.findall(r'id="([^"]+)"', page))
    assert "11 nơi khác có cùng vướng mắc" in page
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(xlsx.render(report, "vi")))["Chi tiết"]
    assert sheet.max_row == 1 + 13
    assert len(members(repeats(report))) == 12
    text = markdown.render(report, "en")
    assert "**Online dossiers are unreadable** (12)" in text
    assert "not shown" not in text
    assert "chưa in ra" not in terminal.render(report, "vi")
