"""English words for how totals, parts, flows and listed things are told."""

from dqcheck.language.types.sums import (
    BreakdownWords,
    FlowWords,
    NameWords,
    PartWords,
    PlanWords,
    RemainderWords,
    RoundWords,
    StockWords,
    SumReach,
    SumWords,
    TotalWords,
    TradeWords,
)
from dqcheck.language.wording import Wording

_NEVER = Wording(r"(?!)")
_PEOPLE = (
    r"people|persons?|residents?|members?|employees|staff|pupils?|students?|delegates?|patients?|workers?|men|women|"
    r"children|adults|teachers?|doctors?|consultants?|surgeons?|nurses?|officers?|inspectors?|firefighters?|drivers?|"
    r"engineers?|councillors?|clerks?|apprentices?|trainees?|volunteers?|citizens?|voters?|learners?|visitors?|inhabitants"
)
_OPPOSITES = (
    ("men|males?|boys", "women|females?|girls"),
    ("urban", "rural"),
    ("online", "in person|by post|on paper"),
    ("full-time", "part-time"),
    ("domestic", "foreign|international"),
    ("public", "private"),
    ("exports?", "imports?"),
    ("owned", "rented"),
    ("adult", "child"),
    ("headquarters|head office", "regions|branches|field offices"),
    ("appointed", "elected"),
    ("petrol|diesel", "electric"),
)
_BALANCES = (
    ("rose|increased?|up|gained?|added|more", "fell|decreased?|down|lost|cut|fewer"),
    ("surplus", "deficit"),
    ("profit", "loss"),
)


def _word(words: str) -> Wording:
    return Wording(rf"(?<!\w)(?:{words})(?!\w)")


def _behind(words: str) -> Wording:
    return Wording(rf"[^;.,\d]{{0,30}}?(?<!\w)(?:{words})(?!\w)")


SUMS = SumWords(
    structure=Wording(
        r"(?=[().;:,!?…oiamcbdsenpw])(?:(?!\w)(?:"  # the first letters of all that follows spare most a closer look
        r"(?P<open>\()|(?P<close>\))|(?P<semi>;)|(?P<comma>,)|(?P<colon>:)|(?P<stop>[.!?…](?=[\s”\"')\]]|$)))|"
        r"(?<!\w)(?:(?P<partial>(?:of which|of whom|of these|of them|including|among them|among which)(?!\w))|"
        r"(?P<whole>(?:comprising|comprised|comprises|consisting of|made up of|composed of|"
        r"broken down (?:into|as)|divided into|split into|as follows|namely)(?!\w))|"
        r"(?P<side>(?:mainly|mostly|chiefly|especially|notably)(?!\w))|(?P<join>(?:and|plus|with)(?!\w))))"
    ),
    total=Wording(r"(?<!\w)(?:totals?|totalled|all|overall|altogether)(?!\w)"),
    everywhere=Wording(r"nationwide|whole (?:region|district|country)|overall"),
    people=Wording(rf"(?:{_PEOPLE})(?!\w)"),
    breakdowns=BreakdownWords(
        along_with=Wording(r"with(?!\w)", cased=True),
        list_openers=(":", "which", "including", "comprising"),
        of_all=Wording(r"(?<!\w)(?:total|overall|altogether)(?!\w)"),
        moved=Wording(r"(?<!\w)(?:[Ff]rom|to|by|than|against|[Uu]p|[Dd]own)\s*[$€£]?\s*$", cased=True),
    ),
    totals=TotalWords(
        rest=Wording(r"(?<!\w)(?:others?|remaining|rest|remainder|elsewhere)(?:\s[^\W\d_]+)?\s*:?\s*[$€£]?\s*$"),
        negation=Wording(r"(?<!\w)(?:not|in|un|non-?)\s?"),
        pending=Wording(r"(?<!\w)(?:still|pending|not yet|outstanding|remain(?:s|ed|ing)?)(?!\w)[^;.\d]{0,30}$"),
        balances=tuple((_word(one), _word(other)) for one, other in _BALANCES),
        opposites=tuple((_word(one), _word(other)) for one, other in _OPPOSITES),
        places=Wording(
            r"(?<!\w)(?P<kind>[Ww]ard|[Dd]istrict|[Vv]illage|[Rr]egion|[Gg]rade|[Zz]one|[Pp]hase)"
            r"\s(?P<name>[A-Z][^\W\d_]*|\d{1,3})[^;.]{0,30}$",
            cased=True,
        ),
        across=Wording(r"(?<!\w)(?:men|women|males?|females?|members|volunteers|disabled|part-time|full-time|aged)(?!\w)"),
        in_several_classes=Wording(rf"(?:{_PEOPLE}|households?|cases?|businesses|companies|visits?)(?!\w)"),
        in_kinds=frozenset("units institutions bodies establishments vehicles schools facilities visitors".split()),
        last_joined=Wording(r"\sand\s", cased=True),
        in_all=Wording(
            r"(?<!\w)(?:in total|in all|altogether|a total of|(?:grand |sub)?total(?:s|led|ling)?|sum|together|making|"
            r"bring(?:s|ing)?(?: the)?(?:\s[^\W\d_]+){0,2} to)"
            r"(?:\s(?:is|was|of|to|number|at|were|account(?:ed|ing)? for|ha(?:d|ve)|employ(?:ed|s)?|"
            r"ma(?:de|ke|king) up|hold))*\s?[:,]?\s*[$€£]?\s*$"
        ),
        out_of=Wording(r"(?<!\w)(?:(?:out )?of|from|among|against|than)\s(?:a|the|all)\s[^;.\d]{0,60}$"),
        in_all_behind=Wording(r"(?:\s[^\W\d_]+){0,2}?\s(?:in total|in all|altogether|between them|combined)(?!\w)"),
        so_many=Wording(r"(?<!\w)(?:thus|therefore|so|combined|between them)(?!\w)[^\d,;.]{0,40}$"),
        renewed=Wording(r"(?<!\w)(?:to|became|now)(?!\w)"),
    ),
    parts=PartWords(
        total=Wording(r"(?<!\w)total\s(?:of\s|number\s(?:of\s)?)?[^.;:]{0,70}:?\s*$"),
        state=Wording(r"(?<!\w)(?:were|was|have been|had been|are|remain)(?!\w)[^.;]{0,60}$"),
        mainly=Wording(r"(?<!\w)(?:mainly|mostly|including|of which|of whom|largest)(?!\w)[^.;\d]{0,60}$"),
        of_these=Wording(r"(?:^|[.;]\s)\s*(?:out of|of|among) (?:the|these|all|its|their)(?:\s(?:total|all|of))*\s*$"),
        population=Wording(r"(?<!\w)population(?: of)?[^.;\d]{0,30}$"),
        some_people=Wording(r"(?<!\w)(?:women|men|males?|females?|children|aged|working age|under|over)(?!\w)"),
        population_nouns=Wording(r"(?:people|persons|residents|inhabitants)(?!\w)"),
        persons=frozenset(("people", "persons", "residents")),
        households=Wording(r"households?(?!\w)"),
        staff=Wording(r"staff|employees"),
        a_class=Wording(
            r"\sof\s(?:the\s|all\s)?(?:residents|people|households|pupils|students|staff|employees|schools|respondents|"
            r"applications|cases|patients|population)(?!\w)"
        ),
        in_state=Wording(
            r"(?<!\w)(?:households|pupils|students|people|children|staff|schools|residents|patients)(?!\w)[^;.]{0,40}"
            r"(?<!\w)(?:with|had|have|using|completed|passed|attended|received)(?!\w)[^;.]{0,60}$"
        ),
        beyond_plan=Wording(r"plan|target|budget|compared|than|exceed|rose|increase|equivalent|demand|capacity|forecast"),
        all_of=Wording(r"(?<!\w)(?:in total|eligible|due|present)(?!\w)"),
        dossiers=Wording(r"applications?|cases?|dossiers?|files?"),
        all_dossiers=Wording(r"total (?:number of )?(?:applications|cases|dossiers)[^.;\d]{0,40}$"),
    ),
    names=NameWords(
        in_bracket=Wording(r"\(\s*(?:namely|including)?\s*:?\s*([^()\d]{3,400})\)", cased=True),
        renamed=_NEVER,
        listed_after=Wording(
            r"[^.;:(\d]{0,90}(?:(?:namely|as follows|are|were)?\s*:|namely\s(?=[A-Z]))\s*([^.:()\d]{3,900})(?:\.|$)",
            cased=True,
        ),
        apposed=Wording(
            r"\s(?:wards|towns|villages|districts|provinces|communes|counties|regions|cities|parishes|boroughs),?\s"
            r"(?:of\s|namely\s)?"
            r"([A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*(?:,\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)*"
            r",?\sand\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)(?=,?\s(?!and\s|in\s|of\s)[a-z]|\s?[.;)]|$)",
            cased=True,
        ),
        counted=_NEVER,
        persons=Wording(r"(?:Mr|Mrs|Ms|Dr|Councillor|Cllr)\.?\s(?=[A-Z])", cased=True),
        open_end=Wording(r"\.\.|…|etc|and others|among others|including|and so on", cased=True),
        joined=Wording(r"^and\s", cased=True),
        last_joined=Wording(r",?\sand\s", cased=True),
        units=Wording(r"(?:wards?|towns?|villages?|districts?|provinces?|communes?|counties|regions?|cities|parish(?:es)?|boroughs?)(?!\w)"),
        first_months=Wording(r"(?!)()"),
        last_months=Wording(r"(?!)()"),
        month="months",
    ),
    plans=PlanWords(
        of_part=Wording(r"quarterly (?:plan|target)"), of_year=Wording(r"(?:annual|full-year) (?:plan|target)")
    ),
    remainders=RemainderWords(
        some=Wording(r"(?<!\w)(?:several|some|a (?:few|number of|handful))(?!\w)"),
        done=Wording(r"(?<!\w)(?:have been|had been|were|was)\s[^\d;:]{2,40}$"),
        left=Wording(r"(?<!\w)(?:leaving|remaining)(?:\s[^\W\d_]+){0,2}\s*[$€£]?\s*$"),
        rest=Wording(
            r"(?<!\w)(?:leaving|remaining|the other|all but|still|left|the rest|outstanding)(?!\w)[^;.\d]{0,30}$"
        ),
        rest_behind=Wording(r"(?:\s[^\W\d_]+){0,3}?\s(?:remain(?:s|ing|ed)?|left|outstanding|still|never|unspent)(?!\w)"),
        of_all=Wording(r"(?<!\w)(?:of|total|all|out of)(?!\w)[^;.\d]{0,30}$"),
        so=Wording(r"(?<!\w)(?:so|thus|hence|therefore|leav(?:es|ing)|which left)(?!\w)[^;.\d]{0,40}$"),
        difference=Wording(r"(?<!\w)(?:difference|gap|shortfall|underspend|overspend|margin|lead|saving)(?!\w)[^;.\d]{0,30}$"),
        complement=Wording(
            r"(?<!\w)(?:not yet|without|did not|do not|have not|shortfall|gap|underspend|overspend|"
            r"difference|margin|lead|saving)(?!\w)[^;.\d]{0,40}$"
        ),
        complement_behind=Wording(
            r"(?:\s[^\W\d_]+){0,3}?\s(?:had not|have not|did not|do not|never|without|fewer than)(?!\w)"
        ),
        steps=(
            (Wording(r"(?<!\w)(?:issued|sent|distributed)[^\d;:.]{0,20}$"), Wording(r"(?<!\w)returned[^\d;:.]{0,20}$")),
            (Wording(r"(?<!\w)invited[^\d;:.]{0,20}$"), Wording(r"(?<!\w)attended[^\d;:.]{0,20}$")),
        ),
    ),
    stocks=StockWords(
        opening=Wording(
            r"(?<!\w)(?:opening (?:(?!hours)[^\W\d_]+)|(?:opened|began)(?: the (?:year|month|quarter))?|(?:roll|stock|"
            r"headcount|caseload|balance) was|at the (?:start|beginning)|"
            r"brought forward|carried (?:over|forward) from|(?:at|on) 1 \w+|started(?: the year)?)(?!\w)[^;.\d]{0,40}$|"
            r"(?:at|on) 1 (?:January|April|July|October)[^;.\d]{0,20}$"
        ),
        inflow=Wording(
            r"(?<!\w)(?:receiv\w+|income|receipts|added|new|joined|admitted|came|granted|purchas\w+|deposit\w*|births?|"
            r"plus|inflows?|recruit\w*|opened|arriv\w+|bought|hired|established|formed|additions?)(?!\w)[^;.\d]{0,40}$"
        ),
        outflow=Wording(
            r"(?<!\w)(?:less|minus|spent|expenditure|payments?|paid|left|closed|lapsed|removed|withdrawn|withdrew|resigned|retired|"
            r"deaths?|died|sold|issued|outflows?|discharged|resolved|settled|departed)(?!\w)[^;.\d]{0,40}$"
        ),
        closing=Wording(
            r"(?<!\w)(?:closing [^\W\d_]+|closed (?:the (?:year|month|quarter)|with|at)|year closed(?: with)?|"
            r"at the end|ended (?:the year|with)|remaining|so that|leaving|carried forward|on (?:31|30) \w+)"
            r"(?!\w)[^;.\d]{0,30}$|(?:on|at) (?:30|31) (?:March|June|September|December)[^;.\d]{0,20}$"
        ),
        opening_behind=_behind(
            r"at the (?:start|beginning)|brought forward|carried (?:over|forward) from|in use|on 1 \w+"
        ),
        inflow_behind=_behind(
            r"received|granted|added|admitted|joined|registered|purchased|hired|recruited|opened|arrived|born|enrolled|"
            r"built|taken (?:in|on)|donated|delivered|bought|raised|created|advertised|transferred in|"
            r"set up|established|formed|new \w+|additions|"
            r"registrations|joiners|arrivals|admissions|births|starters"
        ),
        outflow_behind=_behind(
            r"decided|resolved|closed|lapsed|removed|withdrawn|left|died|discharged|sold|settled|completed|departed|"
            r"demolished|filled|destroyed|drawn|repaid|lost|written off|culled|transferred out|handed out|shipped|used|"
            r"retired|resigned|scrapped|expired|dissolved|deregistrations|deregistered|removals|departures|leavers|deaths|"
            r"discharges|reunited|rehomed"
        ),
        joined=Wording(r",|(?<!\w)(?:and|while)(?!\w)"),
        now=Wording(r"(?!)"),
        closing_behind=_behind(r"at the end|remain(?:ed|s|ing)?|outstanding|carried forward|in stock"),
    ),
    flows=FlowWords(
        roles={
            "carried": Wording(r"carried (?:over|forward)|brought forward"),
            "new": Wording(r"newly received|new (?:applications|cases|referrals)"),
            "withdrawn": Wording(r"withdrawn|rejected|refused|cancelled"),
            "pending": Wording(r"pending|outstanding|in progress|remain(?:s|ing)?|under review"),
            "resolved": Wording(r"resolved|decided|completed|processed|closed|settled|determined"),
            "received": Wording(r"received|submitted|lodged|registered|total (?:applications|cases)"),
        },
        all_received=Wording(r"total (?:number of )?(?:applications|cases|complaints) received"),
        newly=Wording(r"new", cased=True),
        cases=Wording(
            r"(?:applications?|cases?|complaints?|requests?|petitions?|appeals?|claims?|enquiries)\b", cased=True
        ),
        results=_NEVER,
        due=Wording(r"time|deadline", cased=True),
    ),
    rounds=RoundWords(
        fallen=Wording(
            r"(?<!\w)(?:lost|losing|dropp\w+|eliminat\w+|knock\w+ out|reject\w+|excluded|ruled out|disqualified|"
            r"weeded out|turned (?:down|away))(?!\w)[^;.\d]{0,24}$"
        ),
        fallen_behind=_behind(
            r"eliminated|knocked out|rejected|excluded|ruled out|disqualified|dropped out|withdrew|failed|"
            r"turned (?:down|away)|went out|came back|fell"
        ),
        stayed=Wording(
            r"(?<!\w)(?:leaving|left|kept|keeping|shortlisted|through|advanc\w+|final(?:ists)?|remaining)(?!\w)[^;.]{0,40}$"
        ),
        stayed_behind=_behind(
            r"remain(?:ed|ing)?|advanced|went (?:through|on)|progressed|survived|left|shortlisted|reached|"
            r"made (?:it|the)"
        ),
    ),
    trade=TradeWords(
        amounts=Wording(
            r"(?P<surplus>surplus)|(?P<deficit>deficit)|(?P<trade>total trade|two-way trade|trade turnover)|"
            r"(?P<export>exports?)|(?P<imports>imports?)"
        ),
        balances=(
            {
                "inflow": _word("exports?"), "outflow": _word("imports?"),
                "surplus": _word("surplus"), "deficit": _word("deficit"),
            },
            {
                "inflow": _word("income|revenues?|receipts"), "outflow": _word("expenditure|spending|expenses|outlays"),
                "surplus": _word("surplus"), "deficit": _word("deficit|shortfall"),
            },
        ),
        of_all=Wording(r"(?:\s|:|,|(?:of|was|were|at|to|stood|reached|totalled|amounted|came|rose|fell|ran|"
            r"goods|and services|for|in|over|during|the|that|this|same|whole|month|quarter|year|period)(?!\w)|[$€£])*"),
    ),
    reach=SumReach(
        behind_characters=40, clause_characters=220, opener_characters=5, bracket_characters=8, opened_sentences=4,
        near_blocks=2, listed_blocks=14, missed_blocks=5, recalled_blocks=8, line_characters=160, label_characters=80,
    ),
)  # fmt: skip
