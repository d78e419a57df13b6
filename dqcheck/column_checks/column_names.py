"""Columns of a frame by the names that operands have: in a rule ``a.b`` is a field of another table and ``-a`` is
subtracted, and a column may be called so."""

from collections.abc import Iterable, Sequence


def field_of(column: str) -> str:
    """The field that stands for a column: its own name, where nobody could take that for another thing.

    >>> field_of("total"), field_of("a.b"), field_of("-a"), field_of("100%")
    ('total', 'a%2Eb', '%2Da', '100%')
    """
    written = column.replace("%2", "%252").replace(".", "%2E")
    return "%2D" + written[1:] if written.startswith("-") else written


def column_of(field: str) -> str:
    """The column for which a field stands.

    >>> [column_of(field_of(name)) for name in ("total", "a.b", "-a", "%2E")]
    ['total', 'a.b', '-a', '%2E']
    """
    return field.replace("%2D", "-").replace("%2E", ".").replace("%252", "%2")


def fields_of(columns: str | Iterable[str]) -> tuple[str, ...]:
    """The fields that stand for columns; one name is one column."""
    return tuple(map(field_of, [columns] if isinstance(columns, str) else columns))


def groups_of(by: str | Iterable[str], words: Iterable[str]) -> tuple[str, ...]:
    """What rows are grouped by: columns as fields, and ``words`` that name no column as they are."""
    known = set(words)
    return tuple(one if one in known else field_of(one) for one in ([by] if isinstance(by, str) else by))


def nearest(name: str, known: Sequence[str]) -> tuple[str, ...]:
    """The names most like one that does not exist, at most three, the nearest first."""
    from difflib import get_close_matches

    by_case = {one.casefold(): one for one in reversed(known)}
    return tuple(by_case[one] for one in get_close_matches(name.casefold(), list(by_case), n=3, cutoff=0.5))
