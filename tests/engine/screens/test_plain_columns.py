"""What a screen sees of a column, and which of its values it leaves to the judge."""

import datetime as dt
import math
from decimal import Decimal
from typing import Any

import narwhals as nw
import polars as pl
import pytest

from dqcheck.engine.screens.plain_columns import either, plain_column
from dqcheck.model.rule import Field

COUNT = Field(name="a", label=("a",), type="count")
NUMBER = Field(name="a", label=("a",), type="number")
MONEY = Field(name="a", label=("a",), type="money", unit="triệu đồng")
RATE = Field(name="a", label=("a",), type="percent", decimals=2)
DATE = Field(name="a", label=("a",), type="date")
TEXT = Field(name="a", label=("a",), type="text")


def series(values: list[Any], dtype: Any = None) -> pl.DataFrame:
    return pl.DataFrame({"a": pl.Series(values, dtype=dtype)})


def seen(field: Field, values: list[Any], dtype: Any = None) -> dict[str, Any]:
    frame = nw.from_native(series(values, dtype))
    column = plain_column(field, frame.collect_schema()["a"])
    assert column is not None
    told: dict[str, Any] = {"number": column.number, "identifies": column.identifies}
    for name in ("seen", "null", "odd", "coarse"):
        expression = getattr(column, name)
        told[name] = None if expression is None else frame.select(x=expression)["x"].to_list()
    told["total"] = None if column.terms is None else frame.select(x=column.terms.sum())["x"].to_list()[0]
    return told


def test_integers_are_seen_as_they_are() -> None:
    assert seen(COUNT, [1, None, 3]) == {
        "number": True, "identifies": True, "seen": [1, None, 3], "null": [False, True, False], "odd": None,
        "coarse": None, "total": 4,
    }  # fmt: skip


def test_a_fraction_in_a_count_and_what_no_float_holds_is_odd() -> None:
    told = seen(COUNT, [1.0, 2.5, math.inf, 999999999999999.0, 1e15, None])
    assert told["odd"] == [False, True, True, False, True, False]
    assert told["total"] == 1.0 + 999999999999999.0
    assert (told["identifies"], told["coarse"]) == (False, None)


def test_a_plain_number_may_have_a_fraction() -> None:
    told = seen(NUMBER, [2.5, -math.inf, 1e15])
    assert (told["odd"], told["total"]) == ([False, True, False], 2.5 + 1e15)


def test_numbers_in_a_unit_are_seen_in_the_canonical_one() -> None:
    told = seen(MONEY, [10.5, 0.0001, 999999999.0, 1e9, -1e9, None])
    assert told["seen"] == [10_500_000, 100, 999999999000000, 10**15, -(10**15), None]
    assert told["odd"] == [False, True, False, True, True, False]
    assert told["total"] == 10.5 + 999999999.0
    assert seen(MONEY, [7])["seen"] == [7_000_000]
    assert seen(MONEY, [7, 10**9])["odd"] == [False, True]


def test_a_float_shows_the_decimals_that_the_field_declares() -> None:
    assert seen(RATE, [49.8, 49.75, 50.0, None])["coarse"] == [True, False, True, False]
    assert seen(Field(name="a", label=("a",), type="percent"), [49.8])["coarse"] is None


def test_a_decimal_shows_the_decimals_of_its_type() -> None:
    told = seen(RATE, [Decimal("49.80"), Decimal("49.75")], pl.Decimal(6, 2))
    assert (told["coarse"], told["seen"], told["identifies"]) == ([True, False], [49.8, 49.75], False)
    bound = seen(NUMBER, [Decimal("9999999999999.99"), Decimal("10000000000000.00"), None], pl.Decimal(20, 2))
    assert bound["odd"] == [False, True, False]
    whole = seen(COUNT, [Decimal(999999999999999), Decimal(10**15)], pl.Decimal(38, 0))
    assert (whole["odd"], whole["coarse"], whole["identifies"]) == ([False, True], None, True)


def test_integers_beyond_64_bits_are_seen_as_floats() -> None:
    told = seen(COUNT, [10**15 - 1, 10**15], pl.UInt64)
    assert (told["seen"], told["odd"]) == ([1e15 - 1, 1e15], [False, True])


def test_days_are_seen_without_their_hours() -> None:
    day = dt.date(2025, 3, 1)
    assert seen(DATE, [day, None])["seen"] == [day, None]
    assert seen(DATE, [day])["identifies"]
    told = seen(DATE, [dt.datetime(2025, 3, 1, 17, 30)])
    assert (told["seen"], told["identifies"], told["number"]) == ([dt.datetime(2025, 3, 1)], False, False)


def test_a_text_without_a_letter_or_digit_is_odd() -> None:
    told = seen(TEXT, ["Xã", "-", " ", "7", "đ", None])
    assert told["odd"] == [False, True, True, False, True, False]
    assert (told["identifies"], told["number"], told["total"]) == (True, False, None)
    assert seen(TEXT, [5])["identifies"]


@pytest.mark.parametrize(
    ("field", "values", "dtype"),
    [
        (COUNT, ["1"], None),
        (COUNT, [True], None),
        (DATE, ["2025-03-01"], None),
        (DATE, [dt.datetime(2025, 3, 1)], pl.Datetime(time_zone="UTC")),
        (TEXT, [1.5], None),
        (TEXT, [dt.date(2025, 3, 1)], None),
        (Field(name="a", label=("a",), type="number", unit="tạ"), [1.5], None),
    ],
)
def test_a_column_whose_type_tells_too_little_is_left_to_the_judge(field: Field, values: list[Any], dtype: Any) -> None:
    assert plain_column(field, nw.from_native(series(values, dtype)).collect_schema()["a"]) is None


def test_either_is_true_where_one_is() -> None:
    frame = nw.from_native(pl.DataFrame({"a": [1, 2, 3]}))
    found = either(nw.col("a") == value for value in (1, 3))
    assert frame.select(x=found)["x"].to_list() == [True, False, True]
    assert either([]) is None
