"""English words of tables and forms."""

from dqcheck.language.types.tables import (
    CellWords,
    ColumnWords,
    FormulaWords,
    RelationWords,
    RowWords,
    TableWords,
    TitleWords,
)
from dqcheck.language.wording import Wording

ROWS = RowWords(
    totals=("grand total", "sub-total", "subtotal", "total", "overall", "sum"),
    scopes=("whole province", "whole commune", "all communes", "all units", "whole country"),
    subtotals=("sub-total", "subtotal"),
    averages=("average", "mean", "rate", "percentage"),
    notes=("note", "notes", "source", "sources", "remark", "remarks"),
    signers=("prepared by", "reported by", "checked by", "approved by", "signed", "signature", "chairman"),
    signing_date=Wording(r"(?:.* )?(?:date )?\d{1,2} (?:january|february|march|april|may|june|july|august|september|"
                         r"october|november|december) \d{4}"),
    some_of=("of which", "among which", "including", "in particular"),
    divided_by=Wording(r"\W*(?:divided|broken down)?\s*by(?!\w)"),
    structure=Wording(r"\b(?:structure|composition|breakdown)\b"),
    growth=Wording(r"\b(?:growth|change on|compared with)\b"),
    ratio=Wording(r"\b(?:rates?|ratio|share|percentage)\b"),
    mean=Wording(r"\b(?:average|mean|per capita|density)\b"),
    opening=Wording(r"\b(?:opening|brought forward|beginning of (?:the )?(?:year|period))\b"),
    closing=Wording(r"\b(?:closing|carried forward|end of (?:the )?(?:year|period))\b"),
)  # fmt: skip

COLUMNS = ColumnWords(
    serial=("no", "item no", "serial no", "s/n"),
    remarks=("note", "notes", "remark", "remarks", "comment", "comments", "source", "explanation"),
    totals=("total", "grand total", "quantity", "number"),
    values=("result", "results", "value", "figure", "actual", "reporting period", "this period", "quantity", "answer"),
    percent=("per cent", "percent", "percentage"),
    current=("actual", "this period", "this year", "current", "reporting period", "achieved"),
    planned=Wording(r"\b(?:plan(?:ned)?|targets?|budget(?:ed)?|estimates?|forecast)\b"),
    previous=Wording(r"\b(?:previous|prior|last (?:year|period|quarter|month)|same period|year before)\b"),
    cumulative=Wording(r"\b(?:cumulative|year to date|ytd|to date)\b"),
    compared=Wording(r"\b(?:change|compared (?:with|to)|difference|growth|of (?:the )?plan|vs)\b"),
    months=(
        (0, Wording(r"\b(\d{1,2}) months?\b")),
        (1, Wording(r"\b(?:this|in the) month\b")),
        (3, Wording(r"\bq[1-4]\b|\b(?:this|in the) quarter\b")),
        (12, Wording(r"\b(?:full|whole) year\b")),
    ),
    blank=("(blank)",),
    identifiers=Wording(
        r"(?:^|[ _])(?:code|id|postcode|zip|(?:phone|telephone|mobile|fax|account|passport)(?: (?:no\.?|number))?)\W*$|"
        r"^\W*year of birth\b"
    ),
    years=Wording(r"^\W*(?:fiscal )?years?(?!\w)"),
    period_only=Wording(
        r"(?:(?:actual|plan|planned|target|budget|estimate|forecast|previous|prior|last|this|same|current|reporting|period|"
        r"year|quarter|month|months|cumulative|to date|ytd|achieved|results?|fy|q[1-4]|\d{1,4})(?: |$))+"
    ),
)

RELATIONS = RelationWords(
    total=Wording(r"\b(?:(?:sub-?\s*|grand )?totals?|sum|overall|all|both|net|gross|balance)\b"),
    average=Wording(r"\b(?:averages?|avgs?|means?|ave)\b"),
    rate=Wording(r"%|/|\b(?:per|percent|percentages?|pct|shares?|rates?|ratios?|changes?|chg|growth)\b"),
    unlike=Wording(
        r"\b(?:averages?|avgs?|means?|ave|median|max(?:imum)?|min(?:imum)?|st\.?d?\.? ?devs?|std|deviations?|variance|"
        r"quartile|percentile|index|codes?|ids?|rates?|ratios?|percent(?:age)?|per cent|confidence|rank|price)\b|%"
    ),
    each=Wording(r"\b(?:(?:unit|list|sales?) (?:price|cost|rate)|price|yield|wage|cost (?:per|each)|fee per)\b"),
    worth=Wording(r"\b(?:amount|value|total (?:price|cost|value|fee)|cost|revenue|sales|production|output|proceeds)\b"),
    rounded=Wording(
        r"\b(?:thousands?|millions?|billions?|000s?|estimate[ds]?|sample|survey|weighted|rounded|rounding|confidence|"
        r"average|fte|full-time equivalents?|usd|dollars?|euros?|gbp)\b|[$€£¥]"
    ),
)

FORMULAS = FormulaWords(
    codes=Wording(r"\b(?:codes?|notes?|no\.?|ids?|year of birth)\b"),
    percent=Wording(r"%|\b(?:per ?cent|percentages?|pct)\b"),
    quotient=Wording(r"%|\b(?:rates?|ratios?|shares?|per|compared|percentages?|average)\b"),
    naming=Wording(r"\b(?:columns?|cols?\.?|rows?|lines?|items?)\s*(?=[(\[{]?\s*(?:\d|[IVX]+\b|[A-Z]\b))"),
    change=Wording(r"\b(?:changes?|chg|increase|decrease|difference|diff|variance)\b|\+\s*/\s*[-–]"),
    both_ways=Wording(r"\b(?:changes?|chg|increase\s*/\s*\(?decrease)\b|\+\s*/\s*[-–]"),
    earlier=Wording(r"\b(?:previous|prior|last|preceding|earlier|year ago)\b"),
    came=Wording(r"\b(?:receipts?|received|inflows?|additions?|added|purchases?|income|deposits|new|in)\b"),
    went=Wording(r"\b(?:issues?|issued|outflows?|disposals?|disposed|payments?|paid|withdrawals|removed|closed|out)\b"),
)

CELLS = CellWords(
    running=Wording(r"\b(?:cumulative|cumulated|running(?: total)?|to date|ytd|balance|stock)\b"),
    share=Wording(
        r"\b(?:shares?|composition|structure|distribution)\b|"
        r"(?:%|\b(?:per ?cent(?:age)?|pct)) of (?:the )?(?:\w+ )?(?:total|all)\b"
    ),
    within=Wording(r"\b(?:of which|among which|of whom|thereof)\b"),
    counted_again=Wording(r"\W*(?:number of )?(?:females?|women)\W*"),
    start=Wording(
        r"\b(?:start(?:ed|s)?|begin(?:s|ning)?|began|from|opened|received|admission|admitted|effective from|signed|"
        r"issued|check-?in)(?: (?:date|on|day))?\W*$|\b(?:start|opening|receipt|issue) date\b|\bdate (?:received|"
        r"opened|started|issued|signed)\b"
    ),
    end=Wording(
        r"\b(?:end(?:ed|s)?|finish(?:ed)?|complet(?:ed|ion)|to|until|closed|returned|discharged?|expir(?:y|es|ed)|due|"
        r"check-?out)(?: (?:date|on|day))?\W*$|\b(?:end|closing|completion|return|expiry|due) date\b|"
        r"\bdate (?:closed|completed|ended|returned|due)\b"
    ),
)

TITLES = TitleWords(
    captions=("form", "table", "annex", "appendix", "attached to"),
    titles=("list of", "unit"),
    letterheads=("people's committee", "socialist republic", "independence"),
    continued=("continued", "cont"),
)

TABLES = TableWords(
    rows=ROWS,
    columns=COLUMNS,
    relations=RELATIONS,
    formulas=FORMULAS,
    cells=CELLS,
    titles=TITLES,
    unit_lines=("unit of measure", "measurement unit", "unit of measurement"),
    units=("unit", "units"),
    joining=("and",),
    item_letters="",
)
