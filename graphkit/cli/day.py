"""A day on the command line."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from graphkit.phrases import phrase


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(phrase("'{value}' is not a day such as 2026-05-31.", value=value), param, ctx)
