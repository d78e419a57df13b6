"""The places of a template: what they ask for, and what is wrong with how they are written."""

from collections.abc import Iterator

from dqcheck.messages.sentences import catalogue, pieces
from dqcheck.model.text import LANGUAGES

FORMS = ("bare", "signed", "quoted", "or")
"""Forms in which a fact is written; besides, there are words that agree (``one|many``) and sentences (``@prefix``)."""


def template_places(template: str) -> tuple[str, ...]:
    """The names that a template asks for, each once."""
    return tuple(dict.fromkeys(name for _, name, _ in pieces(template) if name))


def template_faults(template: str) -> Iterator[str]:
    """Braces without their other half, places without a name, forms that are none."""
    for literal, name, form in pieces(template):
        if "{" in literal or "}" in literal:
            yield "a brace has no other half; a place to fill is written {name}"
        elif form and "|" not in form and not form.startswith("@") and form not in FORMS:
            yield f"{{{name}:{form}}} is in no form that is known (known: {', '.join(FORMS)}, one|many)"
    if "{}" in template:
        yield "a place to fill has no name: write {name}"


def catalogue_places(prefix: str) -> frozenset[str]:
    """The names that the sentences of a prefix ask for, in any language: so many facts may be there."""
    return frozenset(
        name
        for language in LANGUAGES
        for key, template in catalogue(language)[1].items()
        if key.startswith(prefix)
        for name in template_places(template)
    )
