"""Claims that as many things are named as are counted, and that the months told and left make a year."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.figures.blocks import named
from dqcheck.prose.phrases.making import claim

_BRACKET = re.compile(r"\(\s*(?:gồm|bao gồm|các xã|các thôn)?\s*:?\s*([^()\d]{3,400})\)")
_AFTER = re.compile(
    r"[^.;:(]{0,90}(?:(?:gồm|sau|trong \d+ ngày qua|là)?\s*:|(?:gồm|gồm có|là)\s(?=[A-ZĐ]))"
    r"\s*([^.:()\d]{3,900})(?:\.|$)"
)
_OPEN = re.compile(r"\.\.|…|v\.v|vân vân|khác|đại diện|trong đó|và các")
_FIRST = re.compile(r"(?<!\d)(\d{1,2})\s+tháng\s+đầu\s+năm", re.IGNORECASE)
_LAST = re.compile(r"(?<!\d)(\d{1,2})\s+tháng\s+(?:cuối|còn lại(?: của)?)\s+năm", re.IGNORECASE)
_UNITS = re.compile(r"(?:xã|phường|thị trấn|thôn|tỉnh|huyện|tổ dân phố|bản|làng|ấp|buôn)(?!\w)")
MOST = 60
YEAR = Decimal(12)
"""Months."""
TITLE = 12
"""Blocks at the head of a report that tell its period."""


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The claims of a document about names that are listed and months that are told."""
    for block in text.blocks:
        for mark in block.marks:
            if mark.kind == "count" and 1 < mark.value < MOST and mark.part_of is None and mark.whole_of is None:
                yield from _named(block, mark)
    yield from _months(text.blocks)


def _named(block: Block, mark: Mark) -> Iterator[Claim]:
    """``03 xã (A, B và C)``: as many names as are counted; only a bracket right behind the noun can be wrong."""
    if not mark.noun:
        return
    rest = block.text[mark.end : mark.end + 1000]
    found = _BRACKET.search(rest[:480])
    close = bool(found and found.start() <= len(mark.noun) + 8 and not re.search(r"[.;:\d]", rest[: found.start()]))
    if not close:
        found = _AFTER.match(rest)
    if not found:
        return
    names = _split(found[1])
    if names is None or len(names) < 2:
        return
    said = int(mark.value)
    if len(names) != said and not (close and abs(len(names) - said) == 1 and _UNITS.match(mark.noun) and _plain(names)):
        return
    counted = _counted(block, (mark.end + found.start(1), mark.end + found.end(1)), Decimal(len(names)))
    yield claim("listed", {"values": [mark, counted]}, doubt=len(names) != said)


def _plain(names: list[str]) -> bool:
    """True for a list of nothing but short proper names, where a missing one is a slip and not another way to count."""
    return len(names) > 2 and all(name[0].isupper() and len(name.split()) < 5 for name in names)


def _split(text: str) -> list[str] | None:
    """The names of a list; None when it is open or holds something else."""
    if _OPEN.search(text):
        return None
    sign = ";" if ";" in text else ","
    pieces = [piece.strip() for piece in text.split(sign)]
    out: list[str] = []
    for at, piece in enumerate(pieces):
        if at == len(pieces) - 1 and " và " in piece and sign == ",":
            out.extend(part.strip() for part in piece.split(" và ", 1))
        else:
            out.append(piece.removeprefix("và ").strip())
    out = [piece for piece in out if piece]
    capital = sum(piece[0].isupper() for piece in out)
    return out if out and capital * 3 >= len(out) * 2 else None


def _counted(block: Block, span: tuple[int, int], value: Decimal) -> Mark:
    start, end = span
    return named(
        Mark(kind="count", block=block, start=start, stop=end, end=end, value=value, dimension="count")
    )  # fmt: skip


def _months(document: Sequence[Block]) -> Iterator[Claim]:
    """The first nine months, and the last three that are left: twelve together."""
    first: Mark | None = None
    for block in document:
        if first is None and (found := _FIRST.search(block.text)):
            first = _period(block, found)
        elif first is not None and (found := _LAST.search(block.text)):
            last = _period(block, found)
            year = replace(last, value=YEAR, wording=f"{YEAR} {last.unit}")
            if first.value + last.value != YEAR and first.block.index > TITLE:
                return  # another period than that of the report
            yield claim("total", {"total": [year], "parts": [first, last]}, doubt=True)
            return


def _period(block: Block, found: re.Match[str]) -> Mark:
    start, end = found.span(1)
    return named(
        Mark(
            kind="duration", block=block, start=start, stop=end, end=end, value=Decimal(found[1]), unit="tháng",
            dimension="time",
        )
    )  # fmt: skip
