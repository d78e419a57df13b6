"""English words that leave another reading open."""

from dqcheck.language.types.reservations import ReservationWords
from dqcheck.language.wording import Wording, one_of

_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}

RESERVATIONS = ReservationWords(
    votes=Wording(r"(?<!\w)(?:votes?|voted|ballots?|in favour|majority)(?!\w)"),
    base=Wording(r"\s*of\s(?P<base>(?:the\s|all\s|total\s|its\s|their\s)*[^\W\d_][^,;.()\d]{2,60})"),
    base_list=Wording(r"\s*of\s(?P<base>(?:all|the total|the number of)\s[^;.()\d]{8,90})"),
    one_place=Wording(r"(?<!\w)(?:in|at|for)\s(?P<name>[A-Z][^\W\d_]+)", cased=True),
    places=frozenset(
        "the all total its their of in at on a an and or by for to that this these those number were was is are "
        "have had "
        "been reported city town district region country national local council year quarter month surveyed who which "
        "with from workforce them".split()
    ),
    goal=Wording(
        r"\s*(?:of |against |compared with )?(?:the |its |their )?(?:annual |full-year |revised |planned )?"
        r"(?:plan|planned|target|budget|forecast|allocation|capacity|demand|requirement)(?!\w)"
    ),
    relative=Wording(r"(?<!\w)(?:with|having|that have|where|whose)\s"),
    elsewhen=Wording(
        r"(?<!\w)(?:while|whereas|a year earlier|last year|previous year|year-to-date|cumulative|in (?:19|20)\d\d|"
        r"(?:19|20)\d\d)"
    ),
    foremost=Wording(
        r"(?<!\w)(?:mainly|mostly|chiefly|largest|biggest|notably|such as|led by|including|some|top|major|key)(?!\w)"
    ),
    kinds=Wording(
        rf"(?<!\w)(?P<count>\d{{1,2}}|{one_of(_COUNTS)})\s(?:main\s)?(?:kinds|types|groups|categories|sources|sectors|parts|"
        r"classes|components)(?!\w)[^;.]{0,60}$"
    ),
    counts=_COUNTS,
    extreme=Wording(r"(?<!\w)(?:highest|lowest|largest|smallest|record|maximum|minimum)(?!\w)"),
    number_words=frozenset(
        "the a an of is are was were has had have total number and in about some to at which".split()
    ),
    beyond_target=Wording(r"(?:exceed(?:s|ed|ing)?|above|beyond) (?:the |its |a )?(?:target|plan|goal)(?: of)?\s*$"),
    each_period=Wording(
        r"(?<!\w)(?:annual average|average annual|average (?:yearly|monthly)|"
        r"(?:each|every|per) (?:year|month|quarter))(?!\w)"
    ),
    another_clause=Wording(r"(?<!\w)(?:while|whereas|where|although|though|but)(?!\w)"),
    of_two=Wording(r"[^\W\d_]\s?/\s?[^\W\d_][^\d;.]{0,60}$"),
    start=Wording(r"\s*(?:from|on|over|compared (?:with|to)|against)\s(?P<base>[^;,.()\d]{3,60})(?=[;,.()]|$)"),
)
