"""Settings as people write them in scripts."""

from __future__ import annotations

from datetime import date
from typing import Any

from graphkit.errors import UsageError, unknown
from graphkit.findings import Settings
from graphkit.language import LANGUAGES


def settings_as_written(given: dict[str, Any]) -> Settings:
    """Settings of days as text and one name where several may stand.

    Raises `UsageError` for an unknown language or audience or what is no day, `TypeError` for an
    unknown setting.
    """
    asked = dict(given)
    if isinstance(day := asked.get("as_of"), str):
        try:
            asked["as_of"] = date.fromisoformat(day)
        except ValueError:
            raise UsageError(f"'{day}' is not a day such as 2026-05-31.") from None
    for word in ("issues", "measures"):
        if isinstance(asked.get(word), str):
            asked[word] = (asked[word],)
        elif asked.get(word) is not None:
            asked[word] = tuple(asked[word])
    settings = Settings(**asked)
    if settings.language not in LANGUAGES:
        raise unknown("language", settings.language, LANGUAGES)
    if settings.audience not in ("public", "internal"):
        raise unknown("audience", settings.audience, ("public", "internal"))
    return settings
