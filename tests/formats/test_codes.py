"""What codes of coded texts are taken for, and what is asked where none can tell."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from graphkit.errors import DataError, Place, UsageError
from graphkit.formats import ReadOptions, load
from graphkit.formats.reading.code_roles import Code, Meaning, code_roles
from graphkit.formats.reading.coded_passages import Passage, read_claims

Row = Mapping[str, Any]
HERE = Place("x")


def meaning(code: Code, said: str = "", positions: tuple[str, ...] = ()) -> Meaning:
    return code_roles(said.split(", ") if said else (), positions).meaning(code)


@pytest.mark.parametrize(
    ("code", "said", "wanted"),
    [
        (Code("Guild", ("Actors",)), "", Meaning("actor", "Guild")),
        (Code("Guild", ("Frames",)), "ignore=Frames", Meaning("ignore", "Guild")),
        (Code("Guild", ("Frames",)), "actor=Guild, ignore=Frames", Meaning("actor", "Guild")),
        (Code("oppose", ("Frames",)), "actor=Frames", Meaning("position", "oppose")),
        (Code("Actor: Guild"), "", Meaning("actor", "Guild")),
        (Code("Actor: Guild", ("Actors",)), "", Meaning("actor", "Guild")),
        (Code("Actor: Guild", ("Topics",)), "", Meaning("issue", "Actor: Guild")),
        (Code("Toll: oppose"), "", Meaning("position", "oppose", "Toll")),
        (Code("oppose: Toll"), "", Meaning("position", "oppose", "Toll")),
        (Code("stance: oppose"), "", Meaning("position", "oppose")),
        (Code("Toll: later", ("Topics",)), "", Meaning("issue", "Toll: later")),
        (Code("Toll: later"), "", Meaning(None, "Toll: later")),
        (Code("Toll: later"), "issue=*", Meaning("issue", "Toll: later")),
        (Code("oppose", ("Toll stays",)), "", Meaning("position", "oppose", "Toll stays")),
        (Code("oppose", ("Stances",)), "", Meaning("position", "oppose")),
        (Code("oppose", ("codes",)), "", Meaning("position", "oppose")),
        (Code("Actor", (), "", "Ferry Guild"), "", Meaning("actor", "Ferry Guild")),
    ],
)  # fmt: skip
def test_what_a_code_is(code: Code, said: str, wanted: Meaning) -> None:
    assert meaning(code, said) == wanted


def test_words_of_position_that_were_stated() -> None:
    assert meaning(Code("nah"), positions=("Nah",)).role == "position"
    assert meaning(Code("nah")).role is None


def test_what_all_positions_are_about() -> None:
    roles = code_roles("question=Keep the toll, at least until June,actor=Groups, and others")
    assert roles.question == "Keep the toll, at least until June"
    assert dict(roles.named) == {"groups, and others": "actor"}
    assert code_roles({"actor": ["A", "B"], "issue": "C"}).named.keys() == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("actor", "'actor' does not say ROLE=GROUP"),
        ("actor= ", "'actor= ' does not say ROLE=GROUP"),
        ("actors=Groups", "no part of codes called 'actors'.*actor"),
        ("actor=Groups,issue=groups", "'groups' are said to be actor and issue"),
    ],
)
def test_what_cannot_be_meant(said: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        code_roles(said)
    assert code_roles("actor=Groups,actor=groups").named == {"groups": "actor"}


def passage(*codes: Code, coder: str = "", start: int | None = None, end: int | None = None,
            document: str = "d") -> Passage:  # fmt: skip
    return Passage(document, HERE, codes, coder, start, end)


GUILD, OPPOSE = Code("Guild", ("Actor",)), Code("oppose", ("Stance",))


def test_a_passage_that_speaks_of_nothing_lacks_an_issue() -> None:
    one = passage(GUILD, OPPOSE, start=0, end=9)
    found = read_claims([one], code_roles(()), "")
    assert not found.claims and found.lacking["issue"] == [one]
    (claim,) = read_claims([one], code_roles(()), "Toll").claims
    assert (claim.actor, claim.issue, claim.position) == ("Guild", "Toll", "oppose")


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [((0, 5), (5, 9), False), ((0, 6), (5, 9), True), ((5, 9), (0, 5), False),
     ((5, 9), (0, 6), True), ((None, None), (0, 5), True), ((0, 5), (None, None), True)],
)  # fmt: skip
def test_passages_that_share_words(one: tuple, other: tuple, shared: bool) -> None:
    first, second = (passage(start=start, end=end) for start, end in (one, other))
    assert first.overlaps(second) is shared


@pytest.mark.parametrize(
    ("outer", "inner", "around"),
    [((0, 9), (0, 9), True), ((0, 9), (1, 10), False), ((1, 9), (0, 9), False),
     ((None, None), (0, 9), True), ((0, 9), (None, None), False)],
)  # fmt: skip
def test_passages_that_lie_around_others(outer: tuple, inner: tuple, around: bool) -> None:
    first, second = (passage(start=start, end=end) for start, end in (outer, inner))
    assert first.encloses(second) is around
    mine, other = passage(coder="Ann"), passage(coder="Ben", start=0, end=1)
    assert not mine.encloses(other) and passage().encloses(other)
    assert not passage(document="e").encloses(passage())


def annotation(*tags: str, user: str = "ann", uri: str = "https://example.org/n") -> Row:
    return {"id": f"{user}{len(tags)}{tags}", "user": user, "uri": uri, "tags": list(tags),
            "target": [], "created": "2024-04-10T08:00:00+00:00"}  # fmt: skip


@pytest.fixture
def stored(tmp_path: Path) -> Callable[..., Path]:
    def store(*rows: Row) -> Path:
        path = tmp_path / "notes.json"
        path.write_text(json.dumps({"rows": rows, "total": len(rows)}), encoding="utf-8")
        return path

    return store


def asked(path: Path, codes: str = "") -> tuple[str, set[str]]:
    with pytest.raises(DataError) as caught:
        load(path, options=ReadOptions(codes=codes or ()))
    (problem,) = (p for p in caught.value.problems if p.level == "error")
    return problem.message, {answer.option for answer in problem.answers}


def test_what_is_asked_where_no_code_can_tell(stored: Callable[..., Path]) -> None:
    """First positions, then actors, then issues; codes in no group are answers together."""
    path = stored(annotation("Guild", "Toll", "oppose"))
    message, answers = asked(path)
    assert message.startswith("It cannot be told which codes are the actors")
    assert answers == {"--codes 'actor=*'"}
    message, answers = asked(path, "actor=Guild")
    assert message.startswith("It cannot be told what the positions are about")
    assert answers == {"--codes 'issue=*'", "--codes question=notes"}
    (stance,) = load(path, options=ReadOptions(codes="actor=Guild,issue=Toll")).stances
    assert (stance.actor, stance.issue, stance.position) == ("Guild", "Toll", -1)


def test_nothing_is_asked_where_no_code_is_left(stored: Callable[..., Path]) -> None:
    with pytest.raises(DataError, match="No code is left that could be one"):
        load(stored(annotation("issue:Toll", "oppose")))


def test_no_passage_with_actor_and_position(stored: Callable[..., Path]) -> None:
    path = stored(
        annotation("actor:Guild", "issue:Toll"), annotation("oppose", uri="https://b.org")
    )
    with pytest.raises(DataError, match="No passage has an actor and a position"):
        load(path)


def test_coders_who_use_words_of_their_own_differ(stored: Callable[..., Path]) -> None:
    """Words stated to be positions have no place on a scale of their own: other words differ."""
    rows = [annotation("actor:Guild", "issue:Toll", f"stance:{word}", user=user)
            for word, user in (("nah", "ann"), ("Nah", "ben"), ("yeah", "cyd"))]  # fmt: skip
    options = ReadOptions(values="position:nah=oppose,yeah=support")
    dataset = load(stored(*rows), options=options)
    (told,) = (n.message for n in dataset.notices if n.code == "coders-differ")
    assert all(name in told for name in ("'ann' says nah", "'ben' says Nah", "'cyd' says yeah"))
    dataset = load(stored(*rows[:2]), options=options)
    assert not [n for n in dataset.notices if n.code == "coders-differ"]


def test_a_bar_in_a_code_separates_nothing(stored: Callable[..., Path]) -> None:
    dataset = load(stored(annotation("actor:Port|Town", "issue:Toll", "oppose")))
    assert [actor.id for actor in dataset.actors] == ["Port/Town"]
    (told,) = (notice.message for notice in dataset.notices if notice.code == "bar")
    assert "is called 'actor:Port/Town'" in told
    dataset = load(stored(annotation("actor:Port", "issue:Toll", "oppose")))
    assert not [notice for notice in dataset.notices if notice.code == "bar"]


PORT, TOLL, BUS = Code("Port", ("Actor",)), Code("Toll", ("Topic",)), Code("Bus", ("Topic",))
SUPPORT = Code("support", ("Stance",))


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ((GUILD, OPPOSE, TOLL), {("Guild", "Toll", "oppose")}),
        ((GUILD, PORT, OPPOSE, TOLL), {("Guild", "Toll", "oppose"), ("Port", "Toll", "oppose")}),
        ((GUILD, OPPOSE, TOLL, BUS), {("Guild", "Toll", "oppose"), ("Guild", "Bus", "oppose")}),
        (
            (GUILD, OPPOSE, SUPPORT, TOLL),
            {("Guild", "Toll", "oppose"), ("Guild", "Toll", "support")},
        ),
        ((GUILD, PORT, OPPOSE, SUPPORT, TOLL), set()),
        ((GUILD, OPPOSE, SUPPORT, TOLL, BUS), set()),
    ],
)
def test_which_codes_of_a_passage_go_together(
    marked: tuple[Code, ...], wanted: set[tuple[str, str, str]]
) -> None:
    """Two positions of several actors, or on several issues, may be anybody's: unclear."""
    one = passage(*marked, start=0, end=9)
    found = read_claims([one], code_roles(()), "")
    assert {(c.actor, c.issue, c.position) for c in found.claims} == wanted
    assert found.unclear == ([] if wanted else [one])


def test_what_a_passage_lacks_comes_from_the_nearest_around_it() -> None:
    """The shortest that lies around; the whole document is the longest of all."""
    whole, wide = passage(PORT), passage(GUILD, start=0, end=50)
    inner, apart = passage(OPPOSE, TOLL, start=10, end=20), passage(SUPPORT, TOLL, start=60, end=70)
    found = read_claims([whole, wide, inner, apart], code_roles(()), "")
    assert {(c.actor, c.position) for c in found.claims} == {
        ("Guild", "oppose"),
        ("Port", "support"),
    }
    assert found.joined == 1  # the document is no passage that another lies in
    found = read_claims([inner, passage(GUILD, OPPOSE, BUS, start=0, end=50)], code_roles(()), "")
    assert {(c.actor, c.issue) for c in found.claims} == {("Guild", "Bus")}
    assert found.lacking["actor"] == [inner]
