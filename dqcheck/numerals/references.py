"""Document references after Decree 30/2020/NĐ-CP (appendices I and III) and Party Instruction 36-HD/VPTW.

A reference is number, mark, symbol: ``171/QĐ-UBND`` (State: ``/``, type then issuer), ``57-NQ/TW`` (Party: ``-``, type
then issuer after ``/``), ``13/2023/NĐ-CP`` (legal documents carry their year), ``4365/UBND-KGVX`` (official letters:
issuer then drafting unit). Identity is number, symbol and issuer; numbering restarts each year.
"""

import re
from functools import lru_cache

from dqcheck.model.record import record
from dqcheck.numerals.folding import normalise

KINDS: dict[str, tuple[str, ...]] = {
    "NQ": ("nghị quyết",),
    "QĐ": ("quyết định", "quy định"),
    "CT": ("chỉ thị",),
    "QC": ("quy chế",),
    "QYĐ": ("quy định",),
    "QĐI": ("quy định",),
    "TC": ("thông cáo",),
    "TB": ("thông báo", "thông báo kết luận", "kết luận"),
    "TBKL": ("thông báo kết luận", "thông báo"),
    "HD": ("hướng dẫn",),
    "CTR": ("chương trình", "chương trình hành động"),
    "CTRHĐ": ("chương trình hành động", "chương trình"),
    "CTHĐ": ("chương trình hành động", "chương trình"),
    "KH": ("kế hoạch",),
    "KHLT": ("kế hoạch", "kế hoạch liên tịch"),
    "PA": ("phương án",),
    "ĐA": ("đề án",),
    "DA": ("dự án",),
    "BC": ("báo cáo",),
    "BB": ("biên bản",),
    "TTR": ("tờ trình",),
    "HĐ": ("hợp đồng",),
    "CV": ("công văn", "văn bản"),
    "CĐ": ("công điện",),
    "KL": ("kết luận", "thông báo kết luận"),
    "NĐ": ("nghị định",),
    "TT": ("thông tư", "thông tri"),
    "TTLT": ("thông tư liên tịch",),
    "NQLT": ("nghị quyết liên tịch",),
    "PL": ("pháp lệnh",),
    "L": ("lệnh", "luật"),
    "LCT": ("lệnh",),
    "SL": ("sắc lệnh",),
    "GM": ("giấy mời",),
    "BGN": ("bản ghi nhớ",),
    "BTT": ("bản thỏa thuận", "bản thoả thuận"),
    "GUQ": ("giấy ủy quyền", "giấy uỷ quyền"),
    "GGT": ("giấy giới thiệu",),
    "GNP": ("giấy nghỉ phép",),
    "PG": ("phiếu gửi",),
    "PC": ("phiếu chuyển",),
    "PB": ("phiếu báo",),
    "QCPH": ("quy chế phối hợp", "quy chế"),
    "CTPH": ("chương trình phối hợp", "chương trình"),
    "CTRPH": ("chương trình phối hợp", "chương trình"),
    "KHPH": ("kế hoạch phối hợp", "kế hoạch"),
}
"""Symbols of document types, in upper case, with the words that may stand before them."""

TYPE_WORDS: tuple[str, ...] = tuple(
    sorted({word for words in KINDS.values() for word in words} | {"luật", "bộ luật", "công thư", "thư công"},
           key=len, reverse=True)
)  # fmt: skip
"""The words for types of documents, longest first."""

_LAW = r"(?:UBTV)?QH(?:K?\d{1,2})?"
_LETTERS = r"[A-ZĐÀ-Ỹ][A-Za-zĐđÀ-ỹ&]*(?:\([A-ZĐa-zđ]{1,6}\))?\d{0,2}[A-ZĐ]{0,6}"
SYMBOL = rf"{_LETTERS}(?:[-–.,/]{_LETTERS}){{0,4}}"
"""A pattern (to be compiled) of the letters after a document's number."""


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A type word and ``số``; a reference. Compiled when first needed: most runs read no reference in a cell."""
    return (
        re.compile(rf"(?P<word>{'|'.join(TYPE_WORDS)})?\s*(?:số\s*:?\s*)?", re.IGNORECASE),
        re.compile(
            rf"(?P<number>\d{{1,6}})(?P<suffix>[a-zA-Z]{{0,3}}(?:\.\d{{1,3}})?)\s?"
            rf"(?P<mark>/(?P<year>(?:19|20)\d\d)[/-]|[/\-–])\s?(?P<symbol>{SYMBOL})"
        ),
    )


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


def parse_reference(text: str) -> Reference | None:
    """The reference that a text consists of (a type word and ``số`` may stand before it), or None.

    >>> parse_reference("Quyết định số 171/QĐ-UBND").issuer
    'UBND'
    """
    name = normalise(text).strip(" .,;:")
    leads, references = _patterns()
    lead = leads.match(name)
    if lead:
        name = name[lead.end() :]
    name = re.sub(r"\s?([-–/])\s?", r"\1", name)
    match = references.fullmatch(name)
    if not match:
        return None
    word = (lead["word"] or "").casefold() if lead else ""
    return build(int(match["number"]), match["suffix"], match["mark"], match["symbol"], match["year"], word)


def build(number: int | None, suffix: str, mark: str, symbol: str, year: str | None, word: str = "") -> Reference:
    """A reference from its written parts; ``word`` is the type word before it, if any."""
    symbol = symbol.replace("–", "-")
    kind, issuer, party = split_symbol(symbol, party=not mark.startswith("/"))
    words = KINDS.get(kind.upper(), ())
    if word and (not words or word in words):
        named = word
    else:
        named = words[0] if words else ("luật" if re.fullmatch(_LAW, symbol) else "công văn" if not kind else "")
    return Reference(
        number=number,
        suffix=suffix,
        symbol=symbol,
        kind=named,
        issuer=issuer,
        year=int(year) if year else None,
        party=party,
    )


def split_symbol(symbol: str, *, party: bool = False) -> tuple[str, str, bool]:
    """Type letters, issuer letters and whether the symbol is of the Party's style.

    >>> split_symbol("QĐ-UBND"), split_symbol("NQ/TW", party=True), split_symbol("UBND-KGVX")
    (('QĐ', 'UBND', False), ('NQ', 'TW', True), ('', 'UBND', False))
    """
    parts = re.split(r"[-/.]", symbol)
    head = re.sub(r"\(.*?\)", "", parts[0])
    if head.upper() in KINDS and len(parts) > 1:
        return head, parts[1], party and "/" in symbol
    if re.fullmatch(_LAW, symbol):
        return "", symbol.rstrip("0123456789"), False
    return ("", parts[0], party) if head.upper() not in KINDS else (head, "", party)
