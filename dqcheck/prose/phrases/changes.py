"""Which figures of a text are changes: ``tăng 12%``, ``giảm 266 vụ (tương đương 17,63%)``."""

import re
from dataclasses import dataclass
from typing import cast

from dqcheck.prose.figures.blocks import Block
from dqcheck.prose.figures.mark import ADDITIVE, Mark

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
    previous: Mark | None = None
    for mark in block.marks:
        if mark.kind not in _CHANGING:
            continue
        left = text[max(0, mark.start - 44) : mark.start]
        told, before = out[-1] if out else None, previous
        previous = mark
        if _UP.search(left):
            _add(out, mark, True)
        elif _DOWN.search(left):
            _add(out, mark, False)
        elif told is None or told.mark is not before:
            continue
        elif EQUAL.search(left) and mark.start - told.mark.end < 50:
            _add(out, mark, told.up)
        elif mark.kind == "percent":
            # giảm 400 vụ (-18,74%)
            if told.mark.kind in ADDITIVE and _IN_BRACKET.fullmatch(text[told.mark.end : mark.start]):
                _add(out, mark, told.up)
        elif told.mark.kind == "percent" and mark.kind in ADDITIVE and (text[mark.start - 1] == "+" or mark.value < 0):
            # tăng 10,74% so với đầu năm (+10.960 tỷ đồng)
            if _SIGNED.fullmatch(text[told.mark.end : mark.start]):
                _add(out, mark, told.up)
    return out


def _add(out: list[Change], mark: Mark, up: bool) -> None:
    out.append(Change(mark, up))
    mark.change = True
