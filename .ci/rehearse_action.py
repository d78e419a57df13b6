"""Rehearse ``action.yml`` without GitHub: its steps as a runner takes them, on a repository with good and bad data.

The action is taken from a copy of what git tracks here, installs itself into a Python of its own as its second step
says, and checks a pull request of two commits. Nothing is kept. Exits with 1 when the action does not do what it must.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "fixtures" / "repository"
HEAD = "Đơn vị,Tổng số hồ sơ tiếp nhận,Kỳ trước chuyển qua,Tiếp nhận mới\n"
INPUT = re.compile(r"\$\{\{ *inputs\.([\w-]+) *\}\}")
SETUP_PYTHON = "actions/setup-python@"
SHELL = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c")
"""What a runner makes of ``shell: bash``."""


class RehearsalError(Exception):
    """The action does not do what it must."""


def tracked(target: Path) -> Path:
    """A copy of the files that git tracks, as a runner has the action."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.split(b"\0")
    for name in filter(None, map(os.fsdecode, names)):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target / name)
    return target


def filled(text: str, inputs: Mapping[str, str]) -> str:
    """A value of the action with its inputs. Raises RehearsalError for an expression of another kind."""
    told = INPUT.sub(lambda found: inputs[found[1]], text)
    if "${{" in text and "${{" in INPUT.sub("", text):
        raise RehearsalError(f"an expression that is not rehearsed: {text}")
    return told


def pull_request(folder: Path, text: str) -> dict[str, str]:
    """The sample as a repository with a branch that adds a file; the environment in which git works there."""
    shutil.copytree(SAMPLE, folder)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHON"))}
    own = {"HOME": str(folder.parent), "GIT_CONFIG_NOSYSTEM": "1"}
    for who in ("AUTHOR", "COMMITTER"):
        own |= {f"GIT_{who}_NAME": "Tester", f"GIT_{who}_EMAIL": "tester@example.org"}

    def git(*words: str) -> None:
        subprocess.run(["git", *words], cwd=folder, env={**kept, **own}, check=True)

    git("init", "--quiet", "--initial-branch", "main")
    git("add", ".")
    git("commit", "--quiet", "--message", "Quarter 3")
    git("checkout", "--quiet", "-b", "work")
    (folder / "data" / "2025-q4.csv").write_text(HEAD + text, encoding="utf-8")
    git("add", ".")
    git("commit", "--quiet", "--message", "Quarter 4")
    return {**kept, **own}


def rehearse(action: Path, python: Path, folder: Path, text: str, given: Mapping[str, str]) -> tuple[int, str]:
    """The exit code and the log of the action on a pull request with these records."""
    told: dict[str, Any] = yaml.safe_load((action / "action.yml").read_text(encoding="utf-8"))
    inputs = {name: str(declared.get("default", "")) for name, declared in told["inputs"].items()} | dict(given)
    environment = pull_request(folder, text) | {
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(action),
        "GITHUB_WORKSPACE": str(folder),
        "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}",
    }
    log = ""
    for step in told["runs"]["steps"]:
        if "uses" in step:
            # The Python that setup-python would bring is the one that stands first on the path.
            if not step["uses"].startswith(SETUP_PYTHON):
                raise RehearsalError(f"a step that is not rehearsed: {step['uses']}")
            continue
        own = {name: filled(str(value), inputs) for name, value in step.get("env", {}).items()}
        script = filled(step["run"], inputs)
        done = subprocess.run(
            [*SHELL, script], cwd=folder, env=environment | own, capture_output=True, text=True, check=False
        )
        log += done.stdout + done.stderr
        if done.returncode:
            return done.returncode, log
    return 0, log


def main() -> int:
    """Rehearse a good and a bad pull request."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name).resolve()
        action = tracked(place / "action")
        venv.create(place / "python", with_pip=True)
        python = place / "python" / "bin" / "python"
        given = {"changed-since": "main", "sarif": "dqcheck.sarif"}
        for what, text, wanted in (("good", "Xã Ba Động,5,2,3\n", 0), ("bad", "Xã Ba Động,6,2,3\n", 1)):
            code, log = rehearse(action, python, place / what, text, given)
            annotated = "::error file=data/2025-q4.csv,line=2," in log
            if code != wanted or annotated is not bool(wanted) or not (place / what / "dqcheck.sarif").is_file():
                print(log)
                raise RehearsalError(f"the action on {what} data: exit code {code}, expected {wanted}")
            print(f"action.yml on {what} data: exit code {code}, {'annotated' if annotated else 'nothing to annotate'}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except RehearsalError as error:
        print(f"rehearsal failed: {error}")
        sys.exit(1)
