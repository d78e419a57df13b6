"""Whole processes, timed in turn."""

import os
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

LONGEST = 300.0
"""Seconds after which a process is ended and counts as failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A command of a workload.

    ``base`` is the name of the case its ratio refers to; ``output`` takes its standard output; ``judge`` says, after
    the last run, whether its answer is right; ``codes`` are the exit codes that mean success.
    """

    name: str
    command: Sequence[str]
    base: str = ""
    output: Path | None = None
    judge: Callable[[], str] | None = None
    codes: tuple[int, ...] = (0,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Wall time and time of all processors in seconds, and peak memory in MB (10^6 bytes), of one process."""

    seconds: float
    processor_seconds: float
    megabytes: float


@dataclass(slots=True, kw_only=True)
class Timing:
    """The runs of a case, or why there are none."""

    case: Case
    runs: list[Run] = field(default_factory=list)
    failure: str = ""
    answer: str = ""


def once(case: Case) -> Run:
    """Run a case; raise RuntimeError with the end of its error output when it fails."""
    with (
        Path(case.output or os.devnull).open("wb") as out,
        subprocess.Popen(case.command, stdout=out, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL) as process,
    ):
        start = time.perf_counter()
        alarm = threading.Timer(LONGEST, process.kill)
        alarm.start()
        errors = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        alarm.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in case.codes:
        if seconds >= LONGEST:
            raise RuntimeError(f"ended after {LONGEST:.0f} s")
        last = errors.decode(errors="replace").strip().splitlines()[-1:] or [""]
        raise RuntimeError(f"exit code {process.returncode}: {last[0]}")
    used = usage.ru_utime + usage.ru_stime
    return Run(seconds=seconds, processor_seconds=used, megabytes=usage.ru_maxrss * 1024 / 1e6)


def in_turn(cases: Sequence[Case], rounds: int) -> list[Timing]:
    """Run every case once unmeasured, then ``rounds`` times in turn. A case that fails is left out from then on."""
    timings = [Timing(case=case) for case in cases]
    for number in range(rounds + 1):
        for timing in timings:
            if timing.failure:
                continue
            try:
                run = once(timing.case)
            except (RuntimeError, OSError) as error:
                timing.failure = str(error)
                continue
            if number:
                timing.runs.append(run)
    for timing in timings:
        if timing.case.judge and not timing.failure:
            try:
                timing.answer = timing.case.judge()
            except subprocess.CalledProcessError as error:
                timing.answer = f"no answer: {(error.stderr or '').strip().splitlines()[-1:]}"
    return timings


def table(timings: Sequence[Timing]) -> str:
    """The timings as a Markdown table."""
    by_name = {timing.case.name: timing for timing in timings}
    head = "| what | median s (min-max) | ratio (min-max) | processor s | ratio | peak MB | runs | answer |"
    lines = [head, "|---|---|---|---|---|---|---|---|"]
    for timing in timings:
        if timing.failure or not timing.runs:
            lines.append(f"| {timing.case.name} | failed: {timing.failure} | | | | | 0 | |")
            continue
        seconds = [run.seconds for run in timing.runs]
        base = by_name.get(timing.case.base)
        pairs = list(zip(timing.runs, base.runs, strict=False)) if base else []
        ratios = [own.seconds / other.seconds for own, other in pairs]
        used = [run.processor_seconds for run in timing.runs]
        shares = [own.processor_seconds / other.processor_seconds for own, other in pairs]
        peak = f"{max(run.megabytes for run in timing.runs):.0f}"
        times = (spread(seconds, 3), spread(ratios, 2), spread(used, 2), spread(shares, 2))
        cells = (timing.case.name, *times, peak, len(seconds), timing.answer)
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    return "\n".join(lines)


def spread(values: Sequence[float], digits: int) -> str:
    """Median with the smallest and the largest value, or nothing."""
    if not values:
        return ""
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}-{max(values):.{digits}f})"
