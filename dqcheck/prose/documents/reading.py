"""A narrative read once: its passages with their dates and references, its citations, and the unit that writes it."""

from collections.abc import Sequence

from dqcheck.language.types.prose import ProseWords
from dqcheck.model.document import Narrative
from dqcheck.model.record import record
from dqcheck.prose.documents.citations import Cited, cite
from dqcheck.prose.documents.issuers import ReportingUnit, own_unit
from dqcheck.prose.documents.languages import words_of
from dqcheck.prose.figures.date_spans import DateSpan
from dqcheck.prose.figures.date_spans import find as find_dates
from dqcheck.prose.figures.reference_spans import find as find_references
from dqcheck.prose.text.passages import Passage, passages

SHOWN_FIGURES = 8
"""Of many figures that one claim speaks of, so many are shown."""


@record
class Reading:
    """What all that look at a narrative share. ``dates`` holds those of each passage, ``cited`` every mention of a
    document in reading order."""

    narrative: Narrative
    words: ProseWords
    passages: Sequence[Passage]
    dates: Sequence[Sequence[DateSpan]]
    cited: Sequence[Cited]
    unit: ReportingUnit


def read(narrative: Narrative) -> Reading:
    """Read a narrative with the words of its language."""
    words = words_of(paragraph.text for paragraph in narrative.paragraphs)
    found = passages(narrative, words.figures.text)
    documents = words.documents
    dates = [find_dates(passage.text, documents.dates) for passage in found]
    references = [find_references(passage.text, documents.references) for passage in found]
    unit = own_unit([passage.text for passage in found], documents)
    cited = cite(found, references, dates, unit, documents)
    return Reading(narrative=narrative, words=words, passages=found, dates=dates, cited=cited, unit=unit)
