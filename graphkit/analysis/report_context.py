"""What the report's sections share: camps, actor profiles and folded ties of one run."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from graphkit.analysis.backtest import Backtest, backtest
from graphkit.analysis.camp_labels import camp_labels
from graphkit.analysis.camp_reasons import Sides, sides, why_camp
from graphkit.analysis.checks.evidence import Quality, quality
from graphkit.analysis.coded_power import basis_of, known_for_most, stated
from graphkit.analysis.forecast import Panel, panel
from graphkit.analysis.group_positions import GroupPositions
from graphkit.analysis.links import drawn_links
from graphkit.analysis.precomputed_certainty import PrecomputedCertainty, replicates_of
from graphkit.analysis.run import Run
from graphkit.dataset import Stance
from graphkit.engines.background_process import BackgroundProcess
from graphkit.engines.balance.matching import called_like
from graphkit.engines.rounding import settled
from graphkit.engines.uncertainty.ranks import shared_ranks
from graphkit.findings import Finding, Interval, ranked
from graphkit.graph.build import unsigned_claims
from graphkit.graph.network import Network
from graphkit.graph.positions import Positions
from graphkit.pictures import ActorProfile, Camp, Link
from graphkit.scale import Scale

if TYPE_CHECKING:
    from graphkit.analysis.changes import Changes


@dataclass(frozen=True, eq=False)
class ReportContext:
    """One run, looked at as an analyst would: who stands where, who matters, what ties cross.

    Everything is computed on first use and at most once. `like` are camps of an earlier state,
    by whose numbers those here are called; `begun` is what was started on how sure all is, and
    `divided` the camps by number, where these were found before.
    """

    run: Run
    like: Mapping[str, int] | None = None
    begun: BackgroundProcess | None = None
    divided: Mapping[str, int] | None = None

    @cached_property
    def changes(self) -> Changes | None:
        """What changed since the day the settings name; None where they name none.

        Raises `UsageError` for a day that is not before the report's own.
        """
        if self.run.settings.since is None:
            return None
        from graphkit.analysis.changes import changes_since

        return changes_since(self.run.settings.since, self.run)

    @cached_property
    def positions(self) -> Positions:
        view = self.run.view("stance")
        assert isinstance(view, Positions)
        return view

    @cached_property
    def column(self) -> int | None:
        """The report issue's column in `positions`, None without an issue."""
        return None if self.run.issue is None else self.positions.column(self.run.issue)

    @property
    def scale(self) -> Scale | None:
        """The scale of the report's issue, None without an issue."""
        return None if self.column is None else self.positions.issues[self.column].scale

    @cached_property
    def groups(self) -> GroupPositions:
        """Where actors and groups of them stand."""
        return GroupPositions(self.positions, self.column)

    @property
    def position(self) -> Mapping[str, float]:
        """The current stance on the report's issue of every actor that has one."""
        return self.groups.position

    @cached_property
    def aggregates(self) -> frozenset[str]:
        """Institutions coded as aggregates whose members are listed too."""
        bodies = {body for actor in self.run.dataset.actors for body in actor.member_of}
        return self.run.dataset.aggregates & bodies

    @property
    def represented(self) -> frozenset[str]:
        """Those with a stance on the report's issue that is not counted beside another's."""
        return frozenset(self.position) - frozenset(self.groups.counted)

    @cached_property
    def certainty(self) -> PrecomputedCertainty | None:
        """How sure the numbers are, computed as far as it is asked; None without replicates."""
        asked = replicates_of(self.run)
        some = asked and self.run.dataset.actors
        return PrecomputedCertainty(self.run, asked, self.begun) if some else None

    @cached_property
    def backtest(self) -> Backtest:
        """What the models would have said of the issues that are decided."""
        settings = replace(self.run.settings, as_of=self.run.as_of)
        return backtest(self.run.dataset, settings, sha256=self.run.sha256)

    @cached_property
    def quality(self) -> Quality:
        """How much there is and how well founded it is."""
        return quality(self.run.dataset)

    @cached_property
    def panel(self) -> Panel | None:
        """What every model expects on the report's issue; None without one."""
        issue = self.run.issue
        return None if issue is None else panel(self.run, issue, self.certainty)

    @cached_property
    def ranks(self) -> Mapping[str, Interval]:
        """How far each actor's rank by influence may be off: over replicates, or as far as a sample
        of paths leaves it open where there are none; empty without either.

        Institutions whose members are listed are not ranked.
        """
        if self.certainty is None:
            return {} if self.ranks_by_capability or self.power is None else self._sampled
        measure = "capability" if self.ranks_by_capability else self.power and self.power.measure
        return self.certainty.intervals(measure, self.aggregates) if measure else {}

    @property
    def _sampled(self) -> Mapping[str, Interval]:
        """What the sample that ranks actors leaves open; empty where every path was followed."""
        found = self.power.result if self.power else None
        known = (found.intervals if found else None) or {}
        return {actor: span for actor, span in known.items() if actor not in self.aggregates}

    @cached_property
    def shared_ranks(self) -> Mapping[str, tuple[int, int]]:
        """Ranks to print and with how many each is tied; empty where no ranges are known."""
        return shared_ranks(self.ranks)

    @cached_property
    def power(self) -> Finding | None:
        """The network measure that ranks actors where no capability is coded."""
        for name in ("betweenness", "pagerank", "signed_degree"):
            finding = self.run.finding(name)
            if finding.defined and any(finding.values.values()):
                return finding
        return None

    @cached_property
    def ranks_by_capability(self) -> bool:
        """Whether power on the issue is coded for most of those who take a side on it."""
        return known_for_most(self.capability, self.position)

    @property
    def power_basis(self) -> str:
        """What the coded power on the report's issue was coded for: "issue", "actor" (in general),
        "other" (issues) or "mixed"."""
        return basis_of(self.positions, self.column, list(self.capability))

    @cached_property
    def capability(self) -> dict[str, float]:
        """Coded power (0-100) on the report's issue."""
        if self.column is None:
            return {a.id: a.capability for a in self.run.dataset.actors if a.capability is not None}
        return stated(self.positions, self.positions.capability[:, self.column])

    @cached_property
    def influence(self) -> dict[str, float]:
        """The number that actors are drawn by, for every actor; 0 where unknown or negative."""
        return {actor: max(0.0, number) for actor, number in self._ranked_by.items()}

    @cached_property
    def extent(self) -> dict[str, float]:
        """The same as a share of the largest."""
        top = max(self.influence.values(), default=0.0) or 1.0
        return {actor: number / top for actor, number in self.influence.items()}

    @cached_property
    def rank_of(self) -> dict[str, int]:
        """Each actor's rank by influence; of `aggregates` the one that they would have."""
        own = self._ranked_by
        single = sorted(own[actor] for actor in own.keys() - self.aggregates)
        return {actor: 1 + len(single) - bisect_right(single, own[actor]) for actor in own}

    @cached_property
    def _ranked_by(self) -> dict[str, float]:
        """The number that actors are ranked by, 0 where unknown; as in replicates without noise."""
        power: Mapping[str, float] = {} if self.power is None else self.power.values
        found = self.capability if self.ranks_by_capability else power
        ids = [actor.id for actor in self.run.dataset.actors]
        numbers = settled(np.array([found.get(actor, 0.0) for actor in ids]))
        return dict(zip(ids, numbers.tolist(), strict=True))

    @cached_property
    def by_influence(self) -> Sequence[str]:
        """All actors, the most influential first."""
        return ranked(self._ranked_by)

    @cached_property
    def camp_of(self) -> dict[str, int]:
        """Each actor's camp by number; actors outside every camp are absent."""
        found = self.run.division.values if self.divided is None else self.divided
        camps = {actor: int(camp) for actor, camp in found.items()}
        return camps if self.like is None else called_like(camps, self.like)

    @cached_property
    def camps(self) -> tuple[Camp, ...]:
        """The camps, the largest first, members by influence, labelled by where they stand."""
        members: dict[int, list[str]] = defaultdict(list)
        for actor in self.by_influence:
            if actor in self.camp_of:
                members[self.camp_of[actor]].append(actor)
        labels = camp_labels(self.groups, dict(sorted(members.items())), self._sides)
        kind = self.run.divided_by
        camps = (Camp(n, labels[n], tuple(group), kind) for n, group in members.items())
        return tuple(sorted(camps, key=lambda camp: (-len(camp.members), camp.number)))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every tie as a picture draws it: signed ties, and neutral ones as sign 0."""
        signed = self.run.view("signed")
        influence = self.run.view("influence")
        assert isinstance(signed, Network) and isinstance(influence, Network)
        return drawn_links(signed, influence, self.camp_of, unsigned_claims(self.run.graph))

    @cached_property
    def stance_claims(self) -> dict[str, Stance]:
        """The claim that states each actor's current stance on the report's issue."""
        if self.column is None:
            return {}
        rows = {stance.id: stance for stance in self.run.dataset.stances}
        pairs = zip(self.positions.actors, self.positions.claim, strict=True)
        return {actor: rows[claim] for actor, held in pairs if (claim := held[self.column])}

    @cached_property
    def profiles(self) -> tuple[ActorProfile, ...]:
        """Every actor, by influence."""
        return tuple(
            ActorProfile(
                id=actor,
                camp=self.camp_of.get(actor),
                influence=self.extent[actor],
                rank=self.rank_of[actor],
                position=self.position.get(actor),
                salience=stance.salience if stance else None,
                capability=self.capability.get(actor),
                stance=stance.id if stance else None,
                condition=stance.condition if stance else None,
                why_camp=why_camp(
                    actor, self._sides.get(actor, {}), self.camp_of, self.run.divided_by
                ),
                rank_low=span.rank_low if span else None,
                rank_high=span.rank_high if span else None,
                camp_share=self.camp_share.get(actor),
                memberships=self._memberships(actor),
                shared_rank=self.shared_ranks[actor][0] if actor in self.shared_ranks else None,
                tied=self.shared_ranks.get(actor, (0, 0))[1] > 0,
                aggregate=actor in self.aggregates,
                represented=actor in self.represented,
            )
            for actor in self.by_influence
            for stance, span in [(self.stance_claims.get(actor), self.ranks.get(actor))]
        )

    def _memberships(self, actor: str) -> tuple[tuple[int, float], ...]:
        camps = self.certainty.camps if self.certainty else None
        if camps is None:
            return ()
        shares = camps.membership.get(actor, {})
        return tuple(sorted((self._called[camp], share) for camp, share in shares.items()))

    @cached_property
    def _called(self) -> dict[int, int]:
        """What each camp of the finding is called here."""
        found = self.run.division.values
        return {int(found[actor]): camp for actor, camp in self.camp_of.items()}

    @cached_property
    def camp_share(self) -> Mapping[str, float]:
        """In what share of the replicates each actor stands in its camp."""
        camps = self.certainty.camps if self.certainty else None
        return camps.own if camps else {}

    @cached_property
    def _sides(self) -> Sides:
        view = self.run.view("camps")
        assert isinstance(view, Network)
        return sides(view)
