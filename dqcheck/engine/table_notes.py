"""What has to be said of tables of any form beside their findings: how days and numbers were read."""

from collections.abc import Iterator, Sequence

from dqcheck import messages
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


def of_files(names: Sequence[str], note: LocalText) -> LocalText:
    """A note on files, the first of which is named: alone, or with how many there are."""
    different = dict.fromkeys(names)
    if len(different) > 1:
        return messages.local("form.files", {"count": len(different), "file": names[0], "note": note})
    return LocalText(vi=f"{names[0]}: {note.vi}", en=f"{names[0]}: {note.en}")
