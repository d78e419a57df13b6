"""What a figure is told to be, so that the same quantity is known again in another place: its names, its status (a
plan, an estimate, an earlier period) and its period.

A name is the words of a figure whatever their order, folded, without those that say nothing of what it is. Where the
words around a figure leave its status open, it has no telling.
"""

import re
from dataclasses import replace
from functools import lru_cache

from dqcheck.language.en.restating import RESTATING as ENGLISH
from dqcheck.language.mixing import mixed
from dqcheck.language.types.restating import status_wording
from dqcheck.language.vi.restating import RESTATING as VIETNAMESE
from dqcheck.model.claim import Figure
from dqcheck.model.quantity import Quantity
from dqcheck.model.record import record
from dqcheck.numerals.folding import fold
from dqcheck.prose.figures.naming import called

WORDS = mixed(VIETNAMESE, ENGLISH)
_STATUS = status_wording(WORDS)
_SIGNALS = frozenset(re.findall(r"[a-z]{2,}", " ".join(one.pattern for one in (_STATUS, WORDS.period, WORDS.dated))))
"""Words of which one at least, or a year, is in whatever tells a status or a period."""
FEWEST_WORDS = 2
"""Words of a name by which a quantity is known again."""
MOST_WORDS = 14
_CLAUSE = re.compile(r"[;,:(–]|\.\s")
_HEAD = re.compile(r"[;,:(]")
_BEHIND = re.compile(r"\s?\(?([^;,.()\d]{0,40})")
_SUBJECT = re.compile(r"[^;,.:()–\d]{3,80}")
_SUBJECT_TOLD = frozenset({":"})
"""What tells a name that a subject completes from all others."""
_CLAUSE_BEHIND = re.compile(r"[^;,.:()–\d]{1,80}")
_NUMBER = re.compile(r"\d[\d.,]*(?<=\d)")
_PERIOD_WORDS = 2
"""Words that tell a period: ``6 tháng`` of ``6 tháng đầu năm``."""
_YEAR_DIGITS = 4
_CENTURIES = ("19", "20")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[a-z]+\d?")

Name = frozenset[str]


@record
class Telling:
    """A figure with the ``names`` by which it may be known, what makes it no result of the period (``status``), and
    the years, months and quarters that its words or those above it say."""

    names: tuple[Name, ...]
    status: frozenset[str]
    period: frozenset[str]
    figure: Figure

    def alike(self, other: "Telling") -> bool:
        """True when the two may be of one status and one period: one of which no period is told may be of any."""
        periods = self.period == other.period or not self.period or not other.period
        return self.status == other.status and periods


@lru_cache(maxsize=4096)
def period_of(text: str) -> frozenset[str]:
    """The years, months and quarters that a text speaks of, without those of days."""
    folded = fold(text)
    if not _signals(folded):
        return frozenset()
    bare = WORDS.dated.sub(" ", folded)
    words = (found[0].split()[:_PERIOD_WORDS] for found in WORDS.period.finditer(bare))
    return frozenset(told[-1] if _is_year(told[-1]) else " ".join(told) for told in words)


@lru_cache(maxsize=4096)
def status_of(text: str) -> frozenset[str]:
    """What a text says that its figures are, where they are no results."""
    folded = fold(text)
    if not _signals(folded):
        return frozenset()
    return frozenset(str(found.lastgroup) for found in _STATUS.finditer(WORDS.period.sub(" ", folded)))


def _signals(folded: str) -> bool:
    """Whether a text may tell a status or a period: most tell none, and are not searched."""
    return any(word in _SIGNALS or _is_year(word) for word in folded.split())


@lru_cache(maxsize=256)
def _is_plain(sentence: str) -> bool:
    """Whether a sentence tells no status and no period."""
    return not status_of(sentence) and not period_of(sentence)


@lru_cache(maxsize=4096)
def name_of(text: str) -> Name:
    """The words of a text that name something, without those of its status and period; none where they are too few, too
    many or say too little."""
    bare = fold(text)
    if _signals(bare):
        bare = _STATUS.sub(" ", WORDS.period.sub(" ", bare))
    name = frozenset(_WORD.findall(bare)) - WORDS.filler
    return name if FEWEST_WORDS <= len(name) <= MOST_WORDS and not name <= WORDS.generic else frozenset()


def names_of(figure: Figure) -> tuple[Name, ...]:
    """The names by which a figure of a sentence may be known again; none of a rough one, a change or a part."""
    if not figure.quote or not isinstance(figure.value, Quantity) or figure.value.qualifier is not None:
        return ()
    own = _own_words(figure)
    names = _names(figure, own)
    if not names or WORDS.changed.search(folded := fold(own)) or WORDS.part.search(folded):
        return ()
    return names


def telling(
    figure: Figure, period: frozenset[str] = frozenset(), names: tuple[Name, ...] | None = None
) -> Telling | None:
    """What the sentence of a figure tells it to be; None where that cannot be known again, or is left open. ``period``
    is that of the text, for figures of which none is told; ``names`` where they are known."""
    known = names_of(figure) if names is None else names
    own = _own_words(figure)
    found = _frame(figure, own) if known else None
    if found is None:
        return None
    status, spoken = found
    told = replace(figure, label=_shown(figure, own))
    return Telling(names=known, status=status, period=spoken or period, figure=told)


def _own_words(figure: Figure) -> str:
    """The words before a figure in its own clause: behind an earlier figure, which has words of its own, those behind
    a word that joins the two."""
    label = figure.label.rstrip(" :")
    if label.endswith("/"):
        return ""
    if _has_figures(label):
        label = label[max((one.end() for one in _NUMBER.finditer(label) if not _is_year(one[0])), default=0) :]
        clauses = _CLAUSE.split(label)
        joint = None if len(clauses) > 1 else WORDS.joint.search(label)
        return clauses[-1] if len(clauses) > 1 else label[joint.end() :] if joint else ""
    return _CLAUSE.split(label)[-1]


def _is_year(text: str) -> bool:
    return len(text) == _YEAR_DIGITS and text.isdigit() and text[:2] in _CENTURIES


def _has_figures(text: str) -> bool:
    """True for a text with numbers that are neither days nor years, months or quarters."""
    if not _DIGIT.search(text):
        return False
    return bool(_DIGIT.search(WORDS.period.sub(" ", WORDS.dated.sub(" ", fold(text)))))


def _names(figure: Figure, own: str) -> tuple[Name, ...]:
    """The names of a figure: its words with what is counted and, where that is one word, as a unit is, without; where
    these say too little, with all of the clause behind it."""
    noun = figure.noun
    found = [name_of(f"{own} {noun}")]
    if noun and " " not in noun:
        found.append(name_of(own))
    if noun and not any(found) and (behind := _CLAUSE_BEHIND.match(figure.quote, _end(figure))):
        found.append(name_of(f"{own} {behind[0]}"))
    return tuple(dict.fromkeys(name for name in found if name)) or _by_subject(figure, own)


def _by_subject(figure: Figure, own: str) -> tuple[Name, ...]:
    """The name of a figure that its own words leave open, by what its sentence begins with too: known again only where
    it is told in the same way."""
    subject = _SUBJECT.match(figure.quote)
    own = own or figure.label.rpartition(" ")[2]
    if subject is None or figure.quote.startswith(own):
        return ()
    name = name_of(f"{subject[0]} {own} {figure.noun}")
    return (name | _SUBJECT_TOLD,) if name else ()


def _shown(figure: Figure, own: str) -> str:
    """What people are told that a figure is: the first of its words that name it."""
    behind = _CLAUSE_BEHIND.match(figure.quote, _end(figure))
    given = (called(own), figure.noun, behind[0] if behind else "")
    return next((" ".join(one.split()) for one in given if name_of(one)), figure.label)


def _end(figure: Figure) -> int:
    """Where a figure ends in its sentence; zero where it is not found."""
    quote, text = figure.quote, figure.value.text
    at = quote.find(text, max(0, quote.find(figure.label)) + len(figure.label.rstrip()))
    return at + len(text) if at >= 0 else 0


def _frame(figure: Figure, own: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Status and period by the sentence of a figure: by the words before it in its clause, by those right behind it,
    and by what opens the sentence. What stands between leaves both open where it speaks of a status."""
    if _is_plain(figure.quote):
        return frozenset(), frozenset()
    quote, end = figure.quote, _end(figure)
    if not end:
        return None
    before = quote[: end - len(figure.value.text)]
    head = _HEAD.split(before)[0]
    opens = len(head) < len(before) and not _has_figures(head)
    rest = before[len(head) if opens else 0 : max(0, before.rfind(own))]
    if status_of(rest) - status_of(own) or (period_of(rest) and not period_of(own)):
        return None
    counted = quote[end:].lstrip().casefold().startswith(figure.noun) and len(figure.noun) + 1
    behind = _BEHIND.match(quote, end + counted)
    after = fold(behind[1]) if behind else ""
    noted = _STATUS.match(after)
    status = status_of(own) | (status_of(head) if opens else frozenset())
    status |= {str(noted.lastgroup)} if noted else frozenset()
    return status, period_of(own) or (period_of(head) if opens else frozenset()) or period_of(after)


def of_another_status(one: Figure, other: Figure) -> bool:
    """True when the sentences of two figures tell a status or a period of one that the other has not."""
    first, second = _frame(one, _own_words(one)), _frame(other, _own_words(other))
    if first is None or second is None:
        return False
    return first[0] != second[0] or bool(first[1] and second[1] and first[1] != second[1])
