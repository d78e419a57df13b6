"""Ranges that adjoin and leave nothing out."""

import pytest
from sentence_claims import claims

CLASSES = "Chia theo tuổi: dưới {low} tuổi 24,6%; từ {start} đến {stop} tuổi 54,9%; từ {high} tuổi trở lên 17,2%."


@pytest.mark.parametrize(
    ("start", "stop", "high", "told"), [(35, 59, 60, 1), (35, 60, 60, 1), (40, 59, 60, 0), (35, 59, 70, 0)]
)
def test_only_ranges_without_a_gap_make_a_whole(start: int, stop: int, high: int, told: int) -> None:
    assert len(claims(CLASSES.format(low=35, start=start, stop=stop, high=high), "shares")) == told


def test_a_range_open_above_is_needed() -> None:
    assert (
        claims("Chia theo tuổi: dưới 35 tuổi 24,6%; từ 35 đến 59 tuổi 54,9%; từ 60 đến 80 tuổi 17,2%.", "shares") == []
    )
