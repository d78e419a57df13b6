"""The small grid of a finding on a table that no form describes."""

from dataclasses import replace
from pathlib import Path

import dqcheck
from dqcheck.reporters import html_report
from dqcheck.reporters.neighbourhood import neighbourhood

SHOPS = """Shop;Cash;Card;Online;Total
North;1210;3407;250;4867
South;880;2931;118;3929
East;1975;4120;377;6472
West;640;1277;90;2007
Centre;433;1289;65;1787
Harbour;215;376;41;632
Airport;1120;904;77;2110
Total;6473;14304;1018;21795
"""


def report(tmp_path: Path, text: str = SHOPS) -> dqcheck.ValidationReport:
    (tmp_path / "shops.csv").write_text(text, encoding="utf-8")
    return dqcheck.check(tmp_path / "shops.csv")


def test_a_row_and_a_column_cross_at_the_suspect(tmp_path: Path) -> None:
    first, *others = sorted(report(tmp_path).findings, key=lambda finding: finding.follows is not None)
    grid = neighbourhood(first, others)
    assert grid is not None
    assert [letter for letter, _ in grid.columns] == ["B", "C", "D", "E"]
    assert [number for number, _, _ in grid.rows] == [2, 3, 4, 5, 6, 7, 8, 9]
    marks = {(number, at): cell.mark for number, _, cells in grid.rows for at, cell in enumerate(cells)}
    assert marks[8, 3] == "suspect"
    assert marks[9, 3] == "stated"
    assert {marks[8, at] for at in range(3)} == {"part"}
    assert marks[2, 0] == "between"


def test_findings_of_a_form_and_of_one_cell_have_no_grid(tmp_path: Path) -> None:
    first = report(tmp_path).findings[0]
    assert neighbourhood(replace(first, table="dossiers")) is None
    assert neighbourhood(replace(first, evidence=first.evidence[:1])) is None
    assert neighbourhood(replace(first, evidence=first.evidence[:2])) is not None


def test_of_a_long_sum_the_ends_are_shown(tmp_path: Path) -> None:
    first = report(tmp_path).findings[0]
    far = [
        replace(first.evidence[0], place=replace(first.evidence[0].place, cell=f"E{row}"))
        for row in (40, *range(2, 40))
    ]
    grid = neighbourhood(replace(first, evidence=tuple(far), diagnosis=None))
    assert grid is not None
    assert [number for number, _, _ in grid.rows] == [2, 3, 4, 5, 6, 7, 8, 0, 36, 37, 38, 39, 40]
    assert [cells[0].mark for _, _, cells in grid.rows][-1] == "stated"
    assert [label for number, label, _ in grid.rows if not number] == ["…"]


def test_the_page_shows_the_grid(tmp_path: Path) -> None:
    page = html_report.render(report(tmp_path), "en")
    assert page.count('class="neighbourhood"') >= 1
    assert '<td class="suspect" title="look here first">2110</td>' in page
