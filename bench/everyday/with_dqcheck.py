"""Ten everyday checks with dqcheck."""

import pandas as pd

import dqcheck

FRAME = "pandas"
PACKAGE = "dqcheck"


def required(df: pd.DataFrame) -> object:
    return df.pipe(dqcheck.ensure, dqcheck.required("office"))


def unique(df: pd.DataFrame) -> object:
    return df.pipe(dqcheck.ensure, dqcheck.unique("number"))


def pattern(df: pd.DataFrame) -> object:
    return df.pipe(dqcheck.ensure, dqcheck.format("code", r"[A-Z]{2}\d{3}"))


def codelist(df: pd.DataFrame) -> object:
    return df.pipe(dqcheck.ensure, dqcheck.codelist("status", ["open", "closed"]))


def bounds(df: pd.DataFrame) -> object:
    return df.pipe(dqcheck.ensure, dqcheck.range("age", at_least=0, at_most=120))


def order(df: pd.DataFrame) -> object:
    return df.pipe(dqcheck.ensure, dqcheck.order(["received_on", "resolved_on"]))


def total(df: pd.DataFrame) -> object:
    return df.pipe(dqcheck.ensure, dqcheck.total("received", ["carried_over", "new"]))


def part(df: pd.DataFrame) -> object:
    return df.pipe(dqcheck.ensure, dqcheck.part("on_time", "resolved"))


def percentage(df: pd.DataFrame) -> object:
    return df.pipe(dqcheck.ensure, dqcheck.percentage("rate", part="on_time", whole="closed", decimals=2))


def growth(df: pd.DataFrame) -> object:
    return df.pipe(dqcheck.ensure, dqcheck.growth("growth", now="received", before="before"))
