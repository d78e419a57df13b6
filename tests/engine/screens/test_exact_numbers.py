"""Whole numbers stay whole, decimals count as declared, and nothing overflows, on every library and at any size."""

from decimal import Decimal
from typing import Any

import pandas as pd
import polars as pl
import pytest

import dqcheck
from dqcheck.engine.screens import frame_judging

LIMIT = 2**63 - 1


@pytest.fixture(params=[20_000, 0], ids=["judged", "screened"])
def direct(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Frames of any size are judged directly, or screened."""
    monkeypatch.setattr(frame_judging, "DIRECT", request.param)


def libraries(frame: pl.DataFrame) -> list[Any]:
    return [frame, frame.lazy(), frame.to_arrow(), frame.to_pandas(use_pyarrow_extension_array=True)]


def failing(frame: Any, check: Any) -> list[int]:
    report = dqcheck.check_frame(frame, [dqcheck.unique("a", id="other"), check])
    assert not report.rule_errors
    rule = report.rules[1].rule
    found = report.failing(rule)
    return sorted(found["row"].to_pylist() if hasattr(found, "to_pylist") else [int(row) for row in found["row"]])


WHOLE = [
    (pl.Int64, [20, 21, LIMIT, LIMIT, -LIMIT - 1], [11, 11, LIMIT - 1, LIMIT, -LIMIT], [10, 10, 1, LIMIT, -1]),
    (pl.UInt64, [20, 21, 2**64 - 1, 2**64 - 1, 5], [11, 11, 2**64 - 2, 2**64 - 1, 2], [10, 10, 1, 1, 3]),
    (pl.Int128, [20, 21, 2**70, 2**70, -(2**90)], [11, 11, 2**70 - 1, 2**70, -(2**90)], [10, 10, 1, 1, 0]),
    (
        pl.Decimal(38, 0),
        [20, 21, 10**37, 10**37, -(10**30)],
        [11, 11, 10**37 - 1, 10**37, -(10**30)],
        [10, 10, 1, 1, 0],
    ),
]


@pytest.mark.usefixtures("direct")
@pytest.mark.parametrize("case", WHOLE, ids=lambda case: str(case[0]))
def test_a_sum_of_whole_numbers_is_exact_up_to_the_limits(case: Any) -> None:
    dtype, total, one, other = case
    made = Decimal if isinstance(dtype, pl.Decimal) else int
    columns = {"a": total, "b": one, "c": other}
    frame = pl.DataFrame([pl.Series(name, list(map(made, values)), dtype=dtype) for name, values in columns.items()])
    for given in libraries(frame) if dtype != pl.Int128 else [frame, frame.lazy()]:
        assert failing(given, dqcheck.total("a", ["b", "c"])) == [0, 3]


@pytest.mark.usefixtures("direct")
def test_products_and_percentages_do_not_overflow() -> None:
    frame = pl.DataFrame({"a": [2**62, 6, 2**62], "b": [2**31, 2, 2**40], "c": [2**31, 3, 2**40]})
    for given in libraries(frame):
        assert failing(given, dqcheck.product("a", ["b", "c"])) == [2]
    shares = pl.DataFrame({"p": [50.0, 50.0, 49.0], "a": [LIMIT // 2, 1, LIMIT // 2], "c": [LIMIT - 1, 2, LIMIT - 1]})
    for given in libraries(shares):
        assert failing(given, dqcheck.percentage(stated="p", part="a", whole="c", decimals=1)) == [2]


@pytest.mark.usefixtures("direct")
@pytest.mark.parametrize("as_decimal", [True, False])
def test_a_decimal_and_a_float_give_one_verdict_where_two_decimals_are_declared(as_decimal: bool) -> None:
    stated = [Decimal("24.00"), Decimal("24.50"), Decimal("24.05")]
    frame = pl.DataFrame({"p": stated, "a": [2405, 2450, 2405], "c": [10000, 10000, 10000]})
    frame = frame.with_columns(pl.col("p").cast(pl.Decimal(10, 2) if as_decimal else pl.Float64))
    check = dqcheck.percentage(stated="p", part="a", whole="c", decimals=2)
    for given in [*libraries(frame), frame.to_pandas()]:
        assert failing(given, check) == [0]


@pytest.mark.usefixtures("direct")
def test_whole_numbers_of_pandas_with_gaps_are_exact() -> None:
    frame = pd.DataFrame({"a": [20, None, 21], "b": [11, 5, 11], "c": [10, 5, 10]})
    assert failing(frame, dqcheck.total("a", ["b", "c"])) == [0]


@pytest.mark.usefixtures("direct")
def test_numbers_that_a_cell_shows_alike_are_not_in_strict_order() -> None:
    frame = pl.DataFrame({"a": [1.00000000001, 1.0, 99999.123456], "b": [1.00000000002, 1.000001, 99999.1234561]})
    assert failing(frame, dqcheck.order(["a", "b"], strict=True)) == [0, 2]


@pytest.mark.parametrize("count", [1, 600])
def test_floats_beyond_all_whole_numbers_are_not_held_to_their_digits(count) -> None:
    whole, a, b = 2.0**53 + 2, 2**53, 1
    frame = pl.DataFrame({"whole": [whole] * count, "a": [a] * count, "b": [b] * count})
    check = dqcheck.total("whole", ["a", "b"])
    assert dqcheck.check_frame(frame, check).rules[0].failed == 0, "the float may stand for 2**53 + 1"
    assert dqcheck.check_frame(frame.with_columns(b=pl.lit(8)), check).rules[0].failed == count
    assert dqcheck.check_frame(frame.with_columns(pl.col("whole").cast(pl.Int64)), check).rules[0].failed == count
