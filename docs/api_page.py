"""The page of the library: every public name with its signature, its docstring, its fields and an example that is run.

The examples stand in ``api_examples.txt``; ``tests/test_docs.py`` runs them and asks one of every name.
"""

import inspect
import re
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any

import dqcheck
from dqcheck.column_checks import CheckOptions, ColumnCheck
from dqcheck.column_checks.check_options import DEFAULTS

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE / "api_examples.txt"
BESIDE = (
    "dqcheck.testing.assert_sound",
    "dqcheck.integrations.pandera.register_check",
    "dqcheck.integrations.pandera.contract",
    "dqcheck.model.limits.Limits",
)
"""Public names outside the package itself."""

MODULES = re.compile(r"\b(?:dqcheck|collections|pathlib|typing|decimal|datetime|polars|pandas)(?:\.\w+)*\.(?=\w)")
"""What stands before a name in an annotation."""

WIDTH = 100
"""Columns of a signature."""

FUNCTIONS, CHECKS, RECORDS, ERRORS, ELSEWHERE = (
    "Functions",
    "Checks of columns",
    "Records",
    "Errors",
    "Beside the package",
)
OPENING = """\
# The library

Every public name of `dqcheck`, from its docstring. The examples are run by a test, from the root of a checkout, with
`import dqcheck`, `import pandas as pd` and `import polars as pl`.

**Shapes and units.** Rows of a frame are counted from zero; rows, lines and pages of files from one. The figures of
a finding are plain decimals in text (`"99.57"`), in the unit that stands beside them, and dates are ISO dates. A record
is frozen, made with keywords, and changed with `dataclasses.replace`. The [guide](../library.md) shows how they go
together.
"""


def names() -> tuple[str, ...]:
    """The public names: those of the package, then those beside it."""
    return (*sorted(vars(dqcheck)["_HOMES"], key=str.lower), *BESIDE)


def examples() -> dict[str, str]:
    """The example of each name, as Python would be typed."""
    parts = re.split(r"^\[([\w.]+)\]\n", EXAMPLES.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {name: text.strip() for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def found(name: str) -> Any:
    """The object of a public name."""
    module, _, last = name.rpartition(".")
    return getattr(import_module(module) if module else dqcheck, last)


def page() -> str:
    """The page."""
    shown = examples()
    groups: dict[str, list[str]] = {}
    for name in names():
        groups.setdefault(group(name), []).append(name)
    lines = [OPENING]
    order = [one for one in (FUNCTIONS, CHECKS, RECORDS, ERRORS, ELSEWHERE) if one in groups]
    lines += [f"- [{title}](#{title.lower().replace(' ', '-')}): {listed(groups[title])}" for title in order]
    for title in order:
        lines.append(f"\n## {title}\n")
        lines += common_options() if title == CHECKS else []
        for name in groups[title]:
            lines += one_name(name, shown.get(name, ""))
    return "\n".join(lines).rstrip() + "\n"


def listed(named: list[str]) -> str:
    """Links to names."""
    return ", ".join(f"[`{name.rpartition('.')[2]}`](#{anchor(name)})" for name in named)


def anchor(name: str) -> str:
    """Where a name stands on the page."""
    return name.replace(".", "-").lower() if "." in name else f"api-{name.lower()}"


def group(name: str) -> str:
    """The part of the page that a name belongs to."""
    thing = found(name)
    if "." in name:
        return ELSEWHERE
    if isinstance(thing, type):
        return ERRORS if issubclass(thing, Exception) else RECORDS
    return CHECKS if thing.__module__.startswith("dqcheck.column_checks") else FUNCTIONS


def one_name(name: str, example: str) -> Iterator[str]:
    """A name: what it is, how it is called, what it holds, and its example."""
    thing = found(name)
    yield f"### {name} {{ #{anchor(name)} }}\n"
    if not isinstance(thing, type) or issubclass(thing, Exception) or not is_dataclass(thing):
        if not isinstance(thing, type):
            yield f"```python\n{signature(name.rpartition('.')[2], thing)}\n```\n"
        # An example of the page's own says more than one of the docstring, which shows how a call is written.
        yield prose(thing.__doc__, fenced=not example) + "\n"
        if isinstance(thing, type) and issubclass(thing, Enum):
            yield ", ".join(f"`{member.name}` = `{member.value!r}`" for member in thing) + "\n"
    else:
        for home in thing.__mro__:
            if is_dataclass(home) and home.__module__.startswith("dqcheck"):
                yield prose(vars(home).get("__doc__")) + "\n"
        yield "| field | type | default |\n|---|---|---|"
        yield from (f"| `{item.name}` | {cell(item.type)} | {default(item)} |" for item in fields(thing))
        yield ""
    if isinstance(thing, type):
        yield from members(thing)
    if example:
        yield f"```pycon\n{example}\n```\n"


def common_options() -> Iterator[str]:
    """What every check of columns takes beside its own parameters."""
    yield f"{prose(CheckOptions.__doc__)}\n"
    yield "| option | type | default |\n|---|---|---|"
    for name, annotation in CheckOptions.__annotations__.items():
        yield f"| `{name}` | {cell(annotation)} | `{DEFAULTS[name]!r}` |"
    yield ""


def members(owner: type) -> Iterator[str]:
    """The methods and properties of a class that its users call."""
    for name, (home, member) in sorted(own_members(owner).items()):
        plain = member.fget if isinstance(member, property) else getattr(owner, name)
        text = prose(plain.__doc__)
        head = f"{name}: {note(plain)}" if isinstance(member, property) else signature(name, plain)
        if text and home is not None:
            yield f"```python\n{head}\n```\n\n{text}\n"


def own_members(owner: type) -> dict[str, tuple[type, Any]]:
    """Methods and properties without a leading underscore that dqcheck itself defines, those nearest to the class."""
    inside: dict[str, tuple[type, Any]] = {}
    for home in reversed(owner.__mro__):
        if home.__module__.startswith("dqcheck"):
            for name, member in vars(home).items():
                if not name.startswith("_") and (callable(member) or isinstance(member, property | classmethod)):
                    inside[name] = (home, member)
    return {name: one for name, one in inside.items() if name != "of"}  # how the library makes its own reports


def signature(name: str, function: Any) -> str:
    """A call as it is declared, one parameter a line where it is long."""
    told = inspect.signature(function)
    parameters = [one for one in told.parameters.values() if one.name != "self"]
    own = [one for one in parameters if one.name not in DEFAULTS or told.return_annotation is not ColumnCheck]
    words: list[str] = []
    star = any(one.kind is inspect.Parameter.VAR_POSITIONAL for one in own)
    for one in own:
        if one.kind is inspect.Parameter.KEYWORD_ONLY and not star:
            words.append("*")
            star = True
        words.append(declared(one))
    words += ["**options"] if own != parameters else []
    returned = "" if told.return_annotation is told.empty else f" -> {shown(told.return_annotation)}"
    line = f"{name}({', '.join(words)}){returned}"
    if len(line) <= WIDTH:
        return line
    return f"{name}(\n" + "".join(f"    {word},\n" for word in words) + f"){returned}"


def declared(parameter: inspect.Parameter) -> str:
    """A parameter with its type and default."""
    typed = "" if parameter.annotation is parameter.empty else f": {shown(parameter.annotation)}"
    stars = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}
    star = next((sign for kind, sign in stars.items() if kind is parameter.kind), "")
    if parameter.default is parameter.empty:
        return f"{star}{parameter.name}{typed}"
    equals = " = " if typed else "="
    value = parameter.default
    text = f"{type(value).__name__}.{value.name}" if isinstance(value, Enum) else re.sub(r"^<.*>$", "...", repr(value))
    return f"{star}{parameter.name}{typed}{equals}{text}"


def note(function: Any) -> str:
    """What a property gives."""
    return shown(inspect.signature(function).return_annotation)


def shown(annotation: Any) -> str:
    """An annotation as somebody would write it."""
    text = annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)
    text = MODULES.sub("", re.sub(r"ForwardRef\('([^']*)'[^)]*\)", r"\1", text))
    optional = re.fullmatch(r"Optional\[(.*)\]", text)
    text = f"{optional[1]} | None" if optional else text
    text = re.sub(r"~(?=\w)|\bNoneType\b", lambda sign: "None" if sign[0] == "NoneType" else "", text)
    either = re.fullmatch(r"Union\[(.*)\]", text)
    text = " | ".join(alternatives(either[1])) if either else text
    return text if "Literal[" in text else text.replace("'", "")


def alternatives(text: str) -> Iterator[str]:
    """What stands between the commas that are in no brackets."""
    depth, start = 0, 0
    for at, sign in enumerate(text):
        depth += (sign == "[") - (sign == "]")
        if sign == "," and not depth:
            yield text[start:at].strip()
            start = at + 1
    yield text[start:].strip()


def cell(annotation: Any) -> str:
    """An annotation in a table."""
    return f"`{shown(annotation)}`".replace("|", "\\|")


def default(item: Any) -> str:
    """The default of a field; nothing where a value must be given."""
    if item.default is not MISSING:
        value = item.default
        return f"`{type(value).__name__}.{value.name}`" if isinstance(value, Enum) else f"`{value!r}`"
    return f"`{item.default_factory()!r}`" if item.default_factory is not MISSING else "required"


def prose(docstring: str | None, *, fenced: bool = True) -> str:
    """A docstring as Markdown: literals in single backticks, examples ``fenced`` or left out."""
    text = inspect.cleandoc(docstring or "").replace("``", "`")

    def shown_code(code: re.Match[str]) -> str:
        return f"```pycon\n{code[1].rstrip()}\n```\n" if fenced else ""

    return re.sub(r"^(>>> (?:.+\n?)+)", shown_code, text, flags=re.MULTILINE).rstrip()
