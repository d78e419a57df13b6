"""Totals with their parts, as the wording lays them out: in brackets, after ``trong đó`` or a colon, in list lines.

From a total the structural elements behind it are looked at one by one; each kind of element is one step, which says
what it finds and where to go on.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from dqcheck.model.record import record
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark, Token
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import alike
from dqcheck.prose.phrases.items import FARTHEST_TOKENS, Breakdown, collect, until_end
from dqcheck.prose.phrases.listed_lines import headed, in_next_block, listed, opens_next

MOST_BREAKDOWNS = 4
"""Sets of parts that one total may have."""
FEWEST_NAMED_FIGURES = 3
"""Figures in brackets behind names, one after the other, that look like the parts of something."""


def find_breakdowns(document: Sequence[Block]) -> list[Breakdown]:
    """Every breakdown of a document in reading order."""
    out: list[Breakdown] = []
    for block in document:
        if not any(mark.kind in ADDITIVE for mark in block.marks):
            out.extend(headed(document, block))
        tokens = block.tokens
        for at, token in enumerate(tokens):
            mark = token.mark
            if mark is not None and (mark.kind in ADDITIVE or mark.kind == "percent"):
                out.extend(_behind(_Search(document=document, total=mark, tokens=tokens, start=at)))
        if tokens:
            out.extend(_named(document, block))
    return out


@record
class _Search:
    """A total, the place of its figure among the structural elements of its block, and the document around it."""

    document: Sequence[Block]
    total: Mark
    tokens: Sequence[Token]
    start: int

    def collect(self, tokens: Sequence[Token], *, exhaustive: bool, layout: str, inside: int = 0) -> Breakdown | None:
        """The parts of the total among some structural elements, ``inside`` so many brackets more than it."""
        depth = self.total.depth + inside
        return collect(self.total, tokens, exhaustive=exhaustive, layout=layout, depth=depth)

    def listed(self, *, exhaustive: bool) -> Breakdown | None:
        """The parts of the total in the lines under its block."""
        return listed(self.document, self.total.block, self.total, exhaustive=exhaustive)


_Step = tuple[Sequence[Breakdown | None], int | None]
"""What a structural element opens, and the element to look at next: None where the parts of the total end."""


def _behind(search: _Search) -> list[Breakdown]:
    """The breakdowns of a total, by the structural elements behind it."""
    found: list[Breakdown] = []
    end = min(len(search.tokens), search.start + FARTHEST_TOKENS)
    at: int | None = search.start + 1
    while at is not None and at < end and len(found) < MOST_BREAKDOWNS:
        step = _STEPS.get(search.tokens[at].kind)
        if step is None or (step is _along and found):
            at += 1
            continue
        opened, at = step(search, at)
        found += [breakdown for breakdown in opened if breakdown is not None]
    if at is not None and not found and search.total.depth == 0:
        below = in_next_block(search.document, search.total)
        return [] if below is None else [below]
    return found


def _figure(search: _Search, at: int) -> _Step:
    mark = search.tokens[at].mark
    return (), None if mark is not None and _takes_its_place(search.total, mark) else at + 1


def _takes_its_place(total: Mark, mark: Mark) -> bool:
    """True when a later figure, being of the same kind, takes the total's place."""
    return (mark.kind in ADDITIVE or mark.kind == total.kind) and mark is not total.part_of and alike(total, mark)


def _bracket(search: _Search, at: int) -> _Step:
    """The parts in a bracket, but for one figure in it when the next bracket has one too: ``X (12), Y (8)``."""
    tokens = search.tokens
    depth = tokens[at].depth
    end = min(len(tokens), at + FARTHEST_TOKENS)
    close = next((i for i in range(at + 1, end) if tokens[i].kind == "close" and tokens[i].depth <= depth), end)
    inner = tokens[at + 1 : close]
    single = sum(token.kind == "F" for token in inner) == 1
    if single and close + 2 < len(tokens) and tokens[close + 2].kind == "open":
        return (), close + 1
    exhaustive = not inner or inner[0].kind != "partial"
    return (search.collect(inner, exhaustive=exhaustive, layout="bracket", inside=1),), close + 1


def _opened(search: _Search, at: int) -> _Step:
    """The parts behind ``gồm``, ``trong đó`` or a colon, in the sentence or in the lines under it."""
    token = search.tokens[at]
    colon = token.kind == "colon"
    if colon and any(other.kind == "semi" for other in search.tokens[search.start : at]):
        return (), at + 1  # it follows another label than the total's (``X: 5; Y: 6``)
    exhaustive = token.kind != "partial"
    rest = until_end(search.tokens, at + 1, search.total.depth)
    told = search.collect(rest, exhaustive=exhaustive, layout=token.kind)
    figures = any(other.mark is not None and other.mark.kind in ADDITIVE for other in rest)
    lines = None if figures else search.listed(exhaustive=exhaustive)
    return (told, lines), at + 1 if colon and told is None else None


def _along(search: _Search, at: int) -> _Step:
    """What is counted with the same noun behind ``với``."""
    total = search.total
    if total.block.words.sums.breakdowns.along_with.match(total.block.text, search.tokens[at].start):
        rest = until_end(search.tokens, at + 1, total.depth)
        found = search.collect(rest, exhaustive=False, layout="with")
        if found is not None and len(found.parts) > 1 and all(part.head == total.head != "" for part in found.parts):
            return (found,), at + 1
    return (), at + 1


def _stop(search: _Search, at: int) -> _Step:
    """The parts in a next sentence that opens with ``Trong đó``; other figures end the parts."""
    tokens, total = search.tokens, search.total
    if total.depth:
        return (), at + 1
    if opens_next(total.block, tokens[at + 1 : at + 2], tokens[at].end):
        exhaustive = tokens[at + 1].kind != "partial"
        rest = until_end(tokens, at + 2, 0, sentences=total.block.words.sums.reach.opened_sentences)
        told = search.collect(rest, exhaustive=exhaustive, layout="sentence")
        return (told or search.listed(exhaustive=exhaustive),), None
    return (), None if any(token.kind == "F" for token in tokens[at:]) else at + 1


_STEPS: Mapping[str, Callable[[_Search, int], _Step]] = {
    "F": _figure,
    "open": _bracket,
    "close": lambda _search, _at: ((), None),
    "partial": _opened,
    "whole": _opened,
    "colon": _opened,
    "join": _along,
    "stop": _stop,
}
"""The step for each kind of structural element; others say nothing of a total."""


def _named(document: Sequence[Block], block: Block) -> Iterator[Breakdown]:
    """Names with their figures in brackets, ``X (12), Y (8), Z (5)``, and the total before them."""
    for run in _runs_in_brackets(block.tokens):
        if len(run) >= FEWEST_NAMED_FIGURES:
            before = list(_counts_before(document, block, run))
            total = next((mark for mark in before if fitting.sums(mark, run)), None)
            nearest = next((mark for mark in before if mark.block is block), None)
            if (mark := total or nearest) is not None:
                yield Breakdown(
                    total=mark, parts=run, items=[[part] for part in run], exhaustive=total is not None, layout="named"
                )


def _runs_in_brackets(tokens: Sequence[Token]) -> list[list[Mark]]:
    """Counts that open a bracket each, with neither another figure nor the end of a clause between their brackets."""
    runs: list[list[Mark]] = [[]]
    for at, token in enumerate(tokens):
        if token.kind == "open":
            mark = tokens[at + 1].mark if at + 1 < len(tokens) else None
            if mark is not None and mark.kind == "count" and mark.start - token.end <= 1:
                runs[-1].append(mark)
            else:
                runs.append([])
        elif token.kind in ("stop", "semi", "F") and token.depth == 0:
            runs.append([])
    return runs


def _counts_before(document: Sequence[Block], block: Block, run: Sequence[Mark]) -> Iterator[Mark]:
    """The counts outside of brackets before a run of figures, in its block and near before it, the nearest first."""
    reach = block.words.sums.reach.near_blocks
    for other in reversed(document[max(0, block.index - reach) : block.index + 1]):
        for mark in reversed(other.marks):
            if mark.kind == "count" and mark.depth == 0 and (other is not block or mark.start < run[0].start):
                yield mark
