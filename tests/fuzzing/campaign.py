"""Fuzzing: every mutated input ends as what it should have been or as an error of dqcheck that says a sentence, in
bounded time and memory.

``python tests/fuzzing/campaign.py COUNT [START]`` reads COUNT mutated inputs, of all kinds in turn, and COUNT × 50
random numerals, and prints what failed. A kind and a number are the recipe: ``campaign.py --one KIND NUMBER``.
"""

import faulthandler
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from fuzzing.mutation import mutated  # noqa: E402
from fuzzing.seeds import FILES, TEXTS  # noqa: E402

KINDS = (*FILES, *TEXTS)
MEMORY = 4_000_000_000
"""Bytes of address space that a process of a campaign may ask for."""
SECONDS = 30
"""Time that one input may take."""
BATCH = 400
"""Inputs that one process reads."""
EACH = 10
"""Of so many files that are read, one is also checked from end to end."""

Recipe = tuple[str, int]


def told(error: Exception) -> str:
    """The name of an error of dqcheck that says a sentence in both languages; any other is raised again."""
    from dqcheck.errors import DqcheckError, RulesetError
    from dqcheck.messages import known

    if not isinstance(error, DqcheckError):
        raise error
    assert str(error).strip()
    assert isinstance(error, RulesetError) or (known(error.key, "vi") and known(error.key, "en")), error.key
    return type(error).__name__


def tried(action: Callable[[], object]) -> str:
    """What an action gives: the name of its result's type, or of the error that it tells."""
    try:
        return type(action()).__name__
    except Exception as error:  # ``told`` raises what is no error of dqcheck
        return told(error)


def read_file(path: Path) -> object:
    """Read a file and all that it tells beside its values."""
    from dqcheck import sources
    from dqcheck.model.document import Workbook

    document = sources.read(path)
    if isinstance(document, Workbook) and document.media not in ("csv", "parquet"):
        parts = sources.details(document)
        for sheet in document.sheets[:3]:
            parts.quiet(sheet.name)
            for row in range(min(len(sheet.rows), 8)):
                for column in range(min(len(sheet.rows[row]), 8)):
                    parts.shown(sheet.name, row, column, 12.5)
                    parts.text(sheet.name, row, column, 12.5)
                    parts.layout(sheet.name, row, column)
                    parts.uncached(sheet.name, row, column)
    return document


def outcome(kind: str, data: bytes, folder: Path, *, whole: bool = False) -> str:
    """What becomes of an input. Raises whatever is neither a result nor an error of dqcheck."""
    import dqcheck
    from dqcheck import config, waivers
    from dqcheck.reporters import json_reading

    if kind == "config":
        path = folder / "dqcheck.toml"
        path.write_bytes(data)
        return tried(lambda: config.find(folder))
    path = folder / f"fuzzed.{kind if kind in FILES else 'yaml'}"
    path.write_bytes(data)
    if kind in FILES:
        return tried(lambda: dqcheck.check(path)) if whole else tried(lambda: read_file(path))
    opened: Mapping[str, Callable[[Path], object]] = {
        "ruleset": dqcheck.load_ruleset,
        "waivers": waivers.load,
        "report": json_reading.load,
    }
    return tried(lambda: opened[kind](path))


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """Stop what takes too long."""

    def stop(number: int, frame: object) -> None:
        raise TimeoutError(f"more than {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def recipes(count: int, start: int = 0) -> Iterator[Recipe]:
    """Recipes of all kinds in turn."""
    for at in range(start, start + count):
        yield KINDS[at % len(KINDS)], at // len(KINDS)


def child(asked: Iterable[Recipe]) -> None:
    """Read inputs, and print a line before and after each."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder + "/cache"
        for kind, number in asked:
            print("try", kind, number, flush=True)
            faulthandler.dump_traceback_later(SECONDS + 5, exit=True)  # a library that hangs hears no alarm
            try:
                with limited(SECONDS):
                    got = outcome(kind, mutated(kind, number), Path(folder), whole=number % EACH == 0)
            except BaseException as error:  # a panic is no Exception
                got = f"FAILED {type(error).__name__}: {error}".replace("\n", " ")[:300]
            faulthandler.cancel_dump_traceback_later()
            print("got", got, flush=True)


def campaign(asked: Iterable[Recipe], *, aloud: bool = False) -> tuple[Counter[str], dict[Recipe, str]]:
    """Read inputs in processes of their own: how often each outcome came, and what failed; ``aloud`` prints both as
    they come."""
    outcomes: Counter[str] = Counter()
    failed: dict[Recipe, str] = {}
    left = list(asked)
    while left:
        batch = left[:BATCH]
        argument = " ".join(f"{kind}:{number}" for kind, number in batch)
        environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}", "POLARS_MAX_THREADS": "1"}
        try:
            done = subprocess.run(
                [sys.executable, __file__, "--child"],
                input=argument, capture_output=True, text=True, env=environment, timeout=SECONDS * 40,
            )  # fmt: skip
            text, ending = done.stdout, f"the process ended with {done.returncode}: {done.stderr[-200:]}"
        except subprocess.TimeoutExpired as late:
            text, ending = (late.stdout or b"").decode(), "the process did not end"
        lines = [line for line in text.splitlines() if line.startswith(("try ", "got "))]
        answers = [line[4:] for line in lines if line.startswith("got ")]
        for recipe, got in zip(batch, answers, strict=False):
            kind = recipe[0]
            outcomes[f"{kind}: {got.split(':')[0] if got.startswith('FAILED') else got}"] += 1
            if got.startswith("FAILED"):
                failed[recipe] = got
        if len(answers) < len(batch):
            kind, number = batch[len(answers)]
            if kind in FILES and told_by_a_run(kind, number, environment):
                outcomes[f"{kind}: told by a run, which reads it apart"] += 1
            else:
                failed[kind, number] = ending
            answers.append("")
        left = left[max(len(answers), 1) :]
        if aloud:
            print(f"{sum(outcomes.values())} read, {len(failed)} failed", flush=True)
            print(*(f"  {kind} {number}: {failed[kind, number]}" for kind, number in batch if (kind, number) in failed),
                  sep="\n", flush=True)  # fmt: skip
    return outcomes, failed


def told_by_a_run(kind: str, number: int, environment: Mapping[str, str]) -> bool:
    """Whether a run lives on where reading a file ends the process: it reads such files in a process of their own."""
    asked = [sys.executable, __file__, "--one", kind, str(number), "--whole"]
    done = subprocess.run(asked, capture_output=True, env=environment, timeout=SECONDS * 10)
    return done.returncode == 0


LETTERS = "0123456789" * 4 + ".,.,.,  -+%()/xX~<>≈…" + "\u00a0\u202f\u2212１２đồngtỷtriệunghìnhakmgầnkhoảngtrên"


def numerals(count: int, start: int = 0) -> dict[str, str]:
    """Read random numerals, dates and references: a value or a reason, never an exception, and a number that was
    written in Vietnamese notation is read again. What failed, by text."""
    from dqcheck.model.quantity import Day, Missing, Quantity
    from dqcheck.numerals.dates import parse_date
    from dqcheck.numerals.numbers import parse_number
    from dqcheck.numerals.references import parse_reference

    rng = random.Random(f"numerals {start}")  # no secret
    kinds = ("count", "number", "percent", "money")
    units = (None, None, "triệu đồng", "hồ sơ", "ha", "%", "nghìn")
    failed: dict[str, str] = {}
    for at in range(count):
        text = "".join(rng.choices(LETTERS, k=rng.choice((1, 2, 3, 5, 8, 12, 20, 40))))
        try:
            if at % 4 == 0:
                value = Decimal(rng.randrange(10 ** rng.randrange(1, 16))).scaleb(-rng.randrange(4))
                text = written(value)
                got = parse_number(text, type="number")
                assert isinstance(got, Quantity), got
                assert got.value == value, got
            elif at % 11 == 0:
                assert isinstance(parse_date(text), Day | Missing)
                parse_reference(text)
            else:
                got = parse_number(text, type=rng.choice(kinds), unit=rng.choice(units))
                assert isinstance(got, Quantity | Missing), got
                assert isinstance(got, Missing) or got.value.is_finite(), got
        except Exception as error:  # told with its text
            failed[text] = f"{type(error).__name__}: {error}"
    return failed


def written(value: Decimal) -> str:
    """A number in Vietnamese notation, with groups."""
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))


def main() -> int:
    """Run a campaign and print its figures; 1 when something failed."""
    if sys.argv[1:2] == ["--child"]:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        child((kind, int(number)) for kind, _, number in (one.partition(":") for one in sys.stdin.read().split()))
        return 0
    if sys.argv[1:2] == ["--one"]:
        kind, number = sys.argv[2], int(sys.argv[3])
        with tempfile.TemporaryDirectory() as folder:
            whole = "--whole" in sys.argv or number % EACH == 0
            print(outcome(kind, mutated(kind, number), Path(folder), whole=whole))
        return 0
    count, start = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    begun = time.monotonic()
    outcomes, failed = campaign(recipes(count, start), aloud=True)
    for name, times in sorted(outcomes.items()):
        print(f"{times:8} {name}")
    print(f"{count} mutated inputs in {time.monotonic() - begun:.0f} s, {len(failed)} failed")
    begun = time.monotonic()
    wrong = numerals(50 * count, start)
    print(f"{50 * count} numerals in {time.monotonic() - begun:.0f} s, {len(wrong)} failed")
    for text, why in wrong.items():
        print(f"{text!r}: {why}")
    return 1 if failed or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
