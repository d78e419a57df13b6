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
