"""The notation of a file: asked column by column, then sheet by sheet, then of the whole."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from formkit import field, form, keys, plain, ruleset, sheet, workbook
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.forms import Bound, bind, recognise
from dqcheck.forms.file_notations import notations_of
from dqcheck.model.dataset import Table
from dqcheck.model.rule import Ruleset

AREAS = form(
    "areas",
    field("unit", "Unit", required=True),
    field("people", "People", type="count", unit="người"),
    field("area", "Area", type="number", unit="ha"),
    field("cost", "Cost", "Cost, $ million", "Cost in thousands", type="money"),
    field("rate", "Rate", type="percent"),
    field("seen", "Seen", type="date"),
)
RULES = ruleset(AREAS, units=())
HEAD = ["Unit", "People", "Area", "Cost", "Rate", "Seen"]


def filed(*rows: Sequence[Any], rules: Ruleset = RULES, head: Sequence[str] = HEAD) -> Bound:
    book = workbook(sheet([head, *rows], name="S"))
    return bind(book, recognise(book, [rules]), rules)


def values(table: Table, name: str) -> list[object]:
    return [plain(value) for value in table.columns[name]]


def test_each_column_decides_for_itself() -> None:
    got = filed(
        ["A", "10,766", "1.250", "2,500.5", "84.63", "05/03/2024"],
        ["B", "1,200", "1.226.000", "1,000", "7", "25/03/2024"],
    )
    table = got.tables["areas"]
    assert values(table, "people") == ["10766", "1200"]
    assert values(table, "area") == ["1250", "1226000"]
    assert values(table, "cost") == ["2500.5", "1000"]
    assert values(table, "rate") == ["84.63", "7"]
    assert values(table, "seen") == ["2024-03-05", "2024-03-25"]
    told = {n.facts["notation"].en: n.facts["figures"] for n in got.notices if n.key == "form.numbers-read"}
    assert {name.split()[0]: figures for name, figures in told.items()} == {
        "English": ("10,766", "1,200", "2,500.5"),
        "Vietnamese": ("1.226.000",),
    }


def test_a_column_that_decides_nothing_is_read_as_its_sheet() -> None:
    table = filed(["A", None, "1,250", None, "84.63", None], ["B", None, "12,500", None, None, None]).tables["areas"]
    assert values(table, "area") == ["1250", "12500"]


def test_a_sheet_that_decides_nothing_is_read_as_its_file() -> None:
    one, other = (
        sheet([HEAD, ["A", None, "1,250", None, None, None]], name="S"),
        sheet([HEAD, ["B", None, "84.5", None, None, None]], name="T"),
    )
    book = workbook(one, other)
    table = bind(book, recognise(book, [RULES]), RULES).tables["areas"]
    assert values(table, "area") == ["1250", "84.5"]


def test_where_nothing_decides_both_readings_are_kept() -> None:
    got = filed(["A", None, "1,250", None, None, None], ["B", None, "12,500", None, None, None])
    assert [value.candidates for value in got.tables["areas"].columns["area"]] == [
        ("1.250", "1250"),
        ("12.500", "12500"),
    ]
    assert values(got.tables["areas"], "area") == ["open-notation"] * 2
    assert got.notices == ()


@pytest.mark.parametrize(
    ("text", "stored", "expected"),
    [
        ("1.250", (1200, 1500, 1800), "1250"),
        ("1.250", (1.2, 1.5, 1.8), "1.250"),
        ("1,250", (1200, 1500, 1800), "1250"),
        ("1.250", (1200, 1500), "open-notation"),
        ("1.250", (3, 500, 950), "open-notation"),
        ("1.250", (7_000_000, 8_000_000, 9_000_000), "open-notation"),
    ],
)
def test_as_a_last_resort_the_size_of_stored_figures_tells(text: str, stored: Sequence[float], expected: str) -> None:
    rows = [[f"Unit {at}", None, number, None, None, None] for at, number in enumerate(stored)]
    got = filed(["Alpha", None, text, None, None, None], *rows)
    assert values(got.tables["areas"], "area")[0] == expected
    assert keys(got.notices) == ([] if expected == "open-notation" else ["form.numbers-sized"])


def test_columns_that_contradict_each_other_leave_a_third_open() -> None:
    got = filed(["A", None, "1,5", "2.5", None, None], ["B", None, "3,5", "4.5", "1.234", None])
    table = got.tables["areas"]
    assert values(table, "area") == ["1.5", "3.5"]
    assert values(table, "cost") == ["2.5", "4.5"]
    assert values(table, "rate")[1] == "open-notation"


def test_a_column_of_two_notations_is_told() -> None:
    got = filed(["A", None, "1,5", None, None, None], ["B", None, "2.5", None, None, None])
    assert values(got.tables["areas"], "area") == ["1.5", "2.5"]
    (notice,) = got.notices
    assert (notice.key, set(notice.facts["figures"])) == ("form.numbers-mixed", {"1,5", "2.5"})


def test_a_slip_among_many_is_one() -> None:
    rows = [[name, None, f"{at},5", None, None, None] for at, name in enumerate("ABCD")]
    got = filed(*rows, ["E", None, "2.5", None, None, None])
    assert values(got.tables["areas"], "area")[-1] == "unreadable"


def test_one_slip_does_not_turn_the_figures_of_a_column_against_its_sheet() -> None:
    rows = [[f"Unit {at}", None, f"1.{at}50", f"{at}.226.000", None, None] for at in range(1, 9)]
    table = filed(*rows, ["Alpha", None, "84.63", None, None, None]).tables["areas"]
    assert values(table, "area") == [*(f"1{at}50" for at in range(1, 9)), "unreadable"]
    alone = [[*row[:3], None, None, None] for row in rows]
    assert values(filed(*alone, ["Alpha", None, "84.63", None, None, None]).tables["areas"], "area")[-1] == "84.63"


@pytest.mark.parametrize(
    ("numbers", "expected"), [("vi", "1250"), ("en", "1.250"), ("plain", "1.250"), ("fr", "ambiguous")]
)
def test_what_the_ruleset_says_holds(numbers: Any, expected: str) -> None:
    rows = (["A", None, "1.250", None, None, None], ["B", None, "12,5", None, None, None])
    got = filed(*rows, rules=replace(RULES, numbers=numbers))
    assert values(got.tables["areas"], "area")[0] == expected
    assert got.notices == ()


def test_marks_of_a_form_where_there_is_no_figure() -> None:
    rules = replace(RULES, missing_marks=("K.A.", "-"))
    table = filed(["Alpha", "k.a.", "-", None, None, "K.A."], rules=rules).tables["areas"]
    assert [values(table, name) for name in ("people", "area", "seen")] == [["not-available"]] * 3


def test_marks_of_notes_and_brackets_are_told_once() -> None:
    got = filed(["Alpha", "12a", "5*", "(5)", None, None], ["Beta", "12a", "7", "(6)", None, None])
    assert values(got.tables["areas"], "people") == ["12", "12"]
    assert values(got.tables["areas"], "cost") == ["-5", "-6"]
    assert {notice.key: notice.facts["figures"] for notice in got.notices} == {
        "form.marks-dropped": ("12a", "5*"),
        "form.brackets-negative": ("(5)", "(6)"),
    }


def test_months_before_days() -> None:
    got = filed(["Alpha", None, None, None, None, "05/03/2024"], ["Beta", None, None, None, None, "05/23/2024"])
    assert values(got.tables["areas"], "seen") == ["2024-05-03", "2024-05-23"]
    assert keys(got.notices) == ["form.dates-read"]


def test_one_month_before_its_day_among_many_dates_is_a_slip() -> None:
    rows = [[f"Unit {at}", None, None, None, None, f"05/0{at}/2024"] for at in (1, 2, 3, 4, 6, 7)]
    seen = values(filed(*rows, ["Alpha", None, None, None, None, "05/23/2024"]).tables["areas"], "seen")
    assert seen == [*(f"2024-0{at}-05" for at in (1, 2, 3, 4, 6, 7)), "unreadable"]
    both = (["Beta", *[None] * 4, "13/05/2024"], ["Gamma", *[None] * 4, "05/13/2024"])
    assert values(filed(rows[0], *both).tables["areas"], "seen")[0] == "open-notation"


def test_in_english_notation_figures_of_a_date_are_open() -> None:
    english = ["Alpha", None, "1,234.5", None, None, "05/03/2024"]
    assert values(filed(english).tables["areas"], "seen") == ["open-notation"]
    assert values(filed([*english[:2], None, *english[3:]]).tables["areas"], "seen") == ["2024-03-05"]


@pytest.mark.parametrize(
    ("column", "header", "cell", "value"),
    [
        (3, "Cost ($ millions)", "1,234.5", "1234500000.0"),
        (3, "Cost, $ million", "1,234.5", "1234500000.0"),
        (3, "Cost ($m)", "1,234.5", "1234500000.0"),
        (3, "Cost in thousands", "1,234.5", "1234500"),
        (3, "Cost (nghìn đồng)", "1,234.5", "1234500"),
        (2, "Area (thousand ha)", "1,234.5", "1234500"),
        (2, "Area (nghìn ha)", "1,234.5", "1234500"),
        (2, "Area (in thousands)", "1,234.5", "1234500"),
        (1, "People (nghìn người)", "1,234.5", "1234500"),
        (1, "People (in thousands)", "1,234.5", "1234500"),
        (1, "People (1000 người)", "1,234.5", "1234500"),
        (1, "People (nghìn lượt)", "1,234", "1234"),
        (1, "People (total)", "1,234", "1234"),
    ],
)
def test_units_of_headers_in_both_languages(column: int, header: str, cell: str, value: str) -> None:
    head = [header if at == column else label for at, label in enumerate(HEAD)]
    row: list[Any] = ["A", None, None, None, "84.5", None]
    row[column] = cell
    name = list(AREAS.fields)[column]
    (got,) = values(filed(row, head=head).tables["areas"], name)
    assert Decimal(str(got)) == Decimal(value)


def test_amounts_side_by_side_stay_in_one_money() -> None:
    money = [field(name, name.title(), type="money") for name in ("total", "first", "second")]
    rules = ruleset(form("costs", field("unit", "Unit", required=True), *money), units=())
    book = workbook(sheet([["Unit", "Total ($ millions)", "First", "Second"], ["A", 3, 1, 2]], name="S"))
    table = bind(book, recognise(book, [rules]), rules).tables["costs"]
    assert {value.unit for name in ("total", "first", "second") for value in table.columns[name]} == {"đồng"}
    assert [values(table, name) for name in ("total", "first", "second")] == [["3"], ["1"], ["2"]]


def test_a_unit_line_in_english() -> None:
    book = workbook(sheet([["Table 1"], ["(In thousands)"], HEAD, ["A", 12.5, 3.5, 1.5, None, None]], name="S"))
    table = bind(book, recognise(book, [RULES]), RULES).tables["areas"]
    assert [Decimal(str(values(table, name)[0])) for name in ("people", "area", "cost")] == [12500, 3500, 1500]


@given(
    st.lists(st.decimals(min_value=-(10**7), max_value=10**7, places=3), min_size=1, max_size=12),
    st.sampled_from([(",", "."), (".", ","), (" ", ","), ("'", ".")]),
    st.lists(st.sampled_from(["area", "cost"]), min_size=12, max_size=12),
)
def test_no_figure_of_a_file_in_one_notation_is_read_wrongly(
    numbers: list[Decimal], marks: tuple[str, str], places: list[str]
) -> None:
    def written(value: Decimal) -> str:
        return f"{value:,}".replace(",", "_").replace(".", marks[1]).replace("_", marks[0])

    texts: dict[str, list[str]] = {"area": [], "cost": []}
    for value, name in zip(numbers, places, strict=False):
        texts[name].append(written(value))
    found = notations_of(((0, 0, at), AREAS.fields[name], texts[name]) for at, name in enumerate(texts))
    for notation in (found.notation((0, 0, 0)), found.notation((0, 0, 1))):
        assert notation is None or notation.decimal == marks[1]
