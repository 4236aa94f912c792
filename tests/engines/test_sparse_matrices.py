"""SciPy is imported without tools that nobody uses, and these are there for whoever asks."""

from __future__ import annotations

import subprocess
import sys

JOB = """
import sys
from graphkit.engines.sparse_matrices import load_sparse
load_sparse()
unused = "f2py", "testing", "polynomial", "ctypeslib"
assert not [name for name in unused if f"numpy.{name}" in sys.modules]
import numpy, scipy.sparse
numpy.testing.assert_array_equal(scipy.sparse.eye_array(2).toarray(), [[1, 0], [0, 1]])
assert all(getattr(numpy, name).__file__ for name in unused)
load_sparse()
assert all(getattr(numpy, name).__file__ for name in unused)
"""


def test_what_is_left_out_comes_when_it_is_asked_for() -> None:
    subprocess.run([sys.executable, "-c", JOB], check=True)
