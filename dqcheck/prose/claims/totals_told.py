"""Claims that the figures told right behind a figure make it, where nothing but the lie of the sentence says so: signs
of a division that leaves nothing out are weighed against signs of classes that overlap or are only some.
"""

from collections.abc import Iterator, Sequence

from dqcheck.model.claim import Claim
from dqcheck.model.record import record
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.claims.total_faults import is_item, item_end
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.figures.naming import called
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import same_kind
from dqcheck.prose.phrases.closeness import FAR_SHARE, NEAR_SHARE
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import words_since_figure, words_since_quantity

_MOST_PARTS = 12
_FEWEST_PARTS = 2
_CLEAR = 2
"""Signs that make a sum of three parts or more one that is meant, where it is near its total or above it."""
_SURE = 3
"""The same for two parts, and for a sum that is farther below its total."""
_OPENERS = frozenset({"whole", "partial", "colon", "open"})
_MANY = 3


@record
class _Group:
    """A figure and those of its kind that are told behind it."""

    total: Mark
    parts: Sequence[Mark]

    @property
    def opener(self) -> str:
        """The text between the total and its first part."""
        return self.total.block.text[self.total.end : self.parts[0].start]


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The groups of a text that no other claim speaks of and that do not add up, though they are meant to."""
    for block in text.blocks:
        listed = _listed(text.blocks, block, settled) if block.marks else None
        if listed is not None and not fitting.sums(listed.total, listed.parts) and _is_list_meant(listed):
            yield claim("total", {"total": [listed.total], "parts": listed.parts}, doubt=True)
        if len(block.marks) > _FEWEST_PARTS:
            for total in block.marks:
                group = _group(block, total, settled)
                if group is not None and _is_meant(group):
                    yield claim("total", {"total": [total], "parts": group.parts}, doubt=True)


def _listed(document: Sequence[Block], block: Block, settled: Settled) -> _Group | None:
    """The only figure of a line and those of the list under it, one a line, that should make it: three or more, or two
    of opposite classes, that come near it."""
    totals = [mark for mark in block.marks if mark.kind in ADDITIVE and not mark.depth]
    if len(totals) != 1 or not _is_plain(totals[0]) or totals[0].is_fraction or settled.has(totals[0]):
        return None
    [total] = totals
    parts: list[Mark] = []
    for line in document[block.index + 1 : block.index + 1 + _MOST_PARTS]:
        if not line.marker or line.marker == block.marker or (parts and line.marker != parts[0].block.marker):
            break
        told = [mark for mark in line.marks if mark.kind in ADDITIVE and not mark.depth]
        if len(told) != 1 or not _is_plain(told[0]) or told[0].is_fraction or settled.has(told[0]):
            return None
        if not same_kind(told[0], total) or told[0].base >= total.base or not is_item(told[0]):
            return None
        parts.append(told[0])
    return _Group(total=total, parts=parts) if len(parts) >= _FEWEST_PARTS else None


def _is_list_meant(group: _Group) -> bool:
    """True for the lines of a list that nearly make the line above them, and leave no class out."""
    total, parts = group.total, group.parts
    sums = total.block.words.sums
    gap = abs(fitting.gap(total, parts))
    names = [f"{words_since_figure(part)} {part.noun}" for part in parts]
    if any(sums.totals.across.search(name) for name in names) and len(parts) > _FEWEST_PARTS:
        return False
    if len(parts) == _FEWEST_PARTS:
        one, other = names
        opposite = any(
            (first.search(one) and second.search(other)) or (second.search(one) and first.search(other))
            for first, second in sums.totals.opposites
        )
        return opposite and gap <= FAR_SHARE
    return gap <= NEAR_SHARE


def _group(block: Block, total: Mark, settled: Settled) -> _Group | None:
    """The parts that are told behind a figure in its sentence, or in the next one that opens with a word for parts."""
    if not _is_plain(total) or total.is_fraction or settled.has_total(total) or total.value <= 0:
        return None
    _, end = block.sentence(total.start)
    opened = block.words.sums.structure.match(block.text, end) if end < len(block.text) else None
    if opened is not None and opened.lastgroup in ("whole", "partial"):
        _, end = block.sentence(min(end + 1, len(block.text) - 1))
    parts: list[Mark] = []
    for mark in block.marks[total.order + 1 :]:
        if mark.start >= end:
            break
        if mark.kind not in ADDITIVE or mark.dimension != total.dimension or mark.depth not in _depths(total, parts):
            continue
        if not parts and block.words.rates.growth.earlier.search(words_since_quantity(mark)):
            continue  # what it was before
        if not _is_plain(mark) or mark.is_fraction or settled.has_total(mark) or mark.base >= total.base:
            return None
        if not same_kind(mark, total) or len(parts) == _MOST_PARTS:
            return None
        if len(parts) >= _FEWEST_PARTS and _ends_before(parts, mark):
            break
        parts.append(mark)
    if len(parts) < _FEWEST_PARTS or fitting.sums(total, parts):
        return None
    group = _Group(total=total, parts=parts)
    return None if _is_part_itself(block, group) else group


def _is_part_itself(block: Block, group: _Group) -> bool:
    """True for a figure that is some of another itself: in brackets, behind a word for parts, or behind another of its
    kind in its sentence, unless it is called a total."""
    total, sums = group.total, block.words.sums
    begin, _ = block.sentence(total.start)
    ahead = {found.lastgroup for found in sums.structure.finditer(block.text[begin : total.start])}
    if total.depth or "partial" in ahead:
        return True
    before = [mark for mark in block.marks[: total.order] if mark.start >= begin and mark.kind == total.kind]
    if "whole" in ahead and before:
        return True
    return any(same_kind(mark, total) for mark in before) and not sums.total.search(words_since_quantity(total))


def _is_plain(mark: Mark) -> bool:
    return mark.kind in ADDITIVE and not mark.is_change and not mark.per and mark.qualifier is None and not mark.odd


def _depths(total: Mark, parts: Sequence[Mark]) -> tuple[int, ...]:
    """The bracket depths at which a part may stand."""
    return (parts[0].depth,) if parts else (total.depth, total.depth + 1)


def _ends_before(parts: Sequence[Mark], mark: Mark) -> bool:
    """True when a semicolon parts a figure from those before it, which commas part from each other."""
    text = mark.block.text
    return ";" in text[parts[-1].end : mark.start] and ";" not in text[parts[0].end : parts[-1].start]


def _is_meant(group: _Group) -> bool:
    """True for parts that miss their total by so little as their signs allow."""
    gap = fitting.gap(group.total, group.parts)
    signs = _signs(group)
    many = len(group.parts) >= _MANY
    if signs < (_CLEAR if many else _SURE):
        return False
    if gap > 0:
        return gap <= FAR_SHARE
    return -gap <= (FAR_SHARE / 2 if signs >= _SURE + (not many) else NEAR_SHARE)


def _signs(group: _Group) -> int:
    """How many signs there are that the parts leave nothing out, less those that they may."""
    total, parts = group.total, group.parts
    sums, reserved = total.block.words.sums, total.block.words.reservations
    names = [words_since_figure(part) for part in parts]
    every = " ".join([group.opener, *names[1:]])
    if reserved.foremost.search(every) or any(reserved.elsewhen.search(name) for name in names[1:]):
        return 0
    kinds = [found.lastgroup for found in sums.structure.finditer(group.opener)]
    inner = [found.lastgroup for name in names[1:] for found in sums.structure.finditer(name)]
    if {"partial", "whole", "side"} & set(inner) or "side" in kinds:
        return 0
    called_so = [f"{name} {part.noun}" for name, part in zip(["", *names[1:]], parts, strict=True)]
    if any(sums.totals.across.search(name) for name in called_so):
        return 0
    if not all(is_item(part) for part in parts):
        return 0
    kinds_of_it = _are_kinds_of_it(total, parts)
    several = sums.totals.in_several_classes.match(total.noun) and not kinds_of_it
    found = 2 * any(kind in _OPENERS - {"partial"} for kind in kinds) + ("partial" in kinds and not several)
    found += bool(sums.total.search(words_since_quantity(total)))
    found += 2 * _are_negations(parts)
    last = f"{names[-1]} {item_end(parts[-1])}"
    found += 2 * bool(sums.totals.rest.search(names[-1]) or sums.totals.pending.search(last))
    if not found:
        return 0  # a list of figures is not laid out as one of parts by their names alone
    found += bool(sums.totals.last_joined.search(total.block.text, parts[-2].end, parts[-1].start))
    return found + _are_named_alike(parts) + _are_counted_alike(total, parts) + kinds_of_it


def _are_named_alike(parts: Sequence[Mark]) -> bool:
    """True for labels that begin with one word, or with a capital each: classes or places that exclude each other."""
    labels = [called(part.label).split() for part in parts]
    if not all(labels):
        return False
    capital = all(label[0][:1].isupper() for label in labels[1:]) and len(labels) > _FEWEST_PARTS
    return len({label[0].lower() for label in labels}) == 1 or capital


def _are_negations(parts: Sequence[Mark]) -> bool:
    """True for two parts of which one is not what the other is (``phiếu hợp lệ``, ``phiếu không hợp lệ``)."""
    if len(parts) != _FEWEST_PARTS:
        return False
    never = parts[0].block.words.sums.totals.negation
    one, other = (part.noun for part in parts)
    return bool(one) and one != other and never.sub("", one) == never.sub("", other)


def _are_kinds_of_it(total: Mark, parts: Sequence[Mark]) -> bool:
    """True for labels that all begin with what the total counts (``thành viên chính thức 58, thành viên mới 38``)."""
    return bool(total.head) and all(called(part.label).lower().startswith(f"{total.head} ") for part in parts)


def _are_counted_alike(total: Mark, parts: Sequence[Mark]) -> bool:
    """True for counts that all are told in one noun, the total's own or another for the same people."""
    heads = {part.head for part in parts}
    return total.dimension == "count" and total.head != "" and len(heads) == 1 and heads != {""}
