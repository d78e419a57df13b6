"""Rows or columns that add up from line to line: a cumulative figure is the one before it and what came since (``Lũy
kế``), a balance the one before it with what came and without what went."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dqcheck.model.record import record
from dqcheck.tables.cellwise.cell_statements import CellRelation, CellStatement, Oriented, room
from dqcheck.tables.relations.number_lines import Flags, Indices, Numbers
from dqcheck.tables.wordings import WORDS

_BEFORE, _BEHIND = 4, 2
"""Positions before and behind a running total among which its flows stand."""
_UNSAID_DISTANCE = 2
_MOST_TARGETS = 200
_FEWEST_LINES = 3
"""Lines that must bear it out where the label says that it is a running total ..."""
_FEWEST_UNSAID_LINES = 6
"""... and where it does not."""
_FEWEST_DIFFERENT = 4
"""Different flows without which lines that hold are little more than one."""
_MOST_FAILURES_SHARE = 0.34
_MOST_UNSAID_FAILURES_SHARE = 0.15
_SURE_LINES = 5
_SURE_FAILURES_SHARE = 0.2


@record
class _Flows:
    """What is added from line to line, and what is taken away."""

    plus: tuple[int, ...]
    less: tuple[int, ...]


@dataclass(slots=True, eq=False)
class _Steps:
    """Lines with the one before each (-1 before the first); whether the step from one to the other holds or fails.
    ``telling`` are those that hold with anything but zeros; ``wrong`` are lines whose running total is wrong: it breaks
    the step to it and the one behind, which is ``mended`` with it. ``broken`` counts faults."""

    before: Indices
    behind: Indices
    holds: Flags
    fails: Flags
    wrong: Flags
    telling: int
    different: int

    @property
    def mended(self) -> Flags:
        """The steps that fail by nothing but the running total before them."""
        behind = np.zeros_like(self.wrong)
        behind[1:] = self.wrong[:-1]
        return behind

    @property
    def broken(self) -> int:
        """How many figures are wrong."""
        return int((self.fails & ~self.mended).sum())


def running_totals(data: Oriented) -> Iterator[CellRelation]:
    """The running totals along one axis that are borne out."""
    filled = data.filled
    of_periods = ~(data.across_say(WORDS.relations.total) | data.across_say(WORDS.relations.unlike))
    lines = np.nonzero(data.given.any(axis=0) & of_periods)[0]  # no totals of several periods, no averages
    if len(lines) <= _FEWEST_LINES:
        return
    rates = data.says(WORDS.formulas.percent)
    said = set(np.nonzero(data.says(WORDS.cells.running) & ~rates)[0].tolist()).intersection(filled)
    targets = filled if len(filled) <= _MOST_TARGETS else [at for at in filled if at in said][:_MOST_TARGETS]
    for target in targets:
        own = filled.index(target)
        near = [at for at in filled[max(0, own - _BEFORE) : own + _BEHIND + 1] if at != target and at not in said]
        near = [at for at in near if not rates[at]]
        found = _best(data, target, near, lines, said=target in said)
        if found is not None:
            yield found


def _best(data: Oriented, target: int, near: Sequence[int], lines: Indices, *, said: bool) -> CellRelation | None:
    """The flows that most lines bear out, enough of them for what the label says."""
    best: tuple[int, int, _Flows, _Steps] | None = None
    own = lines[data.given[target, lines]]
    if len(own) <= (_FEWEST_LINES if said else _FEWEST_UNSAID_LINES):  # the first one tells nothing
        return None
    for flows in _flows(target, near, said=said):
        if not said and not _begins(data, target, flows, own):
            continue
        steps = _steps(data, target, flows, own)
        if not _enough(steps, said=said):
            continue
        rank = (steps.telling, -sum(abs(one - target) for one in (*flows.plus, *flows.less)))
        if best is None or rank > best[:2]:
            best = (*rank, flows, steps)
    return None if best is None else _relation(data, target, best[2], best[3])


def _flows(target: int, near: Sequence[int], *, said: bool) -> Iterator[_Flows]:
    for one in near:
        if said or abs(one - target) <= _UNSAID_DISTANCE:
            yield _Flows(plus=(one,), less=())
        if said:
            yield from (_Flows(plus=(one,), less=(other,)) for other in near if other != one)


def _begins(data: Oriented, target: int, flows: _Flows, lines: Indices) -> bool:
    """Whether the first figure is the first flow: a sum from there on."""
    first = lines[0]
    return bool(
        data.values[target, first] == data.values[flows.plus[0], first] != 0 and data.given[flows.plus[0], first]
    )


def _enough(steps: _Steps, *, said: bool) -> bool:
    fewest = _FEWEST_LINES if said else _FEWEST_UNSAID_LINES
    share = _MOST_FAILURES_SHARE if said else _MOST_UNSAID_FAILURES_SHARE
    different = min(fewest, _FEWEST_DIFFERENT) - said
    return (
        steps.telling >= fewest
        and steps.different >= different
        and steps.broken <= share * (steps.telling + steps.broken)
    )


def _steps(data: Oriented, target: int, flows: _Flows, lines: Indices) -> _Steps:
    """The steps of a running total; one that begins anew, as with a new year, is none. The first line is a step from
    nothing, unless it begins with what was carried over."""
    before, behind = np.concatenate([[-1], lines[:-1]]), lines
    added = [*flows.plus, *flows.less]
    signs = np.array([1.0] * len(flows.plus) + [-1.0] * len(flows.less))[:, None]
    given = data.given[added][:, behind]
    flow = (np.where(given, data.values[added][:, behind], 0.0) * signs).sum(axis=0)
    stated, earlier = data.values[target, behind], np.where(before < 0, 0.0, data.values[target, before])
    figures = np.vstack([stated, earlier, data.values[added][:, behind]])
    steps = np.vstack([data.steps[target, behind], data.steps[target, before], data.steps[added][:, behind]])
    reach = room(figures, steps, np.vstack([np.ones(len(behind), dtype=bool), before >= 0, given]))
    apart = np.cumsum(data.blank)
    applies = given.any(axis=0) & ((before < 0) | (apart[before] == apart[behind]))
    gap = stated - earlier - flow
    holds = applies & (np.abs(gap) <= reach)
    fails = applies & ~holds & ((before < 0) | (np.abs(stated - flow) > reach))
    wrong = _wrong(fails, gap, reach)
    fails[0] &= wrong[0]
    holding = np.nonzero(holds)[0]
    if len(holding):  # what stands before or behind all that hold is of another table
        first = max(0, int(holding[0]) - 1)
        first -= bool(first and wrong[first - 1])
        fails[:first] = fails[holding[-1] + 2 :] = False
        wrong &= fails
    telling = holds & (flow != 0) & (earlier != 0)
    return _Steps(before, behind, holds, fails, wrong, int(telling.sum()), len(np.unique(flow[telling])))


def _wrong(fails: Flags, gap: Numbers, reach: Numbers) -> Flags:
    """The lines whose running total alone is wrong: it is off by as much as the next step makes up for."""
    found = np.zeros_like(fails)
    for at in np.nonzero(fails[:-1] & fails[1:])[0].tolist():
        made_up = abs(gap[at] + gap[at + 1]) <= reach[at] + reach[at + 1]
        found[at] = made_up and not (at and found[at - 1])
    return found


def _relation(data: Oriented, target: int, flows: _Flows, steps: _Steps) -> CellRelation:
    statements = []
    for at in np.nonzero((steps.holds | steps.fails) & ~steps.mended)[0].tolist():
        before, line = int(steps.before[at]), int(steps.behind[at])

        def of(positions: Sequence[int], line: int = line) -> tuple[tuple[int, int], ...]:
            return tuple(data.cell(one, line) for one in positions if data.given[one, line])

        total, plus, less = data.cell(target, line), of(flows.plus), of(flows.less)
        carried = (data.cell(target, before),) if before >= 0 else ()
        roles = {"total": (total,), "parts": (*carried, *plus)}
        statements.append(
            CellStatement(
                roles=roles | ({"less": less} if less else {}),
                holds=bool(steps.holds[at]),
                suspect=total if steps.wrong[at] else None,
            )
        )
    sure = steps.telling >= _SURE_LINES and steps.broken <= _SURE_FAILURES_SHARE * (steps.telling + steps.broken)
    return CellRelation(claim="table-running-total", statements=tuple(statements), doubt=not sure)
