"""The documentation says what the program does: pages are fresh, examples run, links lead somewhere."""

import doctest
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import click
import pandas as pd
import polars as pl
import pytest
import yaml
from click.testing import CliRunner

import dqcheck
from dqcheck import cli, rulesets
from dqcheck.rulesets import examples

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
GUIDES = sorted(
    [
        *DOCS.glob("*.md"),
        *DOCS.glob("coming-from/*.md"),
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        ROOT / "bench" / "README.md",
    ]
)


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a language."""
    fenced = re.findall(r"^```([^\n]*)\n(.*?)^```$", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return [text for name, text in fenced if name == language]


def script(name: str) -> ModuleType:
    """A script of docs/ as a module."""
    if str(DOCS) not in sys.path:  # as when a script of the folder is run
        sys.path.insert(0, str(DOCS))
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


API = script("api_page")


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    return script("build_reference")


def test_the_picture_is_what_the_program_prints() -> None:
    assert (DOCS / "picture.svg").read_text(encoding="utf-8") == script("build_picture").picture(), "run make docs"


def test_the_reference_is_fresh(reference: ModuleType) -> None:
    assert reference.stale(reference.pages()) == [], "run make docs"


def test_a_stale_page_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = script("build_reference")
    monkeypatch.setattr(module, "HERE", tmp_path)
    found = {"reference/a.md": "new", "reference/b.md": "same", "reference/c.md": "missing"}
    (tmp_path / "reference").mkdir()
    for name, text in (("a", "old"), ("b", "same"), ("d", "nothing declares it")):
        (tmp_path / "reference" / f"{name}.md").write_text(text, encoding="utf-8")
    assert module.stale(found) == ["reference/a.md", "reference/c.md", "reference/d.md"]


def test_every_rule_is_in_the_reference(reference: ModuleType) -> None:
    found = reference.pages()
    missing = [
        rule.qualified
        for name in rulesets.shipped()
        for rule in rulesets.load(name).rules
        if f"### {rule.id}\n" not in found[f"reference/rules-{name}.md"]
    ]
    assert missing == []


def test_every_public_name_is_explained_with_an_example() -> None:
    names, examples = API.names(), API.examples()
    assert set(dqcheck.__all__) <= set(names)
    assert [name for name in names if not (API.found(name).__doc__ or "").strip()] == []
    assert sorted(examples) == sorted(names)
    page = API.page()
    assert [name for name in names if page.count(f"### {name} {{") != 1] == []


@pytest.mark.filterwarnings("ignore")  # of the libraries that an example calls
@pytest.mark.parametrize(
    "name",
    [
        # To import great-expectations is to ask whether this machine speaks IPv6.
        pytest.param(name, marks=[pytest.mark.localhost] if name == "to_expectation_suite" else [])
        for name in API.examples()
    ],
)
def test_the_example_of_a_public_name_runs(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("GX_ANALYTICS_ENABLED", "false")
    assert told_by(name, API.examples()[name], {"dqcheck": dqcheck, "pd": pd, "pl": pl}) == []


def told_by(name: str, text: str, names: dict[str, object]) -> list[str]:
    """What differs from what an example shows."""
    example = doctest.DocTestParser().get_doctest(text, names, name, name, 0)
    assert example.examples
    told: list[str] = []
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    doctest.DocTestRunner(optionflags=flags, verbose=False).run(example, out=told.append)
    return told


COMMANDS = [
    pytest.param(line, id=f"{page.name}: {line}")
    for page in GUIDES
    for block in [*blocks(page, ""), *blocks(page, "sh")]
    for line in block.splitlines()
    if line.startswith("dqcheck ")
]


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_in_the_guides_exists(line: str) -> None:
    words = shlex.split(line, comments=True)[1:]
    command: click.Command = cli.command
    name = "dqcheck"
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        try:
            called, child, words = command.resolve_command(click.Context(command), words)
        except click.UsageError:
            child = None
        assert child is not None, f"there is no command {words[0]}"
        command, name = child, f"{name} {called}"
    if words == ["--version"]:
        return
    context = command.make_context(name, words)
    assert context.params or not command.params


SHOWN = [
    ("bat-dau-nhanh.md", "● ", ["run", "fixtures/submissions.xlsx"]),
    ("bao-cao-bang-loi.md", "Qua theo", ["read", "fixtures/narratives/03-online.txt"]),
    ("narrative-reports.md", "Qua theo", ["read", "fixtures/narratives/03-online.txt", "--lang", "en"]),
]


@pytest.mark.parametrize(("page", "begins", "words"), SHOWN)
def test_what_a_guide_shows_is_what_the_command_prints(
    page: str, begins: str, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    printed = " ".join(CliRunner().invoke(cli.command, words).output.split())
    (block,) = (text for text in blocks(DOCS / page, "text") if text.startswith(begins))
    shown = [" ".join(line.split()) for line in block.removesuffix("…\n").splitlines()]
    assert [line for line in shown if line not in printed] == []


@pytest.mark.parametrize("block", blocks(DOCS / "write-a-rule.md", "yaml"))
def test_a_rule_in_the_guide_holds_its_examples(block: str, tmp_path: Path) -> None:
    claims = "claim:" in block
    folder = tmp_path / "guide"
    if claims:
        folder.mkdir()
        (folder / "ruleset.yaml").write_text("ruleset: guide\nversion: 1\ntitle: {vi: a, en: a}\n", encoding="utf-8")
    else:
        shutil.copytree(ROOT / "rules" / "khcn-cds", folder)
        for path in folder.glob("*.yaml"):
            if path.name != "ruleset.yaml":
                path.unlink()
    (folder / "guide.yaml").write_text(block, encoding="utf-8")
    ruleset = rulesets.load(str(folder))
    results = [result for rule in ruleset.rules for result in examples.run(rule, ruleset)]
    assert len(results) >= 2
    assert [str(result) for result in results if not result.ok] == []


@pytest.mark.parametrize("page", ["rules-about-rows.md", "quy-tac-ve-dong.md"])
def test_the_rules_about_rows_hold_their_examples(page: str, tmp_path: Path) -> None:
    whole, further = blocks(DOCS / page, "yaml")
    columns = "      town: {label: [Town], type: count}\n      country: {label: [Country], type: count}\nrules:"
    text = whole.replace("rules:", columns, 1) + further.removeprefix("rules:\n")
    (tmp_path / "population.yaml").write_text(text, encoding="utf-8")
    loaded = rulesets.load(tmp_path / "population.yaml")
    assert rulesets.selfcheck(loaded) == ()
    results = [result for rule in loaded.rules for result in examples.run(rule, loaded)]
    assert len(results) == 11
    assert all(result.ok for result in results), [result for result in results if not result.ok]


def test_the_form_in_the_guide_is_a_ruleset(tmp_path: Path) -> None:
    (block,) = blocks(DOCS / "describe-a-form.md", "yaml")
    (tmp_path / "ruleset.yaml").write_text(block, encoding="utf-8")
    shutil.copy(ROOT / "rules" / "khcn-cds" / "units.csv", tmp_path)
    ruleset = rulesets.load(str(tmp_path))
    assert list(ruleset.tables) == list(yaml.safe_load(block)["tables"])
    assert rulesets.selfcheck(ruleset) == ()


def test_the_code_of_the_library_page_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    code = "\n".join(blocks(DOCS / "library.md", "python"))
    names: dict[str, object] = {}
    exec(compile(code, "library.md", "exec"), names)
    assert "Xã" in capsys.readouterr().out
    assert names["report"].findings, "the frame of the page holds a discrepancy"


@pytest.mark.localhost  # great-expectations asks whether this machine speaks IPv6
@pytest.mark.filterwarnings("ignore")  # of the libraries that are shown beside dqcheck
@pytest.mark.parametrize("page", sorted(path.name for path in (DOCS / "coming-from").glob("*.md")))
def test_what_is_shown_side_by_side_is_what_is_printed(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GX_ANALYTICS_ENABLED", "false")
    assert told_by(page, "\n\n".join(blocks(DOCS / "coming-from" / page, "pycon")), {}) == []


@pytest.mark.localhost
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("page", ["databases.md", "nightly.md"])
def test_the_code_of_a_page_runs(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GX_ANALYTICS_ENABLED", "false")
    exec(compile("\n".join(blocks(DOCS / page, "python")), page, "exec"), {})


def test_the_way_through_the_house_can_be_walked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile("\n".join(blocks(DOCS / "internals.md", "python")), "internals.md", "exec"), {})


def test_the_rooms_of_the_internals_page_are_all_there_are() -> None:
    rows = re.findall(r"^\| (`dqcheck/.*?) \|", (DOCS / "internals.md").read_text(encoding="utf-8"), re.MULTILINE)
    named = {place for row in rows for place in re.findall(r"`(dqcheck/[\w.]+)`", row)}
    assert [place for place in named if not (ROOT / place).exists()] == []
    packages = {path.parent.relative_to(ROOT).as_posix() for path in (ROOT / "dqcheck").glob("*/__init__.py")}
    assert packages <= named


LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)[^)]*\)")


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_links_lead_to_files(page: Path) -> None:
    targets = [t for t in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in t]
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_the_readme_begins_with_the_two_commands() -> None:
    head = (ROOT / "README.md").read_text(encoding="utf-8").split("## ")[0]
    assert head.index("make demo") < head.index("make test")
    assert re.search(r"!\[[^\]]+\]\([^)]+\.svg\)", head), "a picture of the output"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What a fresh clone holds, with a set-up .venv that runs the code of this checkout."""
    folder = tmp_path / "clone"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    programs = folder / ".venv" / "bin"
    programs.mkdir(parents=True)
    program = f'#!/bin/sh\nPYTHONPATH="{folder}" exec "{sys.executable}"'
    for name, words in (("python", '"$@"'), ("dqcheck", '-m dqcheck "$@"')):
        (programs / name).write_text(f"{program} {words}\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    (programs / "activate").write_text(f'PATH="{programs}:$PATH"\n', encoding="utf-8")
    for name in (".ready", ".ready-dev"):
        (folder / ".venv" / name).touch()
    return folder


@pytest.mark.needs("git")
def test_the_commands_of_the_readme_run_as_typed_from_a_fresh_clone(clone: Path) -> None:
    typed = [line for block in blocks(ROOT / "README.md", "") for line in block.splitlines() if line.strip()]
    assert len(typed) >= 8
    # The tests are not run in a test; what make would do for them is only said.
    script = "".join(
        f'{line.replace("make test", "make -n test")}\necho "=== $? {number}"\n' for number, line in enumerate(typed)
    )
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("DQCHECK", "MAKE", "PYTHON"))
    }
    done = subprocess.run(
        ["bash", "-c", script], cwd=clone, env=environment, capture_output=True, text=True, check=False
    )
    codes = [int(code) for code in re.findall(r"^=== (\d+) \d+$", done.stdout, re.MULTILINE)]
    # Samples with planted discrepancies end with 1, and nothing ends with a fault.
    expected = [1 if line.startswith("dqcheck run") else 0 for line in typed]
    assert codes == expected, done.stdout[-2000:] + done.stderr
    assert done.stderr == ""
    code = "\n".join(blocks(ROOT / "README.md", "python"))
    run = subprocess.run(
        [clone / ".venv" / "bin" / "python", "-c", code], cwd=clone, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize(("config", "language"), [("mkdocs.yml", "en"), ("mkdocs.vi.yml", "vi")])
def test_a_site_builds_without_a_warning(config: str, language: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file", config]
    done = subprocess.run(
        [*command, "--site-dir", str(tmp_path / "site")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert not re.search(r"<(?:script|img)[^>]+src=[\"']https?://|<link[^>]+stylesheet[^>]+https?://", page)
    assert f'<html lang="{language}"' in page
    listed = " ".join(re.findall(r'class="md-ellipsis">\s*(.*?)\s*</span>', page.partition("md-sidebar--secondary")[0]))
    assert len(listed.split()) >= 20
    assert VIETNAMESE.search(listed) if language == "vi" else not VIETNAMESE.search(listed)


VIETNAMESE = re.compile("[ạảấầẩậắằặếềểệịọỏốồổộớờởợụủứừửựỳ]")


def test_every_promise_of_security_names_a_test_that_exists() -> None:
    text = (ROOT / "docs/security.md").read_text(encoding="utf-8")
    promised = text.partition("## What is promised")[2].partition("\n## ")[0]
    assert promised.count("::") > 10
    for path, name in re.findall(r"`(tests/[\w/.]+)::(\w+)`", promised):
        assert f"def {name}(" in (ROOT / path).read_text(encoding="utf-8"), f"{path}::{name}"
