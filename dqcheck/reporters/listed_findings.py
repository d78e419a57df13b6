"""Findings of a report as Python shows them: a sequence that prints as a table, in the language of the report."""

from collections.abc import Iterator, Mapping, Sequence
from typing import SupportsIndex, overload

from dqcheck.model.finding import Finding, FindingsLater
from dqcheck.model.rule import Severity
from dqcheck.model.text import Language


def listed(findings: Sequence[Finding], language: Language) -> Sequence[Finding]:
    """Findings to look at; those that are told later stay so."""
    if isinstance(findings, FindingsLater):
        return ListedLater(findings, language)
    return ListedFindings(findings).spoken(language)


class ListedFindings(tuple[Finding, ...]):  # noqa: SLOT001  # a tuple has no room for the language
    """Findings that print as a table. A part of them does so too."""

    language: Language = "vi"

    def spoken(self, language: Language) -> "ListedFindings":
        """The same in a language."""
        made = ListedFindings(self)
        made.language = language
        return made

    @overload
    def __getitem__(self, index: SupportsIndex) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, index: SupportsIndex | slice) -> Finding | tuple[Finding, ...]:
        if isinstance(index, slice):
            return ListedFindings(super().__getitem__(index)).spoken(self.language)
        return super().__getitem__(index)

    def __repr__(self) -> str:
        from dqcheck.reporters import findings_table

        return findings_table.text(self, self.language)

    def _repr_html_(self) -> str:
        from dqcheck.reporters import findings_table

        return findings_table.html(self, self.language)


class ListedLater(FindingsLater):
    """The same of findings that are told when somebody looks at them."""

    def __init__(self, findings: FindingsLater, language: Language) -> None:
        self._findings, self._language = findings, language

    def __len__(self) -> int:
        return len(self._findings)

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | Sequence[Finding]:
        if isinstance(index, slice):
            return ListedFindings(self._findings[index]).spoken(self._language)
        return self._findings[index]

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._findings)

    @property
    def severities(self) -> Mapping[Severity, int]:
        """The number of findings of each severity."""
        return self._findings.severities

    def first(self, most: int) -> tuple[Finding, ...]:
        """At most so many findings of each rule, in the order of a report."""
        return ListedFindings(self._findings.first(most)).spoken(self._language)

    def __repr__(self) -> str:
        from dqcheck.reporters import findings_table

        return findings_table.text(self, self._language)

    def _repr_html_(self) -> str:
        from dqcheck.reporters import findings_table

        return findings_table.html(self, self._language)
