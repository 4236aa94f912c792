"""What conclusions hang on, in words: the source, coder or actor, and what would change."""

from __future__ import annotations

from graphkit.analysis.report_context import ReportContext
from graphkit.engines.uncertainty.results import Hinge
from graphkit.language import Name, Text, plural, text


def hinge_words(context: ReportContext, hinge: Hinge) -> Text:
    """The thing left out, with how many claims go with it."""
    count = len(hinge.claims)
    if hinge.kind == "actor":
        return text("{actor}", actor=Name(hinge.id))
    if hinge.kind == "coder":
        return plural(
            "coder {id} ({count} claim)", "coder {id} ({count} claims)", count, id=hinge.id
        )
    source = context.run.dataset.source_by_id.get(hinge.id)
    publisher = (source.publisher if source else None) or hinge.id
    return plural(
        "{publisher} [{id}] ({count} claim rests on it alone)",
        "{publisher} [{id}] ({count} claims rest on it alone)",
        count,
        publisher=publisher,
        id=hinge.id,
    )


def flip_words(context: ReportContext, hinge: Hinge) -> list[Text]:
    """The conclusions that would be others, then the actors that would change sides."""
    issue = context.run.issue
    deciding = {*context.run.dataset.issue_by_id[issue].decided_by} if issue is not None else set()
    by_name = deciding <= {*hinge.turns}  # each of those who decide is told of by name
    flips = [flip for flip in hinge.flips if flip != "decider" or not by_name]
    said = [_FLIPS[flip] for flip in flips]
    if "outcome" in flips and hinge.shift is None:
        said[flips.index("outcome")] = text("whether there is a forecast at all")
    return said + [text("the side of {actor}", actor=Name(actor)) for actor in hinge.turns]


_FLIPS = {
    "outcome": text("the side of the forecast"),
    "majority": text("which side more actors take"),
    "decider": text("the side of one who decides"),
    "first": text("who comes first in betweenness"),
}
