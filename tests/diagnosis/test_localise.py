"""The fewest cells that explain all failing edits."""

from hypothesis import given
from hypothesis import strategies as st

from dqcheck.diagnosis.localise import COST, MOST_CELLS, groups, wrong_cells


def test_the_shared_cell_explains_two_edits() -> None:
    assert wrong_cells([frozenset("ab"), frozenset("bc")], {}) == (frozenset("b"),)


def test_a_tie_is_shown_as_a_tie() -> None:
    assert set(wrong_cells([frozenset("ab")], {})) == {frozenset("a"), frozenset("b")}


def test_a_cell_in_edits_that_hold_weighs_more() -> None:
    assert wrong_cells([frozenset("ab")], {"a": 2 * COST}) == (frozenset("b"),)


def test_too_many_wrong_cells_are_told_as_unknown() -> None:
    edits = [frozenset({str(n)}) for n in range(MOST_CELLS + 1)]
    assert wrong_cells(edits, {}) == ()


def test_groups_hang_together_through_shared_cells() -> None:
    assert groups([frozenset("ab"), frozenset("cd"), frozenset("bc"), frozenset("xy")]) == [[0, 1, 2], [3]]


@given(st.lists(st.frozensets(st.integers(0, 12), max_size=3), max_size=8))
def test_edits_of_one_group_share_cells_and_edits_of_two_do_not(edits: list[frozenset[int]]) -> None:
    found = groups(edits)
    assert sorted(index for group in found for index in group) == list(range(len(edits)))
    assert found == sorted(sorted(group) for group in found)
    cells = [frozenset[int]().union(*(edits[index] for index in group)) for group in found]
    assert sum(map(len, cells)) == len(frozenset[int]().union(*cells))
    for group in found:
        met = {group[0]}
        for _ in group:
            met |= {index for index in group if any(edits[index] & edits[other] for other in met)}
        assert met == set(group)


@given(st.lists(st.frozensets(st.sampled_from("abcdef"), min_size=1, max_size=3), min_size=1, max_size=5))
def test_every_answer_meets_every_edit_and_order_does_not_matter(edits: list[frozenset[str]]) -> None:
    found = wrong_cells(edits, {})
    assert all(edit & chosen for chosen in found for edit in edits)
    assert set(found) == set(wrong_cells(edits[::-1], {}))
