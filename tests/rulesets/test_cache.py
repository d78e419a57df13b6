import sys

import pytest

from dqcheck.rulesets import cache
from dqcheck.rulesets.nodes import NotYaml

TEXT = b"a: [1, 2]\nb: {c: 'x'}\n"


@pytest.fixture(autouse=True)
def writing(monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def test_a_tree_is_kept_and_found_again(cache_folder, monkeypatch):
    first = cache.tree(TEXT)
    assert len(list(cache_folder.rglob("*-1"))) == 1
    monkeypatch.setattr(cache, "compose", lambda text: pytest.fail("parsed again"))
    assert cache.tree(TEXT) == first


def test_a_changed_file_is_another_entry(cache_folder):
    cache.tree(TEXT)
    assert cache.tree(TEXT + b"d: e\n") != cache.tree(TEXT)


@pytest.mark.parametrize("damage", [b"", b"\x00", b"(", b"i\x01\x00\x00\x00"])
def test_a_damaged_entry_costs_time_only(cache_folder, damage):
    first = cache.tree(TEXT)
    (entry,) = cache_folder.rglob("*-1")
    entry.write_bytes(damage)
    assert cache.tree(TEXT) == first


def test_nothing_is_written_where_python_may_not(cache_folder, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    cache.tree(TEXT)
    assert not cache_folder.exists()


def test_a_folder_that_cannot_be_written(tmp_path, monkeypatch):
    file = tmp_path / "file"
    file.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(file))
    assert cache.tree(TEXT)[0] == "map"


def test_old_entries_go(cache_folder, monkeypatch):
    monkeypatch.setattr(cache, "MOST_ENTRIES", 4)
    for number in range(6):
        cache.tree(b"a: %d\n" % number)
    assert len(list(cache_folder.rglob("*-1"))) <= 4


def test_what_is_no_yaml_is_not_kept(cache_folder):
    with pytest.raises(NotYaml):
        cache.tree(b"a: [")
    assert not cache_folder.exists()
