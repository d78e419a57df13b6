"""Parsed YAML kept between runs, as Python keeps compiled modules: parsing takes most of the time of a short run.

The key is the SHA-256 of the file's bytes, so an entry is never stale. An entry is JSON, which can neither execute nor
crash, after a checksum over the key and itself; it is believed only when it is a file of this user's own that nobody
else may write. Everything else is parsed anew, in silence. Nothing is written where Python may not write compiled
modules (``python -B``, PYTHONDONTWRITEBYTECODE); a folder that cannot be written costs time, nothing else.
"""

import json
import os
import stat
import sys
from hashlib import sha256
from pathlib import Path

from dqcheck import kept_entries
from dqcheck.rulesets.nodes import Node, compose

VERSION = "2"
"""Changes when the tree or the form of an entry does."""

MOST_ENTRIES = 500


def folder() -> Path | None:
    """The folder of the entries: ``dqcheck`` in the user's cache folder; None when there is no home."""
    given = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        # A relative path would be another one wherever the command is run.
        home = Path(given) if given and Path(given).is_absolute() else Path.home() / ".cache"
    except RuntimeError:
        return None
    return home / "dqcheck" / "rulesets"


def tree(content: bytes) -> Node:
    """The tree of a YAML file, from the cache or parsed. Raises NotYaml, and UnicodeDecodeError."""
    where = folder()
    key = sha256(content).hexdigest()
    entry = where / f"{key}-{VERSION}.json" if where else None
    known = _kept(entry, key) if entry is not None else None
    if known is not None:
        return known
    node = compose(content.decode("utf-8-sig"))
    if entry is not None and not sys.dont_write_bytecode:
        _keep(entry, key, node)
    return node


def _kept(entry: Path, key: str) -> Node | None:
    """The tree of an entry; None when there is none that can be believed."""
    try:
        if not kept_entries.is_own(entry.parent.lstat(), stat.S_ISDIR):
            return None
    except OSError:
        return None
    body = kept_entries.believed(entry, key)
    if body is None:
        return None
    node: Node = json.loads(body)
    return node


def _keep(entry: Path, key: str, node: Node) -> None:
    """Write an entry whole or not at all; old entries go when there are many."""
    body = json.dumps(node, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    try:
        entry.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not kept_entries.is_own(entry.parent.lstat(), stat.S_ISDIR):
            return
        entry.parent.chmod(0o700)
        kept_entries.write(entry, key, body)
        kept_entries.tidy(entry.parent.iterdir(), MOST_ENTRIES)
    except OSError:
        pass
