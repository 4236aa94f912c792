"""SciPy's sparse matrices, imported in two thirds of the time."""

from __future__ import annotations

import sys
from types import ModuleType

# Tools of NumPy that it loads when somebody asks for them by name.
_UNUSED = ("f2py", "testing", "polynomial", "ctypeslib")


def load_sparse() -> None:
    """Import `scipy.sparse` if nobody did, without what SciPy only loads in passing.

    It takes over every public name of NumPy's, and so loads tools that nothing here uses.
    """
    if "scipy" in sys.modules:
        return
    import numpy as np

    hidden = {name: ModuleType(name) for name in _UNUSED if name not in vars(np)}
    for name, empty in hidden.items():
        setattr(np, name, empty)
    try:
        import scipy.sparse  # noqa: F401
    finally:
        for name, empty in hidden.items():
            if vars(np).get(name) is empty:
                delattr(np, name)  # whoever asks for it gets the true one
