"""Check a parquet file as a pipeline would: scanned lazily, handed to ``check_frame``, the report printed as JSON.

usage: frame.py FILE.parquet RULESET TABLE
"""

import sys

import polars as pl

import dqcheck
from dqcheck.reporters import render

TOLD = 0
"""Findings of each rule that are told with their sentences: none, as the peers do. All are counted, and the rows of the
first thousand of each rule are given."""


def main() -> int:
    """Check the file and print the report."""
    path, ruleset, table = sys.argv[1:4]
    report = dqcheck.check_frame(pl.scan_parquet(path), dqcheck.load_ruleset(ruleset), table=table)
    content = render(report.shortened(TOLD), "json", "en")
    sys.stdout.write(content if isinstance(content, str) else content.decode("utf-8"))
    return 0 if report.ok else 1


if __name__ == "__main__":
    sys.exit(main())
