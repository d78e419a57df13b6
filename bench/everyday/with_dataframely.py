"""The same ten checks with dataframely, on polars."""

import dataframely as dy
import polars as pl

FRAME = "polars"
PACKAGE = "dataframely"


def required(df: pl.DataFrame) -> object:
    class Offices(dy.Schema):
        office = dy.String(nullable=False)

    return Offices.validate(df)


def unique(df: pl.DataFrame) -> object:
    class Offices(dy.Schema):
        number = dy.String(unique=True)

    return Offices.validate(df)


def pattern(df: pl.DataFrame) -> object:
    class Offices(dy.Schema):
        code = dy.String(regex=r"^[A-Z]{2}\d{3}$")

    return Offices.validate(df)


def codelist(df: pl.DataFrame) -> object:
    class Offices(dy.Schema):
        status = dy.String(check=lambda status: status.is_in(["open", "closed"]))

    return Offices.validate(df)


def bounds(df: pl.DataFrame) -> object:
    class Offices(dy.Schema):
        age = dy.Int64(min=0, max=120)

    return Offices.validate(df)


def order(df: pl.DataFrame) -> object:
    class Offices(dy.Schema):
        received_on = dy.Datetime()
        resolved_on = dy.Datetime()

        @dy.rule()
        def resolved_after_received(cls) -> pl.Expr:
            return pl.col("received_on") <= pl.col("resolved_on")

    return Offices.validate(df)


def total(df: pl.DataFrame) -> object:
    class Offices(dy.Schema):
        received = dy.Int64()
        carried_over = dy.Int64()
        new = dy.Int64()

        @dy.rule()
        def received_is_the_sum(cls) -> pl.Expr:
            return pl.col("received") == pl.col("carried_over") + pl.col("new")

    return Offices.validate(df)


def part(df: pl.DataFrame) -> object:
    class Offices(dy.Schema):
        resolved = dy.Int64()
        on_time = dy.Int64()

        @dy.rule()
        def on_time_within_resolved(cls) -> pl.Expr:
            return pl.col("on_time") <= pl.col("resolved")

    return Offices.validate(df)


def percentage(df: pl.DataFrame) -> object:
    class Offices(dy.Schema):
        closed = dy.Int64()
        on_time = dy.Int64()
        rate = dy.Float64()

        @dy.rule()
        def rate_is_on_time_of_closed(cls) -> pl.Expr:
            return (pl.col("rate") - 100 * pl.col("on_time") / pl.col("closed")).abs() <= 0.005 + 1e-9

    return Offices.validate(df)


def growth(df: pl.DataFrame) -> object:
    class Offices(dy.Schema):
        received = dy.Int64()
        before = dy.Int64()
        growth = dy.Float64()

        @dy.rule()
        def growth_is_that_of_received(cls) -> pl.Expr:
            exact = 100 * (pl.col("received") - pl.col("before")) / pl.col("before")
            return (pl.col("growth") - exact).abs() <= 0.05 + 1e-9

    return Offices.validate(df)
