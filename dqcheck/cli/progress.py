"""A progress bar for long runs: on a terminal only, and only once a run has taken a while."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from dqcheck.messages import legible_line, sentence
from dqcheck.model.text import Language

PATIENCE = 1.0
"""Seconds a reviewer waits without a sign of life; rich is not imported before."""

Step = Callable[[int, int, str], None]
"""Called with files done, files in all, and the name of the next file."""


@contextmanager
def progress(language: Language) -> Iterator[Step]:
    """Yield a step function that draws a bar on the standard error when the run is long."""
    started, bar, task = time.monotonic(), None, None

    def step(done: int, total: int, name: str) -> None:
        nonlocal bar, task
        if bar is None:
            if not sys.stderr.isatty() or time.monotonic() - started < PATIENCE:
                return
            bar = _bar(language)
            bar.start()
            task = bar.add_task("", total=total)
        bar.update(task, completed=done, total=total, description=legible_line(name))

    try:
        yield step
    finally:
        if bar is not None:
            bar.stop()


def _bar(language: Language) -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    return Progress(
        TextColumn(sentence("progress.checking", language)),
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TextColumn("{task.description}", markup=False),
        console=Console(stderr=True),
        transient=True,
    )
