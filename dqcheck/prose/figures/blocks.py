"""A narrative as blocks of text: paragraphs and list lines in reading order, with their figures and structure.

A block is one paragraph, or one list line of it. Its text is in NFC with line breaks as spaces; offsets lead back to
the paragraph, so that every figure is quoted verbatim.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from dqcheck.model.claim import Figure
from dqcheck.model.document import Narrative, Paragraph
from dqcheck.model.place import Place
from dqcheck.model.quantity import Quantity, Value
from dqcheck.numerals.units import parse_unit
from dqcheck.prose.figures.fractions import join
from dqcheck.prose.figures.mark import Mark
from dqcheck.prose.figures.scan import scan
from dqcheck.prose.figures.surroundings import noun_phrase

_MARKER = re.compile(
    r"\s*(?:\*{1,2}\s?)?(?:(?P<dash>[-–—−])|(?P<plus>[+])|(?P<dot>[•●○▪■◦✓➢*·]|o(?=\s))|(?P<roman>[IVX]{1,5}[.)])|"
    r"(?P<digits>\d{1,2}(?:\.\d{1,2}){0,3}[.)](?=\s|[^\W\d])|\(\d{1,2}\)(?=\s))|"
    r"(?P<letter>[a-zđ][.)](?=\s)|\([a-z]{1,3}\)(?=\s)|[A-HĐ]\.(?=\s)))\s*"
)
_STRUCTURE = re.compile(
    r"(?=[().;:,!?…tgbcprnđv])(?:"
    r"(?P<open>\()|(?P<close>\))|(?P<semi>;)|(?P<comma>,)|(?P<colon>:)|(?P<stop>[.!?…](?=[\s”\"')\]]|$))|"
    r"(?P<partial>(?<!\w)(?:trong đó|trong số đó|trong số này|trong tổng số đó)(?!\w))|"
    r"(?P<whole>(?<!\w)(?:bao gồm|gồm có|gồm|chia ra|chia theo|phân theo|cụ thể|như sau|cơ cấu)(?!\w))|"
    r"(?P<side>(?<!\w)(?:riêng|nhất là|chủ yếu|đặc biệt)(?!\w))|(?P<join>(?<!\w)(?:và|cùng|với)(?!\w)))",
    re.IGNORECASE,
)
"""The marks and words that give a text its structure; the first group spares most letters a closer look."""
LONGEST = 4000
"""Characters of a block: a longer paragraph is read in pieces, so that work grows linearly with length."""
_ABBREVIATION = re.compile(r"(?:\b(?:TP|Tp|TX|Tx|TT|H|Q|P|X|ThS|TS|PGS|GS|Tr|tr|St|No|v\.v|Mr)|^\s*\w{1,4})$")
_FOOTNOTE = re.compile(r"(?<![kdc]m)(?<!\bm)(?<!\d[x×]10)[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
"""Raised figures that point to a note; those of ``m²`` and ``x10⁶`` do not."""
_VOWEL = re.compile(r"[^b-df-hj-np-tv-zđ]")
_APART = re.compile(r".*(?:[;()“]|[.,] )", re.DOTALL)
_ITEM_LINE = re.compile(r"\s*(?:[-–+•●○▪■➢]\s|[|])")


@dataclass(slots=True, eq=False)
class Token:
    """A structural element of a block: ``kind`` is F (figure), or open, close, semi, comma, colon, stop, partial,
    whole, side, join; ``depth`` counts the brackets around it."""

    kind: str
    start: int
    end: int
    mark: Mark | None = None
    depth: int = 0


@dataclass(slots=True, eq=False)
class Block:
    """One paragraph or list line. ``marker`` is the class of its list marker (``dash``, ``plus``, ``digits``...), empty
    without one; ``body`` is where its text begins; ``paragraph`` counts from zero, ``base`` is the offset there.
    A table cell is a block too: its ``quote`` is its row and ``where`` its place."""

    index: int
    paragraph: int
    base: int
    text: str
    source: "Source"
    marker: str = ""
    number: str = ""
    body: int = 0
    kind: str = "body"
    marks: list[Mark] = field(default_factory=list)
    offsets: tuple[int, ...] | None = None
    quote: str | None = None
    where: Place | None = None
    _tokens: list[Token] | None = None
    _bounds: list[int] | None = None
    _quotes: dict[int, str] = field(default_factory=dict)
    changes: object = None

    @property
    def tokens(self) -> list[Token]:
        """Figures and structure words in reading order, found when first asked for."""
        if self._tokens is None:
            self._tokens = list(_tokens(self)) if self.marks else []
        return self._tokens

    def lay_out(self) -> None:
        """See to it that every figure of the block knows its bracket depth."""
        if self._tokens is None:
            self._tokens = self.tokens

    @property
    def bounds(self) -> list[int]:
        """Offsets at which sentences begin."""
        if self._bounds is None:
            self._bounds = [0, *sentence_starts(self.text)]
        return self._bounds

    def raw(self, mark: Mark) -> tuple[int, int]:
        """Offsets of a figure in its paragraph as written."""
        return _raw(self, mark.start), _raw(self, mark.end)

    def sentence(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence around an offset."""
        bounds = self.bounds
        at = bisect_right(bounds, offset) - 1
        return bounds[at], bounds[at + 1] if at + 1 < len(bounds) else len(self.text)

    def quoted(self, offset: int) -> str:
        """The sentence around an offset, verbatim; sliced once."""
        begin, end = self.sentence(offset)
        quote = self._quotes.get(begin)
        if quote is None:
            raw = self.source.narrative.paragraphs[self.paragraph].text
            quote = self._quotes[begin] = raw[_raw(self, begin) : _raw(self, end)].strip()
        return quote


@dataclass(slots=True, eq=False)
class Source:
    """The narrative that blocks come from."""

    narrative: Narrative

    def place(self, paragraph: int, offset: int) -> Place:
        """Place of an offset in a paragraph: its page and line."""
        item = self.narrative.paragraphs[paragraph]
        page, line = item.place.page, item.place.line
        for start, new_page, new_line in item.lines:
            if start > offset:
                break
            page, line = new_page if new_page is not None else page, new_line if new_line is not None else line
        if page == item.place.page and line == item.place.line:
            return item.place
        return Place(page=page, paragraph=item.place.paragraph, line=line, sheet=item.place.sheet, cell=item.place.cell)


def sentence_starts(text: str) -> Iterator[int]:
    """Offsets at which a new sentence begins, the first left out."""
    for found in re.finditer(r"[.!?…][”\"')\]]*\s+(?=[\"“(+\-–•*]?\s?[A-ZĐÀ-ÝĂÂÊÔƠƯẠ-Ỹ\d])", text):
        if not _ABBREVIATION.search(text[max(0, found.start() - 6) : found.start()]):
            yield found.end()


def blocks(source: Source, taken: frozenset[tuple[int, int]] = frozenset()) -> list[Block]:
    """All blocks of a narrative with their figures, without the lines (paragraph, offset) that tables have taken."""
    out: list[Block] = []
    for number, paragraph in enumerate(source.narrative.paragraphs):
        for base, text in _pieces(paragraph, number, taken):
            if not text.strip():
                continue
            block = make_block(source, len(out), number, base, text, paragraph.kind)
            out.append(block)
    return out


def make_block(source: Source, index: int, number: int, base: int, raw: str, kind: str) -> Block:
    """One block with its list marker and figures."""
    text, offsets = canonical(raw)
    marker, body = "", 0
    found = _MARKER.match(text)
    label = ""
    if found and found.lastgroup:
        marker, body, label = found.lastgroup, found.end(), found[found.lastgroup]
    block = Block(index, number, base, text, source, marker, label, body, kind, [], offsets)
    block.marks = list(scan(block, text, start=body))
    for order, mark in enumerate(block.marks):
        mark.order = order
    join(text, block.marks)
    if len(block.marks) > 3 and "(" in text:
        _share_units(block)
    return block


def _share_units(block: Block) -> None:
    """Bare numbers in a bracket right behind an amount are in its unit: ``60 ha lúa (thôn A 25, B 20, C 15)``."""
    for at, total in enumerate(block.marks[:-3]):
        if total.kind not in ("measure", "money") or total.whole_of is not None:
            continue
        opened = block.text.find("(", total.end, block.marks[at + 1].start)
        if opened < 0:
            continue
        closed = block.text.find(")", opened)
        inside = [mark for mark in block.marks[at + 1 : at + 40] if mark.start < closed]
        if len(inside) < 3 or any(not _bare(block, mark) for mark in inside):
            continue
        for mark in inside:
            mark.kind, mark.unit, mark.dimension, mark.scale = total.kind, total.unit, total.dimension, total.scale
            mark.step = mark.step or Decimal(1)


def _bare(block: Block, mark: Mark) -> bool:
    """True for a number that nothing but a comma, semicolon or bracket follows."""
    follows = block.text[mark.end : mark.end + 2].lstrip()[:1]
    return mark.kind == "count" and mark.part_of is None and mark.whole_of is None and follows in tuple(",;)")


def canonical(raw: str) -> tuple[str, tuple[int, ...] | None]:
    """The text in NFC with white space as single-width spaces, and the offset of each of its characters in the raw text
    (None when they are the same)."""
    text = _FOOTNOTE.sub(lambda found: " " * len(found[0]), re.sub(r"\s", " ", raw))
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text, None
    out: list[str] = []
    offsets: list[int] = []
    for cluster in re.finditer(r".[\u0300-\u036f]*", text, re.DOTALL):
        composed = unicodedata.normalize("NFC", cluster[0])
        out.append(composed)
        offsets.extend([cluster.start()] * len(composed))
    offsets.append(len(raw))
    return "".join(out), tuple(offsets)


def _pieces(paragraph: Paragraph, number: int, taken: frozenset[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """A paragraph, or its list lines when several stand in it, with their offsets; none longer than ``LONGEST``."""
    for base, text in _lines(paragraph, number, taken):
        start = 0
        while len(text) - start > LONGEST:
            end = start + LONGEST
            cut = text.rfind(". ", start + LONGEST // 4, end) + 2
            if cut < 2:
                cut = text.rfind(" ", start + 1, end) + 1 or end
            yield base + start, text[start:cut]
            start = cut
        yield base + start, text[start:] if start else text


def _lines(paragraph: Paragraph, number: int, taken: frozenset[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    text = paragraph.text
    if "\n" not in text:
        if (number, 0) not in taken:
            yield 0, text
        return
    start = at = 0
    for line in text.split("\n"):
        end = at + len(line)
        if (number, at) in taken:
            if start < at:
                yield start, text[start : at - 1]
            start = end + 1
        elif at > start and _ITEM_LINE.match(line):
            yield start, text[start : at - 1]
            start = at
        at = end + 1
    if start < len(text):
        yield start, text[start:]


def _tokens(block: Block) -> Iterator[Token]:
    marks = block.marks
    text = block.text
    depth = 0
    following = 0
    for found in _STRUCTURE.finditer(text, block.body):
        at = found.start()
        while following < len(marks) and marks[following].start <= at:
            mark = marks[following]
            mark.depth = depth
            yield Token("F", mark.start, mark.end, mark, depth)
            following += 1
        if following and at < marks[following - 1].end:
            continue
        kind = str(found.lastgroup)
        if kind == "close":
            depth = max(0, depth - 1)
        yield Token(kind, at, found.end(), None, depth)
        if kind == "open":
            depth += 1
    for mark in marks[following:]:
        mark.depth = depth
        yield Token("F", mark.start, mark.end, mark, depth)


def describe(mark: Mark) -> None:
    """Fill in the noun behind a figure and the words before it that say what it is."""
    if mark.described or mark.label or mark.noun:
        return
    mark.described = True
    text = mark.block.text
    if mark.dimension == "count":
        mark.noun = noun_phrase(text, mark.end if mark.part_of is None else mark.part_of.end)
        mark.head = mark.noun.split(" ", 1)[0]
        mark.short = 1 < len(mark.head) < 5 and not _VOWEL.search(mark.head)
    left = text[max(mark.block.body, mark.start - 90) : mark.start]
    apart = _APART.match(left)
    mark.label = left[apart.end() if apart else 0 :].strip(" :-–+*•")


def figure(mark: Mark, value: Value | None = None) -> Figure:
    """The model's figure of a mark, in its written unit unless a value is given, with its sentence verbatim."""
    if value is None and mark.plain is not None:
        return mark.plain
    block = mark.block
    describe(mark)
    start, stop = _raw(block, mark.start), _raw(block, mark.end)
    quote = block.quote if block.quote is not None else block.quoted(mark.start)
    made = Figure(
        value=value if value is not None else quantity(mark),
        source=block.source.narrative.source,
        place=block.where or block.source.place(block.paragraph, start),
        quote=quote,
        noun=mark.noun,
        label=mark.label,
        paragraph=block.paragraph,
        start=start,
        end=stop,
    )
    if value is None:
        mark.plain = made
    return made


def _raw(block: Block, offset: int) -> int:
    return block.base + (offset if block.offsets is None else block.offsets[min(offset, len(block.offsets) - 1)])


def quantity(mark: Mark) -> Quantity:
    """The value of a mark as a quantity in its written unit."""
    return Quantity(
        text=mark.text, value=mark.value, quantum=mark.step, unit=mark.unit or None, qualifier=mark.qualifier
    )


def canonical_value(mark: Mark) -> Quantity:
    """The value of a mark in the canonical unit of its dimension (money in ``đồng``), to compare it with cells."""
    if mark.scale == 1:
        return quantity(mark)
    known = parse_unit(mark.unit)
    return Quantity(
        text=mark.text,
        value=mark.base,
        quantum=mark.step * mark.scale,
        unit=known.code if known and known.code else mark.unit or None,
        qualifier=mark.qualifier,
    )
