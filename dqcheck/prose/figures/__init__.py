"""Figures: the numbers, dates and references of a text, each with what the words around it say that it is."""
