"""Run one night of the worked example on a standalone cluster of Spark: a master and two workers on this machine.

usage: spark_cluster.py [ROWS]

Writes 34 parts of Parquet, starts the cluster from the jars of pyspark (Java 17 or newer is all it takes), checks the
parts once with polars and once on the cluster, and says whether both told the same and what each took. Exit code 1 when
they differ. Nothing stays but what is printed.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import polars as pl

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "docs" / "examples"
HOST, PORT, WORKERS = "127.0.0.1", 17077, 2
PROVINCES, UNITS = 34, 100
NIGHT = "2025-10-01"
LONGEST = 900
"""Seconds after which a night is given up."""


def write_parts(folder: Path, rows: int) -> None:
    """A table of so many records in parts by province: of a thousand records three do not add up, and two rates are
    wrong."""
    number = pl.int_range(rows, eager=True).alias("number")
    carried, new = number * 7919 % 500, number * 104_729 % 5000 + 1
    received = carried + new + (number % 1000 < 3).cast(pl.Int64)
    on_time = received * (number % 97) // 97
    rate = (100 * on_time / received).round(2) + (number % 1000 > 997).cast(pl.Float64) * 1.5
    texts = {"unit": "Xã " + (number // PROVINCES % UNITS).cast(pl.String), "province": number % PROVINCES}
    figures = {"received": received, "carried_over": carried, "new": new, "on_time": on_time, "on_time_rate": rate}
    table = pl.DataFrame({**texts, **figures})
    for (province,), part in table.group_by("province"):
        place = folder / f"province={province:02}"
        place.mkdir(parents=True)
        part.drop("province").write_parquet(place / "part-0.parquet")


@contextmanager
def cluster(logs: Path) -> Iterator[str]:
    """The address of a cluster of two workers of one core and a gigabyte each, which ends with the block."""
    found = find_spec("pyspark")
    if found is None or found.origin is None:
        sys.exit('pyspark is not installed: pip install "dqcheck[spark]"')
    home = Path(found.origin).parent
    address = f"spark://{HOST}:{PORT}"
    environment = {**os.environ, "SPARK_HOME": str(home), "SPARK_LOCAL_IP": HOST}
    command = str(home / "bin" / "spark-class")

    def start(log: str, name: str, *words: str) -> "subprocess.Popen[bytes]":
        with (logs / log).open("wb") as out:
            line = [command, f"org.apache.spark.deploy.{name}", "--host", HOST, "--webui-port", "0", *words]
            return subprocess.Popen(line, env=environment, stdout=out, stderr=out)

    running = [start("master.log", "master.Master", "--port", str(PORT))]
    for number in range(WORKERS):
        own = ("--cores", "1", "--memory", "1g", "--work-dir", str(logs / f"work-{number}"), address)
        running.append(start(f"worker-{number}.log", "worker.Worker", *own))
    try:
        yield address
    finally:
        for one in reversed(running):
            one.terminate()
            one.wait(timeout=30)


def night(data: Path, out: Path, address: str | None) -> tuple[dict[str, object], float]:
    """The outcome of the example's night, run as its users run it, and the seconds that it took."""
    conf = {
        "spark.driver.host": HOST,
        "spark.driver.bindAddress": HOST,
        "spark.cores.max": str(WORKERS),
        "spark.executor.memory": "700m",
        "spark.sql.shuffle.partitions": "8",
        "spark.ui.enabled": "false",
        "spark.log.level": "ERROR",
    }
    words = " ".join(f"--conf {name}={value}" for name, value in conf.items())
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    if address is not None:
        environment["PYSPARK_SUBMIT_ARGS"] = f"--master {address} {words} pyspark-shell"
    line = [sys.executable, str(EXAMPLE / "nightly.py"), str(data), str(EXAMPLE / "nightly.yaml"), str(out), NIGHT]
    began = time.perf_counter()
    line += ["--spark"] if address is not None else []
    done = subprocess.run(line, env=environment, capture_output=True, text=True, check=False, timeout=LONGEST)
    if not done.stdout.strip().startswith("{"):
        sys.exit(f"the night broke:\n{done.stderr}")
    outcome: dict[str, object] = json.loads(done.stdout.strip().splitlines()[-1])
    return outcome, time.perf_counter() - began


def failing(out: Path) -> pl.DataFrame:
    """The failing records of a night, in an order that no engine changes."""
    found = pl.read_parquet(out / "failing" / "**/*.parquet", hive_partitioning=True)
    names = sorted(set(found.columns) - {"row"})  # records of a cluster have no numbers
    return found.select(names).sort(names)


def main() -> int:
    """Check the parts in both ways and compare."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        logs = folder / "logs"
        logs.mkdir()
        write_parts(folder / "data", rows)
        outcomes, tables = {}, {}
        with cluster(logs) as address:
            for name, where in (("polars", None), ("cluster", address)):
                outcome, seconds = night(folder / "data", folder / name, where)
                outcomes[name] = {key: value for key, value in outcome.items() if key != "report"}
                tables[name] = failing(folder / name)
                print(f"{name}: {seconds:.1f} s, {len(tables[name]):,} failing records of {rows:,}")
            jobs = (logs / "master.log").read_text(encoding="utf-8", errors="replace").count("Launching executor")
        print(f"executors launched on the workers: {jobs}")
    same = outcomes["polars"] == outcomes["cluster"] and tables["polars"].equals(tables["cluster"])
    print("both told the same" if same else f"they differ: {outcomes}")
    return 0 if same and jobs >= WORKERS else 1


if __name__ == "__main__":
    sys.exit(main())
