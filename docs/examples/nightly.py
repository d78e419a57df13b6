"""A table of the nation, a folder of Parquet in parts by province, checked every night.

usage: nightly.py DATA RULES OUT NIGHT [--spark]

Without ``--spark`` polars reads the parts in a pass on this machine; with it (``spark-submit nightly.py ... --spark``)
they are read and screened on the cluster. Functions are plain: tasks of Airflow and Prefect call them as they are.
"""

import argparse
import datetime as dt
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import dqcheck
from dqcheck.errors import DqcheckError

TOLD = 20
"""Findings of each rule that are told in words; all failing records stand in the table."""


def of_polars(data: str) -> Any:
    """The parts as a lazy frame; a folder ``province=01`` stays the text that it is."""
    import polars as pl

    return pl.scan_parquet(f"{data}/**/*.parquet", hive_partitioning=True, hive_schema={"province": pl.String})


def of_spark(data: str) -> Any:
    """The same as a frame of Spark, in the session that is active or a new one."""
    from pyspark.sql import SparkSession

    session = SparkSession.builder.appName("dqcheck nightly").getOrCreate()
    session.conf.set("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
    return session.read.parquet(data)


def check_night(frame: Any, rules: str, failing: str, told: str, night: str) -> dict[str, object]:
    """Check the frame of a night. The failing records go to ``failing/date=NIGHT``, which may be any place that the
    cluster knows, the first findings in words to the folder ``told/date=NIGHT``. A second try writes the same again."""
    report = dqcheck.check_frame(frame, rules)
    report.write(f"{failing}/date={night}", overwrite=True)
    folder = Path(told) / f"date={night}"
    folder.mkdir(parents=True, exist_ok=True)
    first = report.shortened(TOLD)
    for name in ("findings.parquet", "report.json", "report.html"):
        first.save(folder / name)
    return {
        "night": night,
        "accepted": report.accepted("error"),
        "judged": report.judged,
        "failed": {rule.rule: rule.failed for rule in report.rules if rule.failed},
        "report": str(folder / "report.html"),
    }


def gate(outcome: Mapping[str, Any]) -> None:
    """Stop what comes after a night that is not accepted: its task fails, with the counts and where to look."""
    if not outcome["accepted"]:
        counts = (
            ", ".join(f"{rule}: {count}" for rule, count in outcome["failed"].items()) or "not all could be checked"
        )
        raise RuntimeError(f"{outcome['night']} is not accepted ({counts}); see {outcome['report']}")


def day(text: str) -> str:
    """A night by its day, which names the folders that are written."""
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day such as 2025-10-01") from None


def main(words: list[str]) -> str | None:
    """One night from the command line; what went wrong in a sentence, for whoever reads the log."""
    usage = argparse.ArgumentParser(prog="nightly.py", description="Check a night of a partitioned table.")
    usage.add_argument("data", help="folder of Parquet in parts by province")
    usage.add_argument("rules", help="ruleset")
    usage.add_argument("out", help="folder for failing records and reports")
    usage.add_argument("night", type=day, help="day, such as 2025-10-01")
    usage.add_argument("--spark", action="store_true", help="read and screen on the cluster")
    given = usage.parse_args(words)
    if not given.spark and "://" not in given.data and not any(Path(given.data).rglob("*.parquet")):
        usage.error(f"there is no .parquet under {given.data}")
    try:
        frame = of_spark(given.data) if given.spark else of_polars(given.data)
        places = (f"{given.out}/failing", f"{given.out}/told")
        outcome = check_night(frame, given.rules, *places, given.night)
        print(json.dumps(outcome, ensure_ascii=False))
        gate(outcome)
    except (DqcheckError, RuntimeError, OSError) as error:
        return f"nightly.py: {error}"
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
