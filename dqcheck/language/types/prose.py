"""All that a language brings to the reading of prose."""

from dqcheck.language.types.documents import DocumentWords
from dqcheck.language.types.figures import FigureWords
from dqcheck.language.types.linking import LinkWords
from dqcheck.language.types.rates import RateWords
from dqcheck.language.types.reservations import ReservationWords
from dqcheck.language.types.spans import SpanWords
from dqcheck.language.types.sums import SumWords
from dqcheck.language.types.writing import WritingWords
from dqcheck.model.record import record


@record
class ProseWords:
    """The words of a language by what they tell. ``official`` says that texts in it are written by the customs of its
    administration, against which their form of writing is held."""

    figures: FigureWords
    sums: SumWords
    rates: RateWords
    reservations: ReservationWords
    documents: DocumentWords
    linking: LinkWords
    writing: WritingWords
    spans: SpanWords
    official: bool = True
