"""What was read is kept between runs: the report is the same, and no entry is believed that may be another's."""

import os
import pickle
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dqcheck import check, kept_entries
from dqcheck.engine import intake, reading_cache
from dqcheck.engine.intake import expand, take
from dqcheck.engine.reading_cache import DIGEST, ENDING, ReadingCache
from dqcheck.engine.selection import Library
from dqcheck.errors import UsageError

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")


@pytest.fixture
def batch(tmp_path: Path, root: Path) -> Path:
    folder = tmp_path / "batch"
    folder.mkdir()
    for name in ("communes/xa-ba-dong.xlsx", "narratives/01-ba-to.docx", "narratives/06-flow.txt"):
        shutil.copy(root / "fixtures" / name, folder)
    (folder / "strange.csv").write_text("Thôn;Số hộ;Nam;Nữ\nA;12;5;7\nB;9;4;5\nTổng;22;9;12\n", encoding="utf-8")
    return folder


def report(folder: Path, cache: Path | None) -> dict[str, object]:
    found = check(folder, confirmed=True, cache=cache)
    told = ("findings", "confirmed", "files", "submissions", "rules", "notes", "unread")
    return {name: getattr(found, name) for name in told}


def entries(cache: Path) -> list[Path]:
    return sorted(cache.glob(f"*{ENDING}"))


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read from now on."""
    read: list[str] = []
    reader = intake.read_file

    def counting(path: Path, name: str, *given: object) -> object:
        read.append(name)
        return reader(path, name, *given)

    monkeypatch.setattr(intake, "read_file", counting)
    return read


def test_a_second_run_reads_nothing_and_its_report_is_the_same(
    batch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    fresh, first = report(batch, None), report(batch, cache)
    read = counted(monkeypatch)
    told: list[tuple[int, int]] = []
    check(batch, cache=cache, on_cache=lambda *counts: told.append(counts))
    assert told == [(4, len(list(batch.iterdir())))]
    assert report(batch, cache) == first == fresh
    assert (read, len(entries(cache))) == ([], 4)


def test_only_what_changed_is_read_again(batch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache"
    report(batch, cache)
    (batch / "06-flow.txt").write_text("Xã có 7 thôn.", encoding="utf-8")
    (batch / "strange.csv").rename(batch / "stranger.csv")
    read = counted(monkeypatch)
    assert report(batch, cache) == report(batch, None)
    assert read[:2] == ["06-flow.txt", "stranger.csv"] and len(read) == 2 + 4


def test_a_workbook_is_read_again_by_other_rules_and_in_another_notation(
    batch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    check(batch, cache=cache)
    read = counted(monkeypatch)
    check(batch, cache=cache, rules="khcn-cds")
    assert read == ["strange.csv", "xa-ba-dong.xlsx"]
    check(batch, cache=cache, numbers="en")
    assert read[2:] == ["strange.csv", "xa-ba-dong.xlsx"]


def test_other_code_asks_for_other_entries(batch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache"
    check(batch, cache=cache)
    monkeypatch.setattr(reading_cache, "code", lambda: "another")
    read = counted(monkeypatch)
    check(batch, cache=cache)
    assert len(read) == 4


def test_several_processes_keep_what_one_would(batch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "_workers", lambda: 2)
    monkeypatch.setattr(intake, "FEWEST_FOR_WORKERS", 1)
    several = report(batch, tmp_path / "cache")
    monkeypatch.setattr(intake, "_workers", lambda: 1)
    read = counted(monkeypatch)
    assert report(batch, tmp_path / "cache") == several
    assert read == []
    assert report(batch, None) == several


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 1 << 16), value=st.integers(0, 255), cut=st.booleans())
def test_a_broken_entry_is_never_believed(tmp_path: Path, at: int, value: int, cut: bool) -> None:
    path, folder = tmp_path / "a.txt", tmp_path / "cache"
    path.write_text("Có 10 hồ sơ, gồm 5 hồ sơ mới và 3 hồ sơ cũ.", encoding="utf-8")
    cache = ReadingCache.opened(folder)
    whole = take([path], list, cache=cache)
    [entry] = entries(folder)
    data = entry.read_bytes()
    at %= len(data)
    entry.write_bytes(data[:at] if cut else data[:at] + bytes([value]) + data[at + 1 :])
    assert take([path], list, cache=cache) == whole


class Call:
    """What a hostile entry would have called."""

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (self.folder,)

    def __init__(self, folder: str) -> None:
        self.folder = folder


@pytest.mark.parametrize("what", ["call", "other", "function"])
def test_an_entry_that_asks_for_more_than_records_is_dropped(tmp_path: Path, what: str) -> None:
    path, folder = tmp_path / "a.txt", tmp_path / "cache"
    path.write_text("Xã có 7 thôn.", encoding="utf-8")
    cache = ReadingCache.opened(folder)
    whole = take([path], list, cache=cache)
    [entry] = entries(folder)
    planted = {"call": Call(str(tmp_path / "made")), "other": ["no", "record"], "function": check}[what]
    body = pickle.dumps(planted)
    from dqcheck import sources

    key = cache.key(path, "a.txt", sources.look(path), list)
    assert key is not None and entry.name.startswith(key[DIGEST:])
    entry.write_bytes(kept_entries.checksum(key, body) + body)
    assert cache.kept(key) is None
    assert take([path], list, cache=cache) == whole
    assert not (tmp_path / "made").exists()


@posix
def test_a_folder_that_others_may_write_is_refused_and_such_an_entry_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, folder = tmp_path / "a.txt", tmp_path / "cache"
    path.write_text("Xã có 7 thôn.", encoding="utf-8")
    check(path, cache=folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    [entry] = entries(folder)
    assert entry.stat().st_mode & 0o777 == 0o600
    entry.chmod(0o666)
    read = counted(monkeypatch)
    check(path, cache=folder)
    assert read == ["a.txt"]
    folder.chmod(0o777)
    with pytest.raises(UsageError, match="others may write"):
        check(path, cache=folder)
    folder.chmod(0o700)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be made"):
        ReadingCache.opened(tmp_path / "file" / "cache")


def test_what_could_not_be_read_is_tried_again(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    check(tmp_path / "a.xlsx", cache=tmp_path / "cache")
    assert entries(tmp_path / "cache") == []


def test_the_oldest_half_of_many_entries_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_cache, "MOST_ENTRIES", 4)
    for number in range(5):
        (tmp_path / f"{number}{ENDING}").write_text("", encoding="utf-8")
        os.utime(tmp_path / f"{number}{ENDING}", (number, number))
    (tmp_path / "mine.txt").write_text("", encoding="utf-8")
    ReadingCache.opened(tmp_path).tidy()
    assert [one.name for one in entries(tmp_path)] == [f"{number}{ENDING}" for number in (2, 3, 4)]
    assert (tmp_path / "mine.txt").exists()


def test_every_kind_of_reading_can_be_kept(root: Path, tmp_path: Path) -> None:
    fixtures = root / "fixtures"
    files = expand([fixtures / "communes", fixtures / "narratives", fixtures / "submissions.xlsx"])
    take(files, Library(None).forms, cache=ReadingCache.opened(tmp_path))
    assert len(entries(tmp_path)) == len(files)
