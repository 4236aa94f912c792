"""The day that documents are dated to, where the environment names one."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from graphkit.errors import UsageError
from graphkit.phrases import phrase

_LATEST = 4_354_819_199  # the last second that a zip archive can name


def source_date() -> int | None:
    """The second that SOURCE_DATE_EPOCH names, for workbooks, documents and decks; None without.

    Raises `UsageError` where that is no number of seconds.
    """
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not said:
        return None
    if not (said.isascii() and said.isdigit() and int(said) <= _LATEST):
        raise UsageError(
            phrase(
                "SOURCE_DATE_EPOCH is '{said}': no number of seconds since 1970, up to {latest}.",
                said=said,
                latest=_LATEST,
            )
        )
    return int(said)


def source_day() -> date | None:
    """The day, in UTC, of the second that SOURCE_DATE_EPOCH names."""
    second = source_date()
    return None if second is None else datetime.fromtimestamp(second, UTC).date()
