"""How English tells lengths of time."""

from dqcheck.language.en.dates import DATES
from dqcheck.language.types.spans import SpanWords
from dqcheck.language.wording import Wording, one_of

_MONTH = one_of(name for name in DATES.months if len(name) > len("sept") or name in ("may", "june", "july"))
_ORDINAL = r"(?:st|nd|rd|th)?"
_LASTING = r"lasted|lasting|lasts|ran|runs?|running|for|took|takes|taking|over|of|open|within"
SPANS = SpanWords(
    limit=Wording(
        r"(?<!\w)(?:standards?|limit|target|allowed|allows?|allowance|guarantee[sd]?|statutory|maximum|permitted|promised?|norm|"
        r"threshold|deadline|rules?|scheduled|planned|plan)(?!\w)[^;,.\d]{0,40}$"
    ),
    limit_behind=Wording(
        r"(?:[\s-]days?)?\s(?:allowed|permitted|standard|limit|target|guarantee|promised|scheduled|maximum)"
    ),
    over=Wording(
        r"(?<!\w)(?:over(?:due|run|ran)?\s(?:by|of)|late\sby|delay\sof|exceed\w*(?:\s\w+){1,3}\sby|past\s(?:it|that|this)\sby|miss(?:ed|es|ing)(?:\s\w+){1,3}\sby)"
        r"\s$"
    ),
    over_behind=Wording(
        r"\s(?:beyond|past|over|above|longer\sthan|more\sthan|in\sexcess\sof)\s(?:it|that|this|the\s\w+)(?!\w)|"
        r"\s(?:late|overdue|too\slong|longer|behind\sschedule)(?=[\s,.;)]|$)"
    ),
    under=Wording(r"(?<!\w)(?:early\sby|ahead\sby|beat(?:\s\w+){1,3}\sby|earlier\sby)\s$"),
    under_behind=Wording(
        r"\s(?:under|below|inside|within|ahead\sof|short\sof|less\sthan|shorter\sthan|sooner\sthan)\s(?:it|that|this|the\s\w+)(?!\w)|"
        r"\s(?:early|ahead\sof\sschedule|sooner)(?=[\s,.;)]|$)"
    ),
    period=Wording(
        rf"(?<!\w)(?:from|between)\s(?:the\s)?(?P<d1>\d{{1,2}}){_ORDINAL}(?:\s(?:of\s)?(?P<m1>{_MONTH}))?(?:,?\s(?P<y1>\d{{4}}))?"
        rf"\s(?:to|until|till|and|through)\s(?:the\s)?(?P<d2>\d{{1,2}}){_ORDINAL}\s(?:of\s)?(?P<m2>{_MONTH})"
        r"(?:,?\s(?P<y2>\d{4}))?(?!\d)"
    ),
    day=Wording(rf"(?<![\d.,])(?P<d>\d{{1,2}}){_ORDINAL}\s(?:of\s)?(?P<m>{_MONTH})(?!\w|,?\s\d{{4}})"),
    months=DATES.months,
    lasting=Wording(rf"(?<!\w)(?:{_LASTING})(?:\s(?:for|a|of|period|total|some|just|in|all))*\s$"),
    joining=Wording(r"\s?[,:(–-]?\s?"),
    told_behind=Wording(
        rf"\s?[,:(=–-]?\s?(?:(?:that is|i\.e\.|or|which is|in all|thus|so)[,\s]\s?)?(?:(?:{_LASTING})\s)?"
        r"(?:(?:a|an|the|period|total|span|run|of|for|all)\s)*"
    ),
    concluding=Wording(
        r"\s?(?:[,;:(=–-]\s?(?:(?:that is|i\.e\.|or|which is|thus|so|and)[,\s]\s?)?"
        r"(?:(?:took|taking|lasting|after|lasted)\s)?|"
        r"\s(?:after|taking|lasting)\s)(?:(?:a|an|the|period|total|span|wait|gap|delay|turnaround|interval|of)\s)*"
    ),
    due=Wording(r"(?<!\w)(?:by|due|no later than|deadline|before|until)(?:\s(?:on|is|was|of|the|date))*\s$"),
    ends=Wording(r"(?:\s(?:in (?:all|total)|altogether|running|straight|long))?\s*(?:[).,;:]|$)"),
    working=Wording(r"\s(?:of\s)?(?:work|business)"),
    day_units=frozenset({"day", "days"}),
)
