"""What the figures of rows say: which row is the sum of which others."""

from decimal import Decimal

from dqcheck.model.quantity import Quantity
from dqcheck.tables.row_figures import RowFigures


def figures(*rows, quantum="0"):
    return RowFigures(
        [
            {
                at: Quantity(text=str(one), value=Decimal(str(one)), quantum=Decimal(quantum))
                for at, one in enumerate(row)
                if one is not None
            }
            for row in rows
        ]
    )


def told(found):
    return found.held, found.failed, found.digits


def test_counts_add_up_exactly_and_rounded_figures_within_their_steps():
    assert told(figures((10, 200), (20, 300), (30, 501)).compare(2, (0, 1))) == (1, 1, 2)
    assert told(figures((1.2, 3.4), (2.2, 4.4), (3.5, 8.0), quantum="0.1").compare(2, (0, 1))) == (1, 1, 2)


def test_what_says_nothing_is_not_counted():
    rows = figures((10, 0, None, 7), (20, 0, None, None), (30, 0, 5, 7))
    assert told(rows.compare(2, (0, 1))) == (2, 0, 2)  # a column of noughts, one without parts, one with one part


def test_a_total_over_totals_adds_up_what_these_add_up():
    a, b, c, d = (51, 30712), (42, 21105), (65, 40233), (58, 39911)
    ab, cd, every = (93, 51817), (123, 80144), (216, 131961)
    rows = figures(a, b, ab, c, d, cd, every)
    assert rows.totals(range(7), range(7)) == {2: (0, 1), 5: (3, 4), 6: (0, 1, 3, 4)}
    assert rows.totals(range(7), (6,)) == {}  # the others are surely records: what it adds up is not beside it


def test_a_larger_total_over_a_smaller_one_comes_last():
    small = [(7, 30712), (9, 21105)]
    wide = [(15 + at, 40233 + at) for at in range(6)]
    sums = [tuple(map(sum, zip(*part, strict=True))) for part in (small, wide)]
    rows = figures(*small, sums[0], *wide, sums[1], tuple(map(sum, zip(*sums, strict=True))))
    assert rows.totals(range(11), range(11))[10] == (0, 1, *range(3, 9))


def test_rows_apart_make_no_total():
    rows = figures((51, 30712), (77, 912), (42, 21105), (93, 51817))
    assert rows.totals(range(4), range(4)) == {}
    assert rows.totals((0, 2, 3), range(4)) == {3: (0, 2)}  # what stands between is no row of these
