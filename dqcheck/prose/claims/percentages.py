"""Claims that a percentage is that of a part in a whole: of a fraction beside it, or of a whole some clauses away."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.model.quantity import Qualifier
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.claims.wholes import (
    MOST_FIGURES,
    SURE_DIGITS,
    TELLING_DIGITS,
    Base,
    against,
    digits,
    fits,
    of_plan,
    of_whole,
    part_before,
)
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.figures.naming import called
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import alike, same_kind
from dqcheck.prose.phrases.closeness import FAR_SHARE, NEAR_SHARE
from dqcheck.prose.phrases.items import Breakdown
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.named_quantities import NamedCounts, NamedQuantities, base_name, words_of_name
from dqcheck.prose.phrases.nearby import between, figures_around, figures_before, figures_behind, words_before

_NEAR_FIGURES = 12
"""Figures before and behind a percentage of which any two may be its part and whole, if they give it."""


_BRACKET = re.compile(r"\([^()]*\)")
_NEXT_PARTS = (-2, 2)
"""How far apart two parts with a percentage each are told, among the figures."""
_SCALES = (Decimal(1000), Decimal("0.001"))
"""By how much an amount is missed whose scale is another."""
_REST_FIGURES = (2, 1)
"""How far before a part the whole stands, and the class that is not counted in it."""


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The percentage claims of a document."""
    groups = _groups_of_parts(text.breakdowns)
    quantities: NamedQuantities | None = None
    counts = NamedCounts(text.blocks)
    bases: list[Base] = []
    for block in text.blocks:
        listed = block.marker and block.marker == text.blocks[block.index - 1].marker
        if not listed or sum(mark.kind == "percent" for mark in block.marks) > 1:
            bases = []  # the lines of a list tell shares of one whole, each one share
        open_: list[tuple[Mark, Mark | None, Base | None]] = []
        for stated in block.marks:
            if stated.kind != "percent" or stated.is_change or settled.has(stated):
                continue
            if stated.qualifier is Qualifier.UNDER or stated.value < 0:
                continue
            if (base := _of_fraction(stated)) is not None:
                yield _claim(stated, base)
                continue
            part = part_before(stated)
            base = None
            if part is not None:
                if quantities is None and base_name(stated):
                    quantities = NamedQuantities(text.blocks)
                base = _of_named(stated, part, quantities) if quantities else None
                base = base or _of_called(counts, stated, part)
                base = base or of_whole(text.blocks, stated, part, groups, bases)
            if base is None or base.doubt:
                open_.append((stated, part, base))
            else:
                bases.append(base)
                yield _claim(stated, base)
        alone: list[tuple[Mark, Mark]] = []
        for stated, part, doubtful in open_:
            found = _of_part(text.blocks, stated, part, bases, doubtful) if part else _telling_pair(stated) or doubtful
            if found is not None:
                bases.append(found)
                yield _claim(stated, found)
            elif part is not None:
                alone.append((stated, part))
        for stated, part in alone:
            if (found := _of_sibling(stated, part, [base for base in bases if not base.doubt])) is not None:
                yield _claim(stated, found)


def _of_part(
    document: Sequence[Block], stated: Mark, part: Mark, bases: Sequence[Base], doubtful: Base | None
) -> Base | None:
    """What a percentage that no whole before it explains may be of, the surest first."""
    return (
        _of_later_base(stated, part, bases)
        or of_plan(stated, part)
        or _telling_pair(stated)
        or _of_rest(stated, part)
        or doubtful
        or _completes(stated, part, bases)
        or _cut_off(document, stated, part)
        or _transposed(document, stated, part)
        or _scale_lost(document, stated, part)
        or _of_ratio(stated, part)
    )


def _of_ratio(stated: Mark, whole: Mark) -> Base | None:
    """``5.218 chữ ký trên 9.340 người, tỷ lệ 55,87%``: a figure over another right before their percentage; one that
    does not hold only where two of its digits changed places."""
    if not whole.order or stated.order != whole.order + 1:
        return None
    part = stated.block.marks[whole.order - 1]
    if part.kind != whole.kind or part.dimension != whole.dimension or not 0 < part.base < whole.base:
        return None
    gap = between(part, whole)
    compared = stated.block.words.rates.growth.against_value.search(gap)
    if compared and fits(stated, part, whole) and same_kind(part, whole):
        return Base(part=part, whole=whole)
    joined = stated.block.words.figures.signs.joined.fullmatch(gap)
    if joined is None:
        return None
    whole = replace(whole, qualifier=None)  # the word for more is one for the slash
    if fits(stated, part, whole):
        return Base(part=part, whole=whole)
    slipped = fitting.percent_slipped(stated, part, whole, causes=fitting.TRANSPOSED)
    told = stated.block.words.rates.percentages.linked.search(between(whole, stated))
    missed = abs(100 * part.base / whole.base - stated.value) / stated.value if stated.value else NEAR_SHARE
    near = told and missed <= (FAR_SHARE / 2 if joined["certain"] else NEAR_SHARE if "/" in gap else 0)
    return Base(part=part, whole=whole, doubt=True) if slipped or near else None


def _of_sibling(stated: Mark, part: Mark, bases: Sequence[Base]) -> Base | None:
    """The whole of a part told right beside it with its percentage, which holds: ``57 hộ nghèo (1,30%) và 112 hộ cận
    nghèo (2,55%) trên 4.385 hộ``."""
    if stated.order != part.order + 1 or against(stated):
        return None
    for base in bases:
        together = base.part.block is base.whole.block is stated.block
        near = base.part.order - part.order in _NEXT_PARTS and base.part.depth == part.depth
        if together and near and part.head == base.part.head != "" and part.base < base.whole.base:
            return Base(part=part, whole=base.whole, doubt=True)
    return None


def _claim(stated: Mark, base: Base) -> Claim:
    """A claim of a percentage, which is called what its part is where it has no name of its own."""
    roles = {"stated": [stated], "part": [base.part], "whole": [base.whole]}
    made = claim("percentage", roles, doubt=base.doubt)
    [figure], [of] = made.roles["stated"], made.roles["part"]
    nameless = stated.block.words.rates.percentages.nameless
    if nameless.fullmatch(called(figure.label)) and called(of.label):
        return replace(made, roles={**made.roles, "stated": (replace(figure, label=of.label),)})
    return made


def _of_named(stated: Mark, part: Mark, quantities: NamedQuantities) -> Base | None:
    """The whole that the words behind a percentage name, where one figure of the document is called so and no other:
    ``6.918 người, bằng 84,00% số người từ 15 tuổi trở lên``."""
    found = [mark for mark in quantities.named(base_name(stated)) if mark is not part]
    if len({mark.base for mark in found}) != 1 or not alike(part, found[0]) or part.base > found[0].base:
        return None
    return Base(part=part, whole=found[0], doubt=not fits(stated, part, found[0]))


def _of_called(counts: NamedCounts, stated: Mark, part: Mark) -> Base | None:
    """The whole that the words behind a percentage name in other order or in part, where one count of the document is
    called so and no other: ``chiếm 55,4% tổng số cán bộ, giáo viên, nhân viên``."""
    words = stated.block.words.reservations
    found = words.base_list.match(stated.block.text, stated.end) if part.kind == "count" else None
    name = words_of_name(found["base"], words) if found else frozenset()
    wholes = [mark for mark in counts.called(name) if mark is not part] if name else []
    if len({mark.base for mark in wholes}) != 1 or not same_kind(part, wholes[0]) or part.base > wholes[0].base:
        return None
    return Base(part=part, whole=wholes[0], doubt=not fits(stated, part, wholes[0]))


def _of_rest(stated: Mark, part: Mark) -> Base | None:
    """What a class leaves of a whole: ``84 trường, 04 trường ngoài công lập, 58 trường đạt chuẩn, đạt 72,50%``."""
    if part.order < len(_REST_FIGURES) or digits(stated) < TELLING_DIGITS:
        return None
    whole, apart = (stated.block.marks[part.order - back] for back in _REST_FIGURES)
    counts = all(mark.kind == "count" and mark.head == part.head != "" for mark in (whole, apart, part))
    if not counts or whole.noun != part.head or apart.base + part.base >= whole.base:
        return None
    begin, _ = stated.block.sentence(stated.start)
    if whole.start < begin or apart.noun == part.noun:
        return None
    rest = replace(
        whole, value=whole.value - apart.value, step=whole.step + apart.step, wording=f"{whole.text} - {apart.text}"
    )
    if fits(stated, part, rest) or fitting.truncated(stated, part, rest):
        return Base(part=part, whole=rest)
    return Base(part=part, whole=rest, doubt=True) if abs(100 * part.base / rest.base - stated.value) <= 1 else None


def _transposed(document: Sequence[Block], stated: Mark, part: Mark) -> Base | None:
    """A whole told near before a percentage of four digits, or of three where it counts the part's very noun, that is
    that of the part but for two digits that changed places: seldom by chance."""
    if digits(stated) < TELLING_DIGITS or against(stated) or stated.qualifier is not None:
        return None
    if stated.start - part.end > stated.block.words.rates.reach.beside_characters:
        return None
    block = stated.block
    for other in reversed(document[max(0, block.index - block.words.rates.reach.near_blocks) : block.index + 1]):
        for whole in reversed(other.marks):
            before = other is not block or whole.start < part.start
            sure = digits(stated) >= SURE_DIGITS or (other is block and part.head == whole.head != "")
            if before and sure and whole.kind == part.kind and whole.base >= part.base and alike(part, whole):
                if fitting.percent_slipped(stated, part, whole, causes=fitting.TRANSPOSED):
                    return Base(part=part, whole=whole, doubt=True)
    return None


def _scale_lost(document: Sequence[Block], stated: Mark, part: Mark) -> Base | None:
    """A whole of which an amount is the percentage of three digits, but that it is told in a unit a thousand times too
    large or too small: ``18.640 tỷ đồng, bằng 54,0%`` of ``34.518,2 triệu đồng``."""
    if digits(stated) < TELLING_DIGITS or part.kind != "money" or stated.qualifier or part.qualifier:
        return None
    block = stated.block
    for other in reversed(document[max(0, block.index - block.words.rates.reach.next_blocks) : block.index + 1]):
        for whole in reversed(other.marks):
            before = other is not block or whole.start < part.start
            if before and whole.kind == "money" and whole.dimension == part.dimension and not whole.is_change:
                if any(fitting.percent(stated, replace(part, scale=part.scale * by), whole) for by in _SCALES):
                    return Base(part=part, whole=whole, doubt=True)
    return None


def _completes(stated: Mark, part: Mark, bases: Sequence[Base]) -> Base | None:
    """The whole of which a part is what the others leave whose percentages hold: ``nước máy 1.487 hộ (78,02%), giếng
    273 hộ (14,32%), nước mưa 146 hộ (7,66%)`` of 1.906."""
    if stated.qualifier is not None or stated.start - part.end > stated.block.words.rates.reach.beside_characters:
        return None
    for whole in {id(base.whole): base.whole for base in bases}.values():
        others = [base.part for base in bases if base.whole is whole]
        if len(others) > 1 and alike(part, others[0]) and fitting.sums(whole, [*others, part]):
            return Base(part=part, whole=whole, doubt=True)
    return None


def _of_later_base(stated: Mark, part: Mark, bases: Sequence[Base]) -> Base | None:
    """The whole that is told only with a later percentage: ``201 hộ (9,07%); 92 hộ (4,15% tổng số 2.215 hộ)``."""
    for base in bases:
        later = base.part.start > stated.start and base.whole.base >= part.base
        if later and alike(base.part, part) and fits(stated, part, base.whole):
            return Base(part=part, whole=base.whole)
    return None


def _telling_pair(stated: Mark) -> Base | None:
    """Two figures of the sentence, in whatever order they are told, that give a percentage of three digits or more:
    fewer could agree by chance."""
    if digits(stated) < TELLING_DIGITS:
        return None
    figures = [mark for mark in figures_around(stated, _NEAR_FIGURES) if mark.kind in ADDITIVE and not mark.is_change]
    nearest = stated.block.marks[max(0, stated.order - 2) : stated.order]
    other = against(stated)
    words = stated.block.words.rates.percentages
    for whole in figures:
        if other and other["plan"] and words.earlier.search(words_before(whole)):
            continue  # of the plan, not of a value of the period before
        for part in figures:
            if part is not whole and 0 < part.base < whole.base and part.dimension == whole.dimension:
                sure = digits(stated) >= SURE_DIGITS or same_kind(part, whole) or nearest in _pairs(part, whole)
                if sure and fits(stated, part, whole):
                    return Base(part=part, whole=whole)
    return None


def _pairs(part: Mark, whole: Mark) -> tuple[list[Mark], list[Mark]]:
    """Two figures in both orders: the two right before a percentage of three digits give it hardly by chance."""
    return [part, whole], [whole, part]


def _cut_off(document: Sequence[Block], stated: Mark, part: Mark) -> Base | None:
    """The part nearest before a percentage and a whole of the same noun, near before it, of which the percentage is
    that with further digits cut off."""
    if not part.noun or digits(stated) < TELLING_DIGITS or against(stated):
        return None
    block = stated.block
    for other in reversed(document[max(0, block.index - block.words.rates.reach.near_blocks) : block.index + 1]):
        for whole in reversed(other.marks[-MOST_FIGURES:]):
            if other is block and whole.start > part.start:
                continue
            if whole.kind in ADDITIVE and whole.dimension == part.dimension and whole.base > part.base:
                if whole.head == part.head and fitting.truncated(stated, part, whole):
                    return Base(part=part, whole=whole)
    return None


def _of_fraction(stated: Mark) -> Base | None:
    """The fraction that stands beside a percentage, at its own bracket depth first."""
    ahead, after = _fractions_before(stated), _fraction_behind(stated)
    beside = stated.block.words.rates.reach.beside_characters
    close = [m for m in ahead if m.depth == stated.depth and stated.start - m.end < beside]
    candidates = [*close, *after, *(m for m in ahead if m not in close)]
    for part in candidates:
        if part.part_of is not None and fitting.percent(stated, part, part.part_of):
            return Base(part=part, whole=part.part_of)
    for part in candidates:
        whole = part.part_of
        if whole is None or part.odd or whole.odd:
            continue
        enclosed = stated.depth == part.depth + 1 and between(whole, stated).count("(") == 1
        if part.depth != stated.depth and part not in after and not enclosed:
            continue
        gap = stated.block.text[min(whole.end, stated.end) : max(part.start, stated.start)]
        if ";" in gap or ". " in gap or _detailed(whole, stated) or _opens_parts(stated, gap):
            continue
        return Base(part=part, whole=whole, doubt=len(gap) > stated.block.words.rates.reach.phrase_characters)
    return None


def _opens_parts(stated: Mark, gap: str) -> bool:
    """True when the words between a fraction and a percentage begin to speak of some of it (``trong đó``)."""
    found = stated.block.words.sums.structure.finditer(_BRACKET.sub("", gap))
    return any(one.lastgroup in ("partial", "side") for one in found)


def _fractions_before(stated: Mark) -> list[Mark]:
    """The fractions before a percentage, up to another percentage, those nearest in depth and distance first."""
    found: list[Mark] = []
    for mark in figures_before(stated, stated.block.words.rates.reach.sentence_characters):
        if mark.kind == "percent" and mark.depth <= stated.depth:
            break
        if mark.part_of is not None:
            found.append(mark)
    return sorted(found, key=lambda mark: (abs(mark.depth - stated.depth), stated.start - mark.end))


def _fraction_behind(stated: Mark) -> list[Mark]:
    """The fraction behind a percentage that explains it: ``đạt 99,57% (1.165/1.170 hồ sơ)``."""
    words = stated.block.words.rates
    for mark in figures_behind(stated, words.reach.phrase_characters):
        if mark.kind == "percent":
            break
        if mark.part_of is not None:
            return [mark] if words.percentages.fraction_behind.fullmatch(between(stated, mark)) else []
    return []


def _detailed(whole: Mark, stated: Mark) -> bool:
    """True when a detail of the fraction with a figure of its own stands before the percentage, which then speaks of
    that (``16/16 thôn có sóng, trong đó 11 thôn có 5G, chiếm 68,75%``)."""
    return any(
        mark.start > whole.end
        and mark.kind in ADDITIVE
        and mark.part_of is None
        and mark.whole_of is None
        and mark.depth <= stated.depth
        and mark.dimension == whole.dimension
        for mark in stated.block.marks[whole.order + 1 : stated.order]
    )


def _groups_of_parts(found: Sequence[Breakdown]) -> dict[int, list[Breakdown]]:
    """The groups in which each figure is a part."""
    out: dict[int, list[Breakdown]] = {}
    for group in found:
        for part in group.parts:
            out.setdefault(id(part), []).append(group)
    return out
