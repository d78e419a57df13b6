"""Vietnamese words for what the words around a number say that it is."""

from dqcheck.language.types.figures import FigureWords

FIGURES = FigureWords()
