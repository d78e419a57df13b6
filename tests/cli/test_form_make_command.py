"""``dqcheck form RULESET -o form.xlsx``."""

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from library_form import RULESET

from dqcheck.cli import command


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "library.yaml").write_text(RULESET, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*words: str, language: str = "en") -> Result:
    return CliRunner().invoke(command, [*words, "--lang", language])


def test_a_form_is_made_with_or_without_the_word(folder: Path) -> None:
    short = call("form", "library.yaml", "-o", "short.xlsx")
    long = call("form", "make", "library.yaml", "-o", "long.xlsx")
    assert (short.exit_code, long.exit_code) == (0, 0), short.output + long.output
    assert "2 tables, 20 fields, of which 5 are reckoned by formulas" in short.output
    assert (folder / "short.xlsx").read_bytes() == (folder / "long.xlsx").read_bytes()
    leading = CliRunner().invoke(command, ["--lang", "vi", "form", "library.yaml", "-o", "vi.xlsx"])
    assert "Đã ghi mẫu vào vi.xlsx" in leading.output


def test_the_other_commands_on_forms_are_still_there(folder: Path) -> None:
    assert "accept" in CliRunner().invoke(command, ["--lang", "en", "form", "--help"]).output
    assert "shortened headers" in call("form", "accept", "--help").output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("library.yaml", "-o", "form.ods"), "ends in .xlsx"),
        (("none", "-o", "form.xlsx"), "none"),
        (("library.yaml", "-o", "form.xlsx", "--table", "zzz"), "year, purchases"),
        (("library.yaml", "-o", "form.xlsx", "--rows", "0"), "1 to 10,000"),
        (("narrative", "-o", "form.xlsx"), "no table"),
        (("library.yaml", "-o", "nowhere/form.xlsx"), "nowhere"),
    ],
)
def test_what_cannot_be_made_is_said(folder: Path, words: tuple[str, ...], told: str) -> None:
    done = call("form", *words)
    assert done.exit_code == 2
    assert told in done.output
    assert not (folder / "form.xlsx").exists()


def test_the_unit_is_filled_in(folder: Path) -> None:
    assert call("form", "library.yaml", "-o", "a.xlsx", "--unit", "Thư viện A").exit_code == 0
    assert openpyxl.load_workbook("a.xlsx")["Số liệu năm"]["C5"].value == "Thư viện A"
    assert call("form", "library.yaml", "-o", "b.xlsx", "--unit", "thu vien b").exit_code == 0
    assert openpyxl.load_workbook("b.xlsx")["Số liệu năm"]["C5"].value == "Thư viện B"
    unknown = call("form", "library.yaml", "-o", "c.xlsx", "--unit", "Thư viện D")
    assert (unknown.exit_code, "nearest: Thư viện" in unknown.output) == (2, True)
    none = call("form", "library.yaml", "-o", "c.xlsx", "--unit", "zzz")
    assert (none.exit_code, "not among the reporting units" in none.output) == (2, True)


@pytest.mark.needs("soffice")
def test_a_spreadsheet_reckons_what_was_typed_and_it_is_read(folder: Path) -> None:
    assert call("form", "library.yaml", "-o", "form.xlsx", "--unit", "Thư viện A", "--rows", "5").exit_code == 0
    book = openpyxl.load_workbook("form.xlsx")
    year, books = book["Số liệu năm"], book["Sách mua"]
    for cell, value in {"C7": 1200, "C8": 312, "C11": 20450, "C12": 19120}.items():
        year[cell].value = value
    for cell, value in {"B6": "Dế mèn", "D6": 12, "E6": 45.5, "B7": "Toán 6", "D7": 40, "E7": 21}.items():
        books[cell].value = value
    book.save("filled.xlsx")
    words = ["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "out", "filled.xlsx"]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    soffice = shutil.which("soffice")
    assert soffice is not None
    subprocess.run([soffice, profile, *words], check=True, capture_output=True, timeout=300)
    done = call("run", "out/filled.xlsx", "--rules", "library.yaml", "--confirmed")
    assert done.exit_code == 0, done.output
    reckoned = openpyxl.load_workbook("out/filled.xlsx", data_only=True)
    found = [reckoned["Số liệu năm"][cell].value for cell in ("C9", "C10", "C13", "C17")]
    assert found == [1512, pytest.approx(0.206), pytest.approx(0.0696), pytest.approx(1.39)]
    assert reckoned["Sách mua"]["F11"].value == 1386
