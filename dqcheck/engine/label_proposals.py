"""Shortened headers of a batch, and the files beside the rulesets in which those that are accepted are kept."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from dqcheck import output
from dqcheck.engine.intake import Intake
from dqcheck.errors import UsageError
from dqcheck.forms import LabelProposal
from dqcheck.model.rule import Ruleset
from dqcheck.numerals.folding import fold
from dqcheck.rulesets import accepted_labels


def of(taken: Intake) -> tuple[LabelProposal, ...]:
    """The headers of a batch that seem to be short for a label, each once."""
    defects = (*taken.defects, *(d for given in taken.bound.values() for bound in given for d in bound.defects))
    return tuple(dict.fromkeys(one for defect in defects for one in defect.proposals))


def wanted(proposals: Sequence[LabelProposal], only: Sequence[str]) -> tuple[LabelProposal, ...]:
    """The proposals for some headers, all where none is named. Raises UsageError for a header that nothing is proposed
    for."""
    if not only:
        return tuple(proposals)
    chosen = []
    for header in only:
        found = [one for one in proposals if fold(one.header) == fold(header)]
        if not found:
            names = ", ".join(one.header for one in proposals) or "-"
            english = f"nothing is proposed for the header {header!r}: {names}"
            raise UsageError("error.header-unknown", english, header=header, names=names)
        chosen += found
    return tuple(dict.fromkeys(chosen))


def files(proposals: Iterable[LabelProposal], rulesets: Sequence[Ruleset]) -> Mapping[Path, bytes]:
    """What the files of accepted headers hold with these."""
    by_ruleset: dict[str, list[tuple[str, str, str]]] = {}
    for one in proposals:
        by_ruleset.setdefault(one.ruleset, []).append((one.table, one.field, one.header))
    made: dict[Path, bytes] = {}
    for ruleset in rulesets:
        if ruleset.name in by_ruleset:
            path = accepted_labels.beside(Path(ruleset.path))
            labels = accepted_labels.together(accepted_labels.load(path), by_ruleset[ruleset.name])
            made[path] = accepted_labels.text(labels).encode()
    return made


def write(made: Mapping[Path, bytes]) -> None:
    """Write the files. Raises UsageError when one cannot be written."""
    for path, data in made.items():
        output.write(path, data)
