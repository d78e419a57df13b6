"""From a workbook of rules to the files of a ruleset, checked as they would be used before anything is written."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from dqcheck import rulesets
from dqcheck.authoring.rules_reading import RulesRead, lettered, read_rules
from dqcheck.authoring.sheet_rules import RuleFiles, SheetPlace, SheetProblem, rule_files
from dqcheck.errors import Problem
from dqcheck.messages import sentence
from dqcheck.model.record import record
from dqcheck.model.text import Language


@record
class ImportedRules:
    """The files that a workbook gives, what is wrong with it in the order of its sheets, and the sheets that were
    left unread."""

    read: RulesRead
    files: RuleFiles
    problems: tuple[SheetProblem, ...]


def import_rules(path: Path) -> ImportedRules:
    """The ruleset of a workbook. Raises SourceError and UsageError as ``read_rules``."""
    read = read_rules(path)
    files = rule_files(read.sheets)
    problems = [*read.problems, *files.problems]
    if not problems:
        problems = list(_faults(files))
    order = [one.named for one in read.sheets]
    return ImportedRules(read=read, files=files, problems=tuple(sorted(problems, key=lambda one: _seat(one, order))))


def _faults(files: RuleFiles) -> Sequence[SheetProblem]:
    """What ``dqcheck rules check`` would say of the files, at the cells they came from."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.lined.items():
            Path(folder, name).write_text(text, encoding="utf-8", newline="")
        return [_placed(problem, files) for problem in rulesets.faults(folder)]


def _placed(problem: Problem, files: RuleFiles) -> SheetProblem:
    file = Path(problem.file).name
    place = files.place_of(file, problem.line, problem.path)
    return SheetProblem(place=place, message=problem.message if place is not None else f"{file}: {problem.message}")


def _seat(problem: SheetProblem, order: Sequence[str]) -> tuple[int, int]:
    place = problem.place
    if place is None:
        return len(order) + 1, 0
    return (order.index(place.sheet) if place.sheet in order else len(order)), place.row


def told(problem: SheetProblem, imported: ImportedRules, language: Language) -> str:
    """A problem in a line: sheet, row, column, and what is wrong."""
    message = sentence(problem.key, language, {"shown": problem.shown}) if problem.key else problem.message
    place = problem.place
    if place is None:
        return message
    column = lettered(place, imported.read.sheets)
    facts = {"sheet": place.sheet, "row": _row(place), "column": column, "message": message}
    return sentence("sheet.problem" if column else "sheet.problem-row", language, facts)


def _row(place: SheetPlace) -> str:
    return str(place.row)
