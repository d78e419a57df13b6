"""What the finders of claims are given, and how they are put together.

A finder is a pure function from a text and what is settled of it to claims. What is settled are the claims of the
finders that it names as ``after``: so the order in which finders run says nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from dqcheck.model.claim import Claim, Where
from dqcheck.model.record import record
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.phrases.items import Breakdown

_SUMS = frozenset({"total", "flow"})


@record
class Text:
    """A text as the finders see it: its blocks in reading order, the totals with parts that its wording lays out, and
    whether it reports on one commune."""

    blocks: Sequence[Block]
    breakdowns: Sequence[Breakdown]
    commune: bool = False


@record
class Settled:
    """What other claims say already: the figures that take part in one, those that are its total, and for each part of
    a sum that holds its total."""

    figures: frozenset[Where] = frozenset()
    totals: frozenset[Where] = frozenset()
    wholes: Mapping[Where, Where] = field(default_factory=dict)

    def has(self, mark: Mark) -> bool:
        """True for a figure that takes part in a claim."""
        return mark.where in self.figures

    def has_total(self, mark: Mark) -> bool:
        """True for a figure that a claim explains as a total."""
        return mark.where in self.totals

    def with_claims(self, claims: Iterable[Claim]) -> "Settled":
        """What is settled when some claims more are made."""
        figures, totals, wholes = set(self.figures), set(self.totals), dict(self.wholes)
        for claim in claims:
            if claim.kind in _SUMS and not claim.doubt and "less" not in claim.roles:
                whole = claim.roles["total"][0].where
                wholes.update((part.where, whole) for part in claim.roles["parts"])
            for role, given in claim.roles.items():
                places = [figure.where for figure in given]
                figures.update(places)
                if role == "total":
                    totals.update(places)
        return Settled(figures=frozenset(figures), totals=frozenset(totals), wholes=wholes)

    def joined(self, others: Sequence["Settled"]) -> "Settled":
        """What is settled together with what others settle; of two wholes of a part the later one stays."""
        if not others:
            return self
        wholes = dict(self.wholes)
        for other in others:
            wholes.update(other.wholes)
        return Settled(
            figures=self.figures.union(*(other.figures for other in others)),
            totals=self.totals.union(*(other.totals for other in others)),
            wholes=wholes,
        )


_NOTHING = Settled()


@record
class Finder:
    """One claim shape: its name, its door, and the finders whose claims it is told."""

    name: str
    find: Callable[[Text, Settled], Iterator[Claim]]
    after: tuple[str, ...] = ()


def found(text: Text, finders: Iterable[Finder]) -> list[Claim]:
    """The claims of a text, by the names of their finders."""
    by_name = {finder.name: finder for finder in finders}
    made: dict[str, list[Claim]] = {}
    settled: dict[str, Settled] = {}
    explained = {one.total.where for one in text.breakdowns if len(one.parts) > 1 and one.holds()}
    joined: dict[tuple[str, ...], Settled] = {(): Settled(totals=frozenset(explained))}

    def make(name: str) -> list[Claim]:
        if name not in made:
            finder = by_name[name]
            before = tuple([other for other in finder.after if make(other)])  # most finders find nothing in a text
            if before not in joined:
                joined[before] = joined[()].joined([settled[other] for other in before])
            made[name] = list(finder.find(text, joined[before]))
            settled[name] = _NOTHING.with_claims(made[name]) if made[name] else _NOTHING
        return made[name]

    for name in by_name:
        make(name)
    return [claim for name in sorted(by_name) for claim in made[name]]
