"""Cards: what they say, what their guard refuses, how parameters are read."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pytest

from graphkit.card import Accepts, Measure, NotDefined, measure
from graphkit.errors import UsageError
from graphkit.findings import Result
from graphkit.graph.network import Network
from graphkit.language import text
from graphkit.measures import measures


def network(
    ties: list[tuple[int, int]], sign: list[int] | None, actors: int = 3, directed: bool = True
) -> Network:
    ends = np.array(ties, dtype=np.int64).reshape(-1, 2)
    return Network(
        name="signed",
        actors=tuple("abcdef"[:actors]),
        source=ends[:, 0],
        target=ends[:, 1],
        sign=None if sign is None else np.array(sign, dtype=np.int64),
        strength=np.ones(len(ends)),
        directed=directed,
        claims=tuple((f"t{number}",) for number in range(len(ends))),
    )


CHAIN = [(0, 1), (1, 2)]


@pytest.mark.parametrize(
    ("accepts", "view", "reason"),
    [
        (Accepts(), network([], None, actors=0), "there are no actors."),
        (Accepts(actors=4), network(CHAIN, [1, 1]), "it needs 4 actors and there are 3."),
        (
            Accepts(signs="signed"),
            network(CHAIN, None),
            "the ties carry no sign; a column sign gives them one.",
        ),
        (Accepts(), network([], [], actors=2), "there are no ties of the kind it needs."),
        (
            Accepts(signs="support"),
            network(CHAIN, [-1, -1]),
            "it is not defined on oppose ties and there are no others.",
        ),
        (
            Accepts(directed="directed"),
            network(CHAIN, [1, 1], directed=False),
            "the ties have no direction.",
        ),
        (Accepts(directed="undirected"), network(CHAIN, [1, 1]), "the ties have a direction."),
        (Accepts(connected=True), network([(0, 1)], [1]), "the network falls into several parts."),
    ],
)
def test_the_guard_says_which_point_fails(accepts: Accepts, view: Network, reason: str) -> None:
    with pytest.raises(NotDefined) as refused:
        accepts.check(view)
    assert str(refused.value.reason) == reason


@pytest.mark.parametrize(
    "accepts",
    [
        Accepts(signs="signed", directed="directed", actors=3, ties=2, connected=True),
        Accepts(signs="support"),
        Accepts(ties=0),
    ],
)
def test_the_guard_lets_good_networks_pass(accepts: Accepts) -> None:
    accepts.check(network(CHAIN, [1, -1]))


def test_what_is_accepted_in_words() -> None:
    accepts = Accepts(signs="signed", actors=1, ties=2, connected=True, note=text("And more."))
    assert [str(line) for line in accepts.describe()] == [
        "Ties with signs.",
        "Directed or undirected ties.",
        "At least 1 actor.",
        "At least 2 ties.",
        "One connected component.",
        "And more.",
    ]


@measure(
    title=text("Sample"),
    family="power",
    question=text("Who?"),
    formula=text("None."),
    network="signed",
    networks=("agreement",),
    source="Nobody 2000",
    parameters={"size": text("How many.")},
    input_measures={"camps": "camps"},
)
def sample(
    network: Network,
    *,
    camps: dict[str, float],
    size: int = 3,
    share: float | None = None,
    exact: bool = False,
    kind: Literal["one", "two"] = "one",
    seed: int = 0,
) -> Result:
    """A measure for these tests."""
    return Result(reading=text("{n}", n=size), values=network.by_actor(np.zeros(len(network))))


def test_a_card_lists_its_parameters() -> None:
    assert isinstance(sample, Measure)
    assert [p.name for p in sample.parameters] == [
        *("size", "share", "exact", "kind", "seed", "network")
    ]
    assert str(sample.parameter("size").about) == "How many."
    assert "same seed" in str(sample.parameter("seed").about)
    assert sample.parameter("network").choices == ("signed", "agreement")
    assert sample.networks == ("signed", "agreement")
    with pytest.raises(UsageError, match="Did you mean 'size'"):
        sample.parameter("sise")


@pytest.mark.parametrize(
    ("name", "word", "value"),
    [
        ("size", "5", 5),
        ("share", "0.25", 0.25),
        ("share", "None", None),
        ("share", "", None),
        ("exact", "Yes", True),
        ("exact", "false", False),
        ("kind", "two", "two"),
    ],
)
def test_parameters_are_read(name: str, word: str, value: object) -> None:
    read = sample.parameter(name).read(word)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("name", "word", "message"),
    [
        ("size", "5.5", "The parameter size takes a number, not '5.5'."),
        ("size", "none", "takes a number"),
        ("share", "nan", "takes a number"),
        ("share", "1e999", "takes a number"),
        ("exact", "maybe", "takes yes or no, not 'maybe'."),
        ("kind", "tow", "no value of kind 'tow'. Did you mean 'two'"),
    ],
)
def test_parameters_that_do_not_fit(name: str, word: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        sample.parameter(name).read(word)


def test_choices_are_checked_however_they_are_given() -> None:
    sample.parameter("kind").check("two")
    sample.parameter("size").check(17)
    with pytest.raises(UsageError, match="no value of kind 'three'"):
        sample.parameter("kind").check("three")


def test_the_guard_stands_before_the_function() -> None:
    with pytest.raises(NotDefined):
        sample(network([], []), camps={})
    assert str(sample(network(CHAIN, [1, 1]), camps={}).reading) == "3"


@pytest.mark.parametrize("name", measures)
def test_every_card_is_complete(name: str) -> None:
    card = measures[name]
    for words in (card.title, card.question, card.formula):
        assert str(words).strip()
    assert str(card.question).endswith("?")
    assert str(card.formula).endswith(".")
    assert any(letter.isdigit() for letter in card.source), "a source has its year"
    assert card.function.__doc__
    for parameter in card.parameters:
        assert str(parameter.about).strip(), f"{parameter.name} is not explained"
        parameter.check(parameter.default)
