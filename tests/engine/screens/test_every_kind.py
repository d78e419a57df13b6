"""Every kind that a frame can have is judged alike whether its frame is small or large: counts, reasons, findings."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pandas as pd
import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from screened_alike import assert_alike

from dqcheck import column_checks as columns
from dqcheck.column_checks import ColumnCheck

SMALL = st.integers(0, 4)
counts = st.one_of(st.none(), SMALL, st.integers(0, 30), st.integers(10**8, 10**9))
amounts = st.one_of(
    st.none(), SMALL.map(float), st.integers(0, 400).map(lambda n: n / 100), st.floats(0, 1e6, allow_subnormal=False)
)
rates = st.one_of(st.none(), st.integers(-50, 1500).map(lambda n: n / 10), st.integers(0, 10500).map(lambda n: n / 100))
days = st.one_of(st.none(), st.dates(dt.date(2025, 1, 1), dt.date(2025, 1, 9)))
names = st.one_of(st.none(), st.sampled_from(["Tỉnh", "tinh", "Xã A", "xã  a", "Xã B", "…", "TỔNG", "1", "1.1", "1.2"]))
CITY = {"name": ["tinh", "xa a"]}
HERE = {"name": {"not": ["xa b", ""]}}
FULL = {"a": counts, "b": counts, "c": counts, "d": counts, "x": amounts, "y": amounts, "z": amounts}
FULL |= {"r": rates, "s": rates, "m": days, "n": days, "name": names, "group": names, "code": names}

KINDS: list[ColumnCheck] = [
    columns.total("a", ["b", "c"]),
    columns.total("a", ["b"], less=["c"], where=CITY),
    columns.total("x", ["y", "z"], where=HERE),
    columns.total("x", ["y", "z"], rounding="truncate"),
    columns.total("x", ["y", "z", "r", "s"], rounding="truncate"),
    columns.total("x", ["y", "z"], exhaustive=False, missing="zero"),
    columns.total("a", splits=[["b", "c"], ["c", "d"]]),
    columns.total("a", splits=[["b", "c"], ["x", "d"]], hold="all", where=CITY),
    columns.shares(["r", "s", "y"]),
    columns.shares(["a", "b", "c"], total=6, where=CITY),
    columns.percentage(stated="r", part="a", whole="b"),
    columns.percentage(stated="r", part="a", whole="b", where=CITY),
    columns.percentage(stated="r", part="x", whole="y", rounding="truncate"),
    columns.percentage(stated="r", part="x", whole="y", rounding="any", where=HERE),
    columns.percentage(stated="r", part="a", whole="x", tolerance="exact"),
    columns.percentage(stated="r", part="a", whole="b", decimals=1, where=HERE),
    columns.percentage(stated="r", part="a", whole="a", whole_where={"name": ["tinh"]}, by=["group"]),
    columns.average("x", ["y", "z"]),
    columns.average("x", ["a", "b", "c"], where=CITY),
    columns.average("a", ["b", "c"]),
    columns.average("a", ["b", "c"], tolerance="exact"),
    columns.average("x", ["y", "z"], rounding="truncate"),
    columns.ratio("x", above="a", below="b"),
    columns.ratio("r", above="x", below="y", where=HERE),
    columns.ratio("a", above="b", below="c"),
    columns.ratio("x", above="a", below="b", rounding="truncate"),
    columns.growth(stated="r", now="a", before="b"),
    columns.growth(stated="r", now="a", before="b", direction="either"),
    columns.growth(stated="r", now="x", before="y", direction="down", where=CITY),
    columns.growth(stated="r", now="x", before="y", direction="either", rounding="truncate"),
    columns.growth(stated="a", now="b", before="c", as_="amount", direction="either"),
    columns.change("a", before="b", cumulative=True),
    columns.change("x", before="y", cumulative=True, where=CITY),
    columns.change("a", before="b", at_most_percent=100),
    columns.change("x", before="y", at_most_percent=50, at_most_amount=1, where=HERE),
    columns.change("x", before="y", at_most_amount=2),
    columns.product("a", ["b", "c"]),
    columns.product("x", ["y", "z"], where=CITY),
    columns.product("x", ["a", "b"], scale=0.1),
    columns.part("a", "b", where=HERE),
    columns.part("x", "y"),
    columns.agreement(["a", "b"]),
    columns.agreement(["x", "a", "y"], where=HERE),
    columns.agreement(["m", "n"]),
    columns.agreement(["a", "b"], by="name"),
    columns.agreement(["x", "y"], missing="skip"),
    columns.order(["m", "n"], where=CITY),
    columns.order(["a", "b", "c"], strict=True),
    columns.within("m", first=dt.date(2025, 1, 3), not_after="n", where=HERE),
    columns.sequence("a", date="m"),
    columns.sequence("a", by=["group"], gapless=True, where=HERE),
    columns.range("a", at_least=1, at_most=20, where=CITY),
    columns.range("x", at_least=1, at_most=20),
    columns.magnitude("a", peers=2),
    columns.magnitude("x", peers=3, where=HERE),
    columns.magnitude("x", at_most=3, peers=3),
    columns.unique("name"),
    columns.unique("a", where=CITY),
    columns.unique("name", where={"group": ["xa"]}),
    columns.required("name"),
    columns.required("a", where=HERE),
    columns.type("name", "number"),
    columns.codelist("name", ["Xã A", "Tỉnh"], where={"a": {"not": ["1"]}}),
    columns.format("code", "[0-9.]+", where=HERE),
    columns.expression("if name == 'Xã A' then a <= b"),
    columns.expression("a + b >= c", where=CITY),
    columns.expression("a * b == c or x is blank", where=HERE),
    columns.total_row(["a", "x"], where={"name": {"is": ["tong"]}}, by="all"),
    columns.total_row(["a"], where={"name": {"is": ["Tỉnh"]}}, of_where={"name": ["xa"]}, by=["group"]),
    columns.hierarchy(["a", "x"], code="code"),
    columns.hierarchy(["a"], parent="group", name="name"),
    columns.hierarchy(["a"], level="d"),
]


def drawn(data: st.DataObject, most: int = 14) -> dict[str, list[Any]]:
    """Columns of a frame, of which some records are nearly right."""
    rows = data.draw(st.lists(st.fixed_dictionaries(FULL), min_size=1, max_size=most))
    for row in rows:
        a, b, c = row["b"], row["c"], row["d"]
        if data.draw(st.booleans()) and None not in (a, b):
            row["a"], row["x"] = a + b, (a + b) / 2
            if b:
                row["r"] = round(100 * row["a"] / row["b"], 1) if row["b"] else None
        if data.draw(st.booleans()) and None not in (row["y"], row["z"]):
            row["x"] = round(row["y"] + row["z"], 6)
        if data.draw(st.booleans()) and c is not None:
            row["b"] = c
    return {name: [row[name] for row in rows] for name in FULL}


TYPES = {"x": pl.Float64, "y": pl.Float64, "z": pl.Float64, "r": pl.Float64, "s": pl.Float64}
TYPES |= {"m": pl.Date, "n": pl.Date, "name": pl.String, "group": pl.String, "code": pl.String}


def of_polars(given: dict[str, list[Any]]) -> pl.DataFrame:
    return pl.DataFrame({n: pl.Series(n, v, dtype=TYPES.get(n, pl.Int64)) for n, v in given.items()})


def of_arrow(given: dict[str, list[Any]]) -> Any:
    return of_polars(given).to_arrow()


def of_pandas(given: dict[str, list[Any]]) -> pd.DataFrame:
    return of_polars(given).to_pandas()


@pytest.mark.parametrize("at", range(len(KINDS)), ids=lambda at: f"{at}-{KINDS[at].kind}")
@settings(max_examples=25, phases=[Phase.generate])
@given(data=st.data())
def test_a_screen_changes_nothing_of_a_kind(at: int, data: st.DataObject) -> None:
    frame = of_polars(drawn(data))
    assert_alike(frame, [KINDS[at]])


@settings(max_examples=25, phases=[Phase.generate])
@given(data=st.data())
def test_a_screen_changes_nothing_of_several_rules(data: st.DataObject) -> None:
    given_columns = drawn(data)
    checks = data.draw(st.lists(st.sampled_from(KINDS), min_size=2, max_size=6, unique_by=id))
    checks = [replace(one, id=f"check-{at}") for at, one in enumerate(checks)]
    make = data.draw(st.sampled_from([of_polars, of_arrow, of_pandas]))
    frame, key = make(given_columns), data.draw(st.sampled_from([None, "code"]))
    assert_alike(frame, checks, key)


@settings(max_examples=20, phases=[Phase.generate])
@given(data=st.data())
def test_decimals_of_a_database_are_screened_alike(data: st.DataObject) -> None:
    given_columns = drawn(data)
    frame = of_polars(given_columns).with_columns(
        pl.col("x", "y", "z", "r").round(2).cast(pl.Decimal(18, 2)), pl.col("a", "b", "c").cast(pl.Decimal(38, 0))
    )
    checks = data.draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=4, unique_by=id))
    checks = [replace(one, id=f"check-{at}") for at, one in enumerate(checks)]
    assert_alike(frame, checks)
