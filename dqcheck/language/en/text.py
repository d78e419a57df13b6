"""How English text is cut into sentences and list lines."""

from dqcheck.language.types.text import TextWords
from dqcheck.language.wording import Wording

TEXT = TextWords(
    sentence_start=Wording(r"[.!?…][”\"')\]]*\s+(?=[\"“(+\-–•*]?\s?[A-Z\d$£€])", cased=True),
    abbreviation=Wording(
        r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|vs|approx|ca|Inc|Ltd|Co|Corp|Fig|e\.g|i\.e|U\.S|U\.K|Jan|Feb|Mar|Apr|Jun|"
        r"Jul|Aug|Sept|Sep|Oct|Nov|Dec)|^\s*\w{1,3}|\n\s*\d{1,3})$",
        cased=True,
    ),
    abbreviation_characters=8,
    list_marker=Wording(
        r"\s*(?:\*{1,2}\s?)?(?:(?P<dash>[-–—−])|(?P<plus>[+])|(?P<dot>[•●○▪■◦✓➢*·]|o(?=\s))|(?P<roman>[IVX]{1,5}[.)])|"
        r"(?P<digits>\d{1,2}(?:\.\d{1,2}){0,3}[.)](?=\s|[^\W\d])|\(\d{1,2}\)(?=\s))|"
        r"(?P<letter>[a-z][.)](?=\s)|\([a-z]{1,3}\)(?=\s)|[A-H]\.(?=\s)))\s*",
        cased=True,
    ),
)
