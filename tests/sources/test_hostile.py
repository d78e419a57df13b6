"""Files made or damaged to harm: an error in a sentence or a document, in work that grows with the size."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from work import an_end, calls

from dqcheck import sources
from dqcheck.errors import SourceError

ROOT = Path(__file__).resolve().parents[2]
WAYS = st.sampled_from(["set", "cut", "double", "end"])
CHANGES = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), WAYS, st.binary(min_size=1, max_size=40)),
    min_size=1,
    max_size=6,
)


def changed(data, changes):
    for where, how, what in changes:
        at = int(where * len(data))
        if how == "set":
            data = data[:at] + what + data[at + len(what) :]
        elif how == "cut":
            data = data[:at] + data[at + 5 * len(what) :]
        elif how == "double":
            data = data[:at] + data[at : at + 5 * len(what)] + data[at:]
        else:
            data = data[: max(at, 1)]
    return data


def read_or_refuse(path):
    """Read a file; a SourceError is an answer, anything else is a failure."""
    try:
        return sources.read(path)
    except SourceError as error:
        return error


@settings(max_examples=40)
@given(CHANGES)
def test_a_damaged_package_is_read_or_refused(tmp_path_factory, changes):
    path = tmp_path_factory.mktemp("a") / "a.docx"
    path.write_bytes(changed((ROOT / "fixtures/narratives/01-ba-to.docx").read_bytes(), changes))
    assert read_or_refuse(path) is not None


@settings(max_examples=40)
@given(CHANGES, st.sampled_from(["word/document.xml", "word/footnotes.xml", "word/styles.xml", "word/numbering.xml"]))
def test_a_damaged_part_is_read_or_refused(tmp_path_factory, changes, part):
    path = tmp_path_factory.mktemp("a") / "a.docx"
    with zipfile.ZipFile(ROOT / "fixtures/narratives/01-ba-to.docx") as whole, zipfile.ZipFile(path, "w") as made:
        for name in whole.namelist():
            data = whole.read(name)
            made.writestr(name, changed(data, changes) if name == part else data)
    assert read_or_refuse(path) is not None


@settings(max_examples=40)
@given(CHANGES)
def test_a_damaged_workbook_is_read_or_refused(tmp_path_factory, changes):
    path = tmp_path_factory.mktemp("a") / "a.xlsx"
    with zipfile.ZipFile(ROOT / "fixtures/communes/xa-ba-to.xlsx") as whole, zipfile.ZipFile(path, "w") as made:
        for name in whole.namelist():
            data = whole.read(name)
            made.writestr(name, changed(data, changes) if name == "xl/worksheets/sheet1.xml" else data)
    assert read_or_refuse(path) is not None


@settings(max_examples=40)
@given(CHANGES)
def test_a_damaged_page_is_read_or_refused(tmp_path_factory, changes):
    path = tmp_path_factory.mktemp("a") / "a.pdf"
    path.write_bytes(changed((ROOT / "fixtures/narratives/04-identity.pdf").read_bytes(), changes))
    assert read_or_refuse(path) is not None


@pytest.mark.parametrize(
    "element",
    [
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>hồ sơ 12</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>, tiếp theo 12 hồ sơ</w:t></w:r></w:p>",
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        "<w:p><w:r><w:t>một dòng chữ thường</w:t></w:r></w:p><w:p><w:r><w:t>4</w:t></w:r></w:p>",
    ],
)
def test_work_grows_with_the_size_of_a_document(docx, element):
    read_or_refuse(docx(element * 10))
    small, large = docx(element * 500, name="a.docx"), docx(element * 5_000, name="b.docx")
    assert calls(lambda: read_or_refuse(large)) < 11 * calls(lambda: read_or_refuse(small))
    with an_end():
        assert read_or_refuse(docx(element * 40_000, name="c.docx")) is not None


def test_tables_in_tables_come_to_an_end(docx):
    body = "<w:tbl><w:tr><w:tc>" * 5000 + "</w:tc></w:tr></w:tbl>" * 5000
    assert read_or_refuse(docx(body)).key == "error.damaged"


def test_a_page_of_many_strokes_comes_to_an_end(pdf):
    strokes = [(72 + at % 400, 72, 72 + at % 400, 700) for at in range(3000)]
    strokes += [(72, 72 + at % 600, 500, 72 + at % 600) for at in range(3000)]
    narrative = sources.read(pdf([[(72, 60, 12, "Có 12 hồ sơ")]], strokes=[strokes]))
    assert narrative.paragraphs[0].text == "Có 12 hồ sơ"


def test_an_encoding_that_does_not_exist_is_damage(package):
    path = package(
        "a.docx", {"[Content_Types].xml": "<Types/>", "word/document.xml": '<?xml version="1.0" encoding="x-1"?><a/>'}
    )
    assert read_or_refuse(path).key == "error.damaged"
