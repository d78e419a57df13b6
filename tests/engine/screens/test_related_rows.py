"""Rules that hold rows against each other say of a large frame what the judge says of a small one."""

import datetime as dt
import os
from dataclasses import replace
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from screened_alike import assert_alike

from dqcheck import column_checks as columns
from dqcheck.column_checks import ColumnCheck
from dqcheck.engine.screens.frame_judging import judge_filed
from dqcheck.engine.screens.judged_columns import file_columns
from dqcheck.model.verdict import Outcome

EXAMPLES = int(os.environ.get("DQCHECK_TABLES", "6"))

PROVINCES = ["Tỉnh A", "tỉnh a", "TINH  A", "Tỉnh B", "Tỉnh A-", "Ｔỉnh A", "Straße", "STRASSE"]
CODES = ["1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "2", "2.1.1", "2.1", "I", "i.1", " 1.1 ", "1-2"]
KINDS = ["total", "TOTAL", "part", "other", "Tổng số", "tong so"]
numbers = st.integers(0, 5)
rare = st.sampled_from([2**53 + 1, -7, 10**15, 40])
amounts = st.one_of(
    st.integers(0, 60).map(lambda n: n / 10), st.sampled_from([0.1, 0.2, 0.3, 1e9 + 0.5, 1e15, 0.125, 33.3333, 1e-7])
)


def mostly(usual: Any, *others: Any) -> Any:
    """Values of which few are others, and few are not there; or all are plain."""
    return st.booleans().flatmap(
        lambda odd: st.one_of(usual, usual, usual, usual, *others, st.none()) if odd else usual
    )


@st.composite
def frames(draw: st.DrawFn, most: int = 16) -> pl.DataFrame:
    """A frame of rows that stand under each other, some of which add up."""
    length = draw(st.integers(1, most))

    def column(strategy: Any) -> list[Any]:
        chosen = draw(st.sampled_from([strategy, st.one_of(strategy, st.none())]))
        return draw(st.lists(chosen, min_size=length, max_size=length))

    level = draw(st.lists(st.integers(1, 4), min_size=length, max_size=length))
    made = {
        "name": column(st.sampled_from(PROVINCES)),
        "parent": column(st.sampled_from(PROVINCES)),
        "code": column(st.sampled_from(CODES)),
        "level": [None if draw(st.integers(0, 40)) == 0 else one for one in level],
        "kind": column(st.sampled_from(KINDS)),
        "year": draw(st.lists(st.sampled_from([2024, 2025]), min_size=length, max_size=length)),
        "n": column(st.one_of(numbers, numbers, numbers, rare)),
        "m": column(numbers),
        "x": column(amounts),
        "r": column(st.sampled_from([0.0, 50.0, 100.0, 33.3, 33.33, 25.0, 20.0, 66.7, 200.0])),
        "d": column(st.integers(0, 99).map(lambda n: Decimal(n) / 10)),
        "t": column(st.sampled_from(["1", "2", "3", "03", "x", "1,5", "…", " "])),
        "day": column(st.dates(dt.date(2025, 1, 1), dt.date(2025, 1, 4))),
        "number": column(st.sampled_from(["1/QĐ", "2/QĐ", "3/QĐ", "03", "x", "4", "Số 5"])),
    }
    types = {
        "n": pl.Int64,
        "m": pl.Int32,
        "x": pl.Float64,
        "r": pl.Float64,
        "d": pl.Decimal(12, 1),
        "day": pl.Date,
        "year": pl.Int16,
    }
    types |= {"level": pl.Int64}
    return _added_up(pl.DataFrame({n: pl.Series(n, v, dtype=types.get(n, pl.String)) for n, v in made.items()}), draw)


def _added_up(frame: pl.DataFrame, draw: st.DrawFn) -> pl.DataFrame:
    """Rows of which those that others stand under, or those of a kind, hold their sums, or nearly."""
    rows, way = frame.to_dicts(), draw(st.sampled_from(["none", "code", "parent", "kind", "all alike"]))

    def under(row: dict[str, Any]) -> list[dict[str, Any]]:
        if way == "kind":
            of_total = row["kind"] in ("total", "TOTAL")
            return [one for one in rows if one["kind"] == "part" and one["year"] == row["year"]] if of_total else []
        if way == "parent":
            return [one for one in rows if one["parent"] == row["name"] != one["name"]]
        own = (row["code"] or "").split(".")
        return [one for one in rows if (one["code"] or "").split(".")[:-1] == own] if way == "code" else []

    for row in sorted(rows, key=lambda row: -len(row["code"] or "")):
        for name in ("n", "m", "d", "x") if under(row) else ():
            off = draw(st.sampled_from([0] * 9 + [1]))
            row[name] = sum((one[name] or 0 for one in under(row)), start=(row[name] or 0) * 0) + off
    if way == "all alike":
        rows = [{**row, "n": 1, "m": 1, "d": Decimal(1), "day": rows[0]["day"]} for row in rows]
    return pl.DataFrame(rows, schema=frame.schema, strict=False)


TOTAL = {"kind": {"is": ["total"]}}
PART = {"kind": {"is": ["part"]}}
CHECKS: list[ColumnCheck] = [
    columns.total_row(["n", "x"], where=TOTAL),
    columns.total_row(["n", "m", "d"], where=TOTAL, of_where=PART),
    columns.total_row(["n"], where=TOTAL, by=["year"]),
    columns.total_row(["x", "d"], where={"kind": ["tong"]}, by=["name", "year"]),
    columns.total_row(["m"], where=TOTAL, by=["name"], missing="zero"),
    columns.total_row(["m", "x"], where=TOTAL, by=["year"], missing="skip"),
    columns.total_row(["x"], where=TOTAL, by=["year"], tolerance=2),
    columns.total_row(["d"], where=TOTAL, by=["year"], tolerance="50%"),
    columns.total_row(["d"], where=TOTAL, tolerance="exact"),
    columns.total_row(["d"], where=TOTAL, rounding="truncate"),
    columns.total_row(["n"], where=TOTAL, rounding="truncate"),
    columns.total_row(["t"], where=TOTAL, by=["year"]),
    columns.total_row(["n"], where=TOTAL, by="submission"),
    columns.hierarchy(["n", "x"], code="code"),
    columns.hierarchy(["n", "m"], code="code", by=["year"]),
    columns.hierarchy(["d"], code="code", missing="zero"),
    columns.hierarchy(["n", "d"], code="code", where={"kind": {"not": ["other"]}}),
    columns.hierarchy(["n", "x"], parent="parent", name="name"),
    columns.hierarchy(["m"], parent="parent", name="name", by=["year"], missing="skip"),
    columns.hierarchy(["d"], parent="parent", name="name", tolerance=1),
    columns.hierarchy(["n"], parent="parent", name="code"),
    columns.hierarchy(["n", "m"], level="level"),
    columns.hierarchy(["x", "t"], level="level", by=["year"]),
    columns.hierarchy(["m"], level="level", where={"kind": ["part", "total"]}),
    columns.percentage(stated="x", part="n", whole="m", whole_where=TOTAL, by=["year"]),
    columns.percentage(stated="r", part="n", whole="n", whole_where=TOTAL),
    columns.percentage(stated="r", part="m", whole="m", whole_where=PART, by=["name"], where=TOTAL),
    columns.percentage(stated="r", part="d", whole="x", decimals=1, whole_where=TOTAL, by="submission"),
    columns.percentage(stated="r", part="m", whole="n", whole_where=TOTAL, by=["year"], missing="zero"),
    columns.percentage(stated="r", part="m", whole="t", whole_where=TOTAL, by=["kind"], rounding="truncate"),
    columns.sequence(number="number", date="day"),
    columns.sequence(number="number", date="day", by=["name"], gapless=True),
    columns.sequence(number="m", by=["year"], gapless=True),
    columns.sequence(number="n", date="day", by=["kind", "year"], where={"kind": ["part", "total"]}),
    columns.sequence(number="t", gapless=True, by=["parent"]),
    columns.sequence(number="x", date="day", by=["code"]),
    columns.agreement(["n"], by="name"),
    columns.agreement(["n", "m"], by="year"),
    columns.agreement(["n", "x"], by="name", missing="skip"),
    columns.agreement(["x", "d"], by="code", missing="zero"),
    columns.agreement(["kind"], by="code"),
    columns.agreement(["name", "parent"], by="code"),
    columns.agreement(["day"], by="name", where={"kind": ["part"]}),
    columns.agreement(["t"], by="kind"),
    columns.agreement(["d"], by="name", tolerance=1),
]


@pytest.mark.parametrize("at", range(len(CHECKS)), ids=lambda at: f"{at}-{CHECKS[at].kind}")
@settings(max_examples=EXAMPLES, phases=[Phase.generate])
@given(data=st.data())
def test_a_rule_on_rows_says_what_the_judge_says(at: int, data: st.DataObject) -> None:
    assert_alike(data.draw(frames()), [CHECKS[at]], data.draw(st.sampled_from([None, "name"])))


BESIDE: list[ColumnCheck] = [
    columns.total("n", ["m", "year"]),
    columns.part("m", "n"),
    columns.range("n", at_most=3),
    columns.required("x"),
    columns.magnitude("n", peers=2),
]


@settings(max_examples=4 * EXAMPLES, phases=[Phase.generate])
@given(data=st.data())
def test_several_rules_on_rows_explain_each_other_as_for_the_judge(data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from([*CHECKS, *BESIDE]), min_size=2, max_size=5, unique_by=id))
    checks = [replace(one, id=f"check-{at}") for at, one in enumerate(chosen)]
    assert_alike(data.draw(frames()), checks, data.draw(st.sampled_from([None, "name"])))


TREE = pl.DataFrame(
    {
        "name": ["Tỉnh A", "Xã B", "Xã C", "Tỉnh D", "Xã E"],
        "parent": [None, "Tỉnh A", "tỉnh a", None, "Tỉnh D"],
        "code": ["1", "1.1", "1.2", "2", "2.1"],
        "level": [1, 2, 2, 1, 2],
        "kind": ["total", "part", "part", "total", "part"],
        "group": ["a", "a", "a", "d", "d"],
        "n": [5, 2, 3, 7, 7],
        "r": [100.0, 40.0, 60.0, 100.0, 100.0],
        "day": [dt.date(2025, 1, 1)] * 5,
    }
)
HELD = {
    "by-name": columns.hierarchy("n", parent="parent", name="name"),
    "by-code": columns.hierarchy("n", code="code"),
    "by-level": columns.hierarchy("n", level="level"),
    "totals": columns.total_row("n", where=TOTAL, by=["group"]),
    "wholes": columns.percentage(stated="r", part="n", whole="n", whole_where=TOTAL, by=["group"]),
    "documents": columns.sequence(number="n", date="day", by=["kind"]),
    "agreement": columns.agreement("kind", by="name"),
}


@pytest.mark.parametrize("check", HELD.values(), ids=HELD)
def test_rows_of_cases_that_surely_hold_are_not_read(check: ColumnCheck) -> None:
    filed = file_columns(TREE, [check])
    judged = judge_filed(filed, filed.ruleset.rules, direct=0)
    assert [table.submissions for table in judged.tables.values()] == [[]]
    assert all(tally.outcomes.get(Outcome.FAIL, 0) == 0 for tally in judged.tallies)


def test_a_total_of_more_than_a_word_holds_is_added_up_exactly() -> None:
    many = [2**62, 2**62, 2**62, 2**62]
    frame = pl.DataFrame({"kind": ["total", *["part"] * 4], "n": [0, *many]}, schema_overrides={"n": pl.Int64})
    assert_alike(frame, [columns.total_row("n", where=TOTAL)])
    filed = file_columns(frame, [columns.total_row("n", where=TOTAL)])
    (tally,) = judge_filed(filed, filed.ruleset.rules, direct=0).tallies
    assert tally.outcomes[Outcome.FAIL] == 1  # in 64 bits the sum would be zero


@pytest.mark.parametrize("kind", [pl.Date, pl.Datetime("us")])
def test_days_beyond_the_calendar_are_judged_as_in_a_small_frame(kind: Any) -> None:
    days = pl.Series([3_000_000, 10, 20, -800_000]).cast(pl.Int32).cast(pl.Date).cast(kind)
    rows = {"name": ["a", "a", "b", "b"], "n": [1, 2, 3, 3], "number": ["1/QĐ", "2/QĐ", "3/QĐ", "4/QĐ"]}
    frame = pl.DataFrame({**rows, "day": days})
    checks = [
        columns.agreement(["day"], by="name"),
        columns.agreement(["n"], by="day"),
        columns.sequence(number="number", date="day", by=["name"]),
        columns.range("n", at_most=1, where={"day": {"not": ["1970-01-11"]}}),
    ]
    assert_alike(frame, checks)
    assert_alike(frame, checks[:1], key="day")


def test_a_column_of_lists_names_records_as_in_a_small_frame() -> None:
    frame = pl.DataFrame({"names": [["a"], ["b"], ["a"], None], "g": ["x", "x", "y", "y"], "n": [1, 2, 3, 3]})
    assert_alike(frame, [columns.range("n", at_most=1), columns.agreement(["n"], by="g")], key="names")
