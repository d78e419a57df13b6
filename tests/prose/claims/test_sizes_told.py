"""Sizes that their sides make."""

import pytest
from sentence_claims import claims


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dải đất rộng 4,5 m, dài 320 m, tức 1.440 m².", [False]),
        ("Dải đất rộng 4,5 m, dài 320 m, tức 1.740 m².", [True]),
        ("Dải đất rộng 4,5 m, dài 320 m, gần chợ 1.740 m².", []),  # nothing says that it comes of them
        ("Dải đất rộng 4,5 m, dài 320 m; tức 1.740 m².", []),
        ("Dải đất rộng 4,5 m, dài 320 m, dốc 2 m, tức 1.740 m².", []),  # a third length
        ("Hố dài 8 m, rộng 5 m, sâu 2,5 m, tức 100 m3.", [False]),
        ("Dải đất rộng 4,5 m, dài 2 km, thành ra 0,9 ha.", [False]),
    ],
)
def test_sides_make_a_size(text: str, found: list[bool]) -> None:
    assert [doubt for _, doubt in claims(text, "product")] == found
