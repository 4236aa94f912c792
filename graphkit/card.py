"""The card that every measure carries, and the guard that opens it.

A measure is a pure function ``f(view, *, parameters) -> Result``. The decorator `measure`
puts a card beside it: the question it answers, the view it needs, what it accepts, where it
comes from. Calling the measure checks the view against the card first and raises
`NotDefined` with the reason where an honest number cannot be given.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_type_hints

from graphkit.errors import unknown
from graphkit.findings import Method, Result, Scalar
from graphkit.graph.claims import Claims
from graphkit.graph.network import Network
from graphkit.graph.positions import Contest, Positions, contest
from graphkit.language import Name, Text, plural, text
from graphkit.parameter import Parameter
from graphkit.phrases import phrase

Family = Literal["power", "camps", "between", "outcome", "levers", "certainty"]
FAMILIES: Mapping[Family, Text] = {
    "power": text("Who has power?"),
    "camps": text("What are the camps?"),
    "between": text("Who is in between?"),
    "outcome": text("What will happen?"),
    "levers": text("Who is pivotal, whom to persuade?"),
    "certainty": text("How sure are we?"),
}


class NotDefined(Exception):
    """The measure has no honest value here; `reason` completes "not defined here, because"."""

    def __init__(self, reason: Text) -> None:
        self.reason = reason
        super().__init__(str(reason))


@dataclass(frozen=True, slots=True)
class Accepts:
    """What a measure can take. The guard checks each point and says which one fails.

    `signs`: "any"; "signed" (ties must carry signs); "support" (works on support ties and
    needs at least one). `ties` and `actors` are the least numbers. `connected` asks for one
    component, direction aside. `note` says more in words.
    """

    signs: Literal["any", "signed", "support"] = "any"
    directed: Literal["any", "directed", "undirected"] = "any"
    actors: int = 1
    ties: int = 1
    connected: bool = False
    note: Text | None = None

    def describe(self) -> list[Text]:
        """What is accepted, a sentence each; silent on ties where a measure needs none."""
        said = self._describe_ties() if self.ties or self._minds_ties else []
        if self.actors:
            said.append(plural("At least {count} actor.", "At least {count} actors.", self.actors))
        if self.ties:
            said.append(plural("At least {count} tie.", "At least {count} ties.", self.ties))
        if self.connected:
            said.append(text("One connected component."))
        return [*said, self.note] if self.note else said

    @property
    def _minds_ties(self) -> bool:
        return (self.signs, self.directed, self.connected) != ("any", "any", False)

    def _describe_ties(self) -> list[Text]:
        return [
            {
                "any": text("Ties with or without signs."),
                "signed": text("Ties with signs."),
                "support": text("Works on support ties only; never on mixed signs."),
            }[self.signs],
            {
                "any": text("Directed or undirected ties."),
                "directed": text("Directed ties only."),
                "undirected": text("Undirected ties only."),
            }[self.directed],
        ]

    def check(self, view: Network | Positions | Claims) -> None:
        """Raise `NotDefined` for the first point that `view` fails."""
        if len(view) < self.actors:
            if not len(view):
                raise NotDefined(text("there are no actors."))
            need = plural("it needs {count} actor", "it needs {count} actors", self.actors)
            raise NotDefined(text("{need} and there are {n}.", need=need, n=len(view)))
        if isinstance(view, Network):
            self._check_ties(view)

    def _check_ties(self, view: Network) -> None:
        if self.signs == "signed" and view.sign is None:
            raise NotDefined(text("the ties carry no sign; a column sign gives them one."))
        if view.ties < self.ties:
            pairs = view.left_out.get("pairs")
            if pairs:
                why = text(
                    "up to {n:,} pairs of actors share an issue: too many to look at.", n=pairs
                )
                raise NotDefined(why)
            raise NotDefined(text("there are no ties of the kind it needs."))
        if self.signs == "support" and self.ties and not view.positive.any():
            raise NotDefined(text("it is not defined on oppose ties and there are no others."))
        if self.directed == "directed" and not view.directed:
            raise NotDefined(text("the ties have no direction."))
        if self.directed == "undirected" and view.directed:
            raise NotDefined(text("the ties have a direction."))
        if self.connected and _components(view) > 1:
            raise NotDefined(text("the network falls into several parts."))


def _components(network: Network) -> int:
    from scipy.sparse.csgraph import connected_components

    parts, _ = connected_components(network.matrix(), directed=False)
    return int(parts)


def weighed_contest(positions: Positions, issue: str) -> Contest:
    """The contest on an issue; raises `NotDefined` where nobody brings any weight to it."""
    placed = contest(positions, issue)
    if not placed.actors:
        raise NotDefined(text("nobody holds a stance on {issue}.", issue=Name(issue)))
    if not placed.weight.sum() > 0:
        raise NotDefined(text("nobody brings any capability and salience to bear."))
    return placed


@dataclass(frozen=True, eq=False)
class Measure:
    """A measure with its card. Call it with a view and its parameters to get a `Result`."""

    name: str
    function: Callable[..., Result]
    title: Text
    family: Family
    question: Text
    formula: Text
    network: str
    source: str
    accepts: Accepts
    parameters: tuple[Parameter, ...]
    unit: Text | None = None
    networks: tuple[str, ...] = ()
    view_parameters: tuple[str, ...] = ()
    input_measures: Mapping[str, str] = field(default_factory=dict)
    second_views: Mapping[str, str] = field(default_factory=dict)
    keep_parallel_ties: Mapping[str, Scalar] | None = None
    experimental: bool = False

    def __call__(self, view: Network | Positions | Claims, **parameters: Any) -> Result:
        self.accepts.check(view)
        return self.function(view, **parameters)

    @property
    def method(self) -> Method:
        """What it is, for the reader of a report."""
        return Method(self.title, self.question, self.family)

    @property
    def signature(self) -> frozenset[str]:
        """The keywords that the function itself takes."""
        return frozenset(inspect.signature(self.function).parameters)

    def keeps_parallel_ties(self, given: Mapping[str, Any]) -> bool:
        """Whether, with these parameters, direction plays no part and every tie counts."""
        return (
            self.keep_parallel_ties is not None
            and self.keep_parallel_ties.items() <= dict(given).items()
        )

    def may_lack(self, word: str) -> bool:
        """Whether an input measure may stay None because it is not defined."""
        return inspect.signature(self.function).parameters[word].default is None

    def parameter(self, name: str) -> Parameter:
        """The parameter of that name; raises `UsageError` with near names."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        raise unknown(
            phrase("parameter of {name}", name=self.name), name, [p.name for p in self.parameters]
        )


def measure(
    *,
    title: Text,
    family: Family,
    question: Text,
    formula: Text,
    network: str,
    source: str,
    accepts: Accepts | None = None,
    parameters: Mapping[str, Text] | None = None,
    unit: Text | None = None,
    networks: tuple[str, ...] = (),
    view_parameters: Mapping[str, Parameter] | None = None,
    input_measures: Mapping[str, str] | None = None,
    second_views: Mapping[str, str] | None = None,
    keep_parallel_ties: Mapping[str, Scalar] | None = None,
    experimental: bool = False,
) -> Callable[[Callable[..., Result]], Measure]:
    """Put a card beside a measure function.

    `network` names the view it works on, `networks` others it may be asked to work on (the
    parameter `network`). `parameters` explains each keyword; `view_parameters` are handed to
    the view instead. `input_measures` maps a keyword to the measure whose values fill it, e.g.
    ``{"camps": "camps"}``: a mapping from actor to number. `second_views` maps a keyword to a
    second view that the measure takes, e.g. ``{"network": "signed"}``. `keep_parallel_ties`
    holds the parameters under which every tie counts whatever its direction: ties that are read
    as undirected then stay as they are written, and two between the same actors count as two.
    """
    filled = {*(input_measures or {}), *(second_views or {})}
    about = dict(parameters or {})

    def put(function: Callable[..., Result]) -> Measure:
        hints = get_type_hints(function)
        own = tuple(
            Parameter(p.name, hints[p.name], p.default, about.get(p.name, _SHARED.get(p.name, _NO)))
            for p in inspect.signature(function).parameters.values()
            if p.kind is p.KEYWORD_ONLY and p.name not in filled
        )
        extra = tuple((view_parameters or {}).values())
        if networks:
            choice = Literal[(network, *networks)]  # type: ignore[valid-type]
            extra += (Parameter("network", choice, network, text("The view to work on.")),)
        return Measure(
            name=function.__name__,
            function=function,
            title=title,
            family=family,
            question=question,
            formula=formula,
            network=network,
            source=source,
            accepts=accepts or Accepts(),
            parameters=own + extra,
            unit=unit,
            networks=(network, *networks),
            view_parameters=tuple(view_parameters or {}),
            input_measures=input_measures or {},
            second_views=second_views or {},
            keep_parallel_ties=keep_parallel_ties,
            experimental=experimental,
        )

    return put


_NO = text("")
_SHARED = {
    "issue": text("The issue; by default the first one."),
    "seed": text("Start of the random numbers; the same seed gives the same result."),
    "time_limit": text(
        "Seconds to search for a proof; none: some 1.5 seconds of work, counted in steps."
    ),
}
