"""A column may be called anything."""

from hypothesis import given
from hypothesis import strategies as st

from dqcheck.column_checks.column_names import column_of, field_of, nearest


@given(st.text(alphabet="ab.%-2ED5 ", max_size=12))
def test_a_field_stands_for_one_column(column: str) -> None:
    assert column_of(field_of(column)) == column
    assert "." not in field_of(column) and not field_of(column).startswith("-")


def test_the_nearest_names_come_first() -> None:
    assert nearest("Totl", ["a", "total", "totals"])[:2] == ("total", "totals")
    assert nearest("zzz", ["a", "total"]) == ()
