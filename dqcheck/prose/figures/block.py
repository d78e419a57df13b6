"""A block of text with its figures: a sentence or more, or a list line, and each number in it with its unit, noun and
qualifier as written."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from dqcheck.language.types.prose import ProseWords
from dqcheck.language.wording import Match, Wording
from dqcheck.model.claim import Figure, Where
from dqcheck.model.place import Place
from dqcheck.model.quantity import Qualifier
from dqcheck.prose.text.passages import Passage
from dqcheck.prose.text.said_words import SaidWords
from dqcheck.prose.text.sentence_splitter import sentence_around, sentence_bounds

QUANTITIES = frozenset({"count", "money", "measure", "percent", "points", "rate", "scale", "limit", "proportion"})
"""Kinds of figures that state how much; all others are names, dates, ranges, numbering. Neither a limit (``từ 50% trở
lên``) nor a proportion (``hơn 2/3 diện tích``) takes part in arithmetic."""

ADDITIVE = frozenset({"count", "money", "measure", "scale"})
"""Kinds that can be a total or a part of one."""

_ONE_SENTENCE = 2
"""Bounds of a text of one sentence."""
_BULLETS = "•●○▪■➢◦ \t"
"""Marks before the items of a list, which a program draws: nobody wrote them."""


@dataclass(slots=True, eq=False, kw_only=True)
class Mark:
    """A figure found in a block, complete when its block is made.

    ``start`` and ``end`` are offsets in the block's text, unit included; ``stop`` ends the digits. ``value`` is as
    written, in the written unit (``15,13 tỷ đồng`` is 15.13 with ``scale`` 10**9 and ``unit`` ``tỷ đồng``); ``step`` is
    the smallest step that the writing shows, zero for counts; ``odd`` tells an unusual notation. ``part_of`` is the
    denominator of a fraction's numerator, ``whole_of`` the numerator of a denominator. ``order`` counts the figures of
    the block, ``depth`` the brackets around one.

    ``noun`` is what is counted, ``head`` its first word, ``short`` tells that this is an abbreviation; ``label`` are
    the words before the figure that say what it is. ``rises`` is the direction of a figure that is a change
    (``tăng 12%``), None for one that is none. ``per`` is the unit that a figure is one for each of (``đồng/hộ``),
    empty without one. ``wording`` is the arithmetic of a derived figure.
    """

    kind: str
    block: "Block"
    start: int
    stop: int
    end: int
    value: Decimal
    step: Decimal = Decimal(0)
    unit: str = ""
    dimension: str = ""
    scale: Decimal = Decimal(1)
    qualifier: Qualifier | None = None
    odd: bool = False
    part_of: "Mark | None" = None
    whole_of: "Mark | None" = None
    order: int = 0
    depth: int = 0
    noun: str = ""
    head: str = ""
    short: bool = False
    label: str = ""
    rises: bool | None = None
    per: str = ""
    wording: str = ""
    limits: tuple[Decimal, Decimal] | None = field(default=None, init=False)
    """Kept by ``phrases.fitting.bounds``, which reckons it once."""
    reported: Figure | None = field(default=None, init=False)
    """Kept by ``figures.reported.figure``, which makes it once."""

    ahead: str | None = field(default=None, init=False)
    """Kept by ``phrases.nearby.words_since_quantity``, which cuts it out once."""
    place: Where | None = field(default=None, init=False)
    """Kept by ``where``, which looks for it once."""

    @property
    def where(self) -> Where:
        """The figure's place in the paragraph as written; asked for when its block is made."""
        if self.place is None:
            self.place = self.block.paragraph, self.block.raw(self.start), self.block.raw(self.end)
        return self.place

    @property
    def text(self) -> str:
        """The figure as written, with its unit; the arithmetic of a derived one."""
        return self.wording or self.block.text[self.start : self.end]

    @property
    def base(self) -> Decimal:
        """The value in the canonical unit of its dimension."""
        return self.value * self.scale if self.scale != 1 else self.value

    @property
    def is_change(self) -> bool:
        """True for a figure of growth or decline."""
        return self.rises is not None

    @property
    def is_fraction(self) -> bool:
        """True for a numerator or a denominator."""
        return self.part_of is not None or self.whole_of is not None


@dataclass(slots=True, eq=False, kw_only=True)
class Token:
    """A structural element of a block: ``kind`` is F (figure), or open, close, semi, comma, colon, stop, partial,
    whole, side, join; ``depth`` counts the brackets around it."""

    kind: str
    start: int
    end: int
    mark: Mark | None = None
    depth: int = 0


@dataclass(slots=True, eq=False, kw_only=True)
class Block:
    """One paragraph or list line. ``marker`` is the class of its list marker (``dash``, ``plus``, ``digits``...), empty
    without one; ``body`` is where its text begins; ``paragraph`` counts from zero, ``base`` is the offset in its
    passage. ``words`` are those of its language. ``tokens`` are its figures and structure words in reading order,
    where it has figures.
    """

    index: int
    paragraph: int
    base: int
    text: str
    source: str
    words: ProseWords
    passage: Passage | None = None
    marker: str = ""
    number: str = ""
    body: int = 0
    kind: str = "body"
    marks: list[Mark] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    said: SaidWords = field(init=False)
    may_say: Callable[[Wording], bool] = field(init=False)
    """False where no part of the text says a wording: asked before one is looked for at every figure."""
    _bounds: list[int] = field(default_factory=list, init=False)
    _sentences: list[list[Mark]] = field(default_factory=list, init=False)
    _quotes: dict[int, str] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        whole = None if self.passage is None else self.passage.words_said.around(self.base, self.text)
        self.said = whole if whole and len(whole.text) == len(self.text) else SaidWords(self.text, whole)
        self.may_say = self.said.may_say

    def found(self, wording: Wording, part: str) -> Match | None:
        """Where a wording stands in some words of the text, in which its needed words are looked for too."""
        return wording.search(part) if self.may_say(wording) and wording.may_be_in(part.lower()) else None

    def ends(self, wordings: Iterable[tuple[str, Wording]], part: str) -> list[tuple[int, int, str]]:
        """Where wordings end in some words of the text, each with its length and its name."""
        return [
            (found.end(), len(found[0]), name)
            for name, wording in wordings
            if self.may_say(wording)
            for found in wording.finditer(part)
        ]

    def raw(self, offset: int) -> int:
        """An offset in the paragraph as written."""
        return self.base + offset if self.passage is None else self.passage.raw(self.base + offset)

    def place(self, offset: int) -> Place:
        """The place of an offset: page and line."""
        return Place() if self.passage is None else self.passage.place(self.base + offset)

    def sentence(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence around an offset."""
        bounds = self._bounds
        if not bounds:
            bounds = self._bounds = sentence_bounds(self.text, self.words.figures.text)
        return sentence_around(bounds, offset) if len(bounds) > _ONE_SENTENCE else (bounds[0], bounds[1])

    def by_sentence(self) -> list[list[Mark]]:
        """The figures of each sentence that has some; put together once, when the block is complete."""
        if not self._sentences and self.marks:
            self._sentences = [list(group) for _, group in groupby(self.marks, key=self._begin)]
        return self._sentences

    def _begin(self, mark: Mark) -> int:
        return self.sentence(mark.start)[0]

    def quoted(self, offset: int) -> str:
        """The sentence around an offset, verbatim; sliced once."""
        if self.passage is None:
            return ""
        begin, end = self.sentence(offset)
        quote = self._quotes.get(begin)
        if quote is None:
            quote = self._quotes[begin] = self.passage.written[self.raw(begin) : self.raw(end)].strip().lstrip(_BULLETS)
        return quote
