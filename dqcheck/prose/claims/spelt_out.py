"""Claims that an amount in figures is the amount in words behind it: ``2.450.000 đồng (Hai triệu bốn trăm năm mươi
nghìn đồng)``."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.model.quantity import Quantity
from dqcheck.numerals.words import WORDS, parse_words
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import Mark
from dqcheck.prose.figures.blocks import named
from dqcheck.prose.figures.reported import figure

_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_WORDS = re.compile(
    r"[\s;,.]{0,3}\(?\s{0,2}(?:(?:số tiền\s)?(?:viết\s)?bằng chữ\s?:?\s{0,2})?"
    rf"(?P<words>(?:{_WORD})(?:[\s,]{{1,2}}(?:{_WORD})){{1,40}})\s(?:đồng|việt nam đồng)(?!\w)",
    re.IGNORECASE,
)


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The claims of a document between amounts in figures and in words."""
    for block in text.blocks:
        for mark in block.marks:
            if mark.kind != "money" or mark.dimension != "money":
                continue
            found = _WORDS.match(block.text, mark.end)
            value = parse_words(found["words"]) if found else None
            if found is not None and value is not None and value >= 1000:
                yield _claim(mark, found, Decimal(value))


def _claim(mark: Mark, found: re.Match[str], value: Decimal) -> Claim:
    start, end = found.span("words")
    words = named(replace(
        mark, start=start, stop=end, end=found.end(), value=value, scale=Decimal(1), step=Decimal(0), unit="đồng",
        qualifier=None,
    ))  # fmt: skip
    written = Quantity(
        text=mark.text, value=mark.base, quantum=mark.step * mark.scale, unit="đồng", qualifier=mark.qualifier
    )
    return Claim(kind="in-words", roles={"values": (figure(mark, written), figure(words))})
