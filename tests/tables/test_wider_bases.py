"""A rate that fails of one base and holds of a sum of neighbours is no fault."""

from decimal import Decimal

import pytest
from any_tables import reading

ROWS = [
    (412, 20, 9, 63), (389, 17, 5, 51), (977, 40, 12, 207), (615, 31, 3, 98), (846, 15, 22, 71), (530, 28, 7, 49),
    (708, 36, 11, 150), (291, 12, 4, 38), (664, 25, 6, 117), (453, 19, 8, 82),
]  # fmt: skip


def failing(small: tuple[int, ...], heading: str) -> list[str]:
    """The kinds of the claims that fail, where some rows count outside of the first column."""
    lines = []
    for number, (main, one, other, part) in enumerate(ROWS):
        given = [main, *([one, other] if number in small else [0, 0])]
        rate = f"{100 * part / sum(given):.2f}".replace(".", ",")
        lines.append(f"Xã {number};{part};{';'.join(map(str, given))};{rate}")
    found = reading(f"Tên;Đạt;Trong xã;Ngoài xã;Khác;{heading}\n" + "\n".join(lines)).claims
    return [one.kind for one in found if _fails(one)]


def _fails(claim) -> bool:  # type: ignore[no-untyped-def]
    if "percentage" not in claim.kind:
        return False
    stated, part, whole = (claim.roles[role][0].value.value for role in ("stated", "part", "whole"))
    return bool(abs(100 * part / whole - stated) > Decimal("0.01"))


@pytest.mark.parametrize("heading", ["Mức", "Tỷ lệ (%)"])
def test_a_rate_of_the_sum_of_neighbours_is_no_fault(heading: str) -> None:
    assert failing((3, 7), heading) == []
