"""Decision rules against the rest of the data: who votes, with which weights, for which quota."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graphkit.decision_rule import OPTIONS, Rule, read_weight
from graphkit.errors import did_you_mean
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.parse_columns import ParsedTable, place_of
from graphkit.formats.reading.problems import Problems, Where
from graphkit.membership import everybody_in
from graphkit.phrases import phrase

Tables = Mapping[str, ParsedTable]


def check_rules(tables: Tables, problems: Problems) -> None:
    """Everyone a rule names has a say in it, its columns hold weights, its quotas can be met."""
    issues = tables.get("issues")
    rules = issues.columns.get("decision_rule") if issues else None
    actors = tables.get("actors")
    if issues is None or not rules or (actors is not None and "id" not in actors.columns):
        return
    deciders = issues.columns.get("decided_by") or [()] * len(issues)
    member_of = _memberships(actors)
    inside = everybody_in(member_of)
    for row, (rule, names) in enumerate(zip(rules, deciders, strict=True)):
        if rule is None:
            continue
        case = _Case(rule, names, actors, member_of, inside)
        where = place_of(issues.raw, row, issues.match.columns["decision_rule"])
        wrong = [*case.strangers(), *case.unknown_proposer(), *case.missing_columns()]
        for message, hint in wrong:
            problems.error("decision-rule", message, where, hint=hint)
        if wrong or case.tell_missing_weights(problems):
            issues.bad.add(row)
        else:
            case.check_reach(where, problems)


def _memberships(actors: ParsedTable | None) -> Mapping[str, Collection[str]]:
    """The bodies that each actor belongs to, as far as any are named."""
    bodies = actors.columns.get("member_of") if actors else None
    if actors is None or not bodies:
        return {}
    return dict(zip(actors.columns["id"], bodies, strict=True))


@dataclass(frozen=True)
class _Case:
    """One rule, those who decide by it, and the table of actors; `member_of` says who belongs to
    which bodies, and `inside` who belongs to a body, through other bodies too."""

    rule: Rule
    deciders: Sequence[str]
    actors: ParsedTable | None
    member_of: Mapping[str, Collection[str]]
    inside: Mapping[str, frozenset[str]]

    @cached_property
    def voters(self) -> list[str]:
        """Those who decide; of one body alone, the members who are no bodies themselves."""
        if len(self.deciders) == 1:
            inside = self.inside.get(self.deciders[0], frozenset())
            bodies = {body for one in inside for body in self.member_of[one]}
            if inside:
                return sorted(inside - bodies)
        return list(self.deciders)

    def strangers(self) -> Iterator[tuple[str, str | None]]:
        """Those who have votes and no say."""
        known = dict.fromkeys(self.deciders)
        for one in self.deciders if self.rule.named else ():
            known |= dict.fromkeys(sorted(self.inside.get(one, ())))
        for name in self.rule.named if self.deciders else ():
            if name not in known:
                yield (
                    phrase("'{name}' has votes and is not in decided_by.", name=name),
                    did_you_mean(name, (*known, *OPTIONS)),
                )

    def unknown_proposer(self) -> Iterator[tuple[str, str | None]]:
        """A proposer who is no actor."""
        proposer = self.rule.proposer
        if proposer is None or self.actors is None or not len(self.actors):
            return
        known = [one for one in self.actors.columns.get("id", ()) if one is not None]
        if proposer not in known:
            message = phrase(
                "The proposer {proposer} is not declared in actors.", proposer=shown(proposer)
            )
            yield message, did_you_mean(proposer, known)

    def missing_columns(self) -> Iterator[tuple[str, str | None]]:
        """Columns that the rule counts by and the actors do not have."""
        extra = () if self.actors is None else self.actors.extra
        for name in self.rule.columns:
            if name not in extra:
                yield (
                    phrase("The table actors has no column {name}.", name=name),
                    did_you_mean(name, extra),
                )

    def _weights(self, column: str) -> dict[str, float | None]:
        """What a column of the actors holds for each voter who is listed; None for no weight."""
        assert self.actors is not None  # without them the column is told to be missing
        words = self.actors.extra[column]
        rows = {one: row for row, one in enumerate(self.actors.columns["id"])}
        return {one: read_weight(words[rows[one]]) for one in self.voters if one in rows}

    def tell_missing_weights(self, problems: Problems) -> int:
        """How many voters lack a weight in a column that counts; each is told at its own cell."""
        count = 0
        for column in self.rule.columns:
            for voter, weight in self._weights(column).items():
                if weight is None and self.actors is not None:
                    count += 1
                    row = self.actors.columns["id"].index(voter)
                    where = place_of(self.actors.raw, row, self.actors.match.extra[column])
                    message = phrase(
                        "{column} of {voter} is no number above 0; a rule counts it.",
                        column=column,
                        voter=shown(voter),
                    )
                    problems.error("decision-rule", message, where)
        return count

    def check_reach(self, where: Where, problems: Problems) -> None:
        """Say who has no weight in a list, and when not even all votes reach a quota."""
        columns = {name: self._weights(name) for name in self.rule.columns}
        kept = {name: {k: v for k, v in held.items() if v} for name, held in columns.items()}
        rule = self.rule.with_columns(kept)
        for quota in rule.quotas if self.voters else ():
            try:
                votes = math.fsum(rule.weighing(quota.of, self.voters))
            except LookupError as error:
                message = phrase(
                    "{value} decides and has no weight in '{of}'.",
                    value=shown(error.args[0]),
                    of=quota.of,
                )
                problems.error("decision-rule", message, where)
                continue
            if not quota.share and votes < quota.amount:
                need = phrase(
                    "The quota of {amount} is above all {votes} votes",
                    amount=f"{quota.amount:g}",
                    votes=f"{votes:g}",
                )
                problems.warn(
                    "decision-rule", phrase("{need}: nothing can pass.", need=need), where
                )
