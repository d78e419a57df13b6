"""Check a parquet file as a pipeline would: scanned lazily, or held as another engine holds it, handed to
``check_frame``, the report printed as JSON.

usage: frame.py FILE.parquet RULESET TABLE [polars|pyarrow|pandas|duckdb]
"""

import sys
from typing import Any

import dqcheck
from dqcheck.reporters import render

TOLD = 0
"""Findings of each rule that are told with their sentences: none, as the peers do. All are counted, and the rows of the
first thousand of each rule are given."""


def main() -> int:
    """Check the file and print the report."""
    path, ruleset, table = sys.argv[1:4]
    engine = sys.argv[4] if len(sys.argv) > 4 else "polars"
    report = dqcheck.check_frame(held(path, engine), dqcheck.load_ruleset(ruleset), table=table)
    content = render(report.shortened(TOLD), "json", "en")
    sys.stdout.write(content if isinstance(content, str) else content.decode("utf-8"))
    return 0 if report.ok else 1


def held(path: str, engine: str) -> Any:
    """The file as an engine holds it."""
    if engine == "duckdb":
        import duckdb

        return duckdb.sql(f"SELECT * FROM read_parquet('{path}')")
    if engine == "pandas":
        import pandas as pd

        return pd.read_parquet(path)
    if engine == "pyarrow":
        import pyarrow.parquet as pq

        return pq.read_table(path)
    import polars as pl

    return pl.scan_parquet(path)


if __name__ == "__main__":
    sys.exit(main())
