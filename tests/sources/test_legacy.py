"""Documents of older formats."""

import os
import stat

import pytest

from dqcheck import sources
from dqcheck.errors import SourceError

RTF = rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 Ti\u7871?p nh\u7853?n 1.226 h\u7891? s\u417?.\par Xong.\par}"


@pytest.fixture
def rtf(tmp_path):
    path = tmp_path / "-bao cao.doc"
    path.write_bytes(RTF)
    return path


@pytest.mark.needs("soffice")
def test_a_document_is_converted(rtf, soffice):
    narrative = sources.read(rtf)
    assert [p.text for p in narrative.paragraphs] == ["Tiếp nhận 1.226 hồ sơ.", "Xong."]
    assert (narrative.source, narrative.media, narrative.path) == ("-bao cao.doc", "doc", str(rtf))


def test_without_the_program_the_sentence_says_what_to_do(rtf, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SourceError) as caught:
        sources.read(rtf)
    assert caught.value.key == "error.doc-legacy"
    assert "LibreOffice" in str(caught.value)


@pytest.mark.parametrize("script", ["exit 1", "exit 0"])
def test_a_program_that_fails_is_told(rtf, tmp_path, monkeypatch, script):
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/bin")
    with pytest.raises(SourceError) as caught:
        sources.read(rtf)
    assert caught.value.key == "error.doc-conversion"
