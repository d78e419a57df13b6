"""A name and the list it must be in."""

from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from typing import ClassVar

from dqcheck.checks.base import OPERAND, Check, Terms, Values
from dqcheck.checks.grading import undecided
from dqcheck.model.quantity import Day, Label, Quantity
from dqcheck.model.record import record
from dqcheck.model.verdict import Outcome, Verdict
from dqcheck.numerals.folding import fold


@record
class Codelist(Check):
    """A value is not in the ruleset's code list (``list``) or among ``codes``.

    Codes and names are both accepted; accents, case and punctuation do not matter. The fact ``nearest`` is the most
    similar entry. Raises KeyError for a list that the ruleset does not have. Undecided when the value is missing.
    """

    kind: ClassVar[str] = "codelist"
    of_one_value: ClassVar[bool] = True

    field: str = field(default="", metadata=OPERAND)
    list: str | None = None
    codes: tuple[str, ...] = ()

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        return {"value": (self.field,)}

    def problems(self) -> tuple[str, ...]:
        return ("list: give either list or codes",) if (self.list is None) is not bool(self.codes) else ()

    def judge(self, values: Values, terms: Terms) -> Verdict:
        value = values["value"][0]
        if isinstance(value, Label):
            text = value.value
        elif isinstance(value, Quantity | Day):
            text = value.text
        else:
            return undecided("absent")
        entries = self.codes
        if self.list is not None:
            codes = terms.codelists[self.list].codes
            entries = (*codes.keys(), *codes.values())
        if fold(text) in _folded(entries):
            return Verdict(outcome=Outcome.PASS, note="codelist.pass", observed=text)
        nearest = _nearest(text, entries)
        return Verdict(
            outcome=Outcome.FAIL,
            note="codelist.nearest" if nearest else "codelist.fail",
            observed=text,
            expected=nearest,
            suspects=(("value", 0),),
            facts={"nearest": nearest, "list": self.list or ""},
        )


@lru_cache(maxsize=64)
def _folded(entries: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(entry) for entry in entries)


def _nearest(text: str, entries: tuple[str, ...]) -> str | None:
    """The most similar entry, or None when nothing is similar."""
    from difflib import get_close_matches

    by_folded = {fold(entry): entry for entry in reversed(entries)}
    close = get_close_matches(fold(text), list(by_folded), n=1, cutoff=0.75)
    return by_folded[close[0]] if close else None
