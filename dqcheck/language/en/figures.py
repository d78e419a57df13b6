"""English words for what the words around a number say that it is."""

from dqcheck.language.currencies import MONEY_SIGNS
from dqcheck.language.en.numerals import NUMERALS
from dqcheck.language.en.text import TEXT
from dqcheck.language.types.figures import (
    ChangeWords,
    FigureReach,
    FigureWords,
    LabelWords,
    LimitWords,
    NounWords,
    NumberNames,
    SignWords,
    WrittenUnits,
)
from dqcheck.language.wording import Wording, one_of

_DIGITS = r"\d++(?:[.,]\d++)*+"
_NEVER = Wording(r"(?!)")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?"
)

_MONEY = (
    r"(?:us|a|au|c|ca|nz|s|sg|hk|nt|r|mx)\$|usd|eur|gbp|vnd|jpy|chf|cny|rmb|aud|nzd|sgd|hkd|inr|krw|thb|sek|nok|dkk|zar"
)

_WRITTEN = WrittenUnits(
    unit=Wording(
        r"\s?(?:(?P<scale>hundred\sthousand|thousand|million|billion|trillion|mn|mln|bn|bln|tn|(?<=\d)[mk](?!\w))"
        r"(?![^\W\d_])\s?)?"
        r"(?P<unit>\(\s?%\s?\)|%\spoints|%|‰|percentage\spoints?|per\scent|percent|basis\spoints?|bps|pp|"
        r"(?:us|u\.s\.|australian|canadian|singapore|hong\skong|new\szealand)\sdollars?|dollars?|euros?|"
        r"pounds\ssterling|swiss\sfrancs|yuan|renminbi|rupees|usd|eur|gbp|vnd|jpy|chf|cny|aud|sgd|inr|yen|"
        r"hectares?|acres?|ha|km2|km²|sq\skm|square\skilomet(?:re|er)s?|square\smiles?|sq\.?\smiles?|square\smet(?:re|er)s?|m2|m²|m3|m³|"
        r"cubic\smet(?:re|er)s?|kilomet(?:re|er)s?|km|met(?:re|er)s|miles?|cm|mm|"
        r"tonnes?|tons?|kg|kilograms?|grams?|litres?|liters?|gwh|mwh|kwh|gw|mw|kw|gb|tb)?"
        r"(?![^\W_])(?P<per>(?:\s?/\s?|\sper\s)(?:capita|person|head|square\skilomet(?:re|er)|[^\W\d_]{1,12}[23²³]?)"
        r"(?![^\W\d_]))?"
    ),
    spoken={
        "m": "million",
        "square kilometer": "square kilometre", "square meter": "square metre", "cubic meter": "cubic metre",
        "kilometer": "kilometre", "liter": "litre", "% points": "percentage points",
    },
    smaller=_NEVER,
    money_scales=frozenset(),
    bare=_NEVER,
    before_minus=("is ", "at ", ": ", "of "),
    currency_before=Wording(rf"(?P<unit>(?<![^\W\d_])(?:{_MONEY})|[{MONEY_SIGNS}])\s?$"),
)  # fmt: skip

_ONES = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
"""Without one, which is often no count (``one of them``, ``no one``)."""
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

_BELOW_HUNDRED = rf"(?:{one_of(_TENS)}(?:-{one_of(_ONES)})?|{one_of([*_ONES, *_TEENS])})"

_MONTH_DAYS = dict.fromkeys(
    "january february march april may june july august september october november december".split(), 31
)
_PERIODS = {**_MONTH_DAYS, "quarter": 4, "week": 53, "day": 31, "q": 4}
_NAMED_FIRMLY = (
    "table", "figure", "chart", "section", "chapter", "page", "article", "annex", "paragraph", "note", "appendix",
    "regulation", "directive", "resolution", "decision", "circular", "covid", "no", "sdg", "iso",
)  # fmt: skip
_LEVELS = ("level", "grade", "phase", "stage", "class", "tier", "round", "group", "type", "category", "band")
_NAMED_LOOSELY = (
    "number", "version", "ward", "zone", "room", "route", "highway", "line", "step", "wave", "season", "plan", "option",
    "scenario", "item", "district", "unit", "block", "lot", "platform", "gate", "form",
)  # fmt: skip

_NAMES = NumberNames(
    reference=Wording(r"\d{1,6}/(?:19|20)\d\d(?:/[A-Z]{2,8})?(?!\d)|\d{1,6}-[A-Z]{2,8}(?!\w)", cased=True),
    range_end=Wording(rf"\s?%?\s?[-–]\s?(?P<last>{_DIGITS})(?![\w/]*[-/][A-Z])", cased=True),
    clock=Wording(
        rf"(?::\d\d\b|-{_MONTH}-\d{{2,4}}\b|\s?[ap]\.?m\b|(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?!\w)|(?:st|nd|rd|th)(?!\w))"
    ),
    counted_before=_NEVER,
    date_before=Wording(rf"(?:{_MONTH}|(?<!\w)(?:on|by|from|until|dated))\s*$"),
    date_valued=Wording(r"\s(?:was|were|stood at)\s(?:[^\W\d_]+\s){0,2}[$€£]?\d"),
    week_before=Wording(r"week\s*$"),
    ratio_before=Wording(r"ratio(?:\sof)?\s*$"),
    rank_before=Wording(r"(?:rank(?:ed)?|place)\s*$"),
    named=Wording(rf"(?<![^\W\d_]){one_of([*_NAMED_FIRMLY, *_LEVELS, *_NAMED_LOOSELY])}\s*[.:]?\s*$"),
    words=(*_NAMED_FIRMLY, *_LEVELS, *_NAMED_LOOSELY),
    always=frozenset(_NAMED_FIRMLY),
    levels=frozenset(_LEVELS),
    struck_out=_NEVER,
    serial="number",
    each=Wording(r"(?<!\w)(?:each|every|per|average)\s\w+\s*$"),
    year_before=Wording(
        r"(?:in|since|by|from|to|until|till|during|year|of|and|for|between|end|early|late|mid|than|with|"
        r"(?:January|February|March|April|May|June|July|August|September|October|November|December),?|\(|[-–/])\s*$"
    ),
    at_year=_NEVER,
    sorted_out=_NEVER,
    sorting=(),
    duration=Wording(
        r"[\s-]?(?:months?|years?|days?|weeks?|quarters?|hours?|minutes?|seconds?|decades?|centuries|times)(?![^\W\d_])"
    ),
    period_before=Wording(rf"(?<!\w)({one_of(_PERIODS)})\s?$"),
    most_of_period=_PERIODS,
    day_before=_NEVER,
    day_after=_NEVER,
    age_before=Wording(
        r"(?<!\w)(?:aged?|ages|years\sof)\s(?:(?:over|under|between|from)\s)?(?:\d{1,3}\s(?:to|and|or)\s)?$"
    ),
    age_behind=Wording(r"(?:\sto|\sand)\s\d{1,3}\syears?(?:\sold|\sof\sage)?"),
    share_before=Wording(r"(?<!\w)(?:about|around|nearly|almost|over|than|some|roughly|least)\s*$"),
)

_LIMITS = LimitWords(
    before=Wording(r"(?<!\w)(?:every(?:\sadditional)?|each\sadditional|(?:range|ranges|ranging)\sfrom)\s*$"),
    behind=Wording(r"(?:\s[^\W\d_]{1,12}){0,2}?\sor\s(?:more|over|above|less|fewer|below|higher|lower)(?!\w)"),
)

_NOUNS = NounWords(
    phrase=Wording(r"\s([^\W\d_]+(?:[\s-][^\W\d_]+){0,5})", cased=True),
    spelt={},
    function_words=frozenset(
        "is are was were be been being has have had do does did will would can could may might must should of "
        "in on at to "
        "by for from with without and or but than then as that this these those which who whom whose where when while "
        "the a an its their his her our it they we all some both each per not no only so up down out over under about "
        "after before during since until between among against through into across within compared made came went rose "
        "fell grew reached reported received completed closed opened took took_part according respectively "
        "more less fewer higher lower increased decreased declined accounted "
        "remain remains remained remaining need needed passed failed sold held won lost worked lapsed granted "
        "work works worked live lives lived apiece each outstanding unfilled vacant pending overdue "
        "registered treated attended visited joined approved issued inspected together combined altogether "
        "elsewhere seen".split()
    ),
    beginning_so=Wording(r"(?!)"),
    participle=Wording(
        r"(?!(?:bed|seed|shed|weed|feed|breed|need|red|shared|unemployed|employed|disabled|injured|infected|hundred)$)"
        r"[a-z]+ed"
    ),
    never=("more than", "less than"),
    abbreviation=Wording(r"\s[A-Z]{2,4}(?!\w)", cased=True),
    vowel=Wording(r"[aeiouy]"),
    counted_in_words=Wording(
        r"(?:(?<=of\sthe\s)|(?<=of\sthese\s)|(?<!the\s)(?<!these\s)(?<!those\s)(?<!last\s)(?<!past\s)(?<!first\s)(?<!next\s))"
        rf"(?<![\w-])(?P<word>{one_of(_TENS)}(?:-{one_of(_ONES)})?|{one_of([*_ONES, *_TEENS])})(?![\w-])"
        r"(?=\s(?P<noun>[^\W\d_]+))(?!\s(?:hundred|thousand|million|billion|per|percent|thirds?|quarters?|fifths?|tenths?|"
        r"halves|half|times|fold|years?|months?|weeks?|days?|hours?|minutes?|or|and|to|more|fewer|decades?)(?!\w))"
    ),
    counted_beside=_NEVER,
    words_count=True,
    alone_in_words=_NEVER,
    several_words=Wording(
        rf"(?<![\w-])(?P<number>(?:(?:a|one|{one_of(_ONES)})\s(?:hundred(?:\sand\s{_BELOW_HUNDRED})?|dozen))(?![\w-])"
        r"(?=\s(?!(?:or|and|to|more|fewer|years?|months?|weeks?|days?|hours?|minutes?|times|thousand|million|billion|per|"
        rf"of)(?!\w))[^\W\d_])|(?<![\w-]){_BELOW_HUNDRED}(?=\s(?P<percent>per\s?cent(?!\w))))"
    ),
    word_signs=("hundred", "dozen", "cent", "percent"),
    per=Wording(
        r"(?:\s[^\W\d_]+){0,2}?(?:\s?/\s?|\sper\s)(?P<unit>(?:square\s|cubic\s|sq\.?\s)?[^\W\d_]{1,12}[23²³]?)(?![\w/])"
    ),
    per_signs=("/", " per "),
    rate_units=frozenset(["square kilometre", "square kilometer", "square mile", "sq km", "sq. km"])
    | frozenset("km2 km² ha hectare m2 m² year month day week quarter hour minute capita".split()),
    head_last=True,
)

_SIGNS = SignWords(
    joined=Wording(
        r"(?P<noun>(?:\s[^\W\d_]+){0,5}?)(?:\s?/\s?|"
        r"(?P<certain>\s(?:out\s)?of\s(?:an?\s(?:total|possible|potential|maximum|electorate|population|pool|list)\s(?:of\s)?|the\s|all\s|its\s|their\s|"
        r"our\s|some\s)?|\sout\sof\s(?:an?|the|its|their|our)\s(?:[^\W\d_]+\s){1,3}of\s))"
    ),
    any_case=Wording(r"\s(?:[^\W\d_]+\s)?(?:cases|places)(?!\w)"),
    footnote=Wording(r"(?<![kdc]m)(?<!\bm)(?<!\d[x×]10)[⁰¹²³⁴⁵⁶⁷⁸⁹]+|(?<=\S)\[\d{1,3}\](?!\()", cased=True),
)

_FILL = (
    r"(?:\s|by|a further|further|another|about|around|some|nearly|almost|sharply|slightly|steadily|over|an?|"
    r"approximately|roughly|more than|just|of|only|\(|[-+$€£])*"
)
_UP = (
    r"rose|risen|rise|rises|rising|increas(?:e|ed|es|ing)|grew|grow(?:n|th|s|ing)?|"
    r"(?<!made )(?<!make )(?<!makes )up|gain(?:ed|s)?|climb(?:ed|s)?|"
    r"jump(?:ed|s)?|surg(?:ed|e|es)|soar(?:ed|s)?|edged up|crept up|swell(?:ed|s)?|"
    r"expand(?:ed|s)?|exceed(?:ed|s)? the plan"
)
_DOWN = (
    r"fell|fall|falls|fallen|falling|declin(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|drop(?:ped|s)?|down|lost|shr[au]nk|"
    r"reduc(?:e|ed|tion|ing)|cut|contract(?:ed|ion)|slipped|lower|(?:a|the) loss of(?=\s$)|"
    r"slid|sank|plunged|tumbled|eased|dipped"
)
CHANGED = rf"{_UP}|{_DOWN}"
"""Words that say that something grew or fell."""
_BETWEEN = r"(?:\s(?!(?:and|of|from|to)\s)[^\W\d_]+){0,2}?"
"""Words between a figure and the word behind it that says that it is a change."""
_PAST = r"{word}(?=\s(?:the|its|their|that|those|this|last|target|plan|average|expectations|forecast|budget|[$€£\d]))"
"""Words that compare with what follows, and otherwise point to another place of a text (``detailed above``)."""
_CHANGES = ChangeWords(
    up=Wording(rf"(?<!\w)(?:{_UP}){_FILL}$"),
    down=Wording(rf"(?<!\w)(?:{_DOWN}){_FILL}$"),
    up_behind=Wording(
        rf"{_BETWEEN}\s(?:more|higher|{_PAST.format(word='above')}|up|greater|larger|increase|rise|growth)(?!\w)(?!\sor\s)"
    ),
    down_behind=Wording(
        rf"{_BETWEEN}\s(?:less(?=\sthan|[,.;)]|$)|fewer|lower|{_PAST.format(word='below')}|down|smaller|decrease|"
        r"decline|fall|drop|reduction)(?!\w)"
    ),
    rising=Wording(rf"(?<!\w)(?:{_UP}|went up|higher)(?!\w)"),
    falling=Wording(rf"(?<!\w)(?:{_DOWN}|went down|fewer)(?!\w)"),
    equal=Wording(r"(?:equivalent to|equal to|or|i\.e\.,?|that is,?|=|equating to)\s*(?:by|about|around|\s)*$"),
    bracketed=Wording(r"[^;.,()\d]{0,30}\(\s*(?:about|up|down|or|an increase of|a decrease of)?\s*[-+]?", cased=True),
    told_again=Wording(r"(?:\s[^\W\d_]+){0,4}?,\s"),
    ends=Wording(r"\s*(?:[),.;]|$|(?:on|from|compared)(?!\w))"),
    signed=Wording(r"[^;()]{0,70}\(\s*[-+]?[$€£]?", cased=True),
    compared=Wording(r"(?<!\w)(?:spread|shared|divided|split|distributed)\s(?:\w+\s)?over\s$"),
    joined=Wording(r"\s(?:and|and by)\s|,\s"),
    respectively=Wording(r"(?<!\w)respectively(?!\w)"),
)

FIGURES = FigureWords(
    numerals=NUMERALS,
    text=TEXT,
    written=_WRITTEN,
    names=_NAMES,
    limits=_LIMITS,
    nouns=_NOUNS,
    signs=_SIGNS,
    changes=_CHANGES,
    labels=LabelWords(
        leading=frozenset("with and the a an of which is are was were had has have in to there".split()),
        trailing=frozenset(
            "is are was were be at of to by about around over nearly had has have totalled reached and the a "
            "stood some".split()
        ),
    ),
    reach=FigureReach(kind_characters=24, change_characters=44, equal_characters=50, label_characters=90),
)
