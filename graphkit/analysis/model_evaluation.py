"""How well a model codes, and how far conclusions hold on what it claims, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.analysis.model_conclusions import REPLICATES, Concluded, model_conclusions
from graphkit.analysis.scale_cells import ScaleCells
from graphkit.analysis.sections_alone import sections_alone
from graphkit.dataset import Dataset
from graphkit.extraction.evaluate import SIDES, Evaluation
from graphkit.extraction.unread import Unread
from graphkit.findings import Column, Report, Section, Settings, Table
from graphkit.language import Name, Text, plural, text


def evaluated(
    dataset: Dataset, unread: Unread, evaluation: Evaluation, settings: Settings
) -> Report:
    """The confusion matrix, and what would be concluded from what the model claims and nobody
    read."""
    found = model_conclusions(unread, evaluation, settings) if evaluation.passages else []
    sections = _confusion(evaluation), _conclusions(dataset, unread, found)
    return sections_alone(dataset, settings, sections)


def _confusion(found: Evaluation) -> Section:
    rows = tuple((_SIDES[person], *found.row(person)) for person in SIDES)
    return Section(
        id="confusion",
        title=text("The model against the person"),
        lead=tuple(_lead(found)),
        table=Table(_MATRIX, rows) if found.counts else None,
    )


def _lead(found: Evaluation) -> Iterator[Text]:
    yield plural(
        "{count} passage of {available} that a person coded was coded by the model too.",
        "{count} passages of {available} that a person coded were coded by the model too.",
        found.passages,
        available=found.available,
    )
    persons = sum(sum(found.row(side)) for side in SIDES[:3])
    models = sum(sum(found.given(side)) for side in SIDES[:3])
    right = sum(found.counts[side, side] for side in SIDES[:3])
    if persons:
        missed = sum(found.counts[side, "nothing"] for side in SIDES[:3])
        yield text(
            "Of the person's {n} claims it has {right} on the same side and {wrong} on another; it "
            "missed {missed}.",
            n=persons, right=right, wrong=persons - right - missed, missed=missed,
        )  # fmt: skip
    if models:
        yield text(
            "Of its {n} claims {invented} are none of the person's.",
            n=models, invented=sum(found.counts["nothing", side] for side in SIDES[:3]),
        )  # fmt: skip
    if silent := sum(found.unanswered.values()):
        yield plural("{count} passage had no answer.", "{count} passages had no answer.", silent)


def _conclusions(dataset: Dataset, unread: Unread, found: Sequence[Concluded]) -> Section:
    cells = ScaleCells.of(dataset.issue_by_id[one.issue].scale for one in found)
    return Section(
        id="conclusions",
        title=text("How far conclusions hold"),
        lead=(*_counted(unread, found), *(_told(one) for one in found)),
        table=_table(dataset, found, cells) if found else None,
        notes=(
            text(
                "In each of {n} replicates what is true of each of these claims (a side, or no "
                "such claim) is drawn from how the model erred on the sample, with half a count "
                "more of each kind; what it missed is not covered. A conclusion is called settled "
                "when 95% of the replicates share it; more passages are taken to err as these do. "
                "Where a person coded the same passage, theirs counts.",
                n=REPLICATES,
            ),
        )
        if found
        else (),
    )


def _counted(unread: Unread, found: Sequence[Concluded]) -> Iterator[Text]:
    """What the conclusions are drawn from."""
    if not found:
        yield text("Nothing that the model claims unread is something a forecast could rest on.")
        return
    yield plural(
        "{count} claim of the model waits or stands in the tables unread.",
        "{count} claims of the model wait or stand in the tables unread.",
        len(unread.claims) - unread.accepted,
    )
    if unread.accepted:
        yield plural(
            "{count} more was accepted by a person just as it was proposed.",
            "{count} more were accepted by a person just as they were proposed.",
            unread.accepted,
        )
    yield text("Taken as they are:")


def _told(one: Concluded) -> Text:
    parts = {"issue": Name(one.issue), "share": one.same_side}
    if one.more == 0:
        return text("{issue}: settled, {share:.0%} of the replicates share the side.", **parts)
    if one.more is None and one.silent:
        return text(
            "{issue}: {share:.0%} of the replicates share the side; in the sample the model puts "
            "no claim on a side that it puts here, so take a larger one.",
            **parts,
        )
    if one.more is None:
        return text(
            "{issue}: {share:.0%} of the replicates share the side, and no larger sample would "
            "settle it: the model errs too often; its claims need reading.",
            **parts,
        )
    return text(
        "{issue}: {share:.0%} of the replicates share the side; some {n} more passages coded by "
        "hand would settle it.",
        n=one.more,
        **parts,
    )


def _table(dataset: Dataset, found: Sequence[Concluded], cells: ScaleCells) -> Table:
    rows = []
    for one in found:
        scale = dataset.issue_by_id[one.issue].scale
        places = (one.without, one.proposed, one.low, one.high)
        said = [cells.cell(scale, None if place != place else place) for place in places]
        rows.append((Name(one.issue), one.claims, *said, one.same_side, one.more))
    form = cells.format
    return Table(
        (
            Column("issue", text("Issue")),
            Column("claims", text("Its claims"), "d"),
            Column("without", text("Without them"), form),
            Column("proposed", text("With them"), form),
            Column("low", text("From"), form),
            Column("high", text("Given its errors"), form, upper=True),
            Column("same_side", text("Same side"), ".0%"),
            Column("more", text("More passages"), "d"),
        ),
        tuple(rows),
    )


_SIDES = {
    "support": text("support"),
    "neutral": text("neither side"),
    "oppose": text("opposition"),
    "nothing": text("nothing"),
}
_MATRIX = (
    Column("person", text("The person")),
    Column("support", text("Model: support"), "d"),
    Column("neutral", text("neither side"), "d"),
    Column("oppose", text("opposition"), "d"),
    Column("nothing", text("nothing"), "d"),
)
