"""The layouts of event archives that are known without a mapping file.

GDELT 1.0 (events by day found, 57 columns to March 2013, then 58 with SOURCEURL) and 2.0 (61: an
ADM2 code for each of three places) as described in their codebooks; ICEWS as on Dataverse; POLECAT
as its weekly files are headed.
"""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.events.mapping import EventMapping

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
    "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_EVENT = (
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
)  # fmt: skip
_PLACE = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")


def _gdelt(*, adm2: bool, url: bool) -> tuple[str, ...]:
    start = ("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate")
    actors = tuple(f"Actor{n}{part}" for n in (1, 2) for part in _ACTOR)
    places = tuple(
        f"{of}Geo_{part}"
        for of in ("Actor1", "Actor2", "Action")
        for part in _PLACE
        if adm2 or part != "ADM2Code"
    )
    return (*start, *actors, *_EVENT, *places, "DATEADDED", *(("SOURCEURL",) if url else ()))


GDELT_COLUMNS = {
    57: _gdelt(adm2=False, url=False),
    58: _gdelt(adm2=False, url=True),
    61: _gdelt(adm2=True, url=True),
}
GDELT = EventMapping(
    name="GDELT",
    source="Actor1Code",
    target="Actor2Code",
    date="SQLDATE",
    quadclass="QuadClass",
    goldstein="GoldsteinScale",
    mentions="NumMentions",
    url="SOURCEURL",
    id="GLOBALEVENTID",
    source_name="Actor1Name",
    target_name="Actor2Name",
    source_country="Actor1CountryCode",
    target_country="Actor2CountryCode",
    delimiter="\t",
    optional=("SOURCEURL", "Actor1Name", "Actor2Name", "Actor1CountryCode", "Actor2CountryCode"),
)
GDELT_TYPES = {  # as in the public copy in BigQuery
    "GLOBALEVENTID": "int64",
    "SQLDATE": "int64",
    "QuadClass": "int64",
    "GoldsteinScale": "float64",
    "NumMentions": "int64",
}
ICEWS = EventMapping(
    name="ICEWS",
    source="Source Name",
    target="Target Name",
    date="Event Date",
    goldstein="Intensity",
    url="Publisher",
    id="Event ID",
    source_country="Source Country",
    target_country="Target Country",
    optional=("Publisher", "Event ID", "Source Country", "Target Country"),
)
POLECAT = EventMapping(
    name="POLECAT",
    source="Actor Name",
    target="Recipient Name",
    date="Event Date",
    quadclass="Quad Code",
    goldstein="Intensity",
    url="Source",
    source_country="Actor Country",
    target_country="Recipient Country",
    missing=("None",),
    optional=("Source", "Actor Country", "Recipient Country"),
)
KNOWN = (GDELT, POLECAT, ICEWS)


def recognised(columns: Sequence[str]) -> EventMapping | None:
    """The known layout whose columns these are, if any."""
    there = set(columns)
    return next(
        (known for known in KNOWN if there >= set(known.used.values()) - set(known.optional)), None
    )
