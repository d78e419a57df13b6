"""Headers that were accepted for fields of a form, in a file beside the ruleset: ``accepted-labels.yaml``.

```yaml
labels:
  dossiers:
    received: ["HS TN"]
```
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from dqcheck.model.rule import Field, TableForm
from dqcheck.numerals.folding import fold
from dqcheck.rulesets import cache
from dqcheck.rulesets.nodes import BLANK, LIST, MAP, SCALAR, Node
from dqcheck.rulesets.typed import Faults, unknown

NAME = "accepted-labels.yaml"
_KEY = "labels"
_HEAD = "# Headers accepted for fields of the form (dqcheck form accept). Lines may be deleted.\n"

Labels = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Accepted headers by table and field."""


def beside(ruleset: Path) -> Path:
    """The file of accepted headers of a ruleset, whether it is there or not: in its folder, or named after its file."""
    return ruleset / NAME if ruleset.is_dir() else ruleset.with_name(f"{ruleset.stem}.{NAME}")


def load(path: Path) -> Labels:
    """The accepted headers of a file that a ruleset was loaded with; none where there is no file."""
    return read(cache.tree(path.read_bytes()), []) if path.is_file() else {}


def read(tree: Node, faults: Faults) -> Labels:
    """The accepted headers of a file; what is wrong with it is noted."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    if tree[0] == BLANK:
        return found
    if tree[0] != MAP:
        faults.append((tree, f"a mapping is expected with the key {_KEY!r}"))
        return found
    for key, line, tables in tree[2]:
        if key != _KEY:
            faults.append(((SCALAR, line, key), unknown(key, [_KEY])))
            continue
        for table, _, fields in _entries(tables, faults):
            own = found.setdefault(table, {})
            for field, _, labels in _entries(fields, faults):
                given = labels[2] if labels[0] == LIST else [labels]
                if not all(one[0] == SCALAR for one in given):
                    faults.append((labels, "a list of headers is expected"))
                    continue
                own[field] = tuple(one[2] for one in given)
    return found


def _entries(node: Node, faults: Faults) -> Iterable[Node]:
    if node[0] == MAP:
        entries: Iterable[Node] = node[2]
        return entries
    if node[0] != BLANK:
        faults.append((node, "a mapping is expected"))
    return ()


def applied(tables: Mapping[str, TableForm], labels: Labels, tree: Node, faults: Faults) -> dict[str, TableForm]:
    """The tables with the accepted headers among the labels of their fields."""
    found = dict(tables)
    for table, fields in labels.items():
        if table not in tables:
            faults.append((tree, f"no such table; {unknown(table, list(tables))}"))
            continue
        form = tables[table]
        owner = {fold(label): name for name, field in form.fields.items() for label in field.label}
        columns: dict[str, Field] = dict(form.fields)
        for name, given in fields.items():
            if name not in form.fields:
                faults.append((tree, f"no such field in {table}; {unknown(name, list(form.fields))}"))
                continue
            for label in given:
                if owner.setdefault(fold(label), name) != name:
                    faults.append((tree, f"the label {label!r} is also one of {owner[fold(label)]}"))
            field = columns[name]
            columns[name] = replace(field, label=tuple(dict.fromkeys((*field.label, *given))))
        found[table] = replace(form, fields=columns)
    return found


def together(before: Labels, new: Iterable[tuple[str, str, str]]) -> Labels:
    """Accepted headers with further ones, each as table, field and header."""
    found: dict[str, dict[str, tuple[str, ...]]] = {table: dict(fields) for table, fields in before.items()}
    for table, field, header in new:
        own = found.setdefault(table, {})
        own[field] = tuple(dict.fromkeys((*own.get(field, ()), header)))
    return found


def text(labels: Labels) -> str:
    """The file of accepted headers."""
    lines = [f"{_KEY}:"]
    for table, fields in sorted(labels.items()):
        lines.append(f"  {table}:")
        for field, given in sorted(fields.items()):
            lines.append(f"    {field}: [{', '.join(json.dumps(label, ensure_ascii=False) for label in given)}]")
    return _HEAD + "\n".join(lines) + "\n"
