"""Who is named in a reading."""

from __future__ import annotations

from graphkit.engines.leaders import alike, leaders, trailers
from graphkit.language import Language


def test_equals_are_named_together_up_to_three() -> None:
    say = Language().say
    assert say(leaders({"b": 2.0, "a": 1.0})) == "b"
    assert say(leaders({"b": 2.0, "a": 2.0, "c": 1.0})) == "a and b"
    assert say(leaders(dict.fromkeys("abcde", 1.0))) == "a, b, c and 2 others"
    assert say(leaders(dict.fromkeys("abcd", 1.0))) == "a, b, c and 1 other"


def test_rounding_neither_leads_nor_trails() -> None:
    say = Language().say
    values = {"b": 0.1 + 0.2, "a": 0.3, "c": 0.0, "d": 1e-15}
    assert say(leaders(values)) == "a and b"
    assert say(trailers(values)) == "c and d"
    assert alike({"a": 0.1 + 0.2, "b": 0.3}) and not alike(values)
