"""What positions are about, where no heading says so: what tells an actor's rows apart."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.formats.reading.guess_columns import SURE, Roles
from graphkit.formats.reading.guess_contents import holds_days, holds_names
from graphkit.formats.reading.guess_rows import OwnColumn
from graphkit.formats.reading.heading_words import nearness, normal, phrases, vocabulary

_REPEATED = 1.5  # rows an actor from which the same actor is asked about several things
_APART = 0.95  # the part of the rows that a column has to tell apart; some are there twice
_NUMBERED = {"id", "ids", "no", "nr", "number", "code", "key"}
# Words that say what positions are about only where they tell an actor's rows apart.
_ABOUT = phrases(
    "subject, dimension, statement, thesis, problem, aspect, section, scenario, clause, paragraph, "
    "point, option, objective, indicator, division, rollcall, q, instrument, idea, these, "
    "streitpunkt, punkt, ziel, aussage, abschnitt, paragraf, kapitel, objectif, affirmation, "
    "objetivo, punto, afirmación, artículo, 問, 設問番号, 論題, 条, 目的"
)
# What tells claims about one issue apart: when, where, and by whom they were heard and coded.
_OF_CLAIMS = (
    *(vocabulary(name) for name in ("date", "source", "confidence", "private", "condition")),
    *(vocabulary(name) for name in ("note", "capability", "salience", "country")),
    phrases(
        "coder, rater, annotator, coded by, kodierer, codierer, codeur, codificador, コーダー, "
        "wave, round, period, session, month, week, quarter, welle, runde, vague, ronda, 回, 期, "
        "outlet, newspaper, medium, media, publication, channel, page, zeitung, journal, "
        "periódico, 媒体, 新聞, speaker, person, interviewee, redner, 発言者"
    ),
)


def take_told_apart(roles: Roles) -> None:
    """Take the column that is the issue, where positions are plainly told apart by one."""
    actor, position = roles.found["actor"], roles.found["position"]
    roles.take("issue", _the_issue(told_apart_by(actor, position, roles.free)))


def told_apart_by(
    actor: OwnColumn, position: OwnColumn, others: Sequence[OwnColumn]
) -> list[OwnColumn]:
    """The columns that could say what several positions of one actor are about.

    Each has another value in every row of an actor, and the same values in those of other actors.
    None where every row is another actor, or where days tell the rows apart.
    """
    rows = [n for n, who in enumerate(actor.texts) if who and position.texts[n]]
    names = [actor.texts[n] for n in rows]
    if len(rows) < _REPEATED * len(set(names)):
        return []

    def is_apart(column: OwnColumn) -> bool:
        pairs = {(who, column.texts[n]) for who, n in zip(names, rows, strict=True)}
        return len(pairs) >= _APART * len(rows)

    def is_shared(column: OwnColumn) -> bool:
        values = {column.texts[n] for n in rows}
        return "" not in values and 2 * len(values) <= len(rows)

    if any(is_apart(column) for column in others if holds_days(column)):
        return []
    return [c for c in others if is_apart(c) and is_shared(c) and not _is_of_claims(c.heading)]


def _the_issue(columns: Sequence[OwnColumn]) -> OwnColumn | None:
    """The column that names the issue; None where they differ or where one only counts."""
    named = sorted(filter(_may_name, columns), key=lambda c: (not holds_names(c), c.index))
    if not named:
        return None
    first = named[0]
    kinds = len(set(first.texts))
    same = all(len(set(zip(first.texts, c.texts, strict=True))) == kinds for c in named)
    return first if same else None


def _may_name(column: OwnColumn) -> bool:
    """Whether a column that tells rows apart is the issue: not if it may be what a claim is."""
    if max(nearness(column.heading, vocabulary(name)) for name in ("type", "role")) >= SURE:
        return False
    words = (vocabulary("issue"), vocabulary("position"), _ABOUT)
    known = max(nearness(column.heading, one) for one in words)
    return holds_names(column) or known >= 1 or bool(_NUMBERED & {*normal(column.heading).split()})


def _is_of_claims(heading: str) -> bool:
    return any(nearness(heading, known) >= 1 for known in _OF_CLAIMS)
