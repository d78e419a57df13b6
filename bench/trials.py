"""How mutants are tried: one run of the tests that sees what each reaches, then a fork for each mutant."""

import contextlib
import functools
import importlib
import importlib.util
import os
import pickle
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType, FrameType
from typing import NamedTuple

import pytest
from mutants import Mutant, mutated

ROOT = Path(__file__).resolve().parent.parent
STARTS_A_PROCESS = frozenset({"subprocess.Popen", "os.fork", "os.posix_spawn", "os.system"})
MEMORY_BYTES = 4 << 30
GRACE_SECONDS = 5
SLOWER = 2
"""How many times as long as in the first run (which is watched, and slow) a mutant's tests may take on the processor
before they count as endless."""
WAITING = 10
"""How many times as long as on the processor they may take by the clock, on a busy machine."""

Function = tuple[str, int]
"""A function that was entered: its file and its first line."""


class Run(NamedTuple):
    """What the tests of a package do."""

    seconds: dict[str, float]
    entered: dict[str, set[Function]]
    at_import: set[Function]
    libraries: list[str]

    def reaching(self, mutant: Mutant) -> list[str]:
        """The tests that reach a mutant, the quickest first; where it is evaluated at import, all."""
        first, last = mutant.function
        here = {(str(mutant.path), line) for line in range(first, last + 1)}
        everywhere = not first or bool(here & self.at_import)
        return sorted((one for one in self.seconds if everywhere or here & self.entered[one]), key=self.seconds.get)  # type: ignore[arg-type]


class Watch:
    """A pytest plugin: the time of each test, the functions it enters, and whether it starts a process."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.entered: dict[str, set[Function]] = {}
        self.at_import: set[Function] = set()
        self._now = self.at_import
        self._starts_process = False
        self._caches: list[Callable[[], None]] = []
        sys.addaudithook(self._audit)
        sys.settrace(self._call)

    def _audit(self, event: str, _: object) -> None:
        self._starts_process |= event in STARTS_A_PROCESS

    def _call(self, frame: FrameType, event: str, _: object) -> None:
        if event == "call" and "/dqcheck/" in frame.f_code.co_filename:
            self._now.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))

    def pytest_collection_finish(self) -> None:
        """Find what remembers: a test must enter what an earlier one left in a cache."""
        for name, module in list(sys.modules.items()):
            if name.startswith(("dqcheck", "test")):
                found = (one for one in vars(module).values() if isinstance(one, functools._lru_cache_wrapper))
                self._caches += [one.cache_clear for one in found]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterable[None]:
        """Watch one test."""
        for clear in self._caches:
            clear()
        self._now, self._starts_process = set(), False
        sys.settrace(self._call)
        started = time.process_time()
        result = yield
        if not self._starts_process:
            self.seconds[item.nodeid], self.entered[item.nodeid] = time.process_time() - started, self._now
        return result


class Only:
    """A pytest plugin: run the named tests, in their order."""

    def __init__(self, wanted: Sequence[str]) -> None:
        self.place = {name: at for at, name in enumerate(wanted)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Drop all others."""
        items[:] = sorted((one for one in items if one.nodeid in self.place), key=lambda one: self.place[one.nodeid])


class Instead(SourceFileLoader):
    """Loads a mutant instead of the module."""

    def __init__(self, name: str, mutant: Mutant) -> None:
        super().__init__(name, str(mutant.path))
        self.mutant = mutant

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """As a finder of imports."""
        return importlib.util.spec_from_file_location(name, self.path, loader=self) if name == self.name else None

    def get_code(self, fullname: str) -> CodeType:
        """The changed code."""
        return mutated(self.mutant)


def say(text: str) -> None:
    """Tell how far it is."""
    print(text, file=sys.stderr, flush=True)


def fork(work: Callable[[], int]) -> int:
    """The id of a silent process that does the work and exits with what it returns."""
    if pid := os.fork():
        return pid
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        os._exit(work())
    finally:
        os._exit(70)


def run_tests(where: Iterable[str], plugin: object) -> int:
    """Run pytest in this process."""
    options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:logging", "--tb=no"]
    return int(pytest.main([*options, "-W", "ignore::pytest.PytestAssertRewriteWarning", *where], plugins=[plugin]))


def first_run(folders: Sequence[str]) -> Run:
    """Run the tests of a package as the code stands."""
    with tempfile.TemporaryDirectory() as folder:
        left = Path(folder) / "run"

        def work() -> int:
            watch = Watch()
            code = run_tests(folders, watch)
            sys.settrace(None)
            files = {name: getattr(module, "__file__", None) or "" for name, module in sys.modules.items()}
            ours = tuple(f"{ROOT / part}/" for part in ("dqcheck", "tests", "fixtures", "bench", "docs"))
            libraries = [name for name, file in files.items() if not file.startswith(ours)]
            left.write_bytes(pickle.dumps(Run(watch.seconds, watch.entered, watch.at_import, libraries)))
            return code

        _, status = os.waitpid(fork(work), 0)
        if status:
            sys.exit(f"the tests of {', '.join(folders)} must pass before anything is changed: run them")
        run: Run = pickle.loads(left.read_bytes())
        return run


def survivors(chosen: Sequence[Mutant], run: Run, workers: int, limit: int) -> list[Mutant]:
    """Try mutants; those that no test notices."""
    for name in run.libraries:
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    running: dict[int, Mutant] = {}
    alive: list[Mutant] = []

    def settle() -> None:
        pid, status = os.wait()
        mutant = running.pop(pid)
        if status == 0:
            alive.append(mutant)
            say(f"survived {mutant}")

    for at, mutant in enumerate(chosen, 1):
        if at % 25 == 0:
            say(f"{at} of {len(chosen)} tried, {len(alive)} survived")
        tests = run.reaching(mutant)
        if not tests:
            alive.append(mutant)
            continue
        seconds = min(limit, GRACE_SECONDS + int(SLOWER * sum(run.seconds[one] for one in tests)))

        def work(mutant: Mutant = mutant, tests: Sequence[str] = tests, seconds: int = seconds) -> int:
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
            signal.alarm(WAITING * seconds)
            resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))
            name = ".".join(mutant.path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            sys.meta_path.insert(0, Instead(name, mutant))
            importlib.import_module(name)  # before pytest brings finders of its own
            return run_tests(dict.fromkeys(one.partition("::")[0] for one in tests), Only(tests))

        running[fork(work)] = mutant
        if len(running) >= workers:
            settle()
    while running:
        settle()
    return alive
