"""Figures of other tables, looked up by a key: which record of the other table belongs to a record."""

from collections.abc import Iterator, Mapping, Sequence

from dqcheck.model.dataset import NO_KEY, REPEATED, UNMATCHED, Table
from dqcheck.model.quantity import Day, Label, Missing, Quantity, Value
from dqcheck.model.record import record
from dqcheck.numerals.folding import comparable

SUBMISSION = "submission"
"""In place of a field: the reporting unit of a record."""

Key = tuple[str, ...]
"""The values by which a record is looked up, as texts that compare."""

EVERYONES = ""
"""The submission of records that nobody sent: those of a reference."""


@record
class KeyIndex:
    """The records of a table by submission and key; REPEATED where several have it. ``places`` are all records of each
    repeated key."""

    rows: Mapping[tuple[str, Key], int]
    places: Mapping[tuple[str, Key], Sequence[int]]

    def row(self, submission: str, key: Key | None) -> int:
        """The record of a key, of the submission or of nobody; else UNMATCHED, REPEATED or NO_KEY."""
        if key is None:
            return NO_KEY
        own = self.rows.get((submission, key))
        return own if own is not None else self.rows.get((EVERYONES, key), UNMATCHED)


def key_index(table: Table, fields: Sequence[str]) -> KeyIndex:
    """The records of a table by the values of some fields; what lacks one is looked up by nobody."""
    places: dict[tuple[str, Key], list[int]] = {}
    for row, key in enumerate(keys(table, fields)):
        if key is not None:
            places.setdefault((table.submissions[row], key), []).append(row)
    return KeyIndex(
        rows={key: found[0] if len(found) == 1 else REPEATED for key, found in places.items()},
        places={key: tuple(found) for key, found in places.items() if len(found) > 1},
    )


def keys(table: Table, fields: Sequence[str]) -> Iterator[Key | None]:
    """The key of each record by some fields; None where one is missing."""
    columns = [None if name == SUBMISSION else table.columns.get(name, ()) for name in fields]
    for row, submission in enumerate(table.submissions):
        parts = [
            comparable(submission) if column is None else key_part(column[row]) if column else None
            for column in columns
        ]
        yield None if None in parts else tuple(part for part in parts if part is not None)


def key_part(value: Value) -> str | None:
    """A value as keys compare it: texts whatever their case, numbers by their value; None where it is missing."""
    match value:
        case Label():
            return comparable(value.value) or None
        case Quantity():
            return format(value.value.normalize(), "f")
        case Day():
            return f"{value.first.isoformat()}/{value.last.isoformat()}"
        case Missing():
            return None
