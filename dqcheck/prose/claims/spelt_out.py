"""Claims that an amount in figures is the amount in words behind it: ``2.450.000 đồng (Hai triệu bốn trăm năm mươi
nghìn đồng)``."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from dqcheck.language.wording import Match
from dqcheck.model.claim import Claim
from dqcheck.model.quantity import Quantity
from dqcheck.numerals.words import parse_words
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import Mark
from dqcheck.prose.figures.blocks import named
from dqcheck.prose.figures.reported import figure

_LEAST = 1000
"""The smallest amount that is written in words."""


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The claims of a document between amounts in figures and in words."""
    for block in text.blocks:
        for mark in block.marks:
            if mark.kind == "money" and mark.dimension == "money":
                in_words = block.words.rates.in_words
                found = in_words.match(block.text, mark.end) if block.may_say(in_words) else None
                value = parse_words(found["words"]) if found else None
                if found is not None and value is not None and value >= _LEAST:
                    yield _claim(mark, found, Decimal(value))


def _claim(mark: Mark, found: Match, value: Decimal) -> Claim:
    start, end = found.span("words")
    currency = mark.block.words.rates.currency
    words = named(replace(
        mark, start=start, stop=end, end=found.end(), value=value, scale=Decimal(1), step=Decimal(0), unit=currency,
        qualifier=None,
    ))  # fmt: skip
    written = Quantity(
        text=mark.text, value=mark.base, quantum=mark.step * mark.scale, unit=currency, qualifier=mark.qualifier
    )
    return Claim(kind="in-words", roles={"values": (figure(mark, written), figure(words))})
