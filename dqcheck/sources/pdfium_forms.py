"""What somebody put on the pages of a .pdf: values of the fields of a form, text boxes, lines through its text.

The fields of a page are made part of it, so that their values are read where they are shown. Signatures, buttons and
comments are left out: what they show is no part of the text. Only the copy of the file in memory changes.
"""

import ctypes
from collections.abc import Iterator
from typing import Any

_DYNAMIC = 2
"""The type of a form whose pages are made by a program when it is opened (XFA)."""
_WIDGET, _TEXT_BOX, _STRIKE_OUT = 20, 3, 12
_COMBO_BOX, _LIST_BOX, _TEXT_FIELD = 4, 5, 6
_READ_FIELDS = (_COMBO_BOX, _LIST_BOX, _TEXT_FIELD)
_MOST_ANNOTATIONS = 10_000


class FilledForm:
    """The form of an open document. ``text_boxes`` are those with figures that were met, with their pages; ``struck``
    are the boxes (left, bottom, right, top) of text that was struck out on the last page; ``dynamic`` says that the
    fields cannot be read."""

    def __init__(self, pdfium: Any, document: Any) -> None:
        self.pdfium, self._document = pdfium, document
        self.text_boxes: list[tuple[int, str]] = []
        self.struck: list[tuple[float, float, float, float]] = []
        kind = pdfium.FPDF_GetFormType(document)
        self.dynamic = kind == _DYNAMIC
        self._environment: Any = None
        if kind:
            # kept as long as the environment, which points to it
            self._info = pdfium.FPDF_FORMFILLINFO()
            self._info.version = 2
            self._environment = pdfium.FPDFDOC_InitFormFillEnvironment(document, ctypes.byref(self._info))

    def load(self, index: int) -> tuple[Any, bool]:
        """A page by its number from zero, with what its fields hold, and whether there are any; None for a page that
        cannot be loaded."""
        self.struck = []
        page = self.pdfium.FPDF_LoadPage(self._document, index)
        if not page:
            return None, False
        count = min(self.pdfium.FPDFPage_GetAnnotCount(page), _MOST_ANNOTATIONS)
        if not count:
            return page, False
        if self._environment:
            self.pdfium.FORM_OnAfterLoadPage(page, self._environment)
        fields = [self._looked_at(page, index, at) for at in range(count)]
        if self._environment and any(fields):
            for at in reversed(range(count)):
                if not fields[at]:
                    self.pdfium.FPDFPage_RemoveAnnot(page, at)
            self.pdfium.FPDFPage_Flatten(page, 0)
        if self._environment:
            self.pdfium.FORM_OnBeforeClosePage(page, self._environment)
        if not any(fields):
            return page, False
        self.pdfium.FPDF_ClosePage(page)
        return self.pdfium.FPDF_LoadPage(self._document, index), True

    def _looked_at(self, page: Any, index: int, at: int) -> bool:
        """Whether an annotation is a field whose value is text; a text box is noted."""
        annotation = self.pdfium.FPDFPage_GetAnnot(page, at)
        if not annotation:
            return False
        kind = self.pdfium.FPDFAnnot_GetSubtype(annotation)
        field = bool(
            kind == _WIDGET
            and self._environment
            and self.pdfium.FPDFAnnot_GetFormFieldType(self._environment, annotation) in _READ_FIELDS
        )
        if kind == _STRIKE_OUT:
            self.struck += self._boxes(annotation)
        text = self._contents(annotation) if kind == _TEXT_BOX else ""
        if any(mark.isdecimal() for mark in text):
            self.text_boxes.append((index + 1, text))
        self.pdfium.FPDFPage_CloseAnnot(annotation)
        return field

    def _boxes(self, annotation: Any) -> Iterator[tuple[float, float, float, float]]:
        quad = self.pdfium.FS_QUADPOINTSF()
        count = self.pdfium.FPDFAnnot_CountAttachmentPoints(annotation)
        for at in range(min(count, _MOST_ANNOTATIONS)):
            if self.pdfium.FPDFAnnot_GetAttachmentPoints(annotation, at, ctypes.byref(quad)):
                across, along = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
                yield min(across), min(along), max(across), max(along)

    def _contents(self, annotation: Any) -> str:
        size = self.pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
        buffer = (ctypes.c_ushort * (size // 2 + 1))()
        self.pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, size)
        return bytes(buffer)[: max(size - 2, 0)].decode("utf-16-le", "replace")

    def close(self) -> None:
        """Let go of the form, before the document is closed."""
        if self._environment:
            self.pdfium.FPDFDOC_ExitFormFillEnvironment(self._environment)
