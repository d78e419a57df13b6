"""Waivers: discrepancies that a person has looked at and accepted, with the reason, who, and until when.

A waiver belongs to one finding *and* to the values that were seen: when a figure changes it lapses, because what was
accepted is no longer what is written. Waivers that expired, lapsed or meet nothing are told, never kept in silence.
"""

import datetime as dt
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dqcheck import messages
from dqcheck.errors import Problem, RulesetError
from dqcheck.messages import legible
from dqcheck.model.finding import Finding, Waiver
from dqcheck.model.record import record
from dqcheck.model.report import InputFile
from dqcheck.model.text import LocalText
from dqcheck.output import write

if TYPE_CHECKING:
    from dqcheck.rulesets.nodes import Node

KEYS = ("fingerprint", "rule", "submission", "files", "values", "reason", "by", "until")
LISTS = ("files", "values")
FORM = "form/"
"""How the names of findings about the filing itself begin; no rule declares them."""


@record
class Entry:
    """One line of a waiver file. ``values`` are the evidence's texts as they stood when the finding was accepted,
    ``files`` (absolute) those in which they stood, none for a frame; ``until`` is the last day on which it holds."""

    fingerprint: str
    rule: str
    submission: str
    values: tuple[str, ...]
    reason: str
    by: str
    until: dt.date | None = None
    files: tuple[Path, ...] = ()


@record
class Scope:
    """What a run looked at: the ``rules`` that it asked, and the ``submissions`` and ``files`` (absolute) that it read;
    ``files`` is None for a frame. ``form`` says whether everything about the filing itself was told too.

    A waiver that meets nothing is out of date only where the run would have met it.
    """

    rules: frozenset[str]
    submissions: frozenset[str]
    files: frozenset[Path] | None
    form: bool = True

    def covers(self, entry: Entry) -> bool:
        """Whether the run would have told the finding that a waiver is for. Waivers that name no file are known by
        their submission."""
        if entry.rule not in self.rules and not (self.form and entry.rule.startswith(FORM)):
            return False
        if self.files is None:
            return not entry.files
        return self.files.issuperset(entry.files) if entry.files else entry.submission in self.submissions


@record
class Applied:
    """The findings with their waivers, and what has to be said about the waivers themselves."""

    findings: tuple[Finding, ...]
    notes: tuple[LocalText, ...]
    unused: tuple[Entry, ...]


def values_of(finding: Finding) -> tuple[str, ...]:
    """The figures a waiver is tied to: the texts of the evidence as they may be shown, whatever their order in the
    file."""
    written = (item.value if item.value is not None else item.text for item in finding.evidence)
    return tuple(sorted(legible(f"{item.role}={text}") for item, text in zip(finding.evidence, written, strict=True)))


def files_of(finding: Finding, files: Iterable[InputFile]) -> tuple[Path, ...]:
    """The files of a report, absolute, in which a finding's figures stand."""
    sources = {item.source for item in finding.evidence}
    return tuple(sorted({absolute(file) for file in files if file.source in sources}))


def absolute(file: InputFile) -> Path:
    """The path of a file of a report, whatever folder it was named from."""
    return Path(file.path).resolve()


def entry_for(
    finding: Finding, *, reason: str, by: str, until: dt.date | None = None, files: Iterable[InputFile] = ()
) -> Entry:
    """The waiver of a finding as it stands now; ``files`` are those of its report."""
    return Entry(
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        submission=finding.submission,
        values=values_of(finding),
        reason=reason,
        by=by,
        until=until,
        files=files_of(finding, files),
    )


def apply(findings: Sequence[Finding], entries: Sequence[Entry], today: dt.date, scope: Scope | None = None) -> Applied:
    """Mark the findings that are waived, and tell expired, lapsed and unused waivers; of the unused those alone that
    the run would have met (without a ``scope``: all). A waiver holds for what repeats its finding too."""
    by_fingerprint = {entry.fingerprint: entry for entry in entries}
    met: set[str] = set()
    notes: list[LocalText] = []
    marked: list[Finding] = []
    for finding in findings:
        entry = by_fingerprint.get(finding.fingerprint) or by_fingerprint.get(finding.repeats or "")
        if entry is None:
            marked.append(finding)
            continue
        met.add(entry.fingerprint)
        facts = {"rule": entry.rule, "submission": entry.submission, "until": entry.until}
        if entry.until is not None and entry.until < today:
            notes.append(messages.local("waiver.expired", facts))
            marked.append(finding)
        elif entry.values != values_of(finding):
            notes.append(messages.local("waiver.lapsed", facts))
            marked.append(finding)
        else:
            waiver = Waiver(reason=entry.reason, by=entry.by, until=entry.until.isoformat() if entry.until else None)
            marked.append(replace(finding, waived=waiver))
    unused = tuple(e for e in entries if e.fingerprint not in met and (scope is None or scope.covers(e)))
    notes += [
        messages.local("waiver.unused", {"rule": entry.rule, "submission": entry.submission, "until": entry.until})
        for entry in unused
    ]
    return Applied(findings=tuple(marked), notes=tuple(dict.fromkeys(notes)), unused=unused)


def load(path: Path) -> tuple[Entry, ...]:
    """The waivers of a file; none when the file does not exist. Raises RulesetError with every mistake in it."""
    from dqcheck.rulesets.nodes import BLANK, LIST, MAP, NotYaml, compose

    file = str(path)
    try:
        tree = compose(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return ()
    except NotYaml as error:
        raise _wrong(file, error.line, f"not YAML of waivers: {error.message}") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise _wrong(file, line, "the file is not written in UTF-8") from error
    except (OSError, ValueError) as error:  # a folder, no permission, a name with a zero byte
        raise _wrong(file, 1, f"the file cannot be read ({error})") from error
    if tree[0] == BLANK:
        return ()
    listed = next((node for key, _, node in tree[2] if key == "waivers"), None) if tree[0] == MAP else None
    if listed is None or listed[0] not in (LIST, BLANK):
        raise _wrong(file, tree[1], "expected a list of waivers")
    problems: list[Problem] = []
    read = [_entry(node, f"waivers[{at}]", file, problems) for at, node in enumerate(listed[2] or ())]
    if problems:
        raise RulesetError(tuple(problems))
    return tuple(entry for entry in read if entry is not None)


def _wrong(file: str, line: int, message: str) -> RulesetError:
    return RulesetError((Problem(file=file, line=line, path="", message=message),))


def _entry(node: "Node", where: str, file: str, problems: list[Problem]) -> Entry | None:
    """An entry of the list; None when its mistakes are noted."""
    from dqcheck.rulesets.nodes import LIST, MAP, SCALAR

    before = len(problems)
    folder = Path(file).parent

    def wrong(line: int, message: str) -> None:
        problems.append(Problem(file=file, line=line, path=where, message=message))

    if node[0] != MAP:
        wrong(node[1], "expected keys and values")
        return None
    texts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for key, line, value in node[2]:
        if key not in KEYS:
            wrong(line, f"unknown key {key!r}")
        elif key in LISTS and value[0] == LIST and all(item[0] == SCALAR for item in value[2]):
            lists[key] = tuple(item[2] for item in value[2])
        elif key in LISTS:
            wrong(line, f"{key}: expected a list of texts")
        elif value[0] in (LIST, MAP):
            wrong(line, f"{key}: expected a text")
        else:
            texts[key] = value[2]
    given = {**texts, "values": lists.get("values") or len(problems) > before}
    missing = [key for key in ("fingerprint", "rule", "values", "reason", "by") if not given.get(key)]
    if missing:
        wrong(node[1], f"missing: {', '.join(missing)}")
    until = None
    if texts.get("until"):
        try:
            until = dt.date.fromisoformat(texts["until"])
        except ValueError:
            wrong(node[1], f"until: {texts['until']!r} is not a date like 2026-12-31")
    if len(problems) > before:
        return None
    return Entry(
        fingerprint=texts["fingerprint"],
        rule=texts["rule"],
        submission=texts.get("submission", ""),
        values=lists["values"],
        reason=texts["reason"],
        by=texts["by"],
        until=until,
        files=tuple((folder / name).resolve() for name in lists.get("files", ()) if "\0" not in name),
    )


def save(path: Path, entries: Iterable[Entry]) -> None:
    """Write a waiver file, ordered so that a change is a small difference. Raises UsageError when it cannot be
    written."""
    import yaml

    listed = [
        {
            "fingerprint": entry.fingerprint,
            "rule": entry.rule,
            "submission": legible(entry.submission),
            **({"files": [legible(_beside(file, path)) for file in entry.files]} if entry.files else {}),
            "values": list(entry.values),
            "reason": legible(entry.reason),
            "by": legible(entry.by),
            **({"until": entry.until.isoformat()} if entry.until else {}),
        }
        for entry in sorted(entries, key=lambda e: (e.submission, e.rule, e.fingerprint))
    ]
    text = yaml.safe_dump({"waivers": listed}, allow_unicode=True, sort_keys=False, width=120)
    write(path, text.encode("utf-8"))


def _beside(file: Path, path: Path) -> str:
    """A file as the waivers in ``path`` name it: seen from their folder, so that a repository may lie anywhere."""
    try:
        return Path(os.path.relpath(file, path.resolve().parent)).as_posix()
    except ValueError:  # another drive
        return file.as_posix()
