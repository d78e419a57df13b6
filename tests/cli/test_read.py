"""``dqcheck read`` for a person: no identifier of a check or a role, and nothing about what is merely written well."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from dqcheck.cli import command

TEXT = "Trong kỳ tiếp nhận 921 hồ sơ, số hóa 823/921 hồ sơ, đạt 98,36%. Họp ngày 31/6/2025.\nXã có 7 thôn."


@pytest.mark.parametrize(
    ("language", "place", "percentage", "writing"),
    [
        (
            "vi",
            "Dòng 1",
            "   Chưa khớp · Tỷ lệ phần trăm: “số hóa” ghi 98,36%; tính lại 100 × 823 / 921 được 89,36%",
            "   Chưa khớp · Cách viết trong lời văn: “31/6/2025” là ngày không có trong lịch.",
        ),
        (
            "en",
            "Line 1",
            "   Does not match · Percentage: “số hóa” is stated as 98,36%; 100 × 823 / 921 gives 89.36%",
            "   Does not match · Form of writing: “31/6/2025” ",
        ),
    ],
)
def test_claims_are_told_by_place_and_in_words(
    tmp_path: Path, language: str, place: str, percentage: str, writing: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(command, ["read", str(path), "--lang", language])
    assert done.exit_code == 0
    lines = done.output.splitlines()
    assert lines.count(place) == 1
    assert [line for line in lines if line.startswith(percentage)]
    assert [line for line in lines if line.startswith(writing)]
    told = [line for line in lines if line.startswith("   ")]
    assert len(set(told)) == len(told)
    assert "writing." not in done.output


def test_without_colour_the_figures_are_marked_with_signs(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    lines = CliRunner().invoke(command, ["read", str(path), "--no-claims"]).output.splitlines()
    assert lines[0].startswith("‹ ›: số liệu nằm trong một quan hệ đã đối chiếu")
    assert lines[2:4] == [
        "Trong kỳ tiếp nhận ‹921?› hồ sơ, số hóa ‹823›/‹921› hồ sơ, đạt ‹98,36%›. Họp ngày 31/6/2025.",
        "Xã có ‹7?› thôn.",
    ]
    assert not [line for line in lines if "Chưa khớp" in line]


TABLE = "Shop;Cash;Card;Total\nNorth;1210;3407;4617\nSouth;880;2931;3811\nEast;1975;4120;6095\nWest;640;1277;1917\n"


@pytest.mark.parametrize(("language", "holds"), [("vi", "đúng ở 4 dòng"), ("en", "holds on 4 lines")])
def test_a_workbook_is_shown_with_its_relations(tmp_path: Path, language: str, holds: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(TABLE, encoding="utf-8")
    done = CliRunner().invoke(command, ["read", str(path), "--lang", language])
    assert done.exit_code == 0
    assert "D = B + C" in done.output
    assert holds in done.output


def test_a_workbook_is_written_as_a_page(tmp_path: Path) -> None:
    path, page = tmp_path / "a.csv", tmp_path / "a.html"
    path.write_text(TABLE.replace("North", "<b>North</b>"), encoding="utf-8")
    done = CliRunner().invoke(command, ["read", str(path), "-o", str(page), "--lang", "en"])
    assert done.exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert "<code>D = B + C</code>" in text
    assert "&lt;b&gt;North" in text


def test_a_report_in_prose_is_no_page(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(command, ["read", str(path), "-o", str(tmp_path / "a.html"), "--lang", "en"])
    assert done.exit_code == 2
