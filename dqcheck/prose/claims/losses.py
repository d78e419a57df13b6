"""Claims of what is lost on the way, as a share of what went in, where only this and what came out are told: ``sản xuất
152.000 m3, thương phẩm 124.640 m3, tỷ lệ thất thoát 18%``."""

from collections.abc import Iterator
from dataclasses import replace

from dqcheck.model.claim import Claim
from dqcheck.numerals.folding import fold
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import ADDITIVE, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import alike
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import figures_before, words_since_quantity

_ENDS = 2
"""What went in and what came out."""


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The losses of a text behind the only two amounts of their sentence, none of which is what was lost."""
    for block in text.blocks:
        wording = block.words.rates.percentages.loss_rate
        for stated in block.marks if len(block.marks) > _ENDS and block.may_say(wording) else ():
            exact = stated.kind == "percent" and stated.qualifier is None
            found = wording.search(words_since_quantity(stated)) if exact and not settled.has(stated) else None
            behind = block.text[stated.end : block.sentence(stated.start)[1]]
            if found is not None and not block.words.sums.remainders.rest.search(behind.rstrip(" .")):
                yield from _of(stated, fold(found["name"] or ""))


def _of(stated: Mark, name: str) -> Iterator[Claim]:
    """The claim of a loss of a ``name``."""
    told = [mark for mark in figures_before(stated) if mark.kind in (*ADDITIVE, "percent", "rate")]
    plain = all(mark.kind in ADDITIVE and mark.qualifier is None and not mark.is_change for mark in told)
    if len(told) != _ENDS or not plain or not alike(*told) or any(name in _words(mark) for mark in told):
        return
    came_out, went_in = sorted(told, key=lambda mark: mark.base)
    if came_out.base >= went_in.base or came_out.scale != went_in.scale:
        return
    if 2 * came_out.base < went_in.base:
        return  # so little is what was lost, by another name
    lost = replace(
        went_in,
        value=went_in.value - came_out.value,
        step=went_in.step + came_out.step,
        wording=f"{went_in.text} - {came_out.text}",
    )
    roles = {"stated": [stated], "part": [lost], "whole": [went_in]}
    yield claim("percentage", roles, doubt=not fitting.percent(stated, lost, went_in))


def _words(mark: Mark) -> str:
    """The words that say what an amount is, but a heading before a colon."""
    return fold(f"{words_since_quantity(mark).rpartition(':')[2]} {mark.noun}")
