"""A workbook as the parts of its zip container: read whole, edited, written back.

Source: ECMA-376 part 1, 18.2 (workbook) and part 2 (parts, relationships, content types).
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from dqcheck.sources.archive import Archive
from dqcheck.sources.faults import fault
from dqcheck.sources.xlsx_details import sheet_parts

Tree = Any
"""An element of lxml, which has no types of its own."""

TYPES = "[Content_Types].xml"
CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
EPOCH = (1980, 1, 1, 0, 0, 0)
SELECTED = re.compile(rb"""(<(?:\w+:)?sheetView\b[^>]*?)\s+tabSelected\s*=\s*(?:"[^"]*"|'[^']*')""")


class Package:
    """The parts of a workbook by name. ``sheets`` maps the name of each worksheet to its part, in their order."""

    def __init__(self, path: Path, parts: dict[str, bytes], sheets: Mapping[str, str]) -> None:
        self.path, self._parts, self._order = path, parts, list(parts)
        self._trees: dict[str, Tree] = {}
        self._edited: set[str] = set()
        self.sheets = {name: part for name, part in sheets.items() if part in parts}
        self.workbook_part = self._target("", "officeDocument")
        self.workbook = self.tree(self.workbook_part)
        self.namespace: str = self.workbook.nsmap.get(self.workbook.prefix) or MAIN
        self.relations: str = STRICT if "purl.oclc.org" in self.namespace else TRANSITIONAL
        self.first_sheet = self._first_name = ""

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a workbook. Raises SourceError when it is damaged, encrypted or a bomb."""
        archive = Archive(path)
        parts = {name: archive.read(name) for name in archive.parts if not name.endswith("/")}
        return cls(path, parts, sheet_parts(archive))

    @classmethod
    def from_bytes(cls, path: Path, data: bytes) -> Self:
        """Open a workbook that was made of the file at ``path``."""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        made = cls(path, parts, {})
        main = made.workbook_part
        targets = {rel.get("Id"): made.resolve(main, rel.get("Target")) for rel in made.rels(main)}
        for sheet in made.workbook.find(made.q("sheets")):
            made.sheets[sheet.get("name")] = targets[sheet.get(f"{{{made.relations}}}id")]
        return made

    def q(self, name: str) -> str:
        """The qualified name of an element of spreadsheets."""
        return f"{{{self.namespace}}}{name}"

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part in self._parts or part in self._trees

    def names(self) -> tuple[str, ...]:
        """The names of all parts, in their order."""
        return tuple(self._order)

    def raw(self, part: str) -> bytes:
        """The bytes of a part that is not edited as a tree."""
        return self._parts[part]

    def put_raw(self, part: str, data: bytes) -> None:
        """Add or replace a part."""
        if not self.has(part):
            self._order.append(part)
        self._parts[part] = data

    def tree(self, part: str) -> Tree:
        """A part as a tree to read, the same one each time. Raises SourceError when it is
        missing, not well formed or declares a document type."""
        if part not in self._trees:
            from lxml import etree

            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
            try:
                tree = etree.fromstring(self._parts[part], parser)
            except (KeyError, etree.XMLSyntaxError) as error:
                raise fault("damaged", self.path, detail="structure") from error
            if tree.getroottree().docinfo.doctype:
                raise fault("damaged", self.path, detail="structure")
            self._trees[part] = tree
        return self._trees[part]

    def edit(self, part: str) -> Tree:
        """A part as a tree to change; the others are written as they were, byte for byte. Raises as ``tree``."""
        self._edited.add(part)
        return self.tree(part)

    def put(self, part: str, tree: Tree) -> None:
        """Add or replace a part by a tree."""
        if not self.has(part):
            self._order.append(part)
        self._trees[part] = tree
        self._edited.add(part)

    def unused(self, pattern: str) -> str:
        """The first part name of a pattern (``xl/comments{}.xml``) that is not taken."""
        number = 1
        while self.has(pattern.format(number)):
            number += 1
        return pattern.format(number)

    @staticmethod
    def rels_part(part: str) -> str:
        """The part that holds the relations of a part."""
        folder, name = posixpath.split(part)
        return posixpath.join(folder, "_rels", f"{name}.rels")

    def rels(self, part: str) -> Tree:
        """The relations of a part, made where it has none."""
        name = self.rels_part(part)
        if not self.has(name):
            from lxml import etree

            self.put(name, etree.Element(f"{{{RELS}}}Relationships", nsmap={None: RELS}))
        return self.tree(name)

    @staticmethod
    def resolve(part: str, target: str) -> str:
        """The part that a relation of another part leads to."""
        return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")

    def related(self, part: str, kind: str) -> str | None:
        """The part of a kind (``comments``) that a part has, or None."""
        if not self.has(self.rels_part(part)):
            return None
        for rel in self.rels(part):
            if str(rel.get("Type")).endswith(f"/{kind}") and rel.get("TargetMode") != "External":
                return self.resolve(part, rel.get("Target"))
        return None

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relation from a part to another; gives its id."""
        from lxml import etree

        rels = self.rels(part)
        self._edited.add(self.rels_part(part))
        ids, number = {rel.get("Id") for rel in rels}, len(rels) + 1
        while f"rId{number}" in ids:
            number += 1
        rel = etree.SubElement(rels, f"{{{RELS}}}Relationship")
        rel.set("Id", f"rId{number}")
        rel.set("Type", f"{self.relations}/{kind}")
        rel.set("Target", f"/{target}")
        return f"rId{number}"

    def declare(self, content_type: str, *, part: str = "", ending: str = "") -> None:
        """Declare the content type of a part, or of an ending that has none yet."""
        from lxml import etree

        types = self.edit(TYPES)
        if ending:
            if any(str(item.get("Extension")).lower() == ending for item in types):
                return
            item = etree.Element(f"{{{CONTENT}}}Default", Extension=ending, ContentType=content_type)
            types.insert(0, item)
            return
        etree.SubElement(types, f"{{{CONTENT}}}Override", PartName=f"/{part}", ContentType=content_type)

    def insert_first_sheet(self, name: str) -> None:
        """Make room for a worksheet before all others and select it alone: an edit goes to all that are selected."""
        from lxml import etree

        part = self.unused("xl/worksheets/sheet{}.xml")
        self.edit(self.workbook_part)
        sheets = self.workbook.find(self.q("sheets"))
        number = max((int(sheet.get("sheetId")) for sheet in sheets), default=0) + 1
        sheet = etree.Element(self.q("sheet"), name=name, sheetId=str(number))
        sheet.set(f"{{{self.relations}}}id", self.relate(self.workbook_part, "worksheet", part))
        sheets.insert(0, sheet)
        self.declare(SHEET_TYPE, part=part)
        for defined in self.workbook.iterfind(f"{self.q('definedNames')}/{self.q('definedName')}[@localSheetId]"):
            defined.set("localSheetId", str(int(defined.get("localSheetId")) + 1))
        for view in self.workbook.iterfind(f"{self.q('bookViews')}/{self.q('workbookView')}"):
            view.attrib.pop("activeTab", None)
            view.attrib.pop("firstSheet", None)
        for other in self._order:
            if re.fullmatch(r"xl/(worksheets|chartsheets|dialogsheets)/[^/]+\.xml", other):
                self._parts[other] = SELECTED.sub(rb"\1", self._parts[other])
        self.first_sheet, self._first_name = part, name

    def define(self, name: str, reference: str) -> None:
        """Define a name of the first sheet, such as its print area."""
        from lxml import etree

        names = self.workbook.find(self.q("definedNames"))
        if names is None:
            names = etree.Element(self.q("definedNames"))
            before = {self.q(other) for other in ("sheets", "functionGroups", "externalReferences")}
            self.workbook.insert(max(i for i, child in enumerate(self.workbook) if child.tag in before) + 1, names)
        defined = etree.Element(self.q("definedName"), name=name, localSheetId="0")
        quoted = self._first_name.replace("'", "''")
        defined.text = f"'{quoted}'!{reference}"
        names.insert(0, defined)

    def save(self) -> bytes:
        """The workbook as bytes, with the parts in their order and without times."""
        from lxml import etree

        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for part in self._order:
                data = self._parts.get(part, b"")
                if part in self._edited:
                    data = etree.tostring(self._trees[part], xml_declaration=True, encoding="UTF-8", standalone=True)
                archive.writestr(zipfile.ZipInfo(part, EPOCH), data, zipfile.ZIP_DEFLATED)
        return out.getvalue()

    def _target(self, part: str, kind: str) -> str:
        found = self.related(part, kind)
        if found is None:
            raise fault("damaged", self.path, detail="structure")
        return found
