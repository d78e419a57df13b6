"""The form of writing: what is malformed, impossible, blank or left out, as claims that the check kinds judge.

Kinds, from certain to a matter of form: ``writing.malformed-number``, ``writing.impossible-date``,
``writing.impossible-unit``, ``writing.malformed-date``, ``writing.malformed-reference``, ``writing.decimal-point``,
``writing.loose-reference``, ``writing.blank``, ``writing.numbering-gap``, ``writing.unnumbered-line``,
``writing.ungrouped-number``, ``writing.leading-zero``, ``writing.short-year``, ``writing.undated-reference``,
``writing.no-base``, ``writing.no-figure``; and ``amount.magnitude`` for amounts with bounds.
"""

from collections.abc import Iterable

from dqcheck.model.claim import Claim
from dqcheck.prose.documents.reading import Reading
from dqcheck.prose.writing import (
    amounts,
    date_writing,
    list_writing,
    missing_context,
    number_writing,
    reference_writing,
    sound,
)


def claims(reading: Reading) -> tuple[Claim, ...]:
    """Everything about the form of writing of one report that is worth a look, and one claim that holds for each kind
    of fault that it could have had and has not. Linear in its length."""
    found = (
        *number_writing.claims(reading),
        *date_writing.claims(reading),
        *reference_writing.claims(reading),
        *list_writing.claims(reading),
        *amounts.claims(reading),
        *missing_context.claims(reading),
    )
    return (*found, *sound.claims(reading, {claim.kind for claim in found}))


def without_understood(found: Iterable[Claim], others: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims without those that miss the base of a percentage which another claim has found."""
    bound = {
        (figure.paragraph, figure.source, figure.start)
        for claim in others
        for figures in claim.roles.values()
        for figure in figures
    }
    return tuple(
        claim
        for claim in found
        if claim.kind != "writing.no-base"
        or not any((f.paragraph, f.source, f.start) in bound for figures in claim.roles.values() for f in figures)
    )
