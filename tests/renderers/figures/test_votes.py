"""The picture of a vote: whose votes are needed, how many, and said once."""

from __future__ import annotations

import pytest

from graphkit.analysis.analyse import analyse
from graphkit.dataset import Actor, Dataset, Issue, Stance
from graphkit.findings import Report, Settings
from graphkit.language import Language
from graphkit.renderers.figures.draw import alt_text
from graphkit.renderers.figures.votes import in_order, votes


def voted(rule: str, positions: list[float | None], status_quo: float | None = None) -> Report:
    """Members of a house, of whom None has not said anything."""
    names = [f"m{n}" for n in range(len(positions))]
    return analyse(
        Dataset(
            "house",
            actors=(Actor("h", "House"), *(Actor(n, n.upper(), member_of=("h",)) for n in names)),
            issues=(Issue("q", "q", decided_by=("h",), decision_rule=rule, status_quo=status_quo),),
            stances=tuple(
                Stance(f"s{name}", name, "q", at)
                for name, at in zip(names, positions, strict=True)
                if at is not None
            ),
        ),
        Settings(replicates=0),
        with_pictures=True,
    )


SIX = "M0: 1 for; M1: 1 for; M2: 1 against; M3: 1 against; M4: 1 abstain; M5: 1 not known"


@pytest.mark.parametrize(
    ("rule", "status_quo", "quota", "legend", "first"),
    [
        # of four votes cast more than two, of six members more than three, two thirds of six
        ("majority", None, "more than 2 are needed", "more votes than this needed", "yes"),
        ("majority of members", None, "more than 3 are needed", "more votes than this needed", "yes"),
        ("qualified:2/3", None, "4 are needed", "votes needed", "yes"),
        # things are where support wants them: it takes so many to change that
        ("qualified:2/3", 1.0, "4 against are needed", "votes against needed", "no"),
        ("majority of members", 1.0, "more than 3 against are needed",
         "more votes against than this needed", "no"),
    ],
)  # fmt: skip
def test_it_says_of_which_side_how_many_votes_are_needed(
    rule, status_quo, quota, legend, first
) -> None:
    report = voted(rule, [0.5, 0.9, -0.5, -0.9, 0.0, None], status_quo)
    alt = alt_text(report, "votes", language=Language("en", report.dataset.names()))
    said = f"Bars of votes, of which {quota}. All: 2 for, 2 against, 1 abstain and 1 not known; "
    assert said + SIX + "." in alt
    assert alt.count("In a vote of House") == 1
    assert [str(entry.label) for entry in votes.legend(report)] == [legend]
    assert in_order(report)[0] == first  # where the line is drawn from
