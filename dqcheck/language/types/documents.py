"""Words for how a report names itself and the documents it cites."""

from dqcheck.model.record import record


@record
class DocumentWords:
    """Words for how a report names itself and the documents it cites."""
