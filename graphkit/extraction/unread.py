"""What a model claims and no person decided on: proposals that wait, and rows that it coded itself.

A row is a model's where `x_coder` names it: as the log does (`model:NAME`), or by the name alone.
Where a person coded the passage as well, theirs counts, and the model's row or proposal is left
out. What a person accepted is theirs; who doubts that they looked asks for it, too, where it
stands just as it was proposed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graphkit.coders import CODER, Passage, coder_of, codings, is_agreed, place_of, said
from graphkit.coding.book import CodingBook
from graphkit.coding.claims import PROPOSED_BY, CodedStance
from graphkit.coding.newcomers import with_newcomers
from graphkit.coding.passages import Proposal
from graphkit.dataset import Dataset, Stance, Tie

PREFIX = "model:"  # before a model's name, where the log says who proposed
AnyRow = Stance | Tie


def model_name(model: str) -> str:
    """How the log names a model that proposes."""
    return f"{PREFIX}{model}"


def is_models(row: AnyRow, model: str) -> bool:
    """Whether this model coded a row, or another one that is named as the log names them."""
    coder = coder_of(row) or ""
    return coder == model or coder.startswith(PREFIX)


@dataclass(frozen=True, slots=True)
class Unread:
    """A dataset without what a model claims and nobody read, and these claims; `accepted` of them
    a person accepted just as they were proposed."""

    dataset: Dataset
    claims: tuple[AnyRow, ...]
    accepted: int = 0


def unread(book: CodingBook, model: str, *, accepted: bool = False) -> Unread:
    """What a model claims that no person read; with `accepted` what one only accepted, too."""
    name = model_name(model)
    with book.held():
        dataset, waiting, proposed = book.dataset, book.proposals(), book.proposed()
    for one in waiting:
        dataset = with_newcomers(dataset, one.new_actors) if one.by == name else dataset
    as_they_were = {_what(as_row(one, dataset)) for one in proposed if one.by == name}
    taken = _accepted(dataset, name, as_they_were if accepted else ())
    dataset = with_rows(dataset, [as_row(one, dataset) for one in waiting if one.by == name])
    coded = {row.id for row in _rows(dataset) if coder_of(row) in (model, name)}
    doubted = coded - _read_by_persons(dataset, model) | taken
    return Unread(
        only(dataset, lambda row: row.id not in coded | taken),
        tuple(row for row in _rows(dataset) if row.id in doubted),
        len(taken),
    )


def as_row(proposal: Proposal, dataset: Dataset) -> AnyRow:
    """A proposal as the row that it would be if who proposed it had coded it."""
    coded, source = proposal.coded, proposal.cells["source"]
    listed = dataset.source_by_id.get(source)
    id, day = f"proposal {proposal.number}", listed.date if listed else None
    locator, extra = proposal.quote.locator, {CODER: proposal.by}
    if isinstance(coded, CodedStance):
        return Stance(id, coded.actor, coded.issue, coded.position, date=day, source=(source,),
                      locator=locator, extra=extra)  # fmt: skip
    return Tie(id, coded.source_actor, coded.target_actor, coded.sign, directed=coded.directed,
               since=day, source=(source,), locator=locator, extra=extra)  # fmt: skip


def _rows(dataset: Dataset) -> Iterator[AnyRow]:
    yield from dataset.stances
    yield from dataset.ties


def _what(row: AnyRow) -> Hashable:
    """What is said where: a claim is as it was proposed where this is the same."""
    return row.source[:1], (place_of(row) or (None,))[0], said(row)


def _accepted(dataset: Dataset, name: str, as_they_were: Collection[Hashable]) -> set[str]:
    """The claims that a person accepted just as the model proposed them."""
    by_it = (row for row in _rows(dataset) if row.extra.get(PROPOSED_BY) == name)
    return {row.id for row in by_it if _what(row) in as_they_were}


def _read_by_persons(dataset: Dataset, model: str) -> set[str]:
    """The rows about passages that a person coded, or agreed on, too."""

    def read(passages: Iterable[Passage[Stance]] | Iterable[Passage[Tie]]) -> Iterator[str]:
        for passage in passages:
            if any(is_agreed(row) or not is_models(row, model) for row in passage.rows):
                yield from (row.id for row in passage.rows)

    stances, ties = codings(dataset.stances).passages, codings(dataset.ties).passages
    return {*read(stances), *read(ties)}


def with_rows(dataset: Dataset, rows: Sequence[AnyRow]) -> Dataset:
    """The dataset with these rows beside its own."""
    stances = tuple(row for row in rows if isinstance(row, Stance))
    ties = tuple(row for row in rows if isinstance(row, Tie))
    return replace(dataset, stances=dataset.stances + stances, ties=dataset.ties + ties)


def only(dataset: Dataset, keep: Callable[[AnyRow], bool]) -> Dataset:
    """The dataset with those of its stances and ties that are kept."""
    stances, ties = filter(keep, dataset.stances), filter(keep, dataset.ties)
    return replace(dataset, stances=tuple(stances), ties=tuple(ties))
