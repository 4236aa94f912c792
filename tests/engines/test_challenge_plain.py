"""The challenge model against its formulas written out actor by actor, pair by pair."""

from __future__ import annotations

import numpy as np
import pytest

from graphkit.engines.outcomes.challenge import bargain

KINDS = ("confrontation", "compromise", "capitulation")


class Plain:
    """A round as Scholz, Calbert & Smith (2011) set it out, in plain numbers."""

    def __init__(self, place, power, salience, reach, q, risk, choice):
        self.x, self.c, self.s, self.reach, self.q, self.choice = (
            place, power, salience, reach, q, choice,
        )  # fmt: skip
        self.all = range(len(place))
        weight = [c * s for c, s in zip(power, salience, strict=True)]
        self.mean = sum(w * x for w, x in zip(weight, place, strict=True)) / sum(weight)
        self.weight = weight
        self.r = [1.0] * len(place)
        if risk:
            self.r = self.attitudes()

    def apart(self, i, j):
        return abs(self.x[i] - self.x[j]) / self.reach

    def chance(self, i, j):
        """The weight that stands nearer to i, over what is at stake in all ordered pairs."""

        def nearer(k, a, b):
            return self.weight[k] * (self.apart(k, b) ** self.r[k] - self.apart(k, a) ** self.r[k])

        held = sum(max(0.0, nearer(k, i, j)) for k in self.all)
        stake = sum(abs(nearer(k, a, b)) for k in self.all for a in self.all for b in self.all)
        return held / stake if stake else 0.0

    def expected(self, challenger, challenged, eyes):
        """What a challenge brings, as the actor with these eyes sees it."""
        r, apart = self.r[eyes], self.apart(challenger, challenged)

        def worth(change):
            return 2 - 4 * (0.5 - change / 2) ** r

        won, lost, s = worth(apart), worth(-apart), self.s[challenged]
        p = self.chance(challenger, challenged)
        found = s * (p * won + (1 - p) * lost) + (1 - s) * won - self.q * worth(0.0)
        if self.q < 1:
            drift = abs(self.x[challenger] - self.mean) / self.reach
            change = (drift + apart) / 2 * (1 if drift < apart else -1)
            found -= (1 - self.q) * worth(change)
        return found

    def attitudes(self):
        danger = [sum(self.expected(i, j, i) for i in self.all if i != j) for j in self.all]
        most, least = max(danger), min(danger)
        if most - least < 1e-12:
            return [1.0] * len(danger)
        security = [(2 * one - most - least) / (most - least) for one in danger]
        return [(1 - one / 3) / (1 + one / 3) for one in security]

    def answer(self, i):
        """The kind, whose offer, and where i goes; None where nobody makes one."""
        offers = []
        for j in self.all:
            own, theirs = self.expected(i, j, i), self.expected(j, i, i)
            if self.x[i] == self.x[j] or theirs <= 0:
                continue
            if 0 < own < theirs:
                offers.append((0, j, self.x[j], 0.0))
            elif own < 0 and theirs > -own:
                there = self.x[i] + (self.x[j] - self.x[i]) * -own / theirs
                mean = (-own * self.x[i] + theirs * self.x[j]) / (theirs - own)
                by = {"enforceable": -theirs, "least_change": 0.0, "replication": mean}
                offers.append((1, j, there, by[self.choice]))
            elif own < 0 and theirs < -own and self.choice != "replication":
                offers.append((2, j, self.x[j], 0.0))
        if not offers:
            return None
        kind, j, there, _ = min(offers, key=lambda o: (o[0], o[3], abs(o[2] - self.x[i])))
        return KINDS[kind], j, there


@pytest.mark.parametrize("choice", ["enforceable", "least_change", "replication"])
@pytest.mark.parametrize("q", [1.0, 0.6])
@pytest.mark.parametrize("risk", [True, False])
def test_round_by_round_as_written_out(choice, q, risk):
    random, kinds = np.random.default_rng(11), set()
    for _ in range(15 if choice == "replication" else 5):  # which rarely has several to choose from
        size = int(random.integers(2, 7))
        place, power = random.uniform(-1, 1, size), random.uniform(0.1, 1, size)
        salience = random.uniform(0.05, 1, size)
        path, moves = bargain(place, power, salience, rounds=3, q=q, risk=risk, choice=choice)
        reach, now = float(np.ptp(place)), place.tolist()
        for number in (1, 2, 3):
            plain = Plain(now, power.tolist(), salience.tolist(), reach, q, risk, choice)
            answers = [plain.answer(actor) for actor in range(size)]
            made = {move.actor: move for move in moves if move.round == number}
            assert sorted(made) == [actor for actor, found in enumerate(answers) if found]
            for actor, move in made.items():
                kind, by, there = answers[actor]
                assert (move.kind, move.by) == (kind, by)
                assert move.position == pytest.approx(there, abs=1e-9)
                now[actor] = there
                kinds.add(kind)
            assert path[number].tolist() == pytest.approx(now, abs=1e-9)
            now = path[number].tolist()
    assert kinds >= {"confrontation", "compromise"}
