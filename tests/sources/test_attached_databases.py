"""Tables of SQLite and PostgreSQL are read where they lie, each figure as it stands there."""

import os
import pwd
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

import dqcheck
from dqcheck.errors import SourceError
from dqcheck.sources.databases import address_of, relation, tables_of

COLUMNS = "unit text, done integer, received integer, rate double precision, paid numeric(12, 2), opened date"
ROWS = [
    ("Xã A", 45, 50, 90.0, 1250.75, "2025-01-31"),
    ("Xã B", 81, 78, 97.31, 12.5, "2025-02-28"),
    ("Xã C", 30, 40, 57.0, None, None),
]
CHECKS = [
    dqcheck.part("done", whole="received"),
    dqcheck.percentage("rate", part="done", whole="received", decimals=2),
]
SERVED = "postgres"


def findings(address: str) -> list[tuple[str, str]]:
    """The rule and the unit of what the records of the one table of a database fail."""
    named = address_of(address)
    assert named is not None
    (table,) = tables_of(named)
    report = dqcheck.check_frame(relation(table), CHECKS, key="unit")
    return sorted((finding.rule, finding.submission) for finding in report.findings)


FAILING = [
    ("frame/done-exceeds-whole", "Xã B"),
    ("frame/rate-percentage-mismatch", "Xã B"),
    ("frame/rate-percentage-mismatch", "Xã C"),
]


@pytest.fixture
def sqlite_file(tmp_path) -> Path:
    path = tmp_path / "reports.db"
    with closing(sqlite3.connect(path)) as base, base:
        base.execute(f"create table dossiers ({COLUMNS})")
        base.executemany("insert into dossiers values (?, ?, ?, ?, ?, ?)", ROWS)
    return path


def test_a_table_of_sqlite_is_checked_where_it_lies(sqlite_file) -> None:
    assert findings(str(sqlite_file)) == FAILING


def test_a_value_that_is_not_of_the_type_of_its_column_is_read_as_it_stands(sqlite_file) -> None:
    with closing(sqlite3.connect(sqlite_file)) as base, base:
        base.execute("insert into dossiers values ('Xã D', 1.5, 'chưa rõ', 3, 5, 'hôm qua')")
    named = address_of(sqlite_file)
    assert named is not None
    rows = relation(tables_of(named)[0]).fetchall()
    assert rows[0] == ("Xã A", "45", "50", "90.0", "1250.75", "2025-01-31")
    assert rows[-1] == ("Xã D", "1.5", "chưa rõ", "3.0", "5", "hôm qua")
    assert findings(str(sqlite_file)) == FAILING


def missing(name: str) -> None:
    raise PackageNotFoundError(name)


def test_an_extension_that_is_missing_is_told(sqlite_file, monkeypatch, tmp_path) -> None:
    monkeypatch.setattr("importlib.metadata.distribution", missing)
    monkeypatch.setenv("HOME", str(tmp_path))
    named = address_of(sqlite_file)
    assert named is not None
    with pytest.raises(SourceError) as told:
        tables_of(named)
    assert told.value.key == "error.database-extension"


def run_as(user: str, *command: str | Path) -> None:
    """Run a command of PostgreSQL, which refuses to run as root."""
    prefix = ["runuser", "-u", user, "--"] if os.geteuid() == 0 else []
    done = subprocess.run([*prefix, *map(str, command)], capture_output=True, text=True, check=False, cwd="/")
    assert done.returncode == 0, done.stderr


@pytest.fixture
def server() -> Iterator[Path]:
    """The folder in which a PostgreSQL of its own listens, on no network."""
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"))
    folder = Path(tempfile.mkdtemp(prefix="dqcheck-pg-"))
    if os.geteuid() == 0:
        owner = pwd.getpwnam(SERVED)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    data, options = folder / "data", f"-k {folder} -c listen_addresses="
    try:
        run_as(SERVED, programs / "initdb", "-D", data, "-A", "trust", "-U", SERVED, "-E", "UTF8", "--no-sync")
        run_as(SERVED, programs / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start")
        try:
            yield folder
        finally:
            run_as(SERVED, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def quoted(value: object) -> str:
    return "null" if value is None else f"'{value}'"


@pytest.mark.needs("postgres")
def test_a_table_of_postgresql_is_checked_where_it_lies(server) -> None:
    values = ", ".join(f"({', '.join(map(quoted, row))})" for row in ROWS)
    made = f"create table dossiers ({COLUMNS}); insert into dossiers values {values}"
    run_as(SERVED, "psql", "-h", server, "-U", SERVED, "-q", "-c", made)
    address = f"postgresql://{SERVED}@/postgres?host={server}"
    named = address_of(address)
    assert named is not None
    assert [one.table for one in tables_of(named)] == ["dossiers"], "tables of the server itself are nobody's reports"
    assert findings(address) == FAILING
