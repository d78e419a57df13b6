"""What is said of keys by which rules look figures up and find none, or several: nothing is skipped in silence."""

from collections.abc import Callable, Iterator, Sequence

from dqcheck import messages
from dqcheck.checks.base import Check, Tables, records
from dqcheck.checks.lookups import SUBMISSION, Key, KeyIndex, key_index, keys
from dqcheck.model.dataset import NO_KEY, REPEATED, UNMATCHED, Table
from dqcheck.model.record import record
from dqcheck.model.rule import Rule, Ruleset
from dqcheck.model.text import LocalText

TOLD = 5
"""Keys that a note names."""
NEAR = 0.85
"""How alike a key must be to be named (the share of letters that they have in common, as difflib counts them)."""
MOST_COMPARED = 2000
"""Keys of the other table among which a near one is looked for."""


@record
class Lookup:
    """How records of one table are found in another: ``pairs`` are own fields and fields there."""

    home: str
    table: str
    pairs: tuple[tuple[str, str], ...]


def lookup_notes(rules: Sequence[Rule], tables: Tables, ruleset: Ruleset) -> Iterator[LocalText]:
    """The keys of a batch that no record has, that several have, and records without a key, each way of looking up
    once, with the rules that are undecided for it."""
    asked: dict[Lookup, list[Rule]] = {}
    for rule in rules:
        check = rule.params
        if not isinstance(check, Check):
            continue
        for table, pairs in check.lookup.items():
            found = Lookup(home=check.table or "", table=table, pairs=tuple(pairs.items()))
            asked.setdefault(found, []).append(rule)
    for lookup, by in asked.items():
        home, other = tables.get(lookup.home), tables.get(lookup.table)
        if home is not None and other is not None:
            yield from _notes(lookup, by, home, other, ruleset)


def _notes(lookup: Lookup, rules: Sequence[Rule], home: Table, other: Table, ruleset: Ruleset) -> Iterator[LocalText]:
    index = key_index(other, [name for _, name in lookup.pairs])
    own = list(keys(home, [name for name, _ in lookup.pairs]))
    places: dict[int, dict[Key | None, list[int]]] = {}
    for row in _rows(rules, home):
        found = index.row(home.submissions[row], own[row])
        if found < 0:
            places.setdefault(found, {}).setdefault(own[row], []).append(row)
    reference, form = ruleset.references.get(lookup.table), ruleset.form(lookup.table)
    near = _near(lookup, index, other)
    for kind, key in ((UNMATCHED, "lookup.unmatched"), (REPEATED, "lookup.repeated"), (NO_KEY, "lookup.no-key")):
        asked = [rule for rule in rules if kind != NO_KEY or not _weighs(rule)]
        if asked and (held := places.get(kind)):
            names = [written(home, [own for own, _ in lookup.pairs], rows[0]) for rows in list(held.values())[:TOLD]]
            facts = {
                "table": reference.file if reference is not None and reference.file else form.title if form else "",
                "keys": [near(name) if kind == UNMATCHED else name for name in names],
                "more": max(0, len(held) - TOLD),
                "count": sum(map(len, held.values())),
                "rules": [rule.id for rule in asked],
            }
            yield messages.local(f"{key}-more" if len(held) > TOLD else key, facts)


def _weighs(rule: Rule) -> bool:
    """Whether a rule may do without a figure: then a blank key may be as it should be."""
    return isinstance(rule.params, Check) and rule.params.weighs_missing


def _rows(rules: Sequence[Rule], home: Table) -> Sequence[int]:
    """The records that some of the rules speak of."""
    checks = [rule.params for rule in rules if isinstance(rule.params, Check)]
    return sorted({row for check in checks for row in records(check, home)})


def written(table: Table, fields: Sequence[str], row: int) -> str:
    """The key of a record as it is written."""
    units = (table.submissions[row] if name == SUBMISSION else table.columns[name][row].text for name in fields)
    return " / ".join(units)


def _near(lookup: Lookup, index: KeyIndex, other: Table) -> Callable[[str], LocalText]:
    """How a key is told that is not there: with the nearest one that is."""
    from difflib import get_close_matches

    there = [name for _, name in lookup.pairs]
    known = [written(other, there, row) for row in list(index.rows.values())[:MOST_COMPARED] if row >= 0]

    def told(name: str) -> LocalText:
        close = get_close_matches(name, known, n=1, cutoff=NEAR)
        return messages.local("lookup.near" if close else "lookup.key", {"key": name, "near": "".join(close)})

    return told
