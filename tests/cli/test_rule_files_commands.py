"""``dqcheck rules export``, ``rules import`` and ``rules schema``."""

import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from library_form import RULESET

from dqcheck import rulesets
from dqcheck.cli import command


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "library.yaml").write_text(RULESET, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*words: str, language: str = "en") -> Result:
    return CliRunner().invoke(command, [*words, "--lang", language])


def test_out_and_back(folder: Path) -> None:
    out = call("rules", "export", "library.yaml", "-o", "rules.xlsx")
    assert (out.exit_code, "2 tables, 8 rules" in out.output) == (0, True)
    back = call("rules", "import", "rules.xlsx", "-o", "library")
    assert (back.exit_code, "written to library: 1 file." in back.output) == (0, True), back.output
    assert call("rules", "check", "library").exit_code == 0
    assert [rule.id for rule in rulesets.load("library").rules] == [
        rule.id for rule in rulesets.load("library.yaml").rules
    ]


def test_nothing_is_written_over_unasked_and_rules_taken_out_are_gone(folder: Path) -> None:
    assert call("rules", "export", "khcn-cds", "-o", "rules.xlsx").exit_code == 0
    assert call("rules", "import", "rules.xlsx", "-o", "mine").exit_code == 0
    again = call("rules", "import", "rules.xlsx", "-o", "mine")
    assert (again.exit_code, "--replace" in again.output) == (2, True)
    book = openpyxl.load_workbook("rules.xlsx")
    sheet = book["Rules"]
    gone = {row[2].value for row in sheet.iter_rows(min_row=3) if row[0].value == "payments"}
    for kind, column in (("Rules", 2), ("Examples", 0)):
        for row in range(book[kind].max_row, 2, -1):
            if book[kind].cell(row, column + 1).value in gone:
                book[kind].delete_rows(row)
    book.save("rules.xlsx")
    replaced = call("rules", "import", "rules.xlsx", "-o", "mine", "--replace")
    assert (replaced.exit_code, "payments.yaml" in replaced.output) == (0, True), replaced.output
    assert not (folder / "mine" / "payments.yaml").exists()
    assert not gone & {rule.id for rule in rulesets.load("mine").rules}


def test_a_workbook_with_a_mistake_writes_nothing(folder: Path) -> None:
    call("rules", "export", "library.yaml", "-o", "rules.xlsx")
    book = openpyxl.load_workbook("rules.xlsx")
    book["Rules"]["G3"].value = "totl"
    book["Rules"]["F4"].value = "=NOW()"
    book.create_sheet("Nháp")["A1"].value = 1
    book.save("rules.xlsx")
    done = call("rules", "import", "rules.xlsx", "-o", "mine")
    assert done.exit_code == 2
    assert "Rules, row 4, column F (severity): The cell holds a formula" in done.output
    assert "“Nháp” is none of a ruleset" in done.output
    assert not (folder / "mine").exists()
    said = call("rules", "import", "rules.xlsx", "-o", "mine", language="vi").output
    assert "Rules, dòng 4, cột F (severity): Ô chứa công thức" in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("export", "none", "-o", "a.xlsx"), "none"),
        (("export", "library.yaml", "-o", "a.ods"), "ends in .xlsx"),
        (("import", "library.yaml", "-o", "mine"), ""),
        (("import", "gone.xlsx", "-o", "mine"), "gone.xlsx"),
    ],
)
def test_what_cannot_be_done_is_said(folder: Path, words: tuple[str, ...], told: str) -> None:
    done = call("rules", *words)
    assert done.exit_code in (2, 3)
    assert told in done.output
    assert not (folder / "mine").exists()


def test_the_schema_for_editors(folder: Path) -> None:
    printed = json.loads(call("rules", "schema").output)
    assert printed == rulesets.schema()
    assert call("rules", "schema", "-o", "ruleset.schema.json").exit_code == 0
    assert json.loads((folder / "ruleset.schema.json").read_text(encoding="utf-8")) == printed
