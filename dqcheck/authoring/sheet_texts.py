"""What a ruleset holds under a key, as the text of a cell, and back: exactly, whatever the text.

A text stands as it is; a list has its items between semicolons; a mapping has a line ``name: value`` for each entry,
records of an example after a line ``---`` each. What would be taken for something else, or what a cell cannot hold, is
written in quotation marks, as JSON writes a text; what is nested deeper is written as JSON.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from dqcheck.rulesets.nodes import BLANK, LIST, MAP, SCALAR, Node

Shape = Literal["text", "list", "either", "lines"]
"""What a key may hold: one text; a list, of which one item is written like a text; either of them, so that a list of
one item ends in a semicolon; lines of a mapping."""

RECORD = "---"
"""The line that begins a record of a list of records."""
_UNSAFE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]|_x[0-9A-Fa-f]{4}_")
"""What a cell of a workbook does not hold as it is."""
_NAME = re.compile(r"[^\[\]:;\"\s]+(?: [^\[\]:;\"\s]+)*")
_DECODER = json.JSONDecoder()
_DEEPEST = 50


class SheetTextError(ValueError):
    """The text of a cell cannot be read; ``key`` names the sentence that says why, ``shown`` the part it is about."""

    def __init__(self, key: str, shown: str) -> None:
        super().__init__(f"{key}: {shown}")
        self.key, self.shown = key, shown


def written(node: Node, shape: Shape) -> str:
    """The text of a cell that holds a node."""
    if shape == "lines":
        return _lines_of(node)
    return _value(node, shape, within=False)


def node_of(text: str, shape: Shape, line: int) -> Node:
    """The node that the text of a cell says; each of its parts bears ``line``. Raises SheetTextError."""
    if shape == "lines":
        return _from_lines(text, line)
    return _read(text, shape, line)


def flattened(node: Node, key: str) -> Iterator[tuple[str, Node]]:
    """A node by the columns that hold it: a mapping has a column ``key[name]`` for each entry, one in it
    ``key[name][name]``."""
    kind, _, content = node
    if _says(node) and all(value[0] != MAP or _says(value) for _, _, value in content):
        for name, _, value in content:
            yield from flattened(value, f"{key}[{name_text(name)}]")
    elif kind != BLANK:
        yield key, node


def gathered(cells: Iterable[tuple[str, Node]], line: int) -> Node:
    """The mapping of columns and what they hold: ``key[name]`` are entries of one mapping. Raises SheetTextError."""
    root: list[list[Any]] = []
    mappings: dict[tuple[str, ...], list[list[Any]]] = {(): root}
    for column, value in cells:
        path = names_of(column)
        for depth in range(1, len(path)):
            if path[:depth] not in mappings:
                entries: list[list[Any]] = []
                _enter(mappings[path[: depth - 1]], path[depth - 1], (MAP, value[1], entries), column)
                mappings[path[:depth]] = entries
        _enter(mappings[path[:-1]], path[-1], value, column)
    return (MAP, line, root)


def _enter(entries: list[list[Any]], name: str, value: Node, column: str) -> None:
    if any(entry[0] == name for entry in entries):
        raise SheetTextError("sheet.key-twice", column)
    entries.append([name, value[1], value])


def names_of(column: str) -> tuple[str, ...]:
    """A key and the names in brackets behind it. Raises SheetTextError."""
    name, rest = _leading_name(column.strip())
    found = [name]
    while rest:
        if not rest.startswith("["):
            raise SheetTextError("sheet.key-malformed", column)
        name, rest = _leading_name(rest[1:].lstrip())
        rest = rest.lstrip()
        if not rest.startswith("]"):
            raise SheetTextError("sheet.key-malformed", column)
        found.append(name)
        rest = rest[1:].lstrip()
    return tuple(found)


def _value(node: Node, shape: Shape, *, within: bool) -> str:
    """A text or a list; ``within`` a line of a mapping, where no line may end."""
    kind, _, content = node
    if kind == SCALAR:
        return _scalar(content, listed=shape != "text", within=within)
    if kind == LIST and content and shape != "text" and all(one[0] == SCALAR for one in content):
        items = "; ".join(_scalar(one[2], listed=True, within=within) for one in content)
        return f"{items};" if len(content) == 1 and shape == "either" else items
    return json.dumps(_plain(node), ensure_ascii=True)


def _scalar(text: str, *, listed: bool, within: bool) -> str:
    safe = bool(text) and text == text.strip() and not _UNSAFE.search(text) and _json(text) is None
    if listed:
        safe = safe and ";" not in text and "\n" not in text and not text.startswith('"')
    if within:
        safe = safe and "\n" not in text
    return text if safe else quoted(text)


def quoted(text: str) -> str:
    """A text in quotation marks, as JSON writes it, with nothing that a cell does not hold."""
    return json.dumps(text, ensure_ascii=any(map(_UNSAFE.search, text))).replace("_x", "\\u005fx")


def _json(text: str) -> Any:
    """The text, list or mapping that a text is in JSON; None where it is none."""
    if text[:1] not in ('"', "[", "{"):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _read(text: str, shape: Shape, line: int) -> Node:
    stripped = text.strip()
    whole = _json(stripped)
    if isinstance(whole, list | dict):
        return _nodes(whole, line, 0)
    if shape == "text" or (isinstance(whole, str) and shape == "either"):
        return (SCALAR, line, whole if isinstance(whole, str) else stripped)
    items, ends_in_mark = _items(stripped)
    if shape == "either" and len(items) == 1 and not ends_in_mark:
        return (SCALAR, line, items[0])
    return (LIST, line, [(SCALAR, line, item) for item in items])


def _items(text: str) -> tuple[list[str], bool]:
    """The items between semicolons or line ends, and whether a semicolon stands at the end."""
    items: list[str] = []
    at, ended = 0, False
    while at < len(text):
        while at < len(text) and (text[at].isspace() or text[at] == ";"):
            ended = ended or text[at] == ";"
            at += 1
        if at == len(text):
            break
        item, at = _item_at(text, at)
        items.append(item)
        ended = False
    return items, ended


def _item_at(text: str, at: int) -> tuple[str, int]:
    if text[at] == '"':
        try:
            found, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            found, end = None, at
        behind = text[end:].lstrip(" \t")
        if isinstance(found, str) and (not behind or behind[0] in ";\n"):
            return found, end
    ends = [place for mark in ";\n" if (place := text.find(mark, at)) >= 0]
    end = min(ends, default=len(text))
    return text[at:end].strip(), end


def _nodes(value: Any, line: int, depth: int) -> Node:
    """The node of a value of JSON. Raises SheetTextError for what no ruleset holds."""
    if depth > _DEEPEST:
        raise SheetTextError("sheet.nested", "…")
    if isinstance(value, dict):
        return (MAP, line, [[key, line, _nodes(one, line, depth + 1)] for key, one in value.items()])
    if isinstance(value, list):
        return (LIST, line, [_nodes(one, line, depth + 1) for one in value])
    if value is None:
        return (BLANK, line, "")
    return (SCALAR, line, value if isinstance(value, str) else json.dumps(value))


def _plain(node: Node) -> Any:
    kind, _, content = node
    if kind == MAP:
        return {key: _plain(value) for key, _, value in content}
    if kind == LIST:
        return [_plain(one) for one in content]
    return None if kind == BLANK else content


def _lines_of(node: Node) -> str:
    """A mapping, or a list of mappings, by lines; anything else as JSON."""
    kind, _, content = node
    if _says(node):
        return "\n".join(_entries(node))
    if kind == LIST and content and all(map(_says, content)):
        return "\n".join(line for one in content for line in (RECORD, *_entries(one)))
    return json.dumps(_plain(node), ensure_ascii=True)


def _says(node: Node) -> bool:
    """Whether a node is a mapping with anything in it."""
    return node[0] == MAP and any(value[0] != BLANK for _, _, value in node[2])


def _entries(node: Node) -> Iterator[str]:
    for key, _, value in node[2]:
        for column, part in flattened(value, name_text(key)):
            yield f"{column}: {_value(part, 'either', within=True)}"


def name_text(name: str) -> str:
    """A name as it stands before a colon or in brackets."""
    return name if _NAME.fullmatch(name) and not _UNSAFE.search(name) and name != RECORD else quoted(name)


def _leading_name(text: str) -> tuple[str, str]:
    """The name that a text begins with, in quotation marks or not, and the rest. Raises SheetTextError."""
    if text.startswith('"'):
        try:
            name, end = _DECODER.raw_decode(text)
        except (ValueError, RecursionError):
            raise SheetTextError("sheet.key-malformed", text) from None
        return str(name), text[end:]
    found = _NAME.match(text)
    if not found:
        raise SheetTextError("sheet.key-malformed", text)
    return found[0], text[found.end() :].strip()


def _from_lines(text: str, line: int) -> Node:
    whole = _json(text.strip())
    if isinstance(whole, list | dict):
        return _nodes(whole, line, 0)
    records: list[list[tuple[str, Node]]] = []
    listed = False
    for written_line in text.split("\n"):
        bare = written_line.strip()
        if bare == RECORD:
            records.append([])
            listed = True
        elif bare:
            if not records:
                records.append([])
            records[-1].append(_entry(bare, line))
    nodes = [gathered(entries, line) for entries in records]
    return (LIST, line, nodes) if listed else nodes[0] if nodes else (BLANK, line, "")


def _entry(text: str, line: int) -> tuple[str, Node]:
    """``name: value``, or ``name[part]: value``. Raises SheetTextError for a line without a colon."""
    name, rest = _leading_name(text)
    column = name_text(name)
    while rest.startswith("["):
        inner, rest = _leading_name(rest[1:].lstrip())
        rest = rest.lstrip()
        if not rest.startswith("]"):
            raise SheetTextError("sheet.key-malformed", text)
        column, rest = f"{column}[{name_text(inner)}]", rest[1:].lstrip()
    if not rest.startswith(":"):
        raise SheetTextError("sheet.line-malformed", text)
    return column, _read(rest[1:], "either", line)
