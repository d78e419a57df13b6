"""All that English brings to the reading of prose: its figures and what they say of each other.

How figures, dates and documents are written is compared by the customs of an administration, of which English knows
none of its own here.
"""

from dqcheck.language.en.documents import DOCUMENTS
from dqcheck.language.en.figures import FIGURES
from dqcheck.language.en.linking import LINKING
from dqcheck.language.en.rates import RATES
from dqcheck.language.en.reservations import RESERVATIONS
from dqcheck.language.en.spans import SPANS
from dqcheck.language.en.sums import SUMS
from dqcheck.language.types.prose import ProseWords
from dqcheck.language.vi.writing import WRITING

PROSE = ProseWords(
    figures=FIGURES, sums=SUMS, rates=RATES, reservations=RESERVATIONS, documents=DOCUMENTS, linking=LINKING,
    writing=WRITING, spans=SPANS,
    official=False,
)  # fmt: skip
