"""Databases are named by an address or by their file; what is shown of them has no password."""

from pathlib import Path

import duckdb
import pytest

from dqcheck.errors import SourceError
from dqcheck.sources.databases import Address, address_of, is_address, redacted, relation, tables_of


@pytest.fixture
def base(tmp_path) -> Path:
    path = tmp_path / "reports.duckdb"
    made = duckdb.connect(str(path))
    made.execute("create table dossiers as select 'Xã A' as unit, 3 as whole")
    made.execute('create schema old; create view old."a view" as select 2 as n')
    made.close()
    return path


@pytest.mark.parametrize(
    ("written", "kind", "target", "table"),
    [
        ("duckdb:a/b.db?table=t", "duckdb", "a/b.db", "t"),
        ("sqlite:b.db", "sqlite", "b.db", ""),
        ("postgres://me@h/base?table=s.t", "postgresql", "//me@h/base", "s.t"),
        ("postgresql:/me@h/base?sslmode=require&table=t", "postgresql", "//me@h/base?sslmode=require", "t"),
        ("postgresql://h/base?table=t&sslmode=require", "postgresql", "//h/base?sslmode=require", "t"),
        ("mysql:host=h user=u?table=t", "mysql", "host=h user=u", "t"),
    ],
)
def test_an_address_has_a_kind_a_target_and_a_table(written, kind, target, table) -> None:
    found = address_of(Path(written))
    assert found == Address(kind=kind, target=target, table=table)
    assert address_of(found.path) == found


def test_a_file_is_known_by_its_first_bytes(base, tmp_path) -> None:
    assert address_of(base) == Address(kind="duckdb", target=str(base))
    other = tmp_path / "kept.db"
    other.write_bytes(b"SQLite format 3\x00" + bytes(100))
    assert address_of(other) == Address(kind="sqlite", target=str(other))
    for path in (tmp_path, tmp_path / "none", "report.docx", "1:2"):
        assert not is_address(path)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("postgresql://me:se:cret@h:5432/base", "postgresql://me:***@h:5432/base"),
        ("postgresql:/me:secret@h/base", "postgresql:/me:***@h/base"),
        ("mysql:host=h password=secret user=u", "mysql:host=h password=*** user=u"),
        ("reports/a@b.xlsx", "reports/a@b.xlsx"),
        ("duckdb:/a:b/c.db?table=t", "duckdb:/a:b/c.db?table=t"),
    ],
)
def test_no_password_is_shown(written, shown) -> None:
    assert redacted(written) == shown


def test_tables_and_views_of_a_database_are_relations(base) -> None:
    found = tables_of(Address(kind="duckdb", target=str(base)))
    assert [one.table for one in found] == ["dossiers", "old.a view"]
    assert [relation(one).fetchall() for one in found] == [[("Xã A", 3)], [(2,)]]


def test_what_cannot_be_opened_says_what_to_do(base, tmp_path) -> None:
    wrong = {
        f"duckdb:{base}?table=nothing": "error.database-table",
        f"duckdb:{tmp_path / 'none.db'}?table=t": "error.not-found",
        f"sqlite:{base}?table=t": "error.database-kind",
        "postgresql://me:secret@127.0.0.1:1/base?table=t": "error.database-unopened",
    }
    for written, key in wrong.items():
        address = address_of(written)
        assert address is not None
        with pytest.raises(SourceError) as told:
            relation(address)
        assert told.value.key == key
        assert "secret" not in str(told.value)


def test_a_database_without_tables_is_told(tmp_path) -> None:
    path = tmp_path / "empty.duckdb"
    duckdb.connect(str(path)).close()
    with pytest.raises(SourceError) as told:
        tables_of(Address(kind="duckdb", target=str(path)))
    assert told.value.key == "error.database-empty"
