"""Reports of paragraphs that blank lines part, read, and what is told to be wrong with their form."""

from dqcheck.model.claim import Claim
from dqcheck.model.document import Narrative, Paragraph, Sheet
from dqcheck.model.place import Place
from dqcheck.model.quantity import Missing, Quantity
from dqcheck.prose.documents.reading import Reading, read
from dqcheck.prose.writing import review


def narrative(text: str, source: str = "a.txt", tables: tuple[Sheet, ...] = ()) -> Narrative:
    """A report of the paragraphs of a text."""
    paragraphs = tuple(
        Paragraph(text=part, place=Place(paragraph=number + 1)) for number, part in enumerate(text.split("\n\n"))
    )
    return Narrative(
        source=source, path=source, media="txt", paragraphs=paragraphs, tables=tables, table_after=(0,) * len(tables)
    )


def reading(text: str, source: str = "a.txt", tables: tuple[Sheet, ...] = ()) -> Reading:
    """A report, read."""
    return read(narrative(text, source, tables))


def paragraphs(*parts: str, before: int = 0) -> str:
    """A text of paragraphs, behind so many that say nothing."""
    return "\n\n".join((*(["Nội dung."] * before), *parts))


def faults(text: str, tables: tuple[Sheet, ...] = ()) -> list[Claim]:
    """What a text is told to be wrong with its form."""
    return [
        claim
        for claim in review.claims(reading(text, tables=tables))
        if isinstance(claim.roles["value"][0].value, Missing)
        or (claim.kind == "amount.magnitude" and not plausible(claim))
    ]


def cases(text: str, tables: tuple[Sheet, ...] = ()) -> list[tuple[object, str]]:
    """The faults of a text: which case each is, and what is written."""
    return [
        (claim.facts.get("case", claim.facts.get("what")), claim.roles["value"][0].value.text)
        for claim in faults(text, tables)
    ]


def plausible(claim: Claim) -> bool:
    """Whether an amount is within its bounds."""
    value, most = claim.roles["value"][0].value, claim.params["at_most"]
    least = claim.params.get("at_least", value)
    assert isinstance(value, Quantity)
    assert isinstance(most, Quantity)
    assert isinstance(least, Quantity)
    return least.value <= value.value <= most.value
