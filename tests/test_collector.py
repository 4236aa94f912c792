"""The garbage collector out of the way, and back."""

from __future__ import annotations

import gc

import pytest

from graphkit.collector import collector_paused


@pytest.mark.slow
def test_what_is_made_meanwhile_counts_as_old() -> None:
    gc.collect()
    with collector_paused():
        assert not gc.isenabled()
        made = [[number] for number in range(2000)]
    assert gc.isenabled()
    young = {id(one) for generation in (0, 1) for one in gc.get_objects(generation)}
    assert not young & set(map(id, made))
    assert gc.is_tracked(made)
    assert id(made) in set(map(id, gc.get_objects(2)))


def test_a_cycle_made_meanwhile_is_still_cleared_away() -> None:
    with collector_paused():
        cycle: list[object] = []
        cycle.append(cycle)
        del cycle
    assert gc.collect() >= 1


def test_what_somebody_else_has_frozen_stays_so() -> None:
    gc.freeze()
    try:
        held = gc.get_freeze_count()
        with collector_paused():
            pass
        assert gc.get_freeze_count() >= held - 100  # some are freed, none thawed
    finally:
        gc.unfreeze()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with collector_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
