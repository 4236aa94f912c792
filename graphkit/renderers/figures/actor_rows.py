"""Actors one below the other, each with its name, its mark and room for a bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from graphkit.language import Text
from graphkit.pictures import ActorProfile
from graphkit.renderers.figures.sheet import Box, Sheet


@dataclass(frozen=True, eq=False)
class ActorRows:
    """Rows for these actors in `box`, the first at the top; lengths in points."""

    sheet: Sheet
    actors: Sequence[ActorProfile]
    box: Box

    @property
    def size(self) -> float:
        """The size of the names."""
        return 0.95 * self.sheet.letter

    @property
    def _step(self) -> float:
        return min((self.box.height - 2 * self.size) / len(self.actors), 2.6 * self.size)

    @property
    def half(self) -> float:
        """Half the height of a bar."""
        return 0.34 * min(self._step, 2 * self.size)

    @cached_property
    def left(self) -> float:
        """Where bars begin."""
        names = max(self.sheet.width_of(self.sheet.name(a.id), self.size) for a in self.actors)
        return self.box.left + min(names, 0.34 * self.box.width) + 2.4 * self.size

    def head(self, words: Text, x: float) -> None:
        """What the bars that begin at `x` say."""
        size, y = 0.85 * self.size, self.box.top - self.size
        self.sheet.write(self.sheet.say(words), x, y, size=size, colour=self.sheet.muted)

    def lines(self) -> Iterator[tuple[ActorProfile, float]]:
        """Each actor and the height of its row's middle."""
        for number, actor in enumerate(self.actors):
            yield actor, self.box.top - 2 * self.size - (number + 0.5) * self._step

    def name(self, actor: ActorProfile, y: float) -> None:
        """Write an actor's name and draw its mark, at the left of its bar."""
        sheet, size = self.sheet, self.size
        room = self.left - self.box.left - 2 * size
        right = self.left - 2.0 * size
        sheet.label(sheet.name(actor.id), right, y, room, size, high=self._step)
        sheet.actor(actor, self.left - 1.0 * size, y, 0.46 * size)
