"""Where sentences begin: the one splitter of the project."""

import re
from collections.abc import Iterator

_ABBREVIATION = re.compile(r"(?:\b(?:TP|Tp|TX|Tx|TT|H|Q|P|X|ThS|TS|PGS|GS|Tr|tr|St|No|v\.v|Mr)|^\s*\w{1,4})$")
_STATEMENT_END = re.compile(r"(?<=[.;!?])\s+|\n\s{0,8}(?=[-+•*])")
_STARTS = re.compile(r"[.!?…][”\"')\]]*\s+(?=[\"“(+\-–•*]?\s?[A-ZĐÀ-ÝĂÂÊÔƠƯẠ-Ỹ\d])")


def sentence_starts(text: str) -> Iterator[int]:
    """Offsets at which a new sentence begins, the first left out."""
    for found in _STARTS.finditer(text):
        if not _ABBREVIATION.search(text[max(0, found.start() - 6) : found.start()]):
            yield found.end()


def statements(text: str) -> list[tuple[int, int]]:
    """Start and end of what a text states piece by piece: sentences, what semicolons part, and lines of a list."""
    cuts = [found.start() for found in _STATEMENT_END.finditer(text)]
    return list(zip([0, *cuts], [*cuts, len(text)], strict=True))
