"""How well a model codes: a random sample that a person coded, coded again by the model.

A unit of the sample is a paragraph in which a person coded something of their own, or which one
marked as read. What a model proposed and a person accepted is no test of the model: paragraphs
with such claims are left out. What the model coded itself beside the person is not looked at.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from graphkit.coded_once import coded_once
from graphkit.coders import place_of, topic
from graphkit.coding.book import CodingBook
from graphkit.coding.claims import PROPOSED_BY, CodedStance
from graphkit.dataset import Stance
from graphkit.extraction.answer import Proposed, read_answer
from graphkit.extraction.endpoint import Endpoint, NoAnswer
from graphkit.extraction.question import Passage, question
from graphkit.extraction.unread import AnyRow, is_models, only
from graphkit.phrases import complaint
from graphkit.progress import counted
from graphkit.scale import Scale
from graphkit.texts.spans import Span, paragraphs

Side = Literal["support", "neutral", "oppose", "nothing"]
SIDES: tuple[Side, ...] = ("support", "neutral", "oppose", "nothing")
Said = Mapping[tuple[str, ...], Side]  # the side of each claim, by what it is about


@dataclass
class Evaluation:
    """The confusion matrix: how often a person put one side (or nothing) and the model another.

    `passages` is how many paragraphs were coded by both, of `available` that a person coded.
    """

    counts: Counter[tuple[Side, Side]] = field(default_factory=Counter)
    passages: int = 0
    available: int = 0
    unanswered: Counter[str] = field(default_factory=Counter)
    last_failure: str = ""

    def row(self, person: Side) -> list[int]:
        """How often the model put each side where the person put this one."""
        return [self.counts[person, model] for model in SIDES]

    def given(self, model: Side) -> list[int]:
        """How often the person put each side where the model put this one."""
        return [self.counts[person, model] for person in SIDES]


@dataclass(frozen=True)
class Sample:
    """Paragraphs with what a person put in them, drawn from `available`."""

    units: Sequence[tuple[Passage, Said]]
    available: int


def hand_coded(book: CodingBook, model: str, size: int, seed: int) -> Sample:
    """A random sample of the paragraphs that a person coded, at most so many; what the model
    coded itself is no person's."""
    every = sorted(_hand_coded(book, model), key=lambda unit: (unit[0].source, unit[0].span.start))
    return Sample(random.Random(seed).sample(every, min(size, len(every))), len(every))


def evaluate(book: CodingBook, endpoint: Endpoint, sample: Sample) -> Evaluation:
    """The confusion matrix of a model on a sample of hand-coded paragraphs."""
    found = Evaluation(available=sample.available)
    dataset = book.dataset
    for passage, person in counted(sample.units):
        try:
            words = endpoint.ask(question(dataset, passage))
        except NoAnswer as failure:
            found.unanswered[failure.reason] += 1
            found.last_failure = complaint(failure)
            continue
        found.passages += 1
        proposed = read_answer(words, passage, dataset)
        model = dict(_said(one) for one in proposed if isinstance(one, Proposed))
        for key in {**person, **model}:
            found.counts[person.get(key, "nothing"), model.get(key, "nothing")] += 1
    return found


def _hand_coded(book: CodingBook, model: str) -> Iterator[tuple[Passage, Said]]:
    """Each paragraph that a person coded, with what they put."""
    data = coded_once(only(book.dataset, lambda row: not is_models(row, model))).dataset
    claims: dict[str, list[AnyRow]] = defaultdict(list)
    every: tuple[AnyRow, ...] = (*data.stances, *data.ties)
    for row in every:
        if row.source and place_of(row):
            claims[row.source[0]].append(row)
    coders = {claim.coder for claim in book.claims()} - {""}
    for source in book.texts():
        text = book.text(source)
        read = {number for coder in coders for number in book.read_by(coder, source)}
        for number, span in enumerate(paragraphs(text)):
            here = [row for row in claims[source] if _inside(row, span)]
            if any(PROPOSED_BY in row.extra for row in here) or not (here or number in read):
                continue
            yield Passage(source, text, span), {_about(row): _side(row) for row in here}


def _inside(row: AnyRow, span: Span) -> bool:
    place = place_of(row)
    return place is not None and span.start <= place[0] < span.end


def _about(row: AnyRow) -> tuple[str, ...]:
    return ("stance" if isinstance(row, Stance) else "tie", *topic(row))


def _side(row: AnyRow) -> Side:
    sign = Scale.side(row.position) if isinstance(row, Stance) else row.sign
    return side_of(sign or 0)


def side_of(sign: int) -> Side:
    """The side of a sign."""
    return SIDES[1 - sign]


def _said(one: Proposed) -> tuple[tuple[str, ...], Side]:
    coded = one.coded
    if isinstance(coded, CodedStance):
        return ("stance", coded.actor, coded.issue), side_of(Scale.side(coded.position))
    return ("tie", coded.source_actor, coded.target_actor), side_of(coded.sign)
