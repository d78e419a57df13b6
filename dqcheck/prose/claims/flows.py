"""Claims of the flow of cases: received = carried over + new; received = resolved + pending + withdrawn."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.closeness import CLOSE_SHARE, HALF_SHARE
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import words_before, words_since

_CLAUSE_END = re.compile(r"[;.](?=\s)")
_BRACKET = re.compile(r"\([^)]*\)")
_NEXT_CLAUSE = re.compile(r"[;,.:()\d]")


_ANNOUNCED_BLOCKS = 6
"""List lines under one that says that they tell of cases."""


@dataclass(slots=True)
class Flow:
    """The figures of one flow with their roles as they are told, from the block in which it begins."""

    start: int
    told: list[tuple[str, Mark]] = field(default_factory=list)

    def all(self, role: str) -> list[Mark]:
        """The figures of a role."""
        return [mark for other, mark in self.told if other == role]

    def first(self, *roles: str) -> list[Mark]:
        """The first figure of each role; none when one of them is not told."""
        marks = [marks[0] for role in roles if (marks := self.all(role))]
        return marks if len(marks) == len(roles) else []


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The flow claims of a document."""
    flows = list(_flows(text.blocks))
    for flow in flows:
        yield from _claims(flow, settled)
    yield from _results(text.blocks, [mark for flow in flows for mark in flow.all("resolved")])


def _flows(document: Sequence[Block]) -> Iterator[Flow]:
    """The flows of a document: each over a few blocks of one section, with one number of cases received."""
    flow = Flow(start=0)
    announced: int | None = None
    for block in document:
        if block.text.rstrip().endswith(":") and block.words.sums.flows.cases.search(block.text.lower()):
            announced = block.index
        far = block.index - flow.start > block.words.sums.reach.recalled_blocks
        if far or block.kind == "heading" or block.marker == "roman":
            yield flow
            flow = Flow(start=block.index)
        named = announced is not None and block.marker != "" and block.index - announced <= _ANNOUNCED_BLOCKS
        for role, mark in _roles(block, flow, named=named):
            if role == "received" and flow.all("received"):
                if not flow.all("resolved"):
                    continue
                yield flow
                flow = Flow(start=block.index)
            if not flow.told:
                flow.start = block.index
            flow.told.append((role, mark))
    yield flow


def _roles(block: Block, flow: Flow, *, named: bool) -> Iterator[tuple[str, Mark]]:
    """The figures of a block that count cases of a flow, with what they count; ``named``: a line before it says that
    they are cases."""
    previous = block.body
    for mark in block.marks:
        if mark.depth > 0:
            continue
        if mark.kind == "count" and not mark.is_fraction:
            role = _role(
                mark, words_since(mark, previous), told=named or (bool(flow.told) and flow.start == block.index)
            )
            if role is not None:
                yield role, mark
        previous = mark.end


def _role(mark: Mark, left: str, *, told: bool) -> str | None:
    """What a figure counts of a flow; ``told``: the block has said of what, so that a bare number needs no noun."""
    words = mark.block.words.sums
    flow = words.flows
    left = _BRACKET.sub("", _CLAUSE_END.split(left)[-1])
    if not (flow.cases.match(mark.noun) if mark.noun else told or flow.cases.search(left)):
        return None
    block = mark.block
    if block.found(flow.all_received, left) and not flow.newly.search(left):
        return "received"
    found = [
        (match.end(), -order, role)
        for order, (role, wording) in enumerate(flow.roles.items())
        if block.may_say(wording)
        for match in wording.finditer(left)
    ]
    if found:
        return max(found)[2]
    text = block.text
    right = _NEXT_CLAUSE.split(text[mark.end : mark.end + words.reach.behind_characters], maxsplit=1)[0]
    return next((role for role, wording in flow.roles.items() if block.found(wording, right)), None)


def _results(document: Sequence[Block], resolved: Sequence[Mark]) -> Iterator[Claim]:
    """``Kết quả giải quyết đúng hạn 118/120``: the base is what was told as resolved right before."""
    known = set(map(id, resolved))
    last: Mark | None = None
    for block in document:
        for mark in block.marks:
            whole = mark.part_of
            if id(mark) in known:
                last = mark
            elif last is not None and whole is not None and mark.kind == "count":
                if block.words.sums.flows.results.search(words_before(mark)):
                    yield claim("same", {"values": [last, whole]}, doubt=whole.value != last.value)
                    last = None


def _claims(flow: Flow, settled: Settled) -> Iterator[Claim]:
    if not flow.all("received"):
        yield from _of_new(flow)
        return
    [received] = flow.first("received")
    came = flow.first("carried", "new")
    if came and (fitting.sums(received, came) or _is_close(received, came)):
        yield claim("flow", {"total": [received], "parts": came}, doubt=True)
    if went := flow.first("resolved", "pending"):
        yield from _balance(flow, received, went)
    for role in ("resolved", "pending"):
        for part in flow.first(role):
            yield from _rate(received, part, settled)


def _balance(flow: Flow, received: Mark, went: Sequence[Mark]) -> Iterator[Claim]:
    """What went is what came, with what was carried over where the cases received are the new ones alone."""
    parts = [*went, *flow.all("withdrawn")]
    carried = [] if flow.all("new") else [mark for mark in flow.first("carried") if mark.base]
    if carried and sum(part.base for part in parts) == received.base + carried[0].base:
        yield claim("flow", {"total": [received], "parts": parts, "less": carried})
        return
    held = next((some for some in (parts, went) if fitting.sums(received, some)), None)
    if held or _is_close(received, parts):
        yield claim("flow", {"total": [received], "parts": held or parts}, doubt=not held)


def _is_close(total: Mark, parts: Sequence[Mark]) -> bool:
    """True when parts that do not make the total were meant to: they are nearly as many, or a slip explains the gap."""
    size = abs(fitting.gap(total, parts))
    sentence = total.block.sentence(total.start)
    together = all(part.block is total.block and part.block.sentence(part.start) == sentence for part in parts)
    return size <= CLOSE_SHARE or (size < HALF_SHARE and (together or fitting.slipped(total, parts)))


def _of_new(flow: Flow) -> Iterator[Claim]:
    """``Đầu kỳ 23 hồ sơ, tiếp nhận mới 412, đã giải quyết 420, còn 15``: no figure says how many there were in all."""
    told = flow.first("carried", "new", "resolved", "pending")
    if not told:
        return
    carried, new, *went = told
    parts = [*went, *flow.all("withdrawn")]
    gap = abs(sum((part.base for part in parts), Decimal(0)) - carried.base - new.base)
    if gap <= CLOSE_SHARE * new.base:
        yield claim("flow", {"total": [new], "parts": parts, "less": [carried]}, doubt=bool(gap))


def _rate(received: Mark, part: Mark, settled: Settled) -> Iterator[Claim]:
    """A percentage right behind the cases resolved: of the cases received."""
    words = part.block.words.sums
    for mark in part.block.marks[part.order + 1 : part.order + 2]:
        between = part.block.text[part.end : mark.start]
        if mark.kind != "percent" or settled.has(mark) or len(between) > words.reach.behind_characters:
            continue
        if words.flows.due.search(between):
            continue
        if fitting.percent(mark, part, received) or fitting.percent_slipped(mark, part, received):
            yield claim("percentage", {"stated": [mark], "part": [part], "whole": [received]}, doubt=True)
