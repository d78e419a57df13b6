"""How headers of tables are shortened."""

from collections.abc import Mapping

from dqcheck.model.record import record


@record
class Abbreviations:
    """``known`` are short forms that neither the first letters nor the beginning of the words give, each with what it
    may stand for; ``fillers`` are words that a short header leaves out."""

    known: Mapping[str, tuple[str, ...]]
    fillers: tuple[str, ...]
