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


@given(
    st.lists(st.lists(st.integers(min_value=-30, max_value=60), min_size=2, max_size=2), min_size=0, max_size=9),
    st.sampled_from([Decimal(0), Decimal(1), Decimal(5)]),
)
def test_sums_are_found_as_by_trying_all(table: list[list[int]], step: Decimal) -> None:
    figures = [
        {at: Quantity(text=str(value), value=Decimal(value), quantum=step) for at, value in enumerate(line)}
        for line in table
    ]
    assert any_adds_up(figures) == any(adds_up_somewhere(table, row, float(step)) for row in range(len(table)))


def adds_up_somewhere(table: list[list[int]], row: int, step: float) -> bool:
    """Whether the largest figure of a row is the sum of two neighbours or more, all before it or all behind it."""
    at = max(range(len(table[row])), key=lambda column: abs(table[row][column]))
    values = [line[at] for line in table]
    runs = [values[row - count : row] for count in range(2, row + 1)]
    runs += [values[row + 1 : row + 1 + count] for count in range(2, len(values) - row)]
    return values[row] != 0 and any(
        abs(sum(run) - values[row]) <= step * (len(run) + 1) / 2 + 1e-9 * abs(values[row]) for run in runs
    )
