"""Claims that a total is the sum of its parts, and that a part does not exceed its whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.items import Group
from dqcheck.prose.phrases.making import claim

NEAR = Decimal("0.05")
"""A sum this close to its total is meant to be complete in an enumeration that seems whole."""
CLOSE = Decimal("0.012")
"""A sum this close to its total is meant to be complete, though the wording (``trong đó``) does not say so."""
FAR = Decimal("0.3")
_PEOPLE = re.compile(
    r"người|cán bộ|công chức|viên chức|đảng viên|hộ|học sinh|trường hợp|lao động|nhân|khẩu|ca|bệnh|"
    r"hội viên|lượt|đại biểu|doanh"
)
_COMPLEMENT = re.compile(
    r"(?<!\w)(?:(nam)|(nữ)|(trực tuyến)|(trực tiếp)|(toàn trình)|(một phần)|(trong hạn|đúng hạn|"
    r"trước hạn|sớm hạn)|(quá hạn|trễ hạn)|"
    r"(thành thị)|(nông thôn)|(xuất khẩu)|(nhập khẩu)|(công lập)|(ngoài công lập|tư thục|dân lập)|"
    r"(trong nước)|(nước ngoài)|"
    r"(cá nhân)|(tổ chức)|(trung ương)|(địa phương)|"
    r"(thường trú)|(tạm trú)|(rừng tự nhiên)|(rừng trồng)|(để bàn)|(xách tay)|(đã)|(chưa|đang))(?!\w)"
)


_CHANGE = re.compile(r"(?<!\w)(?:tăng|giảm)\s*(?:thêm|đến|tới|được|khoảng)?\s*$", re.IGNORECASE)
_AND = re.compile(r"[,;]?\s(?:và|cùng)\s")
_CLASSED = frozenset("đơn tổ cơ trường".split())
"""First words of what comes in kinds of other names: ``đơn vị hành chính``, ``tổ chức``, ``cơ quan``, ``trường``."""
_OWN_TOTAL = re.compile(r"(?<!\w)tổng(?!\w)", re.IGNORECASE)


def before(mark: Mark) -> str:
    """The words before a figure, or before the fraction that it is the base of."""
    first = mark.whole_of or mark
    return mark.block.text[max(mark.block.body, first.start - 60) : first.start]


def _changed(mark: Mark) -> bool:
    """True for an amount of growth (``tăng 28 tỷ đồng``), which is no total of what is told next."""
    return bool(_CHANGE.search(mark.block.text[max(0, mark.start - 20) : mark.start]))


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The total and part claims of the groups of a document."""
    done: set[tuple[int, ...]] = set()
    held = {
        group.anchor for group in text.breakdowns if group.anchor != (0, 0) and len(group.parts) > 1 and group.holds()
    }
    settled: set[int] = set()
    faults: list[tuple[Group, list[Mark], bool]] = []
    for group in text.breakdowns:
        for parts, doubt, holds in readings(group, supported=group.anchor in held):
            identity = (id(group.total), *map(id, parts))
            if identity in done:
                continue
            done.add(identity)
            if holds:
                settled.add(id(group.total))
                yield claim("total", {"total": [group.total], "parts": parts}, doubt=doubt)
            else:
                faults.append((group, parts, doubt))
        yield from _excess(group)
    taken = {identity[1:] for identity in done if identity[0] in settled}
    for group, parts, doubt in faults:
        if tuple(map(id, parts)) in taken or _farther(group):
            continue
        if id(group.total) not in settled or group.via in ("bracket", "whole"):
            yield claim("total", {"total": [group.total], "parts": parts}, doubt=doubt or id(group.total) in settled)


def readings(group: Group, *, supported: bool = False) -> Iterator[tuple[list[Mark], bool, bool]]:
    """The parts that make up the total, whether that is doubtful, and whether they do: the reading that holds, or else
    the one that the structure makes certain."""
    total, parts = group.total, group.parts
    if total.kind == "percent" and (len(parts) < 2 or not all(part.kind == "percent" for part in parts)):
        return
    if group.holds() and (len(parts) > 1 or group.whole):
        exact = _exact(total, parts)
        yield parts[:exact] if exact else parts, False, True
        return
    if len(group.every) > len(parts) and fitting.sums(total, group.every):
        yield group.every, False, True
        return
    if (numerators := _numerators(group)) and fitting.sums(total, numerators):
        yield numerators, False, True
        return
    if (count := _head(total, parts)) and total.step * count * 4 < abs(total.value) and abs(total.value) > 9:
        yield parts[:count], False, True
        return
    if len(group.every) > len(parts) and abs(fitting.gap(total, group.every)) < abs(fitting.gap(total, parts)):
        group = replace(group, parts=group.every)
    if (doubt := fault(group, supported)) is not None:
        yield group.parts, doubt, False


def _exact(total: Mark, parts: Sequence[Mark]) -> int:
    """The first parts that make up the total to the last digit where all together do so only about; 0 for all."""
    added = Decimal(0)
    found = 0
    for count, part in enumerate(parts, 1):
        added += part.base
        if added == total.base and count > 1:
            found = count
    return found


def _head(total: Mark, parts: Sequence[Mark]) -> int:
    """The most parts, from the first, that make up the total without those behind them; 0 when none do."""
    low = high = Decimal(0)
    least, most = fitting.bounds(total)
    found = 0
    for count, part in enumerate(parts[:-1], 1):
        first, last = fitting.bounds(part)
        low, high = low + first, high + last
        if count > 1 and low <= most and least <= high and not _listed_on(part, parts[count]):
            found = count
    return found


def _listed_on(part: Mark, other: Mark) -> bool:
    """True when a list goes on to count the same in other classes: ``THCS có 38 trường và THPT có 9 trường``."""
    return bool(part.noun) and part.noun == other.noun and part.block is other.block and part.depth == other.depth


def _numerators(group: Group) -> list[Mark]:
    """The numerator of each item, where the items are fractions (``236/236``, ``809/4.837``)."""
    out: list[Mark] = []
    for part in group.parts:
        around = part.block.marks[max(0, part.order - 6) : part.order + 6]
        numerator = next((mark for mark in around if mark.part_of is not None), None)
        if numerator is None or numerator in out:
            return []
        out.append(numerator)
    return out if len(out) > 1 else []


def fault(group: Group, supported: bool) -> bool | None:
    """Whether a sum that does not hold is a fault: False for a certain one, True for a probable one, None for none."""
    total, parts = group.total, group.parts
    if len(parts) < 2 or not group.complete or total.qualifier is not None or total.odd or total.value <= 0:
        return None
    if any(part.odd or part.qualifier is not None for part in parts) or _changed(total):
        return None
    if any(part.base == total.base for part in parts):
        return None  # all of them in one class leaves nothing for another: the classes overlap
    size = abs(fitting.gap(total, parts))
    if len(parts) == 2 and not group.whole and fitting.gap(total, parts) < 0 and total.kind == "money":
        return None  # two kinds of spending leave room for others
    if total.kind == "percent":
        return True if size < CLOSE else None
    if group.via == "named":
        return True if size < CLOSE else None
    sure = group.whole and group.via in ("bracket", "whole", "list")
    if size <= CLOSE and (sure or total.dimension == "count" or fitting.slipped(total, parts)):
        return not sure
    if (sure and size <= NEAR) or (_complements(group) and size <= FAR):
        return not sure
    if supported and size <= FAR:
        return True
    if group.via in ("lines", "list") and size <= NEAR and len(parts) > 2 and parts[0].block.marker:
        return True
    if group.via == "colon" and size <= NEAR and len(parts) > 3 and total.dimension == "count":
        return True
    if (size <= FAR or sure) and fitting.transposed(total, parts):
        return True
    if _over(group):
        return True
    if _too_many(group):
        return True
    if not sure or len(group.every) > len(parts):
        return None
    if total.dimension == "count" and not _one_noun(group):
        return None
    if size > FAR:
        return None
    return (True if _closed(group) else None) if group.via == "whole" else False


def _some_of(total: Mark, part: Mark) -> bool:
    """True for a bracket right behind what is counted that tells of some of it: ``304 lao động (131 lao động nữ)``."""
    between = total.block.text[total.end : part.start] if part.block is total.block else ""
    return bool(total.noun) and part.noun.startswith(total.noun + " ") and between.strip() == f"{total.noun} ("


def _over(group: Group) -> bool:
    """True when amounts that a total is said to hold (``trong đó``) are together more than it, by more than they may
    have been rounded: money is of one kind only."""
    total = group.total
    if group.via != "partial" or group.whole or total.kind != "money" or group.parts[-1].block is not total.block:
        return False
    low = sum((fitting.bounds(part)[0] for part in group.parts), Decimal(0))
    return CLOSE < fitting.gap(total, group.parts) <= 1 and low > fitting.bounds(total)[1]


def _closed(group: Group) -> bool:
    """True when ``và`` joins the last part, so that the list is told to its end: ``gồm 8 huyện và 2 thành phố``."""
    last, before_it = group.parts[-1], group.parts[-2]
    return last.block is before_it.block and bool(_AND.search(last.block.text, before_it.end, last.start))


def _farther(group: Group) -> bool:
    """True when another figure of the total's dimension stands between it and the parts: they may be that figure's."""
    total, first = group.total, group.parts[0]
    if total.block is not first.block:
        return False
    for mark in total.block.marks[total.order + 1 : min(first.order, total.order + 40)]:
        if (
            mark.kind == total.kind
            and mark.dimension == total.dimension
            and mark.depth <= total.depth
            and mark is not total.part_of
        ):
            if (
                group.anchor == (0, 0)
                or not (mark.noun and total.noun and mark.noun.split()[0] != total.noun.split()[0])
                or (group.via == "bracket" and len(group.items[0]) < 2)
            ):
                return True
    return False


def _one_noun(group: Group) -> bool:
    """True when all parts are counted in the total's own noun, or in none, or each in another (kinds of units)."""
    head = (group.total.noun or "-").split()[0]
    nouns = [part.noun.split()[0] for part in group.parts if part.noun]
    apart = len(set(nouns)) == len(group.parts) and (group.via == "bracket" or head in _CLASSED)
    return all(noun == head for noun in nouns) or apart


def _complements(group: Group) -> bool:
    """True when two parts are named as opposites that exhaust a whole (online and direct, male and female)."""
    if len(group.parts) != 2:
        return False
    kinds: list[set[int]] = []
    for part in group.parts:
        block = part.block
        text = block.text[max(block.body, part.start - 70) : part.start].rsplit(";", 1)[-1].lower() + " " + part.noun
        kinds.append({found.lastindex or 0 for found in _COMPLEMENT.finditer(text)})
    return any((a - 1) // 2 == (b - 1) // 2 and a != b for a in kinds[0] for b in kinds[1])


def _too_many(group: Group) -> bool:
    """True when things, not people, of exactly the total's noun are more in the parts than in the total: things are in
    one class only, people may be in several."""
    total, parts = group.total, group.parts
    gap = fitting.gap(total, parts)
    if (
        not total.noun
        or gap <= 0
        or gap > FAR
        or len(parts) < 3
        or _PEOPLE.match(total.noun)
        or total.dimension != "count"
    ):
        return False
    head = total.noun.split()[0]
    return all(part.noun.split(" ")[0] == head for part in parts)


def _excess(group: Group) -> Iterator[Claim]:
    """A part beside its whole: confirmed when it does not exceed it."""
    total = group.total
    if total.kind == "percent" or total.is_change:
        return
    if group.via == "lines":
        for part in group.parts:
            own = _OWN_TOTAL.search(part.label) or _OWN_TOTAL.search(before(part))
            if part.unit == total.unit and part.base > total.base > 0 and part.noun == total.noun and not own:
                yield claim("part", {"part": [part], "whole": [total]}, doubt=True)
    elif len(group.parts) == 1 and (not group.whole or _some_of(total, group.parts[0])):
        part = group.parts[0]
        if part.base > total.base and (_OWN_TOTAL.search(part.label) or _OWN_TOTAL.search(before(part))):
            return
        if part.unit == total.unit and (
            part.dimension != "count"
            or not part.noun
            or part.noun.split()[:2] == total.noun.split()[:2]
            or (part.noun.split()[0] == total.noun.split(" ")[0] and len(total.noun.split()) < 2)
            or part.base <= total.base
        ):
            yield claim("part", {"part": [part], "whole": [total]}, doubt=True)
    elif not group.whole and group.via == "partial" and total.kind in ("money", "measure") and total.base > 0:
        for part in group.parts:
            if part.base > total.base and part.unit == total.unit and not _OWN_TOTAL.search(part.label):
                yield claim("part", {"part": [part], "whole": [total]}, doubt=True)
