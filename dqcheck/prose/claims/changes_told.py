"""Claims of changes whose values stand anywhere near: a template over what the figures of a sentence are, whatever
words join them. A value is earlier where words or its year say so; the other is the present one.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from dqcheck.model.claim import Claim
from dqcheck.model.record import record
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.claims.growth import derived
from dqcheck.prose.claims.growth_ends import amounts_to, differing, grown, rates_to
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.figures.changes import StatedChange, stated
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import alike
from dqcheck.prose.phrases.named_ends import named_ends
from dqcheck.prose.phrases.nearby import opens_clause, words_since_quantity

_VALUES = ADDITIVE | {"rate", "duration"}
_MOST_VALUES = 10
"""Values near a change among which its two are: of more, some fit by chance."""
_PAIR = 2
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
_TELLING_STEPS = 100
"""Steps of a change that two of several values make hardly by chance."""
_CLAUSE_END = re.compile(r"[,;.(](?=\s|[^\W\d_])")
_AGAINST_CHARACTERS = 60
"""Behind a change, where words say what it is against."""
_MOST_TIMES = 2
"""How many times its earlier value a present one is, among several."""
_SHORT_LETTERS = 2
_SHORT_LABEL = 24
"""Characters before a change that name nothing but its direction and period (``So với cùng kỳ tăng``)."""
_MEANT_SHARE = Decimal("0.3")
"""By how much of itself a rate may be missed, to be meant for the only change of its sentence."""
_YEAR_CHARACTERS = 12
"""Between a value and the year right behind it."""


@record
class _Scene:
    """The values that a change may lie between, and those of them that words say are the earlier ones."""

    values: Sequence[Mark]
    earlier: Sequence[Mark]

    @property
    def present(self) -> list[Mark]:
        """The values that nothing says are of an earlier time."""
        return [mark for mark in self.values if mark not in self.earlier]


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The changes of a document that nothing has explained: those that two values near them make, and those that the
    only two values that can be meant do not make."""
    for block in text.blocks:
        for change in stated(block):
            mark = change.mark
            exact = mark.qualifier is None and mark.value and not mark.is_fraction
            if exact and not settled.has(mark) and not _is_led_to(mark):
                found = _change(text.blocks, change)
                if found is not None:
                    yield found


def _change(document: Sequence[Block], change: StatedChange) -> Claim | None:
    near = _scene(change, _sentence(change.mark))
    alone = len(near.values) < _PAIR
    if alone:
        near = _scene(change, [*_sentence_before(document, change.mark), *_sentence(change.mark)])
    if len(near.values) == 1 and change.mark.kind == "percent":
        return _of_amount(change, near.values[0])
    if not _PAIR <= len(near.values) <= _MOST_VALUES:
        return None
    of_them = not alone or _speaks_of(change.mark, near.values)
    return _holding(change, near) or (_violated(change, near) if of_them else None)


def _of_amount(change: StatedChange, now: Mark) -> Claim | None:
    """A rate of the only value of a sentence and the only change in its unit: ``rose by 14,200 to 486,500, an increase
    of 3.0%``."""
    others = [one for one in stated(change.mark.block) if one.mark in _sentence(change.mark)]
    amounts = [one for one in others if one.mark.kind == now.kind and one.mark.dimension == now.dimension]
    if len(amounts) != 1 or amounts[0].up != change.up or now.block is not change.mark.block:
        return None
    [amount] = amounts
    if not alike(amount.mark, now) or amount.mark.qualifier is not None or now.start < amount.mark.start:
        return None
    earlier = derived(now, amount)
    if earlier.base <= 0 or not amount.mark.base < now.base:
        return None
    if rates_to(change, now, earlier):
        return grown(change, now, earlier, doubt=False)
    given = 100 * amount.mark.base / earlier.base
    return grown(change, now, earlier, doubt=True) if abs(given / change.mark.value - 1) <= _MEANT_SHARE else None


def _is_led_to(mark: Mark) -> bool:
    """True for the value that a change led to (``tăng lên mức 5.302 tỷ đồng``)."""
    led_to = mark.block.words.rates.growth.led_to
    return mark.kind not in ("percent", "points") and bool(led_to.search(words_since_quantity(mark)))


def _speaks_of(mark: Mark, values: Sequence[Mark]) -> bool:
    """True for a change in a sentence of its own that names what the values count, or nothing else."""
    begin, _ = mark.block.sentence(mark.start)
    ahead = mark.block.text[begin : mark.start].lower()
    nouns = {word for value in values for word in value.noun.split() if len(word) > _SHORT_LETTERS}
    return len(ahead) <= _SHORT_LABEL or any(word in ahead for word in nouns)


def _holding(change: StatedChange, scene: _Scene) -> Claim | None:
    """The change between the two nearest values that make it, hardly by chance."""
    sure = len(scene.values) == _PAIR or abs(change.mark.value) >= _TELLING_STEPS * (change.mark.step or 1)
    made: list[tuple[int, Claim]] = []
    for now, earlier in permutations(scene.values, _PAIR):
        if (
            not _comparable(now, earlier)
            or _is_some_of(now, earlier)
            or (now in scene.earlier and earlier not in scene.earlier)
        ):
            continue
        if (sure or earlier in scene.earlier) and _fits(change, now, earlier):
            apart = abs(now.start - change.mark.start) + abs(earlier.start - change.mark.start)
            made.append((apart, _claim(change, now, earlier, doubt=False)))
    return min(made, key=lambda one: one[0])[1] if made else None


def _is_some_of(now: Mark, earlier: Mark) -> bool:
    """True for values of which the later told is some of the other (``920 triệu đồng, gồm 800 triệu đồng``)."""
    first, last = sorted((now, earlier), key=lambda mark: (mark.block.index, mark.start))
    parts = first.block.words.rates.growth.parts
    return first.block is last.block and bool(parts.search(first.block.text, first.end, last.start))


def _violated(change: StatedChange, scene: _Scene) -> Claim | None:
    """The change between the only value that is called earlier and the only other one of its kind, which do not make
    it: near enough to be meant, or right but for the direction."""
    named = named_ends(change.mark, scene.values)
    if named is not None and _comparable(*named):
        now, earlier = named
        meant = (now.base > earlier.base) == change.up and not _is_some_of(now, earlier)
        return _claim(change, now, earlier, doubt=True) if meant else None
    if not scene.earlier:
        return _became(change, scene) or _turned(change, scene)
    if len(scene.earlier) != 1:
        return None
    [earlier] = scene.earlier
    present = [mark for mark in scene.present if _comparable(mark, earlier)]
    if len(present) > 1:  # what came and went is told with them, and is of another size
        present = [mark for mark in present if earlier.base / _MOST_TIMES <= mark.base <= earlier.base * _MOST_TIMES]
    if len(present) != 1 or ";" in _apart(change.mark, present[0], earlier):
        return None
    [now] = present
    turned = _fits(StatedChange(change.mark, not change.up), now, earlier)
    if turned or (now.base > earlier.base) == change.up or _slipped(change, now, earlier):
        return _claim(change, now, earlier, doubt=True)
    return None


def _became(change: StatedChange, scene: _Scene) -> Claim | None:
    """A change behind the only two values, of which the second is what the first came to (``lúc 7h là 3,85 m, đến 13h
    lên 4,42 m, dâng 0,77 m``)."""
    if len(scene.values) != _PAIR:
        return None
    earlier, now = scene.values
    together = earlier.block is now.block is change.mark.block and now.start < change.mark.start
    if not together or not _comparable(now, earlier) or (now.base > earlier.base) != change.up:
        return None
    came = now.block.words.rates.growth.end.search(words_since_quantity(now))
    plain = ";" not in _apart(change.mark, now, earlier) and not _is_some_of(now, earlier)
    return _claim(change, now, earlier, doubt=True) if came and plain else None


def _turned(change: StatedChange, scene: _Scene) -> Claim | None:
    """A rate of three digits that the only two values, both told before it, make in the other direction."""
    other, mark = StatedChange(change.mark, not change.up), change.mark
    if len(scene.values) != _PAIR or mark.value < _TELLING_STEPS * mark.step:
        return None
    if any(value.block is mark.block and value.start > mark.start for value in scene.values):
        return None
    pairs = [(now, earlier) for now, earlier in permutations(scene.values, _PAIR) if _comparable(now, earlier)]
    return next((_claim(change, *pair, doubt=True) for pair in pairs if _fits(other, *pair)), None)


def _apart(mark: Mark, now: Mark, earlier: Mark) -> str:
    """The text between a change and the nearer of its values, where all stand in one block."""
    if now.block is not mark.block or earlier.block is not mark.block:
        return ""
    nearest = min((now, earlier), key=lambda value: abs(value.start - mark.start))
    first, last = sorted((nearest, mark), key=lambda one: one.start)
    return "" if opens_clause(mark) and last is mark else mark.block.text[first.end : last.start]


def _scene(change: StatedChange, marks: Sequence[Mark]) -> _Scene:
    values = [mark for mark in marks if _is_value(change.mark, mark)]
    against = _against(change.mark)
    return _Scene(values=values, earlier=[mark for mark in values if _is_earlier(mark, values, against)])


def _is_value(change: Mark, mark: Mark) -> bool:
    """True for a value of what changes: in the unit of an amount, of any of a percentage."""
    if mark is change or mark.is_change or mark.qualifier is not None or mark.value <= 0:
        return False
    if change.kind == "points":
        may_be = mark.kind == "percent"
    else:
        may_be = mark.kind in _VALUES and mark.whole_of is None
        may_be = may_be and (change.kind == "percent" or (mark.kind == change.kind and alike(mark, change)))
    difference = mark.block.words.sums.remainders.difference
    return may_be and not (mark.block.may_say(difference) and difference.search(words_since_quantity(mark)))


def _comparable(now: Mark, earlier: Mark) -> bool:
    """True for two values of one thing: of one kind and unit, in the same noun."""
    same = now.kind == earlier.kind and now.dimension == earlier.dimension and now.per == earlier.per
    return same and alike(now, earlier) and now.base != earlier.base


def _against(mark: Mark) -> str:
    """What a change is against, as the words around it say: a ``plan``, a time ``before``, or empty."""
    words = mark.block.words.rates.growth
    behind = _CLAUSE_END.split(mark.block.text[mark.end : mark.end + _AGAINST_CHARACTERS])[0]
    for around in (behind, _CLAUSE_END.split(words_since_quantity(mark))[-1]):
        if words.of_time.search(around):
            return "before"
        if words.of_plan.search(around):
            return "plan"
    return ""


def _is_earlier(mark: Mark, values: Sequence[Mark], against: str) -> bool:
    """True for a value of an earlier time or of a plan, as words beside it say, or the years beside all values;
    ``against`` says which of them it must be."""
    words = mark.block.words.rates.growth
    ahead = words_since_quantity(mark)
    if against != "before" and (words.planned.search(ahead) or mark.whole_of is not None):
        return True
    if against == "plan":
        return False
    if (
        words.earlier.search(ahead)
        or words.since.search(ahead)
        or words.earlier_behind.match(mark.block.text, mark.end)
        or _is_before_event(mark, values)
    ):
        return True
    years = [year for other in values if other is not mark and (year := _year(other))]
    mine = _year(mark)
    if mine and years:
        return mine < min(years)
    turns = [turn for other in values if other is not mark and (turn := _turn(other))]
    return bool(turns) and 0 < _turn(mark) < min(turns)


def _is_before_event(mark: Mark, values: Sequence[Mark]) -> bool:
    """True for a value of the time before something, where another is of the time after it (``trước điều chỉnh 1.864
    đồng, sau điều chỉnh 1.920 đồng``)."""
    words = mark.block.words.rates.growth
    before = words.before_event.search(words_since_quantity(mark))
    if before is None:
        return False
    others = (words.after_event.search(words_since_quantity(other)) for other in values if other is not mark)
    return any(after is not None and after["event"].lower() == before["event"].lower() for after in others)


def _turn(mark: Mark) -> int:
    """The number of the quarter, month or round of a value (``quý II: 24 vụ``), zero without one."""
    words = mark.block.words
    growth = words.rates.growth
    found = growth.turn.search(words_since_quantity(mark)) or growth.turn_behind.match(mark.block.text, mark.end)
    if found is None:
        return 0
    number = found["number"]
    return int(number) if number.isdigit() else _ROMAN.get(number.upper(), words.spans.months.get(number.lower(), 0))


def _year(mark: Mark) -> int:
    """The year told right before a value or right behind it, zero without one."""
    marks = mark.block.marks
    before, behind = marks[max(0, mark.order - 1) : mark.order], marks[mark.order + 1 : mark.order + 2]
    begin, _ = mark.block.sentence(mark.start)
    for other in before:
        if other.kind == "year" and other.start >= begin:
            return int(other.text)
    for other in behind:
        if other.kind == "year" and other.start - mark.end <= _YEAR_CHARACTERS + len(mark.noun):
            return int(other.text)
    return 0


def _fits(change: StatedChange, now: Mark, earlier: Mark) -> bool:
    return rates_to(change, now, earlier) if change.mark.kind == "percent" else amounts_to(change, now, earlier)


def _slipped(change: StatedChange, now: Mark, earlier: Mark) -> bool:
    """True for a rate that is that of two values but for a slip of the pen."""
    return change.mark.kind == "percent" and fitting.growth_rate_slipped(change.mark, now, earlier, up=change.up)


def _claim(change: StatedChange, now: Mark, earlier: Mark, *, doubt: bool) -> Claim:
    make = grown if change.mark.kind == "percent" else differing
    return make(change, now, earlier, doubt=doubt)


def _sentence(mark: Mark) -> list[Mark]:
    """The figures of the sentence of a figure."""
    begin, end = mark.block.sentence(mark.start)
    return [other for other in mark.block.marks if begin <= other.start < end]


def _sentence_before(document: Sequence[Block], mark: Mark) -> list[Mark]:
    """The figures of the sentence before that of a figure: in its block, or the last one of the block before."""
    block = mark.block
    begin, _ = block.sentence(mark.start)
    if begin > block.body:
        return _sentence_at(block, begin - 1)
    if block.index and document[block.index - 1].marks and not block.marker:
        before = document[block.index - 1]
        return _sentence_at(before, len(before.text) - 1)
    return []


def _sentence_at(block: Block, at: int) -> list[Mark]:
    begin, end = block.sentence(at)
    return [other for other in block.marks if begin <= other.start < end]
