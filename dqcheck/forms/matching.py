"""Which column holds which field: the surest matches first, and nothing where two claims are equally good."""

from collections import Counter
from collections.abc import Mapping, Sequence

from dqcheck.forms.found import Column
from dqcheck.forms.labels import LEAF, NUMBERED, REMARKS, SERIAL, bare, occurrence, phrases
from dqcheck.model.record import record


@record
class Assignment:
    """``fields`` gives the column of each field found; ``ambiguous`` the columns of a field that several claim;
    ``unmatched`` the columns of no field (serial numbers and remarks are not counted)."""

    fields: Mapping[str, Column]
    ambiguous: Mapping[str, tuple[Column, ...]]
    unmatched: tuple[Column, ...]


def ignorable(column: Column) -> bool:
    """Whether a column only counts the rows or holds remarks."""
    name = bare(column.labels[-1])
    return name in SERIAL or name in REMARKS


def assign(columns: Sequence[Column], vocabulary: Mapping[str, tuple[str, ...]]) -> Assignment:
    """Assign columns to the fields of a table, grade by grade.

    Columns with the same header may be told apart by their number (``Số hộ #2``), which is surest. Within a grade a
    field is found when exactly one free column claims it and that column claims no other field. A leaf
    alone counts only where no other column has the same leaf: ``Số hộ`` under two unknown parents is neither.
    """
    claims: list[tuple[int, Column, tuple[str, ...]]] = []
    for column in columns:
        seen: set[str] = set()
        for grade, phrase in phrases(column.labels):
            fields = vocabulary.get(phrase)
            if fields and (new := tuple(name for name in fields if name not in seen)):
                claims.append((grade, column, new))
                seen.update(new)
    claims += _numbered(columns, vocabulary)
    leaves = Counter(bare(column.labels[-1]) for column in columns)
    fields_found: dict[str, Column] = {}
    ambiguous: dict[str, tuple[Column, ...]] = {}
    taken: set[int] = set()
    for grade in sorted({claim[0] for claim in claims}):
        wanted: dict[str, list[Column]] = {}
        for claimed, column, names in claims:
            if claimed != grade or column.index in taken:
                continue
            if grade == LEAF and leaves[bare(column.labels[-1])] > 1:
                continue
            for name in names:
                if name not in fields_found and name not in ambiguous:
                    wanted.setdefault(name, []).append(column)
        claimed_by = Counter(column.index for found in wanted.values() for column in found)
        for name, found in wanted.items():
            if len(found) == 1 and claimed_by[found[0].index] == 1:
                fields_found[name] = found[0]
                taken.add(found[0].index)
            elif len(found) > 1:
                ambiguous[name] = tuple(found)
                taken.update(column.index for column in found)
            elif grade < LEAF:
                ambiguous[name] = tuple(found)
                taken.add(found[0].index)
    unmatched = tuple(c for c in columns if c.index not in taken and not ignorable(c))
    return Assignment(fields=fields_found, ambiguous=ambiguous, unmatched=unmatched)


def _numbered(
    columns: Sequence[Column], vocabulary: Mapping[str, tuple[str, ...]]
) -> list[tuple[int, Column, tuple[str, ...]]]:
    """The claims of columns that share their header with others, by their number from the left."""
    alike: dict[str, list[Column]] = {}
    for column in sorted(columns, key=lambda column: column.index):
        alike.setdefault(" ".join(map(bare, column.labels)), []).append(column)
    return [
        (NUMBERED, column, names)
        for phrase, same in alike.items()
        if len(same) > 1
        for number, column in enumerate(same, 1)
        if (names := vocabulary.get(occurrence(phrase, number)))
    ]
