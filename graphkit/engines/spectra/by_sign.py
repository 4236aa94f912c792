"""Support and opposition looked at apart, for measures that make no sense on mixed signs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from graphkit.by_actor import ByActor
from graphkit.engines.rounding import settled
from graphkit.engines.rows_when_asked import number_rows
from graphkit.findings import Column, Result, Table
from graphkit.graph.network import Floats, Network
from graphkit.graph.pair_claims import every
from graphkit.language import Text, plural, sense, text

Ties = Literal["support", "oppose"]
Solved = Floats | Text  # a number per actor, or the reason why there is none


@dataclass(frozen=True, slots=True)
class Apart:
    """What a measure found on one sign (`chosen`) and, for comparison, on the other.

    Where ties carry no signs there is only `chosen`, on all of them.
    """

    network: Network
    part: Network
    ties: Ties
    chosen: Floats
    other: Solved | None

    @property
    def values(self) -> ByActor:
        """The chosen number of each actor."""
        return self.network.by_actor(self.chosen)

    def result(self, key: str, title: Text, form: str, reading: Text, engine: str) -> Result:
        """The result of a measure with one number an actor; `form` prints it in the table."""
        heads = {
            "all": (key, title),
            "support": ("support", text("{measure} on support ties", measure=title)),
            "oppose": ("oppose", text("{measure} on oppose ties", measure=title)),
        }
        columns = {
            heads[sign][0]: (heads[sign][1], found) for sign, found in self.columns().items()
        }
        return Result(
            reading=reading,
            values=self.values,
            table=beside(self.network, self.values, columns, form),
            notes=self.notes(),
            claims=self.claims(),
            engine=engine,
        )

    def columns(self) -> dict[str, Solved]:
        """What was found on each sign, "all" where ties carry none."""
        if self.other is None:
            return {"all": self.chosen}
        both = (self.chosen, self.other) if self.ties == "support" else (self.other, self.chosen)
        return dict(zip(("support", "oppose"), both, strict=True))

    def notes(self) -> tuple[Text, ...]:
        """Which ties are in neither number, and why there is no other number."""
        said: list[Text] = []
        network = self.network
        contested = network.contested_pairs
        neutral = 0 if network.sign is None else int((network.sign == 0).sum()) - contested
        if neutral:
            said.append(
                plural(
                    "{count} tie is neutral and is left out.",
                    "{count} ties are neutral and are left out.",
                    neutral,
                )
            )
        if contested:
            said.append(
                plural(
                    "{count} tie is contested: its support counts in one number, its opposition "
                    "in the other.",
                    "{count} ties are contested: their support counts in one number, their "
                    "opposition in the other.",
                    contested,
                )
            )
        if isinstance(self.other, Text):
            kind = text("oppose") if self.ties == "support" else sense("tie", "support")
            said.append(text("Not defined on {kind} ties: {why}", kind=kind, why=self.other))
        return tuple(said)

    def claims(self) -> tuple[str, ...] | None:
        """The rows behind the ties used, when these are not all."""
        if self.part is self.network:
            return None
        return tuple(every(self.part.claims))


def apart(network: Network, ties: Ties, solve: Callable[[Network], Solved]) -> Apart | Text:
    """`solve` on the ties of one sign and of the other, or why there is no number on the first.

    Where ties carry no signs, `solve` on all of them.
    """
    parts = _parts(network)
    solved = {
        sign: settled_or_why(solve(part)) if part.ties else _absent(sign, network)
        for sign, part in parts.items()
    }
    chosen = solved.pop(ties, None) if len(parts) == 2 else solved.pop("all")
    if isinstance(chosen, Text) or chosen is None:
        return chosen or _absent(ties, network)
    other = next(iter(solved.values()), None)
    return Apart(network, parts.get(ties, network), ties, chosen, other)


def settled_or_why(solved: Solved) -> Solved:
    """The numbers without rounding noise, or the reason as it is."""
    return solved if isinstance(solved, Text) else settled(solved)


def beside(
    network: Network,
    order: ByActor,
    columns: Mapping[str, tuple[Text, Solved]],
    form: str,
) -> Table:
    """Actors by `order`, with each column's number or None where it is not defined."""
    numbers = [
        np.full(len(network), np.nan) if isinstance(column, Text) else column
        for _, column in columns.values()
    ]
    heads = [Column(key, title, form) for key, (title, _) in columns.items()]
    rows = number_rows(network.actors, order.places_by_rank(), numbers)
    return Table((Column("actor", text("Actor")), *heads), rows)


def _parts(network: Network) -> dict[str, Network]:
    if network.sign is None:
        return {"all": network}
    return network.remember(
        "apart",
        lambda: {
            "support": network.of(1),
            "oppose": network.of(-1),
        },
    )


def _absent(sign: str, network: Network) -> Text:
    if sign == "support" and not network.negative.any():
        return text("it is defined on support ties and there are none: the ties are neutral.")
    if sign == "support":
        return text(
            "it is not defined on oppose ties, unless asked to (ties=oppose), and there "
            "are no support ties."
        )
    return text("there are no oppose ties.")
