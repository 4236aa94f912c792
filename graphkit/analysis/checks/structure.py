"""Whether the tables hang together: orphans, missing numbers, institutions and deciders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphkit.dataset import Dataset
from graphkit.graph.positions import DEFAULT_SALIENCE
from graphkit.language import Name, plural, text
from graphkit.membership import everybody_in
from graphkit.weakness import Weakness


def structure(dataset: Dataset) -> Iterator[Weakness]:
    """Everything weak in how the tables fit together."""
    yield from _orphans(dataset)
    yield from _numbers(dataset)
    yield from _institutions(dataset)
    yield from _deciders(dataset)


def _orphans(dataset: Dataset) -> Iterator[Weakness]:
    busy = {row.actor for row in dataset.stances}
    busy |= {end for tie in dataset.ties for end in (tie.source_actor, tie.target_actor)}
    busy |= set(_with_a_part(dataset))
    idle = tuple(actor.id for actor in dataset.actors if actor.id not in busy)
    if idle:
        yield Weakness(
            "warning",
            "orphan-actor",
            plural(
                "1 actor has neither a stance nor a tie.",
                "{count} actors have neither a stance nor a tie.",
                len(idle),
            ),
            text("Code a stance or a tie, or take the actor out."),
            idle,
        )
    told = {row.issue for row in dataset.stances}
    silent = tuple(issue.id for issue in dataset.issues if issue.id not in told)
    if silent:
        yield Weakness(
            "warning",
            "orphan-issue",
            plural("1 issue has no stances.", "{count} issues have no stances.", len(silent)),
            text("Code who is for and who is against, or take the issue out."),
            silent,
        )


def _with_a_part(dataset: Dataset) -> Iterator[str]:
    """Whoever must not be taken out without a word: who decides or has a vote, be it that it is
    not known how it is cast, bodies that others belong to, and who influences whom directly."""
    members = everybody_in({actor.id: actor.member_of for actor in dataset.actors})
    yield from members
    for issue in dataset.issues:
        proposer = issue.decision_rule and issue.decision_rule.proposer
        for decider in (*issue.decided_by, *([proposer] if proposer else ())):
            yield decider
            yield from members.get(decider, ())
    for row in dataset.direct_influence:
        yield from (row.source_actor, row.target_actor)


def _numbers(dataset: Dataset) -> Iterator[Weakness]:
    """Salience and capability that are not coded, and what is taken in their place."""
    plain = tuple(row.id for row in dataset.stances if row.salience is None)
    if plain:
        yield Weakness(
            "note",
            "no-salience",
            plural(
                "1 stance has no salience; {default:.1f} is taken.",
                "{count} stances have no salience; {default:.1f} is taken.",
                len(plain), default=DEFAULT_SALIENCE,
            ),
            text("Say in the column salience how much the issue matters to the actor."),
            plain,
        )  # fmt: skip
    yield from _capability(dataset)


def _capability(dataset: Dataset) -> Iterator[Weakness]:
    coded = {(row.actor, row.issue) for row in dataset.influence}
    elsewhere = {row.actor for row in dataset.influence}
    default = {actor.id for actor in dataset.actors if actor.capability is not None}
    held = dict.fromkeys((s.actor, s.issue) for s in dataset.stances if s.actor not in default)
    missing = [pair for pair in held if pair not in coded]
    none = tuple(dict.fromkeys(actor for actor, _ in missing if actor not in elsewhere))
    other = [actor for actor, _ in missing if actor in elsewhere]
    if none:
        yield Weakness(
            "warning",
            "no-capability",
            plural(
                "1 actor with a stance has no capability; outcomes give it the median of the "
                "others.",
                "{count} actors with a stance have no capability; outcomes give them the median of "
                "the others.",
                len(none),
            )
            if coded or default
            else text("No actor has a capability; outcomes give all the same."),
            text("Code it in the table influence, or in the actor's column capability."),
            none,
        )
    if other:
        yield Weakness(
            "note",
            "capability-elsewhere",
            plural(
                "For 1 position the capability is the actor's mean on other issues.",
                "For {count} positions the capability is the actor's mean on other issues.",
                len(other),
            ),
            text("Code it for the issue in the table influence."),
            tuple(dict.fromkeys(other)),
        )


def _institutions(dataset: Dataset) -> Iterator[Weakness]:
    bodies = {body for actor in dataset.actors for body in actor.member_of}
    yield from _unknown("member_of", "member-of", bodies, dataset)
    empty = tuple(
        dict.fromkeys(r.actor for r in dataset.influence if r.aggregate and r.actor not in bodies)
    )
    if empty:
        yield Weakness(
            "warning",
            "empty-aggregate",
            plural(
                "1 actor is marked as an aggregate, but nobody is a member of it.",
                "{count} actors are marked as aggregates, but nobody is a member of them.",
                len(empty),
            ),
            text("Name it in the members' column member_of, or take the mark away."),
            empty,
        )
    for circle in _circles(dataset):
        yield Weakness(
            "error",
            "member-cycle",
            text(
                "Membership goes round in a circle: {circle}.", circle=[Name(id) for id in circle]
            ),
            text("Take one of the memberships out."),
            circle,
        )


def _circles(dataset: Dataset) -> Iterator[tuple[str, ...]]:
    """Circles of membership, each once, from its smallest id on."""
    belongs = {actor.id: actor.member_of for actor in dataset.actors}
    told: set[frozenset[str]] = set()
    for start in sorted(belongs):
        ahead: list[tuple[str, ...]] = [(start,)]
        seen: set[str] = set()
        while ahead:
            path = ahead.pop()
            for body in belongs.get(path[-1], ()):
                if body == start and frozenset(path) not in told:
                    told.add(frozenset(path))
                    yield path
                elif body not in seen and body > start:
                    seen.add(body)
                    ahead.append((*path, body))


def _deciders(dataset: Dataset) -> Iterator[Weakness]:
    deciders = {actor for issue in dataset.issues for actor in issue.decided_by}
    yield from _unknown("decided_by", "decided-by", deciders, dataset)
    for issue in dataset.issues:
        # What is wrong inside a rule is told, with its place, when it is read.
        rule = issue.decision_rule
        if rule and not issue.decided_by and not rule.named:
            yield Weakness(
                "error",
                "decision-rule",
                text("{issue} has a decision rule and nobody to follow it.", issue=Name(issue.id)),
                text("Name those who decide in decided_by."),
                (issue.id,),
            )


def _unknown(column: str, code: str, ids: Iterable[str], dataset: Dataset) -> Iterator[Weakness]:
    """Actors that are named in a column but are not in the data set."""
    strangers = tuple(sorted(id for id in ids if id not in dataset.actor_by_id))
    if strangers:
        yield Weakness(
            "error",
            f"unknown-{code}",
            text("{column} names actors that are not listed: {who}.", column=column, who=strangers),
            text("Add them to the table actors."),
            strangers,
        )
