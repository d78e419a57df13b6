"""Claims of the flow of cases: received = carried over + new; received = resolved + pending + withdrawn."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.making import claim

ROLES = {
    "carried":
        r"(?:kỳ|năm|tháng|quý) trước (?:chuyển|sang)|chuyển (?:qua|sang|tiếp)|"
        r"(?:tồn|dư|số dư)\s(?:đầu|kỳ trước|từ)|tồn cũ",
    "new": r"mới tiếp nhận|tiếp nhận mới|nhận mới|tiếp nhận trong kỳ|phát sinh (?:mới|trong kỳ)|mới phát sinh",
    "withdrawn":
        r"(?<!\w)rút(?!\w)|trả lại|từ chối|hủy|huỷ|dừng (?:xử lý|giải quyết)|không đủ điều kiện|đình chỉ|"
        r"xin rút",
    "pending":
        r"(?:đang|chưa|còn|còn lại)\s(?:được\s)?(?:giải quyết|xử lý|trong|chờ|thụ lý)|còn lại|đang trong|"
        r"tồn (?:cuối|chưa)|chuyển kỳ sau|chưa đến hạn",
    "resolved":
        r"đã\s(?:được\s)?(?:giải quyết|xử lý|trả|hoàn thành|thẩm định)|giải quyết xong|xử lý xong|"
        r"trả kết quả|giải quyết được|(?<!đang )(?<!chưa )(?<!phải )giải quyết",
    "received": r"tiếp nhận|phải giải quyết|nhận được|thụ lý|tổng số (?:hồ sơ|đơn|vụ|việc|vụ việc)|đã nhận",
}  # fmt: skip
"""What the words before a figure say of it, the more specific first."""
_ROLES = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in ROLES.items()}
_ALL = re.compile(r"tổng số (?:hồ sơ|đơn|vụ việc|vụ|việc)\s(?:đã\s)?(?:được\s)?tiếp nhận", re.IGNORECASE)
_CASES = re.compile(
    r"(?:hồ sơ|đơn|vụ|việc|vụ việc|thủ tục|yêu cầu|phản ánh|kiến nghị|lượt|văn bản|trường hợp|nhiệm vụ|đề nghị)\b"
)
_RESULTS = re.compile(r"kết quả giải quyết[^;.]*$", re.IGNORECASE)
_CLAUSE = re.compile(r"[;,.:()\d]")
CLOSE = Decimal("0.01")
SPAN = 6
"""Blocks over which one flow may be told."""


class Flow:
    """The figures of one flow by role, the first of each kept."""

    def __init__(self) -> None:
        self.marks: dict[str, Mark] = {}
        self.withdrawn: list[Mark] = []

    def complete(self) -> bool:
        """True when there is something to balance."""
        return "received" in self.marks and "resolved" in self.marks and "pending" in self.marks


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The flow claims of a document."""
    flow = Flow()
    start = 0
    resolved: Mark | None = None
    for block in text.blocks:
        if block.index - start > SPAN or block.kind == "heading" or block.marker == "roman":
            yield from _claims(flow, settled)
            flow, start = Flow(), block.index
        previous = block.body
        for mark in block.marks:
            if mark.part_of is not None and resolved is not None and mark.kind == "count":
                if _RESULTS.search(block.text[max(0, mark.start - 70) : mark.start]):
                    whole = mark.part_of
                    yield claim("same", {"values": [resolved, whole]}, doubt=whole.value != resolved.value)
                    resolved = None
            if mark.kind != "count" or mark.part_of is not None or mark.whole_of is not None or mark.depth > 0:
                previous = mark.end if mark.depth == 0 else previous
                continue
            role = _role(block, mark, previous, told=bool(flow.marks) and start == block.index)
            previous = mark.end
            if role is None:
                continue
            if role == "received" and "received" in flow.marks:
                if "resolved" in flow.marks:
                    yield from _claims(flow, settled)
                    flow, start = Flow(), block.index
                else:
                    continue
            if not flow.marks:
                start = block.index
            if role == "resolved":
                resolved = mark
            if role == "withdrawn":
                flow.withdrawn.append(mark)
            else:
                flow.marks.setdefault(role, mark)
    yield from _claims(flow, settled)


def _role(block: Block, mark: Mark, previous: int, *, told: bool) -> str | None:
    """What a figure counts of a flow; ``told``: the block has said of what, so that a bare number needs no noun."""
    left = block.text[max(previous, mark.start - 110) : mark.start]
    left = re.split(r"[;.](?=\s)", left)[-1]
    left = re.sub(r"\([^)]*\)", "", left)
    if mark.noun and not _CASES.match(mark.noun):
        return None
    if not mark.noun and not told and not _CASES.search(left):
        return None
    if _ALL.search(left) and not re.search(r"mới", left):
        return "received"
    found = [
        (match.end(), -order, name)
        for order, (name, pattern) in enumerate(_ROLES.items())
        for match in pattern.finditer(left)
    ]
    if not found:
        right = _CLAUSE.split(block.text[mark.end : mark.end + 60], maxsplit=1)[0]
        return next((name for name, pattern in _ROLES.items() if pattern.search(right)), None)
    return max(found)[2]


def _claims(flow: Flow, settled: Settled) -> Iterator[Claim]:
    marks = flow.marks
    received = marks.get("received")
    if received is None:
        yield from _of_new(flow)
        return
    if "carried" in marks and "new" in marks:
        came = [marks["carried"], marks["new"]]
        if fitting.sums(received, came) or _close(received, came):
            yield claim("flow", {"total": [received], "parts": came}, doubt=True)
    if "resolved" in marks and "pending" in marks:
        parts = [marks["resolved"], marks["pending"], *flow.withdrawn]
        readings = [parts, [marks["resolved"], marks["pending"]]]
        if "carried" in marks and "new" not in marks:
            total = [received, marks["carried"]]
            whole = sum(mark.base for mark in total)
            if whole == sum(mark.base for mark in parts) and marks["carried"].base:
                yield claim("flow", {"total": [received], "parts": parts, "less": [marks["carried"]]})
                return
        for chosen in readings:
            if fitting.sums(received, chosen):
                yield claim("flow", {"total": [received], "parts": chosen})
                break
        else:
            if _close(received, parts):
                yield claim("flow", {"total": [received], "parts": parts}, doubt=True)
    for role in ("resolved", "pending"):
        if role in marks:
            yield from _rate(received, marks[role], settled)


def _close(total: Mark, parts: Sequence[Mark]) -> bool:
    """True when parts that do not make the total were meant to: they are nearly as many, or a slip explains the gap."""
    size = abs(fitting.gap(total, parts))
    sentence = total.block.sentence(total.start)
    together = all(part.block is total.block and part.block.sentence(part.start) == sentence for part in parts)
    return size <= CLOSE or (size < fitting.HALF and (together or fitting.slipped(total, parts)))


def _of_new(flow: Flow) -> Iterator[Claim]:
    """``Đầu kỳ 23 hồ sơ, tiếp nhận mới 412, đã giải quyết 420, còn 15``: no figure says how many there were in all."""
    marks = flow.marks
    if not {"carried", "new", "resolved", "pending"} <= marks.keys():
        return
    parts = [marks["resolved"], marks["pending"], *flow.withdrawn]
    rest = Decimal(sum(part.base for part in parts) - marks["carried"].base)
    doubt = marks["new"].base != rest
    if doubt and abs(rest - marks["new"].base) > CLOSE * marks["new"].base:
        return
    yield claim("flow", {"total": [marks["new"]], "parts": parts, "less": [marks["carried"]]}, doubt=doubt)


def _rate(received: Mark, part: Mark, settled: Settled) -> Iterator[Claim]:
    """A percentage right behind the cases resolved: of the cases received."""
    for mark in part.block.marks[part.order + 1 : part.order + 2]:
        if mark.kind != "percent" or settled.has(mark) or mark.start - part.end > 40:
            continue
        if re.search(r"hạn", part.block.text[part.end : mark.start]):
            continue
        if not (fitting.percent(mark, part, received) or fitting.percent_slipped(mark, part, received)):
            continue
        yield claim("percentage", {"stated": [mark], "part": [part], "whole": [received]}, doubt=True)
