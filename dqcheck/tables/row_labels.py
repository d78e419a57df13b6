"""What the label of a row says, in a form or any other table: a total, an average, a note, the number of a column."""

import re
from collections.abc import Sequence
from itertools import pairwise

from dqcheck.language.wording import Wording, one_of
from dqcheck.numerals.folding import fold
from dqcheck.tables.wordings import WORDS, folded

_ROWS = WORDS.rows
_TOTAL_WORDS, _AVERAGE_WORDS = folded((*_ROWS.totals, *_ROWS.scopes)), folded(_ROWS.averages)
_SUBTOTAL_WORDS, _SOME_OF_WORDS = folded(_ROWS.subtotals), folded(_ROWS.some_of)
_TOTALS, _SCOPES, _AVERAGES = one_of(_TOTAL_WORDS), one_of(folded(_ROWS.scopes)), one_of(_AVERAGE_WORDS)
_TOTAL = Wording(rf"{_TOTALS}(?: (?:{_SCOPES}|\d+ .*))?")
_SUBTOTAL = Wording(rf"{_TOTALS} .+|{_AVERAGES}(?: .+)?")
_PARTIAL = Wording(rf"{one_of(_SUBTOTAL_WORDS)}(?: .+)?")
_AVERAGE = Wording(rf"{_AVERAGES}(?: {_SCOPES})?")
_BEGINS_AVERAGE = Wording(rf"{_AVERAGES}(?: .+)?")
_BEGINS_TOTAL = Wording(rf"\W*{one_of((*_ROWS.totals, *_ROWS.scopes))}(?!\w)")
_SOME_OF = Wording(rf"\W*{one_of(_ROWS.some_of)}(?!\w)")
_COLUMN_NUMBER = Wording(r"(?s)[(\[]?\s*(\d{1,3}|[A-Za-z])\s*[)\]]?\s*(?:=.*)?", cased=True)
_FEWEST_NUMBERS = 3
"""Numbers of a row that counts the columns; two are enough in brackets."""
_HIGHEST_FIRST = 3
"""The greatest number that a row which counts the columns may begin with."""


def _opens(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text may begin with one of some folded words: a look that spares most rows, and short runs the
    patterns. Letters that folding leaves outside ASCII may be equal to others in a pattern that ignores case."""
    plain = fold(text)
    return plain.startswith(words) or not plain.isascii()


def is_total(text: str) -> bool:
    """Whether a text is the label of a total row and nothing else: ``Tổng cộng``, ``Tổng số (96 xã)``."""
    return _opens(text, _TOTAL_WORDS) and _TOTAL.fullmatch(fold(text)) is not None


def is_subtotal(text: str) -> bool:
    """Whether a text labels a row reckoned from some of the records: ``Cộng các phường``, ``Bình quân``."""
    return _opens(text, _TOTAL_WORDS + _AVERAGE_WORDS) and _SUBTOTAL.fullmatch(fold(text)) is not None


def opens_subtotal(text: str) -> bool:
    """Whether a text surely labels the total of a part of a table: ``Cộng khu vực I``, ``Subtotal``."""
    return _opens(text, _SUBTOTAL_WORDS) and _PARTIAL.fullmatch(fold(text)) is not None


def is_average(text: str) -> bool:
    """Whether a text is the label of a row of averages and nothing else: ``Bình quân chung``."""
    return _opens(text, _AVERAGE_WORDS) and _AVERAGE.fullmatch(fold(text)) is not None


def begins_average(text: str) -> bool:
    """Whether a text begins like the label of a row of averages: ``Bình quân một xã``."""
    return _opens(text, _AVERAGE_WORDS) and _BEGINS_AVERAGE.fullmatch(fold(text)) is not None


def begins_total(text: str) -> bool:
    """Whether a text begins like the label of a total, of all or of one thing: ``Tổng cộng``, ``Tổng thu``."""
    return _opens(text, _TOTAL_WORDS) and _BEGINS_TOTAL.match(text) is not None


def is_rate(text: str) -> bool:
    """Whether a label says that its figures are percentages or shares: ``Tỷ lệ so với GRDP``."""
    return WORDS.formulas.percent.search(text) is not None


def some_of(text: str) -> re.Match[str] | None:
    """The words at the beginning of a label that open parts which need not be all: ``Trong đó``."""
    return _SOME_OF.match(text) if _opens(text, _SOME_OF_WORDS) else None


def numbers_a_column(text: str) -> bool:
    """Whether a text is the number of a column: ``(1)``, ``A``."""
    return _COLUMN_NUMBER.fullmatch(text) is not None


def counts_columns(labels: Sequence[str]) -> bool:
    """Whether the texts of a row only count the columns: ``(1) (2) (3)``, ``A B 1 2 3=1+2``."""
    found = [_COLUMN_NUMBER.fullmatch(text) for text in labels]
    if not all(found):
        return False
    numbers = [int(one[1]) for one in found if one and one[1].isdigit()]
    bracketed = any(text.startswith(("(", "[")) for text in labels)
    if len(numbers) < _FEWEST_NUMBERS - bracketed or numbers[0] > _HIGHEST_FIRST:
        return False
    return all(later - earlier in (1, 2) for earlier, later in pairwise(numbers))
