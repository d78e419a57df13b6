"""What to say of frames that cannot be checked for what their columns are."""

from dqcheck.errors import UsageError


def columns_twice() -> UsageError:
    """Of a frame with two columns of a name."""
    return UsageError("error.frame-columns-twice", "The frame has two columns of the same name.")


def type_unknown(column: str, kind: str) -> UsageError:
    """Of a column whose type is not read."""
    english = f"Column {column!r} is of a type that cannot be read here ({kind}): cast it, or leave it out."
    return UsageError("error.frame-column-type", english, column=column, kind=kind)
