"""One pass over a large frame: it keeps the records that may fail some rule, and those that lack something.

Where a column has many gaps its records are not kept for that: they are counted in a pass of their own, over the
columns with gaps alone.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from typing import Any

from dqcheck.checks.engine_words import Words, words_of
from dqcheck.engine.screens.opened_frames import ROW, Frame, added_up, collect
from dqcheck.engine.screens.plain_columns import PlainColumn, either
from dqcheck.engine.screens.plan import Lacks, Screen
from dqcheck.model.record import record
from dqcheck.numerals.intervals import EXACT

Counted = tuple[Lacks, str]

MOST_GAPS = 0.02
"""Share of the first records that may have a gap in a column whose gaps are kept."""


@record
class Screened:
    """What one pass left: the number of records, those that were kept in their order (``ROW`` and a column a field),
    how many of all records rules find blank and skip, by what is ``counted`` of their screens, how many values are
    written ``present`` by field, and how many records rules speak of (``met``) by their scope."""

    length: int
    survivors: Any
    blank: Mapping[Counted, int]
    skipped: Mapping[Counted, int]
    present: Mapping[str, int]
    met: Mapping[str, int] = field(default_factory=dict)


def columns_with_gaps(head: Any) -> frozenset[str]:
    """The columns with many gaps among the first records of a frame."""
    most = MOST_GAPS * len(head)
    return frozenset(name for name in head.columns if name != ROW and head[name].null_count() > most)


def screen(
    frame: Frame,
    screens: Mapping[int, Screen],
    columns: Mapping[str, PlainColumn | None],
    gaps: Collection[str] = (),
    rows: Sequence[int] = (),
    length: int | None = None,
) -> Screened:
    """Carry out the screens of rules (by their place in the list) on a frame whose columns are named by field; ``gaps``
    are those with many gaps, ``rows`` the numbers of records that are kept whatever the screens say, ``length`` the
    number of its records where that is known."""
    words = words_of(frame)
    keep = [one.keep for one in screens.values() if one.keep is not None]
    # What is odd is kept once, for all rules, and so is a record with a gap where few have one.
    keep += [one.odd for one in columns.values() if one is not None and one.odd is not None]
    keep += [words.col(name).is_null() for name in columns if name not in gaps]
    keep += [words.col(ROW).is_in(rows)] if rows else []
    survivors = collect(frame.filter(either(keep)) if keep else frame.head(0)).sort(ROW)
    asked = _counts(screens, columns, words)
    of_all = {key: one for key, (one, fields) in asked.items() if not fields or not fields.isdisjoint(gaps)}
    of_kept = {key: one for key, (one, _) in asked.items() if key not in of_all}
    counted = {} if length is not None else {("length", ""): words.len()}
    found = {("length", ""): length or 0} | _counted(survivors, of_kept) | _counted(frame, of_all | counted)

    def of(what: str) -> dict[Any, int]:
        return {of: count for (head, of), count in found.items() if head == what}

    length = found["length", ""]
    return Screened(
        length=length,
        survivors=survivors,
        blank=of("blank"),
        skipped=of("skipped"),
        present={name: length - count for name, count in of("null").items()},
        met={"": length, **of("met")},
    )


def _counts(
    screens: Mapping[int, Screen], columns: Mapping[str, PlainColumn | None], words: Words
) -> dict[tuple[str, Any], tuple[Any, frozenset[str]]]:
    """What is counted: what, and of which field or for which rules (those that lack the same share it); and the fields
    whose gaps decide (none: every record is counted)."""
    counts: dict[tuple[str, Any], tuple[Any, frozenset[str]]] = {}
    for one in screens.values():
        fields = frozenset(name for group in one.lacks for name in group)
        if one.speaks.meets is not None:
            counts["met", one.speaks.scope] = _number(one.speaks.meets), frozenset()
        if one.skipped is not None:
            counts["skipped", one.counted] = _number(one.skipped), fields
        if one.blank is not None:
            blank = one.blank if one.skipped is None else one.blank & ~one.skipped
            counts["blank", one.counted] = _number(blank), fields
    for name in columns:
        counts["null", name] = words.col(name).null_count(), frozenset({name})
    return counts


def _number(condition: Any) -> Any:
    """The number of records of which a condition is true. Not every engine adds up truths."""
    return condition.cast(words_of(condition).Int64).sum()


def _counted(frame: Frame, counts: Mapping[tuple[str, Any], Any]) -> dict[tuple[str, Any], int]:
    """Counts of a frame; the sum of nothing is zero."""
    if not counts:
        return {}
    found = collect(frame.select(*(one.alias(str(at)) for at, one in enumerate(counts.values()))))
    return {key: int(found[str(at)].to_list()[0] or 0) for at, key in enumerate(counts)}


def sums(frame: Frame, columns: Mapping[str, PlainColumn | None]) -> Mapping[str, Decimal]:
    """The sums of the plain numbers of a frame by field, in the field's canonical unit."""
    asked = {name: one.added() for name, one in columns.items() if one is not None and one.number}
    if not asked:
        return {}
    found = added_up(frame.select(**{name: terms for name, (terms, _) in asked.items()}))
    return {name: EXACT.multiply(_sum(found[name], columns[name]), unit) for name, (_, unit) in asked.items()}


def _sum(found: Any, column: PlainColumn | None) -> Decimal:
    """The sum of the numbers of a column; one of floats has no more decimals than they have."""
    total = Decimal(str(found or 0))
    if column is None or column.places is None or not total.is_finite():
        return total
    return total.quantize(Decimal(1).scaleb(-column.places), context=EXACT)
