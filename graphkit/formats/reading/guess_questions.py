"""What cannot be told from a table of somebody's own, and the answers that there are."""

from __future__ import annotations

import shlex
from dataclasses import dataclass

from graphkit.errors import Answer
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.coding import Coding
from graphkit.formats.reading.guess_coding import which_end
from graphkit.formats.reading.guess_contents import position_grade
from graphkit.formats.reading.guess_issue import told_apart_by
from graphkit.formats.reading.guess_rows import Body, OwnColumn
from graphkit.formats.reading.heading_words import nearness, vocabulary
from graphkit.formats.reading.mapping import TableMapping
from graphkit.phrases import phrase


@dataclass(frozen=True)
class Question:
    """What cannot be told; the first answer is the one that would be chosen."""

    body: Body
    column: OwnColumn
    message: str
    answers: tuple[Answer, ...]


def positions_in(body: Body, mapping: TableMapping) -> Question | None:
    """Whether a column of a list of actors says where they stand, as `Support (%)` may."""
    known = [vocabulary(name) for name in ("position", "perhaps position")]
    for column in filter(None, map(body.column, mapping.own)):
        near = max(nearness(column.heading, words) for words in known)
        if near >= 1 and position_grade(column) > 1:
            heading = shown(column.heading)
            message = phrase("{heading} may say where the actors stand.", heading=heading)
            answers = (
                Answer(
                    phrase("{heading} is their position", heading=heading),
                    "--columns " + shlex.quote(f"position={column.name}"),
                ),
                Answer(phrase("it is something else"), "--table actors"),
            )
            return Question(body, column, message, answers)
    return None


def issue_in(body: Body, mapping: TableMapping, name: str) -> Question | None:
    """Whether what tells the rows of an actor apart is the issue; else all are about `name`."""
    actor, position = (body.column(mapping.columns.get(c, "")) for c in ("actor", "position"))
    # What has several kinds or roles has none of its own: these, too, may say something else.
    kinds = [mapping.columns[c] for c in ("type", "role") if c in mapping.columns]
    own = [column for c in (*mapping.own, *kinds) if (column := body.column(c))]
    doubtful = told_apart_by(actor, position, own) if actor and position else []
    if not doubtful:
        return None
    heading = shown(doubtful[0].heading)
    message = phrase(
        "Actors have several rows each, told apart by {heading}, which may say what a position "
        "is about.",
        heading=heading,
    )
    answers = (
        Answer(
            phrase("{heading} is the issue", heading=heading),
            "--columns " + shlex.quote(f"issue={doubtful[0].name}"),
        ),
        Answer(phrase("all rows are about one issue"), "--fixed " + shlex.quote(f"issue={name}")),
    )
    return Question(body, doubtful[0], message, answers)


def end_of(body: Body, column: OwnColumn, coding: Coding, said: Coding) -> Question | None:
    """Which end of a scale is support, where the heading names the scale and nothing more."""
    answers = which_end(column)
    if not answers or coding.scale or said.scale or said.values:
        return None
    message = phrase(
        "{heading} does not say which end of its scale is support.", heading=shown(column.heading)
    )
    return Question(body, column, message, answers)
