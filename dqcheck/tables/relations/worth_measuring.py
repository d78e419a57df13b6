"""Which candidates are worth being held against every line, so that the work grows no faster than the table does.

Where figures are small or all alike nearly everything adds up, and nothing is proved by it: totals without digits that
could prove a sum are not searched, what a sample of the lines speaks against is dropped, and of many readings of one
total that the sample bears out alike only the best are kept.
"""

from collections.abc import Callable, Iterator

import numpy as np

from dqcheck.tables.relations.number_lines import MOST_LINE_DIGITS, Flags, Indices, NumberLines, Numbers, Support

_SAMPLE_LINES = 64
_SAMPLED_FROM = 128
"""Lines from which on a sample of them is asked first."""
_GOLDEN = 0.6180339887498949
"""Share of the lines by which one of the sample stands behind the last: evenly spread, and no period is hit."""
_DEVIATIONS = 4.0
"""Standard deviations by which a sample must speak against a candidate."""
_EXACT_SHARE = 0.3
"""Share of the lines with two rounded parts in which they give the very total; with more parts, over the root of their
number (``support``)."""
_MOST_READINGS = 24
"""Readings of one total that are held against every line where a sample has been asked."""
_CELLS_AT_ONCE = 250_000

Measure = Callable[[Indices], Support]
"""The support of candidates, by their indices."""


def provable(lines: NumberLines, positions: Indices) -> Numbers:
    """The digits of evidence that each position could have as a total, if every line held: none where its figures have
    none, and those of one line where all are alike. Endless where figures of both signs may make up for each other."""
    known = lines.proofs
    if len(asked := positions[np.isnan(known[positions])]):
        known[asked] = _provable(lines, asked)
    found: Numbers = known[positions]
    return found


def _provable(lines: NumberLines, positions: Indices) -> Numbers:
    given, values, steps = lines.given[positions], np.abs(lines.values[positions]), lines.steps[positions]
    heavy = given & (values != 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        each = np.where(heavy, np.clip(np.log10(values / steps), 0, MOST_LINE_DIGITS), 0.0)
        low = np.min(values, axis=1, initial=np.inf, where=given, keepdims=True)
        spread = np.max(values, axis=1, initial=0.0, where=given, keepdims=True) - low
        varying = np.log10(np.maximum(spread, 0.0) / steps + 1)
    digits = each.max(axis=1, initial=0.0) + np.where(given, np.minimum(each, varying), 0.0).sum(axis=1)
    signed = (lines.values < 0).any(axis=0)
    makes_up = (given & ~heavy & signed).any(axis=1)
    found: Numbers = np.where(makes_up, np.inf, digits + 1e-6)
    return found


def supports(
    lines: NumberLines,
    targets: Indices,
    sizes: Indices,
    prepare: Callable[[NumberLines], Measure],
    most_failures: float,
) -> Iterator[tuple[Indices, Support]]:
    """The support of candidates that are worth it, some at a time, with their indices in ascending order.

    ``targets`` and ``sizes`` (numbers of parts) are theirs, ``prepare`` gives what measures them on lines, and
    ``most_failures`` is the share of the lines that may fail one which is believed.
    """
    kept: Indices = np.arange(len(targets))
    width = lines.values.shape[1]
    if width >= _SAMPLED_FROM and len(kept):
        chosen = sampled(lines)
        measure, some = prepare(lines.of_lines(chosen)), max(1, _CELLS_AT_ONCE // max(len(chosen), 1))
        likely, evidence = np.zeros(len(kept), dtype=bool), np.zeros(len(kept))
        for start in range(0, len(kept), some):
            part = kept[start : start + some]
            told = measure(part)
            likely[part], evidence[part] = ~_spoken_against(told, sizes[part], most_failures), told.net
        kept = _best(kept[likely], targets, sizes, evidence)
    if not len(kept):
        return
    measure, some = prepare(lines), max(1, _CELLS_AT_ONCE // max(width, 1))
    for start in range(0, len(kept), some):
        part = kept[start : start + some]
        yield part, measure(part)


def sampled(lines: NumberLines) -> Indices:
    """Some of the lines that have numbers, spread over all of them, the same ones each time."""
    written = np.nonzero(lines.given.any(axis=0))[0]
    places = np.unique((np.arange(1, _SAMPLE_LINES + 1) * _GOLDEN % 1.0 * len(written)).astype(np.intp))
    chosen: Indices = written[places] if len(written) else written
    return chosen


def _spoken_against(told: Support, sizes: Indices, most_failures: float) -> Flags:
    """Candidates that fail more often on a sample than those that are believed may, or never hold to the digit as even
    sums of rounded figures now and then do, both by more than chance."""
    count = told.holds + told.fails
    room = _DEVIATIONS * np.sqrt(most_failures * (1 - most_failures) * count) + 1
    expected = _EXACT_SHARE / np.sqrt(np.maximum(sizes, 1)) * told.holds
    against: Flags = (told.fails > most_failures * count + room) | (
        told.exact < expected - (2 + _DEVIATIONS) * np.sqrt(expected)
    )
    return against


def _best(kept: Indices, targets: Indices, sizes: Indices, evidence: Numbers) -> Indices:
    """Of the candidates for each total those with most evidence, and of equal ones those of fewest parts."""
    order = kept[np.lexsort((kept, sizes[kept], -np.round(evidence[kept]), targets[kept]))]
    mine = targets[order]
    first = np.concatenate([[0], np.nonzero(np.diff(mine))[0] + 1]) if len(order) else np.empty(0, dtype=np.intp)
    rank = np.arange(len(order)) - np.repeat(first, np.diff(np.append(first, len(order))))
    best: Indices = np.sort(order[rank < _MOST_READINGS])
    return best
