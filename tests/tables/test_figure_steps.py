"""The steps of figures: what their column shows, unless a whole row was rounded more coarsely."""

import pytest
from any_tables import reading, table

SHARES = "Năm;Tỷ trọng nông nghiệp (%);Tỷ trọng công nghiệp (%);Tỷ trọng dịch vụ (%)\n" + "\n".join(
    f"{1990 + year};{first:.2f};{second:.2f};{100 - first - second:.2f}".replace(".", ",")
    for year, (first, second) in enumerate(
        [(40.78, 22.67), (38.06, 23.79), (33.94, 27.26), (29.87, 28.90), (27.43, 29.73), (27.18, 28.76), (24.53, 36.73)]
    )
)


@pytest.mark.parametrize(
    ("row", "step"),
    [("1997;24,5;36,7;38,9", "0.1"), ("1997;24,5;36,73;38,8", "0.01"), ("1997;24;37;39", "0.01")],
    ids=["all-with-one", "some-with-two", "whole-numbers-show-nothing"],
)
def test_a_row_of_fewer_decimals_was_rounded_to_them(row: str, step: str) -> None:
    found = table(f"{SHARES}\n{row}").grid
    assert {str(found.step(8, column)) for column in (1, 2, 3)} == {step}
    assert {str(found.step(1, column)) for column in (1, 2, 3)} == {"0.01"}


def test_shares_of_such_a_row_may_be_off_by_its_roundings() -> None:
    def failing(row: str) -> int:
        claims = [one for one in reading(f"{SHARES}\n{row}").claims if one.kind == "table-shares"]
        return sum(
            abs(sum(figure.value.value for figure in one.roles["parts"]) - 100) > _allowed(one) for one in claims
        )

    assert failing("1997;24,5;36,7;38,9") == 0
    assert failing("1997;24,5;36,7;39,9") == 1


def _allowed(claim) -> float:
    return sum(figure.value.quantum for figure in claim.roles["parts"]) / 2
