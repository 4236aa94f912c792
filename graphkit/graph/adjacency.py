"""Ties as a sparse matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array


def adjacency(
    size: int,
    source: NDArray[np.int64],
    target: NDArray[np.int64],
    values: NDArray[np.float64],
) -> csr_array:
    """A size x size matrix with `values` at [source, target]; those of one place add up.

    >>> adjacency(2, np.array([0, 0]), np.array([1, 1]), np.array([0.5, 2.0])).toarray()
    array([[0. , 2.5],
           [0. , 0. ]])
    """
    from scipy.sparse import coo_array

    # Before 1.17 SciPy's path searches and spanning trees read no numbers of 64 bits.
    ends = (source.astype(np.int32), target.astype(np.int32))
    return coo_array((values, ends), shape=(size, size)).tocsr()
