"""Who issued a cited document: its letters say the body, the words around it which one of that name."""

import re

from dqcheck.model.record import record
from dqcheck.numerals.folding import fold
from dqcheck.numerals.references import Reference

NATIONAL = frozenset(
    "CP TTg TW QH UBTVQH CTN VPCP VPTW VPQH BCĐTW BCĐCP HĐBCQG BCA BQP BNG BNV BTP BTC BCT BXD BYT BKHCN BGDĐT "
    "BVHTTDL BNNMT BDTTG BTTTT "
    "BKHĐT BGTVT BTNMT BNNPTNT BNN BLĐTBXH TTCP NHNN KTNN TANDTC VKSNDTC TLĐ TCTK MTTW CQTTBCĐ TCTS UBPLTP".split()
)
"""Letters of bodies of which the country has one."""

PROVINCIAL = frozenset(
    "TU VPTU BTGTU BTCTU BNCTU BDVTU UBKTTU STC SNV SYT SXD STP SCT SKHCN SGDĐT SVHTTDL SNNMT SNN SDTTG STTTT "
    "SKHĐT SGTVT STNMT "
    "SLĐTBXH".split()
)
"""Letters of bodies of which a province has one."""

_LEVEL = {
    "tỉnh": "tỉnh", "thành phố": "thành phố", "tp": "thành phố", "tp.": "thành phố", "huyện": "huyện", "quận": "quận",
    "thị xã": "thị xã", "xã": "xã", "phường": "phường", "đặc khu": "đặc khu", "thị trấn": "thị trấn",
    "trung ương": "trung ương",
}  # fmt: skip
COMMUNE = ("xã", "phường", "đặc khu", "thị trấn")
"""Levels of a commune."""

_NAME = r"[A-ZĐÀ-ÝĂÂÊÔƠƯẠ-Ỹ][^\W\d_]{0,11}(?:['’-][^\W\d_]{1,8})?"
_BODY = re.compile(
    r"(?<!\w)(?P<body>UBND|HĐND|[ỦU][yỷ] ban nhân dân|[Ủủ]y ban nhân dân|Hội đồng nhân dân|Ban [Cc]hỉ đạo|BCĐ|"
    r"Đảng [uủ][yỷ]|ĐU|Tỉnh [uủ][yỷ]|Thành [uủ][yỷ])"
    r"(?:\s{1,3}(?:của\s{1,3})?(?:(?:UBND|[ỦU][yỷ] ban nhân dân)\s{1,3})?(?P<level>[Tt]ỉnh|[Tt]hành phố|TP\.?|"
    r"[Hh]uyện|[Qq]uận|[Tt]hị xã|[Xx]ã|[Pp]hường|[Đđ]ặc khu|[Tt]hị trấn|Trung ương)(?!\w)"
    rf"(?P<name>(?:\s{{1,3}}{_NAME}){{0,4}}))?"
)
_HEADER = re.compile(
    r"(?:ỦY|UỶ)\s{1,3}BAN\s{1,3}NHÂN\s{1,3}DÂN\s{1,40}(?P<level>TỈNH|THÀNH\s{1,3}PHỐ|HUYỆN|QUẬN|THỊ\s{1,3}XÃ|XÃ|"
    r"PHƯỜNG|ĐẶC\s{1,3}KHU|THỊ\s{1,3}TRẤN)"
    r"\s{1,3}(?P<name>[^\W\d_]+(?:[ '’-]{1,2}[^\W\d_]+){0,3})"
)


@record
class Unit:
    """The body that writes a report: its level (``xã``) and name; empty when the text does not say."""

    level: str = ""
    name: str = ""

    @property
    def commune(self) -> bool:
        """Whether it is a commune."""
        return self.level in COMMUNE


def own_unit(texts: list[str]) -> Unit:
    """The unit that writes the report: from the heading, else the commune that the text names most often."""
    for text in texts[:12]:
        if "\n" in text or "NHÂN" in text:
            found = _HEADER.search(text[:600])
            if found:
                return Unit(level=" ".join(found["level"].casefold().split()), name=_title(found["name"]))
    joined = "\n".join(text[:200].strip() for text in texts[:6])
    if found := _HEADER.search(joined):
        return Unit(level=" ".join(found["level"].casefold().split()), name=_title(found["name"]))
    seen: dict[tuple[str, str], int] = {}
    for text in texts:
        if "UBND" not in text and "ban nhân dân" not in text:
            continue
        for found in _BODY.finditer(text.replace("\n", " ")):
            level = _level(found)
            name = " ".join((found["name"] or "").split())
            if len(name) > 2 and level in COMMUNE:
                seen[level, name] = seen.get((level, name), 0) + 1
    if not seen:
        return Unit()
    level, name = max(seen, key=lambda key: (seen[key], len(key[1])))
    if seen[level, name] * 2 <= sum(times for times in seen.values() if times > 2):
        return Unit()  # a text about many communes is written by none of them
    return Unit(level=level, name=name)


def _title(name: str) -> str:
    """The name in a heading, without what stands beside it in another column."""
    words = name.split()
    beside = next((i for i, word in enumerate(words) if word.upper() in ("CỘNG", "ĐẢNG", "HỘI", "ĐỘC")), len(words))
    return " ".join(word.capitalize() for word in words[:beside])


def _level(found: re.Match[str]) -> str:
    return _LEVEL.get(" ".join((found["level"] or "").casefold().split()), "")


def issuer(reference: Reference, words: str, own: Unit, *, register: bool = False) -> str:
    """The issuing body under one name wherever it is cited; empty when the text leaves it open.

    ``words`` is what stands behind ``của`` or in the column of issuers; ``register`` says that the document stands in a
    list of what the unit itself has issued.
    """
    letters = reference.issuer.rstrip("0123456789")
    found = _BODY.search(" ".join(words.split()))
    if letters in NATIONAL or letters in PROVINCIAL:
        return "" if letters == "TU" and found and found["body"].startswith("Đảng") else letters
    level, name = "", ""
    if found:
        level = _level(found)
        name = " ".join((found["name"] or "").split())
        if found["body"].startswith(("Tỉnh", "Thành")):
            level = "tỉnh"
    if level == "trung ương":
        return f"{letters}TW"
    if not level and (register or letters == "ĐU"):
        level = own.level
    if register and level == own.level:
        name = own.name  # what follows in the line is already the subject
    if level in COMMUNE:
        name = name or own.name
        return f"{letters} {level} {name}".strip() if name or level else ""
    if level:
        return f"{letters} {level} {name}".strip()
    return ""


def same_issuer(one: str, other: str) -> bool:
    """Whether two names mean the same body: equal, or one leaves out the proper name of the same level."""
    if one == other:
        return True
    first, second = fold(one), fold(other)
    return first == second or first.startswith(second + " ") or second.startswith(first + " ")


def beyond_one_report(name: str) -> bool:
    """Whether a body's name identifies it across reports: the country's, the province's, or one with a proper
    name."""
    if not name:
        return False
    if name in NATIONAL or name in PROVINCIAL or name.endswith("TW"):
        return True
    parts = name.split()
    return len(parts) > 1 and (parts[1] == "tỉnh" or any(part[:1].isupper() for part in parts[1:]))
