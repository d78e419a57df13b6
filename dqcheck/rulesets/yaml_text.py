"""A tree of a ruleset's file (``nodes``) as YAML text: what ``compose`` reads as the same tree."""

import re
from collections.abc import Iterator

from dqcheck.rulesets.nodes import BLANK, LIST, MAP, SCALAR, Node

WIDTH = 120
"""Characters of a line up to which a list or mapping without others in it stands on one."""
_FLAT_DEPTH = 2
"""Levels of lists and mappings that may stand on one line."""
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?|[^\W\d_][\w.%/ -]*(?<! )")
"""Texts that need no quotation marks anywhere: plain numbers, words, names."""
_RESOLVED = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf"))
"""Words that editors, other than dqcheck, take for something else than a text."""
_BOOLEANS = frozenset(("true", "false"))


def yaml_text(tree: Node, *, flat: bool = True) -> str:
    """The YAML of a tree. With ``flat`` short lists and mappings stand on one line, else every key has its own."""
    return "\n".join(_block(tree, 0, flat)) + "\n"


def _block(node: Node, indent: int, flat: bool) -> Iterator[str]:
    """The lines of a node that stands at the beginning of a line."""
    kind, _, content = node
    space = " " * indent
    if kind == MAP and content:
        for key, _, value in content:
            yield from _entry(f"{space}{scalar(key)}:", value, indent, flat)
    elif kind == LIST and content:
        for value in content:
            yield from _item(value, indent, flat)
    else:
        yield space + _inline(node)


def _entry(head: str, value: Node, indent: int, flat: bool) -> Iterator[str]:
    line = f"{head} {_inline(value)}".rstrip()
    if _short(value, line, flat):
        yield line
        return
    yield head
    yield from _block(value, indent + 2, flat)


def _item(value: Node, indent: int, flat: bool) -> Iterator[str]:
    head = " " * indent + "-"
    line = f"{head} {_inline(value)}"
    if _short(value, line, flat):
        yield line.rstrip() if value[0] != BLANK else head
        return
    lines = list(_block(value, indent + 2, flat))
    yield head + lines[0][indent + 1 :]
    yield from lines[1:]


def _short(node: Node, line: str, flat: bool) -> bool:
    if node[0] in (SCALAR, BLANK) or not node[2]:
        return True
    return flat and len(line) <= WIDTH and _depth(node) <= _FLAT_DEPTH and not _holds_blank(node)


def _holds_blank(node: Node) -> bool:
    """Whether a list of a node holds nothing in some place, which only a line of its own can show."""
    if node[0] == MAP:
        return any(_holds_blank(value) for _, _, value in node[2])
    return node[0] == LIST and any(one[0] == BLANK or _holds_blank(one) for one in node[2])


def _depth(node: Node) -> int:
    if node[0] == MAP:
        return 1 + max((_depth(value) for _, _, value in node[2]), default=0)
    return 1 + max(map(_depth, node[2]), default=0) if node[0] == LIST else 0


def _inline(node: Node) -> str:
    kind, _, content = node
    if kind == MAP:
        return "{" + ", ".join(f"{scalar(key)}: {_inline(value)}".rstrip() for key, _, value in content) + "}"
    if kind == LIST:
        return "[" + ", ".join(_inline(value) for value in content) + "]"
    return "" if kind == BLANK else scalar(content)


def scalar(text: str) -> str:
    """A text as YAML writes it: plain where no reader can take it for anything else, in quotation marks otherwise."""
    if text in _BOOLEANS or (_PLAIN.fullmatch(text) and text.casefold() not in _RESOLVED):
        return text
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return "\\" + letter
    if letter == "\n":
        return "\\n"
    if letter.isprintable() and letter != "\ufeff":
        return letter
    code = ord(letter)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
