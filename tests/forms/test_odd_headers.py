"""Headers without a label, headers that occur twice, years, tags."""

import pytest
from formkit import bound, field, figures, form, keys, ruleset, sheet, workbook

SECTORS = ruleset(
    form("needs", field("sector", "Sector"), field("people", "Population", type="count"),
         field("need", "In need", type="count"), key=None),
    units=(),
)  # fmt: skip


def read(rows, rules):
    return bound(workbook(sheet(rows, name="S")), rules)


def values(table, name):
    return [value.text for value in table.columns[name]]


@pytest.mark.parametrize("tags", [["#sector", "#population", "#inneed"], ["#sector+name", "#affected +f", None]])
def test_a_row_of_tags_is_skipped_and_told(tags):
    got = read([["Sector", "Population", "In need"], tags, ["ALL", 100.0, 50.0], ["EDU", 100.0, 101.0]], SECTORS)
    assert values(got.tables["needs"], "need") == ["50", "101"]
    assert keys(got.notices) == ["form.row-of-tags"]
    assert got.notices[0].facts["row"] == 2


YEARS = ruleset(
    form("output", field("area", "Area", required=True), field("then", "2021", "2021-22", type="count"),
         field("now", "2022", "2022-23", type="count"), key="area"),
    units=(),
)  # fmt: skip


@pytest.mark.parametrize("years", [("2021", "2022"), (2021.0, 2022.0), ("2021-22", "2022-23")])
@pytest.mark.parametrize("corner", ["Area", None])
def test_years_are_headers_and_the_corner_may_be_empty(years, corner):
    got = read([[corner, *years], ["Mining", 10.0, 20.0], ["Farming", 5.0, 6.0]], YEARS)
    assert figures(got.tables["output"])["Farming"] == {"area": "Farming", "then": "5", "now": "6"}
    assert keys(got.notices) == ([] if corner else ["form.corner-blank"])


@pytest.mark.parametrize("spelt", ["(blank)", "(để trống)"])
def test_a_blank_header_has_a_name(spelt):
    rules = ruleset(
        form("output", field("place", spelt, required=True), field("kind", f"{spelt} #2"),
             field("then", "2021", type="count"), field("now", "2022", type="count"), key="place"),
        units=(),
    )  # fmt: skip
    rules = ruleset(*(one for one in rules.tables.values()), units=())
    got = read([[None, None, "2021", "2022"], ["Mining", "coal", 10.0, 20.0], ["Mining", "ore", 5.0, 6.0]], rules)
    table = got.tables["output"]
    assert values(table, "kind") == ["coal", "ore"]
    assert values(table, "place") == ["Mining", "Mining"]
    assert got.notices == ()


def test_a_repeated_header_has_a_name():
    rules = ruleset(
        form("pairs", field("unit", "Đơn vị", required=True), field("first", "Số hộ", type="count"),
             field("second", "Số hộ #2", type="count"), field("third", "Số hộ #3", type="count")),
        units=(),
    )  # fmt: skip
    got = read([["Đơn vị", "Số hộ", "Số hộ", "Số hộ"], ["Xã Một", 1.0, 2.0, 3.0]], rules)
    assert figures(got.tables["pairs"])["Xã Một"] == {"unit": "Xã Một", "first": "1", "second": "2", "third": "3"}


def test_a_repeated_header_that_no_label_tells_apart_is_not_read():
    rules = ruleset(
        form("pairs", field("unit", "Đơn vị", required=True), field("first", "Số hộ", type="count"),
             field("people", "Dân số", type="count"), field("land", "Diện tích", type="number")),
        units=(),
    )  # fmt: skip
    got = read([["Đơn vị", "Số hộ", "Số hộ", "Dân số", "Diện tích"], ["Xã Một", 1.0, 2.0, 3.0, 4.0]], rules)
    assert "first" not in got.tables["pairs"].columns
    assert keys(got.defects) == ["form.header-ambiguous"]
