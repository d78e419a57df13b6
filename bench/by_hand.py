"""The rules of ``rules/w3`` written by hand in polars, as one does who knows it well: the base of ratios.

usage: by_hand.py FILE.parquet|FILE.csv ANSWER.json

One pass keeps the rows that fail a rule of single rows, the key is sorted apart. The answer gives for each rule the
count of failing rows and the first thousand of them.
"""

import json
import sys
from pathlib import Path

import polars as pl

FIRST = 1000
HALF_A_STEP = 0.005 + 1e-9


def main() -> int:
    """Check the file and write the answer."""
    source, target = sys.argv[1:3]
    frame = pl.scan_parquet(source) if source.endswith(".parquet") else pl.scan_csv(source, try_parse_dates=True)
    rules = {name: rule.fill_null(value=False) for name, rule in rules_of_rows().items()}
    failing = frame.with_row_index("row").filter(pl.any_horizontal(rules.values())).collect(engine="streaming")
    failing = failing.select("row", **rules).sort("row")
    found = {name: failing["row"].filter(failing[name]) for name in rules}
    keys = frame.select("id").collect()["id"]
    ordered = keys.sort()
    twice = ordered.filter(ordered == ordered.shift(1)).unique()
    found["U1"] = keys.is_in(twice.implode()).arg_true()
    answer = {name: {"count": len(rows), "rows": rows.head(FIRST).to_list()} for name, rows in found.items()}
    Path(target).write_text(json.dumps({"rules": answer}), encoding="utf-8")
    return 0


def rules_of_rows() -> dict[str, pl.Expr]:
    """For each rule of single rows, where it fails."""
    c = pl.col

    def share(stated: str, part: str) -> pl.Expr:
        return (100 * c(part) / c("abc") - c(stated)).abs() > HALF_A_STEP

    return {
        "S1": c("ab") != c("a") + c("b"),
        "S2": c("abc") != c("a") + c("b") + c("c"),
        "S3": c("abc") != c("ab") + c("c"),
        "P1": share("pct_a", "a"),
        "P2": share("pct_b", "b"),
        "P3": share("pct_ab", "ab"),
        "R1": ~c("a").is_between(0, 10_000),
        "R2": ~c("pct_a").is_between(0, 100),
        "D1": c("d1") > c("d2"),
        "D2": c("d2") > c("d3"),
        "N1": c("c").is_null(),
    }


if __name__ == "__main__":
    sys.exit(main())
