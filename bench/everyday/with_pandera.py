"""The same ten checks with pandera, on pandas."""

import pandas as pd
import pandera.pandas as pa

FRAME = "pandas"
PACKAGE = "pandera"


def required(df: pd.DataFrame) -> object:
    return pa.DataFrameSchema({"office": pa.Column(str, nullable=False)}).validate(df)


def unique(df: pd.DataFrame) -> object:
    return pa.DataFrameSchema({"number": pa.Column(str, unique=True)}).validate(df)


def pattern(df: pd.DataFrame) -> object:
    return pa.DataFrameSchema({"code": pa.Column(str, pa.Check.str_matches(r"^[A-Z]{2}\d{3}$"))}).validate(df)


def codelist(df: pd.DataFrame) -> object:
    return pa.DataFrameSchema({"status": pa.Column(str, pa.Check.isin(["open", "closed"]))}).validate(df)


def bounds(df: pd.DataFrame) -> object:
    return pa.DataFrameSchema({"age": pa.Column(int, pa.Check.in_range(0, 120))}).validate(df)


def order(df: pd.DataFrame) -> object:
    in_order = pa.Check(lambda df: df["received_on"] <= df["resolved_on"], error="received after it was resolved")
    return pa.DataFrameSchema(checks=in_order).validate(df)


def total(df: pd.DataFrame) -> object:
    adds_up = pa.Check(lambda df: df["received"] == df["carried_over"] + df["new"], error="received is not the sum")
    return pa.DataFrameSchema(checks=adds_up).validate(df)


def part(df: pd.DataFrame) -> object:
    within = pa.Check(lambda df: df["on_time"] <= df["resolved"], error="more on time than resolved")
    return pa.DataFrameSchema(checks=within).validate(df)


def percentage(df: pd.DataFrame) -> object:
    rounded = pa.Check(
        lambda df: (df["rate"] - 100 * df["on_time"] / df["closed"]).abs() <= 0.005 + 1e-9,
        error="rate is not on_time of closed",
    )
    return pa.DataFrameSchema(checks=rounded).validate(df)


def growth(df: pd.DataFrame) -> object:
    rounded = pa.Check(
        lambda df: (df["growth"] - 100 * (df["received"] - df["before"]) / df["before"]).abs() <= 0.05 + 1e-9,
        error="growth is not that of received",
    )
    return pa.DataFrameSchema(checks=rounded).validate(df)
