"""English words for how percentages, growth, products, means and repeated quantities are told."""

from dqcheck.language.en.dates import DATES
from dqcheck.language.en.figures import CHANGED
from dqcheck.language.types.rates import (
    GrowthWords,
    MeanWords,
    MultipleWords,
    PercentageWords,
    ProductWords,
    RateReach,
    RateWords,
    RepetitionWords,
    ShareWords,
)
from dqcheck.language.wording import Wording, grades, one_of
from dqcheck.model.quantity import Qualifier

_NEVER = Wording(r"(?!)")
_PLAN = "plan|planned|target|budget|budgeted|forecast|allocation"
_BEFORE = (
    "(?:a|one) (?:year|season|term|week|decade) (?:earlier|ago)|the (?:year|month|quarter|week|season|term) before|"
    "last (?:year|month|quarter|week|season|term|spring|summer|autumn|fall|winter)|"
    "previous (?:year|quarter|month|week|season|term|period|spring|summer|autumn|winter)|"
    "same (?:period|month|quarter)|(?:a|one) (?:month|quarter) earlier|prior (?:year|period)"
)
_WORD = r"[^\W\d_]+"

REACH = RateReach(
    beside_characters=44, phrase_characters=80, clause_characters=150, sentence_characters=280, next_blocks=2,
    near_blocks=6, far_blocks=40,
)  # fmt: skip

PERCENTAGES = PercentageWords(
    fraction_behind=Wording(r"[^;,(]*\([^;,]*|[^;.()]{0,50},?\s(?:or|i\.e\.,?|that is,?|equivalent to|with)\s"),
    nameless=Wording(r"(?:(?:a|the)\s)?(?:share|rate|proportion)?(?:\sof)?"),
    another_rate=Wording(r"[^;\d]{0,30};\s*(?:a\s)?(?:share|rate)(?:\sof)?\s*:?\s*"),
    against=Wording(
        rf"\s*(?:of |compared (?:with|to) |relative to )?(?:the )?(?:(?P<before>{_BEFORE}|(?:19|20)\d\d)|"
        rf"(?P<plan>(?:annual |yearly |full-year |revised )?(?:{_PLAN})(?!\w)))"
    ),
    earlier=Wording(_BEFORE + r"|(?:in|for) (?:19|20)\d\d"),
    planned=Wording(_PLAN + "|allocated|total"),
    of=Wording(r"of|out of|total|all|compared"),
    of_all=Wording(r"\s*of (?:the |all |a total of |its |their )?(?:total )?"),
    linked=Wording(
        r"(?:\(|(?<!\w)(?:or|is|was|were|share of|rate of|accounted for|representing|equivalent to|equal to|reached|"
        r"stood at|therefore|making|made up|account for|i\.e\.,?|that is,?))[^;.(\d]{0,40}$"
    ),
    explained=Wording(r"[^;.]{0,70}?(?:\(|,\s(?=or\s|i\.e|that is))"),
    takes=Wording(
        rf"(?:\s{_WORD}){{0,6}}?(?:,\s(?:or|representing|i\.e\.,?|that is,?|equivalent to|which is|making up|"
        r"accounting for)\s|\s?\(\s?)"
    ),
    reaches=_NEVER,
    of_value=Wording(r",?\scompared (?:with|to) (?:the\s)?[$€£]?"),
    of_amount=Wording(rf"\sof\s(?:(?:the|its|their|all|a|total|of)\s)*(?:{_WORD}\s){{0,4}}?[$€£]?"),
    comes_to=Wording(
        rf"(?:\s{_WORD}){{0,5}}?\)?,?\s\(?(?:or|i\.e\.,?|that is,?|equal to|equivalent to|which is|amounting to)\s"
        r"(?:some\s|about\s)?[$€£]?"
    ),
    among=Wording(r"(?:^|[.;:]\s|,\s)\s*(?:out of|of|among)\s(?:(?:the|all|these|some|a|total|of|its|their)\s)*$"),
    in_bracket=Wording(rf"\sof(?:\s{_WORD}){{1,8}}?\s\("),
    named_rate=Wording(
        r"(?<!\w)(?P<name>[a-z]{4,}?)(?:cy|al|ure|ment|ion|ance|ence|ery|th|ing)?\s(?:rate|share)\s"
        r"(?:(?:was|is|at|to|of|stood|stands|reached|a|the|therefore|then|thus)\s)*$"
    ),
    loss_rate=Wording(
        r"(?<!\w)(?:(?P<name>loss|wastage|shrinkage|leakage)(?:es)?(?:\s(?:rate|ratio|share))?|(?:rate|share) of "
        r"(?:loss|wastage|shrinkage|leakage))\s(?:(?:was|is|at|to|of|stood|came|about|a|the)\s)*$"
    ),
    named_share=Wording(
        r"(?:^|[;,.]\s|(?<!\w)(?:and|with)\s)(?P<name>[a-z]{4,}(?:\s[a-z]+)?\s)(?:make up|made up|account(?:ed)? for|"
        r"are|were|form(?:ed)?|represent(?:ed)?)\s$"
    ),
    concluded=Wording(
        r"(?:^|[.;]\s)\s*(?:(?:thus|therefore|hence|so|this gives),?\s)?[^;.\d]{0,60}(?:rate|share|proportion)\s"
        r"(?:was|is)\s(?:thus|therefore|hence|consequently|then)\s$|"
        r"(?:^|[.;]\s)\s*(?:thus|therefore|hence|this gives|that gives),?\s[^;.\d]{0,60}(?:rate|share|proportion)"
        r"[^;.\d]{0,20}$"
    ),
)

GROWTH = GrowthWords(
    period_before=Wording(
        rf"(?:{_BEFORE})[^.;,\d(]*(?:\d{{4}})?[^.;,\d(]*\(?\s*$|compared with\s$|against\s$|up from\s$|down from\s$"
    ),
    against=Wording(
        rf"compared|than|from|against|below|above|{_BEFORE}|on (?:19|20)\d\d|over (?:19|20)\d\d|\d{{4}}\s*\($"
    ),
    start=Wording(r"(?<!\w)from\s*(?:about|around|some|a level of|just)?\s*[$€£]?\s*$"),
    started=Wording(r"(?<!\w)from\s(?:about\s|around\s)?[$€£]?\d"),
    end=Wording(r"(?<!\w)to\s*(?:about|around|some|reach|just)?\s*[$€£]?\s*$"),
    rate_of=Wording(r"or|equivalent|rate of"),
    corresponding=Wording("correspond|respectively"),
    in_bracket=Wording(r"\(\s*(?:up|down|or|an increase of|a decrease of|a rise of|a fall of)?\s*[-+]?\s*$"),
    gap=Wording(r"\s(?:difference|gap)(?!\w)"),
    beyond=Wording(r"above|beyond|over|exceed"),
    led_to=Wording(rf"(?:rose|increased|grew|fell|dropped|declined|decreased|up|down)\s(?:{_WORD}\s)?to\s*[$€£]?\s*$"),
    became=Wording(r"(?<!\w)(?:to|became|now)(?!\w)"),
    parts=Wording(r"(?<!\w)(?:including|of which|comprising|consisting of)(?!\w)"),
    base=Wording(
        r",?\s(?:(?:up|down)\s)?(?:from|than|below|above|compared (?:with|to)|against|over|on)\s"
        r"(?:(?:the|a|its|their|an?|level of)\s)*[$€£]?"
    ),
    since=Wording(rf"(?:compared with|against|from)\s(?:the\s)?(?:{_BEFORE}|(?:19|20)\d\d)[^;.()]{{0,30}}\([$€£]?\s*$"),
    earlier=Wording(
        rf"(?:{_BEFORE})(?:[^.;,()\d]|\d{{4}}){{0,40}}\(?\s*[$€£]?$|"
        r"(?<!\w)(?:from|against|compared with|compared to)\s(?:(?:about|around|some|a|the|level|of|just)\s)*[$€£]?$"
    ),
    planned=Wording(rf"(?<!\w)(?:{_PLAN})[^.;,()\d]{{0,30}}\(?\s*[$€£]?$"),
    of_plan=Wording(rf"(?<!\w)(?:exceed(?:ed|ing|s)?|{_PLAN})(?!\w)"),
    turn=Wording(r"(?<!\w)Q(?P<number>[1-4])(?!\w)[^;.,()\d]{0,40}$"),
    before_event=Wording(rf"(?<!\w)before\s(?:the\s)?(?P<event>{_WORD})[^;.\d]{{0,30}}$"),
    after_event=Wording(rf"(?<!\w)after\s(?:the\s)?(?P<event>{_WORD})[^;.\d]{{0,30}}$"),
    turn_behind=Wording(
        rf"(?:\s{_WORD}){{0,3}}?\s(?:in|at the end of)\s(?P<number>{one_of(DATES.months)})(?!\w|,?\s\d{{4}})"
    ),
    onward=Wording(
        r"(?:\s[^\W\d_]+)?(?:(?:\s[^\W\d_]+){0,4}[,;])?(?:[\s,;.]|(?<!\w)(?:and|then|in|the|by|next|following|second|third|year|quarter|month|later|"
        r"a further|another|another|again|\d{4})(?!\w))*"
        rf"(?:(?:{CHANGED})(?:\sby)?(?:\s(?:a further|another|a|an))?|(?<=by )(?:a further|another|a final))\s[$€£]?"
    ),
    against_value=Wording(r"(?<!\w)(?:compared (?:with|to)|against)\s(?:the\s|a total of\s)?[$€£]?$"),
    of_time=Wording(rf"(?:{_BEFORE})"),
    earlier_behind=Wording(rf"(?:\s{_WORD}){{0,3}}?,?\s\(?(?:in|for|during)?\s?(?:the\s|Q\d\s)?(?:{_BEFORE})"),
    compounded=Wording(r"(?<!\w)(?:cumulative(?:ly)?|compound(?:ed|ing)?)(?!\w)[^;.\d]{0,40}$"),
    again=Wording(r"(?<!\w)by (?:a further|another|yet another|a final)\s[$€£]?$"),
    again_behind=Wording(r""),
    concluding=Wording(
        r"\s*(?:and\s)?(?:so|thus|hence|therefore|that is|that means|which means|in other words|this is|it follows|"
        r"compared (?:with|to)|against|relative to|set against|since|from)(?!\w)"
    ),
    named=Wording(
        r"(?<!\w)(?:than|compared (?:with|to)|relative to|since|from|against)\s(?:in\s)?(?P<name>[^;,.:()]{3,40})"
    ),
    reached=Wording(rf"(?:\s{_WORD}){{0,2}}?,?\s(?:to|reaching)\s(?:(?:a|the|total|of|some|about|reach)\s)*[$€£]?"),
)

SHARES = ShareWords(
    apart=Wording(rf"{_PLAN}|compared|than|rate|growth|reached|complet|satisf|agree|support"),
    of_another=Wording(rf"\s*(?:of|compared (?:with|to))?\s*(?:the )?(?:{_PLAN})"),
    of_class=Wording(r"\s(?:among|for|of those|of all those|in)\s"),
    structure=Wording(r"(?<!\w)(?:breakdown|composition|structure|age of respondents)(?!\w)"),
    exhaustive=(
        (Wording(r"agricultur"), Wording("industr"), Wording("services")),
        (Wording(r"(?<!\w)(?:men|males?)(?!\w)"), Wording(r"(?<!\w)(?:women|females?)(?!\w)")),
        (Wording("urban"), Wording("rural")),
        *grades("excellent", "good", "fair", "poor", denied="not"),
        *grades("low", "medium", "high", denied="not"),
        *grades("small", "medium", "large", denied="not"),
    ),
    joining="and",
    below=Wording(r"(?<!\w)(?:under|below|younger than|less than)\s(?P<high>\d{1,4})(?![\d.,]\d)"),
    from_to=Wording(r"(?<![\d.,/])(?P<low>\d{1,4})\s?(?:-|–|to|and)\s?(?P<high>\d{1,4})(?![\d/]|[.,]\d)"),
    above=Wording(
        r"(?<![\d.,/])(?P<low>\d{1,4})(?:\s[^\W\d_]+)?\s?(?:and over|and above|or more|or older|and older|\+)|"
        r"(?<!\w)(?:over|above|older than)\s(?P<over>\d{1,4})(?![\d.,]\d)"
    ),
)

PRODUCTS = ProductWords(
    times=Wording(r"\s*(?:(?:(?:/\s?|per\s)\w+\s?){1,3}|\w+(?:\s\w+)?(?:/\w+)?)?\s*\)?\s*(?:[x×*]|times)\s*\(?[$€£]?$"),
    footprint=_NEVER,
    floors=_NEVER,
    floor_area=_NEVER,
    paid=Wording(
        r"(?:(?P<equal>=)|(?:costing|totalling|total(?:ing)? (?:cost )?(?:of )?|worth|a total of))\s*[$€£]?\s*$"
    ),
    per=Wording(r"\s?(?:/\s?|per\s|each(?!\w)|a\s|apiece)|(?:\s[^\W\d_]+){0,2}?\s(?:to|for)\seach(?!\w)", cased=True),
    each=Wording(r"(?:each|every|per)\s[^;.,\d]{2,24}$"),
    concluded=Wording(
        r"(?<!\w)(?:that is|i\.e\.|making|giving|amounting to|"
        r"works? out|worked out|com(?:es|ing) to|in all|in total|or)(?!\w)[^;.\d]{0,24}$|=\s?$|"
        r",\s(?:about|some|roughly|only|just)\s[$€£]?$"
    ),
    harvest=frozenset(
        "area yield output production average total harvested planted sown of the was were an a at from with giving in "
        "and all crop crops land".split()
    ),
)

MEANS = MeanWords(
    mean=Wording(
        r"average|mean|each|every|apiece|(?<!\w)per[\s-]|\d(?:\s[^\W\d_]+){0,2}\san?\s|"
        r"to the (?:square|hectare|acre|mile|tonne)"
    ),
    each=Wording(
        rf"(?<!\w)(?:(?:each|every)\s|per[\s-])(?P<base>{_WORD})(?:\s{_WORD}){{0,5}}?"
        r"(?:\s(?:has|had|received|got|with|of|gets|held|was|were|is|are|came to))*\s[$€£]?$"
    ),
    average=Wording(rf"(?<!\w)(?:average|mean|averaged|averaging|density)(?:\s{_WORD}){{0,3}}\s?:?\s?[$€£]?$"),
    price=Wording(
        rf"(?<!\w)(?:price|cost|costing|fee|rate|density|at|yield(?:s|ed|ing)?)(?:\s(?!rose|fell){_WORD}){{0,3}}\s?:?\s?[$€£]?$"
    ),
    spread=Wording(r"(?<!\w)(?:average|mean|averaged|shared|divided|spread)(?!\w)[^;.\d]{0,40}$"),
    apiece=Wording(
        rf"(?:(?:\s{_WORD}){{0,2}}?\s(?:per|to the(?=\s(?:square|hectare|acre|mile|tonne)s?\b)|"
        r"(?:from|for|to) each of (?:our|the|its|their|these)(?:\s[\d,]+)?)|(?:\s{_WORD})?\san?)\s"
        rf"(?P<base>(?!cent)(?:(?:square|cubic)\s)?{_WORD})|\s(?:each|apiece)(?!\w)"
    ),
    amount=Wording(
        r"(?<!\w)(?:total|totalled|sum|costing|cost|worth|raised|paid|spent|came to|fund|bill)(?!\w)[^;\d]{0,30}$"
    ),
    copulas=frozenset("has had received got with of gets held was were is are came to got about some".split()),
    norm=Wording(r"[^;.]{0,30}(?:rule|limit|maximum|minimum|standard|target|plan|capacity|allowed|at most|at least)"),
    every_many=Wording(r"(?<!\w)(?:for|in|of|to)\severy\s$"),
    of_many=Wording(
        rf"(?P<noun>(?:\s{_WORD}){{0,4}}?)(?:\s?/\s?|\s(?:per|for every|for each|to every|in every)\s)(?:(?:a|the)\s)?"
    ),
)

MULTIPLES = MultipleWords(
    told=Wording(
        r"(?<!\w)(?P<number>doubled|trebled|tripled|quadrupled|twice|"
        r"(?:double|treble|triple|quadruple)(?=\s(?:the|its|last|what))"
        r"|(?:three|four|five|six|seven|eight|nine|ten|\d{1,3}(?:\.\d{1,2})?)(?=\stimes))(?!\w)"
    ),
    ends=Wording(r"(?:\stimes)?\s*(?:[.,;)]|$|and(?!\w)|from(?!\w)|to(?!\w))"),
    words={
        "doubled": "2",
        "double": "2",
        "twice": "2",
        "trebled": "3",
        "treble": "3",
        "tripled": "3",
        "triple": "3",
        "quadrupled": "4",
        "quadruple": "4",
        "three": "3",
        "four": "4",
        "five": "5",
        "six": "6",
        "seven": "7",
        "eight": "8",
        "nine": "9",
        "ten": "10",
    },
)

REPETITIONS = RepetitionWords(
    only_values={},
    people=Wording("people|persons|residents|members|employees|staff|pupils|students|delegates|households"),
    again=Wording(
        r"(?:\s(?:long|wide|high|tall|deep|in (?:length|area|size|weight|value|all)))?"
        r"(?:\s?\(|,?\s)(?:(?:i\.e\.,?|that is,?|equivalent to|equal to|or|=)\s)?[$€£]?(?<=[\s$€£])|"
        r"(?:\s(?:long|wide|high|tall|deep))?\s?\([$€£]?"
    ),
    again_ends=Wording(r"\s*(?:[).,;]|$)"),
    said_again=Wording(r"(?:\s?\(|,?\s)(?:that is|i\.e\.|=)\s"),
    pointed_back=_NEVER,
    total_named=Wording(r"(?<!\w)total\s(?P<name>(?!of\s|number\s)[^;.:(\d]{6,60})[^;.(]{0,24}$"),
    base_of=Wording(rf"(?:\s{_WORD}){{0,3}}?\sof (?:the total|all)\s(?P<base>[^;,.:()\d]{{8,80}})"),
    total=Wording(r"total\s(?:of\s|number\s)?[^.;:]{3,80}(?:is|was|of|:)\s*:?\s*$"),
    of_them=Wording("were|have|had|completed|received|joined|of whom"),
    qualifiers={Qualifier.NEARLY: "nearly", Qualifier.OVER: "more than"},
)

RATES = RateWords(
    reach=REACH,
    percentages=PERCENTAGES,
    growth=GROWTH,
    shares=SHARES,
    products=PRODUCTS,
    means=MEANS,
    multiples=MULTIPLES,
    repetitions=REPETITIONS,
    in_words=_NEVER,
    currency="USD",
)
