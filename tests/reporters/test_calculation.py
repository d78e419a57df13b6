"""The value of a calculation that a check spelt out."""

from decimal import Decimal

import pytest

from dqcheck.reporters.calculation import gives, result

A, B, C = Decimal(603), Decimal(357), Decimal(4)


@pytest.mark.parametrize(
    ("terms", "value"),
    [
        ((A,), 603),
        ((A, "+", B), 960),
        ((A, "-", B, "+", C), 250),
        ((A, "+", B, "×", C), 2031),
        ((100, "×", "(", A, "-", B, ")", "/", C), 6150),
        ((C, "/", 0), None),
        ((A, "+"), None),
        ((A, B), None),
        (("(", A, "+", B), 960),
        (("thôn", "+", B), None),
        ((), None),
    ],
)
def test_products_come_before_sums_and_what_is_no_calculation_has_no_value(
    terms: tuple[object, ...], value: int | None
) -> None:
    assert result(terms) == value


def test_a_calculation_gives_a_number_as_far_as_twelve_digits_show() -> None:
    third = result((100, "×", 1, "/", 3))
    assert gives(third, "33.33333333333333")
    assert not gives(third, "33.33")
    assert not gives(None, "1")
    assert not gives(A, None)
    assert not gives(A, "2025-08-05")
