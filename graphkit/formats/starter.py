"""A starter dataset: small enough to read at once, valid, and explained where it stands."""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.dataset import Dataset
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.csv_table import csv_table
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset
from graphkit.formats.reading.tables import SCHEMA
from graphkit.formats.writing.datapackage import descriptor
from graphkit.formats.writing.flat import FlatTable
from graphkit.phrases import phrase

TITLE = "A wind farm off the harbour"
DESCRIPTION = "Invented example rows; replace them with your own."
_README = """\
# {title}

This folder is a graphkit dataset: plain CSV tables that any spreadsheet opens.
Replace the example rows with your own, then run

    graphkit check {folder}
    graphkit brief {folder}

A column you leave out or a cell you leave empty means "not known". A column of your own
begins with x_; x_title is what reports call an issue. Several values in one cell are
separated by |. Positions run from -1 (oppose) to 1 (support); where none is negative,
graphkit asks what 0 means, and takes the answer from an option or from a line such as
"scale:position": "0..1" in datapackage.json. Days are written YYYY-MM-DD. Rows with
private = yes stay out of everything made for the public.

{tables}
"""
_ACTORS = """\
id,name,aliases,type,role,member_of,capability,note
mayor,The Mayor,town hall,person,decides after the council's advice,council,80,
council,Town Council,,government,advises,,60,
windco,WindCo,the developer,company,would build it,,50,
fishers,Fishers' Association,,association,,,35,
residents,Harbour Residents,,association,,,30,
"""
_ISSUES = """\
id,question,support_means,oppose_means,options,decided_by,decision_rule,decided_on,outcome,x_title
windfarm,May WindCo build a wind farm off the harbour?,Build it,Do not build it,\
refuse=-1|build half of it=0.3|build it=1,mayor,sole,,,the wind farm
"""
_STANCES = """\
actor,issue,position,salience,condition,date,confidence,source,locator,summary
mayor,windfarm,0.6,0.7,,2026-02-10,0.9,gazette,page 1,Spoke for the plan at the opening of the quay
windco,windfarm,1,1,,2026-01-20,1,plan,section 1,Applied for the licence
fishers,windfarm,-0.9,0.9,unless the western grounds stay open,2026-03-02,0.8,gazette,page 3,\
Handed over a petition
residents,windfarm,-0.5,0.6,,2026-03-02,0.6,gazette,page 3,Signed the petition; some waver
council,windfarm,0.2,0.5,,2026-02-20,0.7,minutes,item 4,Wants to see the report on birds first
"""
_TIES = """\
from,to,sign,relation,strength,directed,since,confidence,source,locator,summary
mayor,windco,support,invites,0.8,yes,2026-01-20,0.9,plan,section 2,Invited the developer
windco,mayor,support,pays,0.6,yes,2026-02-10,0.7,gazette,page 1,Promised the town a share
fishers,windco,oppose,petitions,0.9,yes,2026-03-02,0.9,gazette,page 3,Petition against it
fishers,residents,support,campaigns with,0.7,no,2026-03-02,0.8,gazette,page 3,Collect together
residents,mayor,oppose,criticises,0.6,yes,2026-03-05,0.6,minutes,item 5,Want a vote first
"""
_INFLUENCE = """\
actor,issue,capability,date,aggregate,reason,source
mayor,windfarm,80,2026-02-10,no,Signs the permit,minutes
council,windfarm,60,2026-02-20,yes,Its advice has never been ignored,minutes
"""
_DIRECT_INFLUENCE = """\
from,to,level,reason,source
mayor,windco,3,Grants or refuses the licence,minutes
council,mayor,2,Its advice has never been ignored,minutes
windco,council,1,Pays for the studies,plan
fishers,council,2,Two members live off the catch,gazette
residents,mayor,2,Vote next year,gazette
"""
_EVENTS = """\
date,event,issue,outcome,source
2026-01-20,WindCo applies for the licence,windfarm,,plan
2026-03-02,Petition with 900 names,windfarm,,gazette
"""
_SOURCES = """\
id,publisher,title,url,date,language,reliability,note
plan,WindCo,Application for a licence,https://example.org/plan,2026-01-20,en,0.9,
gazette,Harbour Gazette,The harbour divided,https://example.org/gazette,2026-03-03,en,0.7,
minutes,Town Council,Minutes of the council,https://example.org/minutes,2026-03-05,en,1,
"""
_TABLES = {
    "actors": _ACTORS,
    "issues": _ISSUES,
    "stances": _STANCES,
    "ties": _TIES,
    "influence": _INFLUENCE,
    "direct_influence": _DIRECT_INFLUENCE,
    "events": _EVENTS,
    "sources": _SOURCES,
}


def starter(folder: str, *, title: str = TITLE) -> Mapping[str, bytes]:
    """The files of a starter dataset by name: every table with invented example rows, a
    README.md that explains the columns, and the descriptor of the data package.
    """
    files = {f"{name}.csv": content.encode() for name, content in _TABLES.items()}
    readme = _README.format(title=title, folder=folder, tables="\n\n".join(_explained()))
    return {**files, "README.md": readme.encode(), "datapackage.json": _descriptor(folder, title)}


def starter_dataset(name: str, *, title: str = TITLE) -> Dataset:
    """The starter as a dataset."""
    from graphkit.formats.reading.build import build

    problems, raw = Problems(), RawDataset(name, title=title, description=DESCRIPTION)
    for table, content in _TABLES.items():
        found = csv_table(content, file=f"{table}.csv", problems=problems, name=table)
        assert found is not None
        raw.tables[table] = found
    return build(raw, problems)


def starter_file(name: str, form: str) -> bytes:
    """The starter as one file: a workbook with drop-down lists (xlsx), YAML or JSON."""
    from graphkit.formats import write
    from graphkit.formats.writing.starter_workbook import starter_workbook

    dataset = starter_dataset(name)
    if form == "xlsx":
        return starter_workbook(dataset)
    content = write(dataset, form)
    assert isinstance(content, bytes)
    return content


def _explained() -> list[str]:
    """Each table with its columns, those that must be there marked with a star."""
    told = []
    for table in SCHEMA.values():
        columns = [
            f"- {column.name}{'*' if column.required else ''}"
            + (f": {column.about}" if column.about else "")
            for column in table.columns
        ]
        told.append("\n".join([f"## {table.name}.csv: {table.about}", "", *columns]))
    return told


def _descriptor(folder: str, title: str) -> bytes:
    tables = [
        FlatTable(name, tuple(content.partition("\n")[0].split(",")), ())
        for name, content in _TABLES.items()
    ]
    return descriptor(Dataset(folder, title, DESCRIPTION), tables)


def warn_if_left_over(dataset: Dataset, problems: Problems) -> None:
    """Warn of the starter's title or description over data that is not the starter's any more."""
    begun = (set(_ids(_ACTORS)) & dataset.actor_by_id.keys(),
             set(_ids(_ISSUES)) & dataset.issue_by_id.keys())  # fmt: skip
    if all(begun):
        return
    for words, what in ((TITLE, "title"), (DESCRIPTION, "description")):
        if getattr(dataset, what) == words:
            message = phrase(
                "The {what} is still the starter's: {words}.", what=what, words=shown(words, 60)
            )
            problems.warn("starter", message, hint=phrase("Write one that says what this data is."))


def _ids(table: str) -> list[str]:
    return [line.partition(",")[0] for line in table.splitlines()[1:]]
