"""Camp membership: how often each actor stands in its camp, and which actors stand together.

>>> import networkx as nx
>>> from graphkit.api import measure
>>> graph = nx.DiGraph([("a", "b", {"sign": 1}), ("b", "c", {"sign": 1})], name="friends")
>>> found = measure("camp_membership", graph, replicates=50, confidence=1.0)
>>> found.values
{'a': 1.0, 'b': 1.0, 'c': 1.0}
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import combinations
from typing import Literal

import numpy as np

from graphkit.card import Accepts, NotDefined, measure
from graphkit.engines.uncertainty.camp_certainty import camp_certainty
from graphkit.engines.uncertainty.draws import draw
from graphkit.engines.uncertainty.error_model import ErrorModel
from graphkit.engines.uncertainty.how_many import LEAST, usual
from graphkit.engines.uncertainty.notes import uncertainty_notes
from graphkit.engines.uncertainty.results import CampCertainty
from graphkit.errors import UsageError
from graphkit.findings import Column, Result, Table
from graphkit.graph.claims import Claims
from graphkit.language import Name, Text, plural, text
from graphkit.phrases import phrase

FIRM = 0.9  # an actor more often elsewhere than is left to 1 is said to be unsure

Show = Literal["actors", "pairs"]


@measure(
    title=text("Camp membership"),
    family="certainty",
    question=text("How sure is each actor's camp, and who stands together with whom?"),
    formula=text(
        "The share of replicates of the data (see robustness) in which an actor stands in its "
        "camp, camps of replicates being called after those of the whole data that they overlap "
        "most with; for two actors the share in which they stand in one camp."
    ),
    network="claims",
    source="Fred & Jain 2005",
    accepts=Accepts(note=text("Whatever has camps.")),
    input_measures={"camps": "camps"},
    parameters={
        "show": text("The table: actors with their camps, or pairs of actors."),
        "replicates": text(
            "How many replicates are drawn; by default 1,000, fewer in large networks."
        ),
        "confidence": text("Confidence of a claim that has none coded (0 to 1)."),
    },
)
def camp_membership(
    claims: Claims,
    *,
    camps: Mapping[str, float],
    show: Show = "actors",
    replicates: int | None = None,
    confidence: float = 0.8,
    seed: int = 0,
) -> Result:
    """How surely each actor stands in its camp, and two actors in one, when claims may be wrong.

    Formula
    -------
    own(a) = share of the replicates (see robustness, with nothing missed) in which a stands in its
    camp; a replicate's camps are called after those of the whole data that they overlap most with.
    together(a, b) = share in which both stand in one camp. Neither exceeds the confidence of a
    claim that alone joins them to the rest.

    Parameters
    ----------
    claims : the claims view
    camps : camp number of each actor, those of `camps` unless given
    show : "actors" or "pairs", default "actors"
        What `table` holds.
    replicates : whole number from 1, default None
        None: 1,000, or as many (100 at least) as large networks leave time for.
    confidence : from 0 to 1, default 0.8
        Of a claim that has none coded.
    seed : whole number, default 0
        Each claim's random numbers follow from it and from what the claim says.

    Returns
    -------
    Result
        `values`: own of each actor with a camp, 0 to 1. `summary`: "replicates", "mean" of the
        values. `table`: actors by camp, the least sure first, with the share of replicates in each
        camp and in none; or pairs of actors with together, the least settled (nearest to one half)
        first.

    Not defined
    -----------
    Where there are no camps. Raises `UsageError` for a number of replicates below 1 or a confidence
    that is none.

    See also
    --------
    camps, robustness, polarisation

    Reference
    ---------
    Fred & Jain 2005, Combining multiple clusterings using evidence accumulation, IEEE Transactions
    on Pattern Analysis and Machine Intelligence 27.
    """
    many = max(usual(claims), LEAST) if replicates is None else replicates
    if many < 1:
        raise UsageError(phrase("replicates is a number from 1, not {many_}.", many_=many))
    if not 0 <= confidence <= 1:
        raise UsageError(
            phrase("confidence is a number from 0 to 1, not {confidence}.", confidence=confidence)
        )
    if not camps:
        raise NotDefined(text("there are no camps."))
    errors = ErrorModel(confidence=confidence, missed=0.0)
    camp_of = {actor: int(camp) for actor, camp in camps.items()}
    sure = camp_certainty(draw(claims, errors, many, seed), camp_of)
    unsure = [actor for actor in sure.actors if sure.elsewhere(actor) > 1 - FIRM]
    loose = [a for a in sure.actors if 1 - sure.own[a] - sure.elsewhere(a) > 1 - FIRM + 1e-9]
    return Result(
        reading=_reading(len(sure.actors), len(unsure), len(loose)),
        values=dict(sure.own),
        summary={"replicates": many, "mean": float(np.mean(list(sure.own.values())))},
        table=_pairs(sure) if show == "pairs" else _members(sure, camp_of),
        notes=(*uncertainty_notes(claims, errors), sure.note),
    )


def _members(sure: CampCertainty, camp_of: Mapping[str, int]) -> Table:
    numbers = sorted(set(camp_of.values()))
    order = sorted(sure.actors, key=lambda actor: (camp_of[actor], sure.own[actor], actor))
    rows = []
    for actor in order:
        shares = [sure.membership[actor][number] for number in numbers]
        none = max(0.0, 1 - math.fsum(shares))
        rows.append((Name(actor), camp_of[actor], sure.own[actor], *shares, none))
    each = [Column(f"camp_{n}", text("In camp {camp}", camp=n), ".0%") for n in numbers]
    return Table((*_MEMBER, *each, Column("none", text("In none"), ".0%")), tuple(rows))


def _pairs(sure: CampCertainty) -> Table:
    shares = [(a, b, sure.together(a, b)) for a, b in combinations(sure.actors, 2)]
    shares.sort(key=lambda pair: (abs(pair[2] - 0.5), pair[:2]))
    return Table(_PAIR, tuple((Name(a), Name(b), share) for a, b, share in shares))


def _reading(size: int, unsure: int, loose: int) -> Text:
    said = _elsewhere(size, unsure)
    if not loose:
        return said
    more = plural(
        "{count} is in no camp as often, since its claims are dropped.",
        "{count} are in no camp as often, since their claims are dropped.",
        loose,
    )
    return text("{sentence} {next}", sentence=said, next=more)


def _elsewhere(size: int, unsure: int) -> Text:
    if not unsure:
        return plural(
            "The actor stands in another camp in at most one replicate in ten.",
            "None of {count} actors stands in another camp in more than one replicate in ten.",
            size,
        )
    return plural(
        "{count} of {size} actors stands in another camp in more than one replicate in ten.",
        "{count} of {size} actors stand in another camp in more than one replicate in ten.",
        unsure,
        size=size,
    )


_MEMBER = (
    Column("actor", text("Actor")),
    Column("camp", text("Camp"), "d"),
    Column("share", text("In its camp"), ".0%"),
)
_PAIR = (
    Column("actor", text("Actor")),
    Column("other", text("Other actor")),
    Column("together", text("In one camp"), ".0%"),
)
