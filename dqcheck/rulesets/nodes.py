"""YAML as a tree of texts with line numbers: nothing is resolved, so ``NO`` stays ``NO`` and ``00010`` stays ``00010``.

A node is a sequence (kind, line, content), lines counted from one: ``["scalar", 3, "00010"]``, ``["list", 4, [node,
...]]``, ``["map", 5, [[key, line of the key, node], ...]]``. A plain empty scalar (``key:``) is ``["blank", line,
""]``. Such a tree is JSON, which is much faster to read back than YAML is to parse.
"""

from collections.abc import Iterable, Sequence
from typing import Any

Node = Sequence[Any]

MOST_CHARACTERS = 4_000_000
"""Characters of one file; a ruleset has some ten thousand."""

SCALAR, LIST, MAP, BLANK = "scalar", "list", "map", "blank"

DEEPEST = 60
"""Levels of nesting; a ruleset has about ten, and what reads a tree goes into each by a call."""


class NotYaml(Exception):  # noqa: N818  # it never leaves the package
    """A text is no YAML that a ruleset may hold; ``line`` counted from one."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def compose(text: str) -> Node:
    """The tree of one YAML document. Raises NotYaml, also for one that is too large or nested too deeply."""
    import yaml

    if len(text) > MOST_CHARACTERS:
        raise NotYaml(1, f"the file has more than {MOST_CHARACTERS} characters: long lists belong in a .csv")
    loader: Any = getattr(yaml, "CLoader", yaml.Loader)
    try:
        return _document(iter(loader(text).get_event, None))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise NotYaml(mark.line + 1 if mark else 1, " ".join(filter(None, (error.context, error.problem)))) from error
    except yaml.YAMLError as error:
        raise NotYaml(1, str(error).splitlines()[0]) from error


def _document(events: Iterable[Any]) -> Node:
    """The tree from the events of the parser, in one pass without recursion."""
    root: Node | None = None
    stack: list[tuple[str, int, list[Node]]] = []
    for event in events:
        name = type(event).__name__
        line = event.start_mark.line + 1 if event.start_mark else 1
        if name == "ScalarEvent":
            if event.tag is not None and not event.tag.startswith("tag:yaml.org,2002:str"):
                raise NotYaml(line, f"the tag {event.tag!r} is not allowed: a ruleset is plain data")
            blank = event.value == "" and event.style in (None, "")
            done: Node = [BLANK if blank else SCALAR, line, event.value]
        elif name in ("MappingStartEvent", "SequenceStartEvent"):
            if event.tag is not None:
                raise NotYaml(line, f"the tag {event.tag!r} is not allowed: a ruleset is plain data")
            if len(stack) == DEEPEST:
                raise NotYaml(line, f"lists and mappings stand in more than {DEEPEST} others")
            stack.append((MAP if name[0] == "M" else LIST, line, []))
            continue
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            kind, line, items = stack.pop()
            done = [kind, line, items if kind == LIST else _entries(items)]
        elif name == "AliasEvent":
            raise NotYaml(line, f"the alias '*{event.anchor}' is not allowed: write the value out")
        elif name == "DocumentStartEvent" and root is not None:
            raise NotYaml(line, "a file holds one document ('---' occurs twice)")
        else:
            continue
        if stack:
            stack[-1][2].append(done)
        else:
            root = done
    return root or [BLANK, 1, ""]


def _entries(items: Sequence[Node]) -> list[Sequence[Any]]:
    entries: list[Sequence[Any]] = []
    seen: dict[str, int] = {}
    for key, value in zip(items[::2], items[1::2], strict=True):
        kind, line, text = key
        if kind not in (SCALAR, BLANK):
            raise NotYaml(line, "a key must be a text")
        if text in seen:
            raise NotYaml(line, f"the key {text!r} is here twice (first in line {seen[text]})")
        seen[text] = line
        entries.append([text, line, value])
    return entries
