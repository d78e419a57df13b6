"""The workloads of the benchmark, by name: each gives the commands that are timed in turn.

Another one is a function from the options to its cases, and its line in ``WORKLOADS``.
"""

import argparse
import json
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from narratives import long_line, write_reports
from timing import Case

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FOUND = (0, 1)
BY_HAND = "polars by hand"
ROWS_OF_RULES = 100_000
"""Rows of the table on which the number of rules grows."""
GROWTH = {
    "growth-rows": (10_000, 100_000, 1_000_000, 10_000_000),
    "growth-csv": (10_000, 100_000, 1_000_000),
    "growth-rules": (10, 30, 100, 300, 1000),
    "growth-files": (10, 30, 100, 300, 1000),
}
"""The sizes of each workload that grows."""


def start(options: argparse.Namespace) -> Iterator[Case]:
    """Start-up: what every user waits for."""
    python = str(options.dqcheck.parent / "python")
    yield Case(name="import sys", command=(python, "-c", "import sys"), base="import click")
    yield Case(name="import click", command=(python, "-c", "import click"))
    yield Case(name="import dqcheck", command=(python, "-c", "import dqcheck"), base="import sys")
    yield Case(name="dqcheck --help", command=(str(options.dqcheck), "--help"), base="import click")
    yield Case(name="dqcheck --version", command=(str(options.dqcheck), "--version"), base="import click")


def peers(options: argparse.Namespace, workload: str) -> Iterator[Case]:
    """A workload of the peers: dqcheck first, then each peer whose environment exists."""
    suffix = "xlsx" if workload == "w2" else "parquet"
    data, rules = options.work / f"{workload}.{suffix}", HERE / "rules" / workload[:2]
    truth = options.work / f"{workload}.truth.json"
    if not data.exists():
        _generate(options, workload)
    python, command = str(options.dqcheck.parent / "python"), str(options.dqcheck)
    own: dict[str, tuple[str, ...]] = {
        "dqcheck": (command, "run", str(data), "--rules", str(rules), "--format", "json")
    }
    if suffix == "parquet":
        own["dqcheck"] = (*own["dqcheck"], "--findings", "0")
        own["dqcheck.check_frame"] = (python, str(HERE / "frame.py"), str(data), str(rules), "records")
    for name, words in own.items():
        report, answer = options.work / f"{workload}.{name}.report.json", options.work / f"{workload}.{name}.json"
        yield Case(
            name=name,
            command=words,
            base="limit: polars",
            output=report,
            judge=partial(_converted, options, workload, report, truth, answer),
            codes=FOUND,
        )
    if options.envs is None:
        return
    folders = ["--envs", options.envs, "--data", options.work, "--out", options.work]
    listing = _output([sys.executable, options.peers / "cases.py", *folders, "--only", workload])
    wanted = options.peer.split(",")
    for line in listing.splitlines():
        _, name, _, command, _, reference, written = line.split("\t")
        arguments = shlex.split(command)
        if (name in wanted or options.peer == "all") and Path(arguments[0]).exists():
            yield Case(
                name=name,
                command=tuple(arguments),
                base="limit: polars",
                judge=None if reference == "-" else partial(_checked, options, Path(reference), Path(written)),
            )


def _generate(options: argparse.Namespace, workload: str) -> None:
    """Make a workload's data with the peers' generator."""
    python = options.envs / "limits" / "bin" / "python" if options.envs else Path(sys.executable)
    script = [str(options.peers / "gen.py"), "--data", str(options.work), "--only", workload]
    subprocess.run([str(python if python.exists() else sys.executable), *script], check=True)


def _converted(options: argparse.Namespace, workload: str, report: Path, truth: Path, answer: Path) -> str:
    """What the peers' judge says of a JSON report."""
    _output([sys.executable, HERE / "answer.py", workload[:2], report, answer])
    return _checked(options, truth, answer)


def _checked(options: argparse.Namespace, truth: Path, answer: Path) -> str:
    """What the peers' judge says of an answer."""
    return _output([sys.executable, options.peers / "check.py", truth, answer]).strip()


def _output(command: Sequence[str | Path]) -> str:
    """Standard output of a command that must succeed."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def narratives(options: argparse.Namespace) -> Iterator[Case]:
    """A batch of narrative reports."""
    folder = options.work / "narratives"
    if not folder.exists():
        write_reports(folder, count=100, characters=20_000)
    yield Case(
        name="100 reports of 20,000 characters",
        command=(str(options.dqcheck), "run", str(folder), "--format", "json"),
        output=options.work / "narratives.json",
        codes=FOUND,
    )


def length(options: argparse.Namespace) -> Iterator[Case]:
    """Time against length, on a line that never ends."""
    for size in (1, 2, 5):
        path = options.work / f"line-{size}mb.txt"
        if not path.exists():
            path.write_text(long_line(size * 1_000_000), encoding="utf-8")
        yield Case(
            name=f"a line of {size} MB",
            command=(str(options.dqcheck), "run", str(path), "--format", "json"),
            base="a line of 1 MB",
            output=options.work / f"line-{size}mb.json",
            codes=(0, 1, 3),
        )


def reports(options: argparse.Namespace) -> Iterator[Case]:
    """Every output format of the sample workbook."""
    run = (str(options.dqcheck), "run", str(ROOT / "fixtures" / "submissions.xlsx"))
    out = options.work / "reports"
    out.mkdir(exist_ok=True)
    endings = ("html", "xlsx", "md", "csv", "json", "sarif")
    files = [word for ending in endings for word in ("-o", str(out / f"report.{ending}"))]
    yield Case(name="the sample workbook", command=run, codes=FOUND)
    yield Case(
        name="the same in every format",
        command=(*run, *files, "--annotate", str(out / "annotated")),
        base="the sample workbook",
        codes=FOUND,
    )


def csv(options: argparse.Namespace) -> Iterator[Case]:
    """A .csv of a million rows under twelve rules, against the same rules by hand on polars' own scan."""
    yield from _rows(options, 1_000_000, "csv")


def sheet(options: argparse.Namespace) -> Iterator[Case]:
    """A worksheet of a hundred thousand rows and thirty columns, against the fastest reader of its cells."""
    data = options.work / "w4.xlsx"
    if not data.exists():
        _generate(options, "w4")
    command = (str(options.dqcheck), "run", str(data), "--rules", str(HERE / "rules" / "w4"), "--format", "json")
    yield Case(name="dqcheck", command=command, base="fastexcel reads", codes=FOUND)
    limits = options.envs / "limits" / "bin" / "python" if options.envs else None
    if limits is not None and limits.exists():
        reader = (str(options.peers / "w4" / "read_xlsx.py"), "fastexcel", str(data))
        yield Case(name="fastexcel reads", command=(str(limits), *reader))


def engines(options: argparse.Namespace) -> Iterator[Case]:
    """A million rows through ``check_frame``, held by each engine that the environment of dqcheck has."""
    data, python = _table(options, 1_000_000, "parquet"), str(options.dqcheck.parent / "python")
    words = (str(HERE / "frame.py"), str(data), str(HERE / "rules" / "w3"), "records")
    for engine in ("polars", "pyarrow", "pandas", "duckdb"):
        if subprocess.run((python, "-c", f"import {engine}"), capture_output=True, check=False).returncode == 0:
            yield Case(name=engine, command=(python, *words, engine), base="polars", codes=FOUND)


def nation(options: argparse.Namespace) -> Iterator[Case]:
    """A workbook and a report in prose of every commune of Việt Nam; and the same again, with what was read kept."""
    folder = options.work / f"nation-{options.communes}"
    if not (folder / "whole").exists():
        subprocess.run([sys.executable, HERE / "nation.py", folder, str(options.communes)], check=True)
        (folder / "whole").touch()
    sent = (str(folder / "workbooks"), str(folder / "reports"))
    command = (str(options.dqcheck), "run", *sent, "--rules", str(folder / "rules"), "--format", "json")
    name = f"{options.communes} workbooks and {options.communes} reports"
    yield Case(name=name, command=command, output=options.work / "nation.json", codes=FOUND)
    yield Case(
        name="the same again, nothing changed",
        command=(*command, "--cache", str(folder / "cache")),
        base=name,
        output=options.work / "nation-again.json",
        codes=FOUND,
    )


def growth_in_rows(options: argparse.Namespace, name: str) -> Iterator[Case]:
    """The twelve rules of ``w3`` on tables of growing length."""
    for count in _sizes(options, name):
        yield from _rows(options, count, "csv" if name == "growth-csv" else "parquet", f" {count}")


def growth_in_rules(options: argparse.Namespace, name: str) -> Iterator[Case]:
    """A growing number of rules on one table."""
    data = _table(options, ROWS_OF_RULES, "parquet")
    sizes = _sizes(options, name)
    for count in sizes:
        folder = options.work / f"rules-{count}"
        _make("rules", folder, count, HERE / "rules" / "w3" / "ruleset.yaml")
        command = (str(options.dqcheck), "run", str(data), "--rules", str(folder), "--format", "json")
        yield Case(
            name=f"dqcheck {count}",
            command=(*command, "--findings", "0"),
            base=f"dqcheck {sizes[0]}",
            codes=FOUND,
        )


def growth_in_files(options: argparse.Namespace, name: str) -> Iterator[Case]:
    """A growing number of workbooks of one commune each."""
    sizes = _sizes(options, name)
    for count in sizes:
        folder = options.work / f"files-{count}"
        if not folder.exists():
            _make("files", folder, count)
        command = (str(options.dqcheck), "run", str(folder), "--rules", str(HERE / "rules" / "files"))
        yield Case(
            name=f"dqcheck {count}",
            command=(*command, "--format", "json"),
            base=f"dqcheck {sizes[0]}",
            codes=FOUND,
        )


def _sizes(options: argparse.Namespace, name: str) -> Sequence[int]:
    return [size for size in GROWTH[name] if size <= options.largest] or GROWTH[name][:1]


def _table(options: argparse.Namespace, count: int, ending: str) -> Path:
    data: Path = options.work / f"rows-{count}.{ending}"
    if not data.exists():
        _make("rows", data, count)
    return data


def _make(kind: str, target: Path, count: int, *more: Path) -> None:
    """Make data that grows, in a process of its own."""
    subprocess.run([sys.executable, HERE / "growth_data.py", kind, target, str(count), *more], check=True)


def _rows(options: argparse.Namespace, count: int, ending: str, mark: str = "") -> Iterator[Case]:
    """The rules of ``w3`` on a table of so many rows, by dqcheck and by hand, which must count alike."""
    data = _table(options, count, ending)
    report, answer = options.work / f"{data.name}.report.json", options.work / f"{data.name}.by-hand.json"
    command = (str(options.dqcheck), "run", str(data), "--rules", str(HERE / "rules" / "w3"), "--format", "json")
    yield Case(
        name=f"dqcheck{mark}",
        command=(*command, "--findings", "0"),
        base=f"{BY_HAND}{mark}",
        output=report,
        judge=partial(_agreed, report, answer),
        codes=FOUND,
    )
    python = str(options.dqcheck.parent / "python")
    yield Case(name=f"{BY_HAND}{mark}", command=(python, str(HERE / "by_hand.py"), str(data), str(answer)))


def _agreed(report: Path, answer: Path) -> str:
    """How many rules of a report count and list what the answer by hand does."""
    converted = report.with_suffix(".answer.json")
    _output([sys.executable, HERE / "answer.py", "w3", report, converted])
    mine, other = (json.loads(path.read_text(encoding="utf-8"))["rules"] for path in (converted, answer))
    return f"counts and rows {sum(mine.get(rule) == found for rule, found in other.items())}/{len(other)}"


WORKLOADS: Mapping[str, Callable[[argparse.Namespace], Iterator[Case]]] = {
    "start": start,
    "w2": partial(peers, workload="w2"),
    "w3-1m": partial(peers, workload="w3-1m"),
    "w3-10m": partial(peers, workload="w3-10m"),
    "w3-csv": csv,
    "w4": sheet,
    "engines": engines,
    "narratives": narratives,
    "nation": nation,
    "length": length,
    "reports": reports,
    "growth-rows": partial(growth_in_rows, name="growth-rows"),
    "growth-csv": partial(growth_in_rows, name="growth-csv"),
    "growth-rules": partial(growth_in_rules, name="growth-rules"),
    "growth-files": partial(growth_in_files, name="growth-files"),
}

NEED_PEERS = ("w2", "w3-1m", "w3-10m", "w4")
"""Workloads whose data the peers' scripts make."""
