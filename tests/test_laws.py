"""The conventions of the project, asserted. A convention that no test keeps is a wish."""

import ast
import importlib
import os
import re
import string
import subprocess
import sys
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from dqcheck import checks, rulesets
from dqcheck.messages import en, vi

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "dqcheck"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 400
CATALOGUES = {PACKAGE / "messages" / "vi.py", PACKAGE / "messages" / "en.py"}
FRAMES = ("pandas", "polars", "narwhals", "pandera", "numpy", "pyarrow", "great_expectations", "duckdb")
HEAVY = (*FRAMES, "rich", "yaml", "lxml", "jinja2", "docx", "xlsxwriter", "pypdfium2", "python_calamine")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def within(*folders: str) -> list[Path]:
    return [path for path in MODULES if path.relative_to(PACKAGE).parts[0] in folders]


@pytest.mark.parametrize("path", [path for path in MODULES if path not in CATALOGUES], ids=name)
def test_a_module_holds_one_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


LONGEST_FUNCTION = 40


@pytest.mark.parametrize("path", [*within("engine"), PACKAGE / "api.py"], ids=name)
def test_a_function_of_the_engine_is_seen_at_a_glance(path: Path) -> None:
    functions = [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef)]
    assert [one.name for one in functions if (one.end_lineno or 0) - one.lineno >= LONGEST_FUNCTION] == []


FLOATS = {
    "screen": "it keeps what the exact judge shall see",
    "_arithmetic": "the screen of an expression",
    "_up": "the bound of a screen, widened",
    "_down": "the bound of a screen, widened",
    "balance_grades": "a gap to look at",
    "bound_grades": "a bound of a screen, and a gap to look at",
    "ratio_grades": "the bound of a screen, and of what might overflow",
    "product_grades": "the bound of what might overflow",
    "from_number": "the door at which a cell's float becomes a Decimal",
    "as_float": "what a float of a cell holds, as a Decimal",
    "stored_value": "the same door, for who needs no more than the value",
}


def walk(node: ast.AST) -> Iterator[ast.AST]:
    """All nodes but those of functions that may use floats."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.FunctionDef) and child.name in FLOATS):
            yield from walk(child)


def floats(module: ast.Module) -> list[int]:
    """Lines with an annotation that names ``float`` or a call of it, but in functions that may."""
    nodes = list(walk(module))
    annotations = [
        annotation
        for node in nodes
        for annotation in (getattr(node, "annotation", None), getattr(node, "returns", None))
        if isinstance(annotation, ast.AST)
    ]
    named = [n.lineno for a in annotations for n in ast.walk(a) if isinstance(n, ast.Name) and n.id == "float"]
    called = [
        n.lineno for n in nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == "float"
    ]
    return sorted(named + called)


@pytest.mark.parametrize("path", within("model", "numerals", "checks", "prose", "diagnosis"), ids=name)
def test_numbers_are_decimal_from_end_to_end(path: Path) -> None:
    if path.name != "screening.py":
        assert floats(tree(path)) == []


def test_anything_may_be_caught_only_around_a_rule_a_reader_and_a_command() -> None:
    catchers = [
        name(path)
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")))
    ]
    allowed = ("dqcheck/engine/", "dqcheck/sources/", "dqcheck/cli/ending.py")
    assert [path for path in catchers if not path.startswith(allowed)] == []


LANGUAGES = [PACKAGE / folder / language for folder in ("language", "messages") for language in ("vi", "en")]
KINDS = {checks.load(kind).__module__ for kind in checks.names()}


def is_named_for_its_place(path: Path) -> bool:
    """Modules whose name is given: packages, subcommands, check kinds, and those that each language has."""
    inside = path.relative_to(PACKAGE)
    return (
        path.stem == "__init__"
        or (inside.parts[0] == "cli" and "@click.command" in path.read_text(encoding="utf-8"))
        or ".".join(path.relative_to(ROOT).with_suffix("").parts) in KINDS
        or inside.parts[:2] == ("language", "types")
        or any(path.is_relative_to(language) or path.with_suffix("") == language for language in LANGUAGES)
    )


def test_no_module_is_named_twice() -> None:
    names = Counter(path.stem for path in MODULES if not is_named_for_its_place(path))
    assert {name for name, count in names.items() if count > 1} == set()


def test_no_public_class_is_named_twice() -> None:
    nodes = [node for path in MODULES for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef)]
    names = Counter(node.name for node in nodes if not node.name.startswith("_"))
    assert {name for name, count in names.items() if count > 1} == set()


VIETNAMESE = re.compile("[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE)


def literals(module: ast.Module) -> list[ast.Constant]:
    """The string literals of a module but its docstrings."""
    nodes = list(ast.walk(module))
    told = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    return [n for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in told]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_words_of_a_language_stand_with_the_languages_and_the_messages(path: Path) -> None:
    if path.relative_to(PACKAGE).parts[0] not in {"language", "messages"}:
        words = [node for node in literals(tree(path)) if len(node.value) > 1]  # a letter alone is no word
        assert [(node.lineno, node.value) for node in words if VIETNAMESE.search(node.value)] == []


LIBRARIES = {
    "python_calamine": ("sources",),
    "pypdfium2": ("sources",),
    "docx": ("sources", "reporters"),
    "lxml": ("sources", "reporters"),
    "xlsxwriter": ("reporters", "authoring"),
    "jinja2": ("reporters",),
    "rich": ("reporters", "cli"),
    "click": ("cli",),
    "yaml": ("rulesets", "waivers", "cli", "testing", "sources", "api"),
    "pandera": ("integrations", "api", "engine"),
    "great_expectations": ("integrations",),
    "pytest": ("integrations",),
}


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_stays_where_it_belongs(library: str) -> None:
    users = {path.relative_to(PACKAGE).with_suffix("").parts[0] for path in MODULES if library in imported(path)}
    assert users <= set(LIBRARIES[library])


DOORS = {
    "dqcheck/__init__.py": "the public names",
    "dqcheck/checks/__init__.py": "the check kind that a rule names",
    "dqcheck/cli/__init__.py": "the command that was called",
    "dqcheck/forms/__init__.py": "its names, which type checkers see",
    "dqcheck/messages/sentences.py": "the catalogue of a language",
    "dqcheck/reporters/__init__.py": "the format that was asked for",
}
"""Modules that import by a string, and what they find. Nothing else may: no tool sees where such an import leads."""


def imports_by_string(module: ast.Module) -> bool:
    """Whether a module takes ``importlib`` (but for resources and versions, which are no modules) or ``__import__``."""
    nodes = list(ast.walk(module))
    taken = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    taken |= {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    taken |= {node.id for node in nodes if isinstance(node, ast.Name)}
    taken -= {"importlib.resources", "importlib.metadata"}
    return any(name.partition(".")[0] in ("importlib", "__import__") for name in taken)


def test_only_the_lazy_doors_import_by_a_string() -> None:
    assert {name(path) for path in MODULES if imports_by_string(tree(path))} == set(DOORS)


def test_every_path_that_contributing_names_exists() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    paths = set(re.findall(r"`((?:\.?\w[\w.<>-]*/)+[\w.<>-]*|\w+\.(?:md|toml))`", text))
    assert len(paths) > 20
    gone = {path for path in paths if not any(ROOT.glob(re.sub(r"<\w+>", "*", path.rstrip("/"))))}
    assert gone == set()


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
IMPORTED = {"python-calamine": "python_calamine", "python-docx": "docx", "pyyaml": "yaml"}
PARTS = {"pypdfium2_raw": "pypdfium2"}
EXTRAS = {"great_expectations", "sqlalchemy", "duckdb", "pyspark"}
ENGINE_DOORS = ("engine/screens/chosen_engine.py", "sources/databases.py", "sources/engine_files.py")
"""Where an engine that is not always installed is started, in functions that say what to do where it is missing."""
OFFERED = {"pyarrow", "pytest", "numpy"}
"""Libraries of the caller, touched only where an object of theirs was handed in or their plugin runs."""


def imported(path: Path) -> set[str]:
    """Top-level names of the libraries that a module imports."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").partition(".")[0])
    return {PARTS.get(name, name) for name in found} - sys.stdlib_module_names - {"dqcheck"}


def test_dependencies_are_those_that_are_imported() -> None:
    names = [re.split(r"[\[<>=~ ;]", line)[0] for line in PROJECT["dependencies"]]
    declared = {IMPORTED.get(name, name.replace("-", "_")) for name in names}
    used = set().union(*map(imported, MODULES))
    assert declared - used == set(), "declared and never imported"
    assert used - declared - EXTRAS - OFFERED == set(), "imported and not declared"
    rim = (*within("integrations"), *(PACKAGE / door for door in ENGINE_DOORS))
    assert set().union(*(imported(path) for path in MODULES if path not in rim)) & EXTRAS == set()


@pytest.mark.parametrize("path", [path for path in MODULES if "__all__" in path.read_text(encoding="utf-8")], ids=name)
def test_public_names_are_sorted_and_exist(path: Path) -> None:
    module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    names = list(module.__all__)
    assert names == sorted(set(names))
    assert [n for n in names if not hasattr(module, n)] == []


def public(module: ast.Module) -> list[str]:
    """Public classes and functions without a docstring, and the module itself."""
    bare = [] if ast.get_docstring(module) else ["module"]
    for node in module.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            bare += [] if ast.get_docstring(node) else [node.name]
    return bare


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_everything_public_is_explained(path: Path) -> None:
    assert public(tree(path)) == []


@pytest.mark.parametrize("kind", checks.names())
def test_a_check_kind_is_one_module_and_its_test(kind: str) -> None:
    check = checks.load(kind)
    assert check.kind == kind
    assert getattr(checks, check.__name__) is check
    module = check.__module__.rpartition(".")[2]
    tests = [path for path in (ROOT / "tests" / "checks").glob("test_*.py") if kind in path.read_text(encoding="utf-8")]
    assert tests, f"no test in tests/checks speaks of {kind}"
    assert (ROOT / "tests" / "checks" / f"test_{module}.py").exists()
    first = (check.__doc__ or "").strip().splitlines()[0]
    assert first and not first.startswith(f"{check.__name__}("), "its docstring says when it fails"


RULES = [(ruleset, rule) for ruleset in map(rulesets.load, rulesets.shipped()) for rule in ruleset.rules]


@pytest.mark.parametrize(("ruleset", "rule"), RULES, ids=[rule.qualified for _, rule in RULES])
def test_a_rule_explains_itself(ruleset: object, rule: object) -> None:
    assert rule.title.vi and rule.title.en
    assert rule.because is not None and rule.because.vi and rule.because.en
    expected = {example.expect for example in rule.examples}
    assert "fail" in expected or "mild" in expected, "an example that fails"
    # A rule on a wording that is itself the fault meets nothing where the wording is in order.
    assert expected & {"pass", "within-rounding", "nothing"}, "an example that passes"


@pytest.mark.parametrize(("ruleset", "rule"), RULES, ids=[rule.qualified for _, rule in RULES])
def test_a_rule_is_named_for_the_defect(ruleset: object, rule: object) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.id)
    assert not re.match(r"(check|must|use|no|should|verify|ensure|validate)-", rule.id)


@pytest.mark.parametrize("shipped", sorted(rulesets.shipped()))
def test_a_shipped_ruleset_is_sound(shipped: str) -> None:
    assert rulesets.selfcheck(rulesets.load(shipped)) == ()


def placeholders(sentence: str) -> set[str]:
    return {re.split(r"[.\[]", field)[0] for _, field, _, _ in string.Formatter().parse(sentence) if field}


def test_both_catalogues_have_the_same_keys() -> None:
    assert set(vi.MESSAGES) ^ set(en.MESSAGES) == set()


EMPTY = {key for key in vi.MESSAGES if not vi.MESSAGES[key].strip() and not en.MESSAGES[key].strip()}
"""Sentences that say nothing in either language on purpose."""


def test_a_sentence_says_the_same_in_both_languages() -> None:
    assert [key for key in vi.MESSAGES if placeholders(vi.MESSAGES[key]) != placeholders(en.MESSAGES[key])] == []
    assert [
        key for key in set(vi.MESSAGES) - EMPTY if not vi.MESSAGES[key].strip() or not en.MESSAGES[key].strip()
    ] == []


BLAME = re.compile(
    r"gian lận|gian dối|bịa đặt|vi phạm|khai khống|cố ý|\b(fraud|cheat|lie\b|lies|lying|guilty|violat)", re.IGNORECASE
)


def test_no_sentence_accuses_anyone() -> None:
    assert [key for key in vi.MESSAGES if BLAME.search(vi.MESSAGES[key]) or BLAME.search(en.MESSAGES[key])] == []


FAULT = re.compile(r"""\bfault\(\s*"([a-z-]+)"(?:.*?\b(?:detail|kind)="([a-z-]+)")?""")
NOTE = re.compile(r"""(?:note=|SourceError\(\s*|UsageError\(\s*)["']([a-z-]+\.[a-z.-]+)["']""")


def test_every_sentence_that_the_code_asks_for_exists() -> None:
    asked = {key: name(path) for path in MODULES for key in NOTE.findall(path.read_text(encoding="utf-8"))}
    for path in within("sources", "reporters"):
        for what, detail in FAULT.findall(path.read_text(encoding="utf-8")):
            asked |= {f"error.{what}": name(path)} | ({f"fault.{detail}": name(path)} if detail else {})
    assert {key: where for key, where in asked.items() if key not in vi.MESSAGES} == {}


def python(code: str, *, cwd: Path | None = None, path: str | None = None) -> str:
    """What a fresh interpreter prints."""
    environment = {**os.environ, "PYTHONPATH": path or str(ROOT), "PYTHONWARNINGS": "error"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=cwd, env=environment, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "action",
    [
        "import dqcheck",
        "from dqcheck.cli import command, ending\nending.run(command, ['--help'])",
        "from dqcheck.cli import command, ending\nending.run(command, ['--version'])",
    ],
    ids=["import", "help", "version"],
)
def test_starting_is_light(action: str) -> None:
    code = f"import sys\n{action}\nprint('loaded:', [m for m in {HEAVY!r} if m in sys.modules])"
    assert python(code).splitlines()[-1] == "loaded: []"


def test_checking_a_workbook_imports_no_frame_library() -> None:
    book = ROOT / "fixtures" / "submissions.xlsx"
    code = f"import sys, dqcheck\ndqcheck.check({str(book)!r})\nprint([m for m in {FRAMES!r} if m in sys.modules])"
    assert python(code).splitlines()[-1] == "[]"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_ships_what_the_checkout_has(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        shipped = set(archive.namelist())
    rules = {
        "dqcheck/rulesets/shipped/" + path.relative_to(ROOT / "rules").as_posix()
        for path in (ROOT / "rules").rglob("*")
        if path.is_file()
    }
    package = {name(path) for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert rules and rules | package <= shipped


def test_an_installed_wheel_finds_its_rulesets(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    code = (
        "import dqcheck, dqcheck.rulesets as r\n"
        "print(dqcheck.__file__)\n"
        "print(sorted(r.shipped()), sum(len(r.load(name).rules) for name in r.shipped()))"
    )
    where, what = python(code, cwd=tmp_path, path=str(site)).splitlines()[-2:]
    assert Path(where).is_relative_to(site)
    expected = sorted(rulesets.shipped())
    assert what == f"{expected} {len(RULES)}"


def test_no_package_offers_a_name_that_one_of_its_modules_would_hide() -> None:
    """Importing ``package.name`` sets the attribute ``name`` of the package: a function of that name would be lost."""
    hidden = []
    for init in sorted((ROOT / "dqcheck").rglob("__init__.py")):
        tree = ast.parse(init.read_text(encoding="utf-8"))
        offered = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
        modules = {path.stem for path in init.parent.glob("*.py")} | {
            path.name for path in init.parent.iterdir() if path.is_dir()
        }
        hidden += [f"{init.parent.name}.{name}" for name in sorted(offered & modules)]
    assert hidden == []
