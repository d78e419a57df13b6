"""Vietnamese words for the form of writing: what is proper, what is faulty, what is left out."""

from dqcheck.language.types.writing import WritingWords

WRITING = WritingWords()
