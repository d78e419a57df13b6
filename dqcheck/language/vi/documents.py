"""Vietnamese words for how a report names itself and the documents it cites."""

from dqcheck.language.types.documents import DocumentWords

DOCUMENTS = DocumentWords()
