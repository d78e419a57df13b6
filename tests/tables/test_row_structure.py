"""What rows are to each other: by words, numbers and above all by their sums."""

import random
from decimal import Decimal

import pytest

from dqcheck.model.quantity import Quantity
from dqcheck.tables.row_numbering import Placement
from dqcheck.tables.row_roles import MOST_ROWS, RowFacts
from dqcheck.tables.row_structure import structure


def row(label, *figures, mark="", named=None, indent=0, bold=False):
    given = {at: Quantity(text=str(one), value=Decimal(str(one))) for at, one in enumerate(figures) if one is not None}
    place = Placement(mark=mark, indent=indent, bold=bold)
    return RowFacts(label=label, placement=place, figures=given, written=bool(figures), named=named)


def roles(*rows):
    return [one.parts if one.kind == "total" else one.kind for one in structure(rows)]


A, B, C, D = row("A", 51, 30712), row("B", 42, 21105), row("C", 65, 40233), row("D", 58, 39911)


def test_a_total_below_and_above():
    assert roles(A, B, row("Tổng cộng", 93, 51817)) == ["record", "record", (0, 1)]
    assert roles(row("Total", 93, 51817), A, B) == [(1, 2), "record", "record"]


def test_a_wrong_total_is_still_one():
    assert roles(A, B, row("Tổng cộng", 93, 581)) == ["record", "record", (0, 1)]
    assert roles(A, B, row("Tổng cộng", 99, 581)) == ["record", "record", None]  # its position may tell


def test_subtotals_add_up_the_rows_since_the_last_one_and_the_total_adds_none_of_them():
    rows = (A, B, row("Cộng 1", 93, 51817), C, D, row("Subtotal", 123, 80144), row("Tổng cộng", 216, 131961))
    assert roles(*rows) == ["record", "record", (0, 1), "record", "record", (3, 4), (0, 1, 3, 4)]


def test_a_subtotal_with_every_figure_wrong_is_read_like_the_others():
    rows = (A, B, row("Cộng 1", 99, 999), C, D, row("Cộng 2", 123, 80144), row("Tổng cộng", 216, 131961))
    assert roles(*rows)[2] == (0, 1)
    assert roles(A, B, row("Cộng 1", 99, 999), C, D)[2] == ()


def test_groups_by_number():
    rows = (
        row("Đông", 93, 51817, mark="I"), row("A", 51, 30712, mark="1"), row("B", 42, 21105, mark="2"),
        row("Tây", 123, 888, mark="II"), row("C", 65, 40233, mark="1"), row("D", 58, 39911, mark="2"),
    )  # fmt: skip
    assert roles(*rows) == [(1, 2), "record", "record", (4, 5), "record", "record"]


def test_a_group_whose_rows_add_up_to_nothing_like_it_is_no_record_and_not_judged():
    rows = (row("Đông", 500, 900, mark="I"), row("A", 51, 30712, mark="1"), row("B", 42, 21105, mark="2"))
    assert roles(*rows) == [(), "record", "record"]


def test_numbered_rows_over_others_are_groups_only_where_the_figures_say_so():
    rows = (row("A", 500, 900, mark="1"), row("x", 51, 30712, mark="1.1"), row("y", 42, 21105, mark="1.2"))
    assert roles(*rows) == ["record", "record", "record"]
    rows = (row("A", 93, 51817, mark="1"), *rows[1:])
    assert roles(*rows) == [(1, 2), "record", "record"]


def test_groups_by_indent_and_by_weight():
    under = (row("A", 51, 30712, indent=2), row("B", 42, 21105, indent=2))
    assert roles(row("Đông", 93, 51817), *under) == [(1, 2), "record", "record"]
    assert roles(row("Đông", 93, 51817, bold=True), A, B) == [(1, 2), "record", "record"]


def test_a_total_that_nothing_but_its_figures_shows():
    got = structure([A, B, row("Miền xuôi", 93, 51817), C, D, row("Miền núi", 123, 80144), row("Vùng", 216, 131961)])
    assert [one.parts for one in got if one.kind == "total"] == [(0, 1), (3, 4), (0, 1, 3, 4)]
    assert all(one.unsaid for one in got if one.kind == "total")


def test_groups_that_nothing_but_their_figures_shows():
    rows = (row("Vùng", 216, 131961), row("Xuôi", 93, 51817), A, B, row("Núi", 123, 80144), C, D)
    assert roles(*rows) == [(2, 3, 5, 6), (2, 3), "record", "record", (5, 6), "record", "record"]


def test_small_sums_are_chance_and_a_named_unit_is_no_total():
    assert roles(row("A", 1), row("B", 2), row("C", 3)) == ["record"] * 3
    assert roles(A, B, row("Xã C", 93, 51817, named=True)) == ["record"] * 3


def test_rows_that_break_a_unit_down_are_parts():
    split = (row("Nam", 20, 107, mark="-"), row("Nữ", 31, 200, mark="-"))
    assert roles(row("Xã A", 51, 30712, mark="1", named=True), *split) == ["record", "part", "part"]
    other = (row("Nam", 22, 111, mark="-"), row("Nữ", 20, 100, mark="-"))
    rows = (row("A", 51, 30712, mark="1"), *split, row("B", 42, 21105, mark="2"), *other)
    assert roles(*rows) == ["record", "part", "part"] * 2


def test_rows_of_which_some_are_told():
    rows = (row("A", 51, 30712, mark="1"), row("Trong đó: nữ", 20, 107), row("B", 42, 21105, mark="2"))
    assert roles(*rows, row("Tổng cộng", 93, 51817)) == ["record", "part", "record", (0, 2)]
    rows = (row("A", 51, 30712, mark="1"), row("Of which:"), row("women", 20, 107, mark="-"))
    assert roles(*rows) == ["record", "heading", "part"]


def test_a_total_of_the_first_level_shows_that_the_rows_below_are_parts():
    rows = (
        row("A", 51, 30712, mark="1"), row("x", 11, 90, mark="1.1"), row("y", 7, 55, mark="1.2"),
        row("B", 42, 21105, mark="2"), row("Tổng cộng", 93, 51817),
    )  # fmt: skip
    assert roles(*rows) == ["record", "part", "part", "record", (0, 3)]


def test_words_that_may_name_a_record_need_the_figures():
    assert roles(A, B, row("Tổng kết phong trào", 7, 80)) == ["record"] * 3
    assert roles(A, B, row("Tổng chi thường xuyên", 93, 51817)) == ["record", "record", (0, 1)]
    assert roles(A, B, row("Bình quân", 46.5, 259)) == ["record", "record", "heading"]


ROMAN = ("I", "II", "III", "IV")


@pytest.mark.parametrize("seed", range(40))
def test_no_row_is_added_twice_whatever_the_arrangement(seed):
    """Records are those that were made, and every total adds up exactly its own: groups above or below their rows, by
    number, by word or by nothing."""
    chance = random.Random(seed)
    rows, made, way = [], [], seed % 4
    for group in range(chance.randint(2, 4)):
        own = [[chance.randint(100, 9000) for _ in range(3)] for _ in range(chance.randint(2, 5))]
        sums = [sum(column) for column in zip(*own, strict=True)]
        lines = [row(f"r{group}{at}", *figures, mark=str(at + 1) if way == 0 else "") for at, figures in enumerate(own)]
        head = row(
            f"g{group}" if way % 2 == 0 else f"Cộng {group}",
            *sums,
            mark=("I", "II", "III", "IV")[group] if way == 0 else "",
        )
        start = len(rows) + (way % 2 == 0)
        at = len(rows) if way % 2 == 0 else len(rows) + len(lines)
        rows += [head, *lines] if way % 2 == 0 else [*lines, head]
        made.append((at, tuple(range(start, start + len(lines)))))
    if way == 3:
        leaves = tuple(leaf for _, under in made for leaf in under)
        sums = [sum(int(rows[leaf].figures[column].value) for leaf in leaves) for column in range(3)]
        made.append((len(rows), leaves))
        rows.append(row("Tổng cộng", *sums))
    got = structure(rows)
    assert {at: one.parts for at, one in enumerate(got) if one.kind == "total"} == dict(made)


@pytest.mark.parametrize("seed", range(20))
def test_a_tree_of_totals_is_found_by_its_sums_alone(seed):
    """Totals over totals over records, above their rows or below them, without a word or a number."""
    chance = random.Random(seed)
    rows, made = [], {}

    def grow(depth: int) -> tuple[list[int], tuple[int, ...]]:
        if depth == 0:
            figures = [chance.randint(1000, 90000) for _ in range(3)]
            rows.append(row(f"r{len(rows)}", *figures))
            return figures, (len(rows) - 1,)
        at = len(rows)
        if seed % 2:
            rows.append(None)
        parts = [grow(depth - 1) for _ in range(chance.randint(2, 4))]
        figures = [sum(column) for column in zip(*(given for given, _ in parts), strict=True)]
        if seed % 2:
            rows[at] = row(f"t{at}", *figures)
        else:
            at = len(rows)
            rows.append(row(f"t{at}", *figures))
        made[at] = tuple(leaf for _, leaves in parts for leaf in leaves)
        return figures, made[at]

    grow(3)
    got = structure(rows)
    assert {at: one.parts for at, one in enumerate(got) if one.kind == "total"} == made


def test_negative_figures_add_up_too():
    rows = (row("Thu", 51000, 30712), row("Chi", -42000, -21105), row("Còn lại", 9000, 9607))
    assert roles(*rows) == ["record", "record", (0, 1)]


def test_a_total_that_its_words_call_one_is_not_said_to_be_unsaid():
    got = structure([A, B, row("Tổng chi", 93, 51817)])
    assert (got[2].parts, got[2].unsaid) == ((0, 1), False)


def test_a_total_that_nearly_fits_is_not_read_in_another_way_by_chance():
    """One small figure that equals that of the row above says nothing."""
    rows = (A, B, row("Cộng 1", 93, 51817), row("Khác", 7, 12), row("Tổng cộng", 7, 99999))
    assert roles(*rows)[4] is None


def test_no_total_without_a_name_is_looked_for_in_a_register():
    sums = (A, B, row("Miền xuôi", 93, 51817))
    rest = [row(f"r{at}", 1000 + at, 2 * at * at) for at in range(MOST_ROWS)]
    assert roles(*sums, *rest[:90])[2] == (0, 1)
    assert roles(*sums, *rest) == ["record"] * (MOST_ROWS + 3)
