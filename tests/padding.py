"""Text that says nothing, to set what a sentence tells apart."""


def words(characters: int) -> str:
    return ("rất " * (characters // 4 + 1))[:characters]


def lines(number: int) -> str:
    """A line break and so many lines without figures."""
    return "\n" + "Nội dung khác vẫn giữ nguyên.\n" * number


def counts(number: int) -> str:
    """So many figures of other things."""
    return "".join(f" {3000 + at} bộ," for at in range(number))
