"""Figures as the links see them: each with the classes of words before and behind it, in the order of the text."""

from collections.abc import Sequence
from functools import lru_cache

from dqcheck.language.types.linking import CLASSES, LinkWords
from dqcheck.model.record import working_record
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark

LINKED = ADDITIVE | {"percent", "points", "rate", "duration"}
"""Kinds of figures that may take part in a relation."""
BITS = {name: 1 << at for at, name in enumerate(CLASSES)}
"""The bit of each class of words."""
_ENDS = frozenset({"comma", "semicolon", "stop", "opened", "closed"})
_MOST_CHARACTERS = 160
"""Characters before a figure whose words are looked at."""
_BEHIND_CHARACTERS = 60
"""Characters behind the last figure of a block."""


@working_record
class Frame:
    """A figure with its place in the order of the text (``at``), the number of its sentence, and the classes of words
    around it, a bit each and looked for when they are asked for: ``before`` it back to a comma, in all of the ``gap``
    between it and the figure before, and ``behind`` it up to a comma. ``begin`` is where the words before it begin,
    ``around`` start and end of those behind it."""

    mark: Mark
    at: int
    sentence: int
    begin: int = 0
    around: tuple[int, int] = (0, 0)
    _classes: tuple[int, int, int] | None = None
    _behind: int | None = None
    _words: frozenset[str] | None = None

    @property
    def before(self) -> int:
        """The classes of the words before it, back to a comma."""
        return self._told_before()[2]

    @property
    def gap(self) -> int:
        """The classes of all words between it and the figure before."""
        return self._told_before()[1]

    @property
    def behind(self) -> int:
        """The classes of the words behind it, up to a comma."""
        if self._behind is None:
            block = self.mark.block
            self._behind = _classes(block.words.linking, block.text[slice(*self.around)])[0]
        return self._behind

    def _told_before(self) -> tuple[int, int, int]:
        if self._classes is None:
            block = self.mark.block
            self._classes = _classes(block.words.linking, block.text[self.begin : self.mark.start])
        return self._classes

    @property
    def words(self) -> frozenset[str]:
        """The words that say what the figure is, but for those of the classes; looked for once."""
        if self._words is None:
            mark = self.mark
            text = mark.block.words.linking.cue.sub(" ", f"{mark.label} {mark.noun}").lower()
            self._words = frozenset(word for word in text.split() if word[0].isalpha())
        return self._words


def frames(blocks: Sequence[Block]) -> list[Frame]:
    """The figures of a document that may take part in a relation, in reading order."""
    out: list[Frame] = []
    sentence = 0
    for block in blocks:
        last, begun = None, -1
        for mark in block.marks:
            if mark.kind not in LINKED:
                continue
            begin = block.sentence(mark.start)[0]
            if begin != begun:
                begun, sentence = begin, sentence + 1
            start = max(last.mark.end if last else block.body, mark.start - _MOST_CHARACTERS)
            if last is not None:
                last.around = (start, mark.start)
            last = Frame(mark=mark, at=len(out), sentence=sentence, begin=start)
            out.append(last)
        if last is not None:
            last.around = (last.mark.end, last.mark.end + _BEHIND_CHARACTERS)
    return out


@lru_cache(maxsize=4096)
def _classes(words: LinkWords, text: str) -> tuple[int, int, int]:
    """The classes of words of a text up to its first comma or other end, all of them, and those behind its last."""
    first: int | None = None
    every = last = 0
    for found in words.cue.finditer(text):
        kind = str(found.lastgroup)
        bit = BITS[kind]
        if kind in _ENDS:
            if first is None:
                first = every | bit
            last = 0
        every |= bit
        last |= bit
    return (every if first is None else first), every, last
