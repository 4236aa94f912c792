"""Tables of ideal points: a row an issue, or a row an actor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graphkit.engines.ideal_points.ballots import Ballots
from graphkit.engines.ideal_points.scaling import IdealPoints
from graphkit.findings import Column, Table
from graphkit.language import Name, Text, text


def items_table(found: IdealPoints, names: Sequence[str]) -> Table:
    """Every issue that is used, with its item."""
    slopes = found.discrimination.T.tolist()
    cuts = [None if cut != cut else cut for cut in found.cut.tolist()]
    share = (found.right.sum(axis=0) / found.answered).tolist()
    columns = (found.answered.tolist(), found.modal.tolist(), cuts, *slopes, share)
    rows = zip(map(Name, names), *columns, strict=True)
    return Table(
        (
            Column("issue", text("Issue")),
            Column("votes", text("Votes"), "d"),
            Column("commonest", text("Commonest vote"), "d"),
            Column("cut", text("Cut point (difficulty)"), "+.2f"),
            *(
                Column(f"discrimination{number or ''}", title, "+.2f")
                for number, title in _numbered(text("Discrimination"), len(slopes))
            ),
            Column("classified", text("Votes told"), ".1%"),
        ),
        tuple(rows),
    )


def actors_table(found: IdealPoints, votes: Ballots, actors: Sequence[str]) -> Table:
    """Every actor who is placed, from the positive end, on every dimension."""
    cells: list[Sequence[Any]] = []
    columns: list[Column] = []
    for number, title in _numbered(text("Point"), found.at.shape[1]):
        at, half = (part[:, max(number - 1, 0)] for part in (found.at, found.half))
        cells += [at.tolist(), (at - half).tolist(), (at + half).tolist()]
        columns += [
            Column(f"point{number or ''}", title, "+.2f"),
            Column(f"low{number or ''}", text("90% range from"), "+.2f"),
            Column(f"high{number or ''}", text("90% range"), "+.2f", upper=True),
        ]
    answered = votes.there.sum(axis=1)
    cells += [answered.tolist(), (found.right.sum(axis=1) / answered).tolist()]
    columns += [
        Column("votes", text("Votes"), "d"),
        Column("classified", text("Votes told"), ".1%"),
    ]
    rows = sorted(zip(actors, *cells, strict=True), key=lambda row: (-row[1], row[0]))
    return Table(
        (Column("actor", text("Actor")), *columns),
        tuple((Name(actor), *rest) for actor, *rest in rows),
    )


def _numbered(title: Text, dimensions: int) -> list[tuple[int, Text]]:
    """Titles of the columns of each dimension; a single one has no number (0)."""
    if dimensions == 1:
        return [(0, title)]
    return [(n, text("{title} {n}", title=title, n=n)) for n in range(1, dimensions + 1)]
