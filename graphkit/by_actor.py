"""The number of each actor as a measure hands it out: one array that reads like a dictionary."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, Sequence, ValuesView
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # a finding is named by commands that never make one
    import numpy as np
    from numpy.typing import NDArray


class ByActor(Mapping[str, float]):
    """Numbers by actor id, held as an array beside the ids: `numbers[i]` is that of `actors[i]`.

    It looks up, counts, compares and prints as the dictionary would, in the same order, and makes
    no object an actor until asked. An actor for whom a measure is not defined is not in it.

    >>> import numpy as np
    >>> found = ByActor(("b", "a"), np.array([0.5, 2.0]))
    >>> found["a"], list(found), found == {"a": 2.0, "b": 0.5}
    (2.0, ['b', 'a'], True)
    >>> found.places_by_rank().tolist()
    [1, 0]
    """

    __slots__ = ("_place", "actors", "numbers")

    def __init__(self, actors: Sequence[str], numbers: NDArray[Any]) -> None:
        import numpy as np

        self.actors, self.numbers = tuple(actors), np.asarray(numbers)
        self._place: Mapping[str, int] | None = None
        if self.numbers.shape != (len(self.actors),):
            raise ValueError(f"{self.numbers.shape} numbers for {len(self.actors)} actors.")

    @classmethod
    def of(cls, values: Mapping[str, float]) -> ByActor:
        """Any mapping from ids to numbers as an array beside the ids."""
        if isinstance(values, cls):
            return values
        import numpy as np

        return cls(tuple(values), np.array(list(values.values())))

    def some(self, chosen: NDArray[Any]) -> ByActor:
        """Those chosen, by a mask over the actors or by their places."""
        import numpy as np

        places = np.arange(len(self))[chosen]
        return ByActor([self.actors[place] for place in places.tolist()], self.numbers[places])

    def places_by_rank(self) -> NDArray[np.int64]:
        """Places in `actors`, from the largest number to the smallest, equal ones by id."""
        import numpy as np

        by_id = np.array(sorted(range(len(self)), key=self.actors.__getitem__), dtype=np.int64)
        order: NDArray[np.int64] = by_id[np.argsort(-self.numbers[by_id], kind="stable")]
        return order

    def __getitem__(self, actor: str) -> float:
        if self._place is None:
            self._place = _places(self.actors)
        number: float = self.numbers[self._place[actor]].item()
        return number

    def __iter__(self) -> Iterator[str]:
        return iter(self.actors)

    def __len__(self) -> int:
        return len(self.actors)

    def items(self) -> ItemsView[str, float]:
        return _Items(self)

    def values(self) -> ValuesView[float]:
        return _Values(self)

    def __repr__(self) -> str:
        return repr(dict(self.items()))


class _Items(ItemsView[str, float]):
    """Pairs from the array at once, not looked up one by one."""

    _mapping: ByActor

    def __iter__(self) -> Iterator[tuple[str, float]]:
        return zip(self._mapping.actors, self._mapping.numbers.tolist(), strict=True)


class _Values(ValuesView[float]):
    """Numbers from the array at once, not looked up one by one."""

    _mapping: ByActor

    def __iter__(self) -> Iterator[float]:
        return iter(self._mapping.numbers.tolist())


@lru_cache(maxsize=4)
def _places(actors: tuple[str, ...]) -> Mapping[str, int]:
    """Where each id stands; findings on one network share the ids, and so this."""
    return {actor: place for place, actor in enumerate(actors)}
