"""FollowTheMoney: entities as JSON lines, of which those of some schemas are ties.

Every property is a list. A tie is an entity with two ends that are named after its schema; the
schemas, their ends and whether they have a direction stand in followthemoney/schema/*.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graphkit.errors import Place
from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.json_file import parse_all
from graphkit.formats.reading.decode import read_text
from graphkit.formats.reading.ends import join_ends
from graphkit.formats.reading.graph_tables import line, put, put_day
from graphkit.formats.reading.json_rows import branch_of, has_fields, place_of
from graphkit.formats.reading.other_headings import bring
from graphkit.formats.reading.peek import dicts, json_in
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.tree import Branch, Items, Misread, Node
from graphkit.formats.reading.tree_tables import Line, table_of
from graphkit.phrases import phrase

# Schema: from, to, and whether it has a direction.
TIES = {
    "Associate": ("person", "associate", False),
    "ContractAward": ("contract", "supplier", True),
    "CourtCaseParty": ("party", "case", True),
    "Debt": ("debtor", "creditor", True),
    "Directorship": ("director", "organization", True),
    "Documentation": ("document", "entity", False),
    "EconomicActivity": ("sender", "receiver", True),
    "Employment": ("employee", "employer", True),
    "Family": ("person", "relative", False),
    "Membership": ("member", "organization", True),
    "Occupancy": ("holder", "post", True),
    "Ownership": ("owner", "asset", True),
    "Payment": ("payer", "beneficiary", True),
    "PositionHeld": ("holder", "post", True),
    "ProjectParticipant": ("participant", "project", True),
    "Representation": ("agent", "client", True),
    "Similar": ("candidate", "match", False),
    "Succession": ("predecessor", "successor", True),
    "UnknownLink": ("subject", "object", True),
}
# What is filed about somebody; an actor only where a tie names it.
RECORDS = frozenset((
    "Address", "Article", "Audio", "BankAccount", "Call", "CryptoWallet", "Document", "Email",
    "Folder", "HyperText", "Identification", "Image", "Mention", "Message", "Note", "Package",
    "Page", "Pages", "Passport", "PlainText", "Sanction", "Table", "TaxRoll", "Trip",
    "UserAccount", "Video", "Workbook",
))  # fmt: skip
WITHIN = ("results", "entities")
ACTOR = ("name", "alias", "country", "jurisdiction", "nationality", "website", "notes", "summary")
_NAMES = ("name", "title", "fileName", "registrationNumber")
_DAYS = {"startDate": "since", "endDate": "until", "date": "since"}


def is_ftm(path: Path) -> bool:
    """Whether a file's first entity has a schema and properties."""
    found = json_in(path)
    if isinstance(found, dict):
        found = next((found[key] for key in WITHIN if isinstance(found.get(key), list)), [found])
    return any(
        isinstance(row.get("schema"), str) and isinstance(row.get("properties"), dict)
        for row in dicts(found)[:1]
    )


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Entities as actors, those with two ends as ties without signs."""
    raw = RawDataset(name_of(path).removesuffix(".ftm"))
    text = read_text(path, options, problems)
    if text is None:
        return raw
    try:
        trees = parse_all(text, path.name, problems)
    except Misread as fault:
        fault.tell(path.name, problems)
        return raw
    nodes: list[Branch] = []
    edges: list[Branch] = []
    for row in _entities(trees, path.name, problems):
        (edges if row.text("schema") in TIES else nodes).append(row)
    ties = [made for row in edges for made in _ties(row, path.name, problems)]
    named = {made.texts[end] for made in ties for end in ("from", "to")}
    nodes = _without_records(nodes, named, path.name, problems)
    for name, lines in (
        ("actors", [_actor(row, path.name, problems) for row in nodes]),
        ("ties", ties),
    ):
        if lines:
            raw.tables[name] = table_of(name, lines, lines[0].place)
            bring(raw.tables[name], problems)
    join_ends(raw, problems)
    return raw


def _entities(trees: list[Node], file: str, problems: Problems) -> Iterator[Branch]:
    """Every entity, whether one a line, in a list, or among the results of a search."""
    for tree in trees:
        if isinstance(tree, Items):
            yield from (n for n in tree.nodes if has_fields(n, "entities", file, problems))
        elif isinstance(tree, Branch):
            key = next((key for key in WITHIN if tree.entry(key)), None)
            yield from tree.branches(key) if key else [tree]


def _without_records(
    nodes: list[Branch], named: set[str], file: str, problems: Problems
) -> list[Branch]:
    """The entities that may be actors."""
    kept = [n for n in nodes if n.text("schema") not in RECORDS or n.text("id") in named]
    if len(kept) < len(nodes):
        kinds = sorted({node.text("schema") for node in nodes} & RECORDS)
        count = len(nodes) - len(kept)
        them = (
            phrase("1 entity is a record")
            if count == 1
            else phrase("{n} entities are records", n=f"{count:,}")
        )
        message = phrase(
            "{them} about others ({listed}), no actors, and left out.",
            them=them,
            listed=", ".join(kinds),
        )
        problems.note("passed-over", message, Place(file))
    return kept


def _actor(row: Branch, file: str, problems: Problems) -> Line:
    """An entity: the first name is its name, further ones and aliases are its aliases."""
    place, said = place_of(row, file), branch_of(row, "properties", file, problems)
    names = [name for key in _NAMES for name in said.texts(key)] or [row.text("caption")]
    made = line(place, [("id", row.text("id")), ("name", names[0] or None)])
    put(made, "type", row.text("schema"), place)
    others = [*said.texts("name")[1:], *said.texts("alias")]
    country = [*said.texts("country"), *said.texts("nationality"), *said.texts("jurisdiction")]
    fields = {
        "aliases": [word for word in dict.fromkeys(others) if word != names[0]],
        "country": country[:1],
        "url": [word for word in said.texts("website") if word.startswith("http")][:1],
        "note": [*said.texts("summary"), *said.texts("notes")][:1],
    }
    for key, words in fields.items():
        if words:
            put(made, key, "|".join(word.replace("|", "/") for word in words), place)
    _rest(made, said, (*_NAMES[:2], *ACTOR))
    return made


def _ties(row: Branch, file: str, problems: Problems) -> Iterator[Line]:
    """A tie for every pair of the ends that an entity names; one that lacks an end is left out."""
    place, schema = place_of(row, file), row.text("schema")
    said = branch_of(row, "properties", file, problems)
    start, end, directed = TIES[schema]
    pairs = [(one, other) for one in _ids(said, start) for other in _ids(said, end)]
    if not pairs:
        message = phrase(
            "{schema} {text} names no {start} or no {end} and is left out.",
            schema=schema,
            text=row.text("id"),
            start=start,
            end=end,
        )
        problems.note("no-end", message, place)
    for number, (one, other) in enumerate(pairs):
        own = row.text("id") + (f"-{number + 1}" if number else "")
        way = "yes" if directed else "no"
        made = line(place, [("from", one), ("to", other), ("directed", way), ("id", own or None)])
        put(made, "relation", _relation(schema, said), place)
        for key, name in _DAYS.items():
            for word in said.texts(key)[:1]:
                if name not in made.texts:
                    put_day(made, name, word, place)
        for word in [*said.texts("summary"), *said.texts("description")][:1]:
            put(made, "summary", word, place)
        _rest(made, said, (start, end, "summary", "description", "role", "relationship", *_DAYS))
        yield made


def _relation(schema: str, said: Branch) -> str:
    """What kind of tie it is: its schema, and the role in it."""
    roles = [*said.texts("role"), *said.texts("relationship")]
    return f"{schema}: {', '.join(roles)}" if roles else schema


def _ids(said: Branch, key: str) -> list[str]:
    """The ids under a property; an entity that is written out in full stands for its id."""
    whole = [row.text("id") for row in said.branches(key)]
    return [id for id in dict.fromkeys([*said.texts(key), *whole]) if id]


def _rest(made: Line, said: Branch, but: tuple[str, ...]) -> None:
    """Every other property as a column of its own."""
    for entry in said.entries:
        words = said.texts(entry.key)
        if entry.key not in but and words:
            put(made, f"x_{entry.key}", "|".join(words), made.place)


followthemoney = Format(
    name="followthemoney",
    question="FollowTheMoney entities as JSON lines",
    suffixes=(".json",),
    read_only=(".jsonl", ".ndjson", ".ijson", ".ftm"),
    called=phrase("FollowTheMoney entities"),
    facts="github.com/alephdata/followthemoney, followthemoney/schema",
    read=read,
    recognises=is_ftm,
)
