"""Numbers in brackets that only count the items of a list within a sentence: ``gồm: (1) khám bệnh; (2) cấp thuốc``."""

import re

_NUMBER = re.compile(r"(?<!\w)[(\[]?(?P<number>\d{1,2})[)\]](?=\s+[^\W\d_])")
_OPENED = re.compile(r"(?:^|[:;,.–-])\s*$")
"""What stands before the first item."""
_BEFORE = 8
"""Characters before a number that tell what stands there."""
_FEWEST = 2


def list_numbers(text: str) -> frozenset[int]:
    """Where numbers stand that count the items of a list: 1, 2, 3 and so on, each before its words."""
    if ")" not in text and "]" not in text:
        return frozenset()
    found: set[int] = set()
    run: list[int] = []
    for one in _NUMBER.finditer(text):
        number = int(one["number"])
        if number == len(run) + 1 and (run or _OPENED.search(text, max(0, one.start() - _BEFORE), one.start())):
            run.append(one.start("number"))
            continue
        if len(run) >= _FEWEST:
            found.update(run)
        opens = number == 1 and _OPENED.search(text, max(0, one.start() - _BEFORE), one.start())
        run = [one.start("number")] if opens else []
    return frozenset(found.union(run) if len(run) >= _FEWEST else found)
