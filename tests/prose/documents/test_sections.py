"""The period of a report by its title, and its passages on what is still to be done."""

import pytest
from written_reports import reading

from dqcheck.prose.documents import sections
from dqcheck.prose.figures.block import Block
from dqcheck.prose.figures.blocks import blocks


def document(*lines: str) -> list[Block]:
    found = reading("\n\n".join(lines))
    return blocks(found.passages, found.words)


@pytest.mark.parametrize(
    ("lines", "period"),
    [
        (["BÁO CÁO", "Kết quả 6 tháng đầu năm 2025", "Xã có 12 thôn."], {"6 thang", "2025"}),
        (["BÁO CÁO", "Kết quả quý III, nhiệm vụ quý IV năm 2025"], {"quy iii"}),
        (["BÁO CÁO", "Kết quả công tác.", "Năm 2024 xã có 12 thôn."], set()),
        (["Kết quả năm 2025"], set()),
    ],
)
def test_the_title_says_the_period(lines: list[str], period: set[str]) -> None:
    assert sections.title_period(document(*lines)) == period


def aimed(*lines: str) -> set[str]:
    found = document(*lines)
    return {block.text for block in found if block.paragraph in sections.aims(found)}


def test_what_stands_under_a_heading_of_tasks_is_still_to_be_done() -> None:
    lines = [
        "I. Kết quả",
        "Đàn lợn 8.050 con.",
        "II. Phương hướng, nhiệm vụ",
        "Đàn lợn 8.500 con.",
        "III. Khác",
        "Hết.",
    ]
    assert aimed(*lines) == {"Đàn lợn 8.500 con."}


def test_results_of_a_plan_are_results() -> None:
    assert aimed("I. Kết quả thực hiện kế hoạch", "Đàn lợn 8.050 con.") == set()


def test_a_line_of_tasks_with_figures_is_no_heading() -> None:
    assert aimed("Kế hoạch trồng 120 ha rừng", "Đàn lợn 8.050 con.") == set()
