"""Parsed YAML kept between runs, as Python keeps compiled modules: parsing takes most of the time of a short run.

The key is the SHA-256 of the file's bytes, so an entry is never stale. Entries hold plain tuples of texts and numbers,
never code. Nothing is written where Python may not write compiled modules (``python -B``, PYTHONDONTWRITEBYTECODE); a
folder that cannot be written and a damaged entry cost time, nothing else.
"""

import marshal
import os
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from dqcheck.rulesets.nodes import Node, compose

VERSION = "1"
"""Changes when the tree does."""

MOST_ENTRIES = 500


def folder() -> Path | None:
    """The folder of the entries: ``dqcheck`` in the user's cache folder; None when there is no home."""
    given = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        return (Path(given) if given else Path.home() / ".cache") / "dqcheck" / "rulesets"
    except RuntimeError:
        return None


def tree(content: bytes) -> Node:
    """The tree of a YAML file, from the cache or parsed. Raises NotYaml, and UnicodeDecodeError."""
    where = folder()
    entry = where / f"{sha256(content).hexdigest()}.{sys.implementation.cache_tag}-{VERSION}" if where else None
    if entry is not None:
        try:
            known: Any = marshal.loads(entry.read_bytes())  # noqa: S302  # the user's own cache, as with .pyc files
            if isinstance(known, tuple) and len(known) == 3:
                kind, line, content = known
                return (kind, line, content)
        except (OSError, ValueError, EOFError, TypeError):
            pass
    node = compose(content.decode("utf-8-sig"))
    if entry is not None and not sys.dont_write_bytecode:
        _keep(entry, node)
    return node


def _keep(entry: Path, node: Node) -> None:
    """Write an entry whole or not at all; old entries go when there are many."""
    try:
        entry.parent.mkdir(parents=True, exist_ok=True)
        beside = entry.with_name(f"{entry.name}.{os.getpid()}")
        beside.write_bytes(marshal.dumps(node))
        beside.replace(entry)
        others = list(entry.parent.iterdir())
        if len(others) > MOST_ENTRIES:
            for old in sorted(others, key=lambda one: one.stat().st_mtime)[: MOST_ENTRIES // 2]:
                old.unlink(missing_ok=True)
    except OSError:
        pass
