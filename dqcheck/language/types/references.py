"""How documents are numbered and named."""

from collections.abc import Mapping

from dqcheck.language.wording import Wording
from dqcheck.model.record import record


@record
class ReferenceWords:
    """How a text that is a document's reference is written.

    ``kinds`` are the letters of kinds of documents, in capitals, with the words that may stand before them, the usual
    one first. ``lead`` is what may stand before a number, with the group ``word``; ``whole`` is a reference, with
    ``number``, ``suffix``, ``mark``, ``year`` and ``symbol``.
    ``law`` are letters that make a document a ``law_kind``; what has neither is a ``letter_kind``.
    """

    kinds: Mapping[str, tuple[str, ...]]
    lead: Wording
    whole: Wording
    law: Wording
    law_kind: str
    letter_kind: str


@record
class IssuerLetters:
    """Letters that stand for the bodies that issue documents.

    ``known`` are certain; others exist, and a symbol is never wrong merely for being unknown. ``local`` are bodies
    that every unit has; ``glued`` those before which a hyphen is often forgotten; ``party`` those that number in the
    Party's style. ``national`` are bodies of which the country has one, ``provincial`` those of which a province has
    one, ``own_series`` bodies of one unit that number their documents each for itself. ``names`` are letters of
    central bodies with the names that they stand for. ``unmarked`` is a letter that stands for ``marked`` where its
    mark was left out.
    """

    known: frozenset[str]
    local: tuple[str, ...]
    glued: tuple[str, ...]
    party: tuple[str, ...]
    national: frozenset[str]
    provincial: frozenset[str]
    own_series: frozenset[str]
    names: Mapping[str, tuple[str, ...]]
    unmarked: str
    marked: str


@record
class ReferencesInText:
    """How references stand in running text. ``words`` read what is found.

    ``found`` is a reference, with the groups ``number``, ``mark``, ``year`` and ``symbol``; ``unmarked`` one without
    the mark behind its number. ``before`` ends where a reference begins: ``word`` for its kind, ``doubled`` when that
    stands twice, ``number_words``; ``numbered`` is a number word alone, ``number_word`` each of them. ``any_kind`` is
    the word for a document of any kind, ``own_kinds`` are those of which a unit's own letters tell the kind,
    ``loose_kind`` are the letters of a kind that is often named by what it is about.

    ``body`` is the name of a central body behind a reference; ``no_issuer`` follows one that ends too early.
    ``unaccented`` are letters whose marks were left out; ``printed`` is how letters in capitals are usually printed.
    """

    words: ReferenceWords
    issuers: IssuerLetters
    found: Wording
    unmarked: Wording
    before: Wording
    numbered: Wording
    number_word: Wording
    any_kind: str
    own_kinds: frozenset[str]
    loose_kind: str
    body: Wording
    no_issuer: Wording
    unaccented: Wording
    printed: Mapping[str, str]
