"""REFI-QDA projects: expected claims are read off the small projects written here by hand."""

from __future__ import annotations

import os
import zipfile
from itertools import count
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import DataError
from graphkit.formats import ReadOptions, load
from graphkit.formats.reading.text_offsets import WAYS, Quoted, counting_of, fits

FILES = os.environ.get("GRAPHKIT_FILES")
NS = "urn:QDA-XML:project:1.0"
TEXT = "The Guild wants the toll gone. The Council defends the toll."
GUILD, COUNCIL = (0, 30), (31, 60)
GROUPED = {"Actor": ["Guild", "Council"], "Toll stays": ["support", "oppose"]}


def project(book, codings, *, text=TEXT, extra="", inside="", names=None):
    """A project of one text: `book` maps groups to codes ("" for no group), `codings` are
    (coder, (start, end), codes), each a selection."""
    number = count(1)
    guids = {}

    def code(name):
        guids[name] = f"c{next(number)}"
        return f'<Code guid="{guids[name]}" name={quoteattr(name)} isCodable="true"'

    codes = ""
    for group, members in book.items():
        inner = "".join(f"{code(name)}/>" for name in members)
        codes += f"{code(group)}>{inner}</Code>" if group else inner
    selections = "".join(
        f'<PlainTextSelection guid="s{next(number)}" startPosition="{start}" endPosition="{end}" '
        f"name={quoteattr((names or {}).get((start, end), text[start:end])[:20])}"
        f' creatingUser="{coder}">'
        + "".join(
            f'<Coding guid="k{next(number)}" creatingUser="{coder}">'
            f'<CodeRef targetGUID="{guids[name]}"/></Coding>'
            for name in named
        )
        + "</PlainTextSelection>"
        for coder, (start, end), named in codings
    )
    for name, guid in guids.items():
        extra = extra.replace(f"@{name}@", guid)
        inside = inside.replace(f"@{name}@", guid)
    return (
        f'<?xml version="1.0" encoding="utf-8"?><Project xmlns="{NS}" name="Toll debate">'
        '<Users><User guid="u1" name="Ann"/><User guid="u2" name="Ben"/></Users>'
        f"<CodeBook><Codes>{codes}</Codes></CodeBook>{extra}"
        '<Sources><TextSource guid="t1" name="Minutes" plainTextPath="internal://t1.txt">'
        f"{selections}{inside}</TextSource></Sources></Project>"
    )


def archive(folder: Path, xml: str, text: str = TEXT) -> Path:
    path = folder / "p.qdpx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("project.qde", xml)
        file.writestr("Sources/t1.txt", text.encode())
    return path


def claims(dataset):
    return {(s.actor, s.issue, s.position) for s in dataset.stances}


def codes_of(dataset):
    return {notice.code for notice in dataset.notices}


BOTH = [("u1", GUILD, ["Guild", "oppose"]), ("u1", COUNCIL, ["Council", "support"])]
WANTED = {("Guild", "Toll stays", -1.0), ("Council", "Toll stays", 1.0)}


@pytest.mark.skipif(FILES is None, reason="GRAPHKIT_FILES names no folder of files")
def test_counts_of_the_look_alike() -> None:
    dataset = load(Path(str(FILES)) / "38-refi.qdpx")
    by_coder = {
        coder: [s.position for s in dataset.stances if s.extra["x_coder"] == coder]
        for coder in ("Coder One", "Coder Two")
    }
    counts = {c: [p.count(sign) for sign in (1, -1, 0)] for c, p in by_coder.items()}
    assert counts == {"Coder One": [2, 3, 1], "Coder Two": [0, 3, 0]}
    assert len(dataset.actors) == 4 and [i.question for i in dataset.issues] == ["Toll stays"]
    assert any("Youth Forum" in str(n) for n in dataset.notices if n.code == "coders-differ")


def test_two_codes_on_one_selection_are_a_claim_with_its_evidence(tmp_path: Path) -> None:
    dataset = load(archive(tmp_path, project(GROUPED, BOTH)))
    assert claims(dataset) == WANTED
    first = dataset.stances[0]
    assert first.summary == "The Guild wants the toll gone."
    assert first.locator == "characters 0-30, before 'The Council defends the toll.'"
    assert first.extra["x_coder"] == "Ann" and first.date is None
    assert dataset.source_by_id[first.source[0]].title == "Minutes"
    assert "undated" in codes_of(dataset)


def test_a_selection_for_each_code_says_the_same(tmp_path: Path) -> None:
    apart = [(coder, place, [code]) for coder, place, codes in BOTH for code in codes]
    assert claims(load(archive(tmp_path, project(GROUPED, apart)))) == WANTED


def test_the_actors_name_inside_the_sentence_says_the_same(tmp_path: Path) -> None:
    inside = [
        ("u1", (4, 9), ["Guild"]), ("u1", GUILD, ["oppose"]),
        ("u1", (35, 42), ["Council"]), ("u1", COUNCIL, ["support"]),
    ]  # fmt: skip
    dataset = load(archive(tmp_path, project(GROUPED, inside)))
    assert claims(dataset) == WANTED
    assert "enclosed" in codes_of(dataset)


def test_codes_of_another_coder_are_not_mixed_in(tmp_path: Path) -> None:
    mixed = [*BOTH, ("u1", (4, 9), ["Guild"]), ("u2", GUILD, ["support"])]
    dataset = load(archive(tmp_path, project(GROUPED, mixed)))
    assert claims(dataset) == WANTED
    (account,) = (a for a in dataset.accounts if a.table == "stances")
    assert (account.read, account.used, account.rejected) == (4, 2, 2)


def test_coders_who_differ_are_both_kept(tmp_path: Path) -> None:
    other = [*BOTH, ("u2", GUILD, ["Guild", "support"])]
    dataset = load(archive(tmp_path, project(GROUPED, other)))
    assert sorted(s.position for s in dataset.stances if s.actor == "Guild") == [-1, 1]
    (told,) = (str(n) for n in dataset.notices if n.code == "coders-differ")
    assert "'Ann' says oppose, 'Ben' says support" in told


@pytest.mark.parametrize(
    ("book", "names"),
    [
        ({"Akteure": ["Guild", "Council"], "Haltung": ["oppose", "support"],
          "Thema": ["Toll stays"]}, {}),
        ({"": ["Actor: Guild", "Actor: Council", "Issue: Toll stays", "Stance: oppose",
               "Stance: support"]},
         {"Guild": "Actor: Guild", "Council": "Actor: Council", "oppose": "Stance: oppose",
          "support": "Stance: support", "Toll stays": "Issue: Toll stays"}),
    ],
)  # fmt: skip
def test_groups_and_prefixes_say_what_codes_are(tmp_path: Path, book, names) -> None:
    with_issue = [
        (coder, place, [names.get(code, code) for code in (*codes, "Toll stays")])
        for coder, place, codes in BOTH
    ]
    assert claims(load(archive(tmp_path, project(book, with_issue)))) == WANTED


def test_issue_and_side_in_one_code(tmp_path: Path) -> None:
    book = {"Actor": ["Guild", "Council"], "": ["Toll stays: oppose", "Toll stays: support"]}
    coded = [(c, p, [who, f"Toll stays: {side}"]) for c, p, (who, side) in BOTH]
    assert claims(load(archive(tmp_path, project(book, coded)))) == WANTED


def test_codes_without_groups_are_asked_about_and_the_answer_works(tmp_path: Path) -> None:
    path = archive(tmp_path, project({"": ["Guild", "Council", "oppose", "support"]}, BOTH))
    with pytest.raises(DataError) as error:
        load(path)
    (problem,) = (p for p in error.value.problems if p.level == "error")
    assert "which codes are the actors" in problem.message
    assert [a.option for a in problem.answers] == ["--codes 'actor=*'"]
    dataset = load(path, options=ReadOptions(codes="actor=*"))
    assert claims(dataset) == {(a, "Toll debate", p) for a, _, p in WANTED}


def test_groups_of_other_names_are_the_answers(tmp_path: Path) -> None:
    book = {"Who is there": ["Guild", "Council"], "Mood": ["Angry"],
            "Toll stays": ["support", "oppose"]}  # fmt: skip
    coded = [*BOTH, ("u1", (4, 9), ["Angry"])]
    path = archive(tmp_path, project(book, coded))
    with pytest.raises(DataError) as error:
        load(path)
    (problem,) = (p for p in error.value.problems if p.level == "error")
    assert [a.option for a in problem.answers][:2] == [
        "--codes 'actor=Who is there'", "--codes actor=Mood",
    ]  # fmt: skip
    assert claims(load(path, options=ReadOptions(codes="actor=Who is there"))) == WANTED


def test_a_group_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = archive(tmp_path, project(GROUPED, BOTH))
    with pytest.raises(DataError, match=r"no code or group 'actorr'\. Did you mean 'Actor'"):
        load(path, options=ReadOptions(codes="actor=Actorr"))


def test_what_is_said_of_codes_does_nothing_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "ties.csv").write_text("from,to,sign\na,b,support\n")
    dataset = load(tmp_path, options=ReadOptions(codes="actor=Actors"))
    assert "codes" in codes_of(dataset)


def test_own_words_of_position_are_stated_as_values(tmp_path: Path) -> None:
    book = {"Actor": ["Guild", "Council"], "Toll stays": ["hugs", "bites"]}
    coded = [("u1", GUILD, ["Guild", "bites"]), ("u1", COUNCIL, ["Council", "hugs"])]
    path = archive(tmp_path, project(book, coded))
    with pytest.raises(DataError, match="None of the codes says support or opposition"):
        load(path)
    options = ReadOptions(values="position:hugs=support,bites=oppose")
    assert claims(load(path, options=options)) == WANTED


def test_a_set_of_codes_is_a_group(tmp_path: Path) -> None:
    sets = (
        '<Sets><Set guid="x" name="Organisations"><MemberCode targetGUID="@Guild@"/>'
        '<MemberCode targetGUID="@Council@"/></Set></Sets>'
    )
    book = {"": ["Guild", "Council"], "Toll stays": ["support", "oppose"]}
    assert claims(load(archive(tmp_path, project(book, BOTH, extra=sets)))) == WANTED


def test_date_and_address_of_a_document_are_its_claims(tmp_path: Path) -> None:
    extra = (
        '<Variables><Variable guid="v1" name="Date" typeOfVariable="Date"/>'
        '<Variable guid="v2" name="URL" typeOfVariable="Text"/></Variables>'
    )
    inside = (
        '<VariableValue><VariableRef targetGUID="v1"/><DateValue>2024-03-01</DateValue>'
        '</VariableValue><VariableValue><VariableRef targetGUID="v2"/>'
        "<TextValue>https://example.org/m</TextValue></VariableValue>"
    )
    dataset = load(archive(tmp_path, project(GROUPED, BOTH, extra=extra, inside=inside)))
    assert {str(s.date) for s in dataset.stances} == {"2024-03-01"}
    assert dataset.sources[0].url == "https://example.org/m"


def test_characters_counted_twice_are_found_by_the_quotations(tmp_path: Path) -> None:
    text = "🛶🛶 " + TEXT
    shift = 5  # two boats of two units each, and a blank
    moved = [(c, (s + shift, e + shift), codes) for c, (s, e), codes in BOTH]
    names = {(s + shift, e + shift): TEXT[s:e] for _, (s, e), _ in BOTH}
    dataset = load(archive(tmp_path, project(GROUPED, moved, names=names), text))
    assert dataset.stances[0].summary == "The Guild wants the toll gone."
    assert "offsets" in codes_of(dataset) and "quote" not in codes_of(dataset)


@given(
    st.text(alphabet="ab \n🛶𠮷é", min_size=12, max_size=60),
    st.lists(st.tuples(st.integers(0, 40), st.integers(4, 12)), min_size=1, max_size=6),
    st.sampled_from(WAYS),
)
def test_the_way_found_finds_every_quotation(text, places, way) -> None:
    cuts = [(start, start + size) for start, size in places]
    quoted = [Quoted(text, s, e, way.cut(text, s, e)) for s, e in cuts]
    quoted = [q for q in quoted if q.words.strip() and "\ufffd" not in q.words]
    found = counting_of(quoted)
    assert all(fits(found.cut(q.text, q.start, q.end), q.words) for q in quoted)


def test_an_unpacked_project_reads_its_texts_beside_it(tmp_path: Path) -> None:
    (tmp_path / "Sources").mkdir()
    (tmp_path / "Sources" / "T1.txt").write_text(TEXT)
    (tmp_path / "p.qde").write_text(project(GROUPED, BOTH))
    dataset = load(tmp_path / "p.qde")
    assert claims(dataset) == WANTED
    assert dataset.stances[0].summary == "The Guild wants the toll gone."


def test_without_the_text_the_selections_name_is_the_quotation(tmp_path: Path) -> None:
    (tmp_path / "p.qde").write_text(project(GROUPED, BOTH))
    dataset = load(tmp_path / "p.qde")
    assert dataset.stances[0].summary == "The Guild wants the"
    assert "no-text" in codes_of(dataset)


DTD = f'<!DOCTYPE a [<!ENTITY b "c">]><Project xmlns="{NS}">&b;</Project>'


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ("<Project", "xml"),
        (DTD, "dtd"),
        (f'<CodeBook xmlns="{NS}"/>', "no-project"),
        (f'<Project xmlns="{NS}"/>', "no-claims"),
    ],
)
def test_bad_projects_are_refused_with_a_place(tmp_path: Path, xml: str, code: str) -> None:
    with pytest.raises(DataError) as error:
        load(archive(tmp_path, xml))
    found = [p for p in error.value.problems if p.level == "error"]
    assert [p.code for p in found] == [code] and str(found[0].place).startswith("p.qdpx")


def test_bad_archives_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "p.qdpx"
    path.write_bytes(b"not a zip")
    with pytest.raises(DataError, match="no REFI-QDA project"):
        load(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("project.qde", b" " * (20 << 20))
    with pytest.raises(DataError, match="unpacks to more than 100 times"):
        load(path)
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("readme.txt", b"nothing")
    with pytest.raises(DataError, match=r"no \.qde file"):
        load(path)
    whole = archive(tmp_path, project(GROUPED, BOTH)).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DataError):
        load(path)


SETS = (
    '<Sets><Set guid="se" name="Actors"><MemberCode targetGUID="@Guild@"/>'
    '<MemberCode targetGUID="gone"/></Set></Sets>'
)


def test_cases_that_whole_sources_belong_to_are_codes_of_them(tmp_path: Path) -> None:
    """What is said of a source by its case holds for every passage in it."""
    named = '<Cases><Case name="Guild" guid="ca"><SourceRef targetGUID="t1"/></Case></Cases>'
    found = project({"Toll stays": ["oppose"]}, [("u1", GUILD, ["oppose"])], extra=named)
    options = ReadOptions(codes="actor=Cases")
    (stance,) = load(archive(tmp_path, found), options=options).stances
    assert (stance.actor, stance.issue, stance.position) == ("Guild", "Toll stays", -1)


def test_a_code_of_a_set_and_one_that_is_gone(tmp_path: Path) -> None:
    book = {"": ["Guild", "oppose"]}
    found = project(book, [("u1", GUILD, ["Guild", "oppose"])], extra=SETS)
    (stance,) = load(archive(tmp_path, found), options=ReadOptions(codes="question=Toll")).stances
    assert stance.actor == "Guild"


def test_a_project_s_notes_and_graphs_are_counted(tmp_path: Path) -> None:
    beside = '<Notes><Note guid="n1"/><Note guid="n2"/></Notes><Graphs><Graph guid="g1"/></Graphs>'
    dataset = load(archive(tmp_path, project(GROUPED, BOTH, extra=beside)))
    (told,) = (n.message for n in dataset.notices if n.code == "passed-over")
    assert told == "Not read: 2 Note, 1 Graph."


def test_text_in_the_project_itself_and_a_transcript(tmp_path: Path) -> None:
    """A text may stand in the source; what is said in a recording stands in its transcript."""
    xml = project(GROUPED, BOTH).replace(' plainTextPath="internal://t1.txt">', ">" + (
        f"<PlainTextContent>{TEXT}</PlainTextContent>"))  # fmt: skip
    assert {s.summary for s in load(archive(tmp_path, xml, "other")).stances} == {
        "The Guild wants the toll gone.", "The Council defends the toll.",
    }  # fmt: skip
    xml = project(GROUPED, BOTH).replace(
        '<TextSource guid="t1" name="Minutes" plainTextPath="internal://t1.txt">',
        '<AudioSource guid="t1" name="Minutes"><Transcript plainTextPath="internal://t1.txt">',
    ).replace("</TextSource>", "</Transcript></AudioSource>")  # fmt: skip
    assert claims(load(archive(tmp_path, xml))) == WANTED


def test_a_source_s_own_codes_hold_for_the_whole_of_it(tmp_path: Path) -> None:
    inside = '<Coding guid="w" creatingUser="u1"><CodeRef targetGUID="@Guild@"/></Coding>'
    coded = [("u1", GUILD, ["oppose"])]
    (stance,) = load(archive(tmp_path, project(GROUPED, coded, inside=inside))).stances
    assert (stance.actor, stance.position) == ("Guild", -1)


def test_names_of_selections_that_stand_elsewhere_are_told(tmp_path: Path) -> None:
    """Most names are what stands at their offsets, so the one that is not is doubted."""
    third = [*BOTH, ("u2", GUILD, ["Guild", "oppose"]), ("u1", (4, 9), ["Guild", "oppose"])]
    xml = project(GROUPED, third, names={(4, 9): "Something else"})
    told = [str(n) for n in load(archive(tmp_path, xml)).notices if n.code == "quote"]
    assert len(told) == 1 and "stands 'Guild', not 'Something else'" in told[0]


def test_variables_without_a_value_say_nothing(tmp_path: Path) -> None:
    variables = (
        '<Variables><Variable guid="v1" name="Date"/><Variable guid="v2" name="Language"/>'
        "</Variables>"
    )
    inside = (
        '<VariableValue><VariableRef targetGUID="v1"/></VariableValue>'
        '<VariableValue><VariableRef targetGUID="v2"/><TextValue>de</TextValue></VariableValue>'
        '<VariableValue><VariableRef targetGUID="v3"/><TextValue>x</TextValue></VariableValue>'
    )
    dataset = load(archive(tmp_path, project(GROUPED, BOTH, extra=variables, inside=inside)))
    source = dataset.source_by_id[dataset.stances[0].source[0]]
    assert (source.title, source.language) == ("Minutes", "de")


def test_a_selection_that_begins_and_never_ends_is_misplaced(tmp_path: Path) -> None:
    book = {"Actor": ["Guild"], "Stance": ["oppose"]}
    for ends, times in (('startPosition="3"', 1), ("", 0)):
        inside = f'<PlainTextSelection guid="z" name="words" {ends}>' + "".join(
            f'<Coding guid="z{name}" creatingUser="u1"><CodeRef targetGUID="@{name}@"/></Coding>'
            for name in ("Guild", "oppose")
        )
        xml = project(book, [], inside=f"{inside}</PlainTextSelection>")
        dataset = load(archive(tmp_path, xml))
        assert claims(dataset) == {("Guild", "Toll debate", -1.0)}
        assert [n.code for n in dataset.notices].count("misplaced") == times
