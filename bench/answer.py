"""Turn dqcheck's JSON report into the answer that the peers' judge reads.

usage: answer.py w2|w3 REPORT.json ANSWER.json

A rule's id in the report is the judge's id in lower case (``S01`` is ``s01``). A rule that found nothing is answered
with no rows. Of a large table the report counts what fails and lists the first rows.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

FIRST = 1000


def main() -> int:
    """Read the report, write the answer."""
    workload, source, target = sys.argv[1:4]
    report = json.loads(Path(source).read_text(encoding="utf-8"))
    rows: dict[str, set[int]] = {code(rule["rule"]): set() for rule in report["rules"]}
    counts = {code(rule["rule"]): rule["records"] for rule in report["rules"] if rule.get("rows")}
    for rule in report["rules"]:
        rows[code(rule["rule"])].update(rule.get("rows", ()))
    for finding in report["findings"]:
        rows.setdefault(code(finding["rule"]), set()).update(records(finding))
    answer: dict[str, Any] = {}
    for rule, numbers in rows.items():
        ordered = sorted(numbers)
        answer[rule] = {
            "count": counts.get(rule, len(ordered)),
            "rows": ordered if workload == "w2" else ordered[:FIRST],
        }
    Path(target).write_text(json.dumps({"rules": answer}), encoding="utf-8")
    return 0


def code(rule: str) -> str:
    """The judge's name of a rule."""
    return rule.rpartition("/")[2].upper()


def records(finding: dict[str, Any]) -> set[int]:
    """The records a finding speaks of, counted from zero: a worksheet's first record stands in row 2."""
    found = set()
    pieces = finding["evidence"]
    if finding["check"] == "agreement":
        pieces = differing(pieces)
    for piece in pieces:
        place = piece["place"]
        if "row" in place:
            found.add(int(place["row"]))
        elif match := re.search(r"\d+$", place.get("cell", "")):
            found.add(int(match[0]) - 2)
    return found


def differing(pieces: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The values of the first sheet that differ from the value of the second."""
    first = pieces[0]["place"].get("sheet")
    others = {piece["value"] for piece in pieces if piece["place"].get("sheet") != first}
    return [piece for piece in pieces if piece["place"].get("sheet") == first and piece["value"] not in others]


if __name__ == "__main__":
    sys.exit(main())
