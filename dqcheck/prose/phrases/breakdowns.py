"""Totals with their parts, as the wording lays them out: in brackets, after ``trong đó`` or a colon, in list lines.

From a total the structural elements behind it are looked at one by one; each kind of element is one step, which says
what it finds and where to go on.
"""

from collections.abc import Iterator, Sequence

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
        for at, token in enumerate(block.tokens):
            if token.mark is not None and (token.mark.kind in ADDITIVE or token.mark.kind == "percent"):
                out.extend(_behind(_Search(document=document, total=token.mark, start=at)))
        out.extend(_named(document, block))
    return out


@record
class _Search:
    """A total, the place of its figure among the structural elements of its block, and the document around it."""

    document: Sequence[Block]
    total: Mark
    start: int

    @property
    def tokens(self) -> Sequence[Token]:
        return self.total.block.tokens

    def collect(self, tokens: Sequence[Token], *, exhaustive: bool, layout: str, inside: int = 0) -> Breakdown | None:
        depth = self.total.depth + inside
        return collect(self.total, tokens, exhaustive=exhaustive, layout=layout, depth=depth)


_Step = tuple[Sequence[Breakdown | None], int | None]
"""What a structural element opens, and the element to look at next: None where the parts of the total end."""


def _behind(search: _Search) -> list[Breakdown]:
    """The breakdowns of a total, by the structural elements behind it."""
    found: list[Breakdown] = []
    end = min(len(search.tokens), search.start + FARTHEST_TOKENS)
    at: int | None = search.start + 1
    while at is not None and at < end and len(found) < MOST_BREAKDOWNS:
        opened, at = _step(search, at, first=not found)
        found += [breakdown for breakdown in opened if breakdown is not None]
    if at is not None and not found and search.total.depth == 0:
        below = in_next_block(search.document, search.total)
        return [] if below is None else [below]
    return found


def _step(search: _Search, at: int, *, first: bool) -> _Step:
    token = search.tokens[at]
    match token.kind:
        case "F":
            return (), None if _takes_its_place(search.total, token.mark) else at + 1
        case "open":
            return _bracket(search, at)
        case "close":
            return (), None
        case "partial" | "whole" | "colon":
            return _opened(search, at)
        case "stop" if search.total.depth == 0:
            return _next_sentence(search, at)
        case "join" if first:
            return (_along(search, at),), at + 1
    return (), at + 1


def _takes_its_place(total: Mark, mark: Mark | None) -> bool:
    """True when a later figure, being of the same kind, takes the total's place."""
    if mark is None or mark is total.part_of or (mark.kind not in ADDITIVE and mark.kind != total.kind):
        return False
    return alike(total, mark)


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
    lines = None if figures else listed(search.document, search.total.block, search.total, exhaustive=exhaustive)
    return (told, lines), at + 1 if colon and told is None else None


def _along(search: _Search, at: int) -> Breakdown | None:
    """What is counted with the same noun behind ``với``."""
    total = search.total
    if not total.block.words.sums.breakdowns.along_with.match(total.block.text, search.tokens[at].start):
        return None
    rest = until_end(search.tokens, at + 1, total.depth)
    found = search.collect(rest, exhaustive=False, layout="with")
    same = found is not None and all(part.head == total.head != "" for part in found.parts)
    return found if found is not None and same and len(found.parts) > 1 else None


def _next_sentence(search: _Search, stop: int) -> _Step:
    """The parts in a next sentence that opens with ``Trong đó``; other figures end the parts."""
    tokens, total = search.tokens, search.total
    if opens_next(total.block, tokens[stop + 1 : stop + 2], tokens[stop].end):
        exhaustive = tokens[stop + 1].kind != "partial"
        rest = until_end(tokens, stop + 2, 0, sentences=total.block.words.sums.reach.opened_sentences)
        told = search.collect(rest, exhaustive=exhaustive, layout="sentence")
        return (told or listed(search.document, total.block, total, exhaustive=exhaustive),), None
    return (), None if any(token.kind == "F" for token in tokens[stop:]) else stop + 1


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
