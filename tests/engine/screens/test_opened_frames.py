"""Frames are opened alike, whatever their library."""

import math
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pytest

from dqcheck.engine.screens.opened_frames import ROW, collect, collect_all, open_frame
from dqcheck.errors import UsageError

COLUMNS: dict[str, list[Any]] = {"a": ["x", "y", "x"], "b": [1.5, math.nan, 2.25]}


@pytest.mark.parametrize(
    "frame",
    [
        pl.DataFrame(COLUMNS),
        pl.LazyFrame(COLUMNS),
        pl.DataFrame(COLUMNS).with_columns(pl.col("a").cast(pl.Categorical)),
        pl.DataFrame(COLUMNS).with_columns(pl.col("a").cast(pl.Enum(["x", "y"]))),
        pl.DataFrame(COLUMNS).to_arrow(),
        pd.DataFrame(COLUMNS),
        pd.DataFrame(COLUMNS).astype({"a": "category"}),
        duckdb.connect().from_arrow(pl.DataFrame(COLUMNS).to_arrow()),
    ],
    ids=lambda frame: type(frame).__module__ + "." + type(frame).__name__,
)
def test_records_are_numbered_texts_are_texts_and_nan_is_null(frame: Any) -> None:
    opened = collect(open_frame(frame))
    assert opened[ROW].to_list() == [0, 1, 2]
    assert opened["a"].to_list() == ["x", "y", "x"]
    assert opened.select(x=nw.col("b").is_null())["x"].to_list() == [False, True, False]
    assert opened["b"].to_list()[::2] == [1.5, 2.25]


def test_a_short_float_is_the_shortest_decimal_that_gives_it() -> None:
    frame = pl.DataFrame({"a": [99.57, None]}, schema={"a": pl.Float32})
    assert collect(open_frame(frame))["a"].to_list() == [99.57, None]


def test_what_is_no_frame_is_refused_and_so_are_two_columns_of_a_name() -> None:
    with pytest.raises(UsageError, match="list is no frame") as told:
        open_frame([1])
    assert told.value.key == "error.not-a-frame"
    with pytest.raises(UsageError, match="two columns of the same name") as told:
        open_frame(pd.DataFrame([[1, 2]], columns=["a", "a"]))
    assert told.value.key == "error.frame-columns-twice"


def test_lazy_frames_are_carried_out_together_in_their_order() -> None:
    frame = open_frame(pl.LazyFrame(COLUMNS))
    one, other = collect_all(frame.head(1), frame.tail(1))
    assert (one["a"].to_list(), other["b"].to_list()) == (["x"], [2.25])
    assert isinstance(one, nw.DataFrame)
