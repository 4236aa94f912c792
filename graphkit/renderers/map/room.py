"""How much a page holds: of very many actors the first, and the ties between them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from graphkit.findings import Report

ACTORS, TIES = 10_000, 100_000  # beyond, a page takes seconds to open and megabytes to mail


def with_room(report: Report) -> Report:
    """The report with the first of its actors alone: as many as a page holds of them, and of the
    ties between them. What stands in numbers and words is said of all."""
    number = {actor.id: place for place, actor in enumerate(report.actors)}
    later = [
        max(number[link.source], number[link.target])
        for link in report.links
        if link.source in number and link.target in number
    ]
    most = ACTORS
    if len(later) > TIES:  # the tie that is too many joins an actor to one before it
        most = min(most, int(np.partition(later, TIES)[TIES]))
    return report if len(report.actors) <= most else replace(report, actors=report.actors[:most])
