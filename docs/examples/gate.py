"""A gate before aggregation in plain Python: nothing is added up that a reviewer should see first.

usage: gate.py FOLDER TOTALS.json
"""

import json
import sys
from pathlib import Path

import dqcheck


def gate(folder: Path, totals: Path, rules: str | Path | None = None) -> list[str]:
    """Add up what is accepted, write it, and return the names of the units that are missing."""
    found = dqcheck.aggregate(folder, rules=rules)
    if found.report.rule_errors:
        raise RuntimeError(f"rules broke: {found.report.rule_errors}")
    figures = {f"{one.table}.{one.field}": str(one.value) for one in found.totals}
    missing = [one.name for one in found.missing]
    totals.write_text(json.dumps({"totals": figures, "missing": missing}, ensure_ascii=False), encoding="utf-8")
    return missing


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: gate.py FOLDER TOTALS.json")
    absent = gate(Path(sys.argv[1]), Path(sys.argv[2]))
    print("missing:", ", ".join(absent) or "nobody")
    sys.exit(1 if absent else 0)
