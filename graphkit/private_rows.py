"""What of a row may be seen by the public."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from graphkit.rows import Actor, Row

OWN, PRIVATE = "x_", "private_"  # how columns of the analyst's own begin

# What a column is called that says of every row whether it is private.
MARKS = (
    "private", "is private", "confidential", "is confidential", "confidentiality",
    "internal only", "off the record", "not for publication", "privat", "vertraulich", "ist privat",
    "ist vertraulich", "vertraulichkeit", "nur intern", "nicht öffentlich", "confidentiel",
    "confidentialité", "privé", "confidencial", "confidencialidad", "privado", "非公開", "部外秘",
    "社外秘",
)  # fmt: skip
# What such a column says, beside yes and no.
HIDDEN = frozenset(
    (
        "private", "confidential", "internal", "internal only", "secret", "restricted",
        "off the record", "privat", "vertraulich", "intern", "geheim", "confidentiel", "interne",
        "privé", "confidencial", "privado", "interno", "非公開", "部外秘", "社外秘", "内部",
    )
)  # fmt: skip
OPEN = frozenset(
    ("public", "open", "on the record", "öffentlich", "offen", "publique", "público", "公開")
)
# Words at either end of a heading that say that what stands in its column is private.
_ADJECTIVE = re.compile(
    r"private|confidential|(privat|vertraulich)(e|er|es|en)?|confidentiel(s|le|les)?|privée?s?"
    r"|confidencial(es)?|privad[oa]s?"
)
_CONTACT = re.compile(
    r"(.* )?e ?mails?( ?address(es)?| ?adressen?)?|courriel|correo( electrónico)?"
    r"|(.* )?(tele)?(phone|fon)s?(( no| number| ?nummer)s?)?|(.* )?téléphone|(.* )?teléfono"
    r"|(mobile|cell)( no| number)?|handy(nummer)?|.*(メール|電話).*"
)


def is_own(column: str) -> bool:
    """Whether a column is the analyst's own."""
    return column.startswith((OWN, PRIVATE))


def marks_rows(heading: str) -> bool:
    """Whether a column so called says of every row whether it is private.

    >>> [marks_rows(heading) for heading in ("Confidential?", "Vertraulich", "Private phone")]
    [True, True, False]
    """
    return " ".join(_words(heading)) in MARKS


def own_column(heading: str) -> str:
    """What the column under a heading is called as the analyst's own: private where the heading
    says so, in whatever writing, or names a way to reach somebody.

    >>> own_column("Party"), own_column("x_party"), own_column("Private Phone")
    ('x_Party', 'x_party', 'private_Phone')
    >>> own_column("E-mail address"), own_column("Notes (confidential)")
    ('private_E-mail address', 'private_Notes (confidential)')
    """
    if is_own(heading):
        return heading
    first, *rest = re.split(r"[\s_:.-]+", heading.strip(), maxsplit=1)
    if first.casefold() == "private":
        return f"{PRIVATE}{''.join(rest) or first}"
    return f"{PRIVATE if _is_private(heading) else OWN}{heading}"


def _is_private(heading: str) -> bool:
    """Whether what stands in the column is not for the public, as the heading says."""
    words = _words(heading, asides=True)
    if " ".join(words) in MARKS or _CONTACT.fullmatch(" ".join(_words(heading))):
        return True
    if OPEN & set(words) or not words:  # public or private: a sector, say
        return False
    last = words[-1] if not {"not", "non", "no", "nicht"} & set(words[-2:-1]) else ""
    return any(map(_ADJECTIVE.fullmatch, (words[0], last)))


def _words(heading: str, *, asides: bool = False) -> Sequence[str]:
    """The words of a heading in small letters, those in brackets among them or not."""
    text = unicodedata.normalize("NFKC", heading)
    if not asides:
        text = re.sub(r"[(\[【].*?[)\]】]", " ", text)
    return re.sub(r"[\W_]+", " ", text).casefold().split()


def visible(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows of a table that are not private, without their private fields."""
    if all_public(rows):
        return rows
    return tuple(_public(row) for row in rows if not getattr(row, "private", False))


def all_public(rows: tuple[Row, ...]) -> bool:
    """Whether no row is private or has a private field."""
    kinds = {*map(type, rows)}
    if len(kinds) > 1:
        return all(all_public(tuple(row for row in rows if type(row) is kind)) for kind in kinds)
    if rows and hasattr(rows[0], "private") and any(map(attrgetter("private"), rows)):
        return False
    if Actor in kinds and {*map(attrgetter("private_note"), rows)} != {None}:
        return False
    some = filter(None, map(attrgetter("extra"), rows))
    return not any(name.startswith(PRIVATE) for extra in some for name in extra)


def _public(row: Row) -> Row:
    """The row without its private fields."""
    if isinstance(row, Actor) and row.private_note is not None:
        row = replace(row, private_note=None)
    if not any(name.startswith(PRIVATE) for name in row.extra):
        return row
    open_ = {name: value for name, value in row.extra.items() if not name.startswith(PRIVATE)}
    return replace(row, extra=open_)
