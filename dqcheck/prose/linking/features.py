"""What is looked at when it is judged whether figures belong together: words and lie, never values."""

from collections.abc import Iterator, Sequence

from dqcheck.prose.figures.block import Mark
from dqcheck.prose.linking.frames import BITS, Frame
from dqcheck.prose.linking.possible_links import Link

_MOST = 3
_FARTHEST = 4
_MOST_PARTS = 5
_PAIR = 2
_MOSTLY, _PARTLY = 0.7, 0.3
"""Shares of words that two figures have in common."""
_CROSSED = ("parts", "aside", "compared", "plan", "period", "semicolon", "stop")
"""Classes of words that hardly stand between figures of one relation."""

_Roles = tuple[tuple[str, Frame], ...]


def features(frames: Sequence[Frame], link: Link) -> Iterator[str]:
    """The names of what is true of a link. Its result is ``r``, its first operand ``a``, its last one ``b``; ``<`` is
    before, ``>`` behind."""
    roles = (("r", link.result), ("a", link.operands[0]), ("b", link.operands[-1]))
    yield from _of_words(frames, roles)
    yield from _between(frames, link)
    yield from _of_figures(link)
    if len(link.operands) > _PAIR:
        yield from _of_list(frames, link)


def _of_words(frames: Sequence[Frame], roles: _Roles) -> Iterator[str]:
    """The words around each figure, the order of the figures, and which of them opens or ends its sentence."""
    order = "".join(role for role, _ in sorted(roles, key=lambda one: one[1].at))
    yield f"order:{order}"
    around = [(role, frame.before, frame.behind) for role, frame in roles]
    for name, bit in BITS.items():
        for role, before, behind in around:
            if before & bit:
                yield f"{role}<{name}"
            if behind & bit:
                yield f"{role}>{name}"
        if around[0][1] & bit:
            yield f"{order}:r<{name}"
    for role, frame in roles:
        if frame.at == 0 or frames[frame.at - 1].sentence != frame.sentence:
            yield f"{role}:opens"
        if frame.at + 1 == len(frames) or frames[frame.at + 1].sentence != frame.sentence:
            yield f"{role}:ends"
    (_, result), (_, first), (_, last) = roles
    yield f"shared:{order}:{_shared(first, last)}"
    yield f"shared-with-result:{_shared(result, first)}"


def _between(frames: Sequence[Frame], link: Link) -> Iterator[str]:
    """What stands between the figures of a link: other figures, signs, sentences."""
    members = {link.result.at, *(one.at for one in link.operands)}
    begin, end = min(members), max(members)
    inside = [one for one in frames[begin : end + 1] if one.at not in members]
    like = sum(one.mark.dimension == link.operands[0].mark.dimension for one in inside)
    rates = sum(one.mark.kind == "percent" for one in inside)
    yield f"like:{min(like, _MOST)}"
    yield f"rates:{min(rates, 2)}"
    yield f"others:{min(len(inside) - like - rates, 2)}"
    crossed = 0
    for one in frames[begin + 1 : end + 1]:
        crossed |= one.gap
    for name in _CROSSED:
        if crossed & BITS[name]:
            yield f"crossed:{name}"
    yield f"sentences:{frames[end].sentence - frames[begin].sentence}"
    yield f"blocks:{min(frames[end].mark.block.index - frames[begin].mark.block.index, _MOST)}"


def _of_figures(link: Link) -> Iterator[str]:
    """What the figures are, alone and to each other."""
    result, first, last = link.result, link.operands[0], link.operands[-1]
    yield f"depth:{_sign(result.mark.depth - first.mark.depth)}{_sign(last.mark.depth - first.mark.depth)}"
    yield f"nouns:{_nouns(first.mark, last.mark)}"
    yield f"noun-of-result:{_nouns(result.mark, first.mark)}"
    if first.mark.unit != last.mark.unit:
        yield "units-differ"
    if last.mark.whole_of is first.mark or first.mark.whole_of is last.mark:
        yield "fraction"
    elif first.mark.is_fraction or last.mark.is_fraction:
        yield "half-fraction"
    for role, frame in (("r", result), ("a", first), ("b", last)):
        if frame.mark.is_change:
            yield f"{role}:change"
        if frame.mark.qualifier is not None:
            yield f"{role}:about"
        if frame.mark.per:
            yield f"{role}:per"
    yield f"kind:{first.mark.kind}"
    yield f"gap-result:{_steps(result, first)}"
    if len(link.operands) == _PAIR:
        yield f"gap-operands:{_steps(first, last)}"


def _of_list(frames: Sequence[Frame], link: Link) -> Iterator[str]:
    """How many parts there are, whether they count one thing, and whether a like figure goes on with them."""
    first, last = link.operands[0], link.operands[-1]
    yield f"parts:{min(len(link.operands), _MOST_PARTS)}"
    heads = len({one.mark.head for one in link.operands})
    yield f"heads:{'one' if heads == 1 else 'some' if heads == _PAIR else 'many'}"
    for side, at in ((">", last.at + 1), ("<", first.at - 1)):
        if 0 <= at < len(frames):
            one = frames[at]
            like = one.mark.dimension == first.mark.dimension and one.sentence == last.sentence
            if one is not link.result and like:
                yield f"goes-on{side}"


def _sign(number: int) -> str:
    return "+" if number > 0 else "-" if number else "0"


def _steps(one: Frame, other: Frame) -> int:
    """How many figures one stands behind another, as far as that tells anything."""
    return max(-_FARTHEST, min(_FARTHEST, other.at - one.at))


def _nouns(one: Mark, other: Mark) -> str:
    """Whether two figures count the same."""
    if one.dimension != other.dimension:
        return "apart"
    if not one.head or not other.head:
        return "unsaid" if one.dimension == "count" else "unit"
    if one.noun == other.noun:
        return "same"
    return "like" if one.head == other.head else "differ"


def _shared(one: Frame, other: Frame) -> str:
    """How many of the words of the one with fewer the other has."""
    if not one.words or not other.words:
        return "none"
    share = len(one.words & other.words) / min(len(one.words), len(other.words))
    return "all" if share > _MOSTLY else "half" if share > _PARTLY else "few" if share else "no"
