"""Work in child processes: what a child does not survive is told of its call, and the others are answered."""

import os
import signal
import sys
import time

import pytest

from dqcheck.engine.children import Before, Call, Lost, run

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals")


def answered(calls, count=2, seconds=20):
    return dict(run([Call(function, arguments, seconds) for function, arguments in calls], count, 1024))


def test_every_call_is_answered_whatever_the_order():
    assert answered([(len, ("a" * n,)) for n in range(20)]) == {n: n for n in range(20)}
    assert answered([]) == {}


@posix
def test_a_child_that_is_killed_costs_its_call_only():
    calls = [(len, ("a",)), (signal.raise_signal, (signal.SIGKILL,)), (os.abort, ()), (len, ("ab",)), (len, ("abc",))]
    found = answered(calls)
    assert found == {0: 1, 1: Lost(False, -signal.SIGKILL), 2: Lost(False, -signal.SIGABRT), 3: 2, 4: 3}


def test_a_child_that_takes_too_long_is_ended():
    began = time.monotonic()
    found = answered([(time.sleep, (60,)), (len, ("ab",))], seconds=2)
    assert found == {0: Lost(timed_out=True), 1: 2}
    assert time.monotonic() - began < 30


@pytest.mark.skipif(sys.platform != "linux", reason="a limit that this system does not know")
def test_a_child_that_asks_for_too_much_memory_is_ended_and_the_process_goes_on():
    found = answered([(bytearray, (10**10,)), (len, ("ab",))])
    assert isinstance(found[0], Lost)
    assert found[1] == 2


@pytest.mark.skipif(sys.platform != "linux", reason="a limit that this system does not know")
def test_a_call_has_its_own_memory_and_the_next_one_is_not_bound_by_it():
    calls = [Call(len, ("a",), 20, 64), Call(bytearray, (200 << 20,), 20), Call(bytearray, (200 << 20,), 20, 64)]
    found = dict(run(calls, 1, 1024))
    assert found[0] == 1 and len(found[1]) == 200 << 20
    assert isinstance(found[2], Lost)


def test_what_a_child_prints_is_no_answer():
    assert answered([(os.write, (1, b"printed")), (len, ("ab",))]) == {0: 7, 1: 2}


def test_where_no_child_can_be_started_it_is_told(monkeypatch):
    monkeypatch.setattr(sys, "executable", "")
    with pytest.raises(OSError, match=r"\S"):
        answered([(len, ("a",))])


def asked_before_the_first_answer(*, brief):
    asked = []

    def calls():
        for number in range(9):
            asked.append(number)
            yield Call(len, ("a" * number,), 20, brief=brief)

    answers = run(calls(), 1, 1024)
    assert next(answers) == (0, 0)
    found = len(asked)
    assert dict(answers) == {number: number for number in range(1, 9)}
    return found


def test_behind_a_brief_call_another_waits_in_its_child():
    assert asked_before_the_first_answer(brief=False) == 2
    assert asked_before_the_first_answer(brief=True) == 3


@posix
def test_a_call_that_waited_behind_one_that_its_child_did_not_survive_is_answered_by_another():
    calls = [
        Call(signal.raise_signal, (signal.SIGKILL,), 20, brief=True),
        Call(len, ("a",), 20),
        Call(len, ("ab",), 20),
    ]
    assert dict(run(calls, 1, 1024)) == {0: Lost(False, -signal.SIGKILL), 1: 1, 2: 2}


def test_a_call_that_waited_behind_one_that_took_too_long_is_answered_by_another():
    calls = [Call(time.sleep, (60,), 2, brief=True), Call(len, ("ab",), 20)]
    assert dict(run(calls, 1, 1024)) == {0: Lost(timed_out=True), 1: 2}


def test_a_long_call_behind_a_brief_one_is_sent_when_it_is_read():
    calls = [Call(time.sleep, (0.3,), 20, brief=True), Call(len, ("a" * 10**6,), 20), Call(len, ("ab",), 20)]
    assert dict(run(calls, 1, 1024)) == {0: None, 1: 10**6, 2: 2}


@posix
@pytest.mark.parametrize("brief", [False, True])
def test_what_calls_need_is_done_once_in_each_child(brief):
    before = Before(exec, ("import sys; sys.told = getattr(sys, 'told', 0) + 1",))
    told, other = (Call(eval, ("getattr(__import__('sys'), 'told', None)",), 20, brief=brief) for _ in range(2))
    lost = Call(signal.raise_signal, (signal.SIGKILL,), 20, brief=brief)
    needing = told._replace(before=before)
    found = dict(run([other, needing, needing, other, lost, other, needing], 1, 1024))
    assert found == {0: None, 1: 1, 2: 1, 3: 1, 4: Lost(False, -signal.SIGKILL), 5: None, 6: 1}


class Busy:
    def __init__(self, deadline: float) -> None:
        self.deadline = deadline


def test_the_child_whose_time_ends_first_is_lost_where_no_answer_comes():
    import queue

    from dqcheck.engine.children import _answered

    answers = queue.SimpleQueue()
    first, later = Busy(time.monotonic() - 1), Busy(time.monotonic() + 60)
    assert _answered({first, later}, answers) == (first, Lost(timed_out=True))
    answers.put((later, "an answer"))
    assert _answered({first, later}, answers) == (later, "an answer")
