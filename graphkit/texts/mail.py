"""A saved e-mail as text: its body, subject, sender and day."""

from __future__ import annotations

from email import policy
from email.parser import BytesParser

from graphkit.errors import Place
from graphkit.formats.reading.problems import Problems
from graphkit.phrases import phrase
from graphkit.texts.html import page_reading
from graphkit.texts.reading import Reading


def read(content: bytes, file: str, problems: Problems) -> Reading | None:
    """The plain body where there is one, else the page; attachments are not read."""
    try:
        message = BytesParser(policy=policy.default).parsebytes(content)
        body = message.get_body(("plain", "html"))
        text = str(body.get_content()) if body is not None else ""
        html = body is not None and body.get_content_type() == "text/html"
        sent = message["date"]
        day = sent.datetime.date().isoformat() if sent is not None and sent.datetime else ""
        senders = message["from"].addresses if message["from"] is not None else ()
        sender = next((one.display_name or one.addr_spec for one in senders), "")
        title = str(message["subject"] or "")
    except Exception as error:  # the parser of headers raises whatever damage makes of its code
        problems.error(
            "not-document",
            phrase("The e-mail is damaged: {name}.", name=type(error).__name__),
            Place(file),
        )
        return None
    text = page_reading(text, file).text if html else text
    return Reading(file, text, title=title, publisher=sender, date=day)
