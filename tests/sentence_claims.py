"""Sentences as narratives, and the claims they make."""

from dataclasses import replace
from unittest import mock

from dqcheck import narratives
from dqcheck.model.document import Narrative, Paragraph
from dqcheck.model.place import Place
from dqcheck.narratives import extraction
from dqcheck.prose.documents.reading import read
from dqcheck.prose.figures.block import Block
from dqcheck.prose.figures.blocks import blocks

Stated = tuple[dict[str, list[str]], bool]


def narrative(text: str) -> Narrative:
    lines = [line for line in text.split("\n") if line.strip()]
    paragraphs = tuple(Paragraph(text=line, place=Place(paragraph=at)) for at, line in enumerate(lines, 1))
    return Narrative(source="sentence.txt", path="", media="txt", paragraphs=paragraphs)


def blocks_of(text: str) -> list[Block]:
    """The blocks of a text with their figures."""
    reading = read(narrative(text))
    return list(blocks(reading.passages, reading.words, ()))


def claims(text: str, kind: str, *, besides: str = "") -> list[Stated]:
    """The claims of one kind that finders make of a text: the figures in each role as written, and whether it is in
    doubt; without those of some finders, where what the others say by themselves is tested. What is linked where no
    finder says anything is not among them."""
    left_out = besides.split()
    finders = tuple(
        replace(finder, after=tuple(name for name in finder.after if name not in left_out))
        for finder in extraction.FINDERS
        if finder.name not in left_out
    )
    alone = mock.patch.object(extraction.linked, "find", return_value=())
    with mock.patch.object(extraction, "FINDERS", finders), alone:
        found = narratives.extract(narrative(text)).claims
    return [
        ({role: [figure.value.text for figure in figures] for role, figures in claim.roles.items()}, claim.doubt)
        for claim in found
        if claim.kind == kind
    ]
