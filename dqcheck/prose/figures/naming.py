"""How a figure is called when someone is told about it: the words of the sentence without those that only join them."""

from dqcheck.language.types.figures import LabelWords
from dqcheck.language.vi.figures import FIGURES

MARKS = "+-–•*.,;:()[]“”\"' \t\n"


def called(label: str, words: LabelWords = FIGURES.labels) -> str:
    """A label for people: the part behind the last colon or semicolon, without joining words at its ends; empty when
    nothing else is there.

    >>> called("Với diện tích tự nhiên")
    'diện tích tự nhiên'
    >>> called("cơ cấu như sau: Diện tích đất nông nghiệp là")
    'Diện tích đất nông nghiệp'
    >>> called("đã làm sạch được 5.216/")  # the name of the whole fraction, not of what stands below
    ''
    >>> called("Tổng diện tích (ha)")
    'Tổng diện tích (ha)'
    """
    if label.rstrip().endswith("/"):
        return ""
    for mark in (":", ";"):
        head, _, tail = label.rstrip(MARKS).rpartition(mark)
        label = tail if tail.strip(MARKS) else head or tail
    told = label.strip(MARKS).split()
    while told and told[0].casefold().strip(MARKS) in words.leading:
        del told[0]
    while told and told[-1].casefold().strip(MARKS) in words.trailing:
        del told[-1]
    return _closed(" ".join(told).strip(MARKS))


def _closed(label: str) -> str:
    """A label whose last bracket, stripped as a mark at its end, is closed again."""
    return f"{label})" if label.rfind("(") > label.rfind(")") else label
