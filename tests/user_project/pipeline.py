"""A pipeline as a user of dqcheck writes it: strictly typed, with every public door in use."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd
import polars as pl

import dqcheck
from dqcheck.checks import Total

TOTAL = dqcheck.total("received", ["carried_over", "new"], title="Received is not what came in")
RATE = dqcheck.percentage("rate", part="on_time", whole="resolved", decimals=2, severity="warning")
CHECKS: Sequence[dqcheck.ColumnCheck] = [
    TOTAL,
    RATE,
    dqcheck.agreement(["received", "received_again"], by="unit"),
    dqcheck.average("mean", ["carried_over", "new"], rounding="half-even"),
    dqcheck.change("received", before="received_before", at_most_percent=50, at_most_amount=20.5),
    dqcheck.codelist("status", ["open", "closed"]),
    dqcheck.expression("resolved + pending == received"),
    dqcheck.format("number", r"\d+/[A-Z]+"),
    dqcheck.growth("growth", now="received", before="received_before", direction="either"),
    dqcheck.magnitude("received", peers=20),
    dqcheck.order(["received_on", "resolved_on"], strict=True),
    dqcheck.part("on_time", "resolved", where={"status": ["closed"]}),
    dqcheck.product("fees", ["resolved", "fee"], scale=0.001),
    dqcheck.range("received_on", at_least=dt.date(2025, 1, 1)),
    dqcheck.ratio("per_clerk", above="resolved", below="clerks", tolerance="2%"),
    dqcheck.required("unit", message=dqcheck.LocalText(vi="Thiếu đơn vị", en="Without a unit")),
    dqcheck.sequence("number", date="received_on", by=["unit"], gapless=True),
    dqcheck.shares(["online", "direct"]),
    dqcheck.total_row("received", where={"unit": "Total"}),
    dqcheck.type("fee", "money"),
    dqcheck.unique("number"),
    dqcheck.within("resolved_on", first="received_on", last=dt.date(2025, 12, 31)),
]


@dqcheck.ensure_output([TOTAL, RATE], key="unit", fail_on="warning")
def load(path: str, *, rows: int | None = None) -> pl.DataFrame:
    """What is loaded holds."""
    return pl.read_csv(path, n_rows=rows)


@dqcheck.ensure_output(TOTAL)
async def fetch(address: str) -> pd.DataFrame:
    """What is fetched holds."""
    return pd.read_csv(address)


def check(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """A frame in two parts, and what is wrong with the second."""
    report: dqcheck.ValidationReport = dqcheck.check_frame(frame, CHECKS, key="unit", language="en")
    sentences: list[str] = [finding.message["en"] for finding in report.findings]
    first: dqcheck.Finding | None = report.findings[0] if report.findings else None
    if first is not None and first.severity is dqcheck.Severity.ERROR:
        accepted, _ = report.split(frame)
        return pd.DataFrame(accepted), sentences
    return dqcheck.ensure(frame, TOTAL), sentences


def chain(frame: pd.DataFrame, lazy: pl.LazyFrame) -> tuple[pd.DataFrame, pl.LazyFrame]:
    """Frames that go through, in the chain of their library."""
    try:
        held: pd.DataFrame = frame.pipe(dqcheck.ensure, [TOTAL, RATE], fail_on="warning")
        as_lazy: pl.LazyFrame = lazy.pipe(dqcheck.ensure, TOTAL)
    except dqcheck.ValidationError as error:
        raise SystemExit(str(error)) from error
    return held, as_lazy


def by_record(frame: pl.DataFrame) -> int:
    """The record of a check kind will do too."""
    report = dqcheck.check_frame(frame, Total(total="received", parts=("carried_over", "new")))
    rows: pl.DataFrame = report.failing("received-sum-mismatch")
    return rows.height + len(load("dossiers.csv", rows=10))
