"""How Vietnamese text is cut into sentences and list lines."""

from dqcheck.language.types.text import TextWords
from dqcheck.language.wording import Wording

TEXT = TextWords(
    sentence_start=Wording(r"[.!?…][”\"')\]]*\s+(?=[\"“(+\-–•*]?\s?[A-ZĐÀ-ÝĂÂÊÔƠƯẠ-Ỹ\d])", cased=True),
    abbreviation=Wording(
        r"(?:\b(?:TP|Tp|TX|Tx|TT|H|Q|P|X|ThS|TS|PGS|GS|Tr|tr|St|No|v\.v|Mr)|^\s*\w{1,4}|\n\s*\d{1,3})$", cased=True
    ),
    abbreviation_characters=6,
    list_marker=Wording(
        r"\s*(?:\*{1,2}\s?)?(?:(?P<dash>[-–—−])|(?P<plus>[+])|(?P<dot>[•●○▪■◦✓➢*·]|o(?=\s))|(?P<roman>[IVX]{1,5}[.)])|"
        r"(?P<digits>\d{1,2}(?:\.\d{1,2}){0,3}[.)](?=\s|[^\W\d])|\(\d{1,2}\)(?=\s))|"
        r"(?P<letter>[a-zđ][.)](?=\s)|\([a-z]{1,3}\)(?=\s)|[A-HĐ]\.(?=\s)))\s*",
        cased=True,
    ),
)
