"""What has to be said of tables of any form beside their findings: that their form is not known, how days and numbers
were read."""

from collections.abc import Container, Iterable, Iterator, Sequence

from dqcheck import messages
from dqcheck.forms import FormDefect
from dqcheck.model.claim import NotationUse, TableReading
from dqcheck.model.text import LocalText

_KEYS = {"texts": "form.numbers-read", "counting": "tables.numbers-counting", "line": "tables.numbers-line"}


def table_notes(readings: Sequence[TableReading]) -> Iterator[LocalText]:
    """The notes on days that can be read in two ways, and on numbers; of what many files have in common once."""
    for one in readings:
        if one.dates_undecided:
            yield messages.local("tables.dates-undecided", {"file": one.source, "columns": one.dates_undecided})
    alike: dict[tuple[str, str], list[tuple[str, NotationUse]]] = {}
    for one in readings:
        for use in one.notations:
            alike.setdefault((use.why, use.notation), []).append((one.source, use))
    for (why, notation), found in alike.items():
        use = found[0][1]
        facts: dict[str, object] = {"figures": use.figures, "notation": messages.local(f"notation.{notation}")}
        note = messages.local(_KEYS[why], facts)
        yield of_files([name for name, _ in found], note)


def notes_of_unknown(unknown: Iterable[FormDefect], silent: Container[str]) -> Iterator[LocalText]:
    """The notes on workbooks of no known form: what became of them (of the ``silent`` nothing was checked), and which
    form they are like; of what many have in common once."""
    alike: dict[str, list[FormDefect]] = {}
    near: dict[tuple[object, ...], list[FormDefect]] = {}
    for one in unknown:
        alike.setdefault("tables.nothing" if one.source in silent else "tables.no-form", []).append(one)
        if "near" in one.facts:
            near.setdefault((one.facts.get("nearest"), one.facts["near"]), []).append(one)
    for key, found in alike.items():
        yield of_files([one.source for one in found], messages.local(key, {"file": found[0].source}))
    for found in near.values():
        yield of_files([one.source for one in found], messages.local("tables.nearest", found[0].facts))


def of_files(names: Sequence[str], note: LocalText) -> LocalText:
    """A note on files, the first of which is named: alone, or with how many there are."""
    different = dict.fromkeys(names)
    if len(different) > 1:
        return messages.local("form.files", {"count": len(different), "file": names[0], "note": note})
    return LocalText(vi=f"{names[0]}: {note.vi}", en=f"{names[0]}: {note.en}")
