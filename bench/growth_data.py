"""Tables, rulesets and folders of growing size, made up from fixed seeds. One record in twenty thousand breaks a rule.

usage: growth_data.py rows|files TARGET COUNT    or    growth_data.py rules TARGET COUNT FORM

Tables have the columns of ``rules/w3``. Workbooks are those of one commune each, on the form of ``rules/files``.
"""

import random
import sys
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

ROWS_AT_A_TIME = 1_000_000
WRONG_IN = 20_000
SEED = 20260115


def write_rows(path: Path, count: int) -> None:
    """A .parquet or .csv file of so many records, made and written a million at a time."""
    import pyarrow.parquet as pq

    parts = (_rows(start, min(ROWS_AT_A_TIME, count - start)) for start in range(0, count, ROWS_AT_A_TIME))
    if path.suffix == ".csv":
        with path.open("wb") as file:
            for number, part in enumerate(parts):
                part.write_csv(file, include_header=not number)
        return
    writer = None
    for part in parts:
        table = part.to_arrow()
        writer = writer or pq.ParquetWriter(path, table.schema)
        writer.write_table(table)
    if writer is not None:
        writer.close()


def _rows(start: int, count: int) -> pl.DataFrame:
    """Records whose sums, percentages and dates hold, but for one in ``WRONG_IN``."""
    rng = np.random.default_rng([SEED, start])
    a, b, c = (rng.integers(1, 9_000, count) for _ in range(3))
    ab, abc = a + b, a + b + c
    first = np.datetime64("2020-01-01") + rng.integers(0, 1_500, count)
    second, third = (first + rng.integers(0, 60, count) for _ in range(2))
    wrong = rng.random(count) < 1 / WRONG_IN
    frame = {
        "id": (np.arange(start, start + count) * 2_654_435_761) % 2**40,
        "a": a,
        "b": b,
        "c": c,
        "ab": ab + wrong,
        "abc": abc,
        "pct_a": _percent(a, abc),
        "pct_b": _percent(b, abc),
        "pct_ab": _percent(ab, abc),
        "d1": first,
        "d2": second,
        "d3": np.maximum(second, third),
    }
    made = pl.DataFrame(frame).with_columns(pl.col("d1", "d2", "d3").cast(pl.Date))
    odd = pl.Series(rng.random(count) < 1 / WRONG_IN)
    return made.with_columns(
        id=pl.when(odd).then(pl.col("id").shift(1).fill_null(pl.col("id"))).otherwise(pl.col("id")),
        c=pl.when(pl.Series(rng.random(count) < 1 / WRONG_IN)).then(None).otherwise(pl.col("c")),
    )


def _percent(part: NDArray[np.int64], whole: NDArray[np.int64]) -> NDArray[np.float64]:
    """The percentage of two decimals, a half rounded up, in whole numbers until the end."""
    rounded: NDArray[np.int64] = (20_000 * part + whole) // (2 * whole)
    return rounded / 100


def write_rules(folder: Path, count: int, form: Path) -> None:
    """A ruleset of so many rules on the form of a table: sums, percentages, orders and bounds in turn."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ruleset.yaml").write_text(form.read_text(encoding="utf-8"), encoding="utf-8")
    kinds = (
        ("total", "total: ab, parts: [a, b]"),
        ("percentage", "stated: pct_b, part: b, whole: abc, decimals: 2"),
        ("order", "values: [d1, d2]"),
        ("range", "field: a, at_least: 0, at_most: {bound}"),
        ("required", "field: c"),
    )
    lines = ["rules:"]
    for number in range(count):
        check, parameters = kinds[number % len(kinds)]
        lines += [
            f"  - id: g{number}",
            f"    title: {{vi: Quy tắc {number}, en: Rule {number}}}",
            "    severity: error",
            f"    check: {check}",
            f"    with: {{table: records, {parameters.format(bound=10_000 + number)}}}",
        ]
    (folder / "rules.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_workbooks(folder: Path, count: int) -> None:
    """A folder of so many workbooks, each the one line of a commune."""
    import xlsxwriter

    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(SEED)
    heads = ["Đơn vị", "Tổng số hồ sơ", "Trực tuyến", "Trực tiếp", "Đã giải quyết", "Đúng hạn", "Quá hạn"]
    for number in range(count):
        online, counter = rng.randint(10, 900), rng.randint(10, 900)
        late = rng.randint(0, 9)
        solved = online + counter - rng.randint(0, 5)
        received = online + counter + (9 if rng.random() < 1 / 40 else 0)
        figures = [received, online, counter, solved, solved - late, late]
        with xlsxwriter.Workbook(folder / f"xa-{number + 1:04d}.xlsx") as book:
            sheet = book.add_worksheet("Hồ sơ")
            sheet.write_row(0, 0, heads)
            sheet.write_row(1, 0, [f"Xã Thử Nghiệm {number + 1}", *figures])


def main() -> int:
    """Make what is asked for, in a process of its own: one that has read much would count for those that it starts."""
    kind, target, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    if kind == "rows":
        write_rows(target, count)
    elif kind == "files":
        write_workbooks(target, count)
    else:
        write_rules(target, count, Path(sys.argv[4]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
