"""Words for the form of writing: what is proper, what is faulty, what is left out."""

from dqcheck.model.record import record


@record
class WritingWords:
    """Words for the form of writing: what is proper, what is faulty, what is left out."""
