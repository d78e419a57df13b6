"""Page furniture: page numbers and what is printed again on every page."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from dqcheck.language.vi.files import FILES
from dqcheck.language.wording import Wording, one_of
from dqcheck.sources.reflow import TextLine

_NUMBER = Wording(rf"[-–—\s]*{one_of(FILES.page)}?\s*(\d{{1,3}})(?:\s*/\s*\d{{1,3}})?[-–—\s.]*")
_EDGE = 2


def page_numbers(lines: Sequence[TextLine]) -> set[int]:
    """The positions of lines that hold nothing but the number of their page.

    They count up by one at about even distances through the text (cells of a table that hold numbers stand closer), or
    interrupt a sentence where a wrapped line would have had room for its next word.
    """
    return _counting(lines) | _interrupting(lines)


def _interrupting(lines: Sequence[TextLine]) -> set[int]:
    found: set[int] = set()
    for at in range(1, len(lines) - 1):
        if len(lines[at].text) <= 8 and _NUMBER.fullmatch(lines[at].text):
            before, after = lines[at - 1].text, lines[at + 1].text
            if before[-1:] not in ".;:!?…," and len(before) > 40 and (after[:1].islower() or after[:1].isdigit()):
                found.add(at)
    return found


def _counting(lines: Sequence[TextLine]) -> set[int]:
    numbered = [(at, int(match[1])) for at, line in enumerate(lines) if (match := _NUMBER.fullmatch(line.text))]
    best: list[int] = []
    for start, (first_at, first) in enumerate(numbered):
        if first > 3 or len(numbered) - start <= len(best):
            continue
        chain, wanted, before = [first_at], first + 1, first_at
        for following in range(start + 1, len(numbered)):
            at, number = numbered[following]
            if at - before > 120:
                break
            if number == wanted and at - before >= 12:
                chain.append(at)
                wanted, before = wanted + 1, at
        if len(chain) > len(best):
            best = chain
        if len(best) >= 3:
            break
    gaps = [after - before for before, after in itertools.pairwise(best)]
    if len(best) < 2 or max(gaps) > 3 * min(gaps) or (len(best) == 2 and gaps[0] < 20):
        return set()
    return set(best)


def repeated(lines: Sequence[TextLine]) -> tuple[set[int], set[int]]:
    """The positions of page numbers, and of running titles, among the first and last lines of the pages.

    A running title stands on most pages, digits aside, or on three in the same place; or it shares its line with the
    number of the page.
    """
    by_page: dict[int, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        by_page[line.page or 0].append(at)
    edges: dict[tuple[str, bool], list[int]] = defaultdict(list)
    numbers: set[int] = set()
    titles: set[int] = set()
    for page, places in by_page.items():
        ordered = sorted(places, key=lambda at: lines[at].top)
        for low, edge in ((False, ordered[:_EDGE]), (True, ordered[-_EDGE:])):
            for at in edge:
                match = _NUMBER.fullmatch(lines[at].text)
                if match and (int(match[1]) == page or _outermost(at, edge, low)):
                    numbers.add(at)
                elif str(page) in (lines[at].text.split("\t")[0], lines[at].text.split("\t")[-1]):
                    titles.add(at)
                elif lines[at].text:
                    edges[re.sub(r"\d+", "#", lines[at].text), low].append(at)
    pages = len(by_page)
    for (masked, _), places in edges.items():
        on = Counter(lines[at].page for at in places)
        enough = (len(on) >= 3 and len(on) * 2 >= pages) or (pages > 1 and len(on) == pages)
        if enough and any(mark.isalpha() for mark in masked):
            titles.update(places)
    return numbers, titles


def _outermost(at: int, edge: Sequence[int], low: bool) -> bool:
    return at == (edge[-1] if low else edge[0])
