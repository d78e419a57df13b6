"""Figures as the links see them: each with the classes of words before and behind it, in the order of the text."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dqcheck.language.types.linking import CLASSES, LinkWords
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


@dataclass(slots=True, eq=False, kw_only=True)
class Frame:
    """A figure with its place in the order of the text (``at``), the number of its sentence, and the classes of words
    around it, a bit each: ``before`` it back to a comma, in all of the ``gap`` between it and the figure before, and
    ``behind`` it up to a comma."""

    mark: Mark
    at: int
    sentence: int
    before: int = 0
    gap: int = 0
    behind: int = 0
    _words: frozenset[str] | None = None

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
        words, last, begun = block.words.linking, None, -1
        for mark in block.marks:
            if mark.kind not in LINKED:
                continue
            begin = block.sentence(mark.start)[0]
            if begin != begun:
                begun, sentence = begin, sentence + 1
            frame = Frame(mark=mark, at=len(out), sentence=sentence)
            start = max(last.mark.end if last else block.body, mark.start - _MOST_CHARACTERS)
            behind, frame.gap, frame.before = _classes(words, block.text[start : mark.start])
            if last is not None:
                last.behind = behind
            out.append(frame)
            last = frame
        if last is not None:
            last.behind = _classes(words, block.text[last.mark.end : last.mark.end + _BEHIND_CHARACTERS])[0]
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
