"""The same figure stated on two sheets or in two files: of the same row and the same column, in the same period.

Two lists of figures are of the same thing when nearly all that both state agree; the few that do not are then told.
Small numbers agree by chance and bear nothing out.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from dqcheck.model.claim import Claim, Figure, NamedFigures, TableReading
from dqcheck.model.quantity import Quantity
from dqcheck.numerals.folding import fold
from dqcheck.tables.cellwise.cell_statements import counted_figure
from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.wordings import WORDS

_FEWEST_AGREEING = 5
"""Different figures, none of them small, on which two columns agree ..."""
_MOST_DIFFERING_SHARE = 0.15
"""... and the share of all that both state which may differ."""
_SURE_AGREEING = 10
_SMALL = 20
_MOST_FIGURES = 5_000
"""Figures of a sheet beyond which it is a list of records, not a table that another one repeats."""
_MOST_HOLDERS = 6
"""Columns with the same figure beyond which it tells nothing of which are alike."""

Key = tuple[str, str]
"""What a row and a column are called, as compared."""


def named_figures(table: Labelled, source: str) -> NamedFigures | None:
    """The figures of a sheet that have a row and a column of their own name; None where there are too many or too few
    to be compared."""
    if not _FEWEST_AGREEING <= int(table.figures.sum()) <= _MOST_FIGURES:
        return None
    rows, columns = _unique(table.rows), _unique(table.columns)
    found: dict[Key, Figure] = {}
    for row, name in rows.items():
        for column, heading in columns.items():
            if table.figures[row, column] and not table.grid.dashes[row, column]:
                figure = counted_figure(table, source, (row, column))
                if isinstance(figure.value, Quantity):
                    found[name, heading] = figure
    if len(found) < _FEWEST_AGREEING:
        return None
    return NamedFigures(sheet=table.grid.sheet.name, period=_period(table), figures=found)


def _unique(labels: Sequence[str]) -> Mapping[int, str]:
    """The labels that name one position only, as compared."""
    names = [fold(label) for label in labels]
    counts = Counter(names)
    return {at: name for at, name in enumerate(names) if name and counts[name] == 1}


def _period(table: Labelled) -> frozenset[str]:
    """The years, months and quarters that the name of a sheet and the lines above its figures speak of."""
    first = int(table.figures.any(axis=1).argmax())
    texts = [table.grid.sheet.name]
    texts += [raw for cells in table.grid.sheet.rows[:first] for raw in cells if isinstance(raw, str)]
    found: set[str] = set()
    for text in map(fold, texts):
        found.update(one for one in text.split() if len(one) == 4 and one.isdigit() and one[:2] in ("19", "20"))
        for _, wording in WORDS.columns.months:
            found.update(match[0] for match in wording.finditer(text))
    return frozenset(found)


def between_sheets(sheets: Sequence[NamedFigures], *, keep_held: bool) -> list[Claim]:
    """The claims that the sheets of one workbook state the same figures."""
    return [
        claim for one, other in _alike(sheets) for claim in _between(sheets[one], sheets[other], keep_held=keep_held)
    ]


def between_files(readings: Sequence[TableReading]) -> list[TableReading]:
    """The readings of several workbooks, each with the claims that it states the same figures as one behind it. One
    that takes part in none is the same as before."""
    places = [(at, sheet) for at, one in enumerate(readings) for sheet in one.named]
    added: defaultdict[int, list[Claim]] = defaultdict(list)
    compared: defaultdict[int, set[tuple[str | None, str | None]]] = defaultdict(set)
    for one, other in _alike([sheet for _, sheet in places]):
        (file, first), (another, second) = places[one], places[other]
        claims = list(_between(first, second, keep_held=True)) if file != another else []
        added[file] += claims
        for claim in claims:
            for at, figure in zip((file, another), claim.roles["values"], strict=True):
                compared[at].add((figure.place.sheet, figure.place.cell))
    return [
        replace(reading, claims=(*reading.claims, *added[at]), checked=max(reading.checked, len(compared[at])))
        if compared[at]
        else reading
        for at, reading in enumerate(readings)
    ]


def _alike(sheets: Sequence[NamedFigures]) -> list[tuple[int, int]]:
    """Pairs of sheets that state so many figures alike that they may be of the same thing."""
    holders: defaultdict[tuple[Key, object], list[int]] = defaultdict(list)
    for at, sheet in enumerate(sheets):
        for key, figure in sheet.figures.items():
            if _weighs(figure):
                holders[key, figure.value.value].append(at)  # type: ignore[union-attr]  # it weighs: a number
    pairs = Counter[tuple[int, int]]()
    for found in holders.values():
        if 2 <= len(found) <= _MOST_HOLDERS:
            pairs.update(combinations(found, 2))
    return sorted(pair for pair, count in pairs.items() if count >= _FEWEST_AGREEING)


def _weighs(figure: Figure) -> bool:
    value = figure.value
    return isinstance(value, Quantity) and abs(value.value) > _SMALL


def _between(first: NamedFigures, second: NamedFigures, *, keep_held: bool) -> Iterator[Claim]:
    """The claims of two sheets of the same period, for each column that both have."""
    if first.period != second.period and first.period and second.period:
        return
    columns: defaultdict[str, list[tuple[Figure, Figure]]] = defaultdict(list)
    for key, figure in first.figures.items():
        if (other := second.figures.get(key)) is not None:
            columns[key[1]].append((figure, other))
    for pairs in columns.values():
        agreeing = [pair for pair in pairs if _agree(*pair)]
        different = {pair[0].value.text for pair in agreeing if _weighs(pair[0])}
        failing = len(pairs) - len(agreeing)
        if len(different) < _FEWEST_AGREEING or failing > _MOST_DIFFERING_SHARE * len(pairs):
            continue
        doubt = len(different) < _SURE_AGREEING or failing > 1
        for pair in pairs:
            if keep_held or not _agree(*pair):
                yield Claim(kind="table-agreement", roles={"values": pair}, doubt=doubt, facts={"lines": len(agreeing)})


def _agree(one: Figure, other: Figure) -> bool:
    a, b = one.value, other.value
    if not (isinstance(a, Quantity) and isinstance(b, Quantity)):
        return False
    return abs(a.value - b.value) <= max(a.quantum, b.quantum) / 2
