"""All that Vietnamese brings to the reading of prose."""

from dqcheck.language.types.prose import ProseWords
from dqcheck.language.vi.documents import DOCUMENTS
from dqcheck.language.vi.figures import FIGURES
from dqcheck.language.vi.linking import LINKING
from dqcheck.language.vi.rates import RATES
from dqcheck.language.vi.reservations import RESERVATIONS
from dqcheck.language.vi.spans import SPANS
from dqcheck.language.vi.sums import SUMS
from dqcheck.language.vi.writing import WRITING

PROSE = ProseWords(
    figures=FIGURES,
    sums=SUMS,
    rates=RATES,
    reservations=RESERVATIONS,
    documents=DOCUMENTS,
    linking=LINKING,
    writing=WRITING,
    spans=SPANS,
)
