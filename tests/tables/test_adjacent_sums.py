"""A look at whether any row may be the sum of its neighbours."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from dqcheck.model.quantity import Quantity
from dqcheck.tables.adjacent_sums import any_adds_up
from dqcheck.tables.row_roles import Figures


def rows(*lists: list[int]) -> list[Figures]:
    one = Decimal(1)
    return [
        {at: Quantity(text=str(value), value=Decimal(value), quantum=one) for at, value in enumerate(line)}
        for line in lists
    ]


def test_a_list_has_no_row_that_adds_up_others() -> None:
    assert not any_adds_up(rows([412, 7], [233, 9], [518, 2], [145, 8]))
    assert not any_adds_up([])
    assert not any_adds_up(rows([5, 3], [5, 3]))  # stated again, not added up


@given(
    st.lists(st.lists(st.integers(min_value=0, max_value=9_999), min_size=3, max_size=3), min_size=2, max_size=12),
    st.booleans(),
    st.integers(min_value=0, max_value=3),
)
def test_a_total_before_or_behind_its_rows_is_seen(parts: list[list[int]], behind: bool, others: int) -> None:
    total = [sum(column) for column in zip(*parts, strict=True)]
    before = [[100_003 + at, 1, 2] for at in range(others)]
    table = [*before, *parts, total] if behind else [total, *parts, *before]
    assert any_adds_up(rows(*table)) or not any(total)
