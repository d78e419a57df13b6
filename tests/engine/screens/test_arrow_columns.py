"""Types of arrow that polars does not have are read where their values allow it, and refused in words elsewhere."""

from decimal import Decimal

import pyarrow as pa
import pytest

import dqcheck
from dqcheck.errors import UsageError

TOTAL = dqcheck.total("whole", ["a", "b"])


def table(whole) -> pa.Table:
    return pa.table({"whole": whole, "a": [1, 1], "b": [2, 2]})


@pytest.mark.parametrize(
    "whole",
    [
        pa.array([Decimal(3), Decimal(4)], pa.decimal256(50, 2)),
        pa.RunEndEncodedArray.from_arrays(pa.array([1, 2], pa.int32()), pa.array([3, 4])),
    ],
)
def test_long_decimals_and_runs_are_read(whole) -> None:
    assert [one.evidence[0].place.row for one in dqcheck.check_frame(table(whole), TOTAL).findings] == [1]


@pytest.mark.parametrize(
    "whole",
    [
        pa.array([Decimal(10) ** 40, None], pa.decimal256(50, 2)),
        pa.array([pa.MonthDayNano([1, 2, 3]), None]),
    ],
)
def test_what_has_no_place_in_a_frame_is_refused(whole) -> None:
    with pytest.raises(UsageError, match="Column 'whole' is of a type that cannot be read here") as told:
        dqcheck.check_frame(table(whole), TOTAL)
    assert told.value.key == "error.frame-column-type"
