"""From a file to values: what only the file tells (formats, formulas, hidden rows), and the sample submissions."""

import zipfile
from pathlib import Path

import pytest
from formkit import FORM, HEAD, keys

from dqcheck import rulesets, sources
from dqcheck.forms import Bound, batch_defects, bind, recognise
from dqcheck.model.document import Workbook
from dqcheck.model.quantity import Missing, Quantity
from dqcheck.model.rule import Ruleset

xlsxwriter = pytest.importorskip("xlsxwriter")

PENDING = 987654321.125


def read(path: Path, rules: Ruleset) -> Bound:
    book = sources.read(path)
    assert isinstance(book, Workbook)
    return bind(book, recognise(book, [rules]), rules)


@pytest.fixture
def filed(tmp_path: Path) -> Bound:
    path = tmp_path / "bao-cao.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("TTHC")
        percent, grouped = book.add_format({"num_format": "0.00%"}), book.add_format({"num_format": "#,##0"})
        page.merge_range("A1:G1", "BIỂU SỐ 02. THỦ TỤC HÀNH CHÍNH")
        for box, text in (("A3:A4", "STT"), ("B3:B4", "Đơn vị"), ("C3:E3", HEAD[0][2]), ("F3:G3", HEAD[0][5])):
            page.merge_range(box, text)
        for column, text in enumerate(["Tổng số", "Trực tuyến", "Trực tiếp", "Tổng số", "Tỷ lệ đúng hạn"], 2):
            page.write(3, column, text)
        page.write_row(4, 0, [f"({n})" for n in range(1, 8)])
        page.write_row(5, 0, [1, "Xã Ba Động"])
        page.write_formula(5, 2, "=D6+E6", grouped, 963)
        page.write_row(5, 3, [603, "360"])
        page.write_number(5, 5, 921, grouped)
        page.write_number(5, 6, 0.995712, percent)
        page.write_row(6, 0, [2, "Xã Ba Tơ"])
        page.write_formula(6, 2, "=#REF!", None, "#REF!")
        page.write_formula(6, 3, "=1+1", None, PENDING)
        page.write_row(6, 4, [True, "1.226", 0.5])
        page.set_row(6, None, None, {"hidden": True})
    forget(path)
    return read(path, FORM)


def forget(path: Path) -> None:
    """Take the result out of a formula, as if it had never been computed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data.replace(f"<v>{PENDING}</v>".encode(), b""))


def test_a_workbook_from_a_file(filed: Bound) -> None:
    table = filed.tables["dossiers"]
    first = [column[0] for name, column in table.columns.items() if name != "unit"]
    assert all(isinstance(value, Quantity) for value in first)
    assert [str(value.value) for value in first] == ["963", "603", "360", "921", "99.57"]
    assert (first[-1].text, str(first[-1].quantum)) == ("99,57%", "0.01")
    second = {name: column[1] for name, column in table.columns.items()}
    reasons = {name: str(value.reason) for name, value in second.items() if isinstance(value, Missing)}
    assert reasons == {
        "received": "error-cell",
        "online": "uncached",
        "direct": "unreadable",
        "rate": "ambiguous",
    }
    assert filed.defects == ()
    assert keys(filed.notices) == ["form.hidden-row"]


@pytest.fixture(scope="module")
def shipped() -> Ruleset:
    return rulesets.load("khcn-cds")


def test_the_clean_sample_is_bound_without_a_gap(root: Path, shipped: Ruleset) -> None:
    got = read(root / "fixtures" / "submissions-clean.xlsx", shipped)
    assert set(got.tables) >= set(shipped.tables)
    missing = [
        (name, field, value)
        for name, table in got.tables.items()
        if not name.endswith(".total")
        for field, column in table.columns.items()
        for value in column
        if isinstance(value, Missing)
    ]
    assert missing == []
    assert got.defects == ()
    assert batch_defects([got], shipped) == ()
    for name in ("unit", "dossiers", "spending"):
        assert len(set(got.tables[name].submissions)) == len(got.tables[name].submissions) == 96


def test_the_folder_of_communes_gives_a_unit_a_file(root: Path, shipped: Ruleset) -> None:
    files = sorted((root / "fixtures" / "communes").glob("*.xlsx"))
    assert len(files) == 10
    bounds = [read(path, shipped) for path in files]
    assert all(bound.unit is not None for bound in bounds)
    assert len({bound.unit for bound in bounds}) == 10
    assert {defect.key for bound in bounds for defect in bound.defects} <= {"form.column-missing"}
    assert batch_defects(bounds, shipped) == ()
