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
        source, use = found[0]
        facts: dict[str, object] = {"figures": use.figures, "notation": messages.local(f"notation.{notation}")}
        note = messages.local(_KEYS[why], facts)
        files = len({name for name, _ in found})
        if files > 1:
            yield messages.local("form.files", {"count": files, "file": source, "note": note})
        else:
            yield LocalText(vi=f"{source}: {note.vi}", en=f"{source}: {note.en}")
