"""What took long to work out is worked out when it is asked for, and once."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.history import ActorDay, History


def test_days_of_actors_are_worked_out_once() -> None:
    asked: list[int] = []

    def told() -> Iterator[ActorDay]:
        asked.append(1)
        yield ActorDay(None, {}, (), {})

    found = History({}, {}, told_of_actors=told)
    assert asked == [] and found.days == ()
    assert found.actor_days == found.actor_days == (ActorDay(None, {}, (), {}),)
    assert asked == [1]
