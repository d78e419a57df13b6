"""The words before a figure, among which those that say what it is are looked for."""

from dqcheck.prose.figures.block import Mark


def before(mark: Mark) -> str:
    """The words before a figure, as far as they may say what it is."""
    return since(mark, mark.block.body)


def since_figure(mark: Mark) -> str:
    """The words before a figure that stand behind the one before it."""
    return since(mark, mark.block.marks[mark.order - 1].end if mark.order else mark.block.body)


def since(mark: Mark, begin: int) -> str:
    """The words before a figure that stand behind an offset of its block."""
    block = mark.block
    return block.text[max(begin, mark.start - block.words.sums.reach.before_characters) : mark.start]
