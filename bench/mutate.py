"""Mutation testing: change one thing in the code and see whether a test fails.

usage: mutate.py [MODULE ...] [--sample N] [--seed N] [--workers 1|2] [--limit SECONDS]

MODULE is a file or a folder of ``dqcheck``; without any, the modules changed since the main branch. The tests are those
of the package's folder in ``tests`` that start no other process. They run once, to see which functions each of them
reaches; then each mutant gets a fork of a process that has the libraries loaded, and there the tests that reach the
mutated function run, the quickest first, until one fails. What is evaluated at import is tried against all of them.
Nothing is written into the work tree. ``tests/mutants.md`` lists the mutants that change nothing anyone could see.
"""

import argparse
import os
import random
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from mutants import Mutant, mutants
from trials import ROOT, first_run, say, survivors

REVIEWED = "tests/mutants.md"
BESIDES = {"language": ("tests/numerals", "tests/prose")}
"""Tests of a package that stand in other folders than its own."""


def changed() -> list[str]:
    """The modules changed since the main branch, whether or not the change is committed."""

    def git(*words: str) -> list[str]:
        return subprocess.run(["git", *words], capture_output=True, text=True, check=False).stdout.split()

    base = git("merge-base", "main", "HEAD") or ["HEAD"]
    names = [*git("diff", "--name-only", *base), *git("ls-files", "--others", "--exclude-standard")]
    return [name for name in names if name.startswith("dqcheck/") and name.endswith(".py") and Path(name).exists()]


def tests_of(package: str) -> list[str]:
    """The folders with the tests of a package, or the file with those of a module beside the packages."""
    own = [f"tests/{package}", f"tests/test_{package}.py", *BESIDES.get(package, ())]
    return [name for name in own if Path(name).exists()] or sys.exit(f"there are no tests of dqcheck.{package}")


def by_package(names: Sequence[str]) -> tuple[dict[str, list[Mutant]], list[str]]:
    """The mutants of modules and folders that nobody reviewed, and the reviewed ones that are none any more."""
    reviewed = re.findall(r"^\| `(.+?)` \|", Path(REVIEWED).read_text(encoding="utf-8"), re.MULTILINE)
    packages: dict[str, list[Mutant]] = defaultdict(list)
    gone: list[str] = []
    for name in names:
        for path in sorted((ROOT / name).rglob("*.py")) if (ROOT / name).is_dir() else [ROOT / name]:
            inside = path.relative_to(ROOT / "dqcheck")
            found = list(mutants(path, ROOT))
            packages[inside.with_suffix("").parts[0]] += [one for one in found if one.key not in reviewed]
            known = {one.key for one in found}
            gone += [key for key in reviewed if key.startswith(f"{inside.as_posix()} ") and key not in known]
    return packages, gone


def main() -> int:
    """Try a sample of the mutants of the named modules."""
    options = argparse.ArgumentParser(description="Mutation testing of dqcheck.")
    options.add_argument("modules", nargs="*", metavar="MODULE")
    options.add_argument("--sample", type=int, default=200, help="mutants tried in each package (200)")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--workers", type=int, default=1, choices=(1, 2))
    options.add_argument("--limit", type=int, default=60, help="processor seconds for the tests of one mutant (60)")
    given = options.parse_args()
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    os.environ.update(HYPOTHESIS_PROFILE="mutants", POLARS_MAX_THREADS="1", PYTHONDONTWRITEBYTECODE="1")

    packages, gone = by_package(given.modules or changed())
    left = [f"no mutant any more, strike it from {REVIEWED}: {key}" for key in gone]
    table = [f"{'package':<16}{'mutants':>9}{'tried':>7}{'killed':>8}{'survived':>10}{'share':>7}"]
    for package, possible in packages.items():
        chosen = random.Random(given.seed).sample(possible, min(given.sample, len(possible)))
        if not chosen:
            continue
        say(f"{package}: {len(chosen)} of {len(possible)} mutants")
        alive = survivors(chosen, first_run(tests_of(package)), given.workers, given.limit)
        tried, killed = len(chosen), len(chosen) - len(alive)
        table.append(f"{package:<16}{len(possible):>9}{tried:>7}{killed:>8}{len(alive):>10}{killed / tried:>7.0%}")
        left += map(str, sorted(alive))
    print("\n".join([*left, "", *table]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
