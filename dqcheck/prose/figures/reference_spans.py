"""Document references in running text, with what is unusual in the way they are written.

Reading is generous (a stray space, a missing mark, a doubled word still give the reference), so that a badly written
reference is both reported and identified.
"""

import re
from collections.abc import Iterator

from dqcheck.language.types.references import IssuerLetters, ReferencesInText
from dqcheck.language.wording import Match
from dqcheck.model.record import record
from dqcheck.numerals.references import Reference, build
from dqcheck.prose.text.windows import match_before

_DOUBLED_MARK = re.compile(r"//|--|-–|–-")
_GLUED_KIND_LETTERS = (2, 3)
"""How many letters a kind has that is written together with its issuer."""
_MISSPELT_LETTERS = (3, 4, 5)
"""How many letters the name of a local body has when one is missing, transposed or doubled."""


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


@record
class _Written:
    """What is written: the match of a reference, the words before it, its first letters, and its symbol without stray
    spaces and doubled marks."""

    text: str
    found: Match
    lead: Match | None
    word: str
    head: str
    clean: str


def find(text: str, references: ReferencesInText) -> list[ReferenceSpan]:
    """Every document reference of a text in reading order."""
    out = list(_marked(text, references))
    if out or "/" in text or "-" in text or "–" in text:
        taken = [(span.start, span.end) for span in out]
        more = _unmarked(text, references)
        out.extend(span for span in more if not any(a < span.end and span.start < b for a, b in taken))
        out.sort(key=lambda span: span.start)
    return out


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _marked(text: str, references: ReferencesInText) -> Iterator[ReferenceSpan]:
    for found in references.found.finditer(text):
        lead = match_before(references.before, text, found.start())
        symbol, mark = found["symbol"], found["mark"]
        head = re.split(r"[-–/.(]", symbol, maxsplit=1)[0]
        named = lead is not None or match_before(references.numbered, text, found.start()) is not None
        if not _plausible(head, symbol, mark, named, references):
            continue
        clean = re.sub(r"\s", "", re.sub(r"([-/.])\1", r"\1", symbol.replace("–", "-"))).rstrip("-/.")
        word = _plain(lead["word"]) if lead else ""
        written = _Written(text=text, found=found, lead=lead, word=word, head=head, clean=clean)
        faults = list(_faults(written, references))
        if glued := _glued(head, references):
            clean = f"{glued[0]}-{glued[1]}{clean[len(head) :]}"
        doubled = any(fault == "doubled-type-word" for fault, _ in faults)
        digits = re.sub(r"\D", "", found["number"])
        yield ReferenceSpan(
            start=found.start(),
            end=found.end(),
            lead=lead.start("doubled" if doubled else "word") if lead else found.start(),
            word=word,
            text=" ".join(found[0].split()),
            reference=build(
                int(digits),
                found["number"][len(digits) :],
                mark.strip().replace("–", "-"),
                clean,
                found["year"],
                "" if word == references.any_kind else word,
                references.words,
            ),
            faults=tuple(fault for fault, _ in faults),
            oddities=tuple(_oddities(found, clean, references)),
            suggestion=next((meant for _, meant in reversed(faults) if meant), ""),
        )


def _plausible(head: str, symbol: str, mark: str, named: bool, references: ReferencesInText) -> bool:
    """Whether digits, a mark and capitals are a document reference and not a plot, a model or a range."""
    issuers, kinds = references.issuers.known, references.words.kinds
    known = head.upper() in kinds or head.rstrip("0123456789") in issuers or _glued(head, references) is not None
    spaced = mark != mark.strip()
    if mark.strip().startswith("/"):
        more = bool(re.search(r"[-–/.]", symbol))
        return (known and (more or named or head in issuers) and (named or not spaced)) or (
            named and not spaced and len(head) > 1
        )
    return not mark[:1].isspace() and known and ("/" in symbol or (named and not spaced))


def _glued(head: str, references: ReferencesInText) -> tuple[str, str] | None:
    """Kind and issuer of letters whose hyphen was forgotten (``QĐUBND``)."""
    for size in _GLUED_KIND_LETTERS:
        if head[:size].upper() in references.words.kinds and head[size:] in references.issuers.glued:
            return head[:size], head[size:]
    return None


def _faults(written: _Written, references: ReferencesInText) -> Iterator[tuple[str, str]]:
    """What is wrong for certain, each with what was probably meant."""
    found, lead = written.found, written.lead
    if lead and len(references.number_word.findall(lead["number_words"])) > 1:
        yield "doubled-number-word", ""
    if lead and lead["doubled"] and _plain(lead["doubled"]) == written.word:
        yield "doubled-type-word", ""
    if _DOUBLED_MARK.search(found[0]):
        yield "doubled-mark", re.sub(r"([/-])[/–-]", r"\1", "".join(found[0].split()))
    number, mark, clean = found["number"], "".join(found["mark"].split()), written.clean
    if glued := _glued(written.head, references):
        yield "missing-hyphen", f"{number}{mark}{glued[0]}-{glued[1]}{clean[len(written.head) :]}"
    yield from _faults_of_kind(written, references, glued=glued is not None)
    parts = re.split(r"([-/.])", clean)
    meant = [_misspelt(part, references.issuers) or part for part in parts]
    if meant != parts:
        marked = _marked_letters(parts[0], references.issuers)
        kinds = references.words.kinds
        kind = marked if marked in kinds and parts[0].upper() not in kinds else meant[0]
        yield "misspelt-issuer", f"{number}{mark}{''.join([kind, *meant[1:]])}"


def _faults_of_kind(written: _Written, references: ReferencesInText, *, glued: bool) -> Iterator[tuple[str, str]]:
    """Where kind and issuer do not go together with the words around the reference."""
    text, found, word, head, clean = written.text, written.found, written.word, written.head, written.clean
    kinds = references.words.kinds.get(head.upper())
    if kinds and word and word != references.any_kind and not _agree(word, kinds, head, references):
        yield "type-word", ""
    own = word in references.own_kinds and head in references.issuers.local
    if own and not (kinds or glued or found["year"]):
        letters = next((key for key, words in references.words.kinds.items() if words[0] == word), "")
        yield "missing-type", f"{found['number']}/{references.printed.get(letters, letters)}-{clean}"
    if kinds and word:
        if _of_another_body(clean, text, found.end(), references):
            yield "issuer-word", ""
        if clean.casefold() == head.casefold() and not found["year"]:
            if references.no_issuer.match(text, found.end()):
                yield "missing-issuer", ""


def _of_another_body(symbol: str, text: str, end: int, references: ReferencesInText) -> bool:
    """True when the body named behind a reference is not that of its letters (``57-NQ/TW ... của Chính phủ``)."""
    names = references.issuers.names.get(re.split(r"[-/]", symbol)[-1])
    named = references.body.match(text, end) if names else None
    return named is not None and names is not None and named["body"] not in names


def _agree(word: str, kinds: tuple[str, ...], head: str, references: ReferencesInText) -> bool:
    if any(word.startswith(kind) or kind.startswith(word) for kind in kinds):
        return True
    # an announcement carries conclusions, a letter or a plan is often named by what it is about
    return head.upper() == references.loose_kind and word not in references.own_kinds


def _misspelt(part: str, issuers: IssuerLetters) -> str | None:
    """The body whose letters were transposed, doubled or left without their mark (``UBDN``, ``HDND``)."""
    if part in issuers.known or len(part) not in _MISSPELT_LETTERS:
        return None
    for right in issuers.local:
        marked, wanted = _marked_letters(part, issuers), _marked_letters(right, issuers)
        doubled = any(marked[:at] + marked[at + 1 :] == wanted and letter in wanted for at, letter in enumerate(marked))
        if doubled or (part[0] == right[0] and _letters(part, issuers) == _letters(right, issuers)):
            return right
    return None


def _letters(part: str, issuers: IssuerLetters) -> list[str]:
    return sorted(_marked_letters(part, issuers))


def _marked_letters(part: str, issuers: IssuerLetters) -> str:
    """Letters with the marks that a typing method may have left out."""
    return part.replace(issuers.unmarked, issuers.marked)


def _oddities(found: Match, clean: str, references: ReferencesInText) -> Iterator[str]:
    """What differs from the model form but leaves no doubt about the document."""
    body = found["mark"] + found["symbol"]
    if re.search(r"[^\S\n]", body) and "\n" not in body:
        yield "stray-space"
    if "(" in clean:
        yield "bracket"
    if references.unaccented.match(clean):
        yield "unaccented"
    party = found["mark"].strip().startswith(("-", "–"))
    parts = re.split(r"[-/]", clean)
    if len(parts) > 1 and parts[0].upper() in references.words.kinds:
        if party and "/" in clean and parts[1] in references.issuers.local:
            yield "party-style"
        if not party and not found["year"] and parts[1] in references.issuers.party and len(parts) == 2:
            yield "state-style"


def _unmarked(text: str, references: ReferencesInText) -> Iterator[ReferenceSpan]:
    """References whose mark between number and letters is missing (``38 CT/TW``)."""
    for found in references.unmarked.finditer(text):
        symbol = found["symbol"].replace("–", "-")
        lead = match_before(references.before, text, found.start())
        if lead is None:
            continue
        mark = "-" if "/" in symbol else "/"
        word = _plain(lead["word"])
        yield ReferenceSpan(
            start=found.start(),
            end=found.end(),
            lead=lead.start("word"),
            word=word,
            text=" ".join(found[0].split()),
            reference=build(int(found["number"]), "", mark, symbol, None, word, references.words),
            faults=("missing-mark",),
            suggestion=f"{found['number']}{mark}{symbol}",
        )
