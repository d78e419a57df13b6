"""Configuration of a project: ``dqcheck.toml``, or ``[tool.dqcheck]`` in ``pyproject.toml``, found upwards from where
the command is run. What a command line says wins over it."""

from collections.abc import Mapping
from dataclasses import field, fields
from pathlib import Path
from typing import Any

from dqcheck.errors import Problem, RulesetError
from dqcheck.model.limits import LIMITS, Limits
from dqcheck.model.record import record
from dqcheck.model.rule import NOTATION_NAMES, Numbers, Severity
from dqcheck.model.text import LANGUAGES, Language

LEVELS = (*(severity.value for severity in Severity), "off")
LEAST = {"file_seconds": 1, "file_memory": 512}
"""The least that the settings that are numbers may be."""
FAIL_ON = (*(severity.value for severity in Severity), "never")


@record
class Config:
    """What holds for a project. Paths are relative to ``home``, the folder of the file (None: no file was found);
    ``given`` are the settings that the file makes.

    ``file_seconds`` and ``file_memory`` (MiB) limit what one large or odd file may cost.
    ``cache`` is the folder in which what was read is kept (empty: nothing is kept).
    ``numbers`` is the notation of numbers typed as text (None: the ruleset says).
    ``severity`` maps a rule (``ruleset/id`` or ``id``) to a severity or ``off``.
    """

    home: Path | None = None
    file: str = ""
    given: frozenset[str] = frozenset()
    rules: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    fail_on: str = "error"
    lang: Language = "vi"
    numbers: Numbers | None = None
    waivers: str = "dqcheck-waivers.yaml"
    file_seconds: int = LIMITS.seconds
    file_memory: int = LIMITS.memory
    cache: str = ""

    def path(self, name: str) -> Path:
        """A path of the configuration, seen from where the command is run: reports are to name files as a repository
        knows them, not as this machine does."""
        path, here = (self.home or Path()) / name, Path.cwd()
        return path.relative_to(here) if path.is_relative_to(here) else path

    def rulesets(self) -> list[str | Path] | None:
        """The rulesets that are set, a path where there is one, else a name; None: they are found from the headers."""
        paths = {name: self.path(name) for name in self.rules}
        return [path if path.exists() else name for name, path in paths.items()] or None

    def limits(self, seconds: int | None = None, memory: int | None = None) -> Limits:
        """What one file may cost, where the command line sets no other."""
        return Limits(seconds=seconds or self.file_seconds, memory=memory or self.file_memory)

    def cache_folder(self, given: Path | None = None, *, wanted: bool = True) -> Path | None:
        """The folder in which what was read is kept: the one of the command line, else that which is set; None where
        nothing is to be kept."""
        if not wanted:
            return None
        return given or (self.path(self.cache) if self.cache else None)

    def origin(self, key: str) -> str:
        """Where the value of a key comes from: the file, or ``default``."""
        return self.path(self.file).as_posix() if key in self.given else "default"


KEYS = tuple(item.name for item in fields(Config) if item.name not in ("home", "file", "given"))


def find(start: Path) -> Config:
    """The configuration that holds in a folder: the nearest ``dqcheck.toml`` or ``pyproject.toml`` with
    ``[tool.dqcheck]`` upwards; the defaults when there is none. Raises RulesetError with every mistake in it."""
    for folder in (start.resolve(), *start.resolve().parents):
        for name, section in (("dqcheck.toml", ()), ("pyproject.toml", ("tool", "dqcheck"))):
            path = folder / name
            if path.is_file() and (table := _table(path, section)) is not None:
                return read(table, path)
    return Config()


def _table(path: Path, section: tuple[str, ...]) -> Mapping[str, Any] | None:
    try:
        text = path.read_text(encoding="utf-8")
        # Most projects have a pyproject.toml that says nothing of us: a look at its text spares reading it.
        if section and ".".join(section) not in text:
            return None
        import tomllib
    except UnicodeDecodeError as error:
        raise _wrong(path, f"not UTF-8 text: {error}") from error
    except OSError as error:
        raise _wrong(path, f"the file cannot be read ({error.strerror})") from error
    try:
        table: Any = tomllib.loads(text)
    except ValueError as error:  # a number of thousands of digits too
        raise _wrong(path, f"not TOML: {error}") from error
    except RecursionError as error:
        raise _wrong(path, "lists and tables stand in too many others") from error
    for name in section:
        if not isinstance(table, dict) or name not in table:
            return None
        table = table[name]
    return table if isinstance(table, dict) else None


def _wrong(path: Path, message: str) -> RulesetError:
    return RulesetError((Problem(file=str(path), line=1, path="", message=message),))


def read(table: Mapping[str, Any], path: Path) -> Config:
    """A table of settings as a configuration. Raises RulesetError with every mistake in it."""
    problems: list[Problem] = []
    values: dict[str, Any] = {}

    def wrong(key: str, message: str) -> None:
        problems.append(Problem(file=str(path), line=_line(path, key), path=key, message=message))

    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in KEYS:
            from difflib import get_close_matches

            near = get_close_matches(name, KEYS, n=1)
            wrong(key, f"unknown setting{f'; did you mean {near[0]!r}?' if near else ''}")
        elif name in ("rules", "paths", "select", "ignore"):
            listed = [value] if isinstance(value, str) else value
            if not isinstance(listed, list) or not all(isinstance(item, str) and "\0" not in item for item in listed):
                wrong(key, "expected a text or a list of texts")
            else:
                values[name] = tuple(listed)
        elif name == "severity":
            if not isinstance(value, dict) or any(level not in LEVELS for level in value.values()):
                wrong(key, f"expected rule = one of {', '.join(LEVELS)}")
            else:
                values[name] = dict(value)
        elif name in LEAST:
            if type(value) is not int or value < LEAST[name]:
                wrong(key, f"expected a whole number of at least {LEAST[name]}")
            else:
                values[name] = value
        elif not isinstance(value, str) or "\0" in value:
            wrong(key, "expected a text")
        elif name == "fail_on" and value not in FAIL_ON:
            wrong(key, f"expected one of {', '.join(FAIL_ON)}")
        elif name == "lang" and value not in LANGUAGES:
            wrong(key, f"expected {' or '.join(LANGUAGES)}")
        elif name == "numbers" and value not in NOTATION_NAMES:
            wrong(key, f"expected one of {', '.join(NOTATION_NAMES)}")
        else:
            values[name] = value
    if problems:
        raise RulesetError(tuple(problems))
    return Config(home=path.parent, file=path.name, given=frozenset(values), **values)


def _line(path: Path, key: str) -> int:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.split("=")[0].strip().strip("[]").split(".")[-1].strip("\"' ") == key:
            return number
    return 1
