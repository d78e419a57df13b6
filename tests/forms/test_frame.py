"""Tables from frames."""

import datetime as dt
from decimal import Decimal

import pytest
from formkit import DOSSIERS, FORM, SPENDING, plain

from dqcheck.forms import match_columns, table_from_columns, unit_names
from dqcheck.model.quantity import Missing, Quantity


def test_values_of_python() -> None:
    columns = {
        "unit": ["Xã Ba Động", "ba tô", None],
        "received": [963, 1226.0, float("nan")],
        "online": ["603", Decimal(1000), None],
        "rate": [99.57, 0.85, 100],
    }
    table = table_from_columns(DOSSIERS, columns, source="frame", units=unit_names(FORM))
    assert list(table.submissions) == ["Xã Ba Động", "Xã Ba Tô", "frame"]
    assert [plain(v) for v in table.columns["received"]] == ["963", "1226", "blank"]
    assert [plain(v) for v in table.columns["online"]] == ["603", "1000", "blank"]
    assert [plain(v) for v in table.columns["rate"]] == ["99.57", "0.85", "100"]


def test_dates_money_and_numpy_scalars() -> None:
    numpy = pytest.importorskip("numpy")
    columns = {
        "unit": ["x", "y"],
        "amount": [numpy.float64(15.13), numpy.int64(8)],
        "held": [dt.datetime(2025, 8, 5, 10, 30), dt.date(2025, 8, 6)],
    }
    table = table_from_columns(SPENDING, columns)
    assert [plain(v) for v in table.columns["amount"]] == ["15130000", "8000000"]
    assert [plain(v) for v in table.columns["held"]] == ["2025-08-05", "2025-08-06"]


def test_missing_values_of_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    table = table_from_columns(
        DOSSIERS, {"unit": [pandas.NA, "a"], "received": [pandas.NA, 5], "direct": [pandas.NaT, 1]}
    )
    assert [type(v) for v in table.columns["received"]] == [Missing, Quantity]
    assert isinstance(table.columns["direct"][0], Missing)


def test_places_are_positions_in_the_frame() -> None:
    columns = {"unit": ["a", "b"], "received": [1, 2]}
    table = table_from_columns(DOSSIERS, columns, names={"received": "Tổng số"}, rows=[7, 12], source="dossiers")
    assert table.locator.place(1, "received").as_dict() == {"table": "dossiers", "row": 12, "column": "Tổng số"}
    assert table.locator.place(0, "unit").as_dict() == {"table": "dossiers", "row": 7, "column": "unit"}
    assert table.locator.source(0) == "dossiers"


def test_columns_are_found_by_field_and_by_label() -> None:
    names = ["Đơn vị", "received", "Hồ sơ tiếp nhận / Trực tuyến", "Tỷ lệ đúng hạn (%)", "khác"]
    assert match_columns(names, DOSSIERS) == {
        "unit": "Đơn vị",
        "received": "received",
        "online": "Hồ sơ tiếp nhận / Trực tuyến",
        "rate": "Tỷ lệ đúng hạn (%)",
    }


def test_columns_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="different lengths"):
        table_from_columns(DOSSIERS, {"unit": ["a"], "received": [1, 2]})


def test_an_empty_frame_is_an_empty_table() -> None:
    table = table_from_columns(DOSSIERS, {"unit": [], "received": []})
    assert list(table.submissions) == []
