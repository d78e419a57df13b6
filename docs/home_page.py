"""A hook of mkdocs: the home page of a site is the first page of its navigation, whatever that page is called."""

from typing import Any

from mkdocs.structure.files import Files


def on_files(files: Files, config: Any) -> Files:
    """Write the page that comes first in the navigation to ``index.html``."""
    page = files.get_file_from_path(next(iter(config.nav[0].values())))
    if page is not None:
        page.dest_uri = "index.html"
    return files
