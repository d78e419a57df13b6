"""Headers that shorten a label of the form: proposed to whoever keeps the rules, never taken for granted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from dqcheck.forms.found import Column, FormDefect, LabelProposal
from dqcheck.forms.grid import some
from dqcheck.forms.labels import bare
from dqcheck.language.en.abbreviations import ABBREVIATIONS as ENGLISH
from dqcheck.language.vi.abbreviations import ABBREVIATIONS as VIETNAMESE
from dqcheck.model.place import Place
from dqcheck.model.rule import Severity, TableForm
from dqcheck.numerals.folding import fold

_FILLERS = frozenset(map(fold, (*VIETNAMESE.fillers, *ENGLISH.fillers)))
_KNOWN: Mapping[str, tuple[tuple[str, ...], ...]] = {
    fold(short): tuple(tuple(fold(text).split(" ")) for text in meant)
    for language in (VIETNAMESE, ENGLISH)
    for short, meant in language.known.items()
}
_FEWEST_LETTERS = 2
"""Letters of a header that may stand for something."""
_MOST_WORDS = 24
"""Words of the longest label that is looked at."""


def propose(
    columns: Sequence[Column], form: TableForm, missing: Sequence[str], ruleset: str = ""
) -> tuple[LabelProposal, ...]:
    """The fields of a table, among those that no column was found for, that a header may shorten: each header for one
    field only, and each field by one header only."""
    headers = [(column, tokens) for column in columns if _may_be_short(tokens := _words(column.text))]
    fitting = [
        (name, column, label)
        for name in missing
        for column, tokens in headers
        if (label := next((one for one in form.fields[name].label if _short_for(tokens, _words(one))), None))
        is not None
    ]
    by_field = Counter(name for name, _, _ in fitting)
    by_column = Counter(column.index for _, column, _ in fitting)
    return tuple(
        LabelProposal(ruleset=ruleset, table=form.name, field=name, header=column.text, label=label)
        for name, column, label in fitting
        if by_field[name] == 1 and by_column[column.index] == 1
    )


def shortens(header: str, label: str) -> bool:
    """Whether a header may be short for a label: by first letters (``HS TN`` for ``Hồ sơ tiếp nhận``), beginnings of
    words (``Pop.``), a known short form (``Qty``), or without the words that a short header leaves out."""
    tokens = _words(header)
    return _may_be_short(tokens) and _short_for(tokens, _words(label))


@lru_cache(maxsize=1 << 14)
def _words(label: str) -> tuple[str, ...]:
    return tuple(" ".join(bare(part) for part in label.split(" / ")).split(" "))


def _may_be_short(tokens: Sequence[str]) -> bool:
    return sum(map(len, tokens)) >= _FEWEST_LETTERS and len(tokens) <= _MOST_WORDS


def _short_for(tokens: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if not len(tokens) <= len(words) <= _MOST_WORDS or not _fits(tokens, words) or tokens == words:
        return False
    return all(token in words or not any(map(str.isdigit, token)) for token in tokens)


def abbreviated(
    source: str, form: TableForm, place: Place, proposals: tuple[LabelProposal, ...], sentence: str = ""
) -> FormDefect:
    """The one defect of a form with shortened headers. It is of the file, for no unit can answer it."""
    return FormDefect(
        key="form.headers-abbreviated",
        severity=Severity.ERROR if sentence else Severity.WARNING,
        source=source,
        submission=source,
        place=place,
        facts={
            "table": form.title,
            "count": len(proposals),
            "pairs": some(tuple(f"{one.header} = {one.label}" for one in proposals)),
            "file": source,
            "files": 1,
        },
        text=" | ".join(one.header for one in proposals),
        table=form.name,
        sentence=sentence,
        proposals=proposals,
    )


def _fits(tokens: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether tokens stand for words, one after the other."""
    if not tokens:
        return all(word in _FILLERS for word in words)
    if not words:
        return False
    token, rest = tokens[0], tokens[1:]
    if words[0].startswith(token) and _fits(rest, words[1:]):
        return True
    for size in _initials(token, words):
        if _fits(rest, words[size:]):
            return True
    for meant in _KNOWN.get(token, ()):
        if words[: len(meant)] == meant and _fits(rest, words[len(meant) :]):
            return True
    return words[0] in _FILLERS and _fits(tokens, words[1:])


def _initials(token: str, words: tuple[str, ...]) -> list[int]:
    """How many words the letters of a token may be the first letters of; fillers among them may be left out."""
    if words[0][:1] != token[:1] or len(token) < _FEWEST_LETTERS or not token.isalpha():
        return []
    found: list[int] = []

    def walk(letter: int, word: int) -> None:
        if letter == len(token):
            found.append(word)
            return
        if word == len(words):
            return
        if words[word][:1] == token[letter]:
            walk(letter + 1, word + 1)
        if letter and words[word] in _FILLERS:
            walk(letter, word + 1)

    walk(0, 0)
    return found
