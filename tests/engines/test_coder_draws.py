"""Of several coders' readings of a passage each replicate holds one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from graphkit.analysis.run import Run
from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie
from graphkit.engines.uncertainty.draws import draw
from graphkit.engines.uncertainty.error_model import ErrorModel
from graphkit.engines.uncertainty.leave_out import by_coder
from graphkit.engines.uncertainty.replicates import point
from graphkit.findings import Settings
from graphkit.graph.claims import Claims

N = 8_000
SURE = ErrorModel(confidence=0.8, strength=0, position=0, capability=0, salience=0, missed=0)


def case(stances=(), ties=()) -> Dataset:
    issues = (Issue("i", "I?"), Issue("j", "J?"))
    return Dataset("c", actors=tuple(Actor(a, a) for a in "abc"), issues=issues,
                   stances=stances, ties=ties)  # fmt: skip


def claims_of(data: Dataset, **settings) -> Claims:
    found = Run(data, Settings(**settings)).view("claims")
    assert isinstance(found, Claims)
    return found


def read(id, coder, position, issue="i", actor="a", **more) -> Stance:
    return Stance(
        id, actor, issue, position, source=(f"x{issue}{actor}",), extra={"x_coder": coder}, **more
    )


def tied(id, coder, sign, **more) -> Tie:
    return Tie(id, "a", "b", sign, source=("x",), extra={"x_coder": coder}, **more)


def test_each_reading_holds_as_often_as_its_share_of_the_coders_says() -> None:
    rows = tuple(read(f"s{c}", c, p) for c, p in (("ann", 1.0), ("bo", 0.5), ("cy", -1.0)))
    held = draw(claims_of(case(rows)), SURE, N, seed=1).held
    assert held.shape[0] == 1 and not np.isnan(held).any()
    for position in (1.0, 0.5, -1.0):
        assert (held[0] == position).mean() == pytest.approx(1 / 3, abs=0.02)


def test_of_a_tie_one_sign_holds() -> None:
    rows = (tied("t1", "ann", 1), tied("t2", "bo", 1), tied("t3", "cy", -1), tied("t4", "di", 1))
    drawn = draw(claims_of(case(ties=rows)), SURE, N, seed=1)
    assert (drawn.ties.sum(axis=0) == 1).all()
    assert (drawn.claims.ties.sign[drawn.ties.argmax(axis=0)] == -1).mean() == pytest.approx(
        0.25, abs=0.02
    )


def test_a_coder_is_the_first_in_all_passages_or_in_none() -> None:
    """Two coders who differ on two issues: the readings of one replicate are of one coder."""
    rows = tuple(read(f"s{c}{i}", c, p, i) for c, p in (("ann", 1.0), ("bo", -1.0)) for i in "ij")
    held = draw(claims_of(case(rows)), SURE, N, seed=1).held
    assert (held[0] == held[1]).all() and (held[0] > 0).mean() == pytest.approx(0.5, abs=0.02)


def test_a_confidence_that_is_coded_is_kept_beside_the_draw() -> None:
    rows = (read("s1", "ann", 1.0, confidence=0.6), read("s2", "bo", -1.0))
    held = draw(claims_of(case(rows)), SURE, N, seed=1).held[0]
    assert np.isnan(held).mean() == pytest.approx(0.5 * 0.4, abs=0.02)
    assert (held == 1).mean() == pytest.approx(0.3, abs=0.02)


def test_what_one_coder_alone_made_keeps_the_usual_confidence() -> None:
    rows = (read("s1", "ann", 1.0), read("s2", "bo", 1.0), read("s3", "ann", 1.0, actor="b"))
    held = draw(claims_of(case(rows)), SURE, N, seed=1).held
    assert not np.isnan(held[0]).any()
    assert 1 - np.isnan(held[1]).mean() == pytest.approx(0.8, abs=0.02)


def test_what_was_agreed_on_is_drawn_like_any_claim() -> None:
    agreed = replace(read("s1", "ann", 1.0), extra={"x_coder": "ann", "x_agreed": "yes"})
    held = draw(claims_of(case((agreed, read("s2", "bo", -1.0)))), SURE, N, seed=1).held[0]
    assert set(held[~np.isnan(held)]) == {1.0}
    assert 1 - np.isnan(held).mean() == pytest.approx(0.8, abs=0.02)


def test_disagreement_adds_nothing_that_nobody_coded() -> None:
    rows = (
        read("s1", "ann", 1.0),
        read("s2", "bo", -1.0),
        read("s3", "ann", 1.0, "j", "b", confidence=1.0),
    )
    drawn = draw(claims_of(case(rows)), replace(SURE, missed=1.0), 200, seed=1)
    assert len(drawn.claims.stances) == 3


def test_without_a_coder_the_readings_of_the_others_stand() -> None:
    rows = (read("s1", "ann", 1.0), read("s2", "bo", -1.0), read("s3", "cy", -1.0))
    claims = claims_of(case(rows))
    assert point(claims).held[0, 0] == -1.0
    left = by_coder(claims)
    assert left is not None and left.names == ("ann", "bo", "cy")
    assert left.replicates.held[0].tolist() == [-1.0, 0.0, 0.0]  # one against one: open


def test_a_cut_by_issue_leaves_each_reading_its_share() -> None:
    """Bo read the passage as one about j: on i alone Ann's reading holds half of the time."""
    rows = (
        read("s1", "ann", 1.0),
        replace(
            read("s2", "bo", 1.0, "j"),
            source=("xia",),
        ),
    )
    where = [replace(row, locator="characters 0-9") for row in rows]
    held = draw(claims_of(case(tuple(where)), issues=("i",)), SURE, N, seed=1).held
    assert 1 - np.isnan(held[0]).mean() == pytest.approx(0.5, abs=0.02)


def test_as_coded_the_same_rows_stand_as_in_the_dataset() -> None:
    rows = tuple(
        read(f"s{n}", coder, position, actor=actor)
        for n, (coder, position, actor) in enumerate(
            (c, p, a) for a, ps in (("a", (1, 1, -1, -1)), ("b", (1, -1, -1, 0)), ("c", (0.2, 0.9, 0, 0.5)))
            for c, p in zip(("ann", "bo", "cy", "di"), ps, strict=True)
        )
    )  # fmt: skip
    run = Run(case(rows), Settings())
    claims = run.view("claims")
    assert isinstance(claims, Claims) and claims.stances.readings is not None
    every = np.ones((len(claims.stances), 1), dtype=bool)
    standing = claims.stances.readings.standing(every)[:, 0]
    ids = {id for id, there in zip(claims.stances.ids, standing, strict=True) if there}
    assert ids == {row.id for row in run.dataset.stances}
    assert len(ids) == 4  # two of a, on whom they are even; one of b and of c
