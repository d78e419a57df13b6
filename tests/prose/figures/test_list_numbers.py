"""Numbers of the items of a list within a sentence are no figures; figures in brackets are."""

import pytest

from dqcheck.prose.figures.list_numbers import list_numbers


@pytest.mark.parametrize(
    "text",
    [
        "Có 6 nhóm việc: (1) khám bệnh; (2) cấp thuốc và (3) tiêm chủng.",
        "(1) khám bệnh, (2) cấp thuốc, (3) tiêm chủng",
        "Gồm: 1) khám bệnh; 2) cấp thuốc; 3) tiêm chủng",
        "Three tasks: [1] training, [2] audit and [3] supply.",
    ],
)
def test_numbers_that_count_items(text: str) -> None:
    assert [text[at] for at in sorted(list_numbers(text))] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "text",
    [
        "Các xã Đông (1), Tây (2), Nam (3)",
        "Có hộ nghèo (1) ở thôn Đông, (2) ở thôn Tây",
        "Trong đó: (1) khám bệnh; (3) tiêm chủng",
        "Gồm: (12) hộ nghèo; (13) hộ cận nghèo",
        "(1) khám bệnh",
    ],
)
def test_figures_in_brackets(text: str) -> None:
    assert list_numbers(text) == frozenset()


def test_two_lists_in_one_text() -> None:
    text = "Việc cũ: (1) khám bệnh; (2) cấp thuốc. Việc mới: (1) tiêm chủng; (2) kiểm tra; (3) tập huấn."
    assert [text[at] for at in sorted(list_numbers(text))] == ["1", "2", "1", "2", "3"]
