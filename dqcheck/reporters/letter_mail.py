"""The request for correction as the body of an e-mail: Markdown, or HTML to paste."""

from html import escape

from dqcheck.messages import sentence
from dqcheck.model.text import Language
from dqcheck.reporters.letters import Letter, listing
from dqcheck.reporters.markdown import escape as markdown_escape

STYLE = "font-family:'Times New Roman',serif;font-size:12pt;color:#1f2933;max-width:46em;line-height:1.45"
CELL = "border:1px solid #b8c0cc;padding:4px 8px;vertical-align:top;text-align:left"
COLUMNS = ("number", "what", "where", "stated", "recomputed")


def markdown(letter: Letter, language: Language = "vi") -> str:
    """The e-mail as Markdown; the first line is its subject."""
    subject, opening, request, closing = (markdown_escape(text) for text in _texts(letter, language))
    lines = [f"# {subject}", "", opening, "", request, ""]
    for row in letter.rows:
        title = f"**{markdown_escape(row.title)}.** " if row.title else ""
        lines.append(f"{row.number}. {title}{markdown_escape(row.message)}")
        lines += [f"   - {markdown_escape(value)}" for value in row.values]
        if row.cause:
            lines.append(f"   - {markdown_escape(row.cause)}")
    return "\n".join([*lines, "", closing, ""])


def html(letter: Letter, language: Language = "vi") -> str:
    """The e-mail as an HTML page, its looks in its elements as mail programs keep them; its title is the subject."""
    subject, opening, request, closing = (escape(text) for text in _texts(letter, language))
    headings = "".join(f'<th style="{CELL}">{escape(_word(f"column-{name}", language))}</th>' for name in COLUMNS)
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td style="{CELL}">{text}</td>'
            for text in (
                str(row.number),
                "<br>".join(escape(text) for text in (row.message, row.cause) if text),
                "<br>".join(map(escape, row.values)),
                escape(row.stated),
                escape(row.recomputed),
            )
        )
        + "</tr>\n"
        for row in letter.rows
    )
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{subject}</title></head>\n'
        f'<body style="{STYLE}">\n<p>{opening}</p>\n<p>{request}</p>\n'
        f'<table style="border-collapse:collapse">\n<thead><tr>{headings}</tr></thead>\n<tbody>{rows}</tbody></table>\n'
        f"<p>{closing}</p>\n</body></html>\n"
    )


def _texts(letter: Letter, language: Language) -> tuple[str, str, str, str]:
    facts = {
        "unit": letter.unit,
        "recipient": letter.recipient,
        "files": listing(letter.files, language) or sentence("letter.no-file", language),
        "count": letter.count,
    }
    subject, opening, request, closing = (
        sentence(f"letter.mail-{name}", language, facts) for name in ("subject", "opening", "request", "closing")
    )
    return subject, opening, request, closing


def _word(name: str, language: Language) -> str:
    return sentence(f"letter.{name}", language)
