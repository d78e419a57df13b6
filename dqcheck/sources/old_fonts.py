"""Texts that fonts from before Unicode turn into letters of the language: in the file stand other letters, which show
as nonsense in any other font."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from dqcheck.language.vi.old_encodings import OLD_ENCODINGS
from dqcheck.model.document import Document, Narrative, Paragraph, Raw, Remark, Sheet, Workbook
from dqcheck.sources.old_encodings import restored, syllables, syllables_of

_SAMPLE_TEXTS = 2000
_LAST_OF_FONTS = "\u00ff"
_FEWEST_SYLLABLES = 6
"""Different words that have to be syllables in texts that make sense by the letters of an old font only."""
_MOST_OTHER_SHARE = 0.05
"""Of the texts that one way of reading makes more sense of than the other, those that stand as they are meant; where
there are no more, all of the document is in the font."""
_FEWEST_SYLLABLES_SHARE, _FEWEST_MORE_SHARE = 0.75, 0.3
"""Of the words with letters beyond a-z, those that are syllables with the letters that are meant, and how many more
these are than as they stand."""


def with_meant_letters(document: Document) -> Document:
    """The document with the letters that are meant, where it was written in an old font; that is told."""
    sample = [text for text in itertools.islice(_texts(document), _SAMPLE_TEXTS) if not text.isascii()]
    if not any(OLD_ENCODINGS.signs.search(text) for text in sample):
        return document
    gains = {name: [_gain(text, name) for text in sample] for name in OLD_ENCODINGS.by_name}
    counts = {name: sum(gain >= _FEWEST_MORE_SHARE for gain in found) for name, found in gains.items()}
    name = max(counts, key=lambda one: counts[one])
    told = (text for text, gain in zip(sample, gains[name], strict=True) if gain >= _FEWEST_MORE_SHARE)
    if len(set[str]().union(*(syllables_of(restored(text, name)) for text in told))) < _FEWEST_SYLLABLES:
        return document
    losses = sum(gain < 0 for gain in gains[name])
    font = _OldFont(name, whole=losses <= _MOST_OTHER_SHARE * (counts[name] + losses))
    remark = Remark(key="source.old-font", facts={"encoding": name})
    if isinstance(document, Workbook):
        return replace(
            document,
            sheets=tuple(_sheet(sheet, font) for sheet in document.sheets),
            remarks=(*document.remarks, remark),
        )
    return replace(
        document,
        paragraphs=tuple(_paragraph(paragraph, font) for paragraph in document.paragraphs),
        tables=tuple(_sheet(table, font) for table in document.tables),
        remarks=(*document.remarks, remark),
    )


def _texts(document: Document) -> Iterator[str]:
    if isinstance(document, Narrative):
        yield from (paragraph.text for paragraph in document.paragraphs)
        return
    for sheet in document.sheets:
        yield from (cell for row in sheet.rows for cell in row if type(cell) is str)


def _gain(text: str, name: str) -> float:
    """How many more of its words are syllables by the letters of an old font, as a share; less than nothing where it
    makes more sense as it stands."""
    if _is_unicode(text):
        return -1.0
    before, _ = syllables(text)
    after, _ = syllables(restored(text, name))
    return after - before if after >= _FEWEST_SYLLABLES_SHARE or after < before else 0.0


def _is_unicode(text: str) -> bool:
    """Whether a text has letters that no old font knows of."""
    return any(mark > _LAST_OF_FONTS and mark.isalpha() for mark in text)


class _OldFont(NamedTuple):
    """The old font of a document; ``whole`` says that all of the document is in it."""

    name: str
    whole: bool

    def meant(self, text: str) -> str:
        """A text with the letters that are meant, where it makes more sense so, or may be either."""
        if text.isascii() or _is_unicode(text):
            return text
        changed = restored(text, self.name)
        after, before = syllables(changed)[0], syllables(text)[0]
        return changed if after > before or (after == before and self.whole) else text


def _sheet(sheet: Sheet, font: _OldFont) -> Sheet:
    rows: Sequence[Iterable[Raw]] = sheet.rows
    meant = [[font.meant(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    return replace(sheet, name=font.meant(sheet.name), rows=meant)


def _paragraph(paragraph: Paragraph, font: _OldFont) -> Paragraph:
    text = font.meant(paragraph.text)
    if text == paragraph.text:
        return paragraph
    lines = tuple(
        (len(restored(paragraph.text[:offset], font.name)), page, line) for offset, page, line in paragraph.lines
    )
    return replace(paragraph, text=text, lines=lines)
