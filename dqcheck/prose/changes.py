"""Which figures of a text are changes: ``tăng 12%``, ``giảm 266 vụ (tương đương 17,63%)``."""

import re
from dataclasses import dataclass
from typing import cast

from dqcheck.prose.blocks import Block
from dqcheck.prose.marks import ADDITIVE, Mark

_FILL = r"(?:\s|thêm|tới|đến|mạnh|nhẹ|sâu|khoảng|gần|hơn|trên|lên|được|tương ứng|bình quân|mức|là|về|-|\()*"

_UP = re.compile(rf"(?<!\w)(?:tăng|cao hơn|vượt|nhiều hơn|nhanh hơn|bổ sung|thêm){_FILL}$", re.IGNORECASE)

_DOWN = re.compile(rf"(?<!\w)(?:giảm|thấp hơn|ít hơn|sụt|hụt|thiếu|chậm hơn|kém){_FILL}$", re.IGNORECASE)

EQUAL = re.compile(
    r"(?:tương ứng|tương đương|tương đường|hay|bằng|tức(?: là)?)\s*(?:với|khoảng|gần|hơn|tăng|giảm|tới|\s)*$",
    re.IGNORECASE,
)

_IN_BRACKET = re.compile(r"[^;.,()\d]{0,30}\(\s*[-+]?")


@dataclass(slots=True, eq=False)
class Change:
    """A stated change: ``up`` is its direction."""

    mark: Mark
    up: bool


def stated(block: Block) -> list[Change]:
    """The figures of a block that are changes, in reading order; found once."""
    if block.changes is None:
        block.changes = _stated(block)
    return cast("list[Change]", block.changes)


def is_change(mark: Mark) -> bool:
    """True for a figure of growth (``tăng 12%``, ``giảm 266 vụ (tương đương 17,63%)``)."""
    stated(mark.block)
    return mark.change


def _stated(block: Block) -> list[Change]:
    out: list[Change] = []
    text = block.text
    for at, mark in enumerate(block.marks):
        if mark.kind not in ("percent", "points", "count", "money", "measure"):
            continue
        left = text[max(0, mark.start - 44) : mark.start]
        if _UP.search(left):
            out.append(Change(mark, True))
            mark.change = True
        elif _DOWN.search(left):
            out.append(Change(mark, False))
            mark.change = True
        elif (
            at
            and out
            and out[-1].mark is block.marks[at - 1]
            and EQUAL.search(left)
            and mark.start - out[-1].mark.end < 50
        ):
            out.append(Change(mark, out[-1].up))
            mark.change = True
        elif at and out and out[-1].mark is block.marks[at - 1] and mark.kind == "percent":
            if out[-1].mark.kind in ADDITIVE and _IN_BRACKET.fullmatch(
                text[out[-1].mark.end : mark.start]
            ):  # giảm 400 vụ (-18,74%)
                out.append(Change(mark, out[-1].up))
                mark.change = True
    return out
