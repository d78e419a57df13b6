"""Claims that percentages of one whole add up to 100, or to a stated share."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.items import Breakdown
from dqcheck.prose.phrases.making import claim

HUNDRED = Decimal(100)
CLOSE = Decimal(2)
_APART = re.compile(r"kế hoạch|so với|chỉ tiêu|dự toán|cùng kỳ|mục tiêu|đạt|hoàn thành|tiến độ", re.IGNORECASE)

_BEHIND = re.compile(r"\s*(?:so với|so cùng|của)?\s*(?:tiến độ\s)?(?:kế hoạch|chỉ tiêu|dự toán|cùng kỳ|mục tiêu|KH\b)")
ALL_BUT = Decimal(15)
"""How far from 100 the shares of classes that leave nothing out may add up, to be meant as all."""
_EXHAUSTIVE = (
    (r"nông(?:,| |-)*(?:lâm|nghiệp)", r"công nghiệp", r"dịch vụ"),
    (r"(?<!\w)xanh(?!\w)", r"(?<!\w)vàng(?!\w)", r"(?<!\w)đỏ(?!\w)"),
    (r"(?<!\w)nam(?!\w)", r"(?<!\w)nữ(?!\w)"),
    (r"thành thị", r"nông thôn"),
)
AROUND = Decimal(10)
"""How far from 100 shares of what is not said to be all may add up, to be meant as all."""


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The share claims of a document."""
    found = list(_of_hundred(text))
    yield from found
    yield from _parts_of_share(text.blocks, settled.with_claims(found))


def _of_hundred(text: Text) -> Iterator[Claim]:
    """Percentages that make 100, as wording or their sum says."""
    done: set[int] = set()
    for group in text.breakdowns:
        for parts in _breakdowns(_of_group(group)):
            gap = abs(sum((m.value for m in parts), Decimal(0)) - HUNDRED)
            if gap > CLOSE and not group.holds() and not (gap <= AROUND and fitting.share_slipped(parts)):
                continue
            if not done & set(map(id, parts)):
                done.update(map(id, parts))
                yield claim("shares", {"parts": parts}, doubt=not group.exhaustive)
    for block in text.blocks:
        for run in _enumerated(block):
            if done & set(map(id, run)):
                continue
            if whole := list(_hundreds(run)):
                for shared in whole:
                    done.update(map(id, shared))
                    yield claim("shares", {"parts": shared}, doubt=True)
                continue
            added = sum((mark.value for mark in run), Decimal(0))
            slack = sum((mark.step for mark in run), Decimal(0)) / 2
            gap = abs(added - HUNDRED)
            if gap <= slack or (gap <= CLOSE and len(run) > 2) or (gap <= ALL_BUT and _of_all(block, run)):
                done.update(map(id, run))
                yield claim("shares", {"parts": run}, doubt=True)


def _of_group(group: Breakdown) -> list[Mark]:
    """The percentages that stand beside the parts of a total, one for each part."""
    if len(group.parts) < 2 or not group.complete or group.total.kind == "percent":
        return []
    if not group.exhaustive and not group.holds():
        return []
    out: list[Mark] = []
    for part in group.parts:
        after = part.block.marks[part.order + 1 : part.order + 3]
        rates = [m for m in after if m.kind == "percent" and not m.is_change and m.start - part.end < 40]
        if not rates or rates[0].qualifier is not None:
            return []
        text = part.block.text
        if _APART.search(text[part.end : rates[0].start]) or _BEHIND.match(text, rates[0].end):
            return []
        out.append(rates[0])
    theirs = sum(
        fitting.percent(rate, part, group.total) or fitting.truncated(rate, part, group.total)
        for rate, part in zip(out, group.parts, strict=True)
    )
    return out if 2 * theirs >= len(out) else []  # else they are rates of something else, of a plan or a year before


def _breakdowns(parts: list[Mark]) -> Iterator[list[Mark]]:
    """The shares of one whole, apart for each of its breakdowns (urban and rural, then men and women)."""
    added = slack = Decimal(0)
    start = 0
    for at, mark in enumerate(parts):
        added += mark.value
        slack += mark.step / 2
        if at > start and abs(added - HUNDRED) <= slack:
            yield parts[start : at + 1]
            start, added, slack = at + 1, Decimal(0), Decimal(0)
    if len(parts) - start > 1 and added < HUNDRED * 3 / 2 and not start:
        yield parts[start:]


def _enumerated(block: Block) -> Iterator[list[Mark]]:
    """Runs of percentages of one sentence without other percentages between them."""
    if sum(mark.kind == "percent" for mark in block.marks) < 2:
        return
    sentences: dict[tuple[int, int], list[Mark]] = {}
    for mark in block.marks:
        if mark.kind == "percent" and mark.qualifier is None and mark.value > 0:
            begin, _ = block.sentence(mark.start)
            sentences.setdefault((begin, mark.depth), []).append(mark)
    for run in sentences.values():
        changed = [mark for mark in run if mark.is_change]
        if changed or len(run) < 2:
            continue
        unique: list[Mark] = []
        for mark in run:
            if unique and unique[-1].value == mark.value and mark.start - unique[-1].end < 40 and len(run) > 3:
                continue
            unique.append(mark)
        text = block.text[run[0].start - 30 if run[0].start > 30 else 0 : run[-1].end]
        if _APART.search(text) and len(unique) < 3:
            continue
        yield unique


def _of_all(block: Block, run: list[Mark]) -> bool:
    """True when each percentage of a run is that of another class of a whole that has no more of them."""
    begin = block.sentence(run[0].start)[0]
    ends = [begin, *(mark.end for mark in run)]
    names = [block.text[max(end, mark.start - 60) : mark.start].lower() for end, mark in zip(ends, run, strict=False)]
    return any(
        len(classes) == len(run)
        and all(any(re.search(pattern, name) for name in names) for pattern in classes)
        and all(any(re.search(pattern, name) for pattern in classes) for name in names)
        for classes in _EXHAUSTIVE
    )


def _hundreds(run: list[Mark]) -> Iterator[list[Mark]]:
    """The stretches of a run of percentages that make 100 to the last digit: of one whole after another."""
    start = 0
    while start < len(run) - 1:
        added = Decimal(0)
        for end in range(start, len(run)):
            added += run[end].value
            if added >= HUNDRED:
                break
        if added == HUNDRED and end > start and run[end].value < 95 and run[start].value < 95:
            yield run[start : end + 1]
            start = end + 1
        else:
            start += 1


def _parts_of_share(document: Sequence[Block], settled: Settled) -> Iterator[Claim]:
    """A share said to be that of two kinds together (``tỷ lệ A và B là 83%``) after the shares of each."""
    for block in document:
        for mark in block.marks:
            if mark.kind != "percent" or settled.has(mark) or mark.is_change or _BEHIND.match(block.text, mark.end):
                continue
            if " và " not in f" {mark.label} ":
                continue
            before = list(_percentages_before(document, mark))
            for at in range(len(before) - 1, 0, -1):
                if fitting.sums(mark, before[at - 1 : at + 1]):
                    yield claim("total", {"total": [mark], "parts": before[at - 1 : at + 1]})
                    break


def _percentages_before(document: Sequence[Block], mark: Mark) -> Iterator[Mark]:
    """The last percentages before a figure, in its block and the three before it."""
    for other in document[max(0, mark.block.index - 3) : mark.block.index + 1]:
        end = mark.order if other is mark.block else len(other.marks)
        yield from (m for m in other.marks[max(0, end - 12) : end] if m.kind == "percent")
