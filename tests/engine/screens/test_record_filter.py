"""One pass: which records are kept, and what is counted of the others."""

import narwhals as nw
import polars as pl
import pytest

from dqcheck.engine.screens.opened_frames import Frame, open_frame
from dqcheck.engine.screens.plain_columns import PlainColumn, plain_column
from dqcheck.engine.screens.plan import Screen
from dqcheck.engine.screens.record_filter import screen
from dqcheck.model.rule import Field

VALUES = {"a": [1, 2, None, 4, 5], "b": [1.0, 0.5, 3.0, None, 5.0]}
FIELDS = {name: Field(name=name, label=(name,), type="count") for name in VALUES}


def opened(*, lazy: bool) -> tuple[Frame, dict[str, PlainColumn | None]]:
    frame = open_frame(
        pl.LazyFrame(VALUES) if lazy else pl.DataFrame(VALUES).to_pandas(use_pyarrow_extension_array=True)
    )
    schema = frame.collect_schema()
    return frame, {name: plain_column(field, schema[name]) for name, field in FIELDS.items()}


@pytest.mark.parametrize("lazy", [True, False])
def test_records_that_a_rule_may_fail_and_odd_ones_are_kept_and_the_others_counted(lazy: bool) -> None:
    frame, columns = opened(lazy=lazy)
    blank = nw.col("a").is_null()
    screens = {
        0: Screen(keep=(nw.col("a") == 5).fill_null(value=False), blank=blank | nw.col("b").is_null()),
        2: Screen(blank=blank, skipped=nw.col("b") == 3),
        3: Screen(skipped=(nw.col("a") >= 4).fill_null(value=False)),
    }
    passed = screen(frame, screens, columns)
    assert (passed.length, list(passed.rows)) == (5, [1, 4])
    assert {name: list(values) for name, values in passed.columns.items()} == {"a": [2, 5], "b": [0.5, 5.0]}
    assert passed.blank == {0: 2, 2: 0}
    assert passed.skipped == {2: 1, 3: 1}
    assert passed.left_out == {"a": 2, "b": 2}
    # What a count cannot be is in no sum: 0.5.
    assert passed.sums == {"a": 12, "b": 9.0}


def test_without_anything_to_keep_nothing_is_kept() -> None:
    frame, columns = opened(lazy=True)
    passed = screen(frame, {}, {"a": columns["a"]})
    assert (passed.length, list(passed.rows), passed.left_out) == (5, [], {"a": 4})
    assert passed.columns == {"a": []}


def test_a_column_that_is_not_seen_is_counted_and_has_no_sum() -> None:
    frame, _ = opened(lazy=True)
    passed = screen(frame, {}, {"a": None})
    assert (passed.left_out, passed.sums) == ({"a": 4}, {})


def test_a_frame_without_records_counts_nothing() -> None:
    frame, columns = opened(lazy=True)
    passed = screen(frame.head(0), {1: Screen(blank=nw.col("a").is_null())}, columns)
    assert (passed.length, passed.blank, passed.left_out, passed.sums) == (
        0,
        {1: 0},
        {"a": 0, "b": 0},
        {"a": 0, "b": 0},
    )
