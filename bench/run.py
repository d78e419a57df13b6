"""Time dqcheck, and its peers where their scripts and environments are given. See README.md beside this file."""

import argparse
import os
import platform
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(HERE))

import growth_pages  # noqa: E402
from timing import Timing, in_turn, table  # noqa: E402
from workloads import GROWTH, NEED_PEERS, WORKLOADS  # noqa: E402

MOST_RUNS_OF_GROWTH = 3


def parsed() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default=",".join(WORKLOADS), help="workloads, separated by commas")
    parser.add_argument("--runs", type=int, default=7, help="measured runs of each command (of what grows: three)")
    parser.add_argument("--work", type=Path, default=ROOT / ".cache" / "bench", help="folder of data and answers")
    parser.add_argument("--dqcheck", type=Path, default=ROOT / ".venv" / "bin" / "dqcheck", help="the command to time")
    parser.add_argument("--peers", type=Path, help="folder of the peers' scripts")
    parser.add_argument("--envs", type=Path, help="folder with one virtual environment for each peer")
    parser.add_argument("--peer", default="limit: polars,dataframely", help="names of peers to run, or all")
    parser.add_argument("--communes", type=int, default=3321, help="communes of the workload nation")
    parser.add_argument("--largest", type=int, default=10_000_000, help="the largest size of what grows")
    parser.add_argument("--pages", action="store_true", help="keep the growth that was measured, and draw it in docs")
    return parser.parse_args()


def main() -> int:
    """Run the workloads that were asked for and print a table for each."""
    options = parsed()
    options.work.mkdir(parents=True, exist_ok=True)
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    machine = f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} processors"
    print(f"{machine}, load {load:.1f} before the first; {options.runs} runs in turn after one unmeasured")
    grown: dict[str, Sequence[Timing]] = {}
    for workload in options.only.split(","):
        if workload in NEED_PEERS and options.peers is None:
            print(f"\n## {workload}\nleft out: it needs the peers' scripts (--peers DIR)")
            continue
        runs = min(options.runs, MOST_RUNS_OF_GROWTH) if workload in GROWTH else options.runs
        timings = in_turn(list(WORKLOADS[workload](options)), runs)
        print(f"\n## {workload}\n{table(timings)}", flush=True)
        if workload in GROWTH:
            grown[workload] = timings
    if options.pages:
        _keep(grown, load)
    return 0


def _keep(grown: Mapping[str, Sequence[Timing]], load: float) -> None:
    """Keep what was measured of growth, and draw all that is kept."""
    kept = growth_pages.with_measured(grown, processors=os.cpu_count() or 1, load=load)
    growth_pages.draw(kept)
    print(f"\nkept in {growth_pages.MEASURED.relative_to(ROOT)}, drawn in docs")


if __name__ == "__main__":
    sys.exit(main())
