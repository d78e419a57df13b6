"""A nought before digits fills a figure up, or belongs to a code."""

import numpy as np
import pytest

from dqcheck.tables.nought_led import led_by_nought


@pytest.mark.parametrize(
    ("numbers", "texts", "read"),
    [
        ([125, 40, 7], ["08"], ["08"]),
        ([125, 40, 7], ["08", "052"], ["08", "052"]),
        ([12, 13], ["01", "02"], []),
        ([], ["010", "020"], []),
        ([125, 40], ["0080000"], []),
        ([5, 7], ["012"], []),
    ],
)
def test_texts_that_are_longer_or_alike_or_go_up_are_codes(numbers, texts, read) -> None:
    values = np.array([[*texts_as_gaps(texts), *numbers]], dtype=float).T
    given = np.array([[*[False] * len(texts), *[True] * len(numbers)]]).T
    found = led_by_nought([(row, 0, text) for row, text in enumerate(texts)], values, given)
    assert [text for _, _, text in found] == read


def texts_as_gaps(texts: list[str]) -> list[float]:
    """What the grid has where texts stand."""
    return [0.0] * len(texts)
