"""Adapters to other libraries, at the rim: each is loaded, and its library with it, when it is first called."""

from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import great_expectations as gx

    from dqcheck.model.rule import Ruleset
    from dqcheck.model.text import Language


def to_pandera(
    ruleset: "Ruleset", table: str, *, backend: Literal["pandas", "polars"] = "pandas", language: "Language" = "vi"
) -> Any:
    """The fields of a table and every rule on it alone as a pandera ``DataFrameSchema`` that fails on the same records.
    Raises UsageError when the ruleset has no such table."""
    from dqcheck.integrations import pandera

    return pandera.schema(ruleset, table, backend=backend, language=language)


def to_expectation_suite(
    ruleset: "Ruleset", table: str, *, name: str | None = None, language: "Language" = "vi"
) -> "gx.ExpectationSuite":
    """The rules on a table as a great-expectations ``ExpectationSuite`` (extra ``gx``). Raises UsageError when the
    ruleset has no such table."""
    from dqcheck.integrations import great_expectations

    return great_expectations.suite(ruleset, table, name=name, language=language)
