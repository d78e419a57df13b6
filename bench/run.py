"""Time dqcheck, and its peers where their scripts and environments are given. See README.md beside this file."""

import argparse
import platform
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(HERE))

from narratives import long_line, write_reports  # noqa: E402
from timing import Case, in_turn, table  # noqa: E402

WORKLOADS = ("start", "w2", "w3-1m", "w3-10m", "narratives", "length", "reports")
FOUND = (0, 1)


def parsed() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default=",".join(WORKLOADS), help="workloads, separated by commas")
    parser.add_argument("--runs", type=int, default=7, help="measured runs of each command")
    parser.add_argument("--work", type=Path, default=ROOT / ".cache" / "bench", help="folder of data and answers")
    parser.add_argument("--dqcheck", type=Path, default=ROOT / ".venv" / "bin" / "dqcheck", help="the command to time")
    parser.add_argument("--peers", type=Path, help="folder of the peers' scripts")
    parser.add_argument("--envs", type=Path, help="folder with one virtual environment for each peer")
    parser.add_argument("--peer", default="limit: polars,dataframely", help="names of peers to run, or all")
    return parser.parse_args()


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
        generate(options, workload)
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
            judge=partial(converted, options, workload, report, truth, answer),
            codes=FOUND,
        )
    if options.envs is None:
        return
    folders = ["--envs", options.envs, "--data", options.work, "--out", options.work]
    listing = output([sys.executable, options.peers / "cases.py", *folders, "--only", workload])
    wanted = options.peer.split(",")
    for line in listing.splitlines():
        _, name, _, command, _, reference, written = line.split("\t")
        arguments = shlex.split(command)
        if (name in wanted or options.peer == "all") and Path(arguments[0]).exists():
            yield Case(
                name=name,
                command=tuple(arguments),
                base="limit: polars",
                judge=None if reference == "-" else partial(checked, options, Path(reference), Path(written)),
            )


def generate(options: argparse.Namespace, workload: str) -> None:
    """Make a workload's data with the peers' generator."""
    python = options.envs / "limits" / "bin" / "python" if options.envs else Path(sys.executable)
    script = [str(options.peers / "gen.py"), "--data", str(options.work), "--only", workload]
    subprocess.run([str(python if python.exists() else sys.executable), *script], check=True)


def converted(options: argparse.Namespace, workload: str, report: Path, truth: Path, answer: Path) -> str:
    """What the peers' judge says of a JSON report."""
    output([sys.executable, HERE / "answer.py", workload[:2], report, answer])
    return checked(options, truth, answer)


def checked(options: argparse.Namespace, truth: Path, answer: Path) -> str:
    """What the peers' judge says of an answer."""
    return output([sys.executable, options.peers / "check.py", truth, answer]).strip()


def output(command: Sequence[str | Path]) -> str:
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


def main() -> int:
    """Run the workloads that were asked for and print a table for each."""
    options = parsed()
    options.work.mkdir(parents=True, exist_ok=True)
    print(f"Python {platform.python_version()}, {platform.system()}, {options.runs} runs in turn after one unmeasured")
    for workload in options.only.split(","):
        if workload.startswith("w") and options.peers is None:
            print(f"\n## {workload}\nleft out: it needs the peers' scripts (--peers DIR)")
            continue
        makers = {"start": start, "narratives": narratives, "length": length, "reports": reports}
        cases = list(makers[workload](options) if workload in makers else peers(options, workload))
        print(f"\n## {workload}\n{table(in_turn(cases, options.runs))}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
