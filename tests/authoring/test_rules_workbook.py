"""A ruleset as a workbook and back: nothing changes, and what is wrong in a cell is told at the cell."""

import datetime as dt
import io
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from library_form import RULESET

from dqcheck import checks, rulesets
from dqcheck.authoring.rule_sheets import USUAL, rule_sheets
from dqcheck.authoring.rules_import import ImportedRules, import_rules, told
from dqcheck.authoring.rules_workbook import rules_workbook
from dqcheck.errors import RulesetError, SourceError, UsageError
from dqcheck.messages import known
from dqcheck.model.rule import Field, Ruleset
from dqcheck.model.text import LANGUAGES
from dqcheck.rulesets.typed import declared, key_of
from dqcheck.rulesets.yaml_text import scalar

SHIPPED = rulesets.shipped()


def bare(ruleset: Ruleset) -> Ruleset:
    """A ruleset without the places of its files."""
    return replace(ruleset, path="", rules=tuple(replace(rule, file="", line=0) for rule in ruleset.rules))


def through(source: Path | str, folder: Path, language: str = "vi") -> ImportedRules:
    """A ruleset written as a workbook and read back."""
    path = folder / "rules.xlsx"
    path.write_bytes(rules_workbook(rule_sheets(source), language))
    return import_rules(path)


def saved(imported: ImportedRules, folder: Path) -> Ruleset:
    folder.mkdir()
    for name, text in imported.files.files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return rulesets.load(folder)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_ruleset_comes_back_as_it_was(name: str, language: str, tmp_path: Path) -> None:
    imported = through(name, tmp_path, language)
    assert imported.problems == ()
    assert bare(saved(imported, tmp_path / "back")) == bare(rulesets.load(name))


def test_a_ruleset_of_one_file_and_one_with_accepted_headers(tmp_path: Path) -> None:
    (tmp_path / "library.yaml").write_text(RULESET, encoding="utf-8")
    labels = 'labels:\n  year:\n    loans: ["L. mượn", "Mượn; trả"]\n'
    (tmp_path / "library.accepted-labels.yaml").write_text(labels, encoding="utf-8")
    imported = through(tmp_path / "library.yaml", tmp_path)
    assert imported.problems == ()
    back = saved(imported, tmp_path / "back")
    assert bare(back) == bare(rulesets.load(tmp_path / "library.yaml"))
    assert "Mượn; trả" in back.tables["year"].fields["loans"].label


HEAD = """\
ruleset: odd
version: "1"
title: {{vi: {text}, en: b}}
missing_marks: [{text}, x]
codelists:
  named: {{codes: {{"01": {text}, "2": ""}}}}
  plain: {{codes: [a, {text}]}}
tables:
  t:
    title: {{vi: {text}, en: T}}
    sheet: [{text}]
    key: unit
    fields:
      unit: {{label: [Unit, {text}], type: text, codelist: named}}
      a: {{label: [A], type: count, mentions: [{text}, b]}}
      b: {{label: B, type: count}}
rules:
  - id: one
    title: {text}
    topic: {text}
    severity: error
    check: total
    with: {{table: t, total: a, parts: [b], where: {{unit: [{text}, z]}}}}
    because: {{vi: b, en: {text}}}
    tolerance: {{abs: 5, pct: 2}}
    examples:
      - {{name: {text}, data: {{a: {text}, b: ""}}, expect: pass}}
      - {{data: [{{a: "1", b: {text}}}, {{a: "2"}}], expect: fail}}
      - {{data: [{{a: "1"}}], expect: pass}}
"""


@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=10).filter(str.strip)
    | st.sampled_from(
        ["=1+1", "@SUM(A1)", "a; b", '"x"', "[]", '{"a": 1}', "---", "_x0041_", "a\nb", " x ", "a: b", "'a"]
    )
)
def test_whatever_its_texts_are(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("odd")
    (folder / "ruleset.yaml").write_text(HEAD.format(text=scalar(text)), encoding="utf-8")
    try:
        before = rulesets.load(folder)
    except RulesetError:
        return  # a text that no ruleset takes there: a label twice, a mark that is none
    imported = through(folder, folder)
    wrong = [problem.message or problem.key for problem in imported.problems]
    # What rules check says of the ruleset itself is said of the workbook too, and nothing else.
    assert len(wrong) == len(rulesets.faults(folder)), wrong
    if not wrong:
        assert bare(saved(imported, folder / "back")) == bare(before)


@pytest.fixture
def edited(tmp_path: Path) -> Callable[[Callable[[openpyxl.Workbook], None]], list[str]]:
    """What is said of the workbook of the library after somebody has written in it."""
    (tmp_path / "library.yaml").write_text(RULESET, encoding="utf-8")
    path = tmp_path / "rules.xlsx"
    path.write_bytes(rules_workbook(rule_sheets(tmp_path / "library.yaml"), "en"))

    def edit(change: Callable[[openpyxl.Workbook], None]) -> list[str]:
        book = openpyxl.load_workbook(path)
        change(book)
        book.save(path)
        imported = import_rules(path)
        return [told(problem, imported, "en") for problem in imported.problems]

    return edit


def cell(book: openpyxl.Workbook, sheet: str, key: str, row: int):
    """The cell of an entry (counted from one) under a key."""
    keys = [one.value for one in book[sheet][2]]
    return book[sheet].cell(row + 2, keys.index(key) + 1)


def put(sheet: str, key: str, row: int, value: object) -> Callable[[openpyxl.Workbook], None]:
    def change(book: openpyxl.Workbook) -> None:
        cell(book, sheet, key, row).value = value

    return change


@pytest.mark.parametrize(
    ("sheet", "key", "row", "value", "wanted"),
    [
        (
            "Rules",
            "check",
            1,
            "totl",
            "Rules, row 3, column G (check): no such check kind; unknown: 'totl' (did you mean",
        ),
        ("Rules", "severity", 2, "bad", "Rules, row 4, column F (severity): one of error, warning, info is expected"),
        ("Rules", "id", 2, "readers-total-mismatch", "Rules, row 4, column C (id): 'readers-total-mismatch' is taken"),
        ("Rules", "with", 1, "table: year\ntotl: readers", "Rules, row 3, column H (with): "),
        ("Rules", "with", 1, "table year", "Rules, row 3, column H (with): “table year” has no colon"),
        ("Rules", "with", 1, "table: year\ntotal: readers\nparts: none", "Rules, row 3, column H (with): parts: "),
        ("Rules", "enabled", 1, "maybe", "(enabled): true or false is expected, not 'maybe'"),
        ("Rules", "file", 1, "../x", "Rules, row 3, column A (file): “../x” is no name of a file"),
        ("Fields", "type", 3, "cuont", "Fields, row 5, column F (type): one of text, count"),
        (
            "Fields",
            "table",
            3,
            "yeer",
            "Fields, row 5, column A (table): There is no table “yeer” among the tables. Is “year” meant?",
        ),
        ("Fields", "field", 3, "opened", "Fields, row 5, column B (field): “opened” is here twice"),
        ("Fields", "at_most", 3, "9 kg", "Fields, row 5, column M (at_most): "),
        ("Tables", "key", 1, "nobody", "Tables, row 3, column E (key): no such field"),
        ("Form", "value", 1, None, "Form, row 3, column B (value): 'ruleset' is blank"),
        ("Codes", "list", 1, "libs", "Codes, row 3, column A (list): There is no code list “libs”."),
        ("Rules", "title[vi]", 1, "=1+1", "Rules, row 3, column D (title[vi]): The cell holds a formula (1+1)"),
        ("Rules", "tolerance", 1, 1234567890123456789, "has kept only fifteen digits"),
        ("Rules", "tolerance", 1, "lots", "(tolerance): a tolerance is auto, exact"),
    ],
)
def test_what_is_wrong_is_told_at_its_cell(
    edited: Callable[..., list[str]], sheet: str, key: str, row: int, value: object, wanted: str
) -> None:
    said = edited(put(sheet, key, row, value))
    assert any(wanted in line for line in said), said


def test_everything_is_told_at_once(edited: Callable[..., list[str]]) -> None:
    def change(book: openpyxl.Workbook) -> None:
        cell(book, "Rules", "check", 1).value = "totl"
        cell(book, "Rules", "severity", 3).value = "bad"
        cell(book, "Fields", "type", 2).value = "dat"

    assert [line.split(":")[0] for line in edited(change)] == [
        "Fields, row 4, column F (type)", "Rules, row 3, column G (check)", "Rules, row 5, column F (severity)"
    ]  # fmt: skip


def test_what_excel_makes_of_what_is_typed_is_understood(tmp_path: Path, edited: Callable[..., list[str]]) -> None:
    def change(book: openpyxl.Workbook) -> None:
        for at, key in enumerate(one.value for one in book["Form"]["A"]):
            if key == "period[from]":
                book["Form"].cell(at + 1, 2).value = dt.datetime(2025, 2, 1)
            if key == "version":
                book["Form"].cell(at + 1, 2).value = 2
        percent = cell(book, "Rules", "tolerance", 1)
        percent.value, percent.number_format = 0.02, "0%"
        cell(book, "Rules", "tolerance", 2).value = 5
        cell(book, "Rules", "enabled", 3).value = False

    assert edited(change) == []
    ruleset = saved(import_rules(tmp_path / "rules.xlsx"), tmp_path / "back")
    assert ruleset.period is not None and str(ruleset.period.first) == "2025-02-01"
    first, second, third = ruleset.rules[:3]
    assert (ruleset.version, first.tolerance.pct, second.tolerance.abs, third.enabled) == ("2", 2, 5, False)


def test_a_rule_may_be_added_and_columns_moved(tmp_path: Path, edited: Callable[..., list[str]]) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Rules"]
        for key, value in {
            "id": "loans-below-readers",
            "title[vi]": "Lượt mượn ít",
            "title[en]": "Few loans",
            "severity": "info",
            "check": "expression",
            "with": "table: year\nthat: loans >= readers",
        }.items():
            cell(book, "Rules", key, 9).value = value
        last = sheet.max_column
        for row in range(1, sheet.max_row + 1):
            first, other = sheet.cell(row, 3), sheet.cell(row, last)
            first.value, other.value = other.value, first.value
        book.create_sheet("Notes")["A1"].value = "mine"

    assert edited(change) == []
    imported = import_rules(tmp_path / "rules.xlsx")
    assert imported.read.others == ("Notes",)
    rule = saved(imported, tmp_path / "back").rules[-1]
    assert (rule.id, rule.check, rule.params.that) == ("loans-below-readers", "expression", "loans >= readers")


def test_texts_that_begin_like_formulas_are_texts(tmp_path: Path) -> None:
    text = RULESET.replace("title: Readers", 'title: "=cmd|x"').replace(
        "[Bạn đọc / Tổng số]", '["=SUM(A1)", "+x", "-y"]'
    )
    (tmp_path / "ruleset.yaml").write_text(text, encoding="utf-8")
    imported = through(tmp_path, tmp_path)
    assert imported.problems == ()
    book = openpyxl.load_workbook(tmp_path / "rules.xlsx")
    found = [one for line in book["Quy tắc"].iter_rows() for one in line if one.value == "=cmd|x"]
    assert found and all(one.quotePrefix for one in found)
    assert bare(saved(imported, tmp_path / "back")) == bare(rulesets.load(tmp_path / "ruleset.yaml"))


def test_a_text_that_no_cell_holds_is_refused_with_its_rule(tmp_path: Path) -> None:
    text = RULESET.replace("title: Readers", f'title: "{"x" * 40_000}"')
    (tmp_path / "ruleset.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="readers-total-mismatch: title has 40000 characters"):
        rule_sheets(tmp_path)


def test_a_code_list_whose_name_no_sheet_bears(tmp_path: Path) -> None:
    shutil.copytree(rulesets.locate.home() / "khcn-cds", tmp_path / "long")
    (tmp_path / "long" / f"{'a' * 40}.csv").write_text("code,name\n1,a\n", encoding="utf-8")
    with pytest.raises(UsageError, match="sheet cannot bear"):
        rule_sheets(tmp_path / "long")


def test_a_workbook_without_a_ruleset(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book["Sheet"]["A1"].value = "a list of things"
    book.save(tmp_path / "other.xlsx")
    (tmp_path / "text.xlsx").write_text("no workbook", encoding="utf-8")
    (tmp_path / "a.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(UsageError, match="no ruleset"):
        import_rules(tmp_path / "other.xlsx")
    with pytest.raises(UsageError, match="no ruleset"):
        import_rules(tmp_path / "a.csv")
    with pytest.raises((SourceError, UsageError)):
        import_rules(tmp_path / "text.xlsx")


def test_keys_that_are_gone_or_doubled(edited: Callable[..., list[str]]) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Tables"].delete_rows(2)
        keys = [one.value for one in book["Fields"][2]]
        book["Fields"].cell(2, keys.index("unit") + 1).value = "type"
        book["Rules"].cell(2, 6).value = None

    said = edited(change)
    assert "Tables, row 1: The keys of the columns (second row) were not found." in said
    assert any("type is here twice" in line for line in said)
    assert any("Column F has entries and no key" in line for line in said) or any("severity" in line for line in said)


@pytest.mark.parametrize("sheet", ["Tables", "Fields", "Rules", "Examples"])
def test_a_sheet_that_was_renamed_or_deleted_is_missed(edited: Callable[..., list[str]], sheet: str) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book[sheet].title = "Old"

    said = edited(change)
    assert said[-1].startswith(f"The sheet “{sheet}” is not there: it was renamed or deleted.")


@pytest.mark.parametrize("name", ["../evil.csv", "a\\b.csv", "/evil.csv", "C:evil.csv"])
def test_no_sheet_is_a_file_elsewhere(name: str, tmp_path: Path) -> None:
    (tmp_path / "library.yaml").write_text(RULESET, encoding="utf-8")
    made = rules_workbook(rule_sheets(tmp_path / "library.yaml"), "en")
    path = tmp_path / "rules.xlsx"
    with zipfile.ZipFile(io.BytesIO(made)) as before, zipfile.ZipFile(path, "w") as after:
        for part in before.namelist():
            after.writestr(part, before.read(part).replace(b'name="About these sheets"', f'name="{name}"'.encode()))
    imported = import_rules(path)
    assert [problem.key for problem in imported.problems] == ["sheet.list-name"]
    assert set(imported.files.files) == {"ruleset.yaml"}


def test_every_key_of_a_field_has_its_column_and_every_column_words() -> None:
    usual = {kind: [column.partition("[")[0] for column in columns] for kind, columns in USUAL.items()}
    assert {key_of(Field, one.name) for one in declared(Field)} - {"name"} == set(usual["fields"])
    keys = {key for columns in usual.values() for key in columns} | {"columns", "pivot", "markers"}
    for language in LANGUAGES:
        bare = [key for key in sorted(keys) if not known(f"sheet.column-{key}", language)]
        assert bare == []


def test_the_same_ruleset_gives_the_same_bytes() -> None:
    assert rules_workbook(rule_sheets("tables"), "vi") == rules_workbook(rule_sheets("tables"), "vi")


def test_the_lists_to_choose_from(tmp_path: Path) -> None:
    path = tmp_path / "rules.xlsx"
    path.write_bytes(rules_workbook(rule_sheets("khcn-cds"), "en"))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[:4] == ["About these sheets", "Form", "Tables", "Fields"]
    lists = {str(one.sqref).split(":")[0]: one for one in book["Rules"].data_validations.dataValidation}
    assert lists["F3"].formula1 == '"error,warning,info"'
    sheet, first, last = re.fullmatch(r"'(.*)'!\$A\$(\d+):\$A\$(\d+)", lists["G3"].formula1).groups()
    assert [row[0].value for row in book[sheet][f"A{first}:A{last}"]] == list(checks.names())
    assert lists["H3"].prompt.startswith("One parameter a line")
    fields = {str(one.sqref).split(":")[0]: one for one in book["Fields"].data_validations.dataValidation}
    assert fields["A3"].formula1 == "'Tables'!$A$3:$A$2302"
    assert fields["J3"].formula1 == '"true,false"'
