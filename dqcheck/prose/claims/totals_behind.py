"""Totals told behind their parts (``18 nam, 12 nữ, cộng 30 người``) and additions written out (``52 = 38 + 14``)."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import pick, same_kind
from dqcheck.prose.phrases.closeness import FAR_SHARE, NEAR_SHARE
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import is_factor, words_since_quantity

_WORD = re.compile(r"[^\W\d_]{2}")
_SIGN = re.compile(r"[^=+;\d]{0,60}?(?P<sign>[=+])\s?[^=+;.\d]{0,12}")
ONE_NOUN_SHARE = Decimal("0.12")
"""Of the total: parts of its very noun this close to it are meant to make it."""
_POWERS = (Decimal(10), Decimal(100), Decimal(1000))
_FEWEST_LISTED = 3
"""Parts that are a list, where two may be of anything."""
_FARTHEST = 3
"""Figures right before a total that may be of something else than its parts."""
_TELLING_DIGITS = 3
"""Digits of a total that some of several figures make hardly by chance."""
MOST_LINES = 20
"""Lines of a list above its total."""
MOST_FIGURES = 24
"""Figures before a total among which its parts may stand."""


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The totals of a document that stand behind their parts, and its written additions; but for figures that other
    claims have explained as totals, to which these are added."""
    for block in text.blocks:
        if len(block.marks) > 2:
            yield from _equations(block)
            yield from _in_all(block, settled)
        if block.marks:
            yield from _under_lines(text.blocks, block, settled)


def _equations(block: Block) -> Iterator[Claim]:
    """``52 bộ = 38 máy để bàn + 14 máy xách tay`` and ``38 + 14 = 52 máy``; but for numbers alone, which number the
    columns of a form (``1=2+3``)."""
    if "=" not in block.text or "+" not in block.text or not _WORD.search(block.text):
        return
    for run, signs in _runs(block):
        if signs.count("=") == 1 and "+" in signs:
            if signs[0] == "=":
                yield claim("total", {"total": run[:1], "parts": run[1:]})
            elif signs[-1] == "=":
                yield claim("total", {"total": run[-1:], "parts": run[:-1]})


def _runs(block: Block) -> Iterator[tuple[list[Mark], list[str]]]:
    """Figures of one dimension that ``=`` and ``+`` join."""
    run = block.marks[:1]
    signs: list[str] = []
    for mark, after in pairwise(block.marks):
        found = _SIGN.fullmatch(block.text, mark.end, after.start)
        if found and mark.kind in ADDITIVE and after.dimension == mark.dimension:
            run, signs = [*run, after], [*signs, found["sign"]]
        else:
            yield run, signs
            run, signs = [after], []
    yield run, signs


def _in_all(block: Block, settled: Settled) -> Iterator[Claim]:
    """A figure that words such as ``tổng cộng`` announce, behind two figures of its kind or more in its sentence."""
    words = block.words.sums.totals
    if not any(map(block.may_say, (words.in_all, words.in_all_behind, words.so_many))):
        return
    for total in block.marks[2:]:
        if total.kind not in ADDITIVE or total.is_fraction or settled.has_total(total):
            continue
        left = words_since_quantity(total)
        behind = block.may_say(words.in_all_behind) and words.in_all_behind.match(block.text, total.end)
        in_all = behind or block.found(words.in_all, left)
        if not in_all and not block.found(words.so_many, left):
            continue
        parts = list(_told_before(total, block.sentence(total.start)[0] if in_all else 0))
        if in_all and not parts:
            parts = list(_told_before(total, block.sentence(max(0, block.sentence(total.start)[0] - 1))[0]))
        if in_all and not parts:
            parts = list(_told_before(total, block.sentence(total.start)[0], inside=1))
        if held := _run(total, parts, _FARTHEST if in_all and fitting.telling(total) >= _TELLING_DIGITS else 0):
            yield claim("total", {"total": [total], "parts": held[::-1]})
        elif len(parts) > 1 and (in_all or _is_slip(total, parts)) and _is_meant(total, parts, bool(in_all)):
            if _has_slipped_point(total, parts) or not any(mark.qualifier for mark in (total, *parts)):
                yield claim("total", {"total": [total], "parts": parts[::-1]}, doubt=True)


def _run(total: Mark, parts: Sequence[Mark], farthest: int) -> Sequence[Mark]:
    """The shortest run of two parts or more that makes the total, from the nearest or from one of those before it on:
    ``trâu 318 con, bò 1.204 con; gia cầm 42.000 con. Tổng đàn gia súc 1.522 con``."""
    for start in range(min(farthest + 1, len(parts))):
        for end in range(start + 2, len(parts) + 1):
            if fitting.sums(total, parts[start:end]):
                return parts[start:end]
    for at in range(1, len(parts) - 1) if farthest else ():
        others = [*parts[:at], *parts[at + 1 :]]
        if parts[at].base < parts[at + 1].base and fitting.sums(total, others):
            return others  # the one left out is some of the one before it: ``4.860, xong 4.021; chưa 1.395``
    return ()


def _is_meant(total: Mark, parts: Sequence[Mark], in_all: bool) -> bool:
    """True for parts that come near their total, or miss it by a slip: two digits exchanged, the decimal point, or a
    total that is still the first part alone."""
    if abs(fitting.gap(total, parts)) <= _most_gap(total, parts) or fitting.transposed(total, parts):
        return True
    if in_all and _are_sole(total, parts) and abs(fitting.gap(total, parts)) <= FAR_SHARE:
        return True
    return in_all and (_has_slipped_point(total, parts) or _leaves_one_out(total, parts))


def _are_sole(total: Mark, parts: Sequence[Mark]) -> bool:
    """True for a list of three parts or more, all less than the total and in its sentence, where no other figure is of
    their kind: then nothing else can be meant by it, unless the parts may overlap or are some of it."""
    if len(parts) < _FEWEST_LISTED or any(part.base >= total.base for part in parts):
        return False
    sums = total.block.words.sums.totals
    if sums.out_of.search(words_since_quantity(total)) or _is_of_another(total, parts):
        return False
    if any(sums.across.search(f"{words_since_quantity(part)} {part.noun}") for part in parts):
        return False
    begin, _ = total.block.sentence(total.start)
    ahead = [mark for mark in total.block.marks[: total.order] if mark.start >= begin and mark.kind == total.kind]
    return len(ahead) == len(parts) and all(part.start >= begin and not part.per for part in parts)


def _is_of_another(total: Mark, parts: Sequence[Mark]) -> bool:
    """True for a total of what came in behind parts that went out, or the other way round (``chi 120, 85, 240; tổng
    thu 520``)."""
    begin, _ = total.block.sentence(total.start)
    own, others = words_since_quantity(total), total.block.text[begin : parts[0].start]
    for roles in total.block.words.sums.trade.balances:
        ways = (roles["inflow"], roles["outflow"])
        if any(one.search(own) and not one.search(others) and two.search(others) for one, two in (ways, ways[::-1])):
            return True
    return False


def _leaves_one_out(total: Mark, parts: Sequence[Mark]) -> bool:
    """True for a total that is that of all parts but one."""
    added = sum((part.base for part in parts), Decimal(0))
    return any(added - part.base == total.base for part in parts)


def _has_slipped_point(total: Mark, parts: Sequence[Mark]) -> bool:
    """True for a total that is ten, a hundred or a thousand times what its parts make, or as small a part of it."""
    low, high = sorted((sum((part.base for part in parts), Decimal(0)), total.base))
    return low > 0 and high / low in _POWERS


def _is_slip(total: Mark, parts: Sequence[Mark]) -> bool:
    """True when all parts are counted in the total's noun and one slip of the pen explains why they do not make it."""
    return bool(total.head) and all(part.head == total.head for part in parts) and fitting.slipped(total, parts)


def _most_gap(total: Mark, parts: Sequence[Mark]) -> Decimal:
    """How far parts that were meant to make a total may be from it: farther where all are told of in its very noun."""
    one_noun = total.kind == "count" and bool(total.head) and all(part.head == total.head for part in parts)
    return ONE_NOUN_SHARE if one_noun or total.kind in ("money", "measure") else NEAR_SHARE


def _under_lines(document: Sequence[Block], block: Block, settled: Settled) -> Iterator[Claim]:
    """The total in the line that ends a list of labels and figures: ``1. Nhà tầng: 40 căn``, ``2. Nhà gỗ: 16 căn``,
    ``Tổng số: 56 căn``."""
    total = block.marks[0]
    words = block.words.sums
    if total.kind not in ADDITIVE or total.is_fraction or total.depth or settled.has_total(total):
        return
    label = block.text[block.body : total.start]
    if ";" in label or ". " in label or not block.found(words.totals.in_all, label):
        return
    parts: list[Mark] = []
    marker = ""
    for line in reversed(document[max(0, block.index - MOST_LINES) : block.index]):
        mark = pick(total, [mark for mark in line.marks if mark.depth == 0 and not mark.is_change])
        if mark is None or not line.marker or (marker and line.marker != marker) or not same_kind(total, mark):
            break
        marker = line.marker
        parts.insert(0, mark)
    if len(parts) < 2 or any(mark.qualifier for mark in (total, *parts)):
        return
    holds = fitting.sums(total, parts)
    if holds or abs(fitting.gap(total, parts)) <= _most_gap(total, parts):
        yield claim("total", {"total": [total], "parts": parts}, doubt=not holds)


def _told_before(total: Mark, begin: int, *, inside: int = 0) -> Iterator[Mark]:
    """The figures before a total that could be its parts, the nearest first, up to one that counts something else: at
    its own depth, or all ``inside`` so many brackets (``Bắc (1.240 hộ), Nam (1.400 hộ), tổng cộng 2.640 hộ``)."""
    depth = total.depth + inside
    marks = total.block.marks
    for mark in reversed(marks[max(0, total.order - MOST_FIGURES) : total.order]):
        if mark.start < begin or mark.depth < depth:
            return
        if mark.kind in ADDITIVE and mark.depth == depth and mark.whole_of is None and not mark.is_change:
            if is_factor(mark):
                continue  # what it makes with others is told behind it
            if not same_kind(total, mark):
                if total.kind == "count" or mark.kind != "count":
                    return
                continue  # how many things an amount is for
            yield mark
