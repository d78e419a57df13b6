from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from making import BLANK, count, label, number, table

from dqcheck.checks.hierarchies import by_code, by_level, by_parent
from dqcheck.checks.table_rows import TableRow


def rows(**columns):
    held = table({name: [label(v) if isinstance(v, str) else v for v in values] for name, values in columns.items()})
    return [TableRow(held, at) for at in range(len(held.submissions))]


def read(families):
    return sorted(
        ([row.at for row in one.parents], [row.at for row in one.children], one.complete, bool(one.unsaid))
        for one in families
    )


def test_codes():
    given = rows(code=["1", "1.1", "1.1.1", "1.1.2.", "1-2", "2", "2.1", "10", "10.1"])
    assert read(by_code(given, "code")) == [
        ([0], [1, 4], True, False),
        ([1], [2, 3], True, False),
        ([5], [6], True, False),
        ([7], [8], True, False),
    ]


def test_codes_of_letters_and_of_several_styles():
    assert read(by_code(rows(code=["A", "A.I", "A.I.1", "a i 2"]), "code")) == [
        ([0], [1], True, False),
        ([1], [2, 3], True, False),
    ]


def test_a_row_without_a_code_is_no_part_of_the_hierarchy():
    given = rows(code=[BLANK, "1", "", "1.1", "-"])
    assert read(by_code(given, "code")) == [([1], [3], True, False)]


def test_a_row_between_two_codes_that_is_not_there():
    # 1.10 was read as 1.1: what stands below it has no parent, and nobody knows all that stands below 1.
    given = rows(code=["1", "1.1", "1.1", "1.10.1"])
    assert read(by_code(given, "code")) == [([0], [1, 2, 3], False, False)]


def test_several_rows_of_one_code():
    assert read(by_code(rows(code=["1", "1", "1.1"]), "code")) == [([0, 1], [2], True, False)]
    assert read(by_code(rows(code=["1", "1.1", "1.1"]), "code")) == [([0], [1, 2], True, False)]


def test_names_of_parents():
    given = rows(name=["Cả nước", "Miền núi", "A", "B", "C"], up=["", "cả nước", "Miền núi", "MIỀN NÚI", "Miền khác"])
    assert read(by_parent(given, "name", "up")) == [([0], [1], True, False), ([1], [2, 3], True, False)]


def test_a_row_that_names_itself_has_no_parent_and_equal_names_are_several():
    assert read(by_parent(rows(name=["A", "B"], up=["A", "A"]), "name", "up")) == [([0], [1], True, False)]
    assert read(by_parent(rows(name=["A", "A", "B"], up=["", "", "A"]), "name", "up")) == [([0, 1], [2], True, False)]


def test_levels():
    given = rows(level=[count(1), count(2), count(3), count(3), "2", count(1), count(2)])
    assert read(by_level(given, "level")) == [
        ([0], [1, 4], True, False),
        ([1], [2, 3], True, False),
        ([5], [6], True, False),
    ]


def test_a_level_that_is_left_out_and_one_that_is_not_said():
    assert read(by_level(rows(level=[count(1), count(3), count(2)]), "level")) == [([0], [1, 2], False, False)]
    unsaid = rows(level=[count(1), count(2), number("1.5"), count(2), count(1), count(2)])
    assert read(by_level(unsaid, "level")) == [
        ([0], [1, 3], True, True),
        ([1], [], True, True),
        ([4], [5], True, False),
    ]
    assert read(by_level(rows(level=["x", BLANK]), "level")) == []


codes = st.lists(st.lists(st.integers(1, 3), min_size=1, max_size=4).map(tuple), unique=True, max_size=20)


@given(codes, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_family_of_codes(given, random):
    written = [".".join(map(str, code)) for code in given]
    shuffled = random.sample(written, len(written))

    def families(texts):
        held = rows(code=texts) if texts else []
        return {
            (texts[one.parents[0].at], one.complete): sorted(texts[row.at] for row in one.children)
            for one in by_code(held, "code")
        }

    found = families(written)
    assert found == families(shuffled)
    for parent, complete in found:
        children = found[parent, complete]
        assert all(child.startswith(f"{parent}.") for child in children)
        assert not complete or all(child.count(".") == parent.count(".") + 1 for child in children)


@given(st.lists(st.integers(1, 4), min_size=1, max_size=15))
def test_every_row_below_another_is_a_child_of_one_row(levels):
    found = list(by_level(rows(level=[count(level) for level in levels]), "level"))
    children = [row.at for one in found for row in one.children]
    assert len(children) == len(set(children))
    roots = [at for at, level in enumerate(levels) if level == min(levels[: at + 1])]
    assert set(children) | set(roots) == set(range(len(levels)))
    for one in found:
        assert all(one.parents[0].at < row.at for row in one.children)
        assert all(left.at < right.at for left, right in pairwise(one.children))
