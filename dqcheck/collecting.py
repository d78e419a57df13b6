"""How often Python looks for records that hold each other."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

RECORDS_BETWEEN_COLLECTIONS = 200_000


def collect_seldom() -> None:
    """A process that reads makes many records and hardly a cycle: looking for cycles after every few hundred of them
    takes a third of a short run. It is still done, but seldom."""
    gc.set_threshold(RECORDS_BETWEEN_COLLECTIONS, 20, 20)


def collect_young() -> None:
    """Look for cycles among what was made since this was last done: for a process that reads file after file, when of
    one nothing is left but its cycles. There is then next to nothing to look at."""
    gc.collect(0)


@contextmanager
def uncollected() -> Iterator[None]:
    """While modules are loaded: all that they make stays, and so does what the caller holds, a library of frames for
    one. Looking through all of it again and again finds nothing."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
