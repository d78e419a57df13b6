"""``check_frame`` without rules: the columns of a frame held against each other."""

from typing import Any

import pytest

import dqcheck

SHOPS = {
    "shop": ["North", "South", "East", "West", "Centre", "Harbour"],
    "cash": [1210, 880, 1975, 640, 433, 215],
    "card": [3407, 2931, 4120, 1277, 1289, 376],
    "total": [4617, 3811, 6095, 1917, 1722, 651],
}


def frames(columns: dict[str, list[Any]]) -> list[Any]:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    return [pd.DataFrame(columns), pl.DataFrame(columns), pl.LazyFrame(columns), pa.table(columns)]


@pytest.mark.parametrize("index", range(4))
def test_a_total_that_is_wrong_is_found_in_every_library(index: int) -> None:
    report = dqcheck.check_frame(frames(SHOPS)[index])
    (finding,) = report.findings
    assert finding.check == "total"
    place = finding.evidence[0].place
    assert (place.row, place.column, place.cell, place.sheet) == (5, "total", None, None)


def test_a_frame_that_adds_up_has_no_finding_and_is_confirmed() -> None:
    right = {**SHOPS, "total": [*SHOPS["total"][:5], 591]}
    report = dqcheck.check_frame(frames(right)[0], confirmed=True)
    assert report.findings == ()
    assert len(report.confirmed) == 6
    assert report.ok


def test_a_totals_row_is_found() -> None:
    right = {name: [*values[:5], sum(values[:5]) if name != "shop" else "Total"] for name, values in SHOPS.items()}
    right["card"][5] += 90
    report = dqcheck.check_frame(frames(right)[0])
    assert {finding.evidence[0].place.row for finding in report.findings} == {5}


def test_missing_values_and_a_frame_without_relations_are_no_findings() -> None:
    loose = {"a": [1.5, None, 3.25, float("nan")], "b": [None, 7.0, 2.0, 1.0], "c": ["x", None, "y", "z"]}
    report = dqcheck.check_frame(frames(loose)[0])
    assert report.findings == ()
    assert not report.ok


def test_the_parts_of_a_frame_split_at_the_finding() -> None:
    frame = frames(SHOPS)[0]
    report = dqcheck.check_frame(frame)
    accepted, blocked = report.split(frame, severity="warning")
    assert (len(accepted), blocked["shop"].tolist()) == (5, ["Harbour"])
