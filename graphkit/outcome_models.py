"""The models that forecast an outcome: one table for forecasts, what-if, pivots, command line, map.

Several models of one family are one witness: a mean and a median of the same stances are no two
independent opinions. Sentences therefore count families.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from graphkit.language import Text, text

Family = Literal["averaging", "procedure", "bargaining", "influence"]
FAMILIES: Mapping[Family, Text] = {
    "averaging": text("averaging of positions"),
    "procedure": text("the decision procedure"),
    "bargaining": text("bargaining (an experiment)"),
    "influence": text("opinions that spread"),
}


@dataclass(frozen=True, slots=True)
class OutcomeModel:
    """A model of the outcome: its name, how the reader calls it, and what runs it.

    `measure` computes it with `parameters`. Of the models of one measure the `main` one has the
    measure's usual parameters; it is what scenarios and pivots use. `by` begins a sentence on what
    comes of it.
    """

    name: str
    title: Text
    family: Family
    measure: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    main: bool = True
    by: Text | None = None


OUTCOME_MODELS: tuple[OutcomeModel, ...] = (
    OutcomeModel(
        "compromise",
        text("Compromise"),
        "averaging",
        "compromise",
        by=text("By the compromise"),
    ),
    OutcomeModel(
        "median_voter",
        text("Median voter"),
        "averaging",
        "median_voter",
        by=text("By the median voter"),
    ),
    OutcomeModel(
        "decision_path",
        text("Decision path"),
        "procedure",
        "decision_path",
        by=text("By the decision path"),
    ),
    OutcomeModel(
        "challenge",
        text("Challenge (experiment)"),
        "bargaining",
        "challenge",
        main=False,
    ),
    OutcomeModel(
        "friedkin_johnsen",
        text("Opinions spread, some held on to"),
        "influence",
        "opinion_dynamics",
        {"model": "friedkin_johnsen"},
        by=text("As opinions spread"),
    ),
    OutcomeModel(
        "degroot",
        text("Opinions spread to agreement"),
        "influence",
        "opinion_dynamics",
        {"model": "degroot"},
        main=False,
    ),
    OutcomeModel(
        "altafini",
        text("Opinions spread, foes repel"),
        "influence",
        "opinion_dynamics",
        {"model": "altafini"},
        main=False,
    ),
)
# The models that scenarios and pivots use, by their measure.
MAIN_MODELS: Mapping[str, OutcomeModel] = {
    model.measure: model for model in OUTCOME_MODELS if model.main
}
