"""What a model proposed and what was rejected, in words."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.analysis.sections_alone import sections_alone
from graphkit.dataset import Dataset
from graphkit.extraction.extract import Extracted
from graphkit.findings import Column, Report, Section, Settings, Table
from graphkit.language import Text, plural, text


def extracted(dataset: Dataset, settings: Settings, found: Extracted) -> Report:
    """What came of asking a model: counts, and the reason of every claim that was rejected."""
    rows = [
        (_why(reason), reason, count)
        for reason, count in (*found.rejected.most_common(), *found.unanswered.most_common())
    ]
    section = Section(
        id="extract",
        title=text("Proposals"),
        lead=tuple(_lead(found)),
        table=Table(_COLUMNS, rows) if rows else None,
        notes=tuple(_notes(found)),
    )
    return sections_alone(dataset, settings, [section])


def _lead(found: Extracted) -> Iterator[Text]:
    yield plural(
        "{count} claim waits for a person; nothing is in the tables yet.",
        "{count} claims wait for a person; nothing is in the tables yet.",
        found.proposals,
    )
    yield plural("{count} passage was answered.", "{count} passages were answered.", found.passages)
    if found.repeated:
        yield plural(
            "{count} claim had been proposed before.",
            "{count} claims had been proposed before.",
            found.repeated,
        )
    if rejected := sum(found.rejected.values()):
        yield plural(
            "{count} claim or answer was rejected.",
            "{count} claims or answers were rejected.",
            rejected,
        )
    if silent := sum(found.unanswered.values()):
        yield plural("{count} passage had no answer.", "{count} passages had no answer.", silent)
    if found.left:
        yield plural(
            "{count} passage was not asked about: too many in a row had no answer.",
            "{count} passages were not asked about: too many in a row had no answer.",
            found.left,
        )


def _notes(found: Extracted) -> Iterator[Text]:
    if found.new_actors:
        named = [Text("{name}", {"name": name}) for name, _ in found.new_actors.most_common(10)]
        yield plural(
            "{count} actor is new and is listed when a claim is accepted: {names}.",
            "{count} actors are new and are listed when a claim is accepted: {names}.",
            len(found.new_actors),
            names=named,
        )


def _why(reason: str) -> Text:
    status = reason.removeprefix("http-")
    return _REASONS.get(reason) or text("the endpoint answers with status {status}", status=status)


_REASONS = {
    "not-json": text("the answer is no JSON"),
    "not-in-form": text("the answer or claim is not in the form that was asked for"),
    "quote": text("the quotation does not stand in the passage"),
    "actor": text("the actor is neither known nor named in the passage"),
    "issue": text("the issue is not known"),
    "position": text("the position is not on the issue's scale"),
    "sign": text("the tie is neither support nor opposition"),
    "self-tie": text("the tie is one of an actor with itself"),
    "timeout": text("no answer in time"),
    "unreachable": text("the endpoint cannot be reached or broke off"),
    "no-completion": text("the endpoint's answer is no chat completion"),
    "truncated": text("the answer was cut off"),
    "too-long": text("the answer is too long"),
}
_COLUMNS = (
    Column("why", text("Rejected because")),
    Column("reason", text("Code")),
    Column("count", text("Times"), "d"),
)
