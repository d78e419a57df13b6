"""Child processes that read files one by one, within limits of memory and time.

A file may ask its reader for more memory than there is, keep it busy for ever, or crash it; a library that is not
written in Python then takes its whole process along. So what is large or odd, and many reports at once, are read in
processes of their own: what a child does not survive is told of its file, another child takes its place, and the other
files are read. Children are started afresh rather than forked: a fork of a process with threads may never end.
"""

import contextlib
import itertools
import math
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dqcheck.collecting import OF_A_READER, collect_seldom

_MAIN = """import pickle, sys
sys.path[:] = pickle.load(sys.stdin.buffer)
from dqcheck.engine.children import serve
serve()
"""
_MIB = 1 << 20
_READY = "ready"
_LAST_SECONDS = 5
"""Seconds that a child whose answers have ended has for its own end."""


class Call(NamedTuple):
    """A function of a module and its arguments, all of which can be pickled, the seconds that it may take, and the
    memory in MiB, beside what the child holds already; without it as much as the child may take."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    seconds: int
    memory: int | None = None


class Lost(NamedTuple):
    """No answer came: the time was over, or the child died with this exit code (negative: of that signal)."""

    timed_out: bool
    code: int = 0


class _Child:
    """A process that answers calls, one at a time, and a thread that waits for its answers."""

    def __init__(self, memory: int, answers: "queue.SimpleQueue[tuple[_Child, Any]]") -> None:
        bytecode = ("-B",) if sys.dont_write_bytecode else ()
        if getattr(sys, "frozen", False):  # a program of its own, which runs no other
            raise OSError("a frozen program starts no child")
        self.process = subprocess.Popen(  # noqa: S603  # the interpreter that runs this
            [sys.executable, "-P", *bytecode, "-c", _MAIN],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.ready = False
        self.task = -1
        self.seconds = 0
        self.deadline = math.inf
        self._send(sys.path)
        self._send(memory)
        threading.Thread(target=self._wait, args=(answers,), daemon=True).start()

    def _send(self, what: object) -> None:
        assert self.process.stdin is not None
        with contextlib.suppress(OSError):  # a child that is dead is told by its end of the answers
            pickle.dump(what, self.process.stdin)
            self.process.stdin.flush()

    def _wait(self, answers: "queue.SimpleQueue[tuple[_Child, Any]]") -> None:
        assert self.process.stdout is not None
        while True:
            try:
                answer = pickle.load(self.process.stdout)  # noqa: S301  # from a process of our own
            except Exception:  # noqa: BLE001  # its end, or what is left of an answer
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self.process.wait(_LAST_SECONDS)
                answers.put((self, Lost(timed_out=False, code=self.process.returncode or 0)))
                return
            answers.put((self, answer))

    def give(self, task: int, call: Call) -> None:
        """Have a call answered."""
        self.task, self.seconds = task, call.seconds
        self.deadline = time.monotonic() + call.seconds
        self._send(call)

    def end(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


def run(calls: Iterable[Call], count: int, memory: int) -> Iterator[tuple[int, Any]]:
    """Have calls answered by at most ``count`` children at a time, of ``memory`` MiB each. A call is asked for when a
    child is free for it: however many there are, few wait.

    Gives their numbers and answers as they come, ``Lost`` for what a child did not survive. Raises OSError where no
    child can be started.
    """
    answers: queue.SimpleQueue[tuple[_Child, Any]] = queue.SimpleQueue()
    waiting = iter(enumerate(calls))
    busy: set[_Child] = set()
    try:
        for first in itertools.islice(waiting, count):
            child = _Child(memory, answers)
            busy.add(child)
            child.give(*first)
        while busy:
            child, answer = _answered(busy, answers)
            if child not in busy:  # ended for its time, or told already
                continue
            if answer == _READY and not child.ready:
                child.ready = True
                child.deadline = time.monotonic() + child.seconds
                continue
            if not child.ready:
                raise OSError("a child process cannot be started")
            task = child.task
            busy.discard(child)
            following = next(waiting, None)
            if following is None or isinstance(answer, Lost):
                child.end()
            if following is not None:
                child = _Child(memory, answers) if isinstance(answer, Lost) else child
                busy.add(child)
                child.give(*following)
            yield task, answer
    finally:
        for child in busy:
            child.end()


def _answered(busy: Collection[_Child], answers: "queue.SimpleQueue[tuple[_Child, Any]]") -> tuple[_Child, Any]:
    """The next answer, and who gave it; ``Lost`` for the child whose time ends before there is one."""
    first = min(busy, key=lambda child: child.deadline)
    try:
        return answers.get(timeout=max(0.0, first.deadline - time.monotonic()))
    except queue.Empty:
        return first, Lost(timed_out=True)


def serve() -> None:
    """Answer the calls on the standard input until it ends: what a child does."""
    given, taken = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    collect_seldom(OF_A_READER)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who stops the run ends its children
    memory: int = pickle.load(given)  # noqa: S301  # from the process that started this one
    pickle.dump(_READY, taken)
    taken.flush()
    while True:
        try:
            call: Call = pickle.load(given)  # noqa: S301
        except EOFError:
            return
        _alarm(call.seconds + _LAST_SECONDS)
        _limit(_allowed(call, memory))
        answer = call.function(*call.arguments)
        _alarm(0)
        pickle.dump(answer, taken, protocol=pickle.HIGHEST_PROTOCOL)
        taken.flush()


def _alarm(seconds: int) -> None:
    """End this process after a time, also when nobody is left to end it; 0 for never."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _allowed(call: Call, memory: int) -> int:
    """The bytes of addresses that this process may have while it answers a call: what it has and the memory of the
    call, where the system says what that is, and never more than it may take at all."""
    if call.memory is None:
        return memory * _MIB
    try:
        held = int(Path("/proc/self/statm").read_bytes().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return memory * _MIB
    return min(memory * _MIB, held + call.memory * _MIB)


def _limit(memory: int) -> None:
    """Limit the memory of this process, where the system knows such a limit."""
    try:
        import resource
    except ImportError:  # Windows
        return
    with contextlib.suppress(OSError, ValueError):  # the limit of the user is lower
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (memory, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
