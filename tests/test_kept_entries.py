"""Files that are kept between runs."""

import os
from pathlib import Path

import pytest

from dqcheck import kept_entries


def test_an_entry_is_read_as_it_was_written(tmp_path: Path) -> None:
    kept_entries.write(tmp_path / "one", "key", b"body")
    assert kept_entries.believed(tmp_path / "one", "key") == b"body"
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_of_another_key_changed_or_too_large_none_is_believed(tmp_path: Path) -> None:
    entry = tmp_path / "one"
    kept_entries.write(entry, "key", b"body")
    assert kept_entries.believed(entry, "another") is None
    assert kept_entries.believed(entry, "key", largest=10) is None
    entry.write_bytes(entry.read_bytes() + b" ")
    assert kept_entries.believed(entry, "key") is None
    assert kept_entries.believed(tmp_path / "none", "key") is None


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of others are those of POSIX")
def test_what_others_may_write_or_a_link_leads_to_is_not_believed(tmp_path: Path) -> None:
    kept_entries.write(tmp_path / "one", "key", b"body")
    (tmp_path / "link").symlink_to(tmp_path / "one")
    assert kept_entries.believed(tmp_path / "link", "key") is None
    (tmp_path / "one").chmod(0o622)
    assert kept_entries.believed(tmp_path / "one", "key") is None


def test_the_oldest_half_goes(tmp_path: Path) -> None:
    for number in range(5):
        kept_entries.write(tmp_path / str(number), "key", b"body")
        os.utime(tmp_path / str(number), (number, number))
    kept_entries.tidy(tmp_path.iterdir(), 5)
    assert len(list(tmp_path.iterdir())) == 5
    kept_entries.tidy(tmp_path.iterdir(), 4)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2", "3", "4"]
