"""Which column of an archive is what: the layouts known here, and the analyst's mapping file.

A mapping file is YAML:

    from: Source Name            # who acts; required, as are to and date
    to: Target Name
    date: Event Date             # 20240131, 2024-01-31 or a column of dates
    goldstein: Intensity         # -10 to 10; at least one of goldstein, quadclass and sign
    quadclass: Quad Code         # 1 to 4, or in words (VERBAL COOPERATION ...)
    sign: Direction              # instead of quadclass: words of support, or below and above 0
    signs: {ally: support, foe: oppose}      # what the values of sign mean, where words are others
    mentions: NumArticles        # how often an event was told; 1 without
    source: URL                  # where it was read
    from_name: Name              # what to call the actors, where from and to are codes
    to_name: Name2
    from_country: Country
    to_country: Country2
    id: Event ID                 # a number of the event
    dates: dmy                   # how dates are written, where the year is not first
    missing: [None, n/a]         # actors that are none
    delimiter: tab               # tab, comma, semicolon or pipe; guessed without
    columns: [day, a, b, class]  # the names, where a text file has no row of names
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from graphkit.errors import DataError, Place, Problem, did_you_mean
from graphkit.formats.format import ReadOptions
from graphkit.formats.reading.cells import SIGN_WORDS
from graphkit.formats.reading.decode import read_text
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.tree import Branch, Entry, Items, Misread, Scalar
from graphkit.formats.yaml_file import parse
from graphkit.phrases import phrase

LARGEST = 1 << 20
DELIMITERS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}
DATES = ("ymd", "dmy", "mdy")
ROLES = {  # what a mapping file says, and the field that it fills
    "from": "source",
    "to": "target",
    "date": "date",
    "sign": "sign",
    "quadclass": "quadclass",
    "goldstein": "goldstein",
    "mentions": "mentions",
    "source": "url",
    "id": "id",
    "from_name": "source_name",
    "to_name": "target_name",
    "from_country": "source_country",
    "to_country": "target_country",
}
OPTIONS = ("signs", "dates", "missing", "delimiter", "columns")
_OF_SIGN = {word: sign for sign, word in SIGN_WORDS.items()}


@dataclass(frozen=True, slots=True)
class EventMapping:
    """Which column holds what (by `ROLES`), and how its values are written."""

    name: str = "events"
    source: str = ""
    target: str = ""
    date: str = ""
    sign: str | None = None
    quadclass: str | None = None
    goldstein: str | None = None
    mentions: str | None = None
    url: str | None = None
    id: str | None = None
    source_name: str | None = None
    target_name: str | None = None
    source_country: str | None = None
    target_country: str | None = None
    signs: tuple[tuple[str, int], ...] = ()
    dates: str = "ymd"
    missing: tuple[str, ...] = ()
    delimiter: str | None = None
    columns: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    @property
    def used(self) -> dict[str, str]:
        """The columns that are used, by field."""
        given = {name: getattr(self, name) for name in ROLES.values()}
        return {name: column for name, column in given.items() if column}

    def missing_in(self, columns: tuple[str, ...], file: str) -> list[Problem]:
        """The columns that a file of these columns has not, located in the mapping file."""
        return [
            Problem(
                "error",
                "unknown-column",
                phrase("There is no column '{column}' in {file}.", column=column, file=file),
                self.places.get(name, Place(file)),
                did_you_mean(column, columns)
                or phrase("There are: {listed}.", listed=", ".join(columns[:30])),
            )
            for name, column in self.used.items()
            if column not in columns and column not in self.optional
        ]


def read_mapping(path: Path) -> EventMapping:
    """A mapping file; raises `DataError` with everything that is wrong in it."""
    problems = Problems()
    text = read_text(path, ReadOptions(), problems, largest=LARGEST)
    found: EventMapping | None = None
    if text is not None:
        try:
            root = parse(text, path.name, problems)
        except Misread as fault:
            fault.tell(path.name, problems)
        else:
            if isinstance(root, Branch):
                found = _Reader(path.name, root, problems).mapping()
            else:
                message = phrase(
                    "A mapping file has a line for each role, such as 'from: Source Name'."
                )
                problems.error("mapping", message, Place(path.name, 1, 1))
    problems.stop_if_fatal()
    if found is None:
        raise DataError(problems.told())
    return found


class _Reader:
    """A mapping file's tree, line by line."""

    def __init__(self, file: str, root: Branch, problems: Problems) -> None:
        self.file, self.root, self.problems = file, root, problems

    def mapping(self) -> EventMapping:
        said: dict[str, object] = {"name": Path(self.file).stem}
        places: dict[str, Place] = {}
        for entry in self.root.entries:
            if entry.key in ROLES:
                said[ROLES[entry.key]] = self._text(entry)
                places[ROLES[entry.key]] = Place(self.file, entry.value.line, entry.value.column)
            elif entry.key in OPTIONS:
                said[entry.key] = getattr(self, f"_{entry.key}")(entry)
            else:
                hint = did_you_mean(entry.key, (*ROLES, *OPTIONS))
                known = phrase("There are: {listed}.", listed=", ".join((*ROLES, *OPTIONS)))
                self._wrong(
                    entry, phrase("There is no role '{key}'.", key=entry.key), hint or known
                )
        self._complete(said)
        known_fields = {f.name for f in fields(EventMapping)}
        return EventMapping(**{k: v for k, v in said.items() if k in known_fields}, places=places)  # type: ignore[arg-type]

    def _complete(self, said: dict[str, object]) -> None:
        start = Place(self.file, 1, 1)
        for role in ("from", "to", "date"):
            if not said.get(ROLES[role]):
                self.problems.error(
                    "role", phrase("The column for '{role}' is not named.", role=role), start
                )
        if not any(said.get(name) for name in ("sign", "quadclass", "goldstein")):
            message = phrase("Nothing says whether an event is for or against.")
            hint = phrase("Name a column for quadclass, goldstein or sign.")
            self.problems.error("role", message, start, hint=hint)
        if said.get("sign") and said.get("quadclass"):
            message = phrase("Both sign and quadclass are named; one of them gives the sign.")
            self.problems.error("role", message, start)

    def _wrong(self, entry: Entry, message: str, hint: str | None = None) -> None:
        place = Place(self.file, entry.line, entry.column)
        self.problems.error("mapping", message, place, hint=hint)

    def _text(self, entry: Entry) -> str | None:
        if isinstance(entry.value, Scalar) and entry.value.text:
            return entry.value.text
        self._wrong(entry, phrase("'{key}' names one column.", key=entry.key))
        return None

    def _dates(self, entry: Entry) -> str:
        return self._one_of(entry, DATES) or "ymd"

    def _delimiter(self, entry: Entry) -> str | None:
        word = self._one_of(entry, tuple(DELIMITERS))
        return DELIMITERS[word] if word else None

    def _one_of(self, entry: Entry, choices: tuple[str, ...]) -> str | None:
        text = self._text(entry)
        if text is not None and text not in choices:
            self._wrong(
                entry, phrase("'{text}' is none of {listed}.", text=text, listed=", ".join(choices))
            )
            return None
        return text

    def _list(self, entry: Entry) -> tuple[str, ...]:
        if isinstance(entry.value, Items) and all(isinstance(n, Scalar) for n in entry.value.nodes):
            return tuple(
                node.text or ("None" if node.text is None else "")
                for node in entry.value.nodes
                if isinstance(node, Scalar)
            )
        self._wrong(entry, phrase("'{key}' is a list, such as [one, two].", key=entry.key))
        return ()

    _columns = _list
    _missing = _list

    def _signs(self, entry: Entry) -> tuple[tuple[str, int], ...]:
        found = []
        for part in entry.value.entries if isinstance(entry.value, Branch) else ():
            word = part.value.text if isinstance(part.value, Scalar) else None
            if word not in _OF_SIGN:
                self._wrong(
                    part,
                    phrase("'{word}' is none of {listed}.", word=word, listed=", ".join(_OF_SIGN)),
                )
            else:
                found.append((part.key.strip().casefold(), _OF_SIGN[word]))
        if not isinstance(entry.value, Branch):
            self._wrong(entry, phrase("'signs' is a list of meanings, such as {{ally: support}}."))
        return tuple(found)
