"""Work that goes on while something else is done."""

from threading import Event, get_ident

import pytest

from dqcheck.sources.meanwhile import begun


def test_work_goes_on_while_something_else_is_done_and_is_waited_for() -> None:
    other = Event()

    def work() -> int:
        assert other.wait(10)  # never, if the work were done before ``begun`` returns
        return get_ident()

    ended = begun(work)
    other.set()
    assert ended() not in (get_ident(), None)
    assert ended() == ended()


def test_what_it_raised_is_raised_where_somebody_waits() -> None:
    def work() -> None:
        raise OSError("gone")

    ended = begun(work)
    with pytest.raises(OSError, match="gone"):
        ended()
