"""The findings of a large frame stand in the order of a report, however many of them are put in order at a time."""

import datetime as dt
from typing import Any

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import dqcheck
from dqcheck.engine.screens import findings_order, frame_judging

CHECKS = [
    dqcheck.total("whole", ["a", "b"]),
    dqcheck.percentage("rate", part="a", whole="b"),
    dqcheck.codelist("kind", ["open"]),
    dqcheck.unique("kind"),
    dqcheck.order(["start", "end"]),
    dqcheck.range("cost", at_most=2),
    dqcheck.agreement(["whole"], by="kind"),
]
days = st.dates(dt.date(2025, 1, 1), dt.date(2025, 1, 3))
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "unit": st.sampled_from(["Xã A", "xã a", "Xã  B", "Xã B", "-", "ﬁ", None]),
            "kind": st.sampled_from(["open", "Mở", "mo", "…", "", None]),
            "whole": st.sampled_from([0, 1, 2, 30, 10**9, 10**16, None]),
            "a": st.integers(0, 2),
            "b": st.integers(0, 3),
            "rate": st.sampled_from([0.0, 33.3, 33.33, 66.6, 50.0, None]),
            "cost": st.sampled_from(["1", "2,5", "3", "03", "1.234,5", "x"]),
            "start": days,
            "end": days,
        }
    ),
    min_size=1,
    max_size=12,
)
TYPES = {"unit": pl.String, "kind": pl.String, "whole": pl.Int64, "rate": pl.Float64}


@pytest.mark.parametrize("at_a_time", [1, 16_384])
@settings(max_examples=15, phases=[Phase.generate], deadline=None)
@given(rows=ROWS, key=st.sampled_from(["unit", "whole", None]))
def test_findings_stand_in_the_order_of_a_small_frame(at_a_time: int, rows: Any, key: str | None) -> None:
    frame = pl.DataFrame(rows, schema_overrides=TYPES)
    expected = tuple(dqcheck.check_frame(frame, CHECKS, key=key).findings)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(frame_judging, "DIRECT", 0)
        patched.setattr(findings_order, "AT_A_TIME", at_a_time)
        findings = dqcheck.check_frame(frame, CHECKS, key=key).findings
        assert tuple(findings) == expected
        assert [findings[at] for at in range(len(expected))] == list(expected)
        assert tuple(findings[::-2]) == expected[::-2]


def test_a_unit_is_put_in_order_when_it_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    cases = pl.DataFrame({"unit": ["b", "a", "b", "a", "c"], "home": range(5)}, schema_overrides={"home": pl.UInt32})
    cases = cases.with_columns(rule=pl.lit(0, pl.UInt32), field=pl.lit(""))

    def keys(part: pl.DataFrame) -> pl.DataFrame:
        asked.append(len(part))
        rest = {"severity": 0, "name": "r", "values": ""}
        marks = part.with_columns(mark=pl.lit("m"), unit=pl.lit(""), **{n: pl.lit(v) for n, v in rest.items()})
        return marks.select(pl.col(name).cast(kind) for name, kind in findings_order.key_types().items())

    monkeypatch.setattr(findings_order, "AT_A_TIME", 1)
    order = findings_order.FindingsOrder(cases, keys)
    assert [(case.home, mark) for case, mark in order.part(2, 4)] == [(0, "m"), (2, "m-2")]
    assert asked == [2]
    assert [case.home for case, _ in order.part(0, 9)] == [1, 3, 0, 2, 4]
