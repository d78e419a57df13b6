"""Sentences as narratives, and the claims they make."""

from dqcheck import narratives
from dqcheck.model.document import Narrative, Paragraph
from dqcheck.model.place import Place

Stated = tuple[dict[str, list[str]], bool]


def narrative(text: str) -> Narrative:
    lines = [line for line in text.split("\n") if line.strip()]
    paragraphs = tuple(Paragraph(text=line, place=Place(paragraph=at)) for at, line in enumerate(lines, 1))
    return Narrative(source="sentence.txt", path="", media="txt", paragraphs=paragraphs)


def claims(text: str, kind: str) -> list[Stated]:
    """The claims of one kind in a text: the figures in each role as written, and whether it is in doubt."""
    return [
        ({role: [figure.value.text for figure in figures] for role, figures in claim.roles.items()}, claim.doubt)
        for claim in narratives.extract(narrative(text)).claims
        if claim.kind == kind
    ]
