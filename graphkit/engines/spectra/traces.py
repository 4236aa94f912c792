"""Traces of the exponential of a symmetric matrix: exact when small, estimated beyond."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graphkit.graph.network import Floats

if TYPE_CHECKING:
    from scipy.sparse import csr_array

EXACT = 2500
_LEADING = 24
_PROBES = 96
_WORK = 1_600_000  # probes x actors: the estimate grows more precise with size by itself
_STEPS = 48


@dataclass(frozen=True, slots=True)
class Trace:
    """The natural logarithm of tr e^A and its relative standard error (0 when exact)."""

    log: float
    error: float


def exponential_trace(matrix: csr_array, seed: int = 0) -> Trace:
    """log tr e^A of a symmetric n x n matrix.

    Up to 2,500 rows from all eigenvalues. Beyond, the 24 leading eigenvalues are exact and the
    rest is estimated by Lanczos quadrature on 16 to 96 random sign vectors kept at right angles to
    the leading eigenvectors (Ubaru, Chen & Saad 2017; Meyer et al. 2021).
    """
    if matrix.shape[0] <= EXACT:
        return Trace(_log_sum_exp(np.linalg.eigvalsh(matrix.toarray())), 0.0)
    return _estimate(matrix, seed)


def _estimate(matrix: csr_array, seed: int) -> Trace:
    from scipy.sparse.linalg import eigsh

    size = matrix.shape[0]
    # The same on every machine, and no symmetry sets it at right angles to an eigenvector.
    start = np.ones(size) + np.arange(size) / size
    leading, vectors = eigsh(matrix, k=_LEADING, which="LA", v0=start)
    # Taken out of every exponent: e^x alone would overflow beyond 709.
    shift = float(leading.max())
    probes = np.random.default_rng(seed).choice([-1.0, 1.0], size=(probes_for(size), size))
    rest = np.array([_quadrature(matrix, vectors, probe, shift) for probe in probes])
    total = float(np.exp(leading - shift).sum() + rest.mean())
    deviation = float(rest.std(ddof=1) / np.sqrt(len(rest)))
    return Trace(shift + float(np.log(total)), deviation / total)


def probes_for(size: int) -> int:
    """How many random vectors: 96 for some thousand rows, never fewer than 16."""
    return int(np.clip(_WORK // size, 16, _PROBES))


def _quadrature(matrix: csr_array, leading: Floats, probe: Floats, shift: float) -> float:
    """z' e^(A - shift) z for the part of `probe` at right angles to the leading eigenvectors."""
    vector = probe - leading @ (leading.T @ probe)
    length = float(np.linalg.norm(vector))
    basis = np.zeros((_STEPS, len(vector)))
    basis[0] = vector / length
    diagonal, beside = np.zeros(_STEPS), np.zeros(_STEPS)
    for step in range(_STEPS):
        ahead = matrix @ basis[step]
        diagonal[step] = basis[step] @ ahead
        ahead -= leading @ (leading.T @ ahead)
        # Lanczos vectors lose their right angles by rounding, so all earlier ones are taken out.
        ahead -= basis[: step + 1].T @ (basis[: step + 1] @ ahead)
        beside[step] = np.linalg.norm(ahead)
        if step + 1 == _STEPS or beside[step] < 1e-12:
            break
        basis[step + 1] = ahead / beside[step]
    from scipy.linalg import eigh_tridiagonal

    nodes, weights = eigh_tridiagonal(diagonal[: step + 1], beside[:step])
    return float(length**2 * (weights[0] ** 2 * np.exp(nodes - shift)).sum())


def _log_sum_exp(exponents: Floats) -> float:
    top = float(exponents.max())
    return top + float(np.log(np.exp(exponents - top).sum()))
