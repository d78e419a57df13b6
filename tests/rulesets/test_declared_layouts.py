"""The layout that a ruleset declares for a table, and what may be wrong with it."""

from pathlib import Path

import pytest

from dqcheck import rulesets
from dqcheck.errors import RulesetError
from dqcheck.model.rule import Pivot

HEAD = """
ruleset: thu
version: "1"
title: Thử
tables:
  poor:
    title: Hộ nghèo
"""
RULES = """
rules:
  - id: part-exceeds-whole
    title: Phần vượt tổng
    check: part
    with: {table: poor, part: number, whole: all}
"""


def written(tmp_path: Path, form: str, rules: str = "") -> Path:
    path = tmp_path / "thu.yaml"
    path.write_text(HEAD + form + rules, encoding="utf-8")
    return path


CROSS = """
    columns: ["{year} / {quarter}", "{year}"]
    fields:
      year: {type: date}
      quarter: {format: "Q[1-4]"}
      all: {label: Số hộ, type: count}
      number: {label: Hộ nghèo, type: count}
"""
FAMILY = """
    key: unit
    fields:
      unit: {label: Đơn vị}
      year: {type: date}
      all: {label: Số hộ, type: count}
      number: {label: "{year} / Hộ nghèo", type: count}
"""
LONG = """
    key: unit
    pivot: {indicator: Chỉ tiêu, value: Giá trị, by: [unit, year]}
    fields:
      unit: {label: Đơn vị}
      year: {label: Năm, type: date}
      all: {label: Số hộ, type: count}
      number: {label: Hộ nghèo, type: count}
"""


def test_the_three_layouts_are_read(tmp_path: Path) -> None:
    cross, family, long = (
        rulesets.load(written(tmp_path, form, RULES)).tables["poor"] for form in (CROSS, FAMILY, LONG)
    )
    assert (cross.arrangement, cross.headed) == ("pairs", ("year", "quarter"))
    assert (family.arrangement, family.headed) == ("rows", ("year",))
    assert long.pivot == Pivot(indicator=("Chỉ tiêu",), value=("Giá trị",), by=("unit", "year"))
    assert (long.arrangement, long.identifying) == ("rows", ("unit", "year"))
    assert family.fields["number"].called.vi == "Hộ nghèo"


@pytest.mark.parametrize(
    ("form", "old", "new", "path", "message"),
    [
        (CROSS, '"{year}"]', '"Năm"]', ".columns", "holds no placeholder"),
        (CROSS, '["{year} / {quarter}", "{year}"]', "{year}", ".columns", "put the heading in quotation marks"),
        (CROSS, '"{year}"]', '"{yaer}"]', ".columns", "did you mean 'year'?"),
        (CROSS, "    columns", "    layout: rows\n    columns", ".columns", "is for labels and values"),
        (CROSS, "year: {type", "year: {label: Năm, type", ".label", "leave its label out"),
        (CROSS, "{label: Số hộ, ", "{", ".all", "'label' is missing"),
        (CROSS, "label: Số hộ", 'label: "{year} / Số hộ"', ".label", "write it under 'columns'"),
        (FAMILY, '"{year} /', '"{yaer} /', ".label", "did you mean 'year'?"),
        (FAMILY, '"{year} / Hộ nghèo"', '["{year} / Hộ nghèo", Hộ nghèo]', ".label", "hold placeholders or none"),
        (FAMILY, "label: Số hộ", 'label: "{unit} / Số hộ"', ".label", "name the same fields"),
        (FAMILY, "    key", "    layout: pairs\n    key", ".label", "write it under 'columns'"),
        (FAMILY, "unit: {label: Đơn vị", "unit: {label: Đơn vị, unique: true", ".unique", "by unit, year together"),
        (LONG, "by: [unit, year]", "by: [unit, yaer]", ".pivot", "did you mean 'year'?"),
        (LONG, "by: [unit, year]", "by: [year]", ".key", "name 'unit' under 'by'"),
        (LONG, "    pivot", "    layout: pairs\n    pivot", ".pivot", "leave 'layout' out"),
        (LONG, "    pivot", '    columns: "{year}"\n    pivot', ".pivot", "either long or has a record in each column"),
        (LONG, "indicator: Chỉ tiêu", 'indicator: "{year}"', ".pivot", "only the heading of 'value'"),
        (LONG, "indicator: Chỉ tiêu, ", "", ".pivot", "'indicator' is missing"),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(
    tmp_path: Path, form: str, old: str, new: str, path: str, message: str
) -> None:
    assert old in form
    with pytest.raises(RulesetError) as caught:
        rulesets.load(written(tmp_path, form.replace(old, new), RULES))
    found = [(one.path, one.message) for one in caught.value.problems]
    assert any(at.endswith(path) and message in text for at, text in found), found
    assert all(one.line > 1 for one in caught.value.problems)


MARKED = RULES + '    markers: {"(e)": exempt, "*": milder}\n'


def test_markers_are_read(tmp_path: Path) -> None:
    (rule,) = rulesets.load(written(tmp_path, FAMILY, MARKED)).rules
    assert rule.markers == {"(e)": "exempt", "*": "milder"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"*": milder', '"est.": milder', "is no mark that is read behind a figure"),
        ("milder", "softer", "one of exempt, milder is expected"),
        ("with: {table: poor, part: number, whole: all}", "with: {claim: part}", "a rule on claims has none"),
    ],
)
def test_marks_that_would_never_be_met_are_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(RulesetError) as caught:
        rulesets.load(written(tmp_path, FAMILY, MARKED.replace(old, new)))
    assert any(message in one.message for one in caught.value.problems)


def test_a_form_built_in_python_is_looked_at_too() -> None:
    from dataclasses import replace

    from dqcheck.model.rule import Field, Ruleset, TableForm
    from dqcheck.model.text import LocalText

    title = LocalText(vi="x", en="x")
    form = TableForm(
        name="poor", title=title, fields={"number": Field(name="number", label=("Hộ nghèo",), type="count")}
    )
    ruleset = Ruleset(name="thu", version="1", title=title, tables={"poor": replace(form, columns=("{year}",))})
    with pytest.raises(RulesetError) as caught:
        rulesets.built(ruleset)
    assert [one.path for one in caught.value.problems] == ["tables.poor.columns"]
