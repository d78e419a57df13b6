"""Workbooks that LibreOffice wrote in other formats tell what the .xlsx tells."""

import subprocess

import pytest
import xlsxwriter

import dqcheck
from dqcheck import sources

FORMATS = (
    "0.00%",
    "0%",
    "0.0##%",
    "#,##0,",
    '0.00" tỷ"',
    '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
    "0.00E+00",
    "dd/mm/yyyy",
    "General",
    '0.0"%"',
    "[Red]0.0;[Blue]-0.000",
    "# ?/?",
    "0.00%;-0.0%",
    '#,##0.00\\ "đ"',
    "@",
    "[>=0.5]0%;[<0.5]0.0%",
    '[<0.5]0.0%;0.00"%"',
    "00000",
    '#,##0.0,," triệu"',
    "0.0;-0.0;",
)


@pytest.fixture
def converted(soffice, tmp_path):
    """``converted(ending, *paths)``: the folder with the workbooks in another format."""

    def convert(ending, *paths):
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        subprocess.run(
            [
                soffice,
                profile,
                "--headless",
                "--convert-to",
                ending,
                "--outdir",
                str(tmp_path / "out"),
                *map(str, paths),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
        return tmp_path / "out"

    return convert


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_a_converted_workbook_tells_the_same(converted, tmp_path, ending):
    path = tmp_path / "mau.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Tỷ lệ")
    percent = book.add_format({"num_format": "0.0%"})
    for column, code in enumerate(FORMATS):
        sheet.write(0, column, 0.9957, book.add_format({"num_format": code}))
    sheet.write_formula("A2", "=1/0", None, "#DIV/0!")
    sheet.write_formula("B2", '=""', None, "")
    sheet.write_formula("C2", "=A1*2", percent, 1.9914)
    sheet.write_comment("A1", "#REF!")
    for row in range(2, 6):
        for column in range(4):
            sheet.write(row, column, 0.25, percent)
    sheet.set_row(3, None, None, {"hidden": True})
    sheet.set_row(4, None, None, {"hidden": True, "level": 1})
    sheet.set_column("C:D", None, None, {"hidden": True})
    sheet.set_column("F:F", 10, percent)
    sheet.write("F7", 0.5)
    sheet.write("A8", "đậm", book.add_format({"bold": True}))
    sheet.write("B8", "lùi", book.add_format({"indent": 2}))
    sheet.write("C8", "bỏ", book.add_format({"font_strikeout": True}))
    raised, struck = book.add_format({"font_script": 1}), book.add_format({"font_strikeout": True})
    sheet.write_rich_string("F8", "966", raised, "1", " hộ")
    sheet.write_rich_string("G8", struck, "40 ", "41")
    sheet.write("E8", 5, book.add_format({"font_strikeout": True, "num_format": "0.0"}))
    book.add_worksheet("Nháp").hide()
    book.close()
    books = sources.read(path), sources.read(converted(ending, path) / f"mau.{ending}")
    first, second = map(sources.details, books)
    assert [(remark.key, remark.facts, remark.place) for remark in books[0].remarks] == [
        (remark.key, remark.facts, remark.place) for remark in books[1].remarks
    ]
    assert [remark.facts["count"] for remark in books[1].remarks] == [3, 1]
    assert books[1].sheets[0].rows[7][5:7] == ["966¹ hộ", "41"]
    for row in range(8):
        assert first.hidden_row("Tỷ lệ", row) == second.hidden_row("Tỷ lệ", row)
        for column in range(len(FORMATS)):
            place = ("Tỷ lệ", row, column)
            for value in (None, 0.0, 0.25, 12_345_678.0, -3.5):
                assert first.shown(*place, value) == second.shown(*place, value), (place, value)
            if (row, column) != (7, 6):  # the font of a first run becomes that of its cell
                assert first.layout(*place) == second.layout(*place), place
            assert first.error(*place) == second.error(*place), place
            assert (first.formula(*place) is None) == (second.formula(*place) is None), place
            assert not second.uncached(*place), place
    hidden = [second.hidden_column("Tỷ lệ", column) for column in range(5)]
    assert hidden == [False, False, True, True, False]
    assert second.hidden_sheet("Nháp")


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_findings_do_not_depend_on_the_format(converted, root, ending):
    """LibreOffice computes a formula that was filed without a result, so that one finding has no cause any more, and
    the total row, added up without it, can be judged."""
    names = ("submissions", "submissions-clean")
    folder = converted(ending, *(root / "fixtures" / f"{name}.xlsx" for name in names))
    assert dqcheck.check(folder / f"submissions-clean.{ending}").findings == ()
    first = dqcheck.check(root / "fixtures" / "submissions.xlsx")
    second = dqcheck.check(folder / f"submissions.{ending}")
    assert {rule for rule, *_ in told(second) - told(first)} <= {"khcn-cds/training-total-row-mismatch"}
    assert {rule for rule, *_ in told(first) - told(second)} <= {"khcn-cds/training-learners-unreadable"}
    assert len(told(first)) > 100


def told(report):
    """What findings say and where, without the name of the file."""
    return {
        (found.rule, found.outcome, tuple((item.role, item.value, item.place) for item in found.evidence))
        for found in report.findings
    }
