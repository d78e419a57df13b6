"""Fills a .docx template: ``{{name}}`` anywhere in the text, one table row a figure.

The row of a table that holds any of the placeholders of a figure (``ROW``) is repeated for each. Names are compared
without accents and case, so that ``{{đơn vị}}`` is ``{{don_vi}}``. A name that nobody gives stays as it is, to be seen.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from copy import deepcopy
from functools import lru_cache
from typing import Any

from dqcheck.errors import UsageError
from dqcheck.language.vi.letters import PLACEHOLDERS
from dqcheck.messages import legible, sentence
from dqcheck.model.text import Language
from dqcheck.numerals.folding import fold
from dqcheck.reporters.letters import Letter, LetterRow, listing

Node = Any
"""An element of lxml, which has no types of its own."""

ROW = tuple(PLACEHOLDERS.figure.values())

MAIN = "word/document.xml"
AROUND = re.compile(r"word/(header|footer|footnotes)[0-9]*\.xml")
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
EPOCH = (1980, 1, 1, 0, 0, 0)


class Template:
    """A .docx to fill, read once for all letters. Raises UsageError when it is none, or has no row for the figures."""

    def __init__(self, data: bytes) -> None:
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                self._parts = {name: archive.read(name) for name in archive.namelist()}
            body = etree.fromstring(self._parts[MAIN], parser)
            around = [name for name in self._parts if AROUND.fullmatch(name)]
            self._trees = {MAIN: body, **{name: etree.fromstring(self._parts[name], parser) for name in around}}
        except (KeyError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
            raise UsageError("error.letter-template", "The template is not a .docx document.") from error
        if not any(_names(row) & set(ROW) for row in body.iter(_tag("w:tr"))):
            names = ", ".join(f"{{{{{name}}}}}" for name in ROW)
            english = f"The template has no table row with any of the placeholders {names}."
            raise UsageError("error.letter-template-row", english, names=names)

    def fill(self, letter: Letter, given: Mapping[str, str], language: Language = "vi") -> bytes:
        """A letter as .docx. ``given`` are texts for further placeholders."""
        from lxml import etree

        texts = {
            # Until the department gives a text, a place says what is to be filled in.
            **{name: sentence(f"letter.given-{what}", language) for what, name in PLACEHOLDERS.given.items()},
            PLACEHOLDERS.letter["recipient"]: letter.recipient,
            PLACEHOLDERS.letter["unit"]: letter.unit,
            PLACEHOLDERS.letter["files"]: listing(letter.files, language) or sentence("letter.no-file", language),
            PLACEHOLDERS.letter["count"]: str(letter.count),
            **{key(name): legible(text) for name, text in given.items()},
        }
        filled = dict(self._parts)
        for name, tree in self._trees.items():
            made = deepcopy(tree)
            rows = [row for row in made.iter(_tag("w:tr")) if _names(row) & set(ROW)]
            patterns = [deepcopy(row) for row in rows]
            _fill(made, texts)
            # After all else is filled: the texts of a figure are nobody's placeholders.
            for row, pattern in zip(rows, patterns, strict=True):
                for figure in letter.rows:
                    line = deepcopy(pattern)
                    _fill(line, {**texts, **_texts(figure)})
                    row.addprevious(line)
                row.getparent().remove(row)
            filled[name] = etree.tostring(made, xml_declaration=True, encoding="UTF-8", standalone=True)
        return packed(filled)


def fill(template: bytes, letter: Letter, given: Mapping[str, str], language: Language = "vi") -> bytes:
    """One letter as .docx; for several, ``Template`` reads the template once. Raises UsageError as it does."""
    return Template(template).fill(letter, given, language)


def key(name: str) -> str:
    """The name of a placeholder as it is compared: ``Đơn vị`` is ``don_vi``."""
    return "_".join(re.findall(r"[a-z0-9]+", fold(name)))


def timeless(data: bytes) -> bytes:
    """A zip container without the times of its parts: its bytes depend on what is in it alone."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()})


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Parts as a zip container, in their order. Letters are many and small, so they are packed quickly."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), data, zipfile.ZIP_DEFLATED, compresslevel=1)
    return out.getvalue()


def _texts(row: LetterRow) -> dict[str, str]:
    texts = {
        "number": str(row.number),
        "what": "\n".join(filter(None, (row.message, row.cause))),
        "title": row.title,
        "severity": row.severity,
        "message": row.message,
        "where": "\n".join(row.values),
        "stated": row.stated,
        "recomputed": row.recomputed,
        "gap": row.gap,
    }
    return {name: texts[part] for part, name in PLACEHOLDERS.figure.items()}


def _names(element: Node) -> set[str]:
    return {key(name) for name in _placeholder().findall("".join(element.itertext(_tag("w:t"))))}


def _fill(element: Node, texts: Mapping[str, str]) -> None:
    for paragraph in element.iter(_tag("w:p")):
        letters = list(paragraph.iter(_tag("w:t")))
        whole = "".join(one.text or "" for one in letters)
        if "{{" not in whole:
            continue
        if not all(_balanced(one.text or "") for one in letters):
            # Word cuts a text into runs where it likes; the first one takes it all, with its look.
            letters[0].text = whole
            for one in letters[1:]:
                one.text = ""
        for one in letters:
            _put(one, _placeholder().sub(lambda found: texts.get(key(found[1]), found[0]), one.text or ""))


def _put(letters: Node, text: str) -> None:
    """Set the text of an element of a run; line breaks become those of the document."""
    from lxml import etree

    first, *rest = text.split("\n")
    at = letters
    for words, node in ((first, letters), *((line, None) for line in rest)):
        if node is None:
            line_break, node = etree.Element(_tag("w:br")), etree.Element(_tag("w:t"))
            at.addnext(line_break)
            line_break.addnext(node)
            at = node
        node.text = words
        node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _balanced(text: str) -> bool:
    """Whether a text cuts through no placeholder."""
    rest = _placeholder().sub("", text)
    return "{{" not in rest and "}}" not in rest and not rest.endswith("{") and not rest.startswith("}")


@lru_cache(maxsize=1)
def _placeholder() -> "re.Pattern[str]":
    return re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")


def _tag(name: str) -> str:
    return f"{{{WORD}}}{name.removeprefix('w:')}"
