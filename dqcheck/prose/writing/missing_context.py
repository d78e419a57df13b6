"""Percentages that nothing in their sentence allows to check."""

import re
from collections.abc import Iterator

from dqcheck.language.types.writing import BaseWriting, WritingWords
from dqcheck.model.claim import Claim
from dqcheck.prose.documents.reading import Reading
from dqcheck.prose.text.passages import Passage
from dqcheck.prose.text.sentence_splitter import statements
from dqcheck.prose.text.windows import match_before
from dqcheck.prose.writing.written import fault

_PERCENT = re.compile(r"(?P<value>\d(?<![\d.,/–-]\d)\d{0,2}(?:,\d{1,3})?)\s?%(?!\s?[-–/]\s?\d)")
_CLAUSE = re.compile(r"[,;:](?=\s)")
_PART_OF_WHOLE = re.compile(r"\d\s?/\s?\d")
_SENTENCE_END = re.compile(r"[.;]\s")


def claims(reading: Reading) -> Iterator[Claim]:
    """A percentage whose sentence gives neither part nor whole, a rate that is announced but never given, and a total
    given as a fraction."""
    words = reading.words.writing
    for passage in reading.passages:
        if passage.bare or passage.tabular:
            continue
        if "%" in passage.text:
            yield from _without_base(passage, words)
        for found in passage.said(words.bases.total_as_fraction):
            if found["part"] != found["whole"]:
                start, end = found.start("part"), found.end("whole")
                yield fault("writing.no-base", passage, start, end, "total-as-fraction")
        rate = words.bases.rate.match(passage.text) if passage.may_say(words.bases.rate) else None
        if rate and "%" not in rate["rest"]:
            sentence = _SENTENCE_END.split(rate["rest"], maxsplit=1)[0]
            if not words.bases.figure.search(sentence):
                yield fault("writing.no-figure", passage, rate.start("rate"), rate.end("rate"), "no-figure")


def _clauses(statement: str, start: int, end: int, reach: int) -> str:
    """The clause around a span, with the one before it and the one behind it: where its part and whole may stand."""
    first, last = max(0, start - reach), min(len(statement), end + reach)
    before = [first, *(found.end() for found in _CLAUSE.finditer(statement, first, start))]
    behind = [*(found.start() for found in _CLAUSE.finditer(statement, end, last)), last]
    return statement[before[-2:][0] : behind[:2][-1]]


def _without_base(passage: Passage, words: WritingWords) -> Iterator[Claim]:
    """At most one in a paragraph: the first percentage of a statement of results that holds no count at all."""
    for base, end in statements(passage.text):
        statement = passage.text[base:end]
        if "%" not in statement:
            continue
        found, case = _of_need(statement, words.bases), "no-need"
        if found is None:
            found, case = _of_nothing(passage, statement, words), "no-base"
        if found is not None:
            yield fault("writing.no-base", passage, base + found.start(), base + found.end(), case)
            return


def _of_need(statement: str, words: BaseWriting) -> re.Match[str] | None:
    """A percentage of what is needed, which the statement does not say."""
    if _PART_OF_WHOLE.search(statement) or statement.count(words.need_word) != 1:
        return None
    return next((found for found in _PERCENT.finditer(statement) if words.need.match(statement, found.end())), None)


def _of_nothing(passage: Passage, statement: str, words: WritingWords) -> re.Match[str] | None:
    """A percentage that is a result, without a count in the clauses around it."""
    bases, reach, said = words.bases, words.reach, passage.words_said
    for found in _PERCENT.finditer(statement):
        # The cheapest questions first: a line may hold hundreds of percentages.
        if found["value"] in ("100", "0") or not match_before(bases.stated, statement, found.start(), said):
            continue
        if match_before(bases.rough, statement, found.start(), said):
            continue
        clauses = _clauses(statement, found.start(), found.end(), reach.clauses_characters)
        if not (bases.count.search(_PERCENT.sub("", clauses)) or bases.target.search(clauses)):
            return found
    return None
