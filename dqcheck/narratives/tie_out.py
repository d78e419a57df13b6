"""The same quantity stated again elsewhere: in the prose and the tables of one report, in two reports of one unit, in a
report and a workbook of the batch.

Two places are of the same things when they agree on several figures of the same names, status and period; the few on
which they then differ are told, with both places.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dqcheck.model.claim import Claim, Extraction, Figure, NamedFigures, TableReading
from dqcheck.model.quantity import Quantity
from dqcheck.model.record import record
from dqcheck.numerals.intervals import Interval, common, interval
from dqcheck.numerals.slips import slip
from dqcheck.prose.phrases.tellings import Name, Telling, name_of, names_of, period_of, status_of, telling

CLAIM = "told-elsewhere"
"""The claim kind whose rule in the ruleset ``narrative`` compares a figure with where it is told again."""
_FEWEST_KNOWN = 1
"""Figures that are not small on which two places agree that are known to be of one unit and period ..."""
_FEWEST_AGREEING = 3
"""... and two others, for one that a slip of the pen explains; and any two for each on which they differ otherwise."""
_SURE_AGREEING = 5
_SMALL = 20
_MOST_HOLDERS = 6
"""Places with the same figure, comparable with each other, beyond which it tells nothing of which are of the same
things."""
_SLIPS = frozenset({"transposed"})
_LEAST_SLIPPED = 100

Pair = tuple[Figure, Figure]
Known = tuple[tuple[Name, ...], Figure]
"""A figure with the names by which it may be known."""


@record
class StatingPlace:
    """A place that states figures: the prose of a report (its position is ``at``) or a sheet. ``unit`` is who reports,
    empty where a workbook does not say; ``period`` what the title says of when."""

    source: str
    unit: str
    period: frozenset[str]
    tellings: Mapping[Name, tuple[Telling, ...]]
    at: int | None = None


def told_elsewhere(
    extractions: Sequence[Extraction], readings: Sequence[TableReading]
) -> Mapping[int, Sequence[Claim]]:
    """The claims that figures of a report are told again elsewhere, by the position of the report."""
    units = {one.source: one.submission for one in extractions}
    tables = {one.source for one in readings if one.named}
    several = Counter(units.values())
    alone = tables <= units.keys()  # no workbook that any of them may tell of
    known = {
        at: _known(one)
        for at, one in enumerate(extractions)
        if not alone or one.source in tables or several[one.submission] > 1
    }
    if not known:
        return {}
    sheets = [_of_sheet(sheet, one.source, units.get(one.source, "")) for one in readings for sheet in one.named]
    shared = _shared(extractions, known, sheets)
    places = [_of_prose(at, extractions[at], given, shared) for at, given in known.items()]
    out: defaultdict[int, list[Claim]] = defaultdict(list)
    for one, other in _pairs([*places, *sheets]):
        if one.at is not None:
            out[one.at] += _between(one, other)
    return out


def _shared(
    extractions: Sequence[Extraction], known: Mapping[int, Sequence[Known]], sheets: Sequence[StatingPlace]
) -> frozenset[Name]:
    """The names that are told in two places which may be compared (``_comparable``): no other is worth a telling."""
    prose = [(extractions[at].source, extractions[at].submission, [n for n, _ in own]) for at, own in known.items()]
    places = [*prose, *((one.source, one.unit, [tuple(one.tellings)]) for one in sheets)]
    together: defaultdict[tuple[str, str], list[Sequence[tuple[Name, ...]]]] = defaultdict(list)
    for source, unit, named in places:
        together["source", source].append(named)
        together["unit", unit].append(named)
    shared = {name for one in sheets if not one.unit for name in one.tellings}
    for given in together.values():
        if len(given) > 1:
            told = Counter(name for named in given for name in {name for names in named for name in names})
            shared.update(name for name, count in told.items() if count > 1)
    return frozenset(shared)


def _known(extraction: Extraction) -> Sequence[Known]:
    """The figures of a report that have names, but for those of what is still to be done."""
    figures = (one for one in extraction.figures if one.paragraph not in extraction.aims)
    return [(names, one) for one in figures if (names := names_of(one))]


def _of_prose(at: int, extraction: Extraction, given: Sequence[Known], shared: frozenset[Name]) -> StatingPlace:
    """What a report tells of the names that are told elsewhere too."""
    named: defaultdict[Name, list[Telling]] = defaultdict(list)
    for names, figure in given:
        if not shared.isdisjoint(names) and (one := telling(figure, extraction.period, names)) is not None:
            for name in names:
                named[name].append(one)
    unit = extraction.submission
    return StatingPlace(at=at, source=extraction.source, unit=unit, period=extraction.period, tellings=_kept(named))


def _of_sheet(sheet: NamedFigures, source: str, unit: str) -> StatingPlace:
    named: defaultdict[Name, list[Telling]] = defaultdict(list)
    for (row, column), figure in sheet.figures.items():
        if name := name_of(f"{row} {column}"):
            words = f"{row} {column}"
            period = period_of(column) | period_of(row) or sheet.period
            named[name].append(Telling(names=(name,), status=status_of(words), period=period, figure=figure))
    return StatingPlace(source=source, unit=unit, period=sheet.period, tellings=_kept(named))


def _kept(named: Mapping[Name, Sequence[Telling]]) -> Mapping[Name, tuple[Telling, ...]]:
    """The tellings of each name, those of one status and period only where they all agree."""
    kept: dict[Name, tuple[Telling, ...]] = {}
    for name, given in named.items():
        groups: defaultdict[tuple[frozenset[str], frozenset[str]], list[Telling]] = defaultdict(list)
        for one in given:
            groups[one.status, one.period].append(one)
        first = tuple(
            told[0] for told in groups.values() if all(_agree(told[0].figure, one.figure) for one in told[1:])
        )
        if first:
            kept[name] = first
    return kept


def _pairs(places: Sequence[StatingPlace]) -> Iterator[tuple[StatingPlace, StatingPlace]]:
    """Pairs of places, in their order, that state so many figures alike that they may be of the same things."""
    holders: defaultdict[tuple[Name, object], set[int]] = defaultdict(set)
    for at, place in enumerate(places):
        for name, given in place.tellings.items():
            for one in given:
                if _weighs(one.figure):
                    holders[name, _written(one.figure)].add(at)
    pairs = Counter[tuple[int, int]]()
    for found in holders.values():
        if len(found) > 1:
            pairs.update(_comparable_pairs(places, sorted(found)))
    for (at, behind), count in sorted(pairs.items()):
        if count >= _fewest(places[at], places[behind]):
            yield places[at], places[behind]


def _comparable_pairs(places: Sequence[StatingPlace], found: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of places with one figure that may be compared; none of a place that could be compared with too many.
    Other units of the batch, which have nothing to do with it, do not count."""
    together: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for at in found:
        together["source", places[at].source].add(at)
        together["unit", places[at].unit].add(at)
    for at in found:
        one = places[at]
        if one.at is not None:
            near = together["source", one.source] | together["unit", one.unit] | together["unit", ""]
            others = [other for other in sorted(near - {at}) if _comparable(one, places[other])]
            if len(others) < _MOST_HOLDERS:
                yield from ((at, other) for other in others if other > at)


def _fewest(one: StatingPlace, other: StatingPlace) -> int:
    """On how many figures two places have to agree."""
    known = one.source == other.source or (one.unit == other.unit != "" and one.period == other.period != frozenset())
    return _FEWEST_KNOWN if known else _FEWEST_AGREEING


def _comparable(one: StatingPlace, other: StatingPlace) -> bool:
    """True for the prose of a report and another place that is not of another unit."""
    return one.source == other.source or one.unit == other.unit or (other.at is None and not other.unit)


def _between(one: StatingPlace, other: StatingPlace) -> Iterator[Claim]:
    """The claims of two places, where they agree enough."""
    pairs: dict[tuple[int, int], Pair] = {}
    for name, given in one.tellings.items():
        for first in given:
            alike = [second for second in other.tellings.get(name, ()) if first.alike(second)]
            if len(alike) == 1 and _one_kind(first.figure, alike[0].figure):
                pair = _in_one_unit(first.figure, alike[0].figure)
                pairs[id(first.figure), id(alike[0].figure)] = pair
    agreeing = [pair for pair in pairs.values() if _agree(*pair)]
    differing = [pair for pair in pairs.values() if not _agree(*pair)]
    weight = len({_written(pair[0]) for pair in agreeing if _weighs(pair[0])})
    otherwise = [pair for pair in differing if not _slipped(*pair)]
    if weight < _fewest(one, other):
        return
    if len(otherwise) * _FEWEST_AGREEING > weight:
        differing = [pair for pair in differing if _slipped(*pair)]
    for pair in (*agreeing, *differing):
        doubt = weight < _SURE_AGREEING or not _slipped(*pair)
        yield Claim(kind=CLAIM, roles={"values": pair}, doubt=doubt, facts={"lines": weight})


def _one_kind(one: Figure, other: Figure) -> bool:
    """True for figures of one unit, as far as both tell it."""
    first, second = _quantity(one).unit, _quantity(other).unit
    if first is None or second is None:
        return not (first == "%" or second == "%") or first == second
    return first == second


def _in_one_unit(one: Figure, other: Figure) -> Pair:
    """Two figures, of which one that a cell states without a unit is in the written unit of the other."""
    first, second = _quantity(one), _quantity(other)
    if first.unit is not None and second.unit is None:
        return _as_written(one), other
    if second.unit is not None and first.unit is None:
        return one, _as_written(other)
    return one, other


def _as_written(figure: Figure) -> Figure:
    value = _quantity(figure)
    plain = replace(value, value=value.value / value.scale, quantum=value.quantum / value.scale, unit=None)
    return replace(figure, value=plain)


def _quantity(figure: Figure) -> Quantity:
    assert isinstance(figure.value, Quantity)
    return figure.value


def _written(figure: Figure) -> object:
    value = _quantity(figure)
    return (value.value / value.scale).normalize()


def _weighs(figure: Figure) -> bool:
    value = _quantity(figure)
    return abs(value.value / value.scale) > _SMALL


def _ranges(figure: Figure) -> Interval:
    return interval(_quantity(figure))


def _agree(one: Figure, other: Figure) -> bool:
    return common([_ranges(one), _ranges(other)]) is not None


def _slipped(one: Figure, other: Figure) -> bool:
    """True when two digits that changed places explain why two figures differ."""
    first = _quantity(one)
    if abs(first.value) < _LEAST_SLIPPED * (first.quantum or 1):
        return False
    return slip(first, _ranges(other), _SLIPS) is not None
