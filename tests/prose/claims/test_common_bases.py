"""Percentages of one whole that is not told."""

from sentence_claims import claims


def doubted(text: str) -> list[str]:
    return [roles["stated"][0] for roles, doubt in claims(text, "percentage") if doubt]


def test_shares_of_the_same_other_whole_are_right() -> None:
    text = "Có 453 đại biểu họp, trong đó đồng ý 405 đại biểu (81,49%), khác ý 35 đại biểu (7,04%)."  # of 497
    assert doubted(text) == []


def test_a_share_beside_one_that_holds_is_wrong() -> None:
    text = "Có 453 đại biểu họp, trong đó đồng ý 405 đại biểu (89,40%), khác ý 48 đại biểu (7,04%)."
    assert doubted(text) == ["7,04%"]
