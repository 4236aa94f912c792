"""Files of the real layouts, at any size: GDELT 1.0 (57 and 58 columns) and 2.0 (61), ICEWS, POLECAT.

Everything is drawn from a seed, so that a file is the same on every machine. `Drawn` rows are what
the writers write, for a test to add up by itself.
"""

from __future__ import annotations

import gzip
import random
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

ACTORS = (
    ("USA", "UNITED STATES", "USA"),
    ("USAGOV", "UNITED STATES", "USA"),
    ("CHN", "CHINA", "CHN"),
    ("RUS", "RUSSIA", "RUS"),
    ("IRN", "IRAN", "IRN"),
    ("ISR", "ISRAEL", "ISR"),
    ("EUR", "EUROPE", "EUR"),
    ("NGO", "AID AGENCY", ""),
)
CAMEO = (  # code, quad class, Goldstein
    ("010", 1, 0.0),
    ("012", 1, -0.4),
    ("042", 1, 1.9),
    ("057", 1, 8.0),
    ("061", 2, 6.4),
    ("111", 3, -2.0),
    ("138", 3, -7.0),
    ("172", 4, -5.0),
    ("190", 4, -10.0),
    ("100", 3, 1.2),  # rare: the two codes contradict each other
    ("140", 3, 0.0),
)
FIRST = date(2024, 1, 1)


@dataclass(frozen=True)
class Drawn:
    """One event."""

    number: int
    day: date
    source: tuple[str, str, str]
    target: tuple[str, str, str]
    code: str
    quad: int
    goldstein: float
    mentions: int
    url: str


def drawn(count: int, seed: int = 1, days: int = 90) -> Iterator[Drawn]:
    """So many events; a twentieth has one actor only, some have twice the same."""
    dice = random.Random(seed)
    blank = ("", "", "")
    for number in range(count):
        target = blank if dice.random() < 0.05 else dice.choice(ACTORS)
        day = FIRST + timedelta(days=dice.randrange(days))
        url = f"https://news{dice.randrange(9)}.example/{day:%Y/%m}/{dice.randrange(count + 1)}"
        yield Drawn(
            1_100_000_000 + number,
            day,
            dice.choice(ACTORS),
            target,
            *dice.choice(CAMEO),
            dice.randint(1, 40),
            url,
        )


def gdelt_row(event: Drawn, columns: int) -> list[str]:
    """An event as a row of GDELT."""
    day = event.day
    start = [str(event.number), f"{day:%Y%m%d}", f"{day:%Y%m}", f"{day.year}", f"{day.year}.0822"]
    actors = [part for side in (event.source, event.target) for part in (*side, *[""] * 7)]
    what = ["1", event.code, event.code, event.code[:2], str(event.quad), str(event.goldstein)]
    counts = [str(event.mentions), "1", str(event.mentions), "-2.5974025974026"]
    adm2 = [""] if columns == 61 else []
    place = ["1", "Geneva, Geneve, Switzerland", "SZ", "SZ07", *adm2, "46.2", "6.15", "-2553437"]
    url = [event.url] if columns > 57 else []
    added = f"{day:%Y%m%d}" + ("120000" if columns == 61 else "")
    row = [*start, *actors, *what, *counts, *place * 3, added, *url]
    assert len(row) == columns
    return row


def gdelt(
    path: Path, events: Iterable[Drawn], columns: int = 61, extra: Sequence[str] = ()
) -> Path:
    """A file of GDELT: plain, .zip as it is shipped, or .gz; `extra` lines stand at its end."""
    lines = ["\t".join(gdelt_row(event, columns)) for event in events]
    return _store(path, "\n".join([*lines, *extra]) + "\n")


_ICEWS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text",
    "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID",
    "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude",
    "Longitude",
)  # fmt: skip


def icews(path: Path, events: Iterable[Drawn]) -> Path:
    """A yearly file of ICEWS."""
    rows = (
        (
            str(e.number), e.day.isoformat(), e.source[1].title(), "Government", e.source[2],
            "Make a visit", e.code, str(e.goldstein), e.target[1].title(), "", e.target[2],
            "35000", "1", "The Daily Example", "Geneva", "", "", "Switzerland", "46.2", "6.1",
        )
        for e in events
    )  # fmt: skip
    return _store(path, "\n".join("\t".join(row) for row in (_ICEWS, *rows)) + "\n")


_POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors",
    "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country",
    "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
    "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province",
    "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source",
    "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
_QUADS = ("VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")


def polecat(path: Path, events: Iterable[Drawn]) -> Path:
    """A weekly file of POLECAT; an actor that was not found is None there."""
    lines = ["\t".join(_POLECAT)]
    for e in events:
        told = {
            "Event ID": f"{e.day:%Y%m%d}-{e.number}",
            "Event Date": e.day.isoformat(),
            "Event Type": "CONSULT",
            "Intensity": str(e.goldstein),
            "Quad Code": _QUADS[e.quad - 1],
            "Actor Name": e.source[1].title() or "None",
            "Actor Country": e.source[2],
            "Recipient Name": e.target[1].title() or "None",
            "Recipient Country": e.target[2],
            "Source": "example.com",
            "Language": "en",
        }
        lines.append("\t".join(told.get(name, "") for name in _POLECAT))
    return _store(path, "\n".join(lines) + "\n")


def _store(path: Path, text: str) -> Path:
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(path.name.removesuffix(".zip"), text)
    elif path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text)
    return path
