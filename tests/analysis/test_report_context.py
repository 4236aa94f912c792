"""Profiles, camps, links and wedges of the hand-made case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.run import Run
from graphkit.dataset import Dataset, Influence
from graphkit.findings import Settings


@pytest.fixture
def context(harbour: Dataset) -> ReportContext:
    return ReportContext(Run(harbour, Settings()))


def test_camps_are_the_two_sides(context: ReportContext) -> None:
    assert [set(camp.members) for camp in context.camps] == [{"a", "b", "c"}, {"d", "e"}]
    assert [str(camp.label) for camp in context.camps] == ["Against", "For"]


def test_wedges_are_support_across_and_opposition_within(context: ReportContext) -> None:
    assert {(link.source, link.target) for link in context.links if link.wedge} == {("e", "c")}


def test_every_tie_is_drawn_once_with_its_claims(context: ReportContext) -> None:
    assert [(k.source, k.target, k.sign, k.claims) for k in context.links] == [
        ("a", "b", 1, ("ti1",)),
        ("b", "c", 1, ("ti2",)),
        ("d", "a", -1, ("ti4",)),
        ("d", "e", 1, ("ti3",)),
        ("e", "c", 1, ("ti5",)),
    ]


def test_undirected_and_neutral_ties_are_drawn_once(harbour: Dataset) -> None:
    ties = (
        replace(harbour.ties[0], directed=False),
        replace(harbour.ties[3], sign=0),
        *harbour.ties[1:3],
    )
    links = ReportContext(Run(replace(harbour, ties=ties), Settings())).links
    assert [(k.source, k.target, k.sign, k.directed) for k in links] == [
        ("a", "b", 1, False),
        ("b", "c", 1, True),
        ("d", "a", 0, True),
        ("d", "e", 1, True),
    ]


def test_power_is_coded_capability_where_most_have_it(context: ReportContext) -> None:
    ranks = {profile.id: (profile.rank, profile.influence) for profile in context.profiles}
    assert ranks == {
        "a": (1, 1.0),
        "d": (2, 0.5),
        "b": (3, 0.2),
        "c": (3, 0.2),
        "e": (3, 0.2),
    }


def test_power_is_betweenness_where_it_is_not_coded(harbour: Dataset) -> None:
    context = ReportContext(Run(replace(harbour, influence=()), Settings()))
    assert not context.ranks_by_capability
    assert context.power is not None and context.power.measure == "betweenness"


def test_aggregates_are_known(harbour: Dataset) -> None:
    marked = replace(harbour, influence=(Influence("i", "a", "park", 5.0, aggregate=True),))
    assert (
        ReportContext(Run(marked, Settings())).aggregates == set()
    )  # nobody listed is a member of it
    first, second, *others = marked.actors
    assert first.id == "a"
    joined = replace(marked, actors=(first, replace(second, member_of=("a",)), *others))
    assert ReportContext(Run(joined, Settings())).aggregates == {"a"}


def test_shares_in_camps_are_called_as_the_camps_are(harbour: Dataset) -> None:
    """Called after an earlier state in which the camps had each other's number."""
    run = Run(harbour, Settings(replicates=50))
    before = ReportContext(run)
    turned = {actor: 3 - camp for actor, camp in before.camp_of.items()}
    after = ReportContext(run, turned)
    assert after.camp_of == turned
    for one, other in zip(before.profiles, after.profiles, strict=True):
        assert other.memberships == tuple(sorted((3 - c, share) for c, share in one.memberships))
        assert other.camp is None or dict(other.memberships)[other.camp] == other.camp_share
