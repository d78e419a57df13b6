"""Score dqcheck on narrative reports whose relations were found by hand, where such texts are present.

usage: score.py DIR

DIR holds ``tools/score_reports.py`` and two sets: ``reports`` with ``gold/relations.jsonl``, and ``corpus/texts`` with
``corpus/relations.jsonl``. Without it there is nothing to score, and that is said.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

SETS = (
    ("reports", "reports", "gold/relations.jsonl"),
    ("corpus", "corpus/texts", "corpus/relations.jsonl"),
)


def main() -> int:
    """Run dqcheck on each set and print the scorer's verdict."""
    base = Path(sys.argv[1]).resolve()
    scorer = base / "tools" / "score_reports.py"
    if not scorer.exists():
        print(f"nothing to score: {scorer} does not exist (make score SCORE_DIR=...)")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for name, texts, relations in SETS:
            report = Path(folder) / f"{name}.json"
            files = [path for path in sorted((base / texts).iterdir()) if path.suffix != ".txt"] or [base / texts]
            command: list[str | Path] = [
                sys.executable,
                "-m",
                "dqcheck",
                "run",
                *files,
                "--confirmed",
                "-o",
                report,
                "--format",
                "json",
            ]
            done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
            if done.returncode not in (0, 1, 3):
                return done.returncode
            print(f"\n## {name}", flush=True)
            subprocess.run([sys.executable, scorer, report, base / relations, base / texts], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
