"""Totals told behind their parts (``18 nam, 12 nữ, cộng 30 người``) and additions written out (``52 = 38 + 14``)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.claims.totals import NEAR
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import same_kind
from dqcheck.prose.phrases.making import claim

_IN_ALL = re.compile(
    r"(?<!\w)(?:tổng(?:\s(?:cộng|số|toàn bộ|là|có|các loại))*|cộng(?:\s(?:dồn|lại|chung))?|lũy kế|luỹ kế|tất cả|"
    r"cả thảy|tổng(?:\scộng|\ssố)?(?:\s[^\W\d_]{1,7}){1,7})(?:\s(?:là|được|có|đạt|gồm))?\s?:?\s*$",
    re.IGNORECASE,
)
_SO_MANY = re.compile(
    r"(?<!\w)(?:như vậy|theo đó|cả (?:năm|hai|ba|bốn|\d)|hai đợt|hiện(?:\snay)?|đang|chung|cộng lại)(?!\w)"
    r"[^\d,;.]{0,40}$",
    re.IGNORECASE,
)
"""Words before what several figures told in sentences before it come to; only what holds is claimed."""
_SIGN = re.compile(r"[^=+;\d]{0,60}?(?P<sign>[=+])\s?[^=+;.\d]{0,12}")
MOST = 24
"""Figures before a total among which its parts may stand."""


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The totals of a document that stand behind their parts, and its written additions; but for figures that other
    claims have explained as totals, to which these are added."""
    for block in text.blocks:
        if len(block.marks) > 2:
            yield from _equations(block)
            yield from _in_all(block, settled)


def _equations(block: Block) -> Iterator[Claim]:
    """``52 bộ = 38 máy để bàn + 14 máy xách tay`` and ``38 + 14 = 52``."""
    if "=" not in block.text or "+" not in block.text:
        return
    for run, signs in _runs(block):
        if signs.count("=") == 1 and "+" in signs:
            if signs[0] == "=":
                yield claim("total", {"total": run[:1], "parts": run[1:]})
            elif signs[-1] == "=":
                yield claim("total", {"total": run[-1:], "parts": run[:-1]})


def _runs(block: Block) -> Iterator[tuple[list[Mark], list[str]]]:
    """Figures of one dimension that ``=`` and ``+`` join."""
    run: list[Mark] = []
    signs: list[str] = []
    for mark, after in pairwise([*block.marks, None]):
        assert mark is not None
        run = run or [mark]
        found = _SIGN.fullmatch(block.text, mark.end, after.start) if after is not None else None
        if after is not None and found and mark.kind in ADDITIVE and after.dimension == mark.dimension:
            run.append(after)
            signs.append(found["sign"])
            continue
        if signs:
            yield run, signs
        run, signs = [], []


def _in_all(block: Block, settled: Settled) -> Iterator[Claim]:
    """A figure that words such as ``tổng cộng`` announce, behind two figures of its kind or more in its sentence."""
    for total in block.marks:
        if total.kind not in ADDITIVE or total.order < 2 or settled.has_total(total):
            continue
        if total.part_of is not None or total.whole_of is not None:
            continue
        left = block.text[max(block.marks[total.order - 1].end, total.start - 50) : total.start]
        summed = bool(_IN_ALL.search(left))
        if not summed and not _SO_MANY.search(left):
            continue
        begin = block.sentence(total.start)[0] if summed else 0
        parts: list[Mark] = []
        for mark in reversed(block.marks[max(0, total.order - MOST) : total.order]):
            if mark.start < begin or mark.depth < total.depth:
                break
            if mark.kind in ADDITIVE and mark.depth == total.depth and mark.whole_of is None and not mark.is_change:
                if not same_kind(total, mark):
                    break
                parts.insert(0, mark)
                if len(parts) > 1 and fitting.sums(total, parts):
                    yield claim("total", {"total": [total], "parts": parts})
                    break
        if summed and len(parts) > 1 and not fitting.sums(total, parts) and abs(fitting.gap(total, parts)) <= NEAR:
            if not any(part.qualifier for part in parts) and total.qualifier is None:
                yield claim("total", {"total": [total], "parts": parts}, doubt=True)
