"""The words of tables and forms: official workbooks mix languages, so all are read at once."""

from collections.abc import Iterable

from dqcheck.language.en.tables import TABLES as ENGLISH
from dqcheck.language.mixing import mixed
from dqcheck.language.vi.tables import TABLES as VIETNAMESE
from dqcheck.numerals.folding import fold

WORDS = mixed(VIETNAMESE, ENGLISH)


def folded(words: Iterable[str]) -> tuple[str, ...]:
    """Words as they stand in a folded text."""
    return tuple(dict.fromkeys(map(fold, words)))
