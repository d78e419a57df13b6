"""Which figures of a text are changes: ``tăng 12%``, ``giảm 266 vụ (tương đương 17,63%)``."""

import re
from dataclasses import dataclass

from dqcheck.prose.figures.block import ADDITIVE, Block, Mark

_FILL = r"(?:\s|thêm|tới|đến|mạnh|nhẹ|sâu|khoảng|gần|hơn|trên|lên|được|tương ứng|bình quân|mức|là|về|-|\()*"

_UP = re.compile(
    rf"(?<!\w)(?:(?:tăng|cao hơn|vượt|nhiều hơn|nhanh hơn){_FILL}|(?:bổ sung|thêm)(?:\s|thêm|khoảng|gần|hơn|được)*)$",
    re.IGNORECASE,
)

_DOWN = re.compile(rf"(?<!\w)(?:giảm|thấp hơn|ít hơn|sụt|hụt|thiếu|chậm hơn|kém){_FILL}$", re.IGNORECASE)

EQUAL = re.compile(
    r"(?:tương ứng|tương đương|tương đường|hay|bằng|=|tức(?: là)?)\s*(?:với|khoảng|gần|hơn|tăng|giảm|tới|\s)*$",
    re.IGNORECASE,
)

_IN_BRACKET = re.compile(r"[^;.,()\d]{0,30}\(\s*(?:gần|hơn|trên|khoảng|tương ứng|tương đương|tăng|giảm|đạt)?\s*[-+]?")
_CHANGING = frozenset({"percent", "points", "count", "money", "measure"})
_SIGNED = re.compile(r"[^;()]{0,70}\(\s*[-+]?")


@dataclass(slots=True, eq=False)
class Change:
    """A stated change: ``up`` is its direction."""

    mark: Mark
    up: bool


def stated(block: Block) -> list[Change]:
    """The figures of a block that are changes, in reading order."""
    return [Change(mark, mark.rises) for mark in block.marks if mark.rises is not None]


def find_changes(block: Block) -> None:
    """Say of each figure of a block whether it is a change, and in which direction."""
    text = block.text
    told: Mark | None = None
    previous: Mark | None = None
    for mark in block.marks:
        if mark.kind not in _CHANGING:
            continue
        mark.rises = _direction(text, mark, told if told is previous else None)
        previous = mark
        if mark.rises is not None:
            told = mark


def _direction(text: str, mark: Mark, told: Mark | None) -> bool | None:
    """The direction of a change, by the words before it or by the change ``told`` right before it."""
    left = text[max(0, mark.start - 44) : mark.start]
    if _UP.search(left):
        return True
    if _DOWN.search(left):
        return False
    if told is None:
        return None
    if EQUAL.search(left) and mark.start - told.end < 50:
        return told.rises
    between = text[told.end : mark.start]
    if mark.kind == "percent":  # giảm 400 vụ (-18,74%)
        return told.rises if told.kind in ADDITIVE and _IN_BRACKET.fullmatch(between) else None
    if told.kind == "percent" and mark.kind in ADDITIVE and (text[mark.start - 1] == "+" or mark.value < 0):
        return told.rises if _SIGNED.fullmatch(between) else None  # tăng 10,74% so với đầu năm (+10.960 tỷ đồng)
    return None
