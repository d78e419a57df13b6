"""The same figure stated on two sheets or in two files: of the same row and the same column, in the same period.

Two lists of figures are of the same thing when nearly all that both state agree; the few that do not are then told.
So are two of which each figure is hardly off the other: that they are is one doubt, told of the pair that is farthest
apart. Small numbers agree by chance and bear nothing out.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
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
_NEAR = Decimal("0.001")
"""Share of a figure by which it may be off and still is of the same thing, where a whole row or column of them is."""
_FEWEST_NEAR = 6
_MOST_FIGURES = 5_000
"""Figures of a sheet beyond which it is a list of records, not a table that another one repeats."""
_MOST_HOLDERS = 6
"""Columns with the same figure beyond which it tells nothing of which are alike."""

Key = tuple[str, str]
"""What a row and a column are called, as compared."""
Pair = tuple[Figure, Figure]
"""What two sheets state of the same thing."""


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
    return frozenset[str]().union(*map(_periods_in, texts))


@lru_cache(maxsize=2048)
def _periods_in(text: str) -> frozenset[str]:
    folded = fold(text)
    found = {one for one in folded.split() if len(one) == 4 and one.isdigit() and one[:2] in ("19", "20")}
    for _, wording in WORDS.columns.months:
        found.update(match[0] for match in wording.finditer(folded))
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
    holders: defaultdict[Key, list[tuple[int, Figure]]] = defaultdict(list)
    for at, sheet in enumerate(sheets):
        for key, figure in sheet.figures.items():
            if _weighs(figure):
                holders[key].append((at, figure))
    pairs = Counter[tuple[int, int]]()
    for found in holders.values():
        if len(found) > _MOST_HOLDERS:  # then only what is the very same tells which are alike
            found = [one for same in _by_value(found) if len(same) <= _MOST_HOLDERS for one in same]
        pairs.update((at, other) for (at, a), (other, b) in combinations(found, 2) if _is_near(a, b))
    return sorted(pair for pair, count in pairs.items() if count >= _FEWEST_AGREEING)


def _by_value(figures: Sequence[tuple[int, Figure]]) -> list[list[tuple[int, Figure]]]:
    found: defaultdict[object, list[tuple[int, Figure]]] = defaultdict(list)
    for one in figures:
        found[one[1].value.value].append(one)  # type: ignore[union-attr]  # it weighs: a number
    return list(found.values())


def _is_near(one: Figure, other: Figure) -> bool:
    """Whether two figures are the same but for little."""
    a, b = one.value, other.value
    return isinstance(a, Quantity) and isinstance(b, Quantity) and abs(a.value - b.value) <= _NEAR * abs(a.value)


def _weighs(figure: Figure) -> bool:
    value = figure.value
    return isinstance(value, Quantity) and abs(value.value) > _SMALL


def _between(first: NamedFigures, second: NamedFigures, *, keep_held: bool) -> Iterator[Claim]:
    """The claims of two sheets of the same period, for each column that both have, and for rows and columns whose
    figures are all hardly apart."""
    if first.period != second.period and first.period and second.period:
        return
    by_column, by_row = (defaultdict[str, list[Pair]](list) for _ in range(2))
    for key, figure in first.figures.items():
        if (other := second.figures.get(key)) is not None:
            pair = figure, other
            by_column[key[1]].append(pair)
            by_row[key[0]].append(pair)
    told: set[int] = set()
    for pairs in by_column.values():
        agreeing = [pair for pair in pairs if _agree(*pair)]
        different = {pair[0].value.text for pair in agreeing if _weighs(pair[0])}
        failing = len(pairs) - len(agreeing)
        if len(different) < _FEWEST_AGREEING or failing > _MOST_DIFFERING_SHARE * len(pairs):
            continue
        doubt = len(different) < _SURE_AGREEING or failing > 1
        told.update(id(pair) for pair in pairs)
        for pair in pairs:
            if keep_held or not _agree(*pair):
                yield _agreement(pair, len(agreeing), doubt=doubt)
    for pairs in (*by_column.values(), *by_row.values()):
        farthest = _farthest_of_near([pair for pair in pairs if id(pair) not in told])
        if farthest is not None:
            told.update(id(pair) for pair in pairs)
            yield _agreement(farthest, len(pairs), doubt=True)


def _agreement(pair: Pair, lines: int, *, doubt: bool) -> Claim:
    return Claim(kind="table-agreement", roles={"values": pair}, doubt=doubt, facts={"lines": lines})


def _farthest_of_near(pairs: Sequence[Pair]) -> Pair | None:
    """The two figures that are farthest apart of a row or column in which all are hardly apart; None where some are not
    or where they agree."""
    weighing = [pair for pair in pairs if _weighs(pair[0])]
    apart = [pair for pair in weighing if not _agree(*pair)]
    if not apart or len({pair[0].value.text for pair in weighing}) < _FEWEST_NEAR:
        return None
    if not all(_is_near(*pair) for pair in weighing):
        return None
    return max(apart, key=_gap)


def _gap(pair: Pair) -> Decimal:
    one, other = (figure.value for figure in pair)
    return abs(one.value - other.value) if isinstance(one, Quantity) and isinstance(other, Quantity) else Decimal(0)


def _agree(one: Figure, other: Figure) -> bool:
    a, b = one.value, other.value
    if not (isinstance(a, Quantity) and isinstance(b, Quantity)):
        return False
    return abs(a.value - b.value) <= max(a.quantum, b.quantum) / 2
