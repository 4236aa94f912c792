"""Every layout as it is shipped, against the same events added up in plain Python."""

from __future__ import annotations

import csv
from datetime import date

import pytest
from events.added_up import added_up
from events.archives import drawn, gdelt, gdelt_row, icews, polecat

from graphkit.events.layouts import GDELT_COLUMNS
from graphkit.formats import load

EVENTS = list(drawn(600, seed=7))


def check(out, expected, *, urls=True):
    """The dataset read again is what was added up."""
    dataset = load(out)
    url = {source.id: source.url for source in dataset.sources}
    assert len(dataset.ties) == len(expected)
    for tie in dataset.ties:
        key = (tie.source_actor, tie.target_actor, tie.sign, None)
        of = expected[key]
        assert int(tie.extra["x_events"]) == of["events"]
        assert int(tie.extra["x_mentions"]) == of["mentions"]
        assert float(tie.extra["x_weight"]) == pytest.approx(of["weight"], abs=1e-4)
        assert (tie.since, tie.extra["x_last"]) == (of["first"], of["last"].isoformat())
        if urls:
            assert {url[source] for source in tie.source} == of["urls"]
    return dataset


@pytest.mark.parametrize(
    ("name", "columns"),
    [("a.export.CSV.zip", 61), ("a.CSV", 58), ("a.csv.gz", 58), ("1979.zip", 57)],
)
def test_gdelt(events, tmp_path, name, columns):
    code, said, out = events(gdelt(tmp_path / name, EVENTS, columns))
    assert code == 0, said
    dataset = check(out, added_up(EVENTS), urls=columns > 57)
    assert "600 read =" in said
    one_sided = sum(not e.target[0] for e in EVENTS)
    own = sum(e.source == e.target for e in EVENTS)
    assert f"{one_sided} with an actor on one side only" in said
    assert f"{own} of an actor with itself" in said
    assert {a.id: a.name for a in dataset.actors}["USAGOV"] == "UNITED STATES (USAGOV)"
    assert {a.id: a.country for a in dataset.actors}["IRN"] == "IRN"


def test_columns_of_gdelt():
    """Positions as the codebooks count them, from 1."""
    place = {n: {c: i + 1 for i, c in enumerate(names)} for n, names in GDELT_COLUMNS.items()}
    for n in (57, 58, 61):
        assert len(GDELT_COLUMNS[n]) == n == len(set(GDELT_COLUMNS[n]))
        known = {"SQLDATE": 2, "Actor1Code": 6, "Actor2Code": 16, "EventCode": 27, "QuadClass": 30}
        known |= {"GoldsteinScale": 31, "NumMentions": 32, "AvgTone": 35}
        assert {name: place[n][name] for name in known} == known
    assert place[61]["SOURCEURL"] == 61 and place[58]["SOURCEURL"] == 58
    assert place[61]["ActionGeo_Lat"] == 57 and place[57]["DATEADDED"] == 57


def test_icews_and_polecat(events, tmp_path):
    once = added_up(EVENTS, name=lambda a: a[1].title(), mentions=lambda e: 1)
    code, said, out = events(polecat(tmp_path / "ngecEvents.txt", EVENTS))
    assert code == 0, said
    check(out, once, urls=False)
    code, said, out = events(icews(tmp_path / "events.tab", EVENTS))
    assert code == 0, said
    dataset = load(out)
    by_value = {(t.source_actor, t.target_actor, t.sign): t for t in dataset.ties}
    expected = [e for e in EVENTS if (e.source[1], e.target[1]) == ("IRAN", "ISRAEL")]
    against = [e for e in expected if e.goldstein < 0]
    assert by_value["Iran", "Israel", -1].extra["x_events"] == str(len(against))
    assert dataset.sources[0].publisher == "The Daily Example"


def test_two_files_are_one_archive(events, tmp_path):
    first = gdelt(tmp_path / "a.CSV", EVENTS[:250], 58)
    second = gdelt(tmp_path / "b.zip", EVENTS[250:], 61)
    code, said, out = events(first, second, first)
    assert code == 0, said
    check(out, added_up(EVENTS))


def test_filters(events, tmp_path):
    path = gdelt(tmp_path / "a.CSV", EVENTS)
    since, until = date(2024, 2, 1), date(2024, 2, 29)
    args = ("--since", since, "--until", until, "--min-mentions", 5, "--actors", "usa*,Iran")
    code, said, out = events(path, *args)
    assert code == 0, said
    kept = [
        e
        for e in EVENTS
        if since <= e.day <= until
        and e.mentions >= 5
        and {e.source[0], e.target[0]} <= {"USA", "USAGOV", "IRN"}
    ]
    check(out, added_up(kept))
    code, said, out = events(path, "--actors", "any:IRN")
    check(out, added_up([e for e in EVENTS if "IRN" in (e.source[0], e.target[0])]))


def test_by_month(events, tmp_path):
    code, said, out = events(gdelt(tmp_path / "a.CSV", EVENTS), "--window", "month")
    assert code == 0, said
    dataset = load(out)
    expected = added_up(EVENTS, span=lambda day: (day.year, day.month))
    found = {
        (t.source_actor, t.target_actor, t.sign, (t.since.year, t.since.month)): t
        for t in dataset.ties
    }
    assert found.keys() == expected.keys()
    for key, tie in found.items():
        assert int(tie.extra["x_mentions"]) == expected[key]["mentions"]
        assert (
            tie.until
            == {1: date(2024, 1, 31), 2: date(2024, 2, 29), 3: date(2024, 3, 31)}[key[3][1]]
        )
    of = [e for e in EVENTS if (e.source[0], e.target[0]) == ("CHN", "IRN") and e.day.month == 2]
    sides = sum(e.mentions * e.goldstein / 10 for e in of if _decided(e))
    (stance,) = [
        s
        for s in dataset.stances
        if (s.actor, s.issue, s.date) == ("CHN", "towards_IRN", date(2024, 2, 29))
    ]
    assert stance.position == pytest.approx(sides / sum(e.mentions for e in of), abs=1e-4)
    assert stance.source


def _decided(event):
    return event.goldstein * (1 if event.quad <= 2 else -1) > 0


def test_broken_rows_are_counted_and_shown(events, tmp_path):
    good = gdelt_row(EVENTS[0], 61)
    day, mentions, value = (list(good) for _ in range(3))
    day[1], mentions[31], value[30] = "20240231", "many", ""
    extra = ["too\tfew", *("\t".join(row) for row in (day, mentions, value))]
    code, said, out = events(gdelt(tmp_path / "a.CSV", EVENTS, 61, extra))
    assert code == 0, said
    assert "a.CSV:601: 2 columns instead of 61" in said
    assert "604 read =" in said
    for reason in ("a readable date", "a readable number of mentions", "a readable sign or value"):
        assert f"1 without {reason}" in said
    assert "1 with a wrong number of columns" in said
    description = load(out).description
    assert "604 read =" in description


def test_what_the_dataset_says_of_itself(events, tmp_path):
    _, _, out = events(gdelt(tmp_path / "a.CSV", EVENTS))
    dataset = load(out)
    for words in ("quad class", "Goldstein", "attention of the media", "not agreement"):
        assert words in dataset.description
    undecided = sum(
        not _decided(e) and e.goldstein != 0 for e in EVENTS if e.target[0] and e.source != e.target
    )
    assert f"so in {undecided:,} of" in dataset.description
    with (out / "ties.csv").open() as file:
        rows = list(csv.DictReader(file))
    strength = [float(row["strength"]) for row in rows]
    weight = [float(row["x_weight"]) for row in rows]
    assert max(strength) == 1.0 and min(strength) > 0
    order = sorted(range(len(rows)), key=weight.__getitem__)
    assert [strength[i] for i in order] == sorted(strength)
