"""A short campaign in every run of the tests (``make fuzz`` runs a long one), and the recipes of what once failed."""

import json
import string
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from fuzzing import campaign
from fuzzing.mutation import mutated
from fuzzing.seeds import CONFIG, FILES, RULESET, TEXTS, WAIVERS, packed, seed
from hypothesis import given, settings
from hypothesis import strategies as st

import dqcheck
from dqcheck import config, waivers
from dqcheck.model.quantity import Missing, Quantity
from dqcheck.numerals.numbers import parse_number
from dqcheck.reporters import json_reading

COUNT = 20 * len(campaign.KINDS)


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.mark.parametrize("kind", campaign.KINDS)
def test_what_fuzzing_starts_from_is_valid(kind, tmp_path):
    assert campaign.outcome(kind, seed(kind), tmp_path) in {
        "Workbook", "Narrative", "Ruleset", "tuple", "Config", "Report",
    }  # fmt: skip


def test_a_recipe_gives_the_same_input_always():
    assert mutated("xlsx", 3) == mutated("xlsx", 3) != mutated("xlsx", 4)


def test_every_mutated_input_is_read_or_refused():
    outcomes, failed = campaign.campaign(campaign.recipes(COUNT))
    assert sum(outcomes.values()) + len(failed) >= COUNT
    unexpected = {
        recipe: why for recipe, why in failed.items() if not (recipe[0] == "waivers" and "UnicodeDecode" in why)
    }
    assert unexpected == {}


def test_every_numeral_is_a_value_or_a_reason():
    assert campaign.numerals(5_000) == {}


# --- what a person or a program may write into the texts that are read


def leaves(text):
    """Texts that a YAML or TOML file may hold."""
    return st.one_of(text, st.integers().map(str), st.floats().map(str), st.booleans().map(str), st.just("null"))


ODD = st.text(string.printable + "ăđ…\u202e\ufffe\x00", max_size=30)


@settings(max_examples=40)
@given(part=st.sampled_from([*RULESET.split()]), other=leaves(ODD))
def test_a_ruleset_is_one_or_says_what_is_wrong(part, other, tmp_path_factory):
    path = tmp_path_factory.mktemp("r") / "fuzzed.yaml"
    path.write_bytes(RULESET.replace(part, other, 1).encode("utf-8", "surrogatepass"))
    assert campaign.tried(lambda: dqcheck.load_ruleset(path)) in {"Ruleset", "RulesetError", "UsageError"}


@settings(max_examples=40)
@given(part=st.sampled_from(WAIVERS.split()), other=leaves(ODD))
def test_waivers_are_read_or_say_what_is_wrong(part, other, tmp_path_factory):
    path = tmp_path_factory.mktemp("w") / "fuzzed.yaml"
    path.write_text(WAIVERS.replace(part, other, 1), encoding="utf-8")
    assert campaign.tried(lambda: waivers.load(path)) in {"tuple", "RulesetError"}


@settings(max_examples=40)
@given(part=st.sampled_from(CONFIG.split()), other=leaves(ODD))
def test_a_configuration_is_read_or_says_what_is_wrong(part, other, tmp_path_factory):
    folder = tmp_path_factory.mktemp("c")
    (folder / "dqcheck.toml").write_text(CONFIG.replace(part, other, 1), encoding="utf-8")
    assert campaign.tried(lambda: config.find(folder)) in {"Config", "RulesetError"}


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), ODD),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ODD, inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=60)
@given(data=st.data(), value=json_values)
def test_a_previous_report_is_read_or_refused(data, value, tmp_path_factory):
    """Any value in any place of a report: a report that is read can be compared and shown."""
    report = json.loads(seed("report"))
    at, key = report, None
    while isinstance(at if key is None else at[key], dict | list) and (at if key is None else at[key]):
        at = at if key is None else at[key]
        key = data.draw(st.sampled_from(list(at) if isinstance(at, dict) else list(range(len(at)))))
        if data.draw(st.booleans()):
            break
    at[key] = value
    path = tmp_path_factory.mktemp("p") / "report.json"
    path.write_text(json.dumps(report), encoding="utf-8")
    assert campaign.tried(lambda: json_reading.load(path)) in {"Report", "UsageError"}


@settings(max_examples=200)
@given(
    value=st.decimals(min_value=-(10**15), max_value=10**15, allow_nan=False, places=2),
    places=st.integers(0, 2),
)
def test_a_number_that_is_written_is_read(value, places):
    value = round(value, places) if places else Decimal(round(value))
    read = parse_number(campaign.written(value), type="number")
    assert isinstance(read, Quantity), read
    assert read.value == value


@settings(max_examples=300)
@given(
    text=st.text(string.digits * 3 + campaign.LETTERS, max_size=40),
    kind=st.sampled_from(["count", "number", "percent", "money"]),
)
def test_a_numeral_is_a_value_or_a_reason(text, kind):
    assert isinstance(parse_number(text, type=kind), Quantity | Missing)


# --- recipes of what once failed


def _self_repeating_ods():
    row = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row>'
    spaces = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    spaces += 'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    content = f'<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name="S">{row}'
    content += "</table:table></office:spreadsheet></office:body></office:document-content>"
    return packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def _end_tag_with_an_attribute():
    """The library that reads .ods would look for the end of the table for ever."""
    with ZipFile(BytesIO(seed("ods"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["content.xml"] = parts["content.xml"].replace(b"</table:table>", b"</table:table x='1'>")
    return packed(parts)


RECIPES = [
    pytest.param("ods", _end_tag_with_an_attribute(), id="an end tag with an attribute"),
    pytest.param("waivers", "waivers: \xe0".encode("latin-1"), id="waivers that are not UTF-8"),
    pytest.param("config", b'lang = "\xff"', id="a configuration that is not UTF-8"),
    pytest.param("config", b"a = " + b"[" * 5000, id="a configuration nested without end"),
    pytest.param("waivers", b"waivers: " + b"[" * 5000, id="waivers nested without end"),
    pytest.param("ruleset", b"ruleset: " + b"[" * 5000, id="a ruleset nested without end"),
    pytest.param("ruleset", b"ruleset: \xff", id="a ruleset that is not UTF-8"),
    pytest.param("ruleset", b"a: &a [*a]", id="a ruleset within itself"),
    pytest.param("report", b"[" * 100_000, id="a report nested without end"),
    pytest.param("report", b'{"schema": "dqcheck.report/1"}', id="a report without anything"),
    pytest.param("ods", _self_repeating_ods(), id="rows repeated a million times"),
    pytest.param("csv", b'"' + b"x" * 300_000, id="a quotation that is never closed"),
    pytest.param("csv", b"\xff\xfe\x00", id="half a character"),
    pytest.param("parquet", b"PAR1" + b"\0" * 12 + b"PAR1", id="a parquet file without a footer"),
    pytest.param("pdf", b"%PDF-1.4\n%%EOF", id="a PDF of nothing"),
]  # fmt: skip


ENDED = [("xls", 506), ("xls", 580), ("xls", 594), ("xls", 823), ("ods", 654)]
"""Recipes that once ended the process or never ended."""


def test_what_once_ended_the_process_does_so_no_more():
    assert campaign.campaign(ENDED)[1] == {}


@pytest.mark.parametrize(("kind", "data"), RECIPES)
def test_what_once_failed_is_read_or_refused(kind, data, tmp_path):
    with campaign.limited(60):
        assert campaign.outcome(kind, data, tmp_path, whole=kind in FILES)


def test_every_kind_of_input_is_fuzzed():
    from dqcheck import sources

    read = {ending.removeprefix(".") for ending in sources.ENDINGS}
    converted = {"doc", "rtf", "odt"}  # LibreOffice reads them, and gives a .docx
    same = {"xlsm", "xltx", "xltm", "docm", "md", "tsv"}  # the readers of .xlsx, .docx, .txt and .csv
    assert read - converted - same == set(FILES)
    assert set(TEXTS) == {"ruleset", "waivers", "config", "report"}
