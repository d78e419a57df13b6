"""Vietnamese as it was written before Unicode."""

from dqcheck.language.vi.old_encodings import OLD_ENCODINGS


def written(text: str, name: str) -> bytes:
    """A text as a program of its time wrote it."""
    codes: dict[str, str] = {}
    for code, letter in OLD_ENCODINGS.by_name[name].items():
        codes.setdefault(letter, code)
    return "".join(codes.get(mark, codes.get(mark.lower(), mark)) for mark in text).encode("cp1252")
