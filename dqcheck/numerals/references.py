"""Document references after Decree 30/2020/NĐ-CP (appendices I and III) and Party Instruction 36-HD/VPTW.

A reference is number, mark, symbol: ``171/QĐ-UBND`` (State: ``/``, type then issuer), ``57-NQ/TW`` (Party: ``-``, type
then issuer after ``/``), ``13/2023/NĐ-CP`` (legal documents carry their year), ``4365/UBND-KGVX`` (official letters:
issuer then drafting unit). Identity is number, symbol and issuer; numbering restarts each year.
"""

import re

from dqcheck.language.types.references import ReferenceWords
from dqcheck.language.vi.references import REFERENCES
from dqcheck.model.record import record
from dqcheck.numerals.folding import normalise


@record
class Reference:
    """A document reference. ``symbol`` is the letters after the number, marks as the model form has them, without stray
    spaces (``QĐ-UBND``, ``NQ/TW``); ``kind`` the type in words, lower case, or empty when the symbol does not say
    it; ``issuer`` the letters of the issuing body; ``party`` tells the Party's style."""

    number: int | None
    suffix: str = ""
    symbol: str
    kind: str = ""
    issuer: str = ""
    year: int | None = None
    party: bool = False

    @property
    def identity(self) -> tuple[int | None, str, str, int | None]:
        """What makes two references the same document, apart from the issuing body that prose may name."""
        return self.number, self.suffix.casefold(), self.symbol.casefold(), self.year


def parse_reference(text: str, words: ReferenceWords = REFERENCES) -> Reference | None:
    """The reference that a text consists of (a kind and a word for number may stand before it), or None.

    >>> parse_reference("Quyết định số 171/QĐ-UBND").issuer
    'UBND'
    """
    name = normalise(text).strip(" .,;:")
    kind = ""
    if lead := words.lead.match(name):
        kind, name = (lead["word"] or "").casefold(), name[lead.end() :]
    match = words.whole.fullmatch(re.sub(r"\s?([-–/])\s?", r"\1", name))
    if not match:
        return None
    return build(int(match["number"]), match["suffix"], match["mark"], match["symbol"], match["year"], kind, words)


def build(
    number: int | None,
    suffix: str,
    mark: str,
    symbol: str,
    year: str | None,
    word: str = "",
    words: ReferenceWords = REFERENCES,
) -> Reference:
    """A reference from its written parts; ``word`` is the kind named before it, if any."""
    symbol = symbol.replace("–", "-")
    kind, issuer, party = split_symbol(symbol, party=not mark.startswith("/"), words=words)
    kinds = words.kinds.get(kind.upper(), ())
    if word and (not kinds or word in kinds):
        named = word
    elif kinds:
        named = kinds[0]
    else:
        named = words.law_kind if words.law.fullmatch(symbol) else "" if kind else words.letter_kind
    return Reference(
        number=number,
        suffix=suffix,
        symbol=symbol,
        kind=named,
        issuer=issuer,
        year=int(year) if year else None,
        party=party,
    )


def split_symbol(symbol: str, *, party: bool = False, words: ReferenceWords = REFERENCES) -> tuple[str, str, bool]:
    """Letters of the kind, letters of the issuer and whether the symbol is of the Party's style.

    >>> split_symbol("QĐ-UBND"), split_symbol("NQ/TW", party=True), split_symbol("UBND-KGVX")
    (('QĐ', 'UBND', False), ('NQ', 'TW', True), ('', 'UBND', False))
    """
    parts = re.split(r"[-/.]", symbol)
    head = re.sub(r"\(.*?\)", "", parts[0])
    if head.upper() in words.kinds:
        return (head, parts[1], party and "/" in symbol) if len(parts) > 1 else (head, "", party)
    if words.law.fullmatch(symbol):
        return "", symbol.rstrip("0123456789"), False
    return "", parts[0], party
