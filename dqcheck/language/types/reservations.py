"""Words that leave another reading open, so that figures which do not fit each other are no fault."""

from collections.abc import Mapping

from dqcheck.language.wording import Wording
from dqcheck.model.record import record


@record
class ReservationWords:
    """Words that leave another reading open.

    ``votes`` tell how an assembly voted: its percentages are of all its members. ``base`` stands behind a percentage
    and names what it is of in its group ``base``, ``base_list`` the same with all that a list of it names;
    ``places`` are words of such a name that say nothing more than where, ``one_place`` is one with its ``name``.
    ``goal`` names a plan that a percentage may be of. ``relative`` opens a clause that says of each counted thing
    what it has. ``elsewhen`` tells a figure of another time than the one before it, ``foremost`` says that parts
    are only some. ``kinds`` tells of how many kinds a total is (group ``count``, a numeral or a key of ``counts``).
    ``extreme`` tells the greatest or least of many. ``number_words`` are words of a name, folded, that only say
    that a number follows. ``of_two`` stands before a fraction and names two things that are no part of each other.
    ``another_clause`` begins one. ``beyond_target`` stands before a figure that may be the target which was passed,
    no change; ``each_period`` before one that is the change of each year or month. ``start`` stands behind a change
    and names in ``base`` what it is against."""

    votes: Wording
    base: Wording
    base_list: Wording
    places: frozenset[str]
    one_place: Wording
    goal: Wording
    relative: Wording
    elsewhen: Wording
    foremost: Wording
    kinds: Wording
    extreme: Wording
    counts: Mapping[str, int]
    number_words: frozenset[str]
    of_two: Wording
    another_clause: Wording
    beyond_target: Wording
    each_period: Wording
    start: Wording
