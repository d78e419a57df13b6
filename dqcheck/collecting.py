"""How often Python looks for records that hold each other."""

import gc

RECORDS_BETWEEN_COLLECTIONS = 200_000


def collect_seldom() -> None:
    """A process that reads makes many records and hardly a cycle: looking for cycles after every few hundred of them
    takes a third of a short run. It is still done, but seldom."""
    gc.set_threshold(RECORDS_BETWEEN_COLLECTIONS, 20, 20)
