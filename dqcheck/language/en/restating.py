"""English words by which a quantity is known again elsewhere, folded."""

from dqcheck.language.types.restating import RestatingWords
from dqcheck.language.wording import Wording

RESTATING = RestatingWords(
    filler=frozenset(
        "the a an of in at on total number is are was were has had have stood reached came to and with for there "
        "overall about now by we our its their all some".split()
    ),
    generic=frozenset(
        "area output yield value cost costs amount rate share people persons households cases units spending income "
        "revenue other new general".split()
    ),
    status=(
        ("plan", r"plan|planned|target|targets|budget|budgeted|forecast|goal|expected|projected|allocation|by 20\d\d"),
        ("estimate", "estimate|estimated|provisional|preliminary"),
        ("earlier", "last (?:year|month|quarter)|previous|previously|a year (?:ago|earlier|before)|earlier|prior"),
        ("opening", "opening|start of|began"),
        ("closing", "closing|end of|year end"),
        ("running", "cumulative|year to date|so far"),
    ),
    period=Wording(
        r"\b(?:(?:19|20)\d\d|q[1-4]|(?:first|second|third|fourth) quarter|(?:first|second) half|january|february|march|"
        r"april|may|june|july|august|september|october|november|december)\b"
    ),
    dated=Wording(r"\b\d{1,2} \d{1,2} \d{4}\b"),
    changed=Wording(
        r"\b(?:up|down|rise|rose|fell|fall|increase|increased|decrease|decreased|grew|more|fewer|less|higher|lower|"
        r"gained|lost|added)\b"
    ),
    part=Wording(r"\b(?:of which|of whom|of these|including|alone|remaining|other)\b"),
    joint=Wording(r"(?<!\w)(?:and|with|or)\s"),
    aims=Wording(r"\b(?:plan|plans|targets|objectives|outlook|next year|forecast|recommendations|budget)\b"),
    results=Wording(r"\b(?:results|performance|achieved|implementation|delivered|outturn)\b"),
)
