"""Child processes that read files one by one, within limits of memory and time.

A file may ask its reader for more memory than there is, keep it busy for ever, or crash it; a library that is not
written in Python then takes its whole process along. So what is large or odd, and many reports at once, are read in
processes of their own: what a child does not survive is told of its file, another child takes its place, and the other
files are read. Children are started afresh rather than forked: a fork of a process with threads may never end.
"""

import contextlib
import math
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dqcheck.collecting import collect_seldom, collect_young

_MAIN = """import pickle, sys
sys.path[:] = pickle.load(sys.stdin.buffer)
from dqcheck.engine.children import serve
serve()
"""
_MIB = 1 << 20
_READY = "ready"
_AHEAD_BYTES = 4096
"""Bytes of the largest call that is sent to a child while it answers another: what any pipe takes without a reader."""
_LAST_SECONDS = 5
"""Seconds that a child whose answers have ended has for its own end."""


class Before(NamedTuple):
    """What a child does once before it answers calls that need it: a function of a module and its arguments."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]


class Call(NamedTuple):
    """A function of a module and its arguments, all of which can be pickled, the seconds that it may take, and the
    memory in MiB, beside what the child holds already; without it as much as the child may take. ``brief``: it is so
    soon answered that another may wait behind it, so that the child need not wait for one. ``before`` is the same
    object in all calls that need it."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    seconds: int
    memory: int | None = None
    brief: bool = False
    before: Before | None = None


class Lost(NamedTuple):
    """No answer came: the time was over, or the child died with this exit code (negative: of that signal)."""

    timed_out: bool
    code: int = 0


class _Child:
    """A process that answers calls, one after the other, and a thread that waits for its answers. ``tasks`` are the
    numbers and calls that it was given, the one that it is about first."""

    def __init__(self, memory: int, answers: "queue.SimpleQueue[tuple[_Child, Any]]") -> None:
        bytecode = ("-B",) if sys.dont_write_bytecode else ()
        if getattr(sys, "frozen", False):  # a program of its own, which runs no other
            raise OSError("a frozen program starts no child")
        self.process = subprocess.Popen(  # noqa: S603  # the interpreter that runs this
            [sys.executable, "-P", *bytecode, "-c", _MAIN],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.ready = False
        self.deadline = math.inf
        self.tasks: deque[tuple[int, Call]] = deque()
        self._sent = 0
        self._done: Before | None = None
        self._send(pickle.dumps(sys.path))
        self._send(pickle.dumps(memory))
        threading.Thread(target=self._wait, args=(answers,), daemon=True).start()

    def _send(self, written: bytes) -> None:
        assert self.process.stdin is not None
        with contextlib.suppress(OSError):  # a child that is dead is told by its end of the answers
            self.process.stdin.write(written)
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

    def takes_more(self) -> bool:
        """Whether it may be given a call: it is about none, or about a brief one and no other waits."""
        return not self.tasks or (len(self.tasks) == 1 and self.tasks[0][1].brief)

    def give(self, task: int, call: Call) -> None:
        """Have a call answered."""
        self.tasks.append((task, call))
        if len(self.tasks) == 1:
            self._begin()
        else:
            self._hand(call, ahead=True)

    def answered(self) -> int:
        """The number of the call that was answered; the next one begins."""
        task, _ = self.tasks.popleft()
        self._sent -= 1
        if self.tasks:
            self._begin()
        return task

    def begun(self) -> None:
        """The time of the first call begins."""
        self.deadline = time.monotonic() + self.tasks[0][1].seconds

    def _begin(self) -> None:
        self.begun()
        if not self._sent:
            self._hand(self.tasks[0][1], ahead=False)

    def _hand(self, call: Call, *, ahead: bool) -> None:
        """Send a call; one that is sent ``ahead`` only where it is small, for nobody may read it for long."""
        if call.before is not None and call.before is not self._done:
            if ahead:
                return
            self._send(pickle.dumps(call.before))
            self._done = call.before
        written = pickle.dumps(call._replace(before=None))
        if not (ahead and len(written) > _AHEAD_BYTES):
            self._send(written)
            self._sent += 1

    def end(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


class _Crew:
    """The children that answer calls: ``busy`` are those that were given some."""

    def __init__(self, calls: Iterable[Call], memory: int) -> None:
        self.answers: queue.SimpleQueue[tuple[_Child, Any]] = queue.SimpleQueue()
        self.busy: set[_Child] = set()
        self._waiting = enumerate(calls)
        self._left: deque[tuple[int, Call]] = deque()
        self._memory = memory

    def start(self) -> None:
        """Start a child, where a call waits for one."""
        if (first := self._next()) is not None:
            child = _Child(self._memory, self.answers)
            self.busy.add(child)
            child.give(*first)

    def fill(self, child: _Child) -> None:
        """Give a child as many calls as it takes; without any it is ended."""
        while child.takes_more() and (found := self._next()) is not None:
            child.give(*found)
        if not child.tasks:
            self._end(child)

    def replace(self, child: _Child) -> int:
        """Have another child go on with what waited behind the call that a child was lost over, whose number this
        gives."""
        (task, _), *behind = child.tasks
        self._left.extend(behind)
        self._end(child)
        self.start()
        return task

    def _next(self) -> tuple[int, Call] | None:
        return self._left.popleft() if self._left else next(self._waiting, None)

    def _end(self, child: _Child) -> None:
        self.busy.discard(child)
        child.end()


def run(calls: Iterable[Call], count: int, memory: int) -> Iterator[tuple[int, Any]]:
    """Have calls answered by at most ``count`` children at a time, of ``memory`` MiB each. A call is asked for when a
    child is free for it: however many there are, few wait.

    Gives their numbers and answers as they come, ``Lost`` for what a child did not survive. Raises OSError where no
    child can be started.
    """
    crew = _Crew(calls, memory)
    try:
        for _ in range(count):
            crew.start()
        for child in tuple(crew.busy):
            crew.fill(child)
        while crew.busy:
            child, answer = _answered(crew.busy, crew.answers)
            if child not in crew.busy:  # ended for its time, or told already
                continue
            if answer == _READY and not child.ready:
                child.ready = True
                child.begun()
                continue
            if not child.ready:
                raise OSError("a child process cannot be started")
            if isinstance(answer, Lost):
                task = crew.replace(child)
            else:
                task = child.answered()
                crew.fill(child)
            yield task, answer
    finally:
        for child in crew.busy:
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
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who stops the run ends its children
    memory: int = pickle.load(given)  # noqa: S301  # from the process that started this one
    pickle.dump(_READY, taken)
    taken.flush()
    while True:
        try:
            call: Call | Before = pickle.load(given)  # noqa: S301
        except EOFError:
            return
        if isinstance(call, Before):
            call.function(*call.arguments)
            continue
        _alarm(call.seconds + _LAST_SECONDS)
        _limit(_allowed(call, memory))
        answer = call.function(*call.arguments)
        _alarm(0)
        pickle.dump(answer, taken, protocol=pickle.HIGHEST_PROTOCOL)
        taken.flush()
        del call, answer
        collect_young()


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
