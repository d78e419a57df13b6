"""Totals right before two classes that leave nothing out."""

import pytest
from sentence_claims import claims


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dân số 12.301 người, nam 6.314 người, nữ 5.987 người.", [False]),
        ("Dân số 12.301 người, nam 6.134 người, nữ 5.987 người.", [True]),
        ("Dân số 12.301 người, nam 6.314 người, nữ 7.987 người.", [True]),  # far off, but of nothing else
        ("Dân số nữ 12.301 người, nam 6.134 người, nữ 5.987 người.", []),  # the first is a class too
        ("Có 29 vị. Có 17 vị tái cử; 13 vị tham gia lần đầu.", [True]),
        ("Dân số 12.301 người, già 6.134 người, trẻ 5.987 người.", []),
        ("Dân số khoảng 12.300 người, nam 6.134 người, nữ 5.987 người.", []),
    ],
)
def test_two_classes_behind_their_total(text: str, found: list[bool]) -> None:
    assert [doubt for _, doubt in claims(text, "total")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The board has fifteen members, nine elected and four appointed.", [True]),
        ("The board has fifteen members, nine elected and six appointed.", [False]),
        ("The board has fifteen members, nine elected and four retired.", []),
    ],
)
def test_classes_that_are_named_behind_their_figures(text: str, found: list[bool]) -> None:
    assert [doubt for roles, doubt in claims(text, "total")][:1] == found
