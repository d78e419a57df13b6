"""What stands in the template of a letter."""

from collections.abc import Mapping

from dqcheck.model.record import record


@record
class Placeholders:
    """What the places to fill are called. ``figure`` are those of a figure to look at again, ``letter`` those that a
    letter fills itself, and ``given`` those that the department gives a text for."""

    figure: Mapping[str, str]
    letter: Mapping[str, str]
    given: Mapping[str, str]
