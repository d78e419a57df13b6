"""What is written is whole, or not there, and what cannot be written is told."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dqcheck import output
from dqcheck.errors import UsageError
from dqcheck.output import apart, make, write


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    for data in (b"one", b"two"):
        write(path, data)
        assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "kept" / "waivers.yaml", tmp_path / "waivers.yaml"
    make(target.parent)
    link.symlink_to(target)
    write(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("name", ["folder", "missing/report.html"])
def test_what_cannot_be_written_is_told_and_leaves_nothing(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(UsageError) as told:
        write(tmp_path / name, b"data")
    assert told.value.key == "error.cannot-write"
    assert told.value.facts["path"] == str(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_folder_in_the_place_of_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UsageError, match="cannot be written"):
        make(tmp_path / "file" / "inner")
    make(tmp_path / "a" / "b")
    make(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_nobody_can_guess_the_name_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.html"
    beside: list[str] = []
    put = output._put

    def seen(opened: int, data: bytes) -> None:
        beside.extend(one.name for one in tmp_path.iterdir() if one != path)
        put(opened, data)

    monkeypatch.setattr(output, "_put", seen)
    for _ in range(3):
        write(path, b"data")
    assert len(set(beside)) == 3


def test_a_link_at_the_name_beside_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "urandom", bytes)
    victim = tmp_path / "victim"
    victim.write_bytes(b"kept")
    (tmp_path / f".dqcheck-{bytes(8).hex()}.part").symlink_to(victim)
    with pytest.raises(UsageError):
        write(tmp_path / "report.html", b"data")
    assert victim.read_bytes() == b"kept"


def test_two_at_once_both_end_well(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    datas = [bytes([number]) * 100_000 for number in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda data: [write(path, data) for _ in range(10)], datas))
    assert path.read_bytes() in datas
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    write(path, b"one")
    path.chmod(0o640)
    write(path, b"two")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_device_or_a_pipe_does_not_become_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/full"), Path("/dev/null")):
        kind = path.stat().st_mode
        with pytest.raises(UsageError, match="not a file"):
            write(path, b"data")
        assert path.stat().st_mode == kind


@pytest.mark.parametrize("name", ["a\0b", "x" * 300, "circle/report.html"])
def test_a_name_that_cannot_be_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    with pytest.raises(UsageError, match="cannot be written"):
        write(tmp_path / name, b"data")


def test_outputs_and_inputs_stand_apart(tmp_path: Path) -> None:
    one, link = tmp_path / "one", tmp_path / "link"
    one.write_bytes(b"")
    link.symlink_to(one)
    (tmp_path / "sub").mkdir()
    for path in (one, link, tmp_path / "sub" / ".." / "one"):
        with pytest.raises(UsageError) as told:
            apart([path], [one])
        assert told.value.key == "error.output-input"
    with pytest.raises(UsageError) as told:
        apart([tmp_path / "new", tmp_path / "sub" / ".." / "new"], [one])
    assert told.value.key == "error.output-twice"
    apart([tmp_path / "new"], [one, tmp_path / "missing"])
