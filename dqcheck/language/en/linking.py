"""English words around figures by what they say of their part in an arithmetic relation."""

from dqcheck.language.types.linking import LinkWords, cues

LINKING = LinkWords(
    cue=cues(
        plan=r"plan(?:ned)?|target|budget(?:ed)?|forecast|goal|allocation|allocated",
        compared=(
            r"compared (?:with|to)|against|than|versus|vs|(?:a|the) year (?:ago|earlier|before)|"
            r"earlier|previous(?:ly)?|last (?:year|month|quarter)|prior|over"
        ),
        opening=r"opening|(?:at the )?start of|began|beginning|brought forward",
        closing=r"closing|(?:at the )?end of|now|closed|carried forward|currently|at year[- ]end|leaving",
        total=r"total(?:l?ed|l?ing|s)?|in all|altogether|combined|overall|sum|together|all",
        parts=r"of (?:which|whom|these|them)|including|included|comprising|consisting of|made up of|broken down|among",
        aside=r"notably|mainly|especially|also|in addition|alone",
        rest=r"rest|remain(?:s|ed|ing|der)?|left|other|balance|not|un\w+ed|shortfall|difference|gap|margin|surplus|deficit",
        share=r"share|account(?:s|ed|ing)? for|rate|proportion|per ?cent|percentage|make up|made up",
        reached=r"reach(?:ed|ing)?|equal(?:s|led)?|equivalent|representing|achiev(?:ed|ing)|was|were|is|are|or|i\.e\.",
        start=r"from",
        end=r"to|at",
        rise=r"up|rise|rose|risen|increas(?:e|ed|ing)|grew|growth|gain(?:ed)?|more|higher|climbed|added|above",
        fall=r"down|fall|fell|fallen|decreas(?:e|ed|ing)|decline[d]?|drop(?:ped)?|fewer|less|lower|slid|below|narrower",
        mean=r"average[sd]?|mean",
        each=r"each|per|apiece|every|unit|price|rate of",
        times=r"[x×*]|times|multiplied by",
        equals=r"=>?|→|making|gives|gave|comes? to|came to",
        inflow=r"received|new|joined|joiners|admitted|opened|recruited|bought|hired|additions?|receipts|income|plus",
        outflow=r"left|leavers|closed|sold|spent|paid|resolved|completed|payments|expenditure|minus|discharged|retired",
        other=r"other|others",
        across=r"men|women|male|female|males|females|children|adults",
        period=r"year|month|quarter|week|day|\d{4}",
        joined=r"and|with|plus|for|of|in",
        limit=r"over|under|at least|at most|minimum|maximum|up to|or more|or less|threshold|aged?",
    )
)
