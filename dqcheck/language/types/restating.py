"""Words by which a quantity is known again elsewhere, and those that say it is another one after all."""

from dqcheck.language.wording import Wording
from dqcheck.model.record import record


@record
class RestatingWords:
    """Words of folded texts. ``filler`` says nothing of what a quantity is, ``generic`` too little to know it again by
    alone. ``status`` is what makes a figure no result (a plan, an estimate, an earlier period), classes with their
    alternatives; ``period`` the years, months and quarters that it is of, ``dated`` days, which are none of these;
    ``changed`` says that it is a change, ``part`` that it is a part of what was named before. ``joint``
    joins what is said of two figures (as written). ``aims`` are headings of
    what is still to be done, ``results`` of what was."""

    filler: frozenset[str]
    generic: frozenset[str]
    status: tuple[tuple[str, str], ...]
    period: Wording
    dated: Wording
    changed: Wording
    part: Wording
    joint: Wording
    aims: Wording
    results: Wording


def status_wording(words: RestatingWords) -> Wording:
    """The wording of all statuses, each in the group of its class."""
    classes: dict[str, list[str]] = {}
    for name, alternatives in words.status:
        classes.setdefault(name, []).append(alternatives)
    return Wording(rf"\b(?:{'|'.join(f'(?P<{name}>{chr(124).join(given)})' for name, given in classes.items())})\b")
