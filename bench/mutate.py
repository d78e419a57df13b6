"""Mutation testing: change one thing in the code and see whether a test fails.

usage: mutate.py [MODULE ...] [--sample N] [--seed N] [--workers 1|2] [--limit SECONDS]

MODULE is a file or a folder of ``dqcheck``; without any, the modules changed since the main branch. The tests are those
of the package's folder in ``tests`` that start no other process. They run once, to see which functions each of them
reaches; then each mutant gets a fork of a process that has the libraries loaded, and there the tests that reach the
mutated function run, the quickest first, until one fails. What is evaluated at import is tried against all of them.
Nothing is written into the work tree. ``tests/mutants.md`` lists the mutants that change nothing anyone could see.
"""

import argparse
import contextlib
import functools
import importlib
import importlib.util
import os
import pickle
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType, FrameType
from typing import NamedTuple

import pytest
from mutants import Mutant, mutants, mutated

ROOT = Path(__file__).resolve().parent.parent
REVIEWED = ROOT / "tests" / "mutants.md"
BESIDES = {"language": ("tests/numerals", "tests/prose")}
"""Tests of a package that stand in other folders than its own."""
STARTS_A_PROCESS = frozenset({"subprocess.Popen", "os.fork", "os.posix_spawn", "os.system"})
MEMORY_BYTES = 4 << 30
GRACE_SECONDS = 10
SLOWER = 3
"""How many times slower than the first run a mutant's tests may be before they count as endless."""

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
        started = time.perf_counter()
        result = yield
        if not self._starts_process:
            self.seconds[item.nodeid], self.entered[item.nodeid] = time.perf_counter() - started, self._now
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
            print(f"survived {mutant}", file=sys.stderr, flush=True)

    for at, mutant in enumerate(chosen, 1):
        if at % 25 == 0:
            print(f"{at} of {len(chosen)} tried, {len(alive)} survived", file=sys.stderr, flush=True)
        tests = run.reaching(mutant)
        if not tests:
            alive.append(mutant)
            continue
        seconds = min(limit, GRACE_SECONDS + int(SLOWER * sum(run.seconds[one] for one in tests)))

        def work(mutant: Mutant = mutant, tests: Sequence[str] = tests, seconds: int = seconds) -> int:
            signal.alarm(seconds)
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


def changed() -> list[str]:
    """The modules changed since the main branch, whether or not the change is committed."""

    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()

    base = git("merge-base", "main", "HEAD") or "HEAD"
    named = [*git("diff", "--name-only", base).split(), *git("ls-files", "--others", "--exclude-standard").split()]
    return [name for name in named if name.startswith("dqcheck/") and name.endswith(".py") and (ROOT / name).exists()]


def tests_of(package: str) -> list[str]:
    """The folders with the tests of a package, or the file with those of a module beside the packages."""
    own = [f"tests/{package}", f"tests/test_{package}.py", *BESIDES.get(package, ())]
    return [name for name in own if (ROOT / name).exists()]


def main() -> int:
    """Try a sample of the mutants of the named modules."""
    options = argparse.ArgumentParser(description="Mutation testing of dqcheck.")
    options.add_argument("modules", nargs="*", metavar="MODULE")
    options.add_argument("--sample", type=int, default=200, help="mutants tried in each package (200)")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--workers", type=int, default=1, choices=(1, 2))
    options.add_argument("--limit", type=int, default=120, help="seconds that the tests of one mutant may take (120)")
    given = options.parse_args()
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    os.environ.update(HYPOTHESIS_PROFILE="mutants", POLARS_MAX_THREADS="1", PYTHONDONTWRITEBYTECODE="1")

    reviewed = set(re.findall(r"^\| `(.+?)` \|", REVIEWED.read_text(encoding="utf-8"), re.MULTILINE))
    packages: dict[str, list[Mutant]] = defaultdict(list)
    for name in given.modules or changed():
        for path in sorted((ROOT / name).rglob("*.py")) if (ROOT / name).is_dir() else [ROOT / name]:
            packages[path.relative_to(ROOT / "dqcheck").with_suffix("").parts[0]] += mutants(path, ROOT)
    table, left = [f"{'package':<16}{'mutants':>9}{'tried':>7}{'killed':>8}{'survived':>10}{'share':>7}"], []
    for package, all_of_it in packages.items():
        possible = [one for one in all_of_it if one.key not in reviewed]
        chosen = random.Random(given.seed).sample(possible, min(given.sample, len(possible)))
        if not chosen:
            continue
        print(f"{package}: {len(chosen)} of {len(possible)} mutants", file=sys.stderr, flush=True)
        alive = survivors(chosen, first_run(tests_of(package)), given.workers, given.limit)
        killed = len(chosen) - len(alive)
        table.append(
            f"{package:<16}{len(possible):>9}{len(chosen):>7}{killed:>8}{len(alive):>10}{killed / len(chosen):>7.0%}"
        )
        left += sorted(alive)
    print("\n".join([*map(str, left), "", *table]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
