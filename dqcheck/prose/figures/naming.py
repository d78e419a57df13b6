"""How a figure is called when someone is told about it: the words of the sentence without those that only join them."""

LEADING = frozenset("với và còn là gồm có hiện đạt được thì mà nên do về trong đó".split())
TRAILING = frozenset("là có đạt được gồm chiếm còn ước khoảng trên gần với hơn bằng tăng giảm lên xuống".split())
MARKS = "+-–•*.,;:()[]“”\"' \t\n"


def called(label: str) -> str:
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
    words = label.strip(MARKS).split()
    while words and words[0].casefold().strip(MARKS) in LEADING:
        del words[0]
    while words and words[-1].casefold().strip(MARKS) in TRAILING:
        del words[-1]
    return _closed(" ".join(words).strip(MARKS))


def _closed(label: str) -> str:
    """A label whose last bracket, stripped as a mark at its end, is closed again."""
    return f"{label})" if label.rfind("(") > label.rfind(")") else label
