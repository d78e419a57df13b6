"""How much one file may cost when it is read."""

from dqcheck.model.record import record


@record
class Limits:
    """What a child process may use for one file: ``seconds`` of time and ``memory`` in MiB. A file that needs more is
    told as one that cannot be read; the others are read all the same."""

    seconds: int = 120
    memory: int = 4096


LIMITS = Limits()
"""The limits where nobody sets others."""
