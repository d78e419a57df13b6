"""One pass: which records are kept, and what is counted of the others."""

from decimal import Decimal

import polars as pl
import pytest

from dqcheck.engine.screens.opened_frames import ROW, Frame, open_frame
from dqcheck.engine.screens.plain_columns import PlainColumn, plain_column
from dqcheck.engine.screens.plan import Screen
from dqcheck.engine.screens.record_filter import columns_with_gaps, screen, sums
from dqcheck.forms.cell_values import stored
from dqcheck.model.quantity import Quantity
from dqcheck.model.rule import Field

AB, A_OR_B, A = (("a", "b"),), (("a",), (), ("b",)), ((), (), ("a",))
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
    blank = pl.col("a").is_null()
    screens = {
        0: Screen(keep=(pl.col("a") == 5).fill_null(value=False), blank=blank | pl.col("b").is_null(), lacks=AB),
        2: Screen(blank=blank, skipped=pl.col("b") == 3, lacks=A_OR_B),
        3: Screen(skipped=(pl.col("a") >= 4).fill_null(value=False), lacks=A),
    }
    for gaps, kept in (((), [1, 2, 3, 4]), (("a",), [1, 3, 4]), (("a", "b"), [1, 4])):
        passed = screen(frame, screens, columns, gaps)
        assert (passed.length, passed.survivors[ROW].to_list()) == (5, kept)
        assert passed.survivors["b"].to_list() == [VALUES["b"][row] for row in kept]
        assert passed.blank == {(AB, ""): 2, (A_OR_B, ""): 0}
        assert passed.skipped == {(A_OR_B, ""): 1, (A, ""): 2}
        assert passed.present == {"a": 4, "b": 4}
    # What a count cannot be is in no sum: 0.5.
    assert sums(frame, columns) == {"a": 12, "b": 9}


def test_a_column_has_many_gaps_where_more_than_a_few_of_the_first_records_have_one() -> None:
    head = pl.DataFrame({"few": [None] + [1] * 99, "many": [None] * 3 + [1] * 97})
    assert columns_with_gaps(head) == {"many"}


def test_rules_that_lack_the_same_share_a_count() -> None:
    frame, columns = opened(lazy=True)
    blank = pl.col("a").is_null()
    passed = screen(frame, {n: Screen(blank=blank, lacks=A) for n in range(50)}, columns)
    assert passed.blank == {(A, ""): 1}


def test_a_sum_that_64_bits_do_not_hold_is_exact() -> None:
    frame = open_frame(pl.DataFrame({"a": [2**62, 2**62, 2**62]}))
    assert sums(frame, {"a": plain_column(FIELDS["a"], frame.collect_schema()["a"])}) == {"a": 3 * 2**62}


def test_without_anything_to_keep_only_gaps_are_kept() -> None:
    frame, columns = opened(lazy=True)
    passed = screen(frame, {}, {"a": columns["a"]})
    assert (passed.length, passed.survivors["a"].to_list(), passed.present) == (5, [None], {"a": 4})


def test_a_column_that_is_not_seen_is_counted_and_has_no_sum() -> None:
    frame, _ = opened(lazy=True)
    passed = screen(frame, {}, {"a": None})
    assert (passed.present, sums(frame, {"a": None})) == ({"a": 4}, {})


def test_a_frame_without_records_counts_nothing() -> None:
    frame, columns = opened(lazy=True)
    passed = screen(frame.head(0), {1: Screen(blank=pl.col("a").is_null(), lacks=A)}, columns)
    assert (passed.length, passed.blank, passed.present) == (0, {(A, ""): 0}, {"a": 0, "b": 0})
    assert sums(frame.head(0), columns) == {"a": 0, "b": 0}


SUMS = [
    ([975.0499877929688, 990.1400146484375], "1965.1900024"),
    ([1 / 3, -1 / 3 + 1e-6], "0.000001"),
    ([1e-10, 3e-10], "0"),
    ([0.1234567895, -0.1234567885, 1.0000000005], "1.000000002"),
    ([123456.123456789, 2.5, 12345678.0, 1e12], "1000012469136.6235"),
    ([9999999.9994, -99.999999994, None], "9999899.99900001"),
]


@pytest.mark.parametrize(("values", "total"), SUMS)
@pytest.mark.parametrize("lazy", [True, False])
def test_floats_are_added_up_as_the_judge_reads_them(values: list[float | None], total: str, lazy: bool) -> None:
    """To ten digits and nine decimals, and half a step away from zero."""
    frame = open_frame(pl.LazyFrame({"x": values}) if lazy else pl.DataFrame({"x": values}).to_pandas())
    field = Field(name="x", label=("x",), type="number")
    column = plain_column(field, frame.collect_schema()["x"])
    wide = [stored(value, field) for value in values if value is not None]
    assert sum((one.value for one in wide if isinstance(one, Quantity)), Decimal(0)) == Decimal(total)
    assert sums(frame, {"x": column}) == {"x": Decimal(total)}
