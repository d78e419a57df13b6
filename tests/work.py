"""How much work a call does, counted and never timed: the same on a busy machine as on an idle one."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

PATIENCE = 120
"""Seconds of processor time after which a call that should take one or two is held to be without end."""


def calls(action: Callable[[], object]) -> int:
    """The number of calls, of Python and of C functions, that ``action`` makes."""
    made = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        action()
    finally:
        sys.setprofile(None)
    return made


@contextmanager
def an_end() -> Iterator[None]:
    """Stop a call whose work grows faster than its input: give it input on which that would never end."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise AssertionError("the work does not come to an end")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
