"""How often Python looks for records that hold each other."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

RECORDS_BETWEEN_COLLECTIONS = 200_000
OF_A_READER = 20_000
"""The same for a process that reads file after file and keeps nothing of them: its memory is that of its cycles."""


def collect_seldom(records: int = RECORDS_BETWEEN_COLLECTIONS) -> None:
    """A process that reads makes many records and hardly a cycle: looking for cycles after every few hundred of them
    takes a third of a short run. It is still done, but seldom."""
    gc.set_threshold(records, 20, 20)


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
