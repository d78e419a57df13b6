"""The parts of a total among the figures behind the word or bracket that opens them."""

from collections.abc import Sequence
from dataclasses import field

from dqcheck.model.record import record
from dqcheck.prose.figures.block import ADDITIVE, Mark, Token
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import alike, pick, same_side
from dqcheck.prose.phrases.nearby import words_before, words_since_quantity

Item = Sequence[Mark]

FARTHEST_TOKENS = 140
"""Structural elements behind a total among which its parts may stand."""
NEXT_TOKENS = 4
"""Structural elements among which the next figure is, when it begins something new."""
OPENING_TOKENS = 2
"""Structural elements behind a figure among which its own parts are opened."""
SAME_NOUN_WORDS = 3
"""Words of a noun that show that the very same things are counted."""


@record
class Breakdown:
    """A total and the figures that the wording offers as its parts, one an item.

    ``exhaustive`` says that the wording means all parts (``gồm``, brackets), not some of them (``trong đó``).
    ``layout`` is how they are joined to the total: the kind of structural element that opens them (``partial``,
    ``whole``, ``colon``), ``bracket``, ``named`` (brackets behind names), ``with``, ``sentence`` (the next one),
    ``list`` or ``lines`` (without markers). ``complete`` says that each item has a part, ``comparable`` are all figures
    of the items that could be one. ``anchor`` is the place of the parts, which the breakdowns of several totals share
    (10 teams, 50 members: ...).
    """

    total: Mark
    parts: Sequence[Mark]
    items: Sequence[Item]
    exhaustive: bool
    layout: str
    complete: bool = True
    comparable: Sequence[Mark] = field(default=())
    anchor: tuple[int, int] | None = None

    def holds(self) -> bool:
        """True when the parts add up to the total."""
        return fitting.sums(self.total, self.parts)


def until_end(tokens: Sequence[Token], at: int, depth: int, sentences: int = 1) -> list[Token]:
    """The structural elements from a position to the end of the sentence, of some sentences, or of the bracket."""
    out: list[Token] = []
    for token in tokens[at : at + FARTHEST_TOKENS]:
        if token.depth < depth:
            break
        if token.kind == "stop" and token.depth == depth:
            sentences -= 1
            if not sentences:
                break
        out.append(token)
    return out


def collect(total: Mark, tokens: Sequence[Token], *, exhaustive: bool, layout: str, depth: int) -> Breakdown | None:
    """The breakdown of a total by the figures among the structural elements behind its opener."""
    semicolon = _first(tokens, "semi", depth)
    if semicolon is not None and layout in ("partial", "whole", "colon"):
        short = _collected(total, tokens[:semicolon], exhaustive, layout, depth)
        if short is not None and len(short.parts) > 1 and short.holds():
            return short  # a list by commas ends at the semicolon, if it adds up so far
    return _collected(total, tokens, exhaustive, layout, depth)


def _collected(total: Mark, tokens: Sequence[Token], exhaustive: bool, layout: str, depth: int) -> Breakdown | None:
    tokens = _own(total, tokens, layout, depth)
    by_commas = _first(tokens, "semi", depth) is None
    parts: list[Mark] = []
    kept: list[Item] = []
    every = _items(tokens, depth, by_commas=by_commas)
    complete = not any(_moved(mark) for item in every for mark in item if mark.kind in ADDITIVE)
    for item in every:
        part = pick(total, item)
        if part is None:
            complete = complete and not any(mark.kind in ADDITIVE for mark in item)
            continue
        further = _further(total, item[item.index(part) + 1 :]) if by_commas else []
        parts += [part, *further]
        kept += [item, *([other] for other in further)]
    if not parts:
        return None
    return Breakdown(
        total=total, parts=parts, items=kept, exhaustive=exhaustive, layout=layout, complete=complete,
        comparable=[mark for item in every for mark in item if _comparable(total, mark)],
        anchor=(parts[0].block.index, tokens[0].start),
    )  # fmt: skip


def _first(tokens: Sequence[Token], kind: str, depth: int) -> int | None:
    return next((at for at, token in enumerate(tokens) if token.kind == kind and token.depth == depth), None)


def _own(total: Mark, tokens: Sequence[Token], layout: str, depth: int) -> Sequence[Token]:
    """The structural elements up to where another count is told: behind a semicolon, or a joining word."""
    if layout in ("partial", "whole"):
        end = _first(tokens, "semi", depth)
        if end is not None and (_told(total, tokens, end, depth) or _told_anew(total, tokens[end:], depth)):
            tokens = tokens[:end]
    if layout == "whole":
        joins = [at for at, token in enumerate(tokens) if token.kind == "join" and token.depth == depth]
        tokens = tokens[: next((at for at in joins if _told_anew(total, tokens[at:], depth)), len(tokens))]
    return tokens


def _told(total: Mark, tokens: Sequence[Token], end: int, depth: int) -> bool:
    """True when the parts of a total, several of them, are all named before a position."""
    places = [
        at
        for at, token in enumerate(tokens)
        if token.mark is not None and token.depth == depth and _comparable(total, token.mark)
        if not _is_base(token.mark)
    ]
    return len(places) > 1 and places[-1] < end


def _is_base(mark: Mark) -> bool:
    """True for a figure that the total is held against (``so với dự toán 4.800 triệu đồng``), and no part of it."""
    growth = mark.block.words.rates.growth
    ahead = words_since_quantity(mark)
    return bool(growth.planned.search(ahead) or growth.earlier.search(ahead) or growth.against_value.search(ahead))


def _told_anew(total: Mark, tokens: Sequence[Token], depth: int) -> bool:
    """True when the next figure counts the very things of the total, and has parts of its own, as in
    ``4 xã, gồm 3 xã cũ và 1 xã mới; huyện B có 5 xã, gồm ...``."""
    words = total.noun.split()[:SAME_NOUN_WORDS]
    for at, token in enumerate(tokens[:NEXT_TOKENS]):
        if token.mark is not None and token.depth == depth:
            following = tokens[at + 1 : at + 1 + OPENING_TOKENS]
            opened = any(other.kind in ("whole", "colon", "open") for other in following)
            return opened and len(words) > 1 and token.mark.noun.split()[:SAME_NOUN_WORDS] == words
    return False


def _items(tokens: Sequence[Token], depth: int, *, by_commas: bool) -> list[list[Mark]]:
    """The figures of each item, without those that are told aside (``riêng``, ``trong đó``) and later changes."""
    ends = ("semi", "stop", "comma", "join") if by_commas else ("semi", "stop")
    items: list[list[Mark]] = [[]]
    aside = False
    for token in tokens:
        if token.depth != depth:
            continue
        first = len(items) == 1
        if token.kind in ends:
            items.append([])
            aside = False
        elif token.kind in ("partial", "whole"):
            aside = aside or bool(items[-1])
        elif token.kind == "side":
            aside = aside or (not first and not items[-1])
        elif token.mark is not None and not aside and (first or not token.mark.is_change):
            items[-1].append(token.mark)
    return [item for item in items if item]


def _further(total: Mark, rest: Sequence[Mark]) -> list[Mark]:
    """More parts in an item of a list by commas, behind its first: figures that stand for themselves."""
    return [mark for mark in rest if mark.kind in ADDITIVE and not mark.is_fraction and alike(total, mark)]


def _comparable(total: Mark, mark: Mark) -> bool:
    return mark.kind == total.kind and same_side(total, mark) and alike(total, mark)


def _moved(mark: Mark) -> bool:
    """True for a figure that is a change or an end of one (``từ 28 lên 38``), not a part."""
    moved = mark.block.words.sums.breakdowns.moved
    return mark.block.may_say(moved) and bool(moved.search(words_before(mark)))
