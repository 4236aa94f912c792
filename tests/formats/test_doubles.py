"""Pairs of names that may be one, and pairs that must not be taken for one."""

from __future__ import annotations

import random
from unittest import mock

import pytest

from graphkit.formats.reading import doubles as module
from graphkit.formats.reading.doubles import doubles


def whys(*names: str) -> list[tuple[str, ...]]:
    return [double.why for double in doubles({name: [name] for name in names})]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Port Office", "PORT OFFICE", "upper and lower case"),
        ("Ｓｈｅｌｌ", "Shell", "full and half width"),
        ("黄仁勳", "黄仁勋", "variants of one character"),
        ("Société Générale", "Societe Generale", "accents"),
        ("Müller Bau", "Mueller Bau", "accents"),
        ("Advanced Gears Inc.", "Advanced Gears", "the legal form or an article"),
        ("Acme GmbH & Co. KG", "Acme", "the legal form or an article"),
        ("Harbour S.A.", "Harbour SA", "spaces or punctuation"),
        ("Harbour S.A.", "Harbour", "the legal form or an article"),
        ("Müller AG", "Mueller", "the legal form or an article"),
        ("株式会社トヨタ", "トヨタ", "the legal form or an article"),
        ("トヨタ（株）", "トヨタ", "the legal form or an article"),
        ("The Guardian", "Guardian", "the legal form or an article"),
        ("Huang, Jensen", "Jensen Huang", "the order of words"),
        ("José García", "Garcia Jose", "the order of words"),
        ("J. Huang", "Jensen Huang", "an initial for a name"),
        ("Huang, J.", "Jensen Huang", "an initial for a name"),
        ("WTO", "World Trade Organization", "an abbreviation"),
        ("U.S.A.", "United States of America", "an abbreviation"),
        ("Ministry of Health", "Ministry of Helth", "one letter"),
    ],
)
def test_likely(one: str, other: str, why: str) -> None:
    assert whys(one, other) == [(why,)]
    assert whys(other, one) == [(why,)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Member 1", "Member 2"),
        ("Region A", "Region B"),
        ("Councillor 2019", "Councillor 2018"),
        ("North Rhine", "South Rhine"),
        ("John Smith", "Jane Smith"),
        ("K. Huang", "Jensen Huang"),
        ("がくせい", "かくせい"),
        ("WHO", "World Trade Organization"),
        ("Fishers", "Port Office"),
        ("Inc.", "GmbH"),
    ],
)
def test_not_likely(one: str, other: str) -> None:
    assert whys(one, other) == []


def test_of_several_each_stands_with_the_first() -> None:
    found = doubles({n: [n] for n in ("Gears Inc.", "Gears", "GEARS INC", "gears ltd")})
    assert {double.keep for double in found} == {"Gears Inc."} and len(found) == 3


def test_aliases_and_names_in_other_languages_count() -> None:
    called = {"a": ["a", "Ferry Guild", "渡し組合"], "b": ["b", "Boats", "ferry guild"]}
    (double,) = doubles(called)
    assert (double.keep, double.same, double.same_name) == ("a", "b", "ferry guild")


@pytest.mark.parametrize("shape", ["{0} {1}", "Ministry of {0} {1}", "Member {2}"])
def test_work_grows_with_the_names_not_their_square(shape: str) -> None:
    """Counted in comparisons: some for each name and way of comparing, however many there are."""
    size, draw = 2000, random.Random(1)
    words = [f"w{n:04}"[::-1] + "abcdefgh"[n % 8] * 3 for n in range(500)]
    names = [shape.format(draw.choice(words), draw.choice(words), n) for n in range(size)]
    compared = []
    pairs = module._pairs
    with mock.patch.object(
        module, "_pairs", lambda *given: compared.append(list(pairs(*given))) or compared[-1]
    ):
        doubles({f"a{n}": [name] for n, name in enumerate(names)})
    assert sum(map(len, compared)) <= size * 2 * module.WINDOW * len(module._REASONS) < size**2
