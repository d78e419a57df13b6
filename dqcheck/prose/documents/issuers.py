"""Who issued a cited document: its letters say the body, the words around it which one of that name."""

from collections.abc import Sequence
from itertools import takewhile

from dqcheck.language.types.documents import BodyWords, DocumentWords
from dqcheck.language.types.references import IssuerLetters
from dqcheck.language.wording import Match
from dqcheck.model.record import record
from dqcheck.numerals.folding import fold
from dqcheck.numerals.references import Reference

_NAME_CHARACTERS = 3
"""A proper name has at least so many."""
_OFTEN_TIMES = 2
"""A body that a text names oftener than this is one that the text is about."""


@record
class ReportingUnit:
    """The body that writes a report: its level (``xã``) and name, empty when the text does not say, and whether it is a
    commune."""

    level: str = ""
    name: str = ""
    commune: bool = False

    def __str__(self) -> str:
        """Its name with its level (``Xã Ba Động``)."""
        return f"{self.level[:1].upper()}{self.level[1:]} {self.name}".strip() if self.name else ""


def own_unit(texts: Sequence[str], words: DocumentWords) -> ReportingUnit:
    """The unit that writes the report: from the heading, else from the title, else the commune that the text names most
    often."""
    bodies, reach = words.bodies, words.reach
    for text in texts[: reach.unit_passages]:
        if "\n" in text or any(sign in text for sign in bodies.heading_mentions):
            if found := bodies.heading.search(text[: reach.head_characters]):
                return _headed(found, bodies)
    joined = "\n".join(text[: reach.joined_characters].strip() for text in texts[: reach.joined_passages])
    if found := bodies.heading.search(joined):
        return _headed(found, bodies)
    return _titled(texts, words) or _most_named(texts, bodies)


def _titled(texts: Sequence[str], words: DocumentWords) -> ReportingUnit | None:
    """The commune whose report a title says it is (``BÁO CÁO / Kết quả ... của xã Đông Sơn``), where nothing above the
    title names another body."""
    reach, bodies = words.reach, words.bodies
    for at, text in enumerate(texts[: reach.unit_passages]):
        if bodies.another.search(text):
            return None
        if words.report.title.match(text):
            title = takewhile(lambda line: not line.rstrip().endswith("."), texts[at : at + reach.title_passages])
            found = bodies.titled.search("\n".join(line[: reach.joined_characters] for line in title))
            return _headed(found, bodies) if found else None
    return None


def _headed(found: Match, bodies: BodyWords) -> ReportingUnit:
    level = " ".join(found["level"].casefold().split())
    return ReportingUnit(level=level, name=_title(found["name"], bodies), commune=level in bodies.communes)


def _most_named(texts: Sequence[str], bodies: BodyWords) -> ReportingUnit:
    seen: dict[tuple[str, str], int] = {}
    for text in texts:
        if not bodies.mention.search(text):
            continue
        for found in bodies.named.finditer(text.replace("\n", " ")):
            key = _level(found, bodies), _name(found)
            if key[0] in bodies.communes and len(key[1]) >= _NAME_CHARACTERS:
                seen[key] = seen.get(key, 0) + 1
    if not seen:
        return ReportingUnit()
    level, name = most = max(seen, key=lambda key: (seen[key], len(key[1])))
    if seen[most] * 2 <= sum(times for times in seen.values() if times > _OFTEN_TIMES):
        return ReportingUnit()  # a text about many communes is written by none of them
    return ReportingUnit(level=level, name=name, commune=True)


def _title(name: str, bodies: BodyWords) -> str:
    """The name in a heading, without what stands beside it in another column."""
    words = name.split()
    beside = next((at for at, word in enumerate(words) if word.upper() in bodies.beside), len(words))
    return " ".join(word.capitalize() for word in words[:beside])


def _level(found: Match, bodies: BodyWords) -> str:
    return bodies.levels.get(" ".join((found["level"] or "").casefold().split()), "")


def _name(found: Match) -> str:
    return " ".join((found["name"] or "").split())


def issuer(
    reference: Reference, around: str, own: ReportingUnit, words: DocumentWords, *, register: bool = False
) -> str:
    """The issuing body under one name wherever it is cited; empty when the text leaves it open.

    ``around`` is what names the body near the reference; ``register`` says that the document stands in a list of what
    the unit itself has issued.
    """
    bodies, known = words.bodies, words.references.issuers
    letters = reference.issuer.rstrip("0123456789")
    found = bodies.named.search(" ".join(around.split()))
    if letters in known.national or letters in known.provincial:
        local = letters == bodies.provincial_party and found and found["body"].startswith(bodies.of_party)
        return "" if local else letters
    level, name = (_level(found, bodies), _name(found)) if found else ("", "")
    if found and found["body"].startswith(bodies.of_province):
        level = bodies.province
    if level == bodies.country:
        return letters + bodies.central
    if not level and (register or letters == bodies.local_party):
        level = own.level
    if register and level == own.level:
        name = own.name  # what follows in the line is already the subject
    if level in bodies.communes:
        name = name or own.name
    return f"{letters} {level} {name}".strip() if level else ""


def same_issuer(one: str, other: str) -> bool:
    """Whether two names mean the same body: equal, or one leaves out the proper name of the same level."""
    if one == other:
        return True
    first, second = fold(one), fold(other)
    return first == second or first.startswith(second + " ") or second.startswith(first + " ")


def beyond_one_report(name: str, letters: IssuerLetters, bodies: BodyWords) -> bool:
    """Whether a body's name identifies it across reports: the country's, the province's, or one with a proper
    name."""
    if name in letters.national or name in letters.provincial or (name and name.endswith(bodies.central)):
        return True
    parts = name.split()[1:]
    return parts[:1] == [bodies.province] or any(part[:1].isupper() for part in parts)


def of_commune(name: str, bodies: BodyWords) -> bool:
    """Whether a body's name is that of a commune's body."""
    return name.partition(" ")[2].startswith(bodies.communes)
