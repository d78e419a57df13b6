"""A wording: a pattern of words or signs as a language writes them, compiled when it is first used.

A language brings hundreds of wordings and a run uses a part of them; compiling them all would be most of its start-up.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from dqcheck.language.needed_words import needed_words

Match = re.Match[str]

_PIECE = re.compile(r"\w+")


class Wording:
    """A regular expression in the words of a language, case ignored unless ``cased``. It has the methods of a compiled
    pattern; the first use of one compiles it and puts the pattern's own methods in their place."""

    search: Callable[..., Match | None]
    match: Callable[..., Match | None]
    fullmatch: Callable[..., Match | None]
    finditer: Callable[..., Iterator[Match]]
    findall: Callable[..., list[Any]]
    split: Callable[..., list[Any]]
    sub: Callable[..., str]

    def __init__(self, pattern: str, *, cased: bool = False) -> None:
        self.pattern = pattern
        self.flags = 0 if cased else re.IGNORECASE
        self._needed: tuple[tuple[str, ...], ...] | None = None
        self._sought: tuple[tuple[tuple[str, str], ...], ...] = ()

    def may_be_in(self, small: str) -> bool:
        """False for a text, given in small letters and one line, that lacks words without which it is not found."""
        needed = self._needed
        if needed is None:
            needed = self._learn()
        for words in needed:
            for word in words:
                if word in small:
                    break
            else:
                return False
        return True

    def may_be_among(self, vocabulary: str, small: str) -> bool:
        """The same for a long text of which what spaces part, each once, is looked at first: that is far less."""
        if self._needed is None:
            self._learn()
        for words in self._sought:
            for piece, word in words:
                if piece in vocabulary and (piece is word or word in small):
                    break
            else:
                return False
        return True

    def _learn(self) -> tuple[tuple[str, ...], ...]:
        """The words that it needs, and of each the longest piece that no space or sign parts."""
        self._needed = needed_words(self.pattern, self.flags)
        self._sought = tuple(tuple((_longest_piece(word), word) for word in words) for words in self._needed)
        return self._needed

    @property
    def rarest(self) -> tuple[str, ...]:
        """Words, in small letters, of which one stands wherever it is found: of several such sets the one that says
        most."""
        needed = self._learn() if self._needed is None else self._needed
        return needed[0] if needed else ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"Wording({self.pattern!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _wording, (self.pattern, self.flags)


def _longest_piece(word: str) -> str:
    """The longest part of some words that is one word; the words themselves where they are one."""
    pieces = _PIECE.findall(word)
    return word if pieces == [word] else max(pieces, key=len, default="")


def _wording(pattern: str, flags: int) -> Wording:
    return Wording(pattern, cased=not flags & re.IGNORECASE)


def one_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first.

    >>> one_of(["tỷ", "nghìn tỷ"])
    '(?:nghìn tỷ|tỷ)'
    """
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))})"


def grades(*names: str, denied: str) -> tuple[tuple[Wording, ...], ...]:
    """The grades from the first on that leave nothing out, three of them at least; none behind the word ``denied``."""
    words = [Wording(rf"(?<!\w)(?<!{denied} ){name}(?!\w)") for name in names]
    return tuple(tuple(words[:count]) for count in range(3, len(words) + 1))
