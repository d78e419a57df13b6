"""What is done while something else goes on: only work that leaves the interpreter to others, as reading and hashing a
file does."""

from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")


def begun(work: Callable[[], Found]) -> Callable[[], Found]:
    """Begin some work in a thread of its own. What is returned waits for its end and gives what it gave, or raises what
    it raised."""
    from threading import Thread

    found: list[Found] = []
    raised: list[BaseException] = []

    def done() -> None:
        try:
            found.append(work())
        except BaseException as error:  # noqa: BLE001  # raised again where somebody waits for it
            raised.append(error)

    thread = Thread(target=done, daemon=True)
    thread.start()

    def ended() -> Found:
        thread.join()
        if raised:
            raise raised[0]
        return found[0]

    return ended
