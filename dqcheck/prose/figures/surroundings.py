"""What the words around a bare number say that it is: a quantity with its noun, or a name, a year, a length of time."""

from dqcheck.language.types.figures import NounWords, NumberNames

_YEAR_DIGITS = 4
_MOST_OF_CALENDAR = 100
"""What numbers of days, weeks and months stay below, and numbers of years do not."""
_LEVEL_AT_YEAR_DIGITS = 3
_CENTURIES = ("19", "20")
_BEFORE_NUMBERS = " .:"
"""What may stand between a word and the number that it names."""
_NAME_DIGITS = 3
"""Digits of the longest number of a name, where no noun follows."""
_LEVEL_DIGITS = 2
"""Digits of the longest number of a level or a kind."""


def name_or_time(names: NumberNames, nouns: NounWords, text: str, token: str, left: str, stop: int) -> str:
    """The kind of a bare number that is no quantity: ``year``, ``date``, ``duration`` or ``name``; empty for a
    quantity."""
    plain = token.isdigit()
    if plain and len(token) == _YEAR_DIGITS and token.startswith(_CENTURIES):
        if names.year_before.search(left) or not noun_follows(nouns, text, stop):
            return "year"
    level = len(token) == _LEVEL_AT_YEAR_DIGITS and names.at_year.search(left)  # (đầu năm 135): a number at its start
    if plain and not level and (period := names.period_before.search(left)):
        likely = len(token) == _YEAR_DIGITS or names.most_of_period[period[1].lower()] < _MOST_OF_CALENDAR
        dated = likely or not (noun_follows(nouns, text, stop) or nouns.abbreviation.match(text, stop))
        if int(token) <= names.most_of_period[period[1].lower()] and dated:
            return "date"
    if names.duration.match(text, stop):
        return "duration"
    if left.rstrip().lower().endswith(names.sorting) and names.sorted_out.match(text, stop):
        return ""
    named = names.named.search(left) if plain and left.rstrip(_BEFORE_NUMBERS).lower().endswith(names.words) else None
    return "name" if named and _is_name(names, token, left, named[0], noun_follows(nouns, text, stop)) else ""


def _is_name(names: NumberNames, token: str, left: str, named: str, counts: bool) -> bool:
    """True for the number of a name, as the word before it says; ``counts`` tells that a noun follows."""
    word = named.strip(" .:").lower()
    if word in names.always:
        return True
    if ":" in named:
        return False  # số tổ: 6
    if not counts and (len(token) <= _NAME_DIGITS or word == names.serial):
        return True
    return len(token) <= _LEVEL_DIGITS and word in names.levels and not (counts and names.each.search(left))


def noun_follows(nouns: NounWords, text: str, stop: int) -> bool:
    """True when a word that can be counted follows, not a function word or a name."""
    words = nouns.phrase.match(text, stop)
    if words is None or words[1].startswith(nouns.never):
        return False
    return words[1].split()[0].lower() not in nouns.function_words and words[1][0].islower()


def noun_phrase(nouns: NounWords, text: str, end: int) -> str:
    """The words that directly follow a figure and say what is counted, up to eight, cut at the first function word or
    verb (``97 licences granted``)."""
    words = nouns.phrase.match(text, end)
    if not words:
        return ""
    kept: list[str] = []
    for word in words[1].replace("-", " ").split():
        if word.lower() in nouns.function_words and (kept or not nouns.beginning_so.match(words[1])):
            break
        if kept and nouns.participle.fullmatch(word):
            break
        kept.append(nouns.spelt.get(word.lower(), word.lower()))
    return "" if len(kept) == 1 and nouns.participle.fullmatch(kept[0]) else " ".join(kept)


def head_of(nouns: NounWords, noun: str) -> str:
    """The word of a noun phrase that says what kind of thing is counted: its first, or, where attributes stand before
    it, its last, without the ending of the plural."""
    words = noun.split()
    if not words:
        return ""
    return singular(words[-1]) if nouns.head_last else words[0]


def singular(word: str) -> str:
    """An English noun without the ending of its plural.

    >>> singular("households"), singular("bodies"), singular("classes"), singular("staff")
    ('household', 'body', 'class', 'staff')
    """
    if word.endswith("ies") and len(word) > len("ties"):
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
