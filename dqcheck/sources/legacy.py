"""Documents of older or other formats (.doc, .rtf, .odt), converted by LibreOffice where it is installed."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from dqcheck.model.document import Narrative
from dqcheck.sources.docx import read_docx
from dqcheck.sources.faults import fault

_SECONDS = 120


def read_legacy(path: Path) -> Narrative:
    """The document as LibreOffice turns it into .docx.

    The conversion runs with a profile of its own in a temporary folder, so that neither an open LibreOffice nor the
    user's settings or macros play a part. Raises SourceError when LibreOffice is missing or fails.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise fault("doc-legacy", path)
    with tempfile.TemporaryDirectory(prefix="dqcheck-") as name:
        folder = Path(name)
        # a plain name: the file's own may begin with a dash or hold characters that the program reads as a filter
        profile = (folder / "profile").as_uri()
        copy = folder / f"source{path.suffix.lower()}"
        try:
            shutil.copyfile(path, copy)
            subprocess.run(  # noqa: S603 (a fixed program on a fixed name)
                [
                    program, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile}",
                    "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(copy),
                ],
                check=True, capture_output=True, timeout=_SECONDS, stdin=subprocess.DEVNULL,
                env={**os.environ, "HOME": str(folder)},
            )  # fmt: skip
        except (OSError, subprocess.SubprocessError) as error:
            raise fault("doc-conversion", path) from error
        made = folder / "out" / "source.docx"
        if not made.is_file():
            raise fault("doc-conversion", path)
        return read_docx(made, source=path)
