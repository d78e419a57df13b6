"""How a fault of form becomes a claim."""

from collections.abc import Iterable

from dqcheck.model.claim import Claim, Figure
from dqcheck.model.quantity import Label
from dqcheck.prose.text.passages import Passage


def fault(
    kind: str,
    passage: Passage,
    start: int,
    end: int,
    case: str,
    suggestion: str = "",
    *,
    doubt: bool = False,
    more: Iterable[Figure] = (),
    **facts: object,
) -> Claim:
    """The claim that a span is written properly, which it is not.

    ``case`` names the sentence ``writing.<case>`` of the catalogues that says why; ``suggestion`` is what was probably
    meant, ``hint`` names the sentence that tells it. The figure is missing (unreadable), so that the check kind
    ``type`` fails. ``more`` are figures with the same fault.
    """
    figure = passage.fault(start, end, *((suggestion,) if suggestion else ()))
    return Claim(
        kind=kind,
        roles={"value": (figure, *more)},
        doubt=doubt,
        facts={"case": case, "suggestion": suggestion or None, "hint": "meant" if suggestion else "not-meant", **facts},
    )


def sound(kind: str, passage: Passage, start: int, end: int) -> Claim:
    """The claim that a span is written properly, which it is: the check kind ``type`` passes."""
    written = " ".join(passage.text[start:end].split())
    figure = passage.figure(start, end, Label(text=written, value=written), label=written)
    return Claim(kind=kind, roles={"value": (figure,)})
