"""Where the shipped rulesets lie: beside the package in an installation, in ``rules/`` of a checkout, nowhere else."""

from pathlib import Path

from dqcheck.errors import UsageError
from dqcheck.rulesets import accepted_labels

HEAD = "ruleset.yaml"


def home() -> Path:
    """The folder of the shipped rulesets."""
    here = Path(__file__).resolve().parent
    beside = here / "shipped"
    return beside if beside.is_dir() else here.parent.parent / "rules"


def shipped() -> tuple[str, ...]:
    """The names of the shipped rulesets, sorted."""
    folder = home()
    if not folder.is_dir():
        return ()
    return tuple(sorted(entry.name for entry in folder.iterdir() if (entry / HEAD).is_file()))


def find(name: str | Path) -> Path:
    """The file or folder of a ruleset: a shipped name, or a path. Raises UsageError when there is none."""
    if isinstance(name, str) and "/" not in name and "\\" not in name and (home() / name / HEAD).is_file():
        return home() / name
    path = Path(name)
    if path.is_file() or (path / HEAD).is_file():
        return path
    known = ", ".join(shipped())
    if path.is_dir():
        raise UsageError("error.ruleset-head", f"{path} holds no {HEAD}", path=str(path), file=HEAD)
    raise UsageError(
        "error.ruleset-unknown",
        f"there is no ruleset {str(name)!r}: give a path or one of {known}",
        name=str(name),
        names=known,
    )


def files(path: Path) -> tuple[Path, ...]:
    """The YAML files of a ruleset, its head first, the others by name; that of accepted headers is none of them."""
    if path.is_file():
        return (path,)
    known = (HEAD, accepted_labels.NAME)
    others = sorted(entry for entry in path.iterdir() if entry.suffix in (".yaml", ".yml") and entry.name not in known)
    return (path / HEAD, *others)
