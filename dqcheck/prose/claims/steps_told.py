"""Claims of changes told one after the other: from the value that the step before led to (``giảm 32 hộ còn 182 hộ, năm
sau giảm tiếp 41 hộ còn 141 hộ``), or from that of the year before in a series (``năm 2022: 455; năm 2023: 518 (+63)``).
"""

from collections.abc import Iterator
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.claims.growth_ends import amounts_to, differing, grown, of_step, rates_to
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.figures.changes import StatedChange, stated
from dqcheck.prose.phrases.alike import alike

_MEANT_SHARE = Decimal("0.5")
"""By how much of itself a change is missed, to be meant for a step."""
_FEWEST = 3
_VALUES = ADDITIVE | {"rate", "percent"}


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The steps of a document that no other claim speaks of."""
    for block in text.blocks:
        if len(block.marks) < _FEWEST:
            continue
        changes = stated(block)
        for change in changes:
            if not settled.has(change.mark) and change.mark.qualifier is None and change.mark.value:
                made = _step(change) or _of_series(block, change)
                if made is not None:
                    yield made


def _step(change: StatedChange) -> Claim | None:
    """A change with the value that it led to, from the one that the step before it led to."""
    ends = of_step(change)
    return _claim(change, *ends) if ends is not None else None


def _of_series(block: Block, change: StatedChange) -> Claim | None:
    """A change in brackets right behind a value of a series of years, from the value of the year before it."""
    mark = change.mark
    values = [other for other in block.marks[: mark.order] if other.depth == mark.depth - 1 and other.kind in _VALUES]
    if len(values) < _FEWEST - 1 or block.text.rfind("(", 0, mark.start) < values[-1].end:
        return None
    earlier, now = values[-2:]
    years = [_year_before(earlier), _year_before(now)]
    follow = 0 < years[0] == years[1] - 1
    return _claim(change, now, earlier) if follow and not _is_against_other(block, now, mark) else None


def _is_against_other(block: Block, now: Mark, mark: Mark) -> bool:
    """True where words say what a change is against (``so với kế hoạch``)."""
    _, end = block.sentence(mark.start)
    words = block.words.rates.growth
    return any(one.search(block.text, now.end, end) for one in (words.of_plan, words.of_time, words.against))


def _year_before(mark: Mark) -> int:
    """The year right before a value, zero without one."""
    other = mark.block.marks[mark.order - 1] if mark.order else None
    return int(other.text) if other is not None and other.kind == "year" else 0


def _claim(change: StatedChange, now: Mark, earlier: Mark) -> Claim | None:
    """The claim of a change between two values that it has or nearly has."""
    mark = change.mark
    if not earlier.base or not alike(now, earlier) or now.per != earlier.per or now.kind != earlier.kind:
        return None
    if now.qualifier is not None or earlier.qualifier is not None:
        return None
    if mark.kind == "percent" and now.kind != "percent":
        holds = rates_to(change, now, earlier)
        given = 100 * (now.base - earlier.base) / earlier.base
        meant = abs(abs(given) / abs(mark.value) - 1) <= _MEANT_SHARE
        return grown(change, now, earlier, doubt=not holds) if holds or meant else None
    if mark.kind != now.kind and (mark.kind, now.kind) != ("points", "percent"):
        return None
    if not alike(mark, now) and now.kind != "percent":
        return None
    holds = amounts_to(change, now, earlier)
    meant = abs(abs(now.base - earlier.base) / abs(mark.base) - 1) <= _MEANT_SHARE
    return differing(change, now, earlier, doubt=not holds) if holds or meant else None
