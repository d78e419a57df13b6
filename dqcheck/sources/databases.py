"""Tables of databases, as relations of DuckDB: its own files, and what it attaches (SQLite, PostgreSQL, MySQL).

An address is ``duckdb:FILE?table=NAME``, ``sqlite:FILE?table=NAME``, or ``postgresql://USER@HOST/BASE?table=NAME`` (and
``mysql:`` likewise). Nothing is fetched, written, or downloaded here. What is shown of an address has no password.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dqcheck.errors import SourceError
from dqcheck.language.wording import Wording
from dqcheck.model.record import record
from dqcheck.sources.detection import ENDINGS
from dqcheck.sources.engine_files import duckdb_connection
from dqcheck.sources.faults import fault, printable

_KINDS = {
    "duckdb": "duckdb",
    "sqlite": "sqlite",
    "postgresql": "postgresql",
    "postgres": "postgresql",
    "mysql": "mysql",
}
_TABLE = Wording(r"[?&]table=([^&]*)", cased=True)
_PASSWORD = Wording(r"(//?[^:/@\s]*):[^@/\s]*@|(password|passwd)=[^&\s;']*", cased=True)
_EXTENSIONS = {"sqlite": "sqlite", "postgresql": "postgres", "mysql": "mysql"}
_MAGIC = {b"SQLite format 3\x00": "sqlite"}
_USUAL = ("main", "public")
"""Schemas of tables that are named without one."""
_DUCKDB_MAGIC, _MAGIC_AT = b"DUCK", 8


@record
class Address:
    """A table of a database, or with no ``table`` all of it: the ``kind`` of the database and its ``target``, a file or
    what its driver connects to."""

    kind: str
    target: str
    table: str = ""

    @property
    def path(self) -> Path:
        """The address as a path, as a command takes it."""
        joint = "&" if "?" in self.target else "?"
        return Path(f"{self.kind}:{self.target}" + (f"{joint}table={self.table}" if self.table else ""))

    @property
    def shown(self) -> str:
        """The address as reports show it."""
        return redacted(str(self.path))


def is_address(path: Path | str) -> bool:
    """Whether a path names a database."""
    return address_of(path) is not None


def address_of(path: Path | str) -> Address | None:
    """The database that a path names, by its address or by the first bytes of its file; None for all others."""
    named, _, target = str(path).partition(":")
    kind = _KINDS.get(named) if target else None
    if kind is None:
        known = Path(path).suffix.lower().removeprefix(".") in ENDINGS
        kind = None if known else _kind_of_file(Path(path))
        return None if kind is None else Address(kind=kind, target=str(path))
    table = _TABLE.search(target)
    if table is not None:
        target = target.replace(table[0], "?" if table[0][0] == "?" else "").replace("?&", "?").rstrip("?")
    if kind in ("postgresql", "mysql") and target.startswith("/"):
        target = "//" + target.lstrip("/")  # a path has lost one of two strokes
    return Address(kind=kind, target=target, table=table[1] if table is not None else "")


def _kind_of_file(path: Path) -> str | None:
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            head = file.read(16)
    except OSError:
        return None
    return "duckdb" if head[_MAGIC_AT:].startswith(_DUCKDB_MAGIC) else _MAGIC.get(head)


def redacted(text: str) -> str:
    """A text without the password of an address in it."""
    if "@" not in text and "=" not in text:
        return text
    return _PASSWORD.sub(lambda found: f"{found[1]}:***@" if found[1] else f"{found[2]}=***", text)


def tables_of(address: Address) -> Sequence[Address]:
    """The tables and views of a database, or the one that its address names. Raises SourceError for a database that
    cannot be opened or has none."""
    if address.table:
        return (address,)
    base = _attached(address)
    held = base.execute(
        "select schema_name, table_name from duckdb_tables() where database_name = 'base' union "
        "select schema_name, view_name from duckdb_views() where database_name = 'base' and not internal order by all"
    ).fetchall()
    if not held:
        raise _fault("database-empty", address)
    return [
        Address(kind=address.kind, target=address.target, table=name if schema in _USUAL else f"{schema}.{name}")
        for schema, name in held
    ]


def paths_of(path: Path) -> Sequence[Path]:
    """The tables of a database that a path names, each as a path; the path itself where they cannot be listed, so that
    whoever reads it is told why."""
    address = address_of(path)
    assert address is not None
    try:
        return [one.path for one in tables_of(address)]
    except SourceError:
        return [path]


def relation(address: Address) -> Any:
    """The table of an address as a relation of DuckDB. Raises SourceError when there is none."""
    import duckdb

    base = _attached(address)
    quoted = ".".join('"' + part.replace('"', '""') + '"' for part in address.table.split("."))
    try:
        return base.sql(f"from base.{quoted}")
    except duckdb.Error as error:
        names = ", ".join(one.table for one in tables_of(Address(kind=address.kind, target=address.target)))
        raise _fault("database-table", address, table=address.table, names=names) from error


def _attached(address: Address) -> Any:
    """A connection to which a database is attached as ``base``, to be read only. Extensions are loaded and never
    downloaded. Raises SourceError when it cannot be opened, UsageError where DuckDB is not installed."""
    base = duckdb_connection()
    import duckdb

    if address.kind in ("duckdb", "sqlite") and not Path(address.target).is_file():
        raise fault("not-found", address.target)
    if address.kind in ("duckdb", "sqlite") and _kind_of_file(Path(address.target)) != address.kind:
        raise _fault("database-kind", address, kind=address.kind)
    extension = _EXTENSIONS.get(address.kind)
    if extension is not None:
        try:
            base.execute(f"load {extension}")
        except duckdb.Error as error:
            raise _fault("database-extension", address, extension=extension) from error
    written = f"{address.kind}:{address.target}" if address.target.startswith("//") else address.target
    kind = "" if extension is None else f"type {extension}, "
    try:
        base.execute(f"attach '{written.replace(chr(39), chr(39) * 2)}' as base ({kind}read_only)")
    except duckdb.Error as error:
        detail = redacted(str(error).partition("\n")[0])
        raise _fault("database-unopened", address, detail=detail) from None
    return base


def _fault(what: str, address: Address, **facts: str) -> SourceError:
    from dqcheck.messages import sentence

    told = {"file": printable(address.shown), **facts}
    return SourceError(f"error.{what}", sentence(f"error.{what}", "en", told), **told)
