"""Reports as plain text (.txt, .md): as typed, or hard-wrapped, or copied out of a page with blank lines between."""

import itertools
from pathlib import Path

from dqcheck.model.document import Narrative
from dqcheck.sources.composing import Break, Composer
from dqcheck.sources.furniture import page_numbers, repeated
from dqcheck.sources.reflow import TextLine, is_wrapped, measure, paragraphs
from dqcheck.sources.texts import read_text


def read_plain(path: Path) -> Narrative:
    """The paragraphs of a text file with the lines that they stand on. Raises SourceError for what is no text."""
    file = read_text(path)
    lines = _lines(file.text)
    titles: list[TextLine] = []
    if lines and lines[-1].page is not None:
        numbers, repeats = repeated(lines)
        titles = [lines[at] for at in sorted(repeats)]
        lines = [line for at, line in enumerate(lines) if at not in numbers | repeats]
    wrapped = is_wrapped(lines)
    if wrapped:
        furniture = page_numbers(lines)
        lines = [line for at, line in enumerate(lines) if at not in furniture]
        if _double_spaced(lines):
            for line in lines:
                line.apart = False
    composer = Composer(path, "txt")
    composer.remark(*file.remarks)
    for group in paragraphs(lines, measure(lines) if wrapped else None):
        breaks: list[Break] = []
        offset = 0
        for before, line in itertools.pairwise(group):
            offset += len(before.text) + 1
            breaks.append((offset, line.page, line.number))
        composer.paragraph(
            "\n".join(line.text for line in group), page=group[0].page, line=group[0].number, lines=breaks
        )
    for text, title in {line.text: line for line in reversed(titles)}.items():
        composer.paragraph(text, kind="header", page=title.page, line=title.number)
    return composer.narrative()


def _lines(text: str) -> list[TextLine]:
    lines: list[TextLine] = []
    apart = False
    page = 1 if "\f" in text else None
    for number, written in enumerate(text.split("\n"), 1):
        if page is not None:
            page += written.count("\f")
        stripped = written.strip()
        if stripped:
            lines.append(
                TextLine(
                    stripped,
                    number,
                    page,
                    right=float(len(stripped)),
                    top=float(number),
                    apart=apart,
                    rigid=stripped.startswith("|"),
                )
            )
        apart = not stripped
    return lines


def _double_spaced(lines: list[TextLine]) -> bool:
    """Whether blank lines stand between the lines of one sentence, so that they mean nothing."""
    apart = [line for line in lines if line.apart]
    return len(apart) * 2 > len(lines) and sum(line.text[:1].islower() for line in apart) * 6 > len(apart)
