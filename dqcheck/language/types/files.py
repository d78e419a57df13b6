"""What files written in a language look like."""

from dqcheck.language.wording import Wording
from dqcheck.model.record import record


@record
class Files:
    """Marks by which a reader of files tells pages, paragraphs and tables.

    ``page`` are words before the number of a page. ``item_letters`` are the small letters, beyond ``a-z``, that number
    items of a list. ``register_row`` begins a row of a list of documents (its number, then that of the document), or
    the line of a document's own number. ``unfinished`` are words that no sentence, heading or cell ends with.
    ``table_name`` is what a table without a name is called, by its ``number``. ``errors`` are words that LibreOffice
    writes before the number of an error.
    """

    page: tuple[str, ...]
    item_letters: str
    register_row: Wording
    unfinished: frozenset[str]
    table_name: str
    errors: tuple[str, ...]
