"""Decision rules beside the tables they speak of: weights in a column, members who vote."""

import pytest

from graphkit.api import load, measure
from graphkit.errors import DataError
from graphkit.formats import write
from graphkit.formats.writing.storage import write_atomically

ACTORS = "id,name,member_of,x_population\nde,Arland,council,83\nfr,Belmark,council,68\n"


def folder(tmp_path, rule, decided_by="de|fr|lu", actors=ACTORS + "lu,Montlux,council,0.6\n"):
    (tmp_path / "actors.csv").write_text(actors + "council,Council,,\nec,Commission,,\n")
    (tmp_path / "issues.csv").write_text(
        f"id,question,decided_by,decision_rule\nq,?,{decided_by},{rule}\n"
    )
    (tmp_path / "stances.csv").write_text("actor,issue,position\nde,q,0.5\nfr,q,-0.5\nlu,q,1\n")
    return tmp_path


def problems(*given, **named):
    with pytest.raises(DataError) as error:
        load(folder(*given, **named))
    return str(error.value)


def test_a_double_majority_with_weights_from_a_column(tmp_path):
    """Two of three (55% is 1.65) with 83.6 of 151.6, 55.1%: 65% are missed."""
    rule = "qualified:55% of members & 65% of x_population"
    data = load(folder(tmp_path, rule))
    found = measure("decision_path", data).summary
    assert (found["passes"], found["yes"], found["yes_count"]) == (False, 83.6, 2)
    assert found["needed"] == pytest.approx(0.65 * 151.6)
    assert found["stopped_by"] == "fr"
    assert str(measure("decision_path", data).reading) == (
        "In a vote of 3, q fails: 2 members where 2 are needed and 55.1% of population where 65% are "
        "needed (2 for, 1 against). fr alone blocks it."
    )


def test_the_same_for_a_body_and_with_a_list(tmp_path):
    rule = "qualified:2 of members & 50% of people; people: de=83"
    said = problems(tmp_path, f'"{rule}"', decided_by="council")
    assert "'fr' decides and has no weight in 'people'." in said
    rule = "qualified:2 of members & 50% of x_population"
    found = measure("decision_path", load(folder(tmp_path, rule, decided_by="council"))).summary
    assert (found["passes"], found["body"]) == (True, "council")


def test_everything_wrong_is_said_at_its_place(tmp_path):
    said = problems(tmp_path, "qualified:2;deu=3;proposer=ce")
    assert (
        "issues.csv:2:14 (decision_rule): 'deu' has votes and is not in decided_by. Did you" in said
    )
    assert "The proposer 'ce' is not declared in actors." in said
    said = problems(tmp_path, "qualified:60% of x_popluation")
    assert "The table actors has no column x_popluation. Did you mean 'x_population'?" in said
    said = problems(
        tmp_path, "qualified:60% of x_population", actors=ACTORS + "lu,Montlux,council,few\n"
    )
    assert "actors.csv:4:20 (x_population): x_population of 'lu' is no number above 0" in said


def test_votes_of_members_are_known(tmp_path):
    data = load(folder(tmp_path, "majority;de=3", decided_by="council"))
    assert measure("decision_path", data).summary["yes"] == 4


def test_a_quota_out_of_reach_is_warned_of(tmp_path):
    data = load(folder(tmp_path, "qualified:7"))
    assert "The quota of 7 is above all 3 votes: nothing can pass." in str(data.notices[0])


@pytest.mark.parametrize(
    ("form", "ending"),
    [("json", ".json"), ("yaml", ".yaml"), ("xlsx", ".xlsx"), ("csv_folder", "")],
)
def test_the_words_come_back_and_the_digest_stays(tmp_path, form, ending):
    rule = "qualified:55% of members & 65% of x_population;block=2;proposer=ec"
    (tmp_path / "in").mkdir()
    data = load(folder(tmp_path / "in", rule))
    path, content = tmp_path / f"out{ending}", write(data, form)
    files = (
        {path: content} if isinstance(content, bytes) else {path / k: v for k, v in content.items()}
    )
    write_atomically(files)
    again = load(tmp_path / f"out{ending}")
    assert again.issues[0].decision_rule == data.issues[0].decision_rule
    assert again.issues[0].decision_rule.written == rule
    assert again.sha256 == data.sha256
