"""The same ten checks with pointblank, on polars."""

import pointblank as pb
import polars as pl

FRAME = "polars"
PACKAGE = "pointblank"


def required(df: pl.DataFrame) -> object:
    return pb.Validate(df).col_vals_not_null("office").interrogate().assert_passing()


def unique(df: pl.DataFrame) -> object:
    return pb.Validate(df).rows_distinct("number").interrogate().assert_passing()


def pattern(df: pl.DataFrame) -> object:
    return pb.Validate(df).col_vals_regex("code", r"^[A-Z]{2}\d{3}$").interrogate().assert_passing()


def codelist(df: pl.DataFrame) -> object:
    return pb.Validate(df).col_vals_in_set("status", ["open", "closed"]).interrogate().assert_passing()


def bounds(df: pl.DataFrame) -> object:
    return pb.Validate(df).col_vals_between("age", 0, 120).interrogate().assert_passing()


def order(df: pl.DataFrame) -> object:
    return pb.Validate(df).col_vals_le("received_on", pb.col("resolved_on")).interrogate().assert_passing()


def total(df: pl.DataFrame) -> object:
    adds_up = pl.col("received") == pl.col("carried_over") + pl.col("new")
    return pb.Validate(df).col_vals_expr(adds_up).interrogate().assert_passing()


def part(df: pl.DataFrame) -> object:
    return pb.Validate(df).col_vals_le("on_time", pb.col("resolved")).interrogate().assert_passing()


def percentage(df: pl.DataFrame) -> object:
    rounded = (pl.col("rate") - 100 * pl.col("on_time") / pl.col("closed")).abs() <= 0.005 + 1e-9
    return pb.Validate(df).col_vals_expr(rounded).interrogate().assert_passing()


def growth(df: pl.DataFrame) -> object:
    exact = 100 * (pl.col("received") - pl.col("before")) / pl.col("before")
    rounded = (pl.col("growth") - exact).abs() <= 0.05 + 1e-9
    return pb.Validate(df).col_vals_expr(rounded).interrogate().assert_passing()
