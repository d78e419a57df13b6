import json
import os
import random
import stat
import sys
from pathlib import Path

import pytest

from dqcheck import kept_entries
from dqcheck.rulesets import cache
from dqcheck.rulesets.nodes import NotYaml

TEXT = b"a: [1, 2]\nb: {c: 'x'}\n"


@pytest.fixture(autouse=True)
def writing(monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def entry_of(folder: Path) -> Path:
    (entry,) = folder.rglob("*.json")
    return entry


def parsed_again(monkeypatch) -> list[str]:
    """The texts that are parsed from now on."""
    texts: list[str] = []
    compose = cache.compose
    monkeypatch.setattr(cache, "compose", lambda text: texts.append(text) or compose(text))
    return texts


def test_a_tree_is_kept_and_found_again(cache_folder, monkeypatch):
    first = cache.tree(TEXT)
    assert entry_of(cache_folder)
    parsed = parsed_again(monkeypatch)
    assert cache.tree(TEXT) == first
    assert parsed == []


def test_a_changed_file_is_another_entry(cache_folder):
    cache.tree(TEXT)
    assert cache.tree(TEXT + b"d: e\n") != cache.tree(TEXT)


def test_no_damage_is_believed(cache_folder):
    first = cache.tree(TEXT)
    entry = entry_of(cache_folder)
    whole = entry.read_bytes()
    chance = random.Random(14)
    damaged = [bytes(whole[:at]) for at in range(0, len(whole), 7)]
    for at in range(len(whole) * 8):
        flipped = bytearray(whole)
        flipped[at // 8] ^= 1 << at % 8
        damaged.append(bytes(flipped))
    damaged += [chance.randbytes(chance.randrange(200)) for _ in range(100)]
    damaged += [whole + b" ", whole[: kept_entries.CHECKSUM] + b'["scalar",1,"another"]', b"[" * 100_000]
    for data in damaged:
        entry.write_bytes(data)
        assert cache.tree(TEXT) == first


def test_an_entry_of_another_ruleset_is_not_believed(cache_folder):
    first = cache.tree(TEXT)
    entry = entry_of(cache_folder)
    cache.tree(b"another: ruleset\n")
    (other,) = set(cache_folder.rglob("*.json")) - {entry}
    entry.write_bytes(other.read_bytes())
    assert cache.tree(TEXT) == first


def planted(folder: Path) -> Path:
    """A sound entry that says something else than the file."""
    cache.tree(TEXT)
    entry = entry_of(folder)
    body = json.dumps(["scalar", 1, "planted"]).encode()
    entry.write_bytes(kept_entries.checksum(entry.name.partition("-")[0], body) + body)
    assert cache.tree(TEXT) == ["scalar", 1, "planted"]
    return entry


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="owners are those of POSIX")
def test_what_others_own_or_may_write_is_not_believed(cache_folder, monkeypatch):
    entry = planted(cache_folder)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    for path in (entry, entry.parent):
        path.chmod(path.stat().st_mode | 0o022)
        assert cache.tree(TEXT)[0] == "map"
        path.chmod(path.stat().st_mode & ~0o022)
        assert cache.tree(TEXT) == ["scalar", 1, "planted"]
    own = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: own + 1)
    assert cache.tree(TEXT)[0] == "map"


def test_no_link_is_followed(cache_folder, monkeypatch):
    entry = planted(cache_folder)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    aside = entry.with_name("aside")
    entry.rename(aside)
    entry.symlink_to(aside)
    assert cache.tree(TEXT)[0] == "map"
    entry.unlink()
    aside.rename(entry)
    folder = entry.parent
    folder.rename(folder.with_name("elsewhere"))
    folder.symlink_to(folder.with_name("elsewhere"))
    assert cache.tree(TEXT)[0] == "map"


def test_the_folder_is_private(cache_folder):
    (cache_folder / "dqcheck" / "rulesets").mkdir(mode=0o755, parents=True)
    cache.tree(TEXT)
    entry = entry_of(cache_folder)
    assert stat.S_IMODE(entry.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(entry.stat().st_mode) == 0o600


def test_a_pipe_in_the_place_of_an_entry_is_not_waited_for(cache_folder):
    first = cache.tree(TEXT)
    entry = entry_of(cache_folder)
    entry.unlink()
    os.mkfifo(entry)
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


def test_a_relative_folder_is_not_used(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    cache.tree(TEXT)
    assert not (tmp_path / "here").exists()


def test_old_entries_go(cache_folder, monkeypatch):
    monkeypatch.setattr(cache, "MOST_ENTRIES", 4)
    for number in range(6):
        cache.tree(b"a: %d\n" % number)
    assert len(list(cache_folder.rglob("*.json"))) <= 4


def test_what_is_no_yaml_is_not_kept(cache_folder):
    with pytest.raises(NotYaml):
        cache.tree(b"a: [")
    assert not cache_folder.exists()


@pytest.mark.parametrize("text", [b"a: " + b"[" * 100_000, b"[" * 61 + b"]" * 61, b"a: " + b"{b: " * 70])
def test_what_is_nested_without_end_is_refused(text):
    with pytest.raises(NotYaml, match="more than 60"):
        cache.tree(text)


def test_a_tree_from_the_cache_is_the_tree_that_is_parsed(cache_folder, monkeypatch):
    for path in sorted((Path(__file__).parents[2] / "rules").rglob("*.yaml")):
        content = path.read_bytes()
        parsed = cache.tree(content)
        assert cache.tree(content) == parsed
