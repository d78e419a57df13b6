"""Which figures can be compared: of one dimension, counting the same things, on the same side of a fraction."""

import re
from collections.abc import Sequence

from dqcheck.prose.figures.block import ADDITIVE, Mark


def alike(first: Mark, second: Mark) -> bool:
    """True when two figures may count the same things: same dimension and, for counts, nouns that do not differ."""
    if first.dimension != second.dimension:
        return False
    if first.dimension != "count":
        return first.kind == second.kind
    one, other = first.head, second.head
    if not one or not other or one == other:
        return True
    return (first.short and short_for(one, second.noun)) or (second.short and short_for(other, first.noun))


_PERSON = re.compile(
    r"(?:người|đồng chí|cán bộ|công chức|viên chức|học viên|học sinh|đại biểu|hội viên|đoàn viên|đảng viên|thành viên|"
    r"nhân khẩu|khẩu|em|cháu|trẻ|lao động|bệnh nhân|thí sinh|giáo viên|công dân|nam|nữ|phụ nữ)(?!\w)"
)


def same_kind(part: Mark, whole: Mark) -> bool:
    """True when two figures count the same, people by whatever name."""
    return alike(part, whole) or bool(_PERSON.match(part.noun) and _PERSON.match(whole.noun))


def short_for(word: str, noun: str) -> bool:
    """True when a short word is made of the first letters of a noun (``hs``: ``hồ sơ``, ``dn``: ``doanh nghiệp``)."""
    return "".join(part[0] for part in noun.split()[: len(word)]).replace("đ", "d") == word.replace("đ", "d")


def same_side(total: Mark, mark: Mark) -> bool:
    """Numerators go with numerators, denominators with denominators, plain figures with plain ones and numerators."""
    if total.whole_of is not None or mark.whole_of is not None:
        return total.whole_of is not None and mark.whole_of is not None
    return total.part_of is None or mark.part_of is not None


def by_words(total: Mark, fitting: Sequence[Mark]) -> Mark | None:
    """Of figures that have only labels (``số máy, thiết bị: 306``) the one that shares most words with the total."""
    wanted = set(total.noun.split())
    best: Mark | None = None
    most = 0
    for mark in fitting:
        before = [other.end for other in mark.block.marks[: mark.order]]
        begin = max(before[-1] if before else 0, mark.start - 60)
        shared = len(wanted & set(re.findall(r"[^\W\d_]+", mark.block.text[begin : mark.start].lower())))
        if shared > most:
            best, most = mark, shared
    return best


def pick(total: Mark, item: Sequence[Mark]) -> Mark | None:
    """The figure of an item that is comparable with the total: numerators with numerators, the same noun first."""
    fitting: list[Mark] = []
    for mark in item:
        if (mark.kind == total.kind and mark.dimension == total.dimension) or (
            mark.kind in ADDITIVE and total.kind in ADDITIVE and mark.dimension == total.dimension
        ):
            if not same_side(total, mark):
                continue
            fitting.append(mark)
    if not fitting:
        return None
    if total.dimension == "count" and total.noun:
        head = total.noun.split()[0]
        if len(fitting) > 1 and not any(mark.noun for mark in fitting):
            return by_words(total, fitting)
        for mark in fitting:
            if mark.noun.split(" ")[0] == head or (not mark.noun and f" {head} " in f" {mark.label.lower()} "):
                return mark
        if len(fitting) > 1 or any(mark.noun for mark in fitting):
            for mark in fitting:
                if not mark.noun:
                    return mark
            return fitting[0] if len(fitting) == 1 else None
    return fitting[0]
