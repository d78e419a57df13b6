"""Which files of a batch are read, and what they are called."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from dqcheck import sources
from dqcheck.api import load_ruleset
from dqcheck.engine import children, intake
from dqcheck.engine.children import Call, Lost
from dqcheck.engine.folder_files import unread
from dqcheck.engine.intake import expand, take
from dqcheck.errors import UsageError
from dqcheck.model.limits import Limits
from dqcheck.model.rule import Ruleset


def made(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")


def test_a_folder_gives_what_is_read_in_order_of_name(tmp_path: Path) -> None:
    made(tmp_path, "b.xlsx", "a.docx", "in/c.CSV", "~$a.docx", ".hidden/d.xlsx", "notes.md", "scan.jpg", "in/all.zip")
    found = expand([tmp_path, tmp_path / "b.xlsx"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a.docx", "b.xlsx", "in/c.CSV"]
    assert unread([tmp_path]) == ("in/all.zip", "scan.jpg")


def test_a_file_named_by_itself_may_have_any_ending_and_a_folder_must_hold_something(tmp_path: Path) -> None:
    made(tmp_path, "notes.md")
    assert expand([tmp_path / "notes.md"]) == (tmp_path / "notes.md",)
    with pytest.raises(UsageError, match="no workbook and no report"):
        expand([tmp_path])


def test_files_of_one_name_are_told_apart_by_their_folders_and_one_bad_file_stops_no_other(tmp_path: Path) -> None:
    made(tmp_path, "x/report.xlsx", "y/report.xlsx", "z.xlsx")
    (tmp_path / "y" / "list.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    taken = take(expand([tmp_path]), list)
    names = [file.source for file in taken.files]
    assert names == [str(tmp_path / "x/report.xlsx"), "list.csv", str(tmp_path / "y/report.xlsx"), "z.xlsx"]
    assert [file.problem is None for file in taken.files] == [False, True, False, False]


def test_a_folder_named_twice_gives_its_files_once(tmp_path: Path) -> None:
    made(tmp_path, "b.xlsx", "a.csv")
    assert expand([tmp_path, tmp_path, tmp_path / "a.csv"]) == (tmp_path / "a.csv", tmp_path / "b.xlsx")


def test_what_is_not_read_is_told_once_by_its_place_in_the_folder(tmp_path: Path) -> None:
    made(tmp_path, "in/a.ZIP", ".hidden/b.zip", "~$c.zip", "d.txt")
    (tmp_path / "folder.zip").mkdir()
    assert unread([tmp_path, tmp_path, tmp_path / "in" / "a.ZIP"]) == ("in/a.ZIP",)
    assert unread([]) == ()


def test_endings_in_which_a_report_may_have_been_sent(tmp_path: Path) -> None:
    endings = """zip rar 7z jpg jpeg png tif tiff heic bmp ppt pptx htm html mht eml msg numbers pages wps et""".split()
    made(tmp_path, *(f"a.{ending}" for ending in (*endings, "xlsx", "docx", "md", "db", "toml")))
    assert unread([tmp_path]) == tuple(sorted(f"a.{ending}" for ending in endings))


def test_progress_names_each_file_once_with_how_many_are_done(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Xã có 7 thôn.", encoding="utf-8")
    made(tmp_path, "c.xlsx")
    told: list[tuple[int, int, str]] = []
    taken = take(expand([tmp_path]), list, progress=lambda *given: told.append(given))
    assert told == [(0, 3, "c.xlsx"), (1, 3, "a.csv"), (2, 3, "b.txt")]
    assert [file.source for file in taken.files] == ["a.csv", "b.txt", "c.xlsx"]
    assert [one.source for one in taken.narratives] == ["b.txt"]


def test_reports_are_read_alike_by_several_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(9):
        (tmp_path / f"{number}.txt").write_text(f"Xã có {number + 3} thôn.", encoding="utf-8")
    files = expand([tmp_path])
    several = take(files, list)
    monkeypatch.setattr(intake, "FEWEST_FOR_WORKERS", 10)
    assert take(files, list) == several
    assert [one.source for one in several.narratives] == [f"{number}.txt" for number in range(9)]


def test_a_workbook_is_bound_to_the_ruleset_of_its_form(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Đơn vị;Tổng số hồ sơ tiếp nhận;Kỳ trước chuyển qua;Hồ sơ tiếp nhận mới\nXã Ba Tơ;3;1;2\n", "utf-8")
    taken = take([path], lambda: [load_ruleset("khcn-cds")])
    assert list(taken.bound) == ["khcn-cds"]
    assert (taken.files[0].ruleset, taken.files[0].path, len(taken.files[0].sha256)) == ("khcn-cds", str(path), 64)
    unknown = take([path], list)
    assert (unknown.bound, unknown.files[0].ruleset, unknown.files[0].problem) == ({}, None, None)


def test_a_report_is_judged_by_the_ruleset_for_prose_and_no_form_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Xã có 7 thôn.", encoding="utf-8")

    def forms() -> list[Ruleset]:
        raise AssertionError("nobody needs a form")

    taken = take([path], forms)
    assert (taken.files[0].ruleset, taken.files[0].problem, taken.files[0].path) == ("narrative", None, str(path))


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    made(tmp_path, "a.xlsx")
    [file] = take([tmp_path / "a.xlsx"], list).files
    assert file.problem is not None
    assert (file.source, file.path, file.sha256) == ("a.xlsx", str(tmp_path / "a.xlsx"), "")


def pool(limits: Limits) -> intake._Pool:
    return intake._Pool(forms=tuple, limits=limits, cache=None, workers=2, every=True)


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        (Lost(timed_out=True), "Chưa đọc xong odd.txt trong 7 giây"),
        (Lost(timed_out=False), "cần hơn 99 MB bộ nhớ"),
    ],
)
def test_a_file_that_its_child_does_not_survive_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: Lost, said: str
) -> None:
    calls: list[Call] = []

    def run(given: Iterable[Call], count: int, memory: int) -> Iterator[tuple[int, Lost]]:
        calls.extend(given)
        assert (count, memory) == (2, 99)
        yield 0, lost

    monkeypatch.setattr(children, "run", run)
    looked = sources.Looked(media="txt", size=intake.LARGE - 1, odd=True)
    path = tmp_path / "odd.txt"
    path.write_text("Xã có 7 thôn.", encoding="utf-8")
    waiting = intake._Waiting(path, "odd.txt", looked, None)
    [(told, read)] = intake._apart(iter([waiting]), pool(Limits(seconds=7, memory=99)))
    assert told == path and [call.seconds for call in calls] == [7]
    assert said in read.file.problem.vi


def test_a_large_file_may_take_as_many_times_longer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds: list[int] = []

    def run(given: Iterable[Call], count: int, memory: int) -> Iterator[tuple[int, Lost]]:
        seconds.extend(call.seconds for call in given)
        return iter(())

    monkeypatch.setattr(children, "run", run)
    looked = (sources.Looked(media="txt", size=n * intake.LARGE, odd=True) for n in (1, 3))
    waiting = (intake._Waiting(tmp_path / "odd.txt", "odd.txt", one, None) for one in looked)
    assert list(intake._apart(waiting, pool(Limits(seconds=7)))) == []
    assert seconds == [14, 28]


@pytest.mark.parametrize(
    ("media", "size", "limit", "memory"),
    [("pdf", 743, 4096, 512), ("pdf", 8 << 20, 4096, 2560), ("pdf", 1 << 30, 4096, 4096), ("pdf", 743, 512, 512),
     ("pdf", 743, 8192, 1024), ("xls", 743, 4096, 4096)],
)  # fmt: skip
def test_a_small_pdf_is_given_little_memory(tmp_path: Path, media: str, size: int, limit: int, memory: int) -> None:
    """A form that draws itself takes all that it is given: seconds and gigabytes for some hundred bytes."""
    waiting = intake._Waiting(tmp_path / "a", "a", sources.Looked(media=media, size=size, odd=True), None)  # type: ignore[arg-type]
    [call] = intake._calls(iter([waiting]), [], pool(Limits(memory=limit)))
    assert call.memory == memory


def test_a_run_that_is_stopped_gives_what_was_read_and_names_the_rest(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(f"Xã có {number + 3} thôn.", encoding="utf-8")

    def stop(done: int, _: int, __: str) -> None:
        if done == 2:
            raise KeyboardInterrupt

    told: list[tuple[int, int]] = []
    taken = take(expand([tmp_path]), list, progress=stop, on_interrupt=lambda *given: told.append(given))
    assert taken.stopped and told == [(2, 4)]
    assert [one.source for one in taken.narratives] == ["0.txt", "1.txt"]
    assert [file.problem is None for file in taken.files] == [True, True, False, False]
    assert [file.unreached for file in taken.files] == [False, False, True, True]
    assert "stopped before its turn" in taken.files[2].problem.en
    assert len({one.why for one in taken.unread}) == 1, "files that were not reached are one line, however many"
    with pytest.raises(KeyboardInterrupt):
        take(expand([tmp_path]), list, progress=stop)


def test_a_run_that_is_stopped_before_the_first_file_has_nothing_to_tell(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Xã có 7 thôn.", encoding="utf-8")

    def stop(_: int, __: int, ___: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take(expand([tmp_path]), list, progress=stop, on_interrupt=lambda *_: None)
