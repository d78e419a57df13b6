"""Which files a run checks: those named, else those of the configuration; with git, only what changed or is staged."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dqcheck.config import Config
from dqcheck.errors import UsageError

MOST_NAMES = 5
"""Files that are named where there are many."""

if TYPE_CHECKING:
    from subprocess import CompletedProcess


def inputs(
    paths: tuple[Path, ...], config: Config, changed_since: str | None = None, *, only_staged: bool = False
) -> tuple[Path, ...]:
    """The paths to check. Empty only when nothing changed since the revision, or nothing is staged. Raises UsageError
    when no path is given anywhere, when git cannot answer, and when what is staged is not what lies there."""
    given = paths or tuple(config.path(name) for name in config.paths)
    if not given:
        raise UsageError("error.no-paths", "Nothing to check: name paths, or set paths in dqcheck.toml.")
    if changed_since is None and not only_staged:
        return given
    if changed_since is not None and only_staged:
        raise UsageError("error.staged-and-changed", "Give either --staged or --changed-since.")
    from dqcheck.engine.intake import expand

    touched = staged(given) if changed_since is None else changed(changed_since)
    files = expand([path for path in given if path.exists()]) if any(path.exists() for path in given) else ()
    return tuple(path for path in files if path.resolve() in touched)


def own_files(paths: Iterable[Path], others: Iterable[Path | str | None], config: Config) -> tuple[Path, ...]:
    """The files that a command must not write over: those it checks, ``others`` that it reads (a folder stands for the
    files in it, a name for no file), and that of the settings."""
    from dqcheck.engine.intake import expand

    settings = [config.home / config.file] if config.home is not None else []
    checked = [file for path in paths for file in (expand([path]) if path.exists() else (path,))]
    read = [Path(other) for other in others if other is not None]
    inside = [file for path in read if path.is_dir() for file in path.iterdir()]
    return (*checked, *read, *inside, *settings)


def changed(ref: str) -> frozenset[Path]:
    """Files that changed since a git revision was left, and files git does not track yet: what was committed on another
    branch in the meantime is not this one's change. Raises UsageError when git cannot answer."""
    top = Path(_git("rev-parse", "--show-toplevel").strip())
    # Without a common commit (a shallow clone) everything that differs is checked.
    since = _run("merge-base", ref, "HEAD").stdout.strip() or ref
    names = _git("diff", "--name-only", "-z", "--diff-filter=d", since, "--").split("\0")
    names += _git("ls-files", "--others", "--exclude-standard", "-z", "--full-name", ":/").split("\0")
    return frozenset((top / name).resolve() for name in names if name)


def staged(given: Sequence[Path]) -> frozenset[Path]:
    """Files that the next commit adds or changes. Raises UsageError when one of them was changed after it was staged:
    what would be checked is not what would be committed."""
    from dqcheck.engine.folder_files import REPORTS, TABLES

    next_commit = _named("diff", "--cached", "--name-only", "-z", "--diff-filter=d")
    wanted = {path.resolve() for path in given}
    late = sorted(
        path.name
        for path in next_commit & _named("diff", "--name-only", "-z")
        if path in wanted or (path.suffix.lower() in TABLES | REPORTS and not wanted.isdisjoint(path.parents))
    )
    if late:
        names = ", ".join(late[:MOST_NAMES]) + (f", … (+{len(late) - MOST_NAMES})" if len(late) > MOST_NAMES else "")
        english = (
            f"Changed after being staged: {names}. Stage them again (git add), or put the changes aside (git stash)."
        )
        raise UsageError("error.staged-late", english, names=names)
    return next_commit


def _named(*words: str) -> frozenset[Path]:
    """The files that git names in answer, wherever in the repository the command is run."""
    top = Path(_git("rev-parse", "--show-toplevel").strip())
    return frozenset((top / name).resolve() for name in _git("-C", str(top), *words).split("\0") if name)


def _git(*words: str) -> str:
    done = _run(*words)
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1:] or ["?"]
        raise UsageError("error.git", f"git: {reason[0]}", reason=reason[0])
    return done.stdout


def _run(*words: str) -> "CompletedProcess[str]":
    import subprocess

    names, odd = sys.getfilesystemencoding(), "surrogateescape"  # a file's name may be no text
    try:
        return subprocess.run(["git", *words], capture_output=True, encoding=names, errors=odd, check=False)  # noqa: S603, S607  # git of the user's path
    except OSError as error:
        raise UsageError("error.no-git", "git cannot be run, so that it cannot be said what changed.") from error
