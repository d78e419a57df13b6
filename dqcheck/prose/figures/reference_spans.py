"""Document references in running text, with what is unusual in the way they are written.

Reading is generous (a stray space, a missing mark, a doubled word still give the reference), so that a badly written
reference is both reported and identified.
"""

import re
from collections.abc import Iterator

from dqcheck.model.record import record
from dqcheck.numerals.references import KINDS, TYPE_WORDS, Reference, build

_LETTERS = r"[A-ZĐ][A-ZĐÂĂÊÔƠƯ&\dđirgyth]{0,24}(?:\([A-ZĐa-zđ]{1,6}\))?"
_SYMBOL = rf"{_LETTERS}(?:(?:[-–/]{{1,2}}\s{{0,2}}|\.){_LETTERS}){{0,4}}"
_REFERENCE = re.compile(
    rf"(?<![\w/.,–-])(?P<number>\d{{1,6}}(?:[a-z]{{1,2}})?)"
    rf"(?P<mark>\s?/{{1,2}}\s{{0,2}}(?:(?P<year>(?:19|20)\d\d)\s?[/-]\s?)?|"
    rf"\s?[-–]{{1,2}}\s{{0,2}})(?P<symbol>{_SYMBOL})(?![^\W\d_])"
)
_TYPE = "|".join(word.replace(" ", r"\s{1,3}") for word in TYPE_WORDS)
_BEFORE = re.compile(
    rf"(?<!\w)(?P<doubled>(?:{_TYPE})\s{{1,3}}(?=(?:{_TYPE})))?(?P<word>{_TYPE}|văn\s{{1,3}}bản)"
    r"(?:\s{1,3}(?:hành\s{1,2}động|phối\s{1,2}hợp|liên\s{1,2}tịch|riêng|tổng\s{1,2}thể|chuyên\s{1,2}đề|"
    r"liên\s{1,2}ngành|chung|hỏa\s{1,2}tốc|công\s{1,2}tác))?"
    r"(?P<so>(?:\s{1,3}\(?số\s?:?){0,3})\s{0,3}$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?<!\w)số\s?:?\s{0,3}$", re.IGNORECASE)
_SYMBOL_HEADS = "|".join(
    sorted({letters for letters in KINDS if len(letters) > 1} | {"CTr", "TTr", "CTrHĐ"}, key=len, reverse=True)
)
_UNMARKED = re.compile(
    rf"(?<![\w/.,–-])(?P<number>\d{{1,5}})\s{{0,2}}(?P<symbol>(?:{_SYMBOL_HEADS})[-–/]{_LETTERS})(?![^\W\d_])"
)
KNOWN_ISSUERS = frozenset(
    "UBND HĐND TTg CP TW TU ĐU HU ĐUK BCĐ BCĐTW QH UBTVQH VPCP VPTW VPTU VPĐU BTV BTVTU BCH MTTQ UBMTTQ MTTW HĐBT "
    "HĐBCQG BCA BQP BNG "
    "BNV BTP BTC BCT BXD BYT BKHCN BGDĐT BVHTTDL BNNMT BDTTG BTTTT BKHĐT BGTVT BTNMT BNNPTNT BNN BLĐTBXH TTCP "
    "NHNN KTNN TANDTC VKSNDTC "
    "BHXH TLĐ TCTK CTK TCT KBNN STC SNV SYT SXD STP SCT SKHCN SGDĐT SVHTTDL SNNMT SNN SDTTG STTTT SKHĐT SGTVT "
    "STNMT SLĐTBXH TTT TTPVHCC "
    "PVHXH VHXH PKT PKTHT KTHT KT VP CAX CAP CAT BCHQS QLDA TTKSTC HĐTĐKT HĐTV TCT06 TCTĐA06 CQTT CQTTBCĐ BCĐCP "
    "BDVTU BTGTU BTCTU BNCTU "
    "UBKTTU VPUBND VPHĐND CTN TTHĐND ĐĐBQH TBKTXH".split()
)
"""Letters of bodies that are certain. Others exist; a symbol is never wrong merely for being unknown."""

_LOCAL = ("UBND", "HĐND")
_OWN_TYPE = frozenset(
    "báo cáo|chương trình|chỉ thị|giấy mời|kế hoạch|kết luận|nghị quyết|"
    "phương án|quy chế|quyết định|thông báo|tờ trình|đề án".split("|")
)


@record
class ReferenceSpan:
    """A reference in a text. ``lead`` is where its type word begins (``start`` when there is none); ``word`` the type
    word, lower case; ``faults`` name what is wrong for certain and ``oddities`` what merely differs from the model
    form."""

    start: int
    end: int
    lead: int
    word: str
    text: str
    reference: Reference
    faults: tuple[str, ...] = ()
    oddities: tuple[str, ...] = ()
    suggestion: str = ""


def find(text: str) -> list[ReferenceSpan]:
    """Every document reference of a text in reading order."""
    out = list(_marked(text))
    if out or "/" in text or "-" in text or "–" in text:
        taken = [(span.start, span.end) for span in out]
        out.extend(span for span in _unmarked(text) if not any(a < span.end and span.start < b for a, b in taken))
        out.sort(key=lambda span: span.start)
    return out


def _marked(text: str) -> Iterator[ReferenceSpan]:
    for found in _REFERENCE.finditer(text):
        before = text[max(0, found.start() - 56) : found.start()]
        lead = _BEFORE.search(before)
        symbol, mark = found["symbol"], found["mark"]
        head = re.split(r"[-–/.(]", symbol, maxsplit=1)[0]
        named = bool(lead) or bool(_NUMBERED.search(before))
        if not _plausible(head, symbol, mark, named):
            continue
        word = " ".join(lead["word"].casefold().split()) if lead else ""
        clean = re.sub(r"\s", "", re.sub(r"([-/.])\1", r"\1", symbol.replace("–", "-"))).rstrip("-/.")
        faults, suggestion = _faults(found, lead, word, head, clean, text)
        if glued := _glued(head):
            clean = f"{glued[0]}-{glued[1]}{clean[len(head) :]}"
        digits = re.match(r"\d+", found["number"])
        reference = build(
            int(digits[0]) if digits else None,
            found["number"][digits.end() :] if digits else "",
            mark.strip().replace("–", "-"),
            clean,
            found["year"],
            "" if word == "văn bản" else word,
        )
        yield ReferenceSpan(
            start=found.start(),
            end=found.end(),
            lead=found.start() - len(before) + lead.start("doubled" if "doubled-type-word" in faults else "word")
            if lead
            else found.start(),
            word=word,
            text=" ".join(found[0].split()),
            reference=reference,
            faults=tuple(faults),
            oddities=tuple(_oddities(found, clean)),
            suggestion=suggestion,
        )


def _plausible(head: str, symbol: str, mark: str, named: bool) -> bool:
    """Whether digits, a mark and capitals are a document reference and not a plot, a model or a range."""
    known = head.upper() in KINDS or head.rstrip("0123456789") in KNOWN_ISSUERS or _glued(head) is not None
    more = bool(re.search(r"[-–/.]", symbol))
    if mark.strip().startswith("/"):
        spaced = mark != mark.strip()
        return (known and (more or named or head in KNOWN_ISSUERS) and (named or not spaced)) or (
            named and not spaced and len(head) > 1
        )
    if mark[:1].isspace():
        return False
    return known and ("/" in symbol or (named and mark == mark.strip()))


def _glued(head: str) -> tuple[str, str] | None:
    """Type and issuer of letters whose hyphen was forgotten (``QĐUBND``)."""
    for size in (2, 3):
        if head[:size].upper() in KINDS and head[size:] in ("UBND", "HĐND", "TTg", "BCĐ"):
            return head[:size], head[size:]
    return None


def _faults(
    found: re.Match[str], lead: re.Match[str] | None, word: str, head: str, clean: str, text: str
) -> tuple[list[str], str]:
    faults: list[str] = []
    number, mark = found["number"], "".join(found["mark"].split())
    suggestion = ""
    if lead and len(re.findall(r"(?i)số", lead["so"])) > 1:
        faults.append("doubled-number-word")
    if lead and lead["doubled"] and " ".join(lead["doubled"].casefold().split()) == word:
        faults.append("doubled-type-word")
    if re.search(r"//|--|-–|–-", found[0]):
        faults.append("doubled-mark")
        suggestion = re.sub(r"([/-])[/–-]", r"\1", "".join(found[0].split()))
    glued = _glued(head)
    if glued:
        faults.append("missing-hyphen")
        suggestion = f"{number}{mark}{glued[0]}-{glued[1]}{clean[len(head) :]}"
    kinds = KINDS.get(head.upper())
    if kinds and word and word != "văn bản" and not _agree(word, kinds, head):
        faults.append("type-word")
    if not kinds and not glued and word in _OWN_TYPE and head in _LOCAL and not found["year"]:
        faults.append("missing-type")
        letters = next((k for k, words in KINDS.items() if words[0] == word), "")
        suggestion = f"{number}/{_printed(letters)}-{clean}"
    if kinds and word and _of_another_body(clean, text[found.end() : found.end() + 60]):
        faults.append("issuer-word")
    if kinds and clean.casefold() == head.casefold() and word and not found["year"]:
        tail = text[found.end() : found.end() + 12]
        if re.match(r"[-–]?\s{0,2},?\s{0,2}(?:ngày|của)(?!\w)", tail):
            faults.append("missing-issuer")
    misspelt = next((fix for part in re.split(r"[-/.]", clean) if (fix := _misspelt(part))), None)
    if misspelt:
        faults.append("misspelt-issuer")
        suggestion = f"{number}{mark}" + "".join(_misspelt(p) or p for p in re.split(r"([-/.])", clean))
    return faults, suggestion


_NAMED_BODY = re.compile(
    r"\s{0,3},?\s{0,3}(?:ngày\s[\d/.\-]{6,12}\s|ngày\s\d{1,2}\stháng\s\d{1,2}\snăm\s\d{4}\s)?của\s"
    r"(?P<body>Chính phủ|Thủ tướng|Quốc hội|Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương)"
)
_BODIES = {
    "TW": ("Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương"),
    "CP": ("Chính phủ",),
    "TTg": ("Thủ tướng",),
}
"""Letters of central bodies and the names that they stand for."""


def _of_another_body(symbol: str, follows: str) -> bool:
    """True when the body named behind a reference is not that of its letters (``57-NQ/TW ... của Chính phủ``)."""
    named = _NAMED_BODY.match(follows)
    letters = _BODIES.get(re.split(r"[-/]", symbol)[-1])
    return bool(named and letters) and (named["body"] if named else "") not in (letters or ())


def _agree(word: str, kinds: tuple[str, ...], head: str) -> bool:
    if word in kinds or any(word.startswith(kind) or kind.startswith(word) for kind in kinds):
        return True
    # an announcement carries conclusions, a letter or a plan is often named by what it is about
    return head.upper() == "CV" and word not in _OWN_TYPE


def _printed(letters: str) -> str:
    return {"TTR": "TTr", "CTR": "CTr"}.get(letters, letters)


def _misspelt(part: str) -> str | None:
    """The body whose letters were transposed, doubled or left without their mark (``UBDN``, ``HDND``)."""
    if part in KNOWN_ISSUERS or len(part) not in (3, 4, 5):
        return None
    for right in _LOCAL:
        same = sorted(part.replace("D", "Đ")) == sorted(right.replace("D", "Đ")) and part[0] == right[0]
        if same and part != right:
            return right
        if len(part) == 5 and any(part[:i] + part[i + 1 :] == right and part[i] in right for i in range(5)):
            return right
    return None


def _oddities(found: re.Match[str], clean: str) -> Iterator[str]:
    """What differs from the model form but leaves no doubt about the document."""
    body = found["mark"] + found["symbol"]
    if re.search(r"[^\S\n]", body) and "\n" not in body:
        yield "stray-space"
    if "(" in clean:
        yield "bracket"
    if re.match(r"(?:QD|ND|CD|DA)-(?:UBND|CP|TTg|HĐND|B[A-Z]{1,5})", clean):
        yield "unaccented"
    party = found["mark"].strip().startswith(("-", "–"))
    parts = re.split(r"[-/]", clean)
    if len(parts) > 1 and parts[0].upper() in KINDS:
        if party and "/" in clean and parts[1] in _LOCAL:
            yield "party-style"
        if not party and not found["year"] and parts[1] in ("TW", "TU", "ĐU", "HU") and len(parts) == 2:
            yield "state-style"


def _unmarked(text: str) -> Iterator[ReferenceSpan]:
    """References whose mark between number and letters is missing (``38 CT/TW``)."""
    for found in _UNMARKED.finditer(text):
        symbol = found["symbol"].replace("–", "-")
        before = text[max(0, found.start() - 56) : found.start()]
        lead = _BEFORE.search(before)
        if lead is None:
            continue
        party = "/" in symbol
        mark = "-" if party else "/"
        word = " ".join(lead["word"].casefold().split())
        yield ReferenceSpan(
            start=found.start(),
            end=found.end(),
            lead=found.start() - len(before) + lead.start("word"),
            word=word,
            text=" ".join(found[0].split()),
            reference=build(int(found["number"]), "", mark, symbol, None, word),
            faults=("missing-mark",),
            suggestion=f"{found['number']}{mark}{symbol}",
        )
