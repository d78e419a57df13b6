"""One file costs only itself: hostile files in a batch with good ones."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dqcheck import check, sources
from dqcheck.engine import intake
from dqcheck.engine.intake import expand, take
from dqcheck.engine.selection import Library
from dqcheck.forms import abbreviations
from dqcheck.model.limits import Limits

DRAWS_ITSELF = b"""%PDF-1.7
1 0 obj
<</Type/Catalog/Pages 2 0 R>>
endobj
2 0 obj
<</Type/Pages/Kids[3 0 R]/Count 1>>
endobj
3 0 obj
<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>
endobj
4 0 obj
<</Length 5>>stream
/X Do
endstream
endobj
5 0 obj
<</Length 11/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X 5 0 R>>>>>>stream
/X Do /X Do
endstream
endobj
trailer<</Size 6/Root 1 0 R>>
"""
LIMITS = Limits(seconds=20, memory=1024)


@pytest.fixture
def batch(tmp_path: Path, root: Path) -> Path:
    """A workbook, a report and a table that are good."""
    shutil.copy(root / "fixtures/communes/xa-ba-to.xlsx", tmp_path / "good.xlsx")
    shutil.copy(root / "fixtures/narratives/04-identity.pdf", tmp_path / "good.pdf")
    shutil.copy(root / "fixtures/narratives/06-flow.txt", tmp_path / "good.txt")
    return tmp_path


def read(folder: Path, *more: Path, limits: Limits = LIMITS) -> dict[str, str | None]:
    """The problem of each file of a batch, by its name."""
    taken = take((*expand([folder]), *more), Library(None).forms, limits=limits)
    return {file.source: file.problem.en if file.problem else None for file in taken.files}


def bad(told: dict[str, str | None]) -> dict[str, str]:
    """The files that were not read; the good ones were."""
    assert {name for name in told if name.startswith("good")} == {"good.xlsx", "good.pdf", "good.txt"}
    assert all(problem is None for name, problem in told.items() if name.startswith("good"))
    return {name: problem for name, problem in told.items() if problem}


@pytest.mark.skipif(sys.platform != "linux", reason="a limit that this system does not know")
def test_a_form_that_draws_itself(batch: Path) -> None:
    (batch / "a.pdf").write_bytes(DRAWS_ITSELF)
    told = bad(read(batch))
    assert list(told) == ["a.pdf"]
    assert "could not be read" in told["a.pdf"]


@pytest.mark.skipif(sys.platform != "linux", reason="a limit that this system does not know")
def test_a_form_that_draws_itself_among_many_reports(batch: Path) -> None:
    (batch / "a.pdf").write_bytes(DRAWS_ITSELF)
    for number in range(8):
        shutil.copy(batch / "good.txt", batch / f"report-{number}.txt")
    assert list(bad(read(batch))) == ["a.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="kinds of files of POSIX")
def test_what_is_no_file(batch: Path) -> None:
    os.mkfifo(batch / "pipe.csv")
    told = bad(read(batch, batch / "pipe.csv", Path("/dev/zero"), batch / "none.xlsx"))
    assert "pipe" in told["pipe.csv"]
    assert "device" in told["zero"]
    assert "does not exist" in told["none.xlsx"]


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes")
def test_a_name_that_is_not_utf8(batch: Path) -> None:
    for name in ("good.xlsx", "good.txt", "good.pdf"):
        shutil.copy(batch / name, os.fsencode(batch) + b"/\xff" + name.encode())
    told = read(batch)
    assert {name: problem for name, problem in told.items() if name.startswith("\\xff")} == {
        r"\xffgood.xlsx": None,
        r"\xffgood.txt": None,
        r"\xffgood.pdf": None,
    }


def test_a_file_that_takes_too_long(batch: Path) -> None:
    (batch / "slow.txt").write_text("Có 10 hồ sơ, gồm 5 hồ sơ và 3 hồ sơ chưa xong. " * 120_000, encoding="utf-8")
    told = bad(read(batch, limits=Limits(seconds=10, memory=2048)))
    assert list(told) == ["slow.txt"]
    assert "within 10 seconds" in told["slow.txt"]


def test_where_no_child_can_be_started_files_are_read_here(batch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "")
    assert bad(read(batch)) == {}


def test_plain_files_are_read_here(batch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(waiting: Iterator[object], _: object) -> Iterator[tuple[Path, object]]:
        assert list(waiting) == []
        return iter(())

    monkeypatch.setattr(intake, "_apart", nobody)
    (batch / "good.pdf").unlink()
    assert all(problem is None for problem in read(batch).values())


def test_what_is_read_apart_is_read_the_same(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [root / "fixtures/communes/xa-dak-to.xlsx", root / "fixtures/narratives/01-ba-to.docx"]
    here = check(files, confirmed=True)
    looked = sources.look
    monkeypatch.setattr(sources, "look", lambda path: looked(path)._replace(odd=True))
    apart = check(files, confirmed=True)
    assert here.findings
    assert apart.findings == here.findings
    assert apart.confirmed == here.confirmed
    assert apart.files == here.files


def test_headers_of_very_many_columns_are_not_held_against_every_label(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Columns times labels of all forms are millions of comparisons for a table that is none of them."""

    def held(_: str, __: str) -> bool:
        raise AssertionError("a header was held against a label")

    monkeypatch.setattr(abbreviations, "shortens", held)
    names = [f"c{number}" for number in range(1000)]
    (tmp_path / "wide.csv").write_text(f"{','.join(names)}\n{','.join('1' for _ in names)}\n", encoding="utf-8")
    assert check(tmp_path / "wide.csv").files[0].problem is None
