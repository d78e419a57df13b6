"""The same ten checks with great-expectations, on pandas. What it says of two columns by a calculation needs a column
that holds the result."""

import great_expectations as gx
import great_expectations.expectations as gxe
import pandas as pd

FRAME = "pandas"
PACKAGE = "great-expectations"


def batch(df: pd.DataFrame) -> gx.core.batch.Batch:
    source = gx.get_context(mode="ephemeral").data_sources.add_pandas("source")
    definition = source.add_dataframe_asset("offices").add_batch_definition_whole_dataframe("whole")
    return definition.get_batch({"dataframe": df})


def required(df: pd.DataFrame) -> object:
    return batch(df).validate(gxe.ExpectColumnValuesToNotBeNull(column="office"))


def unique(df: pd.DataFrame) -> object:
    return batch(df).validate(gxe.ExpectColumnValuesToBeUnique(column="number"))


def pattern(df: pd.DataFrame) -> object:
    return batch(df).validate(gxe.ExpectColumnValuesToMatchRegex(column="code", regex=r"^[A-Z]{2}\d{3}$"))


def codelist(df: pd.DataFrame) -> object:
    return batch(df).validate(gxe.ExpectColumnValuesToBeInSet(column="status", value_set=["open", "closed"]))


def bounds(df: pd.DataFrame) -> object:
    return batch(df).validate(gxe.ExpectColumnValuesToBeBetween(column="age", min_value=0, max_value=120))


def order(df: pd.DataFrame) -> object:
    return batch(df).validate(
        gxe.ExpectColumnPairValuesAToBeGreaterThanB(column_A="resolved_on", column_B="received_on", or_equal=True)
    )


def total(df: pd.DataFrame) -> object:
    with_sum = df.assign(sum=df["carried_over"] + df["new"])
    return batch(with_sum).validate(gxe.ExpectColumnPairValuesToBeEqual(column_A="received", column_B="sum"))


def part(df: pd.DataFrame) -> object:
    return batch(df).validate(
        gxe.ExpectColumnPairValuesAToBeGreaterThanB(column_A="resolved", column_B="on_time", or_equal=True)
    )


def percentage(df: pd.DataFrame) -> object:
    gap = (df["rate"] - 100 * df["on_time"] / df["closed"]).abs()
    return batch(df.assign(gap=gap)).validate(gxe.ExpectColumnValuesToBeBetween(column="gap", max_value=0.005 + 1e-9))


def growth(df: pd.DataFrame) -> object:
    gap = (df["growth"] - 100 * (df["received"] - df["before"]) / df["before"]).abs()
    return batch(df.assign(gap=gap)).validate(gxe.ExpectColumnValuesToBeBetween(column="gap", max_value=0.05 + 1e-9))
