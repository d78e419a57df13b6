"""Cycles of records are looked for seldom, in the command and in the processes that read for it."""

import gc

import pytest

from dqcheck.collecting import collect_seldom, uncollected
from dqcheck.engine.children import Call, run

CYCLES = "sum(type(one) is list and len(one) == 1 and one[0] is one for one in __import__('gc').get_objects())"
"""How many lists hold themselves."""


def test_a_process_that_reads_looks_for_cycles_seldom() -> None:
    before = gc.get_threshold()
    try:
        collect_seldom()
        seldom = gc.get_threshold()
    finally:
        gc.set_threshold(*before)
    assert seldom[0] > before[0]
    ((_, found),) = run([Call(gc.get_threshold, (), 20)], 1, 1024)
    assert found == seldom


def test_of_a_file_no_cycle_is_left_in_the_process_that_read_it() -> None:
    made = f"(lambda own: own.append(own))([]) or {CYCLES}"
    found = dict(run([Call(eval, (made,), 20), Call(eval, (CYCLES,), 20)], 1, 1024))
    assert found == {0: 1, 1: 0}


def test_modules_are_loaded_without_looking_for_cycles() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ImportError), uncollected():
        raise ImportError
    assert gc.isenabled()


def test_who_looks_for_no_cycles_goes_on_so() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
